"""Whose turn it is, for all that is attested and for what is ahead."""

from dataclasses import replace
from datetime import date

import pytest

from planner.models.series import Holder, Seat, Series, SeriesSession
from planner.models.source import Source
from planner.models.state import RegionalGroup
from planner.rules.rotation import Fit, expected_group, session_of_election, turns
from planner.rules.rotation_span import span_of
from tests.bureau_builders import all_states, series

AFR, APG, EEG, LAC, WEO = RegionalGroup
ATTESTED = [
    (1, Seat.PRESIDENT, "PH"),
    (8, Seat.PRESIDENT, "CR"),
    (9, Seat.PRESIDENT, "ES"),
    (9, Seat.RAPPORTEUR, "AR"),
    (10, Seat.PRESIDENT, "EG"),
    (11, Seat.PRESIDENT, "IQ"),
]


def holder(session: int, seat: Seat, state: str) -> Holder:
    return Holder(session=session, seat=seat, state=state, source=Source(rule="practice"))


def with_holders(slug: str, *holders: Holder) -> Series:
    return replace(series(slug), holders=holders)


@pytest.mark.parametrize(("session", "seat", "state"), ATTESTED)
def test_the_rule_fits_everyone_attested(session: int, seat: Seat, state: str) -> None:
    (turn,) = [t for t in turns(series("untoc-cop"), all_states(), [session], 11) if t.seat is seat]
    assert [one.state for one in turn.holders] == [state]
    assert (turn.fit, turn.held) == (Fit.AS_RULE, (turn.expected,))


def test_nobody_else_is_attested_as_president_or_rapporteur() -> None:
    found = [
        (one.session, one.seat, one.state)
        for one in series("untoc-cop").holders
        if one.seat in (Seat.PRESIDENT, Seat.RAPPORTEUR)
    ]
    assert found == ATTESTED


@pytest.mark.parametrize(
    ("session", "president", "rapporteur"),
    [(12, EEG, APG), (13, LAC, EEG), (14, WEO, LAC), (15, AFR, WEO), (16, APG, AFR)],
)
def test_the_next_sessions_are_foretold(
    session: int, president: RegionalGroup, rapporteur: RegionalGroup
) -> None:
    found = turns(series("untoc-cop"), all_states(), [session], 11)
    assert [(t.seat, t.expected, t.fit) for t in found] == [
        (Seat.PRESIDENT, president, Fit.FORETOLD),
        (Seat.RAPPORTEUR, rapporteur, Fit.FORETOLD),
    ]


def test_a_past_session_of_which_nobody_knows_is_not_passed_off_as_kept() -> None:
    found = turns(series("untoc-cop"), all_states(), [4], 11)
    assert {turn.fit for turn in found} == {Fit.NOT_RECORDED}


def test_a_turn_taken_by_another_group_departs_from_the_rule() -> None:
    changed = with_holders("untoc-cop", holder(9, Seat.PRESIDENT, "IQ"))
    turn = turns(changed, all_states(), [9], 11)[0]
    assert (turn.fit, turn.expected, turn.held) == (Fit.DEPARTS, WEO, (APG,))


def test_the_order_of_the_commission_fits_what_is_attested() -> None:
    found = turns(series("cnd"), all_states(), [57, 60], 60)
    assert [turn.expected for turn in found if turn.holders] == [AFR, WEO, LAC, AFR, APG, EEG]
    assert {turn.fit for turn in found if turn.holders} == {Fit.AS_RULE}


def test_in_english_alphabetical_order_the_commission_would_not_fit() -> None:
    alphabetical = replace(series("cnd"), order=tuple(RegionalGroup))
    found = turns(alphabetical, all_states(), [60], 60)
    assert found[0].fit is Fit.DEPARTS


def test_the_first_vice_chair_becomes_the_next_chair() -> None:
    states, cnd = all_states(), series("cnd")
    assert [
        expected_group(cnd, states, Seat.FIRST_VICE_CHAIR, session) for session in range(57, 67)
    ] == [expected_group(cnd, states, Seat.CHAIR, session) for session in range(58, 68)]


def test_the_rapporteur_comes_from_the_group_that_presided_before() -> None:
    states, cop = all_states(), series("untoc-cop")
    assert [expected_group(cop, states, Seat.RAPPORTEUR, s) for s in range(2, 20)] == [
        expected_group(cop, states, Seat.PRESIDENT, s) for s in range(1, 19)
    ]


def test_in_one_round_every_group_has_every_office_once() -> None:
    for slug, first in (("untoc-cop", 1), ("cnd", 57)):
        for rule in series(slug).seats:
            if rule.count == 1:
                had = {
                    expected_group(series(slug), all_states(), rule.key, session)
                    for session in range(first, first + 5)
                }
                assert had == set(RegionalGroup)


def test_the_state_that_holds_the_session_presides_where_hosts_do() -> None:
    held = SeriesSession(number=21, opens=date(2015, 11, 30), closes=date(2015, 12, 11), host="FR")
    cop = replace(series("unfccc-cop"), sessions=(held,))
    turn, _ = turns(cop, all_states(), [21], 20)
    assert (turn.expected, turn.is_host, turn.fit) == (WEO, True, Fit.FORETOLD)


def test_where_no_host_is_known_and_no_order_laid_down_nothing_is_foretold() -> None:
    assert {turn.fit for turn in turns(series("unfccc-cop"), all_states(), [30], 29)} == {
        Fit.NO_TURN
    }


def test_officers_who_take_office_at_the_closing_were_elected_one_session_before() -> None:
    assert session_of_election(series("rotterdam-cop"), 9) == 8
    assert session_of_election(series("untoc-cop"), 9) == 9


def test_the_group_is_that_of_the_opening_day() -> None:
    before = SeriesSession(number=1, opens=date(2000, 5, 1), closes=date(2000, 5, 5))
    cop = with_holders("untoc-cop", holder(1, Seat.PRESIDENT, "IL"))
    early = replace(cop, sessions=(before,))
    assert turns(early, all_states(), [1], 1)[0].held == (None,)
    assert turns(cop, all_states(), [1], 1)[0].held == (WEO,)


def test_a_view_ends_one_round_after_the_last_election_recorded() -> None:
    assert span_of(series("untoc-cop")).sessions == range(1, 17)
    assert span_of(series("rotterdam-cop")).sessions == range(1, 6)


def test_a_session_that_has_closed_is_no_longer_ahead() -> None:
    closing = date(2024, 10, 18)
    assert span_of(series("untoc-cop"), closing).latest == 11
    assert span_of(series("untoc-cop"), date(2024, 10, 19)).latest == 12
