"""The rules of a queue: numbers, days, lanes, calling, waiting."""
