"""Application status: how far someone's application is, without knowing whose it is."""
