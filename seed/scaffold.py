"""A new article's folder: the text, byte for byte, and records.toml to be filled in."""

import re
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from schema.records.fields import SLUG
from seed.disk import UnreadableFile, read_text
from seed.files import ARTICLES, EXPECT, RECORDS, TEXT
from seed.findings import name_file

_SHORTEST_SLUG, _LONGEST_SLUG = 3, 120
_TEMPLATE = Path(__file__).with_name("records.template.toml")


Fill = Callable[[str, str, date, Path], str]
"""Makes a new records.toml from an article's text, its document's slug, its day and the data folder."""


class CannotScaffold(Exception):
    """A new article cannot be begun; the message says why and what to do."""


def fill_template(text: str, slug: str, day: date, data: Path) -> str:  # noqa: ARG001 - the template is the same for all
    """Return records.toml with an example of each kind of record, commented out."""
    template = _TEMPLATE.read_text(encoding="utf-8")
    return template.replace("<slug>", slug).replace("<date>", day.isoformat())


def scaffold(day: str, slug: str, text: Path, data: Path, fill: Fill = fill_template) -> Path:
    """Make the folder `<day>-<slug>` among a data folder's articles and return it; raises CannotScaffold."""
    name = f"{read_day(day)}-{slug}"
    if not re.fullmatch(SLUG, slug) or len(name) > _LONGEST_SLUG:
        most = _LONGEST_SLUG - len(day) - 1
        raise CannotScaffold(f"{slug!r} is not a slug: use a-z, 0-9 and -, at most {most} characters")
    folder = data / ARTICLES / name
    if folder.exists():
        raise CannotScaffold(
            f"{name_file(folder)} is there already; choose another slug, or fill that one in"
        )
    content = read_article(text)
    records = fill(content, name, read_day(day), data)
    _write(folder, {TEXT: content.encode(), RECORDS: records.encode()})
    return folder


def describe_next_steps(folder: Path) -> str:
    """Return what to do with a new folder."""
    name, data = name_file(folder), name_file(folder.parent.parent)
    return "\n".join(
        [
            f"Made {name} with {TEXT} and {RECORDS}.",
            f"1. Write what the article says into {name}/{RECORDS}; its comments show how.",
            f"2. Add the actors, places and publishers it needs to the files beside {ARTICLES}/.",
            f"3. Check it: ./dateline seed --check {name}",
            f"4. Write the totals in {data}/{EXPECT}: ./dateline seed --totals {data}",
            f"5. Load it: ./dateline seed {data}",
        ]
    )


def read_day(day: str) -> date:
    """Return the day that a command line names; raises CannotScaffold."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        found = None
    if found is None or found.isoformat() != day:  # fromisoformat() reads 20210709 too
        raise CannotScaffold(f"{day!r} is not a day of the calendar; write it like 2021-07-09")
    return found


def check_slug(slug: str) -> str:
    """Return a document's slug; raises CannotScaffold where it is none."""
    if not re.fullmatch(SLUG, slug) or not _SHORTEST_SLUG <= len(slug) <= _LONGEST_SLUG:
        raise CannotScaffold(
            f"{slug!r} is not a slug: use a-z, 0-9 and -, {_SHORTEST_SLUG} to {_LONGEST_SLUG} characters"
        )
    return slug


def read_article(path: Path) -> str:
    """Return the text of an article's file exactly as it stands; raises CannotScaffold."""
    try:
        text = read_text(path)
    except UnreadableFile as error:
        raise CannotScaffold(f"{path} {error}") from None
    if not text.strip():
        raise CannotScaffold(f"{path} is empty; give the file with the article's text")
    if "\0" in text:
        raise CannotScaffold(f"{path} holds the character NUL at {text.index(chr(0))}; it is no text file")
    return text


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Make the folder with its files, or nothing."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=folder.parent) as temporary:
            made = Path(temporary) / folder.name
            made.mkdir()
            for name, data in files.items():
                (made / name).write_bytes(data)
            made.rename(folder)
    except OSError as error:
        raise CannotScaffold(f"{name_file(folder)} cannot be made: {str(error.strerror).lower()}") from error
