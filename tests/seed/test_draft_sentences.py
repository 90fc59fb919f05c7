"""What a draft makes of one sentence: act, form, participants, places and counts."""

import pytest

from schema.records.exchange import ActorRecord, AliasRecord
from schema.vocabularies import ActorKind, AliasKind
from seed.drafting.draft import KnownNames
from tests.seed.drafted import KNOWN, draft_text, find_entry

OPEN = None


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Iran denied the charge.", "deny"),
        ("Iran has repeatedly denied the charge.", "deny"),
        ("Iran condemns the attack.", "condemn"),
        ("Iran slammed the US.", "condemn"),
        ("The US accuses Iran of lying.", "accuse"),
        ("The Pentagon warned Iran.", "warn"),
        ("Iran threatened to leave.", "threaten"),
        ("Iran announces a test.", "announce"),
        ("Washington notified the UNSC.", "notify"),
        ("Washington called on Iran to stop.", "appeal"),
        ("Iran is demanding an apology.", "demand"),
        ("Iran rejected the terms.", "reject"),
        ("The Pentagon confirmed the strike.", "confirm"),
        ("Iran apologised.", "apologise"),
        ("In Iraq a group claimed responsibility.", "claim_responsibility"),
        ("The Pentagon declined to comment.", "decline_comment"),
        ("Washington expressed deep concern.", "express_concern"),
        ("Washington said it was gravely concerned.", "express_concern"),
        ("The Pentagon deems Iran a threat.", "assess"),
        ("Iran welcomed the vote.", "support"),
        ("The attack was condemned by Iran.", "condemn"),
        ("Iran said it was ready.", "report"),
        ("“We denied it,” Iran said.", "report"),
        ("Iran denied the charge and accused the US.", OPEN),
        ("Iran denounced the charge.", OPEN),
        ("The report that Iran condemned the raid was false.", OPEN),
        ("After Iran condemned the raid, it left.", OPEN),
        ("Officials believe Iran condemned the raid.", OPEN),
        ("Iran, as expected, denied the charge.", "deny"),
    ],
)
def test_one_verb_decides_the_act_and_two_leave_it_open(sentence: str, act: str | None) -> None:
    entry = find_entry(sentence)
    assert (entry["kind"], entry.get("act")) == ("statement", act)


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran has not denied the charge.",
        "No group in Iraq has claimed responsibility.",
        "Iran will announce a test.",
        "Iran is expected to condemn the attack.",
        "Iran may yet reject it.",
        "In Iraq 14 confirmed deaths were counted.",
        "The accused left Iran.",
        "Iran was informed.",
        "The truck slammed into a wall in Iraq.",
        "Men accused of spying left Iran.",
        "The United States and Iran met.",
        "The strike claimed four lives in Iraq.",
        "The claims about Iran, and its demands, stood.",
        "It did not say whether the United States had warned Iraq.",
        "No one in Tehran said Iran condemned the raid.",
        "None of the governments in the wider Middle East near Iran condemned the raid.",
        "No government, not even Iran, condemned the raid.",
        "Few in Iran condemned the raid.",
        "Iran would have condemned the raid.",
        "Iran avoided condemning the raid.",
        "Did Iran condemn the raid?",
        "It is unclear if Iran has denied it.",
    ],
)
def test_what_has_not_been_said_or_is_no_verb_decides_no_kind(sentence: str) -> None:
    entry = find_entry(sentence)
    assert "kind" not in entry
    assert "act" not in entry


