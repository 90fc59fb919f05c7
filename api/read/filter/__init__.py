"""How a filter becomes a set of entries.

Come in by `sets.py`, which says it all in one file; `filters.py` has the fields, `word_sets.py` what a search adds.
A set goes on to `api/read/plan`, which makes a page, counts and facets of it.
"""
