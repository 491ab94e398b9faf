"""What a session may settle otherwise than its rulebook, and what it may not."""

from dataclasses import replace
from datetime import time

import pytest

from planner.errors import InvalidInput
from planner.models.check import CheckCode
from planner.models.rulebook import Rulebook
from planner.models.source import Source
from planner.rules.rulebook_in_force import applies, rulebook_in_force, rulebook_of
from tests.builders import a_programme, a_session
from tests.rules.rulebooks import DECIDED, override, real, rulebook


def changed(path: str, value: object) -> Rulebook:
    return rulebook_in_force(rulebook("untoc"), [override(path, value)])


def test_an_override_replaces_one_value_and_brings_its_source() -> None:
    book = changed("deadline.silence-ends.hour", "18:00")
    rule = next(rule for rule in book.deadlines if rule.key == "silence-ends")
    assert (rule.hour, rule.amount, rule.source, rule.verified) == (time(18), 72, DECIDED, True)
    assert book.is_overridden(rule) is True


def test_all_else_stays_as_it_was() -> None:
    book = changed("deadline.silence-ends.hour", "18:00")
    untouched = [rule for rule in book.deadlines if rule.key != "silence-ends"]
    assert untouched == [r for r in rulebook("untoc").deadlines if r.key != "silence-ends"]
    assert (book.checks, book.parameters) == (
        rulebook("untoc").checks,
        rulebook("untoc").parameters,
    )
    assert not any(book.is_overridden(rule) for rule in untouched)


def test_values_of_every_type_are_read() -> None:
    book = rulebook_in_force(
        rulebook("untoc"),
        [
            override("check.outside-hours.slots", "09:00-12:00, 14:30-17:30"),
            override("check.outside-hours.severity", "error"),
            override("check.title-missing.is_in_force", "false"),
            override("parameter.speaking-minutes.value", 5),
        ],
    )
    hours = book.check(CheckCode.OUTSIDE_HOURS)
    titles = book.check(CheckCode.TITLE_MISSING)
    assert hours is not None
    assert titles is not None
    assert (hours.slots, hours.severity) == (("09:00-12:00", "14:30-17:30"), "error")
    assert titles.is_in_force is False
    assert {p.key: p.value for p in book.parameters}["speaking-minutes"] == "5"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("deadlines.budget.amount", 1, "override-unknown"),
        ("deadline.no-such.amount", 1, "override-unknown"),
        ("deadline.budget.days", 1, "override-unknown"),
        ("deadline.budget.key", "x", "override-unknown"),
        ("deadline.budget.verified", "true", "override-unknown"),
        ("deadline", 1, "override-unknown"),
        ("deadline.budget.amount", "many", "override-malformed"),
        ("deadline.budget.hour", "noon", "override-malformed"),
        ("deadline.budget.unit", "weeks", "override-malformed"),
        ("deadline.budget.is_hard", "yes", "override-malformed"),
        ("check.title-missing.severity", "fatal", "override-malformed"),
    ],
)
def test_an_override_of_what_there_is_not_is_refused(path: str, value: object, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        changed(path, value)
    assert refused.value.code == code


def test_what_the_session_states_of_its_entitlement_goes_before_the_rulebook() -> None:
    session = a_session(
        entitled_meetings=7, entitlement_source="decision 10/1", hybrid_limit_minutes=90
    )
    book = rulebook_of(a_programme(session=session), rulebook("untoc"))
    meetings = book.check(CheckCode.INTERPRETED_MEETINGS)
    hybrid = book.check(CheckCode.HYBRID_DURATION)
    assert meetings is not None
    assert hybrid is not None
    assert (meetings.limit, meetings.source) == (7, Source(rule="decision 10/1"))
    assert hybrid.limit == 90


@pytest.mark.parametrize("slug", ["united-nations", "untoc", "wha"])
def test_what_the_session_states_holds_under_any_rulebook_and_for_any_bodies(slug: str) -> None:
    programme = replace(real("untoc-wg-2022"), session=real("untoc-cop-9").session)
    book = rulebook_of(programme, rulebook(slug))
    meetings = book.check(CheckCode.INTERPRETED_MEETINGS)
    assert meetings is not None
    assert (meetings.limit, applies(meetings, programme)) == (20, True)
