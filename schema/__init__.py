"""What is recorded: the tables, the vocabularies, and all that keeps them true.

The files at the top are the tables, one subject each, and `vocabularies.py`. Whoever wants to write records comes in by
`store/saving.py`; whoever reads them from a file, by `records/exchange.py`. Nothing here knows `api` or `seed`.
"""
