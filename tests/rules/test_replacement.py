"""Who takes the seat of an officer who leaves (rule 31)."""

import pytest

from planner.errors import NotFound
from planner.models.check import Severity
from planner.models.series import Seat
from planner.models.slate import SlateCode, SlateMember, StateNamed
from planner.models.state import RegionalGroup
from planner.rules.replacement import Vacancy, replaced, replacement_findings, vacancy_of
from tests.bureau_builders import all_states, ninth_slate, series

COP, SLATE = series("untoc-cop"), ninth_slate()
PRESIDENT = SlateMember(Seat.PRESIDENT, "ES")
MEXICO = SlateMember(Seat.VICE_PRESIDENT, "MX")
RAPPORTEUR = SlateMember(Seat.RAPPORTEUR, "AR")


@pytest.mark.parametrize("leaving", [MEXICO, RAPPORTEUR])
def test_an_officer_is_replaced_by_the_same_state(leaving: SlateMember) -> None:
    assert vacancy_of(COP, all_states(), SLATE, leaving) == Vacancy(leaving, leaving.state, None)
    assert replacement_findings(COP, all_states(), SLATE, leaving, leaving.state) == ()


def test_the_same_state_may_be_written_with_three_letters() -> None:
    assert replacement_findings(COP, all_states(), SLATE, MEXICO, "MEX") == ()


def test_another_state_cannot_replace_an_officer() -> None:
    (finding,) = replacement_findings(COP, all_states(), SLATE, MEXICO, "BR")
    assert (finding.code, finding.severity) == (SlateCode.NOT_SAME_STATE, Severity.ERROR)
    assert finding.source.rule == "rule 31"
    assert dict(finding.params) == {
        "expected": (StateNamed("MX"),),
        "seats": (Seat.VICE_PRESIDENT,),
        "states": (StateNamed("BR"),),
    }


@pytest.mark.parametrize("successor", ["ES", "FR", "BR"])
def test_the_vacancy_of_the_president_takes_an_election(successor: str) -> None:
    western = RegionalGroup.WESTERN_EUROPEAN_AND_OTHER
    assert vacancy_of(COP, all_states(), SLATE, PRESIDENT) == Vacancy(PRESIDENT, None, western)
    (finding,) = replacement_findings(COP, all_states(), SLATE, PRESIDENT, successor)
    assert (finding.code, finding.severity) == (SlateCode.PRESIDENT_NOT_COVERED, Severity.ADVICE)
    assert dict(finding.params)["expected"] == (western,)


def test_the_successor_takes_the_same_place_in_the_slate() -> None:
    after = replaced(SLATE, MEXICO, "BR")
    assert after.members.index(SlateMember(Seat.VICE_PRESIDENT, "BR")) == SLATE.members.index(
        MEXICO
    )
    assert replaced(after, SlateMember(Seat.VICE_PRESIDENT, "BR"), "MX") == SLATE


def test_nobody_leaves_a_seat_that_he_does_not_have() -> None:
    with pytest.raises(NotFound) as refused:
        vacancy_of(COP, all_states(), SLATE, SlateMember(Seat.PRESIDENT, "IT"))
    assert refused.value.code == "officer-not-in-slate"
