"""Who speaks in which order."""

from datetime import timedelta
from itertools import groupby
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.models.debate import Debate
from planner.models.speaking import Capacity, OrderPolicy, Rank, Request, SortKey
from planner.models.speaking_actions import (
    Action,
    Called,
    Changed,
    Closed,
    Ended,
    InWriting,
    LevelChanged,
    LotsDrawn,
    PlacedByChair,
    Promoted,
    Recalled,
    SentToEnd,
    Started,
    Swapped,
    Withdrawn,
)
from planner.models.text import Text
from planner.rules.speaking_floor import Stage, floor_of
from planner.rules.speaking_order import category_of, current_requests, speaking_order
from planner.rules.speaking_place import Reasons, place_of, reasons_for_place
from planner.rules.speaking_policies import POLICIES
from tests.rules.debates import a_debate, a_request, events, ministers, spoken

RECEIPT = POLICIES["receipt"]
MINISTERS_FIRST = POLICIES["ministerial-first"]
GROUPS_FIRST = POLICIES["groups-first"]


def mixed() -> list[Request]:
    """1 a delegate, 2 a minister, 3 a group, 4 a delegate, 5 a minister, 6 an observer."""
    return [
        a_request(1),
        *ministers(2),
        a_request(3, capacity=Capacity.REGIONAL_GROUP),
        a_request(4),
        *ministers(5),
        a_request(6, capacity=Capacity.NON_GOVERNMENTAL),
    ]


# --- the policies ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "order"),
    [
        ("receipt", (1, 2, 3, 4, 5, 6)),
        ("ministerial-first", (2, 5, 1, 3, 4, 6)),
        ("protocol", (2, 5, 1, 3, 4, 6)),
        ("groups-first", (3, 2, 5, 1, 4, 6)),
    ],
)
def test_a_policy_is_data(policy: str, order: tuple[int, ...]) -> None:
    assert speaking_order(mixed(), POLICIES[policy]) == order


def test_an_empty_list_has_an_empty_order() -> None:
    assert speaking_order([], RECEIPT) == ()


def test_ranks_of_one_band_are_equal_and_the_first_received_speaks_first() -> None:
    requests = [
        a_request(1, rank=Rank.HEAD_OF_GOVERNMENT),
        a_request(2, rank=Rank.HEAD_OF_STATE),
        a_request(3, rank=Rank.CROWN_PRINCE),
    ]
    assert speaking_order(requests, POLICIES["protocol"]) == (1, 2, 3)


def test_what_arrived_at_the_same_instant_goes_by_its_serial() -> None:
    at = a_request(1).received_at
    requests = [a_request(serial, received_at=at) for serial in (3, 1, 2)]
    assert speaking_order(requests, RECEIPT) == (1, 2, 3)


def test_a_letter_that_was_sent_earlier_counts_from_when_it_was_received() -> None:
    early = a_request(9, received_at=a_request(1).received_at - timedelta(days=3))
    assert speaking_order([a_request(1), a_request(2), early], RECEIPT) == (9, 1, 2)


def test_standby_comes_after_everybody_else() -> None:
    requests = [a_request(1, is_standby=True), *ministers(2), a_request(3)]
    assert speaking_order(requests, MINISTERS_FIRST) == (2, 3, 1)


def test_a_fixed_place_opens_the_list() -> None:
    policy = OrderPolicy(order=(SortKey.FIXED, SortKey.RECEIVED), fixed=("BR", "US"))
    requests = [a_request(1), a_request(2, "US"), a_request(3), a_request(4, "BR")]
    assert speaking_order(requests, policy) == (4, 2, 1, 3)


def test_lots_decide_and_what_came_after_the_draw_comes_last() -> None:
    requests = [a_request(serial) for serial in (1, 2, 3, 4)]
    drawn = LotsDrawn(lots={1: 30, 2: 4, 3: 12})
    assert speaking_order(requests, POLICIES["lots"], [drawn]) == (2, 3, 1, 4)


def test_the_alphabet_goes_round_from_the_letter_that_was_drawn() -> None:
    names = ["Albania", "Peru", "Élysée", "Oman", "Sudan", "Türkiye"]
    requests = [a_request(serial, name=Text(en=name)) for serial, name in enumerate(names, start=1)]
    policy = POLICIES["alphabetical-from-drawn-letter"].model_copy(update={"drawn_letter": "P"})
    order = speaking_order(requests, policy)
    assert [names[serial - 1] for serial in order] == [
        "Peru", "Sudan", "Türkiye", "Albania", "Élysée", "Oman",
    ]  # fmt: skip


# --- the moves -------------------------------------------------------------------------------


def test_two_change_places() -> None:
    swapped = Swapped(first=1, second=4, agreed_by=("S01", "S04"))
    assert speaking_order(mixed(), RECEIPT, [swapped]) == (4, 2, 3, 1, 5, 6)


