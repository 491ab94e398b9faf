"""The States that come with the planner."""

from collections import Counter
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from planner.assets import folder
from planner.errors import Fault, InvalidBundle, NotFound
from planner.models.state import (
    GroupReason,
    Instrument,
    PartyStatus,
    RegionalGroup,
    Standing,
)
from planner.models.text import LANGUAGES
from planner.seeding.states import read_states
from tests.bureau_builders import OPENING, all_states

NAMES = {
    "BO": ("Bolivia (Plurinational State of)", "Bolivie (État plurinational de)"),
    "CI": ("Côte d’Ivoire", "Côte d’Ivoire"),
    "IR": ("Iran (Islamic Republic of)", "Iran (République islamique d’)"),
    "KR": ("Republic of Korea", "République de Corée"),
    "PS": ("State of Palestine", "État de Palestine"),
    "SY": ("Syrian Arab Republic", "République arabe syrienne"),
    "TR": ("Türkiye", "Türkiye"),
    "VA": ("Holy See", "Saint-Siège"),
    "VN": ("Viet Nam", "Viet Nam"),
}


def test_there_are_the_members_two_observers_and_the_union() -> None:
    assert Counter(state.standing for state in all_states().states) == {
        Standing.MEMBER: 193,
        Standing.OBSERVER: 2,
        Standing.ORGANIZATION: 1,
    }


def test_a_code_stands_for_one_state() -> None:
    states = all_states().states
    assert len({state.code for state in states}) == len(states) == 196
    assert len({state.alpha_3 for state in states if state.alpha_3}) == 195
    assert {len(state.code) for state in states} == {2}
    assert {len(state.alpha_3) for state in states} == {0, 3}


def test_a_state_has_a_name_in_six_languages_and_shares_it_with_none() -> None:
    states = all_states().states
    assert [state.code for state in states if state.name.missing] == []
    for language in LANGUAGES:
        assert len({state.name.get(language) for state in states}) == len(states)


@pytest.mark.parametrize("code", NAMES)
def test_names_are_those_of_the_united_nations(code: str) -> None:
    name = all_states().get(code).name
    assert (name.en, name.fr) == NAMES[code]


def test_names_that_nobody_compared_are_marked() -> None:
    assert {state.name.unverified for state in all_states().states} == {("ar", "zh", "ru", "es")}


def test_every_state_has_a_group_or_a_stated_reason() -> None:
    assert [
        state.code
        for state in all_states().states
        if not state.groups
        or any(period.group is None and period.reason is None for period in state.groups)
    ] == []


def test_the_groups_have_as_many_states_as_they_have() -> None:
    found = Counter(all_states().group_of(state.code, OPENING) for state in all_states().states)
    assert found == {
        RegionalGroup.AFRICAN: 54,
        RegionalGroup.ASIA_PACIFIC: 54,
        RegionalGroup.EASTERN_EUROPEAN: 23,
        RegionalGroup.LATIN_AMERICAN_AND_CARIBBEAN: 33,
        RegionalGroup.WESTERN_EUROPEAN_AND_OTHER: 29,
        None: 3,
    }


def test_those_with_a_reason_are_few_and_known() -> None:
    reasons = {
        (state.code, period.reason)
        for state in all_states().states
        for period in state.groups
        if period.reason is not None
    }
    assert reasons == {
        ("EU", GroupReason.ORGANIZATION),
        ("IL", GroupReason.NO_GROUP),
        ("KI", GroupReason.NO_GROUP),
        ("PS", GroupReason.OBSERVER),
        ("TR", GroupReason.ELECTIONS_ONLY),
        ("US", GroupReason.ELECTIONS_ONLY),
        ("VA", GroupReason.OBSERVER),
    }


def test_a_change_of_group_is_a_row_of_its_own() -> None:
    states = all_states()
    assert states.group_of("IL", date(2000, 5, 29)) is None
    assert states.group_of("IL", date(2000, 5, 30)) is RegionalGroup.WESTERN_EUROPEAN_AND_OTHER
    assert states.group_of("SS", date(2011, 7, 13)) is None
    assert states.group_of("SS", date(2011, 7, 14)) is RegionalGroup.AFRICAN


def test_the_periods_of_a_state_never_overlap() -> None:
    overlapping = []
    for state in all_states().states:
        for before, after in zip(state.groups, state.groups[1:], strict=False):
            if before.ends is None or after.starts is None or before.ends > after.starts:
                overlapping.append(state.code)
    assert overlapping == []


def test_no_party_status_is_without_a_source() -> None:
    states = all_states().states
    assert [state.code for state in states if state.parties and not state.parties_source] == []
    assert [state.code for state in states if bool(state.parties) != state.verified] == []


def test_what_nobody_has_looked_up_is_not_known() -> None:
    spain = all_states().get("ESP")
    assert spain.is_party(Instrument.CONVENTION, OPENING) is True
    assert spain.is_party(Instrument.CONVENTION, date(2018, 10, 14)) is None
    assert spain.is_party(Instrument.FIREARMS, OPENING) is None


def test_a_state_is_party_from_the_date_of_effect_on() -> None:
    status = PartyStatus(effective_on=date(2003, 9, 29))
    assert [status.is_party(date(2003, 9, day)) for day in (28, 29)] == [False, True]


def test_a_state_is_found_by_either_code() -> None:
    assert all_states().get("esp") is all_states().get("ES")
    with pytest.raises(NotFound) as refused:
        all_states().get("XX")
    assert (refused.value.code, refused.value.params) == ("state-unknown", {"value": "XX"})


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name in ("states.csv", "state-groups.csv"):
        copy(folder("seeds") / name, tmp_path / name)
    return tmp_path


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_fault_is_told_with_its_line_and_column(seeds: Path) -> None:
    spoil(seeds / "states.csv", "ES,ESP,member", "ES,ESP,guest")
    spoil(seeds / "states.csv", "FR,FRA,", "ES,FRA,")
    with pytest.raises(InvalidBundle) as refused:
        read_states(seeds)
    standing = {"value": "'guest'", "known": "member, observer, organization"}
    assert refused.value.faults == (
        Fault("key-repeated", ("line", "166", "code"), {"value": "ES"}),
        Fault("choice-unknown", ("line", "166", "standing"), standing),
        Fault("state-unknown", ("group", "FR"), {"value": "FR"}),
    )


def test_a_group_without_a_state_is_a_fault(seeds: Path) -> None:
    spoil(seeds / "state-groups.csv", "FR,western", "XX,western")
    with pytest.raises(InvalidBundle) as refused:
        read_states(seeds)
    assert refused.value.faults == (Fault("state-unknown", ("group", "XX"), {"value": "XX"}),)


def test_a_group_has_to_be_given_or_its_absence_explained(seeds: Path) -> None:
    spoil(
        seeds / "state-groups.csv",
        "FR,western_european_and_other,,,,,false",
        "FR,,2001-02-30,,,,no",
    )
    with pytest.raises(InvalidBundle) as refused:
        read_states(seeds)
    assert [(fault.code, fault.path[2]) for fault in refused.value.faults] == [
        ("key-missing", "reason"),
        ("wrong-type", "from"),
        ("choice-unknown", "verified"),
    ]
