"""The data that comes with Dateline is in order, and no other test and no example is made of it.

Whoever adds an article to `seed/data` changes nothing that a test or the committed description of REST expects:
those are made of `tests/data`.
"""

import re
from pathlib import Path

from seed.__main__ import DATA, main
from tests import frozen

ROOT = Path(__file__).parents[2]
OF_SEED = re.compile(
    r"""seed/data|["']seed["'] / ["']data|seed\.__main__ import .*\bDATA"""
    r"""|main\(\[(?:"-[^"]*"(?:, )?)*\]\)|"-m", "seed"(?:, "-[^"]*")*\]"""
)
"""How a file may name the folder, or a command that goes to it where nothing else is said."""


def test_what_comes_with_dateline_is_in_order() -> None:
    assert main(["--check"]) == 0


def test_no_test_and_no_example_is_made_of_it() -> None:
    files = [*ROOT.glob("tests/**/*.py"), *ROOT.glob("tests/**/*.mjs"), *ROOT.glob("api/*/*.py")]
    naming = {
        file.relative_to(ROOT).as_posix()
        for file in files
        if "node_modules" not in file.parts and OF_SEED.search(file.read_text(encoding="utf-8"))
    }
    assert naming == {"tests/seed/test_data.py", "tests/frozen.py"}


def test_the_tests_have_a_folder_of_their_own() -> None:
    assert DATA != frozen.DATA
    assert main(["--check", str(frozen.DATA)]) == 0
