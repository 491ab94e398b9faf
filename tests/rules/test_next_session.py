"""What of a session goes over to the next one."""

from datetime import UTC, date, datetime

import pytest

from planner.models.record import Record, RecordEntry
from planner.models.record_facts import Decided, DecisionOutcome, DecisionSubject, Fact, ItemOpened
from planner.rules.next_session import CarriedOver, next_agenda, working_days
from tests.builders import a_meeting, a_programme, a_session, an_item

NOW = datetime(2018, 10, 19, tzinfo=UTC)
PROGRAMME = a_programme(
    items=[
        an_item("1", "1"),
        an_item("1-a", "1.a"),
        an_item("1-b", "1.b"),
        an_item("2", "2"),
        an_item("3", "3"),
    ],
    meetings=[a_meeting("m-1")],
)


def reasons(*facts: tuple[str, Fact]) -> dict[str, CarriedOver | None]:
    entries = tuple(
        RecordEntry(number, f"e-{number}", NOW, "somebody", fact, "m-1", item)
        for number, (item, fact) in enumerate(facts, start=1)
    )
    items = next_agenda(PROGRAMME, Record("a-session", entries), "plenary")
    return {one.item.number: one.reason for one in items}


def decided(outcome: DecisionOutcome) -> Decided:
    return Decided(subject=DecisionSubject.DRAFT_RESOLUTION, outcome=outcome)


def test_all_items_go_over_under_their_numbers() -> None:
    assert list(reasons()) == ["1", "1.a", "1.b", "2", "3"]


def test_of_a_record_with_nothing_in_it_no_item_is_said_to_be_left() -> None:
    assert set(reasons().values()) == {None}


def test_an_item_that_was_not_taken_is_named_and_the_one_above_taken_ones_is_not() -> None:
    assert reasons(("1-a", ItemOpened()), ("2", ItemOpened())) == {
        "1": None,
        "1.a": None,
        "1.b": CarriedOver.NOT_TAKEN,
        "2": None,
        "3": CarriedOver.NOT_TAKEN,
    }


def test_a_decision_that_was_postponed_is_named_unless_it_was_taken_after_all() -> None:
    postponed = ("2", decided(DecisionOutcome.POSTPONED))
    assert reasons(postponed)["2"] is CarriedOver.POSTPONED
    assert reasons(postponed, ("2", decided(DecisionOutcome.ADOPTED)))["2"] is None


@pytest.mark.parametrize(
    ("opens", "closes", "days"),
    [
        (date(2018, 10, 15), date(2018, 10, 19), 5),
        (date(2018, 10, 12), date(2018, 10, 16), 3),
        (date(2018, 10, 13), date(2018, 10, 14), 0),
    ],
)
def test_saturdays_and_sundays_are_no_working_days(opens: date, closes: date, days: int) -> None:
    assert working_days(a_session(opens=opens, closes=closes)) == days
