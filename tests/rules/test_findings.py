"""What the check says of the real sessions, and of each of them broken in one way."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.models.check import CheckCode, Severity
from planner.models.finding import Finding
from planner.models.meeting import MeetingStatus
from planner.models.programme import Programme
from planner.models.rulebook import CheckRule
from planner.rules.findings import CHECKS, findings_of
from planner.rules.rulebook_in_force import rulebook_in_force, rulebook_of
from tests.rules.broken import (
    BROKEN,
    CHAIRS,
    COMMITTEE,
    Broken,
    Change,
    a_draft,
    added,
    after,
    again,
    extra,
    meeting,
    paper,
    parts,
    session,
    takes,
)
from tests.rules.rulebooks import in_force, override, real, rulebook, station
from tests.strategies import programmes


def found_in(programme: Programme) -> tuple[Finding, ...]:
    book = in_force(programme)
    return findings_of(programme, book, station(book.duty_station))


def in_short(finding: Finding) -> tuple[str, str, str]:
    return finding.severity.value, finding.code.value, finding.subjects[0].key


def test_the_ninth_session_breaks_no_rule() -> None:
    """Two deadlines fall on a weekend, as in the documents; of 2018 not all holidays are known."""
    assert [in_short(finding) for finding in found_in(real("untoc-cop-9"))] == [
        ("advice", "deadline-non-working-day", "credentials-wished"),
        ("advice", "deadline-non-working-day", "ngo-list"),
        ("advice", "holidays-unknown", "untoc-cop-9"),
    ]


def test_the_week_of_the_two_working_groups_is_clean() -> None:
    assert found_in(real("untoc-wg-2022")) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_each_break_gives_its_finding_and_no_other(broken: Broken) -> None:
    before = Counter(in_short(finding) for finding in found_in(real(broken.session)))
    now = Counter(in_short(finding) for finding in found_in(broken.programme))
    assert now - before == Counter([(broken.severity, broken.code, broken.subject)])
    assert before - now == Counter()


def test_there_are_breaks_for_every_check_but_the_one_on_the_holidays_themselves() -> None:
    assert {broken.code for broken in BROKEN} == set(CheckCode) - {CheckCode.HOLIDAYS_UNKNOWN}
    assert len(BROKEN) >= 30


def test_every_check_is_known_and_named_in_a_rulebook() -> None:
    assert set(CHECKS) == set(CheckCode)
    assert {rule.key for rule in rulebook("untoc").checks} == set(CheckCode)


REPAIRED = [
    (
        "the plenary is suspended for the Committee of the Whole",
        after(
            added(
                bodies=[COMMITTEE],
                meetings=[extra("m-99", ("cow",), 17, time(15), has_interpretation=True)],
            ),
            meeting("m-08", status=MeetingStatus.SUSPENDED),
        ),
    ),
    (
        "the Committee within a suspended plenary is not one meeting more",
        after(
            session(entitled_meetings=12),
            added(
                bodies=[COMMITTEE],
                meetings=[extra("m-99", ("cow",), 17, time(15), has_interpretation=True)],
            ),
            meeting("m-08", status=MeetingStatus.SUSPENDED),
        ),
    ),
    (
        "a night meeting that was approved",
        meeting("m-12", starts=time(19), ends=time(21), approved_by="letter of 1 October 2018"),
    ),
    (
        "a meeting at lunch without interpretation",
        meeting("m-08", starts=time(13), ends=time(15), has_interpretation=False),
    ),
    (
        "a draft in the last minute",
        added(papers=[a_draft(2, datetime(2018, 10, 1, 21, 59, tzinfo=UTC))]),
    ),
    (
        "a draft of a working group at noon sharp",
        added(papers=[a_draft(2, datetime(2018, 10, 18, 10, 0, tzinfo=UTC), "wg-3")]),
    ),
    ("a paper on the last day", paper("CTOC/COP/2018/4", issued_on=date(2018, 8, 16))),
    (
        "a conference room paper at any time",
        paper("CTOC/COP/2018/CRP.1", issued_on=date(2018, 10, 15)),
    ),
    ("an item continued at the next meeting", takes(m_08="3", m_09="3 4")),
    (
        "a Vice-President who chairs a working group",
        added(officers=[CHAIRS[0].model_copy(update={"office": "vice_president"}), CHAIRS[1]]),
    ),
    (
        "meetings that touch",
        meeting("m-04", starts=time(13), ends=time(15), has_interpretation=False),
    ),
    (
        "a revised and corrected symbol",
        paper("CTOC/COP/2018/4", symbol="CTOC/COP/2018/4/Rev.1/Corr.2*"),
    ),
    ("an item taken as a whole", takes(m_02="2", m_03="", m_05="", m_07="")),
]


@pytest.mark.parametrize(("change"), [r[1] for r in REPAIRED], ids=[r[0] for r in REPAIRED])
def test_what_is_in_order_gives_no_finding(change: Change) -> None:
    assert found_in(change(real("untoc-cop-9"))) == found_in(real("untoc-cop-9"))


def test_severity_is_data() -> None:
    broken = next(b for b in BROKEN if b.code is CheckCode.ROOM_IN_TWO_PLACES).programme
    eased = again(
        broken,
        overrides=[*broken.overrides, override("check.room-in-two-places.severity", "warning")],
    )
    codes = {finding.code: finding.severity for finding in found_in(eased)}
    assert codes[CheckCode.ROOM_IN_TWO_PLACES] is Severity.WARNING


def test_a_rule_that_nobody_has_verified_gives_advice_only() -> None:
    broken = next(b for b in BROKEN if b.code is CheckCode.ROOM_IN_TWO_PLACES).programme
    book = in_force(broken)
    unverified = replace(
        book,
        checks=tuple(
            rule.model_copy(update={"verified": rule.key != CheckCode.ROOM_IN_TWO_PLACES})
            for rule in book.checks
        ),
    )
    (finding,) = [
        finding
        for finding in findings_of(broken, unverified, station("vienna"))
        if finding.code is CheckCode.ROOM_IN_TWO_PLACES
    ]
    assert (finding.severity, finding.is_verified) == (Severity.ADVICE, False)


def test_a_deadline_that_nobody_has_verified_weighs_no_more_than_advice() -> None:
    late = paper("CTOC/COP/2018/4", issued_on=date(2018, 8, 17))(real("untoc-cop-9"))
    book = in_force(late)
    unverified = replace(
        book,
        deadlines=tuple(rule.model_copy(update={"verified": False}) for rule in book.deadlines),
    )
    severities = {f.code: f.severity for f in findings_of(late, unverified, station("vienna"))}
    assert severities[CheckCode.PAPER_LATE] is Severity.ADVICE


def test_a_check_can_be_taken_out_of_force() -> None:
    broken = next(b for b in BROKEN if b.code is CheckCode.ITEM_REOPENED).programme
    eased = again(
        broken, overrides=[*broken.overrides, override("check.item-reopened.is_in_force", "false")]
    )
    assert CheckCode.ITEM_REOPENED not in {finding.code for finding in found_in(eased)}


def test_the_gravest_findings_come_first() -> None:
    all_at_once = after(*(broken.change for broken in BROKEN if broken.session == "untoc-cop-9"))
    weights = [list(Severity).index(f.severity) for f in found_in(all_at_once(real("untoc-cop-9")))]
    assert weights == sorted(weights)
    assert len(weights) > 25


def test_other_rulebooks_check_other_things() -> None:
    """There the Committee of the Whole meets concurrently, which is no error."""
    broken = next(b for b in BROKEN if b.code is CheckCode.COMMITTEE_BESIDE_PLENARY).programme
    plain = again(broken, overrides=[])
    book = rulebook_of(plain, rulebook("cnd"))
    codes = {finding.code for finding in findings_of(plain, book, station("vienna"))}
    assert CheckCode.COMMITTEE_BESIDE_PLENARY not in codes
    assert CheckCode.SYMBOL_MALFORMED in codes


def shuffled(programme: Programme, seed: int) -> Programme:
    """The same programme from tables in another order; items keep their order in a meeting."""
    draw = Random(seed)
    tables = parts(programme)
    for name in ("bodies", "rooms", "items", "papers", "meetings", "officers", "overrides"):
        draw.shuffle(tables[name])
    return again(programme, **tables)


@given(seed=st.integers(0, 2**32))
def test_findings_do_not_depend_on_the_order_of_the_input(seed: int) -> None:
    for slug in ("untoc-cop-9", "untoc-wg-2022"):
        everything = after(*(broken.change for broken in BROKEN if broken.session == slug))
        programme = everything(real(slug))
        assert found_in(shuffled(programme, seed)) == found_in(programme)


@pytest.mark.slow
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(programme=programmes(), seed=st.integers(0, 2**32))
def test_any_programme_can_be_checked_in_any_order(programme: Programme, seed: int) -> None:
    book = rulebook_in_force(rulebook("untoc"), [])
    checked = findings_of(programme, book, station("vienna"))
    assert findings_of(shuffled(programme, seed), book, station("vienna")) == checked
    assert all(isinstance(book.check(finding.code), CheckRule) for finding in checked)
