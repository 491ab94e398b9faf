"""What each group has had, is owed, and has still to fill."""

from dataclasses import replace

from planner.models.series import Holder, Seat
from planner.models.source import Source
from planner.models.state import RegionalGroup
from planner.rules.turns_owed import Balance, balances, groups_waiting, shares
from tests.bureau_builders import all_states, ninth_slate, series

AFR, APG, EEG, LAC, WEO = RegionalGroup


def held(session: int, state: str, seat: Seat = Seat.PRESIDENT) -> Holder:
    return Holder(session=session, seat=seat, state=state, source=Source(rule="practice"))


def test_what_is_attested_leaves_nobody_owed_anything() -> None:
    found = balances(series("untoc-cop"), all_states(), 1, 11)
    assert {balance.owed for balance in found} == {0}
    assert found[0] == Balance(
        group=AFR, seat=Seat.PRESIDENT, due=2, had=1, unknown=1, next_session=15
    )


def test_the_next_turns_are_in_the_order_of_the_round() -> None:
    found = balances(series("untoc-cop"), all_states(), 1, 11)
    ahead = {(one.group, one.seat): one.next_session for one in found}
    assert [ahead[group, Seat.PRESIDENT] for group in RegionalGroup] == [15, 16, 12, 13, 14]
    assert [ahead[group, Seat.RAPPORTEUR] for group in RegionalGroup] == [16, 12, 13, 14, 15]


def test_who_took_the_turn_of_another_owes_it() -> None:
    cop = replace(series("untoc-cop"), holders=(held(9, "IQ"),))
    owed = {
        one.group: one.owed
        for one in balances(cop, all_states(), 9, 9)
        if one.seat is Seat.PRESIDENT
    }
    assert owed == {AFR: 0, APG: -1, EEG: 0, LAC: 0, WEO: 1}


def test_the_shares_of_the_ninth_session_are_those_of_its_annotations() -> None:
    """*Source*: CTOC/COP/2018/1, item 1 (b)."""
    two = ((Seat.VICE_PRESIDENT, 2),)
    found = shares(series("untoc-cop"), all_states(), 9)
    assert {share.group: share.seats for share in found} == {
        AFR: two,
        APG: two,
        EEG: two,
        LAC: ((Seat.RAPPORTEUR, 1), (Seat.VICE_PRESIDENT, 1)),
        WEO: ((Seat.PRESIDENT, 1), (Seat.VICE_PRESIDENT, 1)),
    }


def test_groups_that_have_named_theirs_have_nothing_left_to_fill() -> None:
    groups = {code: all_states().get(code).groups[0].group for code in ["ES", "IT", "AR", "MX"]}
    named = [
        (member.seat, groups[member.state])
        for member in ninth_slate().members
        if member.state in groups
    ]
    found = shares(series("untoc-cop"), all_states(), 9, named)
    assert {share.group: len(share.seats) for share in found} == {
        AFR: 1, APG: 1, EEG: 1, LAC: 0, WEO: 0
    }  # fmt: skip


def test_nobody_can_say_what_is_left_where_no_turn_is_laid_down() -> None:
    assert shares(series("rotterdam-cop"), all_states(), 12) == ()


def test_where_no_order_is_laid_down_those_who_have_not_had_a_turn_wait() -> None:
    cop = replace(series("rotterdam-cop"), holders=(held(1, "FR"), held(2, "EG")))
    assert groups_waiting(cop, all_states(), Seat.PRESIDENT) == (APG, EEG, LAC)
    assert groups_waiting(cop, all_states(), Seat.RAPPORTEUR) == tuple(RegionalGroup)


def test_a_new_round_begins_when_every_group_has_had_its_turn() -> None:
    once = [held(n, code) for n, code in enumerate(["FR", "EG", "CN", "PL", "BR"], start=1)]
    cop = replace(series("rotterdam-cop"), holders=(*once, held(6, "PL")))
    assert groups_waiting(cop, all_states(), Seat.PRESIDENT) == (AFR, APG, LAC, WEO)
