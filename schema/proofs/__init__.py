"""Proofs that all that is derived follows from the records, and the removal of records that their files have lost.

Come in by `derived.py` (`./dateline check-data`) and `pruning.py` (`./dateline seed --prune`). It stands on all other
folders of the schema.
"""
