"""The database itself: how it is reached and brought up to date, and many rows written at once.

Come in by `database.py` (`make_engine`, `migrate`) and `rows.py`. The folder knows tables and drivers, but nothing of
what the rows mean.
"""
