"""ACLED's events and their deletions: `scheme.py` maps a row, the other files one group of columns each."""
