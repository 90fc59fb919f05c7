"""What a test may ask of the machine that it runs on."""

import os
from typing import NoReturn

import pytest

IN_CI = bool(os.environ.get("CI"))


def missing(what: str) -> NoReturn:
    """Skip the test for want of `what`; under CI, where everything must be there, fail."""
    if IN_CI:
        pytest.fail(f"{what} is missing, and under CI nothing is skipped")
    pytest.skip(f"{what} is missing")
