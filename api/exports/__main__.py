"""`./dateline export`: write the timeline, or the part that filters choose, in a format that other tools read."""

import argparse
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qsl

from api.errors import DatelineError
from api.exports import worker
from api.exports.companion import accompanied
from api.exports.formats import BY_NAME, FORMATS, Format
from api.exports.question import ExportQuestion, begin, read_arguments
from api.rest.problems import WrongRequest
from api.settings import SettingsError, load_settings
from schema.storage.database import DatabaseUnavailable, migrate

WRONG = 2
LOCAL = "http://127.0.0.1:8000"
"""What addresses of records begin with where DATELINE_PUBLIC_URL says nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Export; return the exit status: 0, 1 where it broke off or could not begin, 2 for a wrong command."""
    options = _parser().parse_args(arguments)
    form = BY_NAME[options.format]
    try:
        settings = load_settings(os.environ)
        items = list(_list_items(options.filters))
        base_url = settings.public_url or LOCAL
        question = ExportQuestion(
            form, read_arguments(form, items), base_url, f"{base_url}/v1/timeline.{form.suffix}"
        )
        with accompanied(question.make_writer) as companion:
            migrate(settings.database_url)
            with (
                begin(settings.database_url, question, companion) as chunks,
                _output(options.output) as output,
            ):
                _copy(chunks, output)
    except (SettingsError, WrongRequest) as error:
        return _fail(_tell(error), WRONG)
    except DatelineError as error:
        return _fail(error.message, 1)
    except (DatabaseUnavailable, OSError) as error:
        return _fail(str(error), 1)
    except KeyboardInterrupt:
        return _fail("Stopped: what was written is not the whole export", 1)
    return 0


def _parser() -> argparse.ArgumentParser:
    names = {each.name: each for each in FORMATS}
    listed = "\n".join(f"  {name:12} {_shorten(each)}" for name, each in names.items())
    parser = argparse.ArgumentParser(
        prog="dateline export",
        description=__doc__,
        epilog=f"formats:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("format", choices=names, metavar="FORMAT", help=", ".join(names))
    parser.add_argument(
        "filters",
        nargs="*",
        metavar="FILTER",
        help="as in the query of /v1/timeline: actor=iran, 'from=2021-07-01&to=2021-07-31'",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write (standard output)")
    return parser


def _shorten(form: Format) -> str:
    return form.description.partition(".")[0].replace("`", "")


def _list_items(filters: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in filters:
        yield from parse_qsl(text.removeprefix("?"), keep_blank_values=True)


def _tell(error: Exception) -> str:
    if isinstance(error, WrongRequest):
        return "\n".join(f"{each.pointer.removeprefix('/query/')}: {each.detail}" for each in error.wrong)
    return str(error)


def _fail(message: str, status: int) -> int:
    sys.stderr.write("".join(f"dateline: {line.rstrip('.')}.\n" for line in message.splitlines()))
    return status


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO]:
    """Yield what to write to: a file of that name is there only when all has been written."""
    if path is None:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # whoever reads may stop reading
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _copy(chunks: Iterable[bytes], output: BinaryIO) -> None:
    for chunk in chunks:
        output.write(chunk)
        output.flush()


if __name__ == "__main__":
    worker.settle()
    sys.exit(worker.serve() if sys.argv[1:] == [worker.FLAG] else main())
