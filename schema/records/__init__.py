"""Records as people write and exchange them: models of entries, actors, places, documents and claims.

Come in by `exchange.py` (`Records`), and by `reading.py` to read plain data with errors that a person can act on. The
folder knows vocabularies and dates, but no table and no database.
"""
