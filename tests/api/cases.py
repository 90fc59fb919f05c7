"""Questions that both faces are asked about the article, and the entries that each must be answered with.

The answers were read off the article's records by hand, never off an answer.
"""

from typing import NamedTuple

from tests.api.article import (
    ACCUSATION,
    AS_WRITTEN,
    BARRAGE,
    CONDEMNATION,
    DENIAL,
    DIPLOMATIC_EVENTS,
    DOCUMENT,
    ENVOY,
    EVERYTHING,
    EXPERTS,
    FIFTH_ROUND,
    INCIDENTS,
    KIRBY,
    NOTIFICATION,
    PACT,
    PENTAGON,
    RISE,
    SERIES,
    STATEMENTS,
    STRIKES,
    THREE_ATTACKS,
    VOW,
)


class Case(NamedTuple):
    """The same question to GraphQL and to REST, and the slugs of the answer, in order."""

    name: str
    where: str
    query: str
    slugs: list[str]
    order: str = "EARLIEST_FIRST"


CASES = [
    Case("everything", "{}", "", EVERYTHING),
    # What kind and what sort.
    Case("incidents", "{kinds: [INCIDENT]}", "kind=incident", INCIDENTS),
    Case("statements", "{kinds: [STATEMENT]}", "kind=statement", STATEMENTS),
    Case("diplomatic events", "{kinds: [DIPLOMATIC_EVENT]}", "kind=diplomatic_event", DIPLOMATIC_EVENTS),
    Case(
        "two kinds",
        "{kinds: [INCIDENT, DIPLOMATIC_EVENT]}",
        "kind=incident&kind=diplomatic_event",
        [STRIKES, RISE, FIFTH_ROUND, SERIES, NOTIFICATION, THREE_ATTACKS, BARRAGE, PACT],
    ),
    Case("air strikes", "{incidentCategories: [AIR_STRIKE]}", "category=air_strike", [STRIKES]),
    Case("condemnations", "{statementActs: [CONDEMN]}", "category=condemn", [CONDEMNATION, ENVOY]),
    Case("adjournments", "{diplomaticCategories: [ADJOURNMENT]}", "category=adjournment", [FIFTH_ROUND]),
    Case(
        "sorts of two kinds",
        "{any: [{statementActs: [DENY]}, {incidentCategories: [AIR_STRIKE, MIXED_ATTACK]}]}",
        "category=deny&category=air_strike&category=mixed_attack",
        [STRIKES, DENIAL, THREE_ATTACKS],
    ),
    Case("a sort that there is none of", "{statementActs: [APOLOGISE]}", "category=apologise", []),
    # When.
    Case(
        "possibly on the Wednesday",
        '{during: {from: "2021-07-07", to: "2021-07-07"}}',
        "from=2021-07-07&to=2021-07-07",
        [VOW, RISE, SERIES, EXPERTS, ENVOY, THREE_ATTACKS, BARRAGE],
    ),
    Case(
        "certainly on the Wednesday",
        '{during: {from: "2021-07-07", to: "2021-07-07", mode: CERTAIN}}',
        "from=2021-07-07&to=2021-07-07&match=certain",
        [THREE_ATTACKS, BARRAGE],
    ),
    Case(
        "possibly by mid-June: an open beginning may lie anywhere",
        '{during: {to: "2021-06-15"}}',
        "to=2021-06-15&match=possible",
        [STRIKES, VOW, RISE, ACCUSATION],
    ),
    Case(
        "certainly by 4 July: an open beginning lies nowhere for certain",
        '{during: {to: "2021-07-04", mode: CERTAIN}}',
        "to=2021-07-04&match=certain",
        [STRIKES, FIFTH_ROUND, DENIAL, CONDEMNATION],
    ),
    Case(
        "possibly on the article's day or later",
        '{during: {from: "2021-07-09"}}',
        "from=2021-07-09",
        [VOW, RISE, EXPERTS, ENVOY, PACT],
    ),
    Case(
        "certainly from 8 July on",
        '{during: {from: "2021-07-08", mode: CERTAIN}}',
        "from=2021-07-08&match=certain",
        [PENTAGON, KIRBY, PACT],
    ),
    Case(
        "in May",
        '{during: {from: "2021-05-01", to: "2021-05-31"}}',
        "from=2021-05-01&to=2021-05-31",
        [ACCUSATION],
    ),
    Case("after the article", '{during: {from: "2021-07-10"}}', "from=2021-07-10", []),
    # Who.
    Case(
        "Iran, in whatever role",
        '{actors: ["iran"]}',
        "actor=iran",
        [ACCUSATION, DENIAL, CONDEMNATION, ENVOY, PACT],
    ),
    Case(
        "an actor by its global id",
        '{actors: ["actor:un-security-council"]}',
        "actor=actor:un-security-council",
        [NOTIFICATION],
    ),
    Case(
        "either of two actors",
        '{actors: ["john-kirby", "iran-backed-iraqi-militias"]}',
        "actor=john-kirby&actor=iran-backed-iraqi-militias",
        [VOW, KIRBY],
    ),
    Case(
        "Iran speaking",
        '{actors: ["iran"], roles: [SPEAKER]}',
        "actor=iran&role=speaker",
        [DENIAL, CONDEMNATION],
    ),
    Case(
        "Iran or the United States addressed",
        '{actors: ["iran", "united-states"], roles: [ADDRESSEE]}',
        "actor=iran&actor=united-states&role=addressee",
        [DENIAL, CONDEMNATION, ENVOY],
    ),
    Case(
        "whoever received or notified",
        "{roles: [RECIPIENT, NOTIFIER]}",
        "role=recipient&role=notifier",
        [NOTIFICATION],
    ),
    Case(
        "nobody known did it",
        '{actors: ["unknown"]}',
        "actor=unknown",
        [RISE, SERIES, THREE_ATTACKS, BARRAGE],
    ),
    # Where.
    Case("in Iraq, its bases included", '{places: ["iraq"]}', "place=iraq", INCIDENTS),
    Case(
        "in Syria", '{places: ["place:syria"]}', "place=place:syria", [STRIKES, RISE, SERIES, THREE_ATTACKS]
    ),
    Case("at the base alone", '{places: ["ain-al-asad-air-base"]}', "place=ain-al-asad-air-base", [BARRAGE]),
    Case(
        "at the border or the base",
        '{places: ["iraq-syria-border", "ain-al-asad-air-base"]}',
        "place=iraq-syria-border&place=ain-al-asad-air-base",
        [STRIKES, BARRAGE],
    ),
    Case("in the country of Iraq", '{countries: ["IQ"]}', "country=IQ", INCIDENTS),
    Case(
        "in Syria or Iran as countries",
        '{countries: ["SY", "IR"]}',
        "country=SY&country=IR",
        [STRIKES, RISE, SERIES, THREE_ATTACKS],
    ),
    Case("in a box", "{area: {west: 42, south: 33, east: 43, north: 34}}", "bbox=42,33,43,34", [BARRAGE]),
    Case(
        "in a box across 180°, the long way round to Iraq",
        "{area: {west: 170, south: -10.5, east: 50, north: 40}}",
        "bbox=170,-10.5,50,40",
        [BARRAGE],
    ),
    Case(
        "in a box in the sea", "{area: {west: -30, south: 0, east: -20, north: 10}}", "bbox=-30,0,-20,10", []
    ),
    # From where it is known, and how well.
    Case("from the article", f'{{documents: ["{DOCUMENT}"]}}', f"document={DOCUMENT}", EVERYTHING),
    Case("as reported", "{assessments: [REPORTED]}", "assessment=reported", EVERYTHING),
    Case(
        "as confirmed or refuted",
        "{assessments: [CONFIRMED, REFUTED]}",
        "assessment=confirmed&assessment=refuted",
        [],
    ),
    Case("what was known on 9 July", '{reportedBy: "2021-07-09"}', "reported_by=2021-07-09", EVERYTHING),
    Case("what was known the day before", '{reportedBy: "2021-07-08"}', "reported_by=2021-07-08", []),
    Case("contested", "{contested: true}", "contested=true", [ACCUSATION, DENIAL]),
    Case(
        "not contested",
        "{contested: false}",
        "contested=false",
        [each for each in EVERYTHING if each not in (ACCUSATION, DENIAL)],
    ),
    # How many, with what.
    Case("at least four killed", "{minKilled: 4}", "min_killed=4", [STRIKES]),
    Case("five killed", "{minKilled: 5}", "min_killed=5", []),
    Case("a number of killed that is not known is not zero", "{minKilled: 0}", "min_killed=0", [STRIKES]),
    Case("with drones", "{weapons: [DRONE]}", "weapon=drone", [THREE_ATTACKS]),
    Case(
        "with rockets or projectiles of some sort",
        "{weapons: [ROCKET, PROJECTILE_UNSPECIFIED]}",
        "weapon=rocket&weapon=projectile_unspecified",
        [THREE_ATTACKS, BARRAGE],
    ),
    # Together.
    Case(
        "statements with Iran, certainly by 4 July",
        '{kinds: [STATEMENT], actors: ["iran"], during: {to: "2021-07-04", mode: CERTAIN}}',
        "kind=statement&actor=iran&to=2021-07-04&match=certain",
        [DENIAL, CONDEMNATION],
    ),
    Case(
        "contested, Iran speaking",
        '{contested: true, actors: ["iran"], roles: [SPEAKER]}',
        "contested=true&actor=iran&role=speaker",
        [DENIAL],
    ),
    Case(
        "series of attacks in Iraq on the Wednesday, with rockets",
        '{places: ["iraq"], weapons: [ROCKET], during: {from: "2021-07-07", to: "2021-07-07"}}',
        "place=iraq&weapon=rocket&from=2021-07-07&to=2021-07-07",
        [THREE_ATTACKS],
    ),
    Case("what excludes itself", "{kinds: [STATEMENT], minKilled: 1}", "kind=statement&min_killed=1", []),
    Case("an id that no scheme gave", '{externalId: "ucdp-ged:1"}', "external_id=ucdp-ged:1", []),
    # In which order.
    Case("latest first", "{}", "sort=latest", EVERYTHING[::-1], "LATEST_FIRST"),
    Case(
        "Iran, latest first",
        '{actors: ["iran"]}',
        "actor=iran&sort=latest",
        [PACT, ENVOY, CONDEMNATION, DENIAL, ACCUSATION],
        "LATEST_FIRST",
    ),
    Case("first reported", "{}", "sort=first_reported", AS_WRITTEN, "FIRST_REPORTED"),
    Case("last reported", "{}", "sort=last_reported", AS_WRITTEN[::-1], "LAST_REPORTED"),
    Case("recently updated", "{}", "sort=recently_updated", AS_WRITTEN[::-1], "RECENTLY_UPDATED"),
]
