"""Words as they are searched for: one folded form for all the ways in which a word is written.

Come in by `folding.py` (`fold`). The other files are scripts and languages; their tables are in `schema/data`. The
folder knows texts only, no record and no table.
"""
