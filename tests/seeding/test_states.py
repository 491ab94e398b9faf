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


# Typed from UNTERM, where names are often written otherwise elsewhere.
OF_UNTERM = {
    ("BJ", "es"): "Benin",
    ("CF", "ru"): "Центральноафриканская Республика",
    ("CG", "zh"): "刚果（布）",
    ("CL", "ar"): "شيلي",
    ("GW", "ar"): "غينيا - بيساو",
    ("GW", "es"): "Guinea-Bissau",
    ("ML", "es"): "Malí",
    ("MV", "ar"): "ملديف",
    ("NZ", "es"): "Nueva Zelandia",
    ("PG", "ru"): "Папуа — Новая Гвинея",
    ("RO", "es"): "Rumania",
    ("SB", "ru"): "Соломоновы Острова",
    ("TH", "ar"): "تايلند",
    ("TL", "ru"): "Тимор-Лешти",
    ("TT", "es"): "Trinidad y Tabago",
    ("VA", "zh"): "罗马教廷",
    ("ZA", "ru"): "Южная Африка",
}


@pytest.mark.parametrize(("code", "language"), OF_UNTERM)
def test_names_are_written_as_in_unterm(code: str, language: str) -> None:
    name = all_states().get(code).name
    assert name.get(language) == OF_UNTERM[code, language]
    assert language not in name.unverified


# Changed in our time; in the copy of UNTERM all but those of the Netherlands and Türkiye.
NAMES_OF_TODAY = {
    "CV": ("Cabo Verde", "Cabo Verde", "Cabo Verde", "Кабо-Верде", "佛得角", "كابو فيردي"),
    "CZ": ("Czechia", "Tchéquie", "Chequia", "Чехия", "捷克", "تشيكيا"),
    "MK": (
        "North Macedonia", "Macédoine du Nord", "Macedonia del Norte",
        "Северная Македония", "北马其顿", "مقدونيا الشمالية",
    ),
    "NL": (
        "Netherlands (Kingdom of the)", "Pays-Bas (Royaume des)", "Países Bajos (Reino de los)",
        "Нидерланды (Королевство)", "荷兰王国", "هولندا (مملكة -)",
    ),
    "SZ": ("Eswatini", "Eswatini", "Eswatini", "Эсватини", "斯威士兰", "إسواتيني"),
    "TR": ("Türkiye", "Türkiye", "Türkiye", "Турция", "土耳其", "تركيا"),
}  # fmt: skip


@pytest.mark.parametrize("code", NAMES_OF_TODAY)
def test_a_state_that_changed_its_name_has_the_new_one(code: str) -> None:
    name = all_states().get(code).name
    assert (name.en, name.fr, name.es, name.ru, name.zh, name.ar) == NAMES_OF_TODAY[code]
    assert name.unverified == ()


def test_a_name_whose_other_languages_are_awaited_is_new_in_english_alone() -> None:
    name = all_states().get("NR").name
    assert (name.en, name.fr, name.unverified) == (
        "Naoero",
        "Nauru",
        ("ar", "zh", "fr", "ru", "es"),
    )


def test_names_that_differ_from_the_source_or_are_not_in_it_are_marked() -> None:
    unverified = {s.code: s.name.unverified for s in all_states().states if s.name.unverified}
    assert unverified == {
        "EU": ("ar", "zh", "ru", "es"),
        "JP": ("zh",),
        "NR": ("ar", "zh", "fr", "ru", "es"),
    }


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
    assert [
        state.code for state in states if bool(state.parties) != bool(state.parties_source)
    ] == []
    # Nobody has compared them with the depositary's own lists yet.
    assert [state.code for state in states if state.verified] == []


