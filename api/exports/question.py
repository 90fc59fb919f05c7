"""What an export is asked for: a format, and the filters that REST's timeline takes."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

from api.errors import BadInput
from api.exports.companion import Companion, MakeWriter
from api.exports.formats import Format
from api.exports.source import Source
from api.read.declared.selection import REPORTED_BY
from api.read.export.snapshots import open_snapshot
from api.rest import filters
from api.rest.arguments import timeline_arguments
from api.rest.parameters import Items, Parameter, read_query
from api.rest.problems import Wrong, WrongRequest
from api.rest.resources import TIMELINE
from schema.vocabularies import EntryKind

FILTERS = filters.entry_filters(*EntryKind)
"""REST's filters and its order; a page's limits and fields are none of an export's."""


def list_parameters(form: Format) -> tuple[Parameter, ...]:
    """Return what an export in this format can be narrowed and ordered by."""
    return FILTERS if form.ordered else FILTERS[:-1]


def read_arguments(form: Format, items: Items) -> dict[str, Any]:
    """Return the read engine's arguments; raises WrongRequest with all that is wrong with the query."""
    parameters = list_parameters(form)
    return timeline_arguments(read_query(parameters, items), parameters, [])


@dataclass(frozen=True, slots=True)
class ExportQuestion:
    """One export: `base_url` is what the addresses in it begin with, `address` its own."""

    form: Format
    arguments: Mapping[str, Any]
    base_url: str
    address: str

    @property
    def make_writer(self) -> MakeWriter | None:
        """Return what makes the writer of a second process, for a format that two write in turns."""
        make, day = self.form.make_writer, self.arguments.get(REPORTED_BY)
        return make and (lambda snapshot: make(snapshot, day))


@contextmanager
def begin(
    url: str, question: ExportQuestion, companion: Companion | None = None
) -> Iterator[Iterable[bytes]]:
    """Yield the export's bytes, the first of which are made already: what can be wrong with it has been found.

    Raises WrongRequest, NotInstalled and Unavailable.
    """
    question.form.check_installed()
    with open_snapshot(url) as snapshot:
        if companion is not None:
            companion.invite(url, snapshot)
        source = Source(snapshot, question.arguments, question.base_url, question.address, companion)
        chunks = filter(None, question.form.write(source))
        try:
            source.check()
            first = next(chunks, b"")
        except BadInput as error:
            raise WrongRequest(
                [Wrong(TIMELINE.pointer(error.argument), "invalid_value", error.message)]
            ) from None
        yield chain([first], chunks)
