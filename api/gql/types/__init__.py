"""The GraphQL types as Strawberry declares them, one subject a file.

A field here has a type and a description; what it gives is compiled by `api/read`. Come in by `entry.py`. Nothing here
imports anything of the engine.
"""
