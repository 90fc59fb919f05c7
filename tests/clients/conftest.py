"""Node's packages, for the clients that others wrote."""

from pathlib import Path

import pytest

from tests.clients.packages import install_packages


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """Return the folder of the installed packages."""
    return install_packages()
