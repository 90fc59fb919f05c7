"""What can be asked: the fields of each type, their arguments, and a question as a tree of selections.

Come in by `shapes.py`: a new field is a line there. Nothing here knows SQL or a database.
"""
