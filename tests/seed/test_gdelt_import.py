"""GDELT 2.0 events: what rows become, by their CAMEO codes."""

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from schema.records.entries import DiplomaticEventRecord, IncidentRecord, StatementRecord
from seed.importers.gdelt.cameo import find_event, make_actor
from seed.importers.gdelt.columns import COLUMNS
from seed.importers.scheme import Issue, Mapped, RowRejected, SchemeId, UnusableFile
from seed.importers.schemes import open_scheme
from tests.seed.imported import FILES, check, entry_of, map_all, map_rows, place_of

FILE = FILES / "gdelt-events.tsv"
LINES = FILE.read_text(encoding="utf-8").splitlines()


def write_row(tmp_path: Path, **values: str) -> Path:
    """Write the file's first row of a city, with other values."""
    row = dict(zip(COLUMNS, LINES[6].split("\t"), strict=True)) | values
    path = tmp_path / "gdelt.csv"
    path.write_text("\t".join(row.values()) + "\n", encoding="utf-8")
    return path


def map_row(tmp_path: Path, **values: str) -> Mapped:
    (mapped,) = map_all("gdelt-events", write_row(tmp_path, **values))
    return mapped


def test_a_row_becomes_an_entry_with_its_actors_place_and_article() -> None:
    mapped = map_all("gdelt-events", FILE)[6]
    entry = entry_of(mapped)
    assert isinstance(entry, IncidentRecord)
    assert (entry.slug, entry.category, entry.date.edtf) == ("gdelt-410412361", "armed_clash", "2014-02-18")
    assert (entry.title, entry.summary) == (
        "Police \N{EN DASH} Türkiye: fighting in Gezi",
        "CAMEO event code 190.",
    )
    assert [(p.role, p.actor, p.as_written) for p in entry.participants] == [
        ("initiator", "cameo-cop", "POLICE"),
        ("target", "cameo-tur", "TURKEY"),
    ]
    assert [(a.kind, a.iso3166) for a in mapped.records.actors] == [
        ("government_body", None),
        ("state", "TR"),
    ]
    assert [p.name for p in mapped.records.places] == ["Türkiye", "Kayseri", "Gezi"]
    dataset, article = mapped.records.documents
    assert dataset.slug == "gdelt-events"
    assert article.url == LINES[6].split("\t")[-1]
    assert mapped.external_ids == (
        SchemeId("entry", "gdelt-410412361", "gdelt-events", "410412361"),
        SchemeId("actor", "cameo-cop", "cameo", "COP"),
        SchemeId("actor", "cameo-tur", "cameo", "TUR"),
        SchemeId("place", "gdelt-country-tu", "fips", "TU"),
    )


def test_the_records_pass_every_check_and_have_one_form_each() -> None:
    assert len(check(map_all("gdelt-events", FILE)).entries) == len(LINES) == 14


def test_root_codes_decide_what_was_done_said_and_done_at_a_table() -> None:
    kinds = Counter(entry_of(row).kind for row in map_all("gdelt-events", FILE))
    assert kinds == {"diplomatic_event": 7, "statement": 5, "incident": 2}


@pytest.mark.parametrize(
    ("code", "model", "value"),
    [
        ("016", StatementRecord, "deny"),
        ("1123", StatementRecord, "accuse"),
        ("051", StatementRecord, "support"),
        ("0256", StatementRecord, "appeal"),
        ("057", DiplomaticEventRecord, "agreement"),
        ("0871", DiplomaticEventRecord, "ceasefire"),
        ("129", DiplomaticEventRecord, "veto"),
        ("1632", DiplomaticEventRecord, "sanction"),
        ("1831", IncidentRecord, "suicide_attack"),
        ("193", IncidentRecord, "small_arms_attack"),
        ("145", IncidentRecord, "riot"),
    ],
)
def test_a_longer_code_says_more(code: str, model: type, value: str, tmp_path: Path) -> None:
    entry = entry_of(map_row(tmp_path, EventCode=code))
    assert isinstance(entry, model)
    assert value in {getattr(entry, "act", None), getattr(entry, "category", None)}


def test_every_root_code_is_known() -> None:
    assert [find_event(f"{root:02}") is not None for root in range(22)] == [False, *[True] * 20, False]


