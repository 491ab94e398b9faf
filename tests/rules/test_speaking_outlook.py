"""What can be said of a list at one moment."""

from datetime import UTC, datetime, timedelta

from planner.models.credentials import CredentialsStatus
from planner.models.debate import Debate
from planner.models.meeting import MeetingStatus
from planner.models.programme import Programme
from planner.models.speaking import Capacity, ReplyPolicy, RequestKind
from planner.models.speaking_actions import Called, Started
from planner.rules.speaking_capacity import CompressedLimit
from planner.rules.speaking_findings import SpeakingCode
from planner.rules.speaking_outlook import carried_over, outlook, windows_of
from tests.builders import a_meeting, a_programme, an_item, taken
from tests.rules.debates import a_debate, a_list, a_request, events, spoken

TEN = datetime(2018, 10, 15, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def two_meetings() -> Programme:
    """Monday from ten to one and from three to six, both on item 1 (f)."""
    return a_programme(
        items=[an_item("1-f", "1.f")],
        meetings=[a_meeting("m-1"), a_meeting("m-2", starts=15)],
        allocations=[*taken("m-1", "1-f"), *taken("m-2", "1-f")],
    )


def of_size(count: int, *happened: object, **settings: object) -> Debate:
    requests = [a_request(serial) for serial in range(1, count + 1)]
    return a_debate(requests, happened, late_start_minutes=0, **settings)  # type: ignore[arg-type]


def test_the_meetings_of_a_list_are_those_of_its_item_unless_it_names_others() -> None:
    programme = two_meetings()
    assert [w.meeting for w in windows_of(programme, a_list())] == ["m-1", "m-2"]
    assert [w.meeting for w in windows_of(programme, a_list(meetings=("m-2", "gone")))] == ["m-2"]
    first = windows_of(programme, a_list(reserved_minutes=10))[0]
    assert (first.starts, first.ends) == (TEN, TEN + 170 * MINUTE)


def test_a_cancelled_meeting_hears_nobody() -> None:
    cancelled = a_meeting("m-1", status=MeetingStatus.CANCELLED)
    programme = a_programme(
        items=[an_item("1-f", "1.f")], meetings=[cancelled], allocations=taken("m-1", "1-f")
    )
    assert windows_of(programme, a_list()) == ()


def test_who_is_not_heard_at_one_meeting_goes_to_the_next_in_unchanged_order() -> None:
    view = outlook(of_size(50), two_meetings(), TEN)
    over = [request.serial for request in carried_over(view, "m-1")]
    assert over == list(range(over[0], 51))
    assert 35 < over[0] < 45
    assert view.left_over == 0


def test_what_the_meetings_do_not_reach_is_counted_in_meetings() -> None:
    view = outlook(of_size(140), two_meetings(), TEN)
    assert view.left_over > 50
    assert view.meetings_missing == 2
    nobody = outlook(of_size(0), two_meetings(), TEN)
    assert (nobody.left_over, nobody.meetings_missing) == (0, 0)


def test_a_slow_debate_moves_everybody_s_window() -> None:
    debate = of_size(12, *events(*spoken(1), every_seconds=500))
    slow = outlook(debate, two_meetings(), TEN + 17 * MINUTE)
    usual = outlook(of_size(12), two_meetings(), TEN + 17 * MINUTE)
    assert slow.pace.ratio > 1
    late, before = slow.estimates[12].late, usual.estimates[11].late
    assert late is not None
    assert before is not None
    assert late > before


def test_what_the_speaker_has_left_is_reckoned_with() -> None:
    begun = events(Called(serial=1), Started(serial=1, limit_seconds=600), every_seconds=1)
    view = outlook(of_size(2, *begun), two_meetings(), TEN + MINUTE)
    estimate = view.estimates[2]
    # At the earliest now; at the latest after nine minutes, three tenths more and two pauses.
    assert (estimate.early, estimate.late) == (TEN, TEN + 15 * MINUTE)


def test_a_limit_that_lets_all_speak_is_found_from_the_time_that_is_left() -> None:
    view = outlook(of_size(60), two_meetings(), TEN)
    assert view.time_left == timedelta(hours=6)
    assert view.limit_for_all() == CompressedLimit(330 * timedelta(seconds=1), fits=True)
    crowded = outlook(of_size(300), two_meetings(), TEN)
    assert crowded.limit_for_all() == CompressedLimit(MINUTE, fits=False)


def test_places_are_subject_to_credentials_where_the_list_needs_them() -> None:
    statuses = {"S01": CredentialsStatus.IN_ORDER, "S02": CredentialsStatus.NONE}
    view = outlook(of_size(3, needs_credentials=True), two_meetings(), TEN, statuses)
    assert view.unconfirmed == {2, 3}
    assert outlook(of_size(3), two_meetings(), TEN, statuses).unconfirmed == frozenset()


def test_a_wish_that_cannot_be_met_is_noted() -> None:
    requests = [a_request(serial, preferred=("m-2",)) for serial in (1, 2)]
    debate = a_debate(requests, planned_statements={"m-1": 60, "m-2": 1})
    noted = outlook(debate, two_meetings(), TEN).findings
    assert [(f.code, f.serials) for f in noted if f.code is SpeakingCode.WISH_UNMET] == [
        (SpeakingCode.WISH_UNMET, (2,))
    ]


def test_replies_that_are_asked_for_make_the_slow_case_slower() -> None:
    replies = [
        a_request(serial, kind=RequestKind.REPLY, capacity=Capacity.STATE)
        for serial in range(60, 70)
    ]
    statements = [a_request(serial) for serial in range(1, 41)]
    policy = {"right_of_reply": ReplyPolicy(), "late_start_minutes": 0}
    plain = outlook(a_debate(statements, **policy), two_meetings(), TEN)
    asked = outlook(a_debate([*statements, *replies], **policy), two_meetings(), TEN)
    assert len(carried_over(asked, "m-1")) > len(carried_over(plain, "m-1"))
    assert [plain.estimates[s].early for s in range(1, 41)] == [
        asked.estimates[s].early for s in range(1, 41)
    ]
