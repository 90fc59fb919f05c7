"""What was said."""

from api.gql.arguments import known_by, known_when_named
from api.gql.declare import field, object_type
from api.gql.types.actor import Actor
from api.gql.types.claim import TAKEN, Position
from api.gql.types.entry import SUPPORTED, TimelineEntry
from schema.vocabularies import StatementAct, StatementChannel, StatementForm


@object_type
class Statement(TimelineEntry):
    """Something that was said."""

    act: StatementAct = field("What the statement does.")
    channel: StatementChannel = field("The way by which it was made.", **known_when_named("UNSPECIFIED"))
    form: StatementForm = field("How the document gives its words.")
    quoted_words: str | None = field(
        "The words themselves, verbatim, where the document quotes them.",
        **known_by("null before a document that quotes them."),
    )
    speakers: list[Actor] = field(
        "Who spoke: the participants in the role of speaker.", **known_by(SUPPORTED)
    )
    positions: list[Position] = field("The stances on claims that it takes.", **known_by(TAKEN))
