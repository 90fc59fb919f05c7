"""Counts: numbers as English writes them, what is counted, and what all counts of an entry allow together.

Come in by `phrases.py` to read a count from words, and by `envelope.py` for the killed and injured of an entry. The
folder knows records, but no table.
"""
