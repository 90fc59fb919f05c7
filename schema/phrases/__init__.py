"""Phrases of time ("in recent weeks", "on Monday night"): found in a text, and read from an anchor as a date.

Come in by `reading.py` to read one phrase and by `finding.py` to find them in a text. `rules.py` and `frame_rules.py`
have all rules as two tables; the files beside them say what the rules mean. The folder knows no record and no table.
"""
