"""What imports add to the store: batches and their issues, ids in other schemes, duplicates, what a source takes back.

Come in by `batches.py`. The folder stands on the store and knows no scheme: `seed/importers` has these.
"""