@pytest.mark.parametrize(
    ("sentence", "form", "words"),
    [
        ("“We had no part in it,” Iran said.", "direct_quote", "We had no part in it"),
        ("Iran said it had ‘no part’ in it.", "direct_quote", "no part"),
        ('Iran denied a “qualitative operation" there.', "direct_quote", "qualitative operation"),
        ("\"It's Iraq's own affair,\" Iran said.", "direct_quote", "It's Iraq's own affair"),
        ("Iran called the militias' leaders in and said 'no' to them.", "indirect", OPEN),
        ("Iran denied the “fabricated” charge.", "indirect", OPEN),
        ("Iran condemned “Dawn of Victory”.", "indirect", OPEN),
        ("Iran said that it had no part in it.", "indirect", OPEN),
    ],
)
def test_more_than_a_word_or_a_name_in_marks_is_a_direct_quote(
    sentence: str, form: str, words: str | None
) -> None:
    entry = find_entry(sentence)
    assert (entry["form"], entry.get("quoted_words")) == (form, words)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Iran said so.", "iran"),
        ("Spokesman John Kirby said so.", "john-kirby"),
        ("The Pentagon last week flatly denied it.", "us-department-of-defense"),
        ("“No,” the US Department of Defence said.", "us-department-of-defense"),
        ("An official in Iran said so.", OPEN),
        ("A spokesman for the Pentagon said so.", OPEN),
        ("Iran's envoy said so.", OPEN),
        ("An Iranian said so.", OPEN),
        ("He told Iran so.", OPEN),
        ("Iran was condemned by the US.", OPEN),
        ("On Monday, Pentagon spokesman John Kirby said so.", "john-kirby"),
        ("But in Iraq, Iran denied it.", "iran"),
        ("Speaking in Iraq, John Kirby said so.", "john-kirby"),
        ("Two rockets fell, Iran said on Monday.", "iran"),
        ("The US, not Iran, condemned the raid, officials said.", OPEN),
        ("Unlike the US, Iran condemned the raid.", OPEN),
        ("The envoy of Iraq accused the US of lies, while the U.S. rejected it.", OPEN),
        ("After Iran condemned the raid, it left.", OPEN),
        ("Officials believe Iran said so.", OPEN),
        ("When Iran said so, it left.", OPEN),
        ("It is not clear what, if anything, Iran said.", OPEN),
    ],
)
def test_who_stands_right_before_the_verb_speaks(sentence: str, speaker: str | None) -> None:
    parts = find_entry(sentence)["participants"]
    assert [part["actor"] for part in parts if part["role"] == "speaker"] == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("Iran’s fleet left on Monday.", 'actor = "iran", as_written = "Iran"'),
        ("IRAN left on Monday.", 'actor = "iran", as_written = "IRAN"'),
        ("The U.S. fleet left on Monday.", 'actor = "united-states", as_written = "U.S."'),
        (
            "Iran-based militias left on Monday.",
            'actor = "iran-based-militias", as_written = "Iran-based militias"',
        ),
        (
            "An Iran-made drone fell on Monday.",
            'actor = "iran", as_written = "Iran" }, # ? role; in "Iran-made"',
        ),
        (
            "On Monday envoys of every member state of the UN\nSecurity Council met.",
            'as_written = "UN\\nSecurity Council"',
        ),
        ("An Iranian left on Monday.", 'as_written = "Iranian" }, # ? role; the name of a people'),
        ("It fell near Ayn Al Asad.", 'precision = "facility", as_written = "Ayn Al Asad"'),
    ],
)
def test_names_stand_as_they_are_written(sentence: str, wording: str) -> None:
    assert wording in draft_text(sentence)


@pytest.mark.parametrize(
    "sentence", ["He told us on Monday.", "The iraqi left on Monday.", "Unknown men left on Monday."]
)
def test_words_that_only_look_like_names_are_none(sentence: str) -> None:
    entry = find_entry(sentence)
    assert "participants" not in entry
    assert "places" not in entry


def test_a_name_in_two_parts_of_a_sentence_is_no_one_wording_of_a_role() -> None:
    records = draft_text(
        "The US said so, though Iran had told the United States and Iran said the U.S. lied."
    )
    assert '{ role = "speaker", actor = "united-states", as_written = "US" }' in records
    assert '## { role = "", actor = "united-states", as_written = "United States" }' in records
    assert '## { role = "", actor = "united-states", as_written = "U.S." }' in records


def test_a_name_of_several_actors_offers_each() -> None:
    others = [
        ActorRecord(
            slug=slug,
            name=slug,
            kind=ActorKind.STATE,
            aliases=(AliasRecord(name="Congo", kind=AliasKind.SHORT),),
        )
        for slug in ("congo-kinshasa", "congo-brazzaville")
    ]
    records = draft_text("Congo said so.", known=KnownNames(tuple(others)))
    assert 'actor = "congo-kinshasa", as_written = "Congo" }, # ? role; or congo-brazzaville' in records
    assert 'actor = "congo-brazzaville", as_written = "Congo" }, # ? role; or congo-kinshasa' in records
    assert "speaker" not in records.partition("[document]")[2]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        (
            "It killed at least four people in Iraq.",
            '"killed at least four people" (casualties, outcome = "killed")',
        ),
        ("It claimed four lives in Iraq.", '"claimed four lives" (casualties, outcome = "killed")'),
        ("Dozens were wounded in Iraq.", '"Dozens were wounded" (casualties, outcome = "injured")'),
        ("14 projectiles hit Iraq.", '"14 projectiles" (munitions_count with munitions_unit)'),
        ("Iraq saw three rocket and drone attacks.", '"three rocket and drone attacks" (event_count)'),
        ("No fatality is known in Iraq.", '"No fatality" (casualties, status ='),
    ],
)
def test_counts_are_asked_and_never_recorded(sentence: str, count: str) -> None:
    assert f"# ## ? count: {count}" in draft_text(sentence)
    assert not {"casualties", "event_count", "munitions_count"} & set(find_entry(sentence))


def test_slugs_differ_from_those_that_are_taken() -> None:
    known = KNOWN._replace(slugs=frozenset(["iran-denied-charge-2021-07-09"]))
    assert 'slug = "iran-denied-charge-2021-07-09-2"' in draft_text("Iran denied the charge.", known=known)
