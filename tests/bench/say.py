"""News for the person who waits."""

import sys


def say(message: str) -> None:
    """Print a line to standard error, at once."""
    sys.stderr.write(f"bench: {message}\n")
    sys.stderr.flush()
