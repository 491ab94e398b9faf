"""Which meetings the record says were held, and how many that makes."""

from planner.models.body import BodyKind
from planner.models.programme import Programme
from planner.models.record_facts import (
    MeetingAdjourned,
    MeetingOpened,
    MeetingResumed,
    MeetingsCounted,
    MeetingSuspended,
    Presided,
)
from planner.rules.record_meetings import (
    MeetingCount,
    MeetingState,
    Suspension,
    counts_shown,
    held_meeting,
    held_meetings,
    interpreted_meetings_held,
    meeting_counts,
)
from tests.builders import a_body, a_meeting, a_programme
from tests.rules.records import a_record, at, entered

COMMITTEE = BodyKind.COMMITTEE_OF_THE_WHOLE


def with_committee() -> Programme:
    return a_programme(
        bodies=[a_body(), a_body("cow", COMMITTEE)],
        meetings=[
            a_meeting("m1"),
            a_meeting("m2", starts=15),
            a_meeting("m3", 16),
            a_meeting("c1", 16, 11, ("cow",)),
        ],
    )


def test_numbers_go_by_when_meetings_were_opened_and_not_by_the_plan() -> None:
    programme = with_committee()
    record = a_record(
        entered(MeetingOpened(), "m1", at=at(15, 10, 5)),
        entered(MeetingOpened(), "m3", at=at(15, 14)),
        entered(MeetingOpened(), "m2", at=at(16, 15)),
    )
    held = [(one.meeting.key, one.ordinal("plenary")) for one in held_meetings(programme, record)]
    assert held == [("m1", 1), ("m3", 2), ("m2", 3), ("c1", None)]


def test_a_meeting_is_suspended_for_the_committee_and_goes_on() -> None:
    programme = with_committee()
    record = a_record(
        entered(MeetingOpened(), "m3", at=at(16, 10, 4)),
        entered(MeetingSuspended(for_body="cow", for_meeting="c1"), "m3", at=at(16, 11)),
        entered(MeetingOpened(), "c1", at=at(16, 11, 1)),
        entered(MeetingAdjourned(), "c1", at=at(16, 12)),
        entered(MeetingResumed(), "m3", at=at(16, 12, 2)),
        entered(MeetingAdjourned(), "m3", at=at(16, 12, 50)),
    )
    found = held_meeting(programme, record, "m3")
    assert found.state is MeetingState.ADJOURNED
    assert (found.opened_at, found.adjourned_at) == (at(16, 10, 4), at(16, 12, 50))
    assert found.suspensions == (Suspension(at(16, 11), at(16, 12, 2), True, "cow", "c1"),)
    # It used up one meeting with interpretation, not two.
    assert [m.key for m in interpreted_meetings_held(programme, record)] == ["m3"]
    assert counts_shown(programme, record) == (
        MeetingCount("plenary", 1, COMMITTEE, 1),
        MeetingCount("cow", 1),
    )


def test_a_suspended_meeting_that_is_adjourned_without_going_on_is_over() -> None:
    programme = with_committee()
    opened = entered(MeetingOpened(), "m1", at=at(15, 10))
    suspended = entered(MeetingSuspended(), "m1", at=at(15, 11))
    assert held_meeting(programme, a_record(opened, suspended), "m1").state is (
        MeetingState.SUSPENDED
    )
    record = a_record(opened, suspended, entered(MeetingAdjourned(), "m1", at=at(15, 13)))
    found = held_meeting(programme, record, "m1")
    assert found.suspensions == (Suspension(at(15, 11), None, True),)


def test_a_count_that_was_entered_goes_before_what_the_entries_show() -> None:
    programme = with_committee()
    record = a_record(
        entered(MeetingOpened(), "m1"),
        entered(
            MeetingsCounted(body="plenary", meetings=3, within_kind=COMMITTEE, within=1),
        ),
    )
    assert meeting_counts(programme, record) == (MeetingCount("plenary", 3, COMMITTEE, 1),)


def test_several_may_preside_one_after_the_other() -> None:
    record = a_record(
        entered(MeetingOpened(), "m1", at=at(15, 10)),
        entered(Presided(person="Second", state="IQ"), "m1", at=at(15, 12)),
        entered(Presided(person="First", state="ES"), "m1", at=at(15, 10)),
    )
    found = held_meeting(with_committee(), record, "m1")
    assert [one.person for one in found.presiding] == ["First", "Second"]