def test_places_are_as_exact_as_their_type_and_a_country_has_no_point() -> None:
    rows = map_all("gdelt-events", FILE)
    assert entry_of(rows[0]).places == ()
    found = [
        (entry_of(row).places[0].precision, place_of(row).name, place_of(row).latitude) for row in rows[1:6]
    ]
    assert found == [
        ("country", "New Zealand", None),
        ("admin1", "Idaho", 44.2394),
        ("locality", "Manhattan", 40.7834),
        ("locality", "Waterkloof", -30.3098),
        ("admin1", "Montserrado County", 6.5),
    ]


@pytest.mark.parametrize(
    ("code", "slug", "name", "kind"),
    [
        ("ZWEMIL", "cameo-zwemil", "Zimbabwe (military)", "military"),
        ("IRQ", "cameo-irq", "Iraq", "state"),
        ("IGO", "cameo-igo", "International organisation", "igo"),
        ("hni", "cameo-hni-c4464b745c", "CAMEO hni", "unknown"),
    ],
)
def test_actors_are_read_from_their_codes(code: str, slug: str, name: str, kind: str) -> None:
    actor = make_actor(code)
    assert (actor.slug, actor.name, actor.kind) == (slug, name, kind)


@pytest.mark.parametrize(
    ("values", "issues"),
    [
        ({"SQLDATE": "20140231"}, [Issue(1, "no_such_date", "SQLDATE", "20140231", "2014-02")]),
        ({"SQLDATE": ""}, [Issue(1, "no_such_date", "SQLDATE", "", "2014")]),
        ({"ActionGeo_Lat": "99"}, [Issue(1, "no_such_coordinate", "ActionGeo_Lat", "99", None)]),
        ({"ActionGeo_Type": "7"}, [Issue(1, "unknown_code", "ActionGeo_Type", "7", "unknown")]),
        ({"SOURCEURL": "BBC Monitoring"}, []),
        ({"SOURCEURL": ""}, []),
    ],
)
def test_a_value_that_breaks_a_rule_is_kept_as_it_can_be_and_noted(
    values: dict[str, str], issues: list[Issue], tmp_path: Path
) -> None:
    mapped = map_row(tmp_path, **values)
    assert list(mapped.issues) == issues
    check([mapped])


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"GLOBALEVENTID": ""}, "no_id"),
        ({"EventCode": "---"}, "unknown_code"),
        ({"EventCode": "99"}, "unknown_code"),
    ],
)
def test_a_row_that_cannot_be_kept_is_rejected(values: dict[str, str], rule: str, tmp_path: Path) -> None:
    (rejected,) = map_rows("gdelt-events", write_row(tmp_path, **values))
    assert isinstance(rejected, RowRejected)
    assert rejected.rule == rule


def test_what_counts_the_news_is_listed_as_unmapped() -> None:
    scheme = open_scheme("gdelt-events", FILE)
    assert len(scheme.mapped_columns) + len(scheme.unmapped_columns) == 61
    assert {"NumMentions", "NumSources", "NumArticles", "AvgTone", "DATEADDED"} < set(scheme.unmapped_columns)


def test_a_zip_is_read_like_the_file_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        archive.write(FILE, "20150218230000.export.CSV")
    assert map_all("gdelt-events", tmp_path / "e.zip") == map_all("gdelt-events", FILE)


def test_a_row_of_another_length_is_rejected_and_quotation_marks_mean_nothing(tmp_path: Path) -> None:
    path = write_row(tmp_path, ActionGeo_FullName='"Gezi, Kayseri, Turkey')
    path.write_text(path.read_text(encoding="utf-8") + "1\t2\n" + path.read_text(encoding="utf-8"))
    first, second, third = map_rows("gdelt-events", path)
    assert isinstance(second, RowRejected)
    assert second.rule == "too_few_fields"
    assert isinstance(first, Mapped)
    assert isinstance(third, Mapped)
    assert first.records == third.records


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\t" * 57, "is a GDELT 1.0 file; only 2.0 events, of 61 columns, can be imported"),
        ("\t" * 15, "is a GDELT mentions file; the events are in the file that ends in .export.CSV"),
        ("\t" * 26, "is a GDELT knowledge graph; the events are in the file that ends in .export.CSV"),
        (
            LINES[0].replace("\t", ","),
            "has 1 column separated by tabs, where GDELT 2.0 events have 61; give the file as it was downloaded",
        ),
    ],
)
def test_other_files_are_refused(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(f"1{text}\n", encoding="utf-8")
    with pytest.raises(UnusableFile) as refused:
        open_scheme("gdelt-events", tmp_path / "file")
    assert str(refused.value) == message
