"""Plans: what a selection asks for, compiled once and run for any arguments.

A plan does no I/O. It is a generator that yields a statement and its parameters, is sent the rows, and returns the
result; `api/read/database` drives it, on the event loop, on a thread or in a transaction. Come in by `roots.py`. A
level is one statement: the records of a connection, or what all of them have of one relation.
"""
