"""Times, places, replies, opening and closing, shares, and what is to be noted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.credentials import CredentialsStatus
from planner.models.speaking import (
    Capacity,
    Gender,
    Moment,
    Rank,
    ReplyPolicy,
    ReplyScope,
    SpeakersList,
)
from planner.models.speaking_actions import (
    Closed,
    ItemOpened,
    LimitChanged,
    Opened,
    PrecedingEnded,
    Swapped,
    Withdrawn,
)
from planner.models.text import Text
from planner.rules.elections import Majority, is_adopted, votes_required
from planner.rules.right_of_reply import (
    DeliveredReply,
    RepliesLeft,
    ScopeKey,
    may_reply,
    replies_remaining,
)
from planner.rules.speaking_capacity import (
    CompressedLimit,
    compressed_limit,
    meetings_needed,
    places_in,
)
from planner.rules.speaking_findings import (
    SpeakingCode,
    SpeakingFinding,
    is_confirmed,
    loses_bonus,
    speaking_findings,
    without_bonus,
)
from planner.rules.speaking_floor import Statement, floor_of
from planner.rules.speaking_opening import closes_at, is_open
from planner.rules.speaking_preferences import Assignment, assigned_meetings
from planner.rules.speaking_shares import Share, Shares, shares_by_gender, speaking_shares
from planner.rules.speaking_time import Clock, clock_at, limits_in_force, overruns
from tests.rules.debates import NINE, a_debate, a_list, a_request, events, spoken

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
TEN = NINE + HOUR


def a_statement(
    serial: int = 1, seconds: int = 180, limit: int = 180, **changes: object
) -> Statement:
    request = a_request(serial, **changes)
    ends = TEN + timedelta(seconds=seconds)
    return Statement(request, "m-1", TEN, TEN, ends, timedelta(seconds=limit))


# --- times -----------------------------------------------------------------------------------


def test_limits_are_kept_by_capacity_and_change_from_the_decision_on() -> None:
    settings = a_list(limits_seconds={Capacity.GROUP: 300}, default_limit_seconds=180)
    assert limits_in_force(settings, ())[Capacity.GROUP] == 5 * MINUTE
    changed = events(LimitChanged(limits_seconds={Capacity.STATE: 120}))
    limits = limits_in_force(settings, changed)
    assert (limits[Capacity.STATE], limits[Capacity.GROUP]) == (2 * MINUTE, 5 * MINUTE)


@pytest.mark.parametrize(
    ("after", "clock"),
    [
        (0, Clock(0 * SECOND, 180 * SECOND, None)),
        (119, Clock(119 * SECOND, 61 * SECOND, None)),
        (120, Clock(120 * SECOND, 60 * SECOND, 60 * SECOND)),
        (155, Clock(155 * SECOND, 25 * SECOND, 30 * SECOND)),
        (180, Clock(180 * SECOND, 0 * SECOND, 0 * SECOND)),
        (215, Clock(215 * SECOND, -35 * SECOND, -30 * SECOND)),
    ],
)
def test_the_clock_warns_at_its_marks(after: int, clock: Clock) -> None:
    speaking = Statement(a_request(1), "m-1", TEN, TEN, None, 3 * MINUTE)
    assert clock_at(TEN + after * SECOND, speaking, (60, 30, 0, -30)) == clock


def test_the_clock_stands_still_when_the_statement_has_ended() -> None:
    assert clock_at(TEN + HOUR, a_statement(seconds=100), ()) == Clock(
        100 * SECOND, 80 * SECOND, None
    )


def test_a_clock_has_nothing_to_say_before_the_statement_begins() -> None:
    assert clock_at(TEN, Statement(a_request(1), "m-1", TEN), ()) is None


def test_overruns_are_told_with_their_length() -> None:
    long, short = a_statement(1, 200), a_statement(2, 180)
    assert overruns([long, short]) == (long,)
    assert long.overran == 20 * SECOND


# --- places and limits -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meeting", "limit", "changeover", "reserved", "places"),
    [
        (180, 7, 0, 0, 25),
        (180, 7, 2.5, 0, 19),
        (180, 7, 2.5, 60, 12),
        (180, 200, 0, 0, 0),
        (180, 180, 5, 0, 1),
        (30, 3, 0, 60, 0),
    ],
)
def test_places_are_what_fits_into_a_meeting(
    meeting: float, limit: float, changeover: float, reserved: float, places: int
) -> None:
    assert places_in(*(m * MINUTE for m in (meeting, limit, changeover, reserved))) == places


def test_the_places_of_a_real_plan_need_different_changeovers() -> None:
    """*Source*: E/CN.6/2000/PC/9: 18 places in mornings, 19 in afternoons, with seven minutes."""
    three_hours, seven = 3 * HOUR, 7 * MINUTE
    assert places_in(three_hours, seven, 3 * MINUTE) == 18
    assert places_in(three_hours, seven, 2 * MINUTE + 28 * SECOND) == 19


def test_a_limit_is_found_that_lets_all_speak() -> None:
    assert compressed_limit(13, 20 * MINUTE) == CompressedLimit(90 * SECOND, fits=True)
    assert compressed_limit(60, 3 * HOUR, 10 * MINUTE, 30 * SECOND) == CompressedLimit(
        120 * SECOND, fits=True
    )


def test_a_limit_under_the_least_does_not_fit() -> None:
    assert compressed_limit(100, 20 * MINUTE, least=MINUTE) == CompressedLimit(MINUTE, fits=False)


def test_with_nobody_on_the_list_there_is_no_limit_to_find() -> None:
    assert compressed_limit(0, 20 * MINUTE) is None


@given(st.integers(1, 100), st.integers(0, 600), st.integers(0, 60), st.integers(0, 120))
def test_what_is_said_to_fit_does_fit(
    count: int, window: int, reserved: int, changeover: int
) -> None:
    found = compressed_limit(
        count, window * MINUTE, reserved * MINUTE, changeover * SECOND, 30 * SECOND
    )
    assert found is not None
    assert found.limit.total_seconds() % 30 == 0
    if found.fits:
        needed = count * (found.limit + changeover * SECOND)
        assert needed <= (window - reserved) * MINUTE
        assert (
            places_in(window * MINUTE, found.limit, changeover * SECOND, reserved * MINUTE) >= count
        )


def test_meetings_are_counted_with_no_statement_cut_in_two() -> None:
    assert meetings_needed([7 * MINUTE] * 25, 3 * HOUR) == 1
    assert meetings_needed([7 * MINUTE] * 26, 3 * HOUR) == 2
    assert meetings_needed([], 3 * HOUR) == 0
    assert meetings_needed([100 * MINUTE, 100 * MINUTE, 10 * MINUTE], 3 * HOUR) == 2


# --- replies ---------------------------------------------------------------------------------

HERE = ScopeKey("item-8", "m-1", date(2018, 10, 15))
OTHER_MEETING = ScopeKey("item-8", "m-2", date(2018, 10, 15))
OTHER_DAY = ScopeKey("item-8", "m-3", date(2018, 10, 16))
OTHER_ITEM = ScopeKey("item-9", "m-1", date(2018, 10, 15))


def left(scope: ReplyScope, *made: ScopeKey) -> RepliesLeft:
    delivered = [DeliveredReply("AA", where) for where in made] + [DeliveredReply("BB", HERE)]
    return replies_remaining("AA", delivered, ReplyPolicy(scope=scope), HERE)


def test_two_replies_the_first_longer_than_the_second() -> None:
    scope = ReplyScope.MEETING_AND_ITEM
    assert left(scope) == RepliesLeft(2, 5 * MINUTE)
    assert left(scope, HERE) == RepliesLeft(1, 3 * MINUTE)
    assert left(scope, HERE, HERE) == RepliesLeft(0, None)
    assert left(scope, HERE, HERE, HERE) == RepliesLeft(0, None)


@pytest.mark.parametrize(
    ("scope", "counts"),
    [
        (ReplyScope.MEETING_AND_ITEM, []),
        (ReplyScope.DAY_AND_ITEM, [OTHER_MEETING]),
        (ReplyScope.SESSION, [OTHER_MEETING, OTHER_DAY, OTHER_ITEM]),
    ],
)
def test_within_what_replies_are_counted_is_data(scope: ReplyScope, counts: list[ScopeKey]) -> None:
    others = (OTHER_MEETING, OTHER_DAY, OTHER_ITEM)
    assert [where for where in others if left(scope, where).count == 1] == counts


def test_states_reply_by_right_and_others_by_leave() -> None:
    assert may_reply(Capacity.STATE, has_leave=False)
    assert may_reply(Capacity.OBSERVER_STATE, has_leave=False)
    assert not may_reply(Capacity.INTERGOVERNMENTAL, has_leave=False)
    assert may_reply(Capacity.INTERGOVERNMENTAL, has_leave=True)


# --- opening and closing ---------------------------------------------------------------------


def local(at: str, zone: str) -> Moment:
    return Moment(at=datetime.fromisoformat(at), zone=zone)


def test_a_list_closes_in_its_own_zone_which_may_be_another_day_at_the_venue() -> None:
    """*Source*: LDC5 in Doha, whose list closed on 17 February at 5 p.m. in New York."""
    new_york = local("2023-02-17T17:00", "America/New_York")
    debate = a_debate(opens=local("2023-01-13T09:00", "UTC"), closes=new_york)
    closing = datetime(2023, 2, 17, 22, tzinfo=UTC)
    assert closes_at(debate) == closing
    assert is_open(debate, closing - SECOND)
    assert not is_open(debate, closing)


def test_a_list_that_closes_on_the_day_the_clocks_change_closes_by_the_clock_of_its_zone() -> None:
    # On 11 March 2018 New York went from 2 a.m. to 3 a.m.
    before = a_debate(closes=local("2018-03-10T12:00", "America/New_York"))
    after = a_debate(closes=local("2018-03-11T12:00", "America/New_York"))
    assert closes_at(before) == datetime(2018, 3, 10, 17, tzinfo=UTC)
    assert closes_at(after) == datetime(2018, 3, 11, 16, tzinfo=UTC)


def test_before_it_opens_a_list_is_closed() -> None:
    debate = a_debate(opens=local("2018-09-03T00:00", "Europe/Vienna"))
    opening = datetime(2018, 9, 2, 22, tzinfo=UTC)
    assert not is_open(debate, opening - SECOND)
    assert is_open(debate, opening)


def test_a_list_may_close_a_while_after_the_item_opens() -> None:
    settings = {"closes": Moment(minutes_after_item_opens=15)}
    waiting = a_debate((), events(Opened()), **settings)
    assert is_open(waiting, TEN + HOUR)
    begun = a_debate((), events(Opened(), ItemOpened()), **settings)
    assert is_open(begun, TEN + 15 * MINUTE)
    assert not is_open(begun, TEN + 16 * MINUTE)


def test_a_list_may_close_when_the_item_before_ends() -> None:
    settings = {"closes": Moment(at_end_of="item-7")}
    assert is_open(a_debate((), events(Opened()), **settings), TEN + HOUR)
    assert not is_open(a_debate((), events(Opened(), PrecedingEnded()), **settings), TEN + HOUR)


def test_the_chair_closes_and_may_open_again() -> None:
    happened = events(Opened(), Closed(), Opened(reason="two delegations arrived late"))
    assert [is_open(a_debate((), happened[:n]), TEN + HOUR) for n in range(4)] == [
        False, True, False, True,
    ]  # fmt: skip


def test_a_list_opened_again_after_its_hour_is_open() -> None:
    closes = local("2018-10-15T09:00", "Europe/Vienna")
    debate = a_debate((), events(Opened()), closes=closes)
    assert closes_at(debate) == NINE
    assert is_open(debate, TEN)


# --- shares ----------------------------------------------------------------------------------


def test_shares_count_statements_and_time() -> None:
    delivered = [a_statement(1, 120), a_statement(2, 240), a_statement(3, 600, rank=Rank.MINISTER)]
    assert speaking_shares(delivered, lambda s: s.request.rank) == Shares(
        (
            Share("minister", 1, 10 * MINUTE, 0.625, 10 * MINUTE),
            Share("representative", 2, 6 * MINUTE, 0.375, 3 * MINUTE),
        )
    )


def test_what_is_not_stated_is_a_group_of_its_own_and_comes_last() -> None:
    delivered = [a_statement(1, capacity=Capacity.UN_ENTITY), a_statement(2)]
    known = {"S02": "z"}
    shares = speaking_shares(delivered, lambda s: known.get(s.request.delegation))
    assert [share.group for share in shares.shares] == ["z", ""]


def of_gender(women: int, men: int, unknown: int) -> list[Statement]:
    genders = [Gender.WOMAN] * women + [Gender.MAN] * men + [None] * unknown
    return [a_statement(n, gender=gender) for n, gender in enumerate(genders, start=1)]


def test_gender_is_shown_in_groups_of_five_or_more() -> None:
    shares = shares_by_gender(of_gender(5, 6, 7))
    assert [(s.group, s.statements) for s in shares.shares] == [("man", 6), ("woman", 5), ("", 7)]
    assert shares.suppressed == ()


def test_a_small_group_is_not_shown_and_cannot_be_reckoned_from_the_others() -> None:
    shares = shares_by_gender(of_gender(4, 6, 7))
    assert [share.group for share in shares.shares] == [""]
    assert shares.suppressed == ("man", "woman")


def test_nothing_delivered_makes_no_shares() -> None:
    assert speaking_shares([], lambda _: None) == Shares(())


# --- wishes ----------------------------------------------------------------------------------


def test_a_wish_is_granted_in_the_order_of_the_list_while_there_are_places() -> None:
    wishing = [
        a_request(1, preferred=("m-2",)),
        a_request(2, preferred=("m-2", "m-1")),
        a_request(3),
        a_request(4, preferred=("m-2",)),
        a_request(5),
    ]
    assert assigned_meetings(wishing, {"m-1": 2, "m-2": 1, "m-3": 1}) == Assignment(
        {1: "m-2", 2: "m-1", 3: "m-1", 4: "m-3"}, unmet=(4,)
    )


# --- what is to be noted ---------------------------------------------------------------------


def noted(requests: list, **settings: object) -> list[tuple[SpeakingCode, tuple[int, ...]]]:
    debate = a_debate(requests, **settings)
    return [(f.code, f.serials) for f in speaking_findings(debate, floor_of(debate))]


def test_several_statements_of_one_delegation_are_noted_and_not_refused() -> None:
    twice = [a_request(1, "AA"), a_request(2, "BB"), a_request(3, "AA")]
    assert noted(twice) == [(SpeakingCode.SEVERAL_STATEMENTS, (1, 3))]
    assert noted(twice, statements_per_delegation=2) == []
    debate = a_debate(twice, events(Withdrawn(serial=1)))
    assert speaking_findings(debate, floor_of(debate)) == ()


def test_a_group_whose_members_also_speak_loses_its_longer_time() -> None:
    group = a_request(
        1, "EC", capacity=Capacity.GROUP, on_behalf_of=Text(en="G77"), members=("AA",)
    )
    alone = a_debate([group])
    joined = a_debate([group, a_request(2, "AA"), a_request(3, "BB")])
    assert noted([group, a_request(2, "AA"), a_request(3, "BB")]) == [
        (SpeakingCode.GROUP_AND_OWN, (1, 2))
    ]
    assert not loses_bonus(alone, floor_of(alone), group)
    assert loses_bonus(joined, floor_of(joined), group)
    limits = {Capacity.GROUP: 5 * MINUTE, Capacity.STATE: 3 * MINUTE}
    assert without_bonus(limits, group) == 3 * MINUTE


def test_who_speaks_for_a_group_and_for_itself_is_noted_too() -> None:
    group = a_request(1, "EC", capacity=Capacity.GROUP)
    assert noted([group, a_request(2, "EC")]) == [(SpeakingCode.GROUP_AND_OWN, (1, 2))]


def test_a_place_is_confirmed_by_credentials_formal_or_provisional() -> None:
    state, other = a_request(1), a_request(2, capacity=Capacity.INTERGOVERNMENTAL)
    confirmed = {status: is_confirmed(state, status) for status in CredentialsStatus}
    assert confirmed == {
        CredentialsStatus.NONE: False,
        CredentialsStatus.PROVISIONAL: True,
        CredentialsStatus.IN_ORDER: True,
        CredentialsStatus.OBJECTED: True,
        CredentialsStatus.REFUSED: False,
    }
    assert not is_confirmed(state, None)
    assert is_confirmed(other, None)
    assert noted([state, other], needs_credentials=True) == [
        (SpeakingCode.WITHOUT_CREDENTIALS, (1,))
    ]
    assert noted([state, other]) == []


def test_a_reply_policy_nobody_has_compared_with_the_rule_is_noted() -> None:
    assert noted([], right_of_reply=ReplyPolicy()) == [(SpeakingCode.REPLY_UNVERIFIED, ())]
    assert noted([], right_of_reply=ReplyPolicy(verified=True)) == []


def test_the_plan_of_the_secretariat_is_questioned_only_when_it_is_far_off() -> None:
    debate = a_debate(planned_statements={"m-1": 18, "m-2": 25})
    computed = {"m-1": 19, "m-2": 19}
    assert speaking_findings(debate, floor_of(debate), capacities=computed) == (
        SpeakingFinding(
            SpeakingCode.PLAN_DIFFERS, (), {"meeting": "m-2", "planned": 25, "computed": 19}
        ),
    )


# --- the defects of other tools --------------------------------------------------------------


def test_a_number_that_is_stored_has_its_unit_in_its_name() -> None:
    """Elsewhere a duration was documented in seconds and read in minutes."""
    numbers = {
        name
        for kind in (SpeakersList, ReplyPolicy, Moment)
        for name, field in kind.model_fields.items()
        if "int" in str(field.annotation)
    }
    counts = {"max_per_delegation", "statements_per_delegation", "planned_statements"}
    endings = ("_seconds", "_minutes")
    assert {n for n in numbers - counts if not n.endswith(endings) and "minutes" not in n} == set()


def test_a_majority_of_ten_is_six_of_those_present_and_voting() -> None:
    """Elsewhere it was half, rounded up: five."""
    assert votes_required(Majority.SIMPLE, 10) == 6
    assert not is_adopted(Majority.SIMPLE, 5, 5)
    assert votes_required(Majority.TWO_THIRDS, 10) == 7


def test_inserting_renumbers_nobody() -> None:
    """Elsewhere the order was a number in each entry, rewritten at each insertion."""
    requests = [a_request(1), a_request(2)]
    before = [request.model_dump() for request in requests]
    debate = a_debate([*requests, a_request(3, received_at=NINE)])
    assert [request.serial for request in floor_of(debate).waiting] == [3, 1, 2]
    assert [request.model_dump() for request in debate.requests[:2]] == before


def test_the_time_of_a_statement_does_not_depend_on_how_often_anybody_looked() -> None:
    """Elsewhere a timer counted its own ticks, and stopped while the page was asleep."""
    speaking = floor_of(a_debate([a_request(1)], events(*spoken(1)[:2]))).current
    assert speaking is not None
    at = TEN + MINUTE + 95 * SECOND
    for second in range(0, 95, 7):
        clock_at(TEN + MINUTE + second * SECOND, speaking, ())
    assert clock_at(at, speaking, ()) == Clock(95 * SECOND, 85 * SECOND, None)


def test_a_move_tells_why_it_was_made() -> None:
    happened = events(Swapped(first=1, second=2, agreed_by=("S01", "S02")))
    debate = a_debate([a_request(1), a_request(2)], happened)
    assert [type(event.action).__name__ for event in debate.events] == ["Swapped"]
    assert debate.events[0].actor == "operator"


def test_what_is_noted_is_a_code_and_facts_without_words() -> None:
    """Elsewhere rules returned sentences, which could be shown in one language only."""
    debate = a_debate([a_request(1, "AA"), a_request(2, "AA")])
    assert speaking_findings(debate, floor_of(debate)) == (
        SpeakingFinding(SpeakingCode.SEVERAL_STATEMENTS, (1, 2), {"count": 2, "allowed": 1}),
    )
