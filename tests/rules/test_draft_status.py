"""Where drafts stand, whether they came in time, and what they would be called next."""

from datetime import UTC, datetime
from typing import Any

import pytest

from planner.assets import folder
from planner.models.deadline import Deadline
from planner.models.draft_resolution import (
    DraftFact,
    DraftRegister,
    DraftWithdrawn,
    Negotiated,
    Revised,
    Submitted,
)
from planner.models.record import Record
from planner.models.record_facts import Decided, DecisionOutcome, DecisionSubject, Sponsor
from planner.models.rulebook import DeadlineKind
from planner.models.text import Text
from planner.rules.draft_status import DraftState, draft_standings
from planner.rules.draft_symbols import next_revision, next_symbol
from planner.seeding.reading import read_bundle
from planner.services.rulebooks import under_rules
from tests.models.test_record import a_register
from tests.rules.records import a_record, entered

SEEDS = folder("seeds")
PROGRAMME = read_bundle(SEEDS / "sessions" / "untoc-cop-9.toml")
DEADLINES = under_rules(PROGRAMME, SEEDS).deadlines
TEXT = Text(en="A text")


def state(*more: DraftFact, record: Record | None = None) -> DraftState:
    register = a_register(Submitted(title=TEXT, symbol="X/L.2"), *more)
    (found,) = draft_standings(PROGRAMME, register, record or a_record(), DEADLINES)
    return found.state


def decided(outcome: DecisionOutcome = DecisionOutcome.ADOPTED, **more: Any) -> dict[str, Any]:
    subject = DecisionSubject.DRAFT_RESOLUTION
    fact = Decided(subject=subject, outcome=outcome, draft="draft-1", **more)
    return entered(fact, "m-12", "2-a")


def test_a_draft_goes_from_hand_to_hand() -> None:
    assert state() is DraftState.SUBMITTED
    assert state(Negotiated(body="plenary")) is DraftState.NEGOTIATED
    assert state(Negotiated(body="plenary"), Revised(symbol="X/L.2/Rev.1")) is DraftState.REVISED
    assert state(DraftWithdrawn()) is DraftState.WITHDRAWN


@pytest.mark.parametrize(
    ("outcome", "found"),
    [
        (DecisionOutcome.ADOPTED, DraftState.ADOPTED),
        (DecisionOutcome.REJECTED, DraftState.REJECTED),
        (DecisionOutcome.POSTPONED, DraftState.POSTPONED),
    ],
)
def test_what_the_meeting_decided_stands_in_the_record_alone(
    outcome: DecisionOutcome, found: DraftState
) -> None:
    assert state(record=a_record(decided(outcome))) is found


def test_the_last_decision_counts_and_names_the_sponsors() -> None:
    brazil = Sponsor(delegation="BR")
    record = a_record(decided(DecisionOutcome.POSTPONED), decided(sponsors=(brazil,)))
    (found,) = draft_standings(PROGRAMME, a_register(Submitted(title=TEXT)), record, DEADLINES)
    assert (found.state, found.sponsors) == (DraftState.ADOPTED, (brazil,))


def received(at: datetime, from_body: str = "") -> tuple[DeadlineKind | None, bool | None]:
    register = a_register(Submitted(title=TEXT, from_body=from_body))
    moved = [type(event)(**{**_fields(event), "at": at}) for event in register.events]
    (found,) = draft_standings(
        PROGRAMME, DraftRegister(register.session, tuple(moved)), a_record(), DEADLINES
    )
    deadline: Deadline | None = found.deadline
    return (deadline.kind if deadline else None), found.is_late


def _fields(event: Any) -> dict[str, Any]:
    return {name: getattr(event, name) for name in event.__dataclass_fields__}


def test_drafts_are_due_two_weeks_before_the_session_until_the_day_ends_in_vienna() -> None:
    kind = DeadlineKind.DRAFT_RESOLUTIONS
    assert received(datetime(2018, 10, 1, 21, 59, tzinfo=UTC)) == (kind, False)
    assert received(datetime(2018, 10, 1, 22, 0, tzinfo=UTC)) == (kind, True)


def test_a_working_group_has_until_noon_on_thursday() -> None:
    kind = DeadlineKind.WORKING_GROUP_DRAFTS
    assert received(datetime(2018, 10, 18, 10, 0, tzinfo=UTC), "wg-3") == (kind, False)
    assert received(datetime(2018, 10, 18, 10, 1, tzinfo=UTC), "wg-3") == (kind, True)


def test_symbols_go_on_after_those_that_are_taken_and_leave_the_report_its_own() -> None:
    assert next_symbol(PROGRAMME, DraftRegister("untoc-cop-9")) == "CTOC/COP/2018/L.2"
    taken = a_register(Submitted(title=TEXT, symbol="CTOC/COP/2018/L.6"))
    assert next_symbol(PROGRAMME, taken) == "CTOC/COP/2018/L.7"
    assert next_revision("CTOC/COP/2018/L.6/Rev.9") == "CTOC/COP/2018/L.6/Rev.10"


def test_a_joint_agenda_gives_no_series_to_go_by() -> None:
    joint = read_bundle(SEEDS / "sessions" / "untoc-wg-2022.toml")
    assert next_symbol(joint, DraftRegister("untoc-wg-2022")) == ""
