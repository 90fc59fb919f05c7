"""The status of a claim: whether anybody disputes it, by the positions that stand."""

import pytest

from schema.records.exchange import PositionRecord
from schema.store.claim_status import claim_status
from schema.vocabularies import ClaimStatus, Stance

STATUSES = [
    ([], "uncontested"),
    ([("us", "asserts")], "uncontested"),
    ([("us", "asserts"), ("iran", "denies")], "contested"),
    ([("us", "confirms"), ("iran", "disputes")], "contested"),
    ([("iran", "denies")], "denied_only"),
    ([("us", "doubts"), ("iran", "disputes")], "denied_only"),
    ([("us", "doubts")], "uncontested"),
    ([("us", "asserts"), ("iran", "declines_to_say")], "uncontested"),
    ([("us", "asserts"), ("us", "retracts")], "retracted"),
    ([("us", "retracts")], "retracted"),
    ([("us", "retracts"), ("us", "asserts")], "uncontested"),
    ([("us", "asserts"), ("iran", "denies"), ("us", "retracts")], "denied_only"),
    ([("us", "asserts"), ("iran", "denies"), ("iran", "retracts")], "uncontested"),
    ([("us", "asserts"), ("us", "confirms"), ("us", "retracts"), ("us", "denies")], "denied_only"),
    ([("us", "asserts"), ("iran", "retracts")], "uncontested"),
]


@pytest.mark.parametrize(("positions", "status"), STATUSES)
def test_a_claims_status_follows_from_the_positions_that_stand(
    positions: list[tuple[str, str]], status: str
) -> None:
    taken = [PositionRecord(actor=f"the-{actor}", stance=Stance(stance)) for actor, stance in positions]
    assert claim_status(taken) == ClaimStatus(status)
