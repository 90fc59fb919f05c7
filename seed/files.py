"""Data folders and article folders: which files they hold, and which records the files hold.

A data folder has `actors.toml`, `places.toml`, `publishers.toml`, `expect.toml` and a folder `articles`, in
which each article has a folder of its own with `article.txt` and `records.toml`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from schema.records.suggestions import did_you_mean, one_of
from seed.disk import UnreadableFile, read_text
from seed.findings import WrongFiles
from seed.gathering import Gathering
from seed.progress import track
from seed.toml_files import read_toml

SHARED = {"publishers.toml": "publisher", "actors.toml": "actor", "places.toml": "place"}
"""The files that all articles share, and the kind of record that each holds."""

EXPECT, ARTICLES, TEXT, RECORDS = "expect.toml", "articles", "article.txt", "records.toml"
_DATA_FOLDER = {*SHARED, EXPECT, ARTICLES}
_ARTICLE_FOLDER = {TEXT, RECORDS}
_SECTIONS = ["document", "entry", "claim"]


def is_article(folder: Path) -> bool:
    """Return whether a folder is that of one article."""
    return any((folder / name).exists() for name in _ARTICLE_FOLDER)


def find_data_folder(article: Path) -> Path | None:
    """Return the data folder that an article's folder lies in."""
    folder = article.resolve().parent
    return folder.parent if folder.name == ARTICLES else None


def gather(path: Path, *, with_neighbours: bool = False) -> Gathering:
    """Return the records of a data folder, or of an article's folder with the files it shares with others.

    `with_neighbours` adds the other articles, for where no database knows them. Raises WrongFiles when there
    is no such folder; whatever else is wrong is in the findings.
    """
    gathering = Gathering()
    _check_folder(path, gathering)
    data = find_data_folder(path) if is_article(path) else path
    if data:
        _gather_shared(data, gathering)
    alone = data is None or (data != path and not with_neighbours)
    folders = [path] if data is None or alone else _list_articles(data, gathering)
    for folder in track(folders, "Reading articles"):
        _gather_article(folder, gathering)
    return gathering


def gather_shared(data: Path) -> Gathering:
    """Return the publishers, actors and places of a data folder; raises WrongFiles where they cannot all be read."""
    gathering = Gathering()
    _check_folder(data, gathering)
    _gather_shared(data, gathering)
    if gathering.findings:
        raise WrongFiles(gathering.findings)
    return gathering


def _check_folder(path: Path, gathering: Gathering) -> None:
    """Raise WrongFiles unless the path is a folder that holds what is asked of one."""
    try:
        names = {child.name for child in path.iterdir()}
    except OSError as error:
        advice = "name a data folder or an article's folder"
        gathering.report(path, "", "", f"cannot be read as a folder: {str(error.strerror).lower()}; {advice}")
        raise WrongFiles(gathering.findings) from error
    if not names & (_DATA_FOLDER | _ARTICLE_FOLDER):
        message = f"is neither a data folder (with {ARTICLES}/) nor an article's (with {TEXT} and {RECORDS})"
        gathering.report(path, "", "", message)
        raise WrongFiles(gathering.findings)


def _list_articles(data: Path, gathering: Gathering) -> list[Path]:
    _refuse_others(data, _DATA_FOLDER, gathering)
    folder = data / ARTICLES
    if not folder.exists():
        return []
    try:
        children = sorted(child for child in folder.iterdir() if not child.name.startswith("."))
    except OSError as error:
        gathering.report(folder, "", "", f"cannot be read as a folder: {str(error.strerror).lower()}")
        _lose(_SECTIONS, gathering)
        return []
    for child in children:
        if not child.is_dir():
            gathering.report(child, "", "", "is not a folder; each article has one of its own")
    return [child for child in children if child.is_dir()]


def _refuse_others(folder: Path, names: Iterable[str], gathering: Gathering) -> None:
    """Report TOML files that nothing reads: most likely their names are misspelt."""
    for child in sorted(folder.glob("*.toml")):
        if child.name not in names:
            gathering.report(child, "", "", f"is read by nothing{did_you_mean(child.name, names)}")


def _gather_shared(data: Path, gathering: Gathering) -> None:
    for name, kind in SHARED.items():
        if (data / name).exists() or (data / name).is_symlink():
            table = _read(data / name, [kind], gathering)
            if table is not None:
                _refuse_keys(data / name, table, [kind], gathering)
                _gather_list(data / name, kind, table, gathering)


def _read(path: Path, kinds: list[str], gathering: Gathering) -> dict[str, Any] | None:
    """Return the table of a file with records of these kinds; None when it cannot be read."""
    try:
        return read_toml(path)
    except UnreadableFile as error:
        gathering.report(path, "", "", str(error))
        _lose(kinds, gathering)
        return None


def _lose(kinds: list[str], gathering: Gathering) -> None:
    """Take no reference to records of these kinds for wrong: the records may be what could not be read."""
    for kind in kinds:
        gathering.lose(kind)


def _refuse_keys(path: Path, table: Mapping[str, Any], keys: list[str], gathering: Gathering) -> None:
    for key in table:
        if key not in keys:
            gathering.report(path, "", key, f"is no section of this file{one_of(key, keys)}")
            _lose(keys, gathering)


def _gather_list(path: Path, kind: str, table: Mapping[str, Any], gathering: Gathering) -> None:
    found = table.get(kind, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        gathering.report(path, "", kind, f"must be a list of tables; begin each one with [[{kind}]]")
        _lose([kind], gathering)
        return
    for number, item in enumerate(found, start=1):
        gathering.add(kind, path, item, number)


def _gather_article(folder: Path, gathering: Gathering) -> None:
    _refuse_others(folder, _ARTICLE_FOLDER, gathering)
    path = folder / RECORDS
    table = _read(path, _SECTIONS, gathering)
    text = _read_article(folder / TEXT, gathering)
    if table is not None:
        _refuse_keys(path, table, _SECTIONS, gathering)
        _gather_document(path, table, text, gathering)
        _gather_list(path, "entry", table, gathering)
        _gather_list(path, "claim", table, gathering)


def _read_article(path: Path, gathering: Gathering) -> str | None:
    try:
        text = read_text(path)
    except UnreadableFile as error:
        gathering.report(path, "", "", str(error))
        return None
    if not text.strip():
        gathering.report(path, "", "", "is empty; it holds the document's text, byte for byte")
        return None
    return text


def _gather_document(path: Path, table: Mapping[str, Any], text: str | None, gathering: Gathering) -> None:
    document = table.get("document")
    if not isinstance(document, dict):
        message = "must be a table, under the line [document]" if document else "is missing; write [document]"
        gathering.report(path, "", "document", message)
        _lose(["document"], gathering)
        return
    if "text" in document:
        gathering.report(
            path, f"document:{document.get('slug')}", "text", f"is not written here: {TEXT} holds it"
        )
    known = {key: value for key, value in document.items() if key != "text"}
    if text is None:
        gathering.add("document", path, known, 1, unread=["text"])
    else:
        gathering.add("document", path, {**known, "text": text}, 1)
