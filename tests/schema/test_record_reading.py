"""Records from plain data: nothing is guessed, and every fault is told."""

import pytest

from schema.records.exchange import DateRecord, IncidentRecord, PlaceRecord
from schema.records.reading import MalformedRecord, read_record

PLACE = {"slug": "iraq", "name": "Iraq", "kind": "country"}


def list_faults(**changes: object) -> list[tuple[str, str]]:
    with pytest.raises(MalformedRecord) as refused:
        read_record(PlaceRecord, {**PLACE, **changes})
    return refused.value.faults


def test_a_record_is_read() -> None:
    assert read_record(PlaceRecord, PLACE) == PlaceRecord(slug="iraq", name="Iraq", kind="country")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"latitude": "33", "longitude": 44}, "latitude"),
        ({"latitude": True, "longitude": 44}, "latitude"),
        ({"name": 5}, "name"),
        ({"aliases": "Irak"}, "aliases"),
        ({"aliases": [5]}, "aliases[0]"),
        ({"latitude": 10**5000, "longitude": 44}, ""),
    ],
)
def test_nothing_is_converted(changes: dict[str, object], field: str) -> None:
    assert [fault[0] for fault in list_faults(**changes)] == [field]


def test_an_unknown_key_names_the_nearest() -> None:
    ((field, message),) = list_faults(parnt="asia")
    assert field == "parnt"
    assert message.startswith("is no key of this record; did you mean 'parent'?")


def test_every_fault_is_told() -> None:
    assert [field for field, _ in list_faults(kind="cty", latitude=99, parnt="asia")] == [
        "kind",
        "latitude",
        "parnt",
    ]


def test_a_day_may_be_text() -> None:
    data = {"kind": "incident", "slug": "attack", "title": "An attack", "category": "other"}
    record = read_record(IncidentRecord, {**data, "responsibility_as_of": "2021-07-09"})
    assert str(record.responsibility_as_of) == "2021-07-09"


def test_a_number_is_no_text() -> None:
    with pytest.raises(MalformedRecord, match="edtf: 2021 must be text, in quotation marks"):
        read_record(DateRecord, {"edtf": 2021})
