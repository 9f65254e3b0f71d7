"""What a stand knows and decides: facts, journal, store, queue, content. Plain Python."""

__version__ = "0.1.0"
