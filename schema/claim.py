"""Claims, and who takes which position on them."""

from sqlalchemy import Index, UniqueConstraint

from schema.columns import Table, at_least_one_letter, primary_key, reference, slug, slug_check, vocabulary
from schema.vocabularies import ClaimPredicate, ClaimStatus, Confidence, Stance


class Claim(Table, table=True):
    """Something that somebody says is so. `status` is derived from its positions by the store."""

    __table_args__ = (slug_check(), at_least_one_letter("text"), Index(None, "status"))

    id: int | None = primary_key()
    slug: str = slug()
    predicate: ClaimPredicate = vocabulary(ClaimPredicate, name="predicate")
    about_id: int | None = reference("entry.id", default=None, index=True)
    text: str
    status: ClaimStatus = vocabulary(ClaimStatus, name="status")


class Position(Table, table=True):
    """An actor's stance on a claim, and the entry in which it was taken."""

    __table_args__ = (
        UniqueConstraint("claim_id", "actor_id", "stance", "statement_id"),
        Index(None, "actor_id"),
        Index(None, "statement_id"),
    )

    id: int | None = primary_key()
    claim_id: int = reference("claim.id", cascade=True)
    actor_id: int = reference("actor.id")
    stance: Stance = vocabulary(Stance, name="stance")
    statement_id: int | None = reference("entry.id", default=None)
    confidence: Confidence = vocabulary(Confidence, name="confidence")
