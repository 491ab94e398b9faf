"""What a record is doubted for, and what it is not."""

import pytest

from planner.models.draft_resolution import DraftRegister
from planner.models.officer import Office
from planner.models.programme import Programme
from planner.models.record import Record
from planner.models.record_facts import (
    Decided,
    DecisionManner,
    DecisionOutcome,
    DecisionSubject,
    Elected,
    ElectedOfficer,
    ElectionManner,
    ItemOpened,
    MeetingAdjourned,
    MeetingOpened,
    MeetingResumed,
    MeetingsCounted,
    Noted,
    PapersBefore,
    SpeakerCategory,
    Statement,
    StatementKind,
    Vote,
)
from planner.rules.record_doubts import Doubt, record_doubts
from planner.rules.record_votes import is_carried, votes_needed
from tests.builders import a_meeting, a_programme, an_item
from tests.rules.records import SLUG, a_record, entered

OPENED = entered(MeetingOpened(), "m1")
ITEM = entered(ItemOpened(), "m1", "1")
FRANCE = Statement(category=SpeakerCategory.PARTY, delegation="FR")


def programme() -> Programme:
    return a_programme(items=[an_item("1", "1")], meetings=[a_meeting("m1")])


def doubts(record: Record) -> list[tuple[Doubt, str]]:
    found = record_doubts(programme(), record, DraftRegister(SLUG))
    return [(one.doubt, one.entry.id) for one in found]


def test_an_entry_at_a_meeting_that_nobody_opened() -> None:
    assert doubts(a_record(entered(Noted(text="x"), "m1"), OPENED)) == [
        (Doubt.MEETING_NOT_OPENED, "e1")
    ]


def test_an_entry_after_the_adjournment() -> None:
    record = a_record(OPENED, entered(MeetingAdjourned(), "m1"), entered(Noted(text="x"), "m1"))
    assert doubts(record) == [(Doubt.AFTER_ADJOURNMENT, "e3")]


def test_a_meeting_that_goes_on_without_having_been_suspended() -> None:
    assert doubts(a_record(OPENED, entered(MeetingResumed(), "m1"))) == [
        (Doubt.NOT_SUSPENDED, "e2")
    ]


def test_a_statement_under_an_item_that_was_not_opened_but_not_one_after_an_adoption() -> None:
    after = FRANCE.model_copy(update={"made_as": StatementKind.AFTER_ADOPTION})
    record = a_record(OPENED, entered(FRANCE, "m1", "1"), entered(after, "m1", "1"))
    assert doubts(record) == [(Doubt.ITEM_NOT_OPENED, "e2")]
    assert doubts(a_record(OPENED, ITEM, entered(FRANCE, "m1", "1"))) == []


def test_a_symbol_that_no_paper_of_the_session_has() -> None:
    record = a_record(OPENED, ITEM, entered(PapersBefore(symbols=("X/1",)), "m1", "1"))
    (found,) = record_doubts(programme(), record, DraftRegister(SLUG))
    assert (found.doubt, found.value) == (Doubt.PAPER_UNKNOWN, "X/1")


CARRIED, LOST = Vote(yes=40, no=20, needs_two_thirds=True), Vote(yes=39, no=20, abstaining=50)
REJECTED = DecisionOutcome.REJECTED


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"vote": CARRIED}, []),
        ({"vote": CARRIED, "outcome": REJECTED}, [Doubt.VOTE_WAS_CARRIED]),
        ({"vote": LOST.model_copy(update={"needs_two_thirds": True})}, [Doubt.VOTE_NOT_CARRIED]),
        ({"vote": LOST}, []),
        ({"vote": Vote(yes=7, no=7)}, [Doubt.VOTE_NOT_CARRIED]),
        ({"vote": Vote(yes=7, no=7), "outcome": REJECTED}, []),
        ({"manner": DecisionManner.VOTE}, [Doubt.VOTE_MISSING]),
        ({"manner": DecisionManner.CONSENSUS}, []),
        ({"draft": "draft-9"}, [Doubt.DRAFT_UNKNOWN]),
    ],
)
def test_decisions_whose_figures_say_something_else(
    changes: dict[str, object], found: list[Doubt]
) -> None:
    decided = Decided.model_validate({"subject": DecisionSubject.OTHER, **changes})
    assert [doubt for doubt, _ in doubts(a_record(OPENED, entered(decided, "m1")))] == found


def test_majorities_are_counted_of_those_who_voted() -> None:
    assert (votes_needed(CARRIED), is_carried(CARRIED)) == (40, True)
    assert (votes_needed(LOST), is_carried(LOST)) == (30, True)


def test_an_acclamation_with_more_candidates_than_offices() -> None:
    officer = ElectedOfficer(office=Office.CHAIR, person="A", state="FR")
    elected = Elected(
        body="plenary",
        officers=(officer,),
        manner=ElectionManner.ACCLAMATION,
        candidates=("A", "B"),
    )
    assert doubts(a_record(OPENED, entered(elected, "m1"))) == [(Doubt.ACCLAMATION_CONTESTED, "e2")]


def test_a_count_of_meetings_that_the_entries_do_not_bear_out() -> None:
    counted = entered(MeetingsCounted(body="plenary", meetings=2))
    assert doubts(a_record(OPENED, counted)) == [(Doubt.COUNT_DIFFERS, "e2")]
