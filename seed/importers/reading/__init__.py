"""What schemes share: files opened and read as tables, days and places read, and what is wrong noted.

Come in by `tables.py` and `faults.py`. Nothing here knows a scheme.
"""
