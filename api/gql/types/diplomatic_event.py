"""What was done at a table."""

from api.gql.arguments import known_by, known_when_named
from api.gql.declare import field, object_type
from api.gql.types.dates import ANCHORED, ImpreciseDate
from api.gql.types.entry import TimelineEntry
from schema.vocabularies import DiplomaticCategory, NextMeeting


@object_type
class DiplomaticEvent(TimelineEntry):
    """Something that was done at a table."""

    diplomatic_category: DiplomaticCategory = field("What was done.")
    forum: str | None = field("The body or the talks in which it took place.", **known_when_named())
    instrument: str | None = field(
        "The treaty or text it is about, such as “JCPOA (2015)”.", **known_when_named()
    )
    round_number: int | None = field(
        "Which round of the talks, as the document counts.", **known_when_named()
    )
    document_symbol: str | None = field(
        "The symbol of the document, such as a resolution's.", **known_when_named()
    )
    outcome: str | None = field("What came of it.", **known_when_named())
    next_meeting: NextMeeting = field(
        "What the source says of the meeting after this one.", **known_when_named("NOT_MENTIONED")
    )
    next_meeting_date: ImpreciseDate | None = field(
        "When the next meeting is to be.",
        **known_by(f"null where all citations that name it, or `next_meeting`, came later; {ANCHORED}"),
    )
