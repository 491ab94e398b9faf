"""Majorities and ballots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import InvalidInput
from planner.rules.elections import (
    Ballot,
    Majority,
    Outcome,
    acclaimed,
    ballot_result,
    is_adopted,
    votes_required,
)


def ballot(seats: int = 1, papers: int = 100, **changes: object) -> Ballot:
    facts: dict[str, object] = {"number": 1, "seats": seats, "papers": papers}
    return Ballot(**{**facts, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cast", "simple", "two_thirds"),
    [(1, 1, 1), (2, 2, 2), (3, 2, 2), (9, 5, 6), (10, 6, 7), (11, 6, 8), (117, 59, 78)],
)
def test_a_majority_is_more_than_half_and_two_thirds_are_rounded_up(
    cast: int, simple: int, two_thirds: int
) -> None:
    assert votes_required(Majority.SIMPLE, cast) == simple
    assert votes_required(Majority.TWO_THIRDS, cast) == two_thirds


@given(st.integers(min_value=1, max_value=10_000))
def test_the_least_majority_is_a_majority_and_one_vote_less_is_none(cast: int) -> None:
    simple, qualified = (votes_required(kind, cast) for kind in Majority)
    assert 2 * simple > cast >= 2 * (simple - 1)
    assert 3 * qualified >= 2 * cast > 3 * (qualified - 1)


def test_an_equal_vote_rejects() -> None:
    assert not is_adopted(Majority.SIMPLE, 50, 50)
    assert is_adopted(Majority.SIMPLE, 51, 50)


def test_two_thirds_of_those_voting_adopt() -> None:
    assert is_adopted(Majority.TWO_THIRDS, 66, 33)
    assert not is_adopted(Majority.TWO_THIRDS, 65, 33)


def test_when_all_abstain_nothing_is_adopted() -> None:
    assert not is_adopted(Majority.SIMPLE, 0, 0)
    assert not is_adopted(Majority.TWO_THIRDS, 0, 0)


def test_abstentions_and_invalid_papers_do_not_count() -> None:
    one = ballot(papers=117, invalid=2, abstentions=15, votes={"FR": 51, "ES": 49})
    assert (one.valid, one.voting, one.required) == (115, 100, 51)
    assert ballot_result(one).elected == ("FR",)


def test_no_more_candidates_than_places_may_be_acclaimed() -> None:
    assert acclaimed(2, ("FR", "ES"))
    assert not acclaimed(2, ("FR", "ES", "IT"))


def test_the_highest_with_the_majority_are_elected() -> None:
    result = ballot_result(ballot(2, votes={"A": 60, "B": 55, "C": 70, "D": 15}))
    assert (result.elected, result.seats_left, result.outcome) == (("C", "A"), 0, Outcome.COMPLETE)
    assert [name for name, _ in result.ranking] == ["C", "A", "B", "D"]


def test_those_elected_leave_the_ballot_and_the_next_one_has_two_names_for_each_place() -> None:
    result = ballot_result(ballot(2, votes={"A": 60, "B": 40, "C": 35, "D": 30, "E": 10}))
    assert (result.elected, result.seats_left) == (("A",), 1)
    assert (result.outcome, result.standing) == (Outcome.NEXT_BALLOT, ("B", "C"))


def test_nobody_with_a_majority_leaves_the_two_highest() -> None:
    result = ballot_result(ballot(votes={"A": 40, "B": 35, "C": 25}))
    assert (result.elected, result.standing) == ((), ("A", "B"))


def test_a_tie_for_the_second_place_takes_a_special_ballot_between_the_tied() -> None:
    result = ballot_result(ballot(votes={"A": 40, "B": 30, "C": 30}))
    assert (result.outcome, result.standing) == (Outcome.SPECIAL_BALLOT, ("B", "C"))


def test_a_tie_for_the_last_place_with_the_majority_takes_a_special_ballot() -> None:
    result = ballot_result(ballot(2, votes={"A": 70, "B": 60, "C": 60}))
    assert (result.elected, result.seats_left) == (("A",), 1)
    assert (result.outcome, result.standing) == (Outcome.SPECIAL_BALLOT, ("B", "C"))


def test_a_tie_of_two_in_a_restricted_ballot_is_decided_by_lot() -> None:
    votes = {"A": 50, "B": 50}
    assert ballot_result(ballot(votes=votes)).outcome is Outcome.NEXT_BALLOT
    again = ballot_result(ballot(votes=votes, number=2, is_restricted=True))
    assert (again.outcome, again.standing) == (Outcome.LOTS, ("A", "B"))


def test_where_two_thirds_are_needed_balloting_goes_on() -> None:
    result = ballot_result(
        ballot(votes={"A": 50, "B": 50}, is_restricted=True, majority=Majority.TWO_THIRDS)
    )
    assert result.outcome is Outcome.NEXT_BALLOT


@pytest.mark.parametrize("majority", Majority)
def test_when_all_abstain_nobody_is_elected(majority: Majority) -> None:
    votes = {"A": 0, "B": 0, "C": 0}
    result = ballot_result(ballot(papers=3, abstentions=3, votes=votes, majority=majority))
    assert result.elected == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"papers": 10, "votes": {"A": 11}}, "ballot-votes-exceed"),
        ({"papers": 10, "votes": {"A": 6, "B": 6}}, "ballot-total-exceeds"),
        ({"papers": 10, "invalid": 6, "abstentions": 5, "votes": {}}, "ballot-impossible"),
        ({"papers": 10, "votes": {"A": -1}}, "ballot-impossible"),
        ({"seats": 0, "votes": {}}, "ballot-impossible"),
    ],
)
def test_figures_that_no_ballot_can_give_are_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        ballot_result(ballot(**changes))  # type: ignore[arg-type]
    assert refused.value.code == code


@given(
    st.integers(min_value=1, max_value=4),
    st.lists(st.integers(min_value=0, max_value=50), min_size=1, max_size=8),
    st.sampled_from(Majority),
    st.booleans(),
)
def test_never_are_more_elected_than_there_are_places(
    seats: int, counts: list[int], majority: Majority, is_restricted: bool
) -> None:
    votes = {f"S{number}": count for number, count in enumerate(counts)}
    papers = max(max(counts), -(-sum(counts) // seats))
    one = ballot(seats, papers, votes=votes, majority=majority, is_restricted=is_restricted)
    result = ballot_result(one)
    assert len(result.elected) + result.seats_left == seats
    assert result.seats_left >= 0
    assert not set(result.elected) & set(result.standing)
    assert all(votes[name] >= one.required for name in result.elected)
    assert set(result.standing) <= set(votes)
