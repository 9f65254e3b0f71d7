"""The satisfaction survey: forms as data, anonymous answers, the published index."""