def test_who_withdraws_after_a_swap_leaves_the_other_where_the_swap_put_it() -> None:
    moves = [Swapped(first=1, second=4, agreed_by=("S01", "S04")), Withdrawn(serial=4)]
    assert speaking_order(mixed(), RECEIPT, moves) == (2, 3, 1, 5, 6)


def test_who_is_absent_speaks_after_the_others_of_the_same_category() -> None:
    assert speaking_order(mixed(), MINISTERS_FIRST, [SentToEnd(serial=2)]) == (5, 2, 1, 3, 4, 6)


def test_who_is_alone_in_a_category_and_absent_stays() -> None:
    assert speaking_order(mixed(), GROUPS_FIRST, [SentToEnd(serial=3)]) == (3, 2, 5, 1, 4, 6)


def test_nobody_comes_forward_by_being_absent() -> None:
    moves = [PlacedByChair(serial=2, before=None, reason="-"), SentToEnd(serial=2)]
    assert speaking_order(mixed(), MINISTERS_FIRST, moves) == (5, 1, 3, 4, 6, 2)


def test_who_came_back_is_put_before_the_one_that_was_to_be_next() -> None:
    moves = [SentToEnd(serial=1), Recalled(serial=1, before=2)]
    assert speaking_order(mixed(), RECEIPT, moves) == (1, 2, 3, 4, 5, 6)


def test_a_higher_level_takes_the_next_free_place_in_its_band() -> None:
    moves = [LevelChanged(serial=4, rank=Rank.MINISTER)]
    assert speaking_order(mixed(), MINISTERS_FIRST, moves) == (2, 5, 4, 1, 3, 6)


def test_a_higher_level_takes_its_place_among_those_of_the_same_meeting() -> None:
    moves = [LevelChanged(serial=4, rank=Rank.MINISTER, among=(1, 3, 4, 6))]
    assert speaking_order(mixed(), MINISTERS_FIRST, moves) == (2, 5, 4, 1, 3, 6)
    moves = [LevelChanged(serial=6, rank=Rank.MINISTER, among=(3, 4, 6))]
    requests = [*mixed()[:5], a_request(6)]
    assert speaking_order(requests, MINISTERS_FIRST, moves) == (2, 5, 1, 6, 3, 4)


def test_a_lower_level_may_keep_its_place_if_the_chair_agrees() -> None:
    falls = LevelChanged(serial=2, rank=Rank.REPRESENTATIVE)
    keeps = LevelChanged(serial=2, rank=Rank.REPRESENTATIVE, keeps_place=True)
    assert speaking_order(mixed(), MINISTERS_FIRST, [falls]) == (5, 1, 3, 4, 2, 6)
    assert speaking_order(mixed(), MINISTERS_FIRST, [keeps]) == (2, 5, 1, 3, 4, 6)


def test_a_first_minister_comes_before_all_others() -> None:
    requests = [a_request(1), a_request(2), a_request(3)]
    moves = [LevelChanged(serial=3, rank=Rank.MINISTER)]
    assert speaking_order(requests, MINISTERS_FIRST, moves) == (3, 1, 2)


def test_the_chair_puts_one_before_another_or_last() -> None:
    before = PlacedByChair(serial=5, before=3, reason="has to leave")
    last = PlacedByChair(serial=1, before=None, reason="arrives later")
    assert speaking_order(mixed(), RECEIPT, [before, last]) == (2, 5, 3, 4, 6, 1)


def test_who_is_promoted_from_standby_joins_the_others_of_the_category() -> None:
    requests = [a_request(1, is_standby=True), a_request(2), a_request(3)]
    assert speaking_order(requests, RECEIPT, [Promoted(serial=1)]) == (2, 3, 1)
    assert current_requests(requests, [Promoted(serial=1)])[1].is_standby is False


def test_a_statement_in_writing_has_no_place() -> None:
    assert speaking_order(mixed(), RECEIPT, [InWriting(serial=2)]) == (1, 3, 4, 5, 6)


def test_other_particulars_do_not_touch_the_place() -> None:
    changed = Changed(serial=2, speaker="A. Person", preferred=("m-2",), has_text=True)
    assert speaking_order(mixed(), RECEIPT, [changed]) == (1, 2, 3, 4, 5, 6)
    request = current_requests(mixed(), [changed])[2]
    assert (request.speaker, request.preferred, request.has_text) == ("A. Person", ("m-2",), True)
    assert request.rank is Rank.MINISTER


# --- what holds of every list ----------------------------------------------------------------

CAPACITIES = st.sampled_from(list(Capacity))
RANKS = st.sampled_from(list(Rank))


