"""UCDP's georeferenced events (GED): `scheme.py` maps a row, the other files one group of columns each."""
