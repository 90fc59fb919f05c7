"""Every check that records can be given before they are written; what they may leave out is filled in here.

Come in by `complete.py`. A `Batch` has the records under check, what is recorded already, and the problems so far. The
folder writes nothing.
"""
