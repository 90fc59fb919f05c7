"""Whether a claim is contested, from the positions taken on it."""

from collections.abc import Sequence

from schema.records.exchange import PositionRecord
from schema.vocabularies import ClaimStatus, Stance

FOR = {Stance.ASSERTS, Stance.CONFIRMS}
AGAINST = {Stance.DENIES, Stance.DISPUTES}
"""The stances for a claim and those against it; the others leave its status as it is."""


def claim_status(positions: Sequence[PositionRecord]) -> ClaimStatus:
    """Return the status that the positions, in the order they are listed, give a claim.

    An actor who retracts takes back that actor's positions listed before. Of those that stand, one for it and
    one against make it contested, one against alone denied_only; it is retracted when none is left. A claim
    on which nobody has taken a position is uncontested.
    """
    standing: list[PositionRecord] = []
    for position in positions:
        if position.stance == Stance.RETRACTS:
            standing = [earlier for earlier in standing if earlier.actor != position.actor]
        else:
            standing.append(position)
    if positions and not standing:
        return ClaimStatus.RETRACTED
    stances = {position.stance for position in standing}
    if not stances & AGAINST:
        return ClaimStatus.UNCONTESTED
    return ClaimStatus.CONTESTED if stances & FOR else ClaimStatus.DENIED_ONLY
