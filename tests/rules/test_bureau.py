"""A slate against its rule: the ninth session's passes, and each way to break it is one finding."""

from dataclasses import replace

import pytest

from planner.models.check import Severity
from planner.models.series import Departure, Holder, Seat
from planner.models.slate import (
    ElectionMode,
    Slate,
    SlateCode,
    SlateFinding,
    SlateMember,
    StateNamed,
)
from planner.models.source import Source
from planner.models.state import Instrument, RegionalGroup, States
from planner.rules.bureau import attested_slate, is_in_order, slate_findings
from tests.builders import six
from tests.bureau_builders import (
    all_states,
    codes_of,
    ninth_slate,
    parties,
    series,
    with_status,
)

AFR, APG, EEG, LAC, WEO = RegionalGroup
COP = series("untoc-cop")
NINTH = ninth_slate()
# Whoever is put in the place of another is party to everything, so that one break is one finding.
OTHERS = ("FR", "JP", "EG", "BR", "PL", "VA", "IL", "US")
STATES = parties((*codes_of(NINTH), *OTHERS))
CONVENTION_ONLY = (Instrument.CONVENTION,)


def member(slate: Slate, state: str) -> SlateMember:
    return next(one for one in slate.members if one.state == state)


def with_state(old: str, new: str, slate: Slate = NINTH) -> Slate:
    members = tuple(
        SlateMember(one.seat, new) if one.state == old else one for one in slate.members
    )
    return replace(slate, members=members)


def with_seats(slate: Slate = NINTH, **seats: Seat) -> Slate:
    members = tuple(SlateMember(seats.get(one.state, one.seat), one.state) for one in slate.members)
    return replace(slate, members=members)


def without(state: str) -> Slate:
    return replace(NINTH, members=tuple(one for one in NINTH.members if one.state != state))


def with_one_more(seat: Seat, state: str) -> Slate:
    return replace(NINTH, members=(*NINTH.members, SlateMember(seat, state)))


def test_the_slate_of_the_ninth_session_passes() -> None:
    assert slate_findings(COP, STATES, NINTH) == ()


def test_the_slate_of_the_ninth_session_is_the_one_in_the_file() -> None:
    assert attested_slate(COP, 9) == NINTH


def test_with_what_is_recorded_of_treaties_it_passes_and_says_what_was_not_checked() -> None:
    unknown, unverified = slate_findings(COP, all_states(), NINTH)
    assert (unknown.code, unknown.subjects) == (
        SlateCode.PARTY_STATUS_UNKNOWN,
        (StateNamed("BD"),),
    )
    assert unverified.code is SlateCode.PARTY_STATUS_UNVERIFIED
    assert unverified.subjects == tuple(StateNamed(code) for code in codes_of(NINTH))
    assert {unknown.severity, unverified.severity} == {Severity.ADVICE}
    assert is_in_order([unknown, unverified])


def test_what_rests_on_dates_that_nobody_compared_is_advice() -> None:
    states = with_status(STATES, ["IT"])
    compared = slate_findings(COP, states, NINTH)
    assert [(f.code, f.severity) for f in compared] == [(SlateCode.NOT_A_PARTY, Severity.ERROR)]
    copied = states.replacing([replace(states.get("IT"), verified=False)])
    found = slate_findings(COP, copied, NINTH)
    assert [(f.code, f.severity, f.is_verified) for f in found] == [
        (SlateCode.NOT_A_PARTY, Severity.ADVICE, False),
        (SlateCode.PARTY_STATUS_UNVERIFIED, Severity.ADVICE, True),
    ]


