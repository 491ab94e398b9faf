"""What of a record holds, and in which order."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import NotFound
from planner.models import record_facts
from planner.models.draft_resolution import (
    DRAFT_FACTS,
    DraftEvent,
    DraftRegister,
    Revised,
    SponsorLeft,
    SponsorsAdded,
    Submitted,
    SymbolGiven,
)
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import FACTS, Fact, Noted, Sponsor, Struck
from planner.models.text import Text
from tests.rules.records import ENTERED_AT, SLUG, a_record, at, entered


def said(record: Record, meeting: str = "m") -> list[str]:
    return [e.fact.text for e in record.of_meeting(meeting) if isinstance(e.fact, Noted)]


def note(text: str, **more: object) -> dict[str, object]:
    return entered(Noted(text=text), "m", **more)


def test_what_was_typed_late_stands_where_its_hour_is() -> None:
    record = a_record(
        note("third", at=at(15, 11)),
        note("first", at=at(15, 10)),
        note("second", at=at(15, 10, 30)),
    )
    assert said(record) == ["first", "second", "third"]
    assert record.entries[0].fact == Noted(text="third")


def test_what_has_no_hour_stays_behind_what_it_was_typed_after() -> None:
    record = a_record(
        note("before all"),
        note("at eleven", at=at(15, 11)),
        note("after eleven"),
        note("at ten", at=at(15, 10)),
        note("after ten"),
    )
    assert said(record) == ["before all", "at ten", "after ten", "at eleven", "after eleven"]


def test_a_correction_stands_where_the_mistake_stood_and_the_mistake_stays_in_the_log() -> None:
    record = a_record(note("one"), note("tow"), note("three"), note("two", corrects="e2"))
    assert said(record) == ["one", "two", "three"]
    assert record.entry("e2").fact == Noted(text="tow")
    again = a_record(
        note("one"), note("tow"), note("twoo", corrects="e2"), note("two", corrects="e3")
    )
    assert said(again) == ["one", "two"]


def test_what_is_struck_out_holds_no_more() -> None:
    record = a_record(note("one"), note("two"), entered(Struck(), "m", corrects="e1"))
    assert said(record) == ["two"]
    assert record.version == 3
    assert said(record.as_of(2)) == ["one", "two"]
    assert [entry.number for entry in record.since(1)] == [2, 3]


def test_an_entry_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFound) as refused:
        a_record().entry("e1")
    assert refused.value.code == "record-entry-unknown"


notes = st.lists(
    st.tuples(st.sampled_from(["a", "b", ""]), st.none() | st.integers(0, 5)), max_size=20
)


@given(notes)
def test_every_entry_holds_once_in_the_order_of_hours_within_its_meeting(
    drawn: list[tuple[str, int | None]],
) -> None:
    entries = [
        entered(Noted(text="x"), meeting, at=None if hour is None else at(15, 8 + hour))
        for meeting, hour in drawn
    ]
    record = a_record(*entries)
    assert sorted(entry.number for entry in record.in_force) == list(range(1, len(drawn) + 1))
    for meeting in {meeting for meeting, _ in drawn}:
        hours = [entry.at for entry in record.of_meeting(meeting) if entry.at]
        assert hours == sorted(hours)


def test_each_fact_has_a_name_of_its_own_and_no_field_that_an_entry_has() -> None:
    kinds = [
        kind
        for kind in vars(record_facts).values()
        if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact
    ]
    assert sorted(FACTS) == sorted(kind.kind for kind in kinds)
    # In a file an entry and its fact share one table.
    of_entry = set(RecordEntry.__dataclass_fields__) | {"kind"}
    assert {name for kind in kinds for name in kind.model_fields} & of_entry == set()
    of_event = {"id", "draft", "at", "entered_at", "actor", "source", "kind"}
    names = {name for kind in DRAFT_FACTS.values() for name in kind.model_fields}
    assert names & of_event == set()


# --- draft resolutions -----------------------------------------------------------------------


def a_register(*facts: object, draft: str = "draft-1") -> DraftRegister:
    return DraftRegister(
        SLUG,
        tuple(
            DraftEvent(
                number=number,
                id=f"d{number}",
                entered_at=ENTERED_AT,
                actor="documents",
                draft=draft,
                fact=fact,  # type: ignore[arg-type]  # each is one, only the list is of objects
                at=ENTERED_AT + timedelta(hours=number),
            )
            for number, fact in enumerate(facts, start=1)
        ),
    )


def test_sponsors_join_and_leave_and_are_named_once() -> None:
    brazil, canada, peru = (Sponsor(delegation=code) for code in ("BR", "CA", "PE"))
    register = a_register(
        Submitted(title=Text(en="T"), sponsors=(brazil,)),
        SponsorsAdded(sponsors=(canada, brazil, peru)),
        SponsorLeft(delegation="CA"),
    )
    assert register.draft("draft-1").sponsors == (brazil, peru)


def test_revisions_follow_the_symbol_and_may_bring_another_title() -> None:
    register = a_register(
        Submitted(title=Text(en="Old"), symbol="X/L.3"),
        SymbolGiven(symbol="X/L.4"),
        Revised(symbol="X/L.4/Rev.1"),
        Revised(symbol="X/L.4/Rev.2", title=Text(en="New")),
    )
    draft = register.draft("draft-1")
    assert draft.symbols == ("X/L.4", "X/L.4/Rev.1", "X/L.4/Rev.2")
    assert draft.title == Text(en="New")
    assert draft.submitted_at == ENTERED_AT + timedelta(hours=1)
    with pytest.raises(NotFound):
        register.draft("draft-2")
