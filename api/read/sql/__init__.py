"""Pieces of SQL that several statements are made of, for both databases.

Come in by `dialects.py`: what differs between SQLite and PostgreSQL is there alone. Conditions, cursors, and what was
known on a day are the other files.
"""
