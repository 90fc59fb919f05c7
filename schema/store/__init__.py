"""The store: records become rows, all of them or none, inside the caller's transaction.

Come in by `saving.py` (`save`). The other files are its parts, one subject each. Whatever is derived from records is
brought up to date here too.
"""