WAYS_TO_BREAK: dict[str, tuple[Slate, States, SlateCode, Severity]] = {
    "a Vice-President is missing": (
        without("IT"), STATES, SlateCode.SEATS_VACANT, Severity.WARNING,
    ),
    "there is no Rapporteur": (
        without("AR"), STATES, SlateCode.SEATS_VACANT, Severity.WARNING,
    ),
    "a ninth Vice-President": (
        with_one_more(Seat.VICE_PRESIDENT, "FR"), STATES,
        SlateCode.SEATS_OVERFILLED, Severity.ERROR,
    ),
    "two Presidents": (
        with_one_more(Seat.PRESIDENT, "FR"), STATES, SlateCode.SEATS_OVERFILLED, Severity.ERROR,
    ),
    "an office that the bureau does not have": (
        with_seats(IT=Seat.CHAIR), STATES, SlateCode.SEAT_UNKNOWN, Severity.ERROR,
    ),
    "a State twice": (
        with_state("IT", "ES"), STATES, SlateCode.STATE_TWICE, Severity.ERROR,
    ),
    "three from one group": (
        with_state("IT", "JP"), STATES, SlateCode.GROUPS_UNBALANCED, Severity.WARNING,
    ),
    "a code that is no State": (
        with_state("IT", "XX"), STATES, SlateCode.STATE_UNKNOWN, Severity.ERROR,
    ),
    "an organization": (
        with_state("IT", "EU"), parties((*codes_of(NINTH), "EU")),
        SlateCode.NOT_A_STATE, Severity.ERROR,
    ),
    "a State without a group": (
        with_state("IT", "VA"), STATES, SlateCode.WITHOUT_GROUP, Severity.ERROR,
    ),
    "a State that is not party to the Convention": (
        with_state("IT", "FR"), with_status(STATES, ["FR"]),
        SlateCode.NOT_A_PARTY, Severity.ERROR,
    ),
    "a State that is not represented": (
        replace(NINTH, present=frozenset(set(codes_of(NINTH)) - {"BD"})), STATES,
        SlateCode.NOT_PRESENT, Severity.ERROR,
    ),
    "a group with no member party to a Protocol": (
        NINTH, with_status(STATES, ["ES", "IT"], *CONVENTION_ONLY),
        SlateCode.NO_PROTOCOL_PARTY, Severity.WARNING,
    ),
    "only one State party to all instruments": (
        NINTH,
        with_status(
            STATES, [c for c in codes_of(NINTH) if c != "ES"],
            Instrument.CONVENTION, Instrument.TRAFFICKING,
        ),
        SlateCode.TOO_FEW_PARTIES_TO_ALL, Severity.WARNING,
    ),
    "the presidency to another group": (
        with_seats(ES=Seat.VICE_PRESIDENT, IQ=Seat.PRESIDENT), STATES,
        SlateCode.WRONG_GROUP, Severity.WARNING,
    ),
    "the Rapporteur from another group": (
        with_seats(AR=Seat.VICE_PRESIDENT, RO=Seat.RAPPORTEUR), STATES,
        SlateCode.WRONG_GROUP, Severity.WARNING,
    ),
    "acclamation although more stand": (
        replace(NINTH, candidates=11), STATES, SlateCode.CONTESTED_ACCLAMATION, Severity.ERROR,
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS_TO_BREAK)
def test_each_way_to_break_the_slate_gives_one_finding(way: str) -> None:
    slate, states, code, severity = WAYS_TO_BREAK[way]
    found = slate_findings(COP, states, slate)
    assert [(finding.code, finding.severity) for finding in found] == [(code, severity)]
    assert found[0].source.rule == "rule 22"


def only(slate: Slate, states: States = STATES) -> SlateFinding:
    (finding,) = slate_findings(COP, states, slate)
    return finding


def test_a_group_too_many_is_told_with_the_groups_that_have_too_few() -> None:
    assert only(with_state("IT", "JP")).params == (
        ("number", 2),
        ("over", (APG,)),
        ("under", (WEO,)),
    )


def test_a_turn_of_another_group_is_told_with_both_groups() -> None:
    found = only(with_seats(ES=Seat.VICE_PRESIDENT, IQ=Seat.PRESIDENT))
    assert found.subjects == (Seat.PRESIDENT, StateNamed("IQ"))
    assert found.params == (
        ("actual", (APG,)),
        ("expected", (WEO,)),
        ("seats", (Seat.PRESIDENT,)),
    )


def test_what_is_missing_is_counted() -> None:
    assert dict(only(without("AR")).params) == {"number": 1, "seats": (Seat.RAPPORTEUR,)}


def test_a_ballot_may_be_contested() -> None:
    contested = replace(NINTH, candidates=11, mode=ElectionMode.BALLOT)
    assert slate_findings(COP, STATES, contested) == ()


def test_two_parties_to_all_instruments_are_enough() -> None:
    others = [code for code in codes_of(NINTH) if code not in ("ES", "NG")]
    states = with_status(STATES, others, Instrument.CONVENTION, Instrument.FIREARMS)
    assert slate_findings(COP, states, NINTH) == ()


def test_one_of_a_group_has_to_be_party_to_a_protocol_not_both() -> None:
    states = with_status(STATES, ["ES"], *CONVENTION_ONLY)
    assert slate_findings(COP, states, NINTH) == ()


def test_findings_do_not_depend_on_the_order_of_the_slate() -> None:
    broken = with_state("IT", "JP", with_seats(ES=Seat.VICE_PRESIDENT, IQ=Seat.PRESIDENT))
    turned = replace(broken, members=tuple(reversed(broken.members)))
    codes = [
        [finding.code for finding in slate_findings(COP, STATES, slate)]
        for slate in (broken, turned)
    ]
    assert codes == [[SlateCode.GROUPS_UNBALANCED, SlateCode.WRONG_GROUP]] * 2


def test_the_first_session_is_shown_with_its_departures_and_what_is_known_of_them() -> None:
    states = parties(codes_of(attested_slate(COP, 1)))
    vacant, unbalanced = slate_findings(COP, states, attested_slate(COP, 1))
    assert (vacant.code, vacant.severity) == (SlateCode.SEATS_VACANT, Severity.WARNING)
    assert dict(vacant.params)["number"] == 1
    assert dict(unbalanced.params) == {"number": 2, "over": (APG,), "under": (EEG, WEO)}
    explained = [finding.departure for finding in (vacant, unbalanced)]
    assert [one.is_decided for one in explained if one is not None] == [False, False]


def test_what_the_body_itself_decided_is_advice_and_carries_the_decision() -> None:
    decision = Departure(
        session=9,
        finding="wrong-group",
        explanation=six("Agreed between the groups"),
        is_decided=True,
        source=Source(rule="decision 9/9"),
    )
    agreed = replace(COP, departures=(decision,))
    slate = with_seats(ES=Seat.VICE_PRESIDENT, IQ=Seat.PRESIDENT)
    (finding,) = slate_findings(agreed, STATES, slate)
    assert (finding.severity, finding.departure) == (Severity.ADVICE, decision)
    assert is_in_order([finding])
    # The decision was on that turn, at that session: it excuses nothing else.
    assert not is_in_order(slate_findings(agreed, STATES, with_state("IT", "JP")))
    assert not is_in_order(slate_findings(agreed, STATES, replace(slate, session=10)))


def test_an_unverified_rule_gives_no_more_than_advice() -> None:
    slate = Slate(session=60, members=(SlateMember(Seat.CHAIR, "EG"),))
    found = slate_findings(series("cnd"), all_states(), slate)
    assert [
        (finding.code, finding.is_verified) for finding in found if not finding.is_verified
    ] == [(SlateCode.WRONG_GROUP, False)]
    assert found[-1].severity is Severity.ADVICE


@pytest.mark.parametrize(("terms_before", "is_one_too_many"), [(0, False), (1, False), (2, True)])
def test_the_term_rule_of_rotterdam_works_from_data_alone(
    terms_before: int, is_one_too_many: bool
) -> None:
    held = tuple(
        Holder(session=9 - n, seat=Seat.PRESIDENT, state="FR", source=Source(rule="practice"))
        for n in range(1, terms_before + 1)
    )
    rotterdam = replace(series("rotterdam-cop"), holders=held)
    slate = Slate(session=9, members=(SlateMember(Seat.PRESIDENT, "FR"),))
    codes = [finding.code for finding in slate_findings(rotterdam, all_states(), slate)]
    assert (SlateCode.TOO_MANY_TERMS in codes) is is_one_too_many


def test_terms_with_one_between_are_not_in_a_row() -> None:
    held = tuple(
        Holder(session=n, seat=Seat.PRESIDENT, state="FR", source=Source(rule="practice"))
        for n in (6, 8)
    )
    rotterdam = replace(series("rotterdam-cop"), holders=held)
    slate = Slate(session=9, members=(SlateMember(Seat.PRESIDENT, "FR"),))
    codes = [finding.code for finding in slate_findings(rotterdam, all_states(), slate)]
    assert SlateCode.TOO_MANY_TERMS not in codes
