"""The index: which entries have what they are filtered, searched and counted by, as Roaring bitmaps.

Come in by `entries.py` (kept up to date within a transaction) and `loading.py` (made anew from all rows). `packing.py`
says how a bitmap is stored. Everything here is derived from the tables: it can be thrown away and made again.
"""
