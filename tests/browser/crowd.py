"""An invented record: some hundred entries over ten years, with whatever makes a page stumble."""

from datetime import date, timedelta

from schema.records.exchange import IncidentRecord, Records
from schema.storage.database import make_engine
from schema.store.saving import save
from tests.schema.factories import (
    make_actor,
    make_casualty,
    make_citation,
    make_claim,
    make_date,
    make_document,
    make_incident,
    make_link,
    make_place,
    make_records,
    make_statement,
    make_talks,
)

ENTRIES = 240
EVIL = '<img src=x onerror="document.title=1">'
EVIL_QUOTE = "<script>alert(1)</script> hit the base"
FIRST_DAY = date(2011, 1, 1)
DAYS_APART = 15
NOTHINGS = ("zero_confirmed", "none_reported", "number_unknown", "not_mentioned")


def write(url: str, records: Records) -> None:
    """Write the records into the database at `url`."""
    engine = make_engine(url)
    with engine.begin() as connection:
        save(connection, records)
    engine.dispose()


def make_crowd() -> Records:
    """Return the record: numbered incidents, each answered by nobody, and a few entries of note."""
    return make_records(
        actors=[make_actor(), make_actor("the-group", name=EVIL, kind="militia")],
        places=[
            make_place("iraq", iso3166="IQ"),
            make_place("bahrain", iso3166="BH"),
            make_place("the-border", kind="border"),
            *[_make_town(n) for n in range(6)],
        ],
        documents=[
            make_document("the-report", headline="The report", published_on="2021-07-09"),
            make_document(
                "early", headline="Early", dateline="2015-01-01", text=f"{EVIL_QUOTE} \U0001f680 early."
            ),
            make_document(
                "reference", headline="Reference", dateline=None, text=None, url="https://example.org/"
            ),
        ],
        entries=[*[_make_numbered(n) for n in range(ENTRIES)], *_list_notable()],
        claims=[
            make_claim(
                text="The group did it.",
                about="evil",
                positions=[
                    {"actor": "the-group", "stance": "asserts", "statement": "the-boast"},
                    {"actor": "iran", "stance": "denies", "statement": "the-denial"},
                ],
            )
        ],
    )


def _make_town(number: int) -> object:
    slug = f"town-{number}"
    at = {"latitude": 33 + number / 10, "longitude": 43 + number / 10}
    return make_place(slug, name=f"Town {number}", kind="town", parent="iraq", coordinate_source="map", **at)


def _make_numbered(number: int) -> IncidentRecord:
    day = FIRST_DAY + timedelta(days=DAYS_APART * number)
    place = {"place": f"town-{number % 6}", "precision": "exact"}
    return make_incident(f"strike-{number}", str(day), title=f"Strike number {number}", places=[place])


def _list_notable() -> list[object]:
    """Return entries whose every part wants care: markup in a title, four kinds of nothing, all sorts of dates."""
    nothings = [
        make_casualty(outcome=outcome, status=status, as_of="2021-07-09", **_counts(status))
        for outcome, status in zip(("killed", "injured", "missing", "captured"), NOTHINGS, strict=True)
    ]
    return [
        make_incident(
            "evil",
            "2021-07-05",
            title=EVIL,
            summary=EVIL,
            participants=[{"role": "initiator", "actor": "the-group"}],
            places=[{"place": "bahrain", "precision": "country"}, {"place": "the-border", "precision": "region"}],
            casualties=nothings,
            citations=[make_citation(EVIL_QUOTE, document="early"), make_citation(None, document="reference")],
        ),
        make_statement(
            "the-boast", "2021-07-06", title="The group boasts", act="claim_responsibility",
            participants=[{"role": "speaker", "actor": "the-group"}], links=[make_link("evil")],
            citations=[make_citation()],
        ),
        make_statement(
            "the-denial", "2021-07-07", title="Iran denies it",
            participants=[{"role": "speaker", "actor": "iran"}], links=[make_link("evil", "denies")],
            citations=[make_citation("Iran denied it.")],
        ),
        make_talks("about", "2021-07-01~/2021-07-08", title="Talks at about that time"),
        make_talks("before", "../2021-07-04", title="Talks before"),
        make_talks("since", "2021-07-04/..", title="Talks since"),
        make_talks("one-of", "[2021-07-01,2021-07-03]", title="Talks on one of two days"),
        make_talks("undated", None, title="Talks without a date", date=make_date(None)),
    ]  # fmt: skip


def _counts(status: str) -> dict[str, int | None]:
    number = 0 if status == "zero_confirmed" else None
    return {"low": number, "best": number, "high": number}
