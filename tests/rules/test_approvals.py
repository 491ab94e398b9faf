"""What an approval has come to."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from planner.assets import folder
from planner.models.approval import Approval, ApprovalKind
from planner.models.body import BodyKind
from planner.rules.approvals import Outcome, outcome
from planner.seeding.reading import read_bundle

CLOSES = datetime(2018, 6, 14, 15, tzinfo=UTC)
BEFORE, AFTER = CLOSES - timedelta(seconds=1), CLOSES


def an_approval(**facts: Any) -> Approval:
    return Approval(
        **{
            "key": "a",
            "edition": 1,
            "kind": ApprovalKind.SILENCE,
            "by": BodyKind.EXTENDED_BUREAU,
            "closes_at": CLOSES,
            **facts,
        }
    )


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        ({}, BEFORE, Outcome.PENDING),
        ({}, AFTER, Outcome.ADOPTED),
        ({"objections": ("Utopia: not in time",)}, BEFORE, Outcome.BROKEN),
        ({"objections": ("Utopia: not in time",)}, AFTER, Outcome.BROKEN),
        ({"closes_at": None}, AFTER, Outcome.PENDING),
        ({"kind": ApprovalKind.MEETING}, AFTER, Outcome.PENDING),
        (
            {"kind": ApprovalKind.MEETING, "decided_on": date(2018, 5, 25)},
            BEFORE,
            Outcome.ADOPTED,
        ),
    ],
)
def test_an_approval_has_come_to(facts: dict[str, Any], now: datetime, expected: Outcome) -> None:
    assert outcome(an_approval(**facts), now) is expected


def test_the_ninth_session_keeps_both_days_that_its_documents_name() -> None:
    programme = read_bundle(folder("seeds") / "sessions" / "untoc-cop-9.toml")
    assert [(a.kind, a.decided_on, a.source) for a in programme.approvals] == [
        (
            ApprovalKind.MEETING,
            date(2018, 5, 25),
            "CTOC/COP/2018/1, annotations, item 1 (c)",
        ),
        (ApprovalKind.SILENCE, date(2018, 6, 14), "CTOC/COP/2018/13, para. 8"),
    ]
