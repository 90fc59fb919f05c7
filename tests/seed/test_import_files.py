"""Files that cannot be imported: each is told apart, before a row is read; packed files are read like plain ones."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from seed.importers.scheme import UnusableFile
from seed.importers.schemes import open_scheme
from tests.seed.imported import FILES, map_all

GED = (FILES / "ucdp-ged.csv").read_bytes()


def write(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


def write_zip(*names: str, data: bytes = GED) -> Callable[[Path], None]:
    def pack(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                archive.writestr(name, data)

    return pack


def break_zip(path: Path) -> None:
    write_zip("a.csv")(path)
    data = bytearray(path.read_bytes())
    data[200] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda _: None, "does not exist; correct its name"),
        (Path.mkdir, "is a folder where a file is expected; name the file in it"),
        (write(b""), "is empty; give the file that was downloaded"),
        (write(b"\xef\xbb\xbf \n"), "is empty; give the file that was downloaded"),
        (write(gzip.compress(b"")), "is empty; give the file that was downloaded"),
        (write(gzip.compress(GED)[:-400]), "is a broken archive: it ends too early; fetch it again"),
        (
            write(GED + b"\nBa\xb4qubah"),
            "is not UTF-8: byte 0xb4 at offset 10,517 (line 27); save it as UTF-8",
        ),
        (
            write(GED.decode().encode("utf-16")),
            "is not UTF-8: byte 0xff at offset 0 (line 1); save it as UTF-8",
        ),
        (
            write_zip("a.csv", "b/b.csv"),
            "is a zip of 2 files (a.csv, b/b.csv); one is expected: unpack it, and name one",
        ),
        (write_zip("a/"), "is a zip of 0 files; one is expected: unpack it, and name one"),
        (write(b"id,year\n1,2014\n"), "has no column 'type_of_violence'"),
        (
            write(GED.replace(b",best,", b",best_guess,", 1)),
            "has no column 'best' or 'best_est' (is it 'best_guess'? name it so)",
        ),
        (write(GED.replace(b"deaths_b", b"deaths_a", 1)), "has no column 'deaths_b'"),
        (
            write(GED.replace(b"geom_wkt", b"deaths_a", 1)),
            "has the column 'deaths_a' twice; remove or rename one",
        ),
        (
            write(GED.replace(b",", b";")),
            "separates its columns by semicolons, where commas are expected; save it as comma-separated CSV",
        ),
        (
            write(b"event_id_cnty,event_date,sub_event_type\n"),
            "is an ACLED export; import it as acled",
        ),
        (
            write(b"event_id_cnty,deleted_timestamp\n"),
            "is ACLED's list of deleted events; give it with --deleted",
        ),
        (write(b"\t".join([b"1"] * 61)), "is a GDELT 2.0 events file; import it as gdelt-events"),
        (write(b'{"title": {},\n "events": []}'), "is a TimelineJS timeline; import it as timelinejs"),
        (
            write(b'{"type":"actor","slug":"iran","name":"Iran"}\n{}\n'),
            "is records of our own, as export writes them; import it as records",
        ),
    ],
)
def test_a_file_that_cannot_be_imported_is_refused_with_its_reason(
    make: Callable[[Path], None], message: str, tmp_path: Path
) -> None:
    make(tmp_path / "file")
    with pytest.raises(UnusableFile) as refused:
        open_scheme("ucdp-ged", tmp_path / "file")
    assert str(refused.value).startswith(message)


def test_a_zip_with_a_wrong_byte_is_refused(tmp_path: Path) -> None:
    break_zip(tmp_path / "file.zip")
    with pytest.raises(UnusableFile, match="is a broken archive: "):
        open_scheme("ucdp-ged", tmp_path / "file.zip")


def test_a_scheme_that_is_none_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="which is no scheme; did you mean 'ucdp-ged'"):
        open_scheme("ucdp", tmp_path)


@pytest.mark.parametrize(
    "make",
    [
        write(b"\xef\xbb\xbf" + GED),
        write(GED.replace(b"\n", b"\r\n")),
        write(gzip.compress(GED)),
        write_zip("__MACOSX/._ged.csv", "data/.DS_Store", "data/", "data/ged.csv"),
    ],
)
def test_packed_and_marked_files_are_read_like_plain_ones(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / "file")
    assert map_all("ucdp-ged", tmp_path / "file") == map_all("ucdp-ged", FILES / "ucdp-ged.csv")
