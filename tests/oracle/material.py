"""What documents may ask about with some hope of an answer: ids, slugs and cursors of the data, and much else."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

Ask = Callable[[str], Awaitable[Mapping[str, Any]]]

RECORDS = {
    "entry": "timeline",
    "actor": "actors",
    "place": "places",
    "document": "documents",
    "publisher": "publishers",
    "claim": "claims",
    "import_batch": "importBatches",
}
ORDERS = ("EARLIEST_FIRST", "LATEST_FIRST", "FIRST_REPORTED", "LAST_REPORTED")
NAMES = {
    "actors": "actor",
    "places": "place",
    "documents": "document",
    "publishers": "publisher",
    "about": "entry",
    "batches": "import_batch",
}
SIZES = ("first", "last")
SEARCHES = (
    "rocket",
    "Iran",
    '"air strikes"',
    "attack*",
    "drone -rocket",
    "Ayn Al Asad",
    "front",
    "nothing",
    "*",
    '"',
)
WORDS = {
    "countries": ("IQ", "SY", "US", "IR", "YE", "IQ", "SY", "iq", "XX"),
    "rules": ("low_best_high", "repeated_id", "nothing"),
    "externalId": ("ucdp-ged:100003", "ucdp-ged:100004", "ucdp-ged:1", "nothing", ":"),
    "search": SEARCHES,
}
YEARS = (2005, 2015, 2020, 2021, 2021, 2024)
NUMBERS = (1, 1, 2, 2, 3, 3, 4, 5, 7, 10, 20)
WRONG_NUMBERS = (0, -1, 101, 2**31 - 1)
NO_CURSORS = ("", "x", "WzEsMl0", "????", "W251bGwsNSwiMTIzNDU2Il0", "é")
NO_IDS = (
    "",
    "entry:",
    "nothing",
    "entry:nothing",
    "thing:x",
    "entry:Not A Slug",
    "actor:é",
    "nothing-of-the-kind",
)


@dataclass(frozen=True, slots=True)
class Material:
    """Slugs by kind of record, and cursors by list or by the timeline's order."""

    slugs: Mapping[str, list[str]]
    cursors: Mapping[str, list[str]]

    def scalar(self, random: Random, kind: str, meaning: str) -> Any:  # noqa: ANN401 - any scalar
        """Return a scalar of the type for an argument of that name."""
        match kind:
            case "Int":
                return self._number(random, meaning)
            case "Float":
                return random.choice((-180, -10.5, 0, 20, 33.75, 44.5, 60, 90, 180, 200 * random.random()))
            case "Date":
                return f"{random.choice(YEARS)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        return self._text(random, meaning)

    def _number(self, random: Random, meaning: str) -> int:
        if meaning == "minKilled":
            return random.choice((0, 1, 3, 10))
        return random.choice(WRONG_NUMBERS) if random.random() < 0.01 else random.choice(NUMBERS)

    def _text(self, random: Random, meaning: str) -> str:
        if meaning in WORDS:
            return random.choice(WORDS[meaning])
        if random.random() < 0.05:
            return random.choice(NO_IDS)
        if meaning in ("id", "ids"):
            kind = random.choice(("entry", "entry", *RECORDS))
            return f"{kind}:{random.choice(self.slugs[kind])}"
        if meaning in ("after", "before"):
            return random.choice(self.cursors["EARLIEST_FIRST"])
        kind = NAMES.get(meaning, meaning)
        prefix = f"{kind}:" if meaning in NAMES and random.random() < 0.5 else ""
        return prefix + random.choice(self.slugs.get(kind) or NO_IDS)

    def cursor(self, random: Random, listing: str) -> str:
        """Return a cursor of that list or order, now and then another's or none."""
        chance = random.random()
        if chance < 0.03:
            return random.choice(NO_CURSORS)
        if chance < 0.06:
            listing = random.choice(list(self.cursors))
        return random.choice(self.cursors.get(listing) or NO_CURSORS)


async def find_material(ask: Ask) -> Material:
    """Return the slugs and cursors that the lists give: of the timeline, the undated end too."""
    slugs: dict[str, list[str]] = {kind: [] for kind in RECORDS}
    cursors: dict[str, list[str]] = {}
    pages = [
        ("entry", order, f"{size}, orderBy: {order}")
        for order in ORDERS
        for size in ("first: 60", "last: 30")
    ]
    pages += [(kind, listing, "first: 100") for kind, listing in RECORDS.items() if kind != "entry"]
    for kind, place, arguments in pages:
        listing = RECORDS[kind]
        data = await ask(f"{{ {listing}({arguments}) {{ edges {{ cursor node {{ slug }} }} }} }}")
        cursors.setdefault(place, []).extend(edge["cursor"] for edge in data[listing]["edges"])
        slugs[kind].extend(edge["node"]["slug"] for edge in data[listing]["edges"])
    return Material({kind: sorted(set(each)) for kind, each in slugs.items()}, cursors)