@st.composite
def lists(draw: st.DrawFn) -> list[Request]:
    size = draw(st.integers(1, 12))
    minutes = draw(st.lists(st.integers(0, 20), min_size=size, max_size=size))
    return [
        a_request(
            serial,
            capacity=draw(CAPACITIES),
            rank=draw(RANKS),
            is_standby=draw(st.booleans()),
            received_at=a_request(minute).received_at,
        )
        for serial, minute in enumerate(minutes, start=1)
    ]


@st.composite
def moves_on(draw: st.DrawFn, requests: list[Request], *, swaps: bool = True) -> list[Action]:
    serials = st.integers(1, len(requests))
    kinds = [
        st.builds(SentToEnd, serial=serials),
        st.builds(LevelChanged, serial=serials, rank=RANKS),
        st.builds(Promoted, serial=serials),
    ]
    if swaps:
        kinds += [
            st.builds(Swapped, first=serials, second=serials, agreed_by=st.just(("a", "b"))),
            st.builds(PlacedByChair, serial=serials, before=serials, reason=st.just("-")),
            st.builds(Recalled, serial=serials, before=st.none() | serials),
        ]
    return draw(st.lists(st.one_of(kinds), max_size=8))


POLICY = st.sampled_from(sorted(POLICIES)).map(POLICIES.__getitem__)


@given(st.data(), lists(), POLICY)
def test_the_order_is_a_permutation_of_what_was_not_withdrawn(
    data: st.DataObject, requests: list[Request], policy: OrderPolicy
) -> None:
    moves = data.draw(moves_on(requests))
    gone = data.draw(st.sets(st.integers(1, len(requests))))
    order = speaking_order(requests, policy, [*moves, *(Withdrawn(serial=s) for s in gone)])
    assert sorted(order) == sorted({r.serial for r in requests} - gone)


@given(st.data(), lists(), POLICY, st.integers(0, 2**32))
def test_the_order_does_not_depend_on_how_the_requests_are_handed_over(
    data: st.DataObject, requests: list[Request], policy: OrderPolicy, seed: int
) -> None:
    moves = data.draw(moves_on(requests))
    shuffled = requests[:]
    Random(seed).shuffle(shuffled)
    assert speaking_order(shuffled, policy, moves) == speaking_order(requests, policy, moves)


@given(st.data(), lists(), POLICY)
def test_a_swap_undoes_itself(
    data: st.DataObject, requests: list[Request], policy: OrderPolicy
) -> None:
    moves = data.draw(moves_on(requests))
    first, second = data.draw(st.tuples(*[st.integers(1, len(requests))] * 2))
    swap = Swapped(first=first, second=second, agreed_by=("a", "b"))
    assert speaking_order(requests, policy, [*moves, swap, swap]) == speaking_order(
        requests, policy, moves
    )


@given(st.data(), lists(), POLICY)
def test_being_sent_to_the_end_twice_is_being_sent_once(
    data: st.DataObject, requests: list[Request], policy: OrderPolicy
) -> None:
    moves = data.draw(moves_on(requests))
    sent = SentToEnd(serial=data.draw(st.integers(1, len(requests))))
    assert speaking_order(requests, policy, [*moves, sent, sent]) == speaking_order(
        requests, policy, [*moves, sent]
    )


@given(st.data(), lists(), POLICY)
def test_categories_stay_together_as_long_as_nobody_swaps_across_them(
    data: st.DataObject, requests: list[Request], policy: OrderPolicy
) -> None:
    moves = data.draw(moves_on(requests, swaps=False))
    current = current_requests(requests, moves)
    order = speaking_order(requests, policy, moves)
    categories = [category_of(current[serial], policy) for serial in order]
    assert [category for category, _ in groupby(categories)] == sorted(set(categories))


@given(st.data(), lists(), POLICY)
def test_closing_the_list_changes_no_place(
    data: st.DataObject, requests: list[Request], policy: OrderPolicy
) -> None:
    moves = data.draw(moves_on(requests))
    where = data.draw(st.integers(0, len(moves)))
    closed = [*moves[:where], Closed(), *moves[where:]]
    assert speaking_order(requests, policy, closed) == speaking_order(requests, policy, moves)


@given(st.data(), lists(), POLICY)
def test_a_move_changes_places_and_nothing_else(
    data: st.DataObject, requests: list[Request], policy: OrderPolicy
) -> None:
    """Dragging an entry in one tool turned it into an entry of another kind."""
    moves = data.draw(moves_on(requests))
    places_only = [m for m in moves if not isinstance(m, (LevelChanged, Promoted))]
    assert current_requests(requests, places_only) == {r.serial: r for r in requests}


