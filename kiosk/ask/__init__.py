"""Answering a typed question from the content, or saying that nobody here knows."""
