"""Whole records and the whole timeline, read from one snapshot for exports.

Come in by `snapshots.py` and `whole_timeline.py`; `record_reader.py` gives back the records that the store was given.
"""