@given(lists(), st.integers(1, 12))
def test_who_withdrew_is_back_only_with_a_new_serial(requests: list[Request], which: int) -> None:
    serial = min(which, len(requests))
    moves: list[Action] = [
        Withdrawn(serial=serial),
        Recalled(serial=serial),
        Promoted(serial=serial),
    ]
    assert serial not in speaking_order(requests, RECEIPT, moves)
    again = a_request(99, requests[serial - 1].delegation)
    assert 99 in speaking_order([*requests, again], RECEIPT, moves)


# --- the floor -------------------------------------------------------------------------------


def test_the_floor_follows_from_what_was_noted() -> None:
    happened = events(*spoken(1), Called(serial=2), Started(serial=2, limit_seconds=180))
    floor = floor_of(a_debate(mixed(), happened))
    assert [s.request.serial for s in floor.delivered] == [1]
    assert floor.delivered[0].lasted == timedelta(minutes=1)
    assert floor.delivered[0].meeting == "m-1"
    assert floor.current is not None
    assert (floor.current.request.serial, floor.current.limit) == (2, timedelta(minutes=3))
    assert [request.serial for request in floor.waiting] == [3, 4, 5, 6]
    assert floor.stages[2] is Stage.SPEAKING


def test_who_was_called_and_is_absent_waits_again() -> None:
    happened = events(Called(serial=1), SentToEnd(serial=1))
    floor = floor_of(a_debate(mixed(), happened))
    assert floor.current is None
    assert [request.serial for request in floor.waiting] == [2, 3, 4, 5, 6, 1]
    assert floor.stages[1] is Stage.ABSENT


def test_a_delegation_that_was_heard_does_not_wait_though_others_come_before_it() -> None:
    late = a_request(7, rank=Rank.MINISTER)
    floor = floor_of(a_debate([*mixed(), late], events(*spoken(2)), MINISTERS_FIRST))
    assert [request.serial for request in floor.waiting] == [5, 7, 1, 3, 4, 6]


def test_undelivered_statements_roll_over_in_unchanged_order() -> None:
    debate = a_debate(mixed(), events(*spoken(1), *spoken(2), Closed()))
    assert [request.serial for request in floor_of(debate).waiting] == [3, 4, 5, 6]


def test_an_earlier_version_can_be_seen_again() -> None:
    debate = a_debate(mixed(), events(Called(serial=1), Ended(serial=1)))
    assert debate.version == 1001
    before = floor_of(debate.as_of(1000))
    assert before.current is not None
    assert before.current.request.serial == 1
    assert floor_of(debate).current is None
    assert debate.as_of(3).requests == tuple(mixed()[:3])


# --- why -------------------------------------------------------------------------------------


def test_a_place_is_explained_by_who_is_ahead_and_why() -> None:
    debate = a_debate(mixed(), policy=GROUPS_FIRST)
    assert reasons_for_place(4, debate) == Reasons(
        place=5,
        ahead=((SortKey.CAPACITY, 1), (SortKey.RANK_BAND, 2), (SortKey.RECEIVED, 1)),
        ahead_by_move=0,
        moves=(),
    )


def test_a_place_is_explained_after_a_change_of_level() -> None:
    happened = events(LevelChanged(serial=4, rank=Rank.MINISTER))
    reasons = reasons_for_place(4, a_debate(mixed(), happened, GROUPS_FIRST))
    assert reasons is not None
    assert reasons.place == 4
    assert reasons.ahead == ((SortKey.CAPACITY, 1), (SortKey.RECEIVED, 1))
    # The other minister's request came later; the change put this one behind it all the same.
    assert reasons.ahead_by_move == 1
    assert reasons.moves == happened


def test_a_swap_is_told_by_those_whom_it_puts_ahead() -> None:
    happened = events(Swapped(first=1, second=4, agreed_by=("S01", "S04")))
    reasons = reasons_for_place(1, a_debate(mixed(), happened))
    assert reasons is not None
    assert (reasons.place, reasons.ahead, reasons.ahead_by_move) == (4, (), 3)


def test_who_was_heard_or_withdrew_has_no_place() -> None:
    debate = a_debate(mixed(), events(*spoken(1), Withdrawn(serial=2)))
    assert reasons_for_place(1, debate) is None
    assert reasons_for_place(2, debate) is None
    assert place_of(9, (1, 2)) is None
    assert place_of(2, (1, 2)) == 2


@settings(max_examples=50)
@given(st.data(), lists(), POLICY)
def test_everybody_ahead_is_accounted_for(
    data: st.DataObject, requests: list[Request], policy: OrderPolicy
) -> None:
    happened = events(*data.draw(moves_on(requests)))
    debate = Debate(a_debate(policy=policy).settings, tuple(requests), happened)
    for serial in range(1, len(requests) + 1):
        reasons = reasons_for_place(serial, debate)
        assert reasons is not None
        assert sum(n for _, n in reasons.ahead) + reasons.ahead_by_move == reasons.place - 1
