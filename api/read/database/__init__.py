"""The two databases as plans are run on them, each answer from one snapshot.

Come in by `readers.py`, which says what both have in common. Nothing here knows what is asked.
"""