# Since when another list has them as parties, typed from it; none of these was used for the seeds.
OTHER_LISTS = {
    # Verdragenbank of the Netherlands (https://inview.nl, as published with Trb. 2004, 34).
    Instrument.CONVENTION: """
        AF 2003-10-24  AL 2003-09-29  DZ 2003-09-29  AD 2011-10-22  AO 2013-05-01  AG 2003-09-29
        AR 2003-09-29  AM 2003-09-29  AU 2004-06-26  AZ 2003-11-29  BS 2008-10-26  BH 2004-07-07
        BD 2011-08-12  BY 2003-09-29  BE 2004-09-10  BZ 2003-10-26  BJ 2004-09-29  BO 2005-11-09
        BA 2003-09-29  BW 2003-09-29  BR 2004-02-28  BN 2008-04-24  BG 2003-09-29  BF 2003-09-29
        BI 2012-06-23  KH 2006-01-11  CA 2003-09-29  CF 2004-10-14  CL 2004-12-29  CN 2003-10-23
        CO 2004-09-03  KM 2003-10-25  CD 2005-11-27  CR 2003-09-29  CU 2007-03-11  CY 2003-09-29
        DK 2003-10-30  DJ 2005-05-20  DM 2013-06-16  DO 2006-11-25  DE 2006-07-14  EC 2003-09-29
        EG 2004-04-04  CH 2006-11-26""",
    # Trb. 2007, 71 and Trb. 2010, 317.
    Instrument.TRAFFICKING: """
        AL 2003-12-25  DZ 2004-04-08  AG 2010-03-19  AR 2003-12-25  AM 2003-12-25  AU 2005-10-14
        AZ 2003-12-25  BS 2008-10-26  BH 2004-07-07  BY 2003-12-25  BE 2004-09-10  BZ 2003-12-25
        BJ 2004-09-29  BO 2006-06-17  BA 2003-12-25  BW 2003-12-25  BR 2004-02-28  BG 2003-12-25
        BF 2003-12-25  KH 2007-08-01  CA 2003-12-25  CF 2006-11-05  CL 2004-12-29  CN 2010-03-10
        CO 2004-09-03  CD 2005-11-27  CR 2003-12-25  CY 2003-12-25  DK 2003-12-25  DJ 2005-05-20
        DE 2006-07-14  EC 2003-12-25  EU 2006-10-06  EG 2004-04-04  SV 2004-04-17""",
}


@pytest.mark.parametrize("instrument", OTHER_LISTS)
def test_the_dates_of_effect_agree_with_another_list(instrument: Instrument) -> None:
    words = OTHER_LISTS[instrument].split()
    typed = dict(zip(words[::2], map(date.fromisoformat, words[1::2]), strict=True))
    held = {code: all_states().get(code).parties[instrument].effective_on for code in typed}
    assert held == typed


def test_nobody_is_party_before_the_instrument_is_in_force_or_before_the_convention() -> None:
    in_force = {
        Instrument.CONVENTION: date(2003, 9, 29),
        Instrument.TRAFFICKING: date(2003, 12, 25),
        Instrument.SMUGGLING: date(2004, 1, 28),
        Instrument.FIREARMS: date(2005, 7, 3),
    }
    for state in all_states().states:
        for instrument, status in state.parties.items():
            if status.effective_on is not None:
                assert status.effective_on >= in_force[instrument], state.code
                assert state.is_party(Instrument.CONVENTION, status.effective_on), state.code


def test_there_are_as_many_parties_as_the_lists_had() -> None:
    # Without the Cook Islands and Niue, which are parties to the Convention and no members.
    found = Counter(instrument for state in all_states().states for instrument in state.parties)
    assert found == {
        Instrument.CONVENTION: 174,
        Instrument.TRAFFICKING: 156,
        Instrument.SMUGGLING: 137,
        Instrument.FIREARMS: 99,
    }


def test_those_named_as_parties_elsewhere_were_parties_then() -> None:
    # The bureau elected at the ninth session (CTOC/COP/2018/13, para. 6), and the Union (para. 9).
    for code in ("ES", "IT", "IQ", "MX", "RO", "SK", "DZ", "NG", "BD", "AR", "EU"):
        assert all_states().get(code).is_party(Instrument.CONVENTION, OPENING) is True


def test_what_nobody_has_looked_up_is_not_known() -> None:
    bangladesh, montenegro = all_states().get("BD"), all_states().get("ME")
    assert bangladesh.is_party(Instrument.TRAFFICKING, OPENING) is None
    # A succession: the lists have the day of its deposit, and not since when it has effect.
    assert montenegro.is_party(Instrument.CONVENTION, date(2006, 10, 22)) is None
    assert montenegro.is_party(Instrument.CONVENTION, date(2006, 10, 23)) is True


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
