"""Application statuses: loaded by officers, kept without names, sent down to the stands."""
