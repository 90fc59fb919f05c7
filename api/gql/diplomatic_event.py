"""What was done at a table."""

from api.gql.dates import ImpreciseDate
from api.gql.declare import field, object_type
from api.gql.entry import TimelineEntry
from schema.vocabularies import DiplomaticCategory, NextMeeting


@object_type
class DiplomaticEvent(TimelineEntry):
    """Something that was done at a table."""

    diplomatic_category: DiplomaticCategory = field("What was done.")
    forum: str | None = field("The body or the talks in which it took place.")
    instrument: str | None = field("The treaty or text it is about, such as “JCPOA (2015)”.")
    round_number: int | None = field("Which round of the talks, as the document counts.")
    document_symbol: str | None = field("The symbol of the document, such as a resolution's.")
    outcome: str | None = field("What came of it.")
    next_meeting: NextMeeting = field("What the source says of the meeting after this one.")
    next_meeting_date: ImpreciseDate | None = field("When the next meeting is to be.")
