"""GDELT's events, version 2.0: `scheme.py` maps a row, the other files one group of columns each."""
