"""Imprecise dates: EDTF texts, what days they may mean, and how they are said in English.

Come in by `imprecise.py` (`parse`). A date here is a text and its bounds; the folder knows no record, no table and no
phrase of time.
"""
