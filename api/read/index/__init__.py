"""The bitmap index as it is read: what a process holds, and the algebra of sets on it.

Come in by `view.py`: the index as of the snapshot that an answer is of. `bits.py` compares and orders numbers,
`column.py` and `counts.py` count, `sums.py` adds, `picking.py` finds a page. Nothing here knows a filter.
"""
