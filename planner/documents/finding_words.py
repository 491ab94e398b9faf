"""Findings in words: what, where, on which ground, and what would mend it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from planner.documents.blocks import (
    Clock,
    DateOnly,
    Day,
    Hours,
    Inline,
    ItemNumber,
    Separator,
    Series,
    Subject,
    Symbol,
    Target,
    Verbatim,
    Words,
    term,
)
from planner.documents.calendar import body_name
from planner.documents.deadlines import deadline_name
from planner.documents.sources import source_inline
from planner.models.deadline import Deadline
from planner.models.finding import About, Finding, Matter, Param
from planner.models.programme import Programme
from planner.models.text import Text

_PAGES = {
    Matter.MEETING: Subject.MEETING,
    Matter.ITEM: Subject.ITEM,
    Matter.BODY: Subject.BODY,
}


def finding_text(programme: Programme, deadlines: Sequence[Deadline], finding: Finding) -> Inline:
    """What is wrong, and where."""
    params = {name: _said(programme, deadlines, value) for name, value in finding.params}
    return term(f"finding.{finding.code}", **params)


def finding_mend(finding: Finding) -> Inline:
    """What would mend it."""
    return term("finding.mend", mend=term(f"finding.{finding.code}-mend"))


def finding_ground(finding: Finding) -> Inline:
    """The rule that it rests on."""
    code = "finding.ground" if finding.is_verified else "finding.ground-unverified"
    return term(code, source=source_inline(finding.source))


def finding_target(finding: Finding) -> Target | None:
    """The page of the first thing that the finding is about, if that has one."""
    for subject in finding.subjects:
        if subject.matter in _PAGES:
            return Target(_PAGES[subject.matter], subject.key)
    return None


def finding_data(
    programme: Programme,
    deadlines: Sequence[Deadline],
    finding: Finding,
    say: Callable[[Inline], str],
) -> dict[str, Any]:
    """One finding for programs; ``say`` says an inline in the reader's language."""
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "is_verified": finding.is_verified,
        "subjects": [
            {"about": subject.matter.value, "key": subject.key} for subject in finding.subjects
        ],
        "what": say(finding_text(programme, deadlines, finding)),
        "mend": say(term(f"finding.{finding.code}-mend")),
        "source": say(source_inline(finding.source)),
    }


def about_inline(programme: Programme, deadlines: Sequence[Deadline], about: About) -> Inline:
    """The thing by the name that readers know it by."""
    key = about.key
    match about.matter:
        case Matter.SESSION:
            return Words(programme.session.short_title)
        case Matter.BODY:
            return body_name(programme, key)
        case Matter.ROOM:
            return Words(programme.room(key).name)
        case Matter.ITEM:
            item = programme.item(key)
            return term("finding.item", number=ItemNumber(item.number), title=Words(item.title))
        case Matter.PAPER:
            return Symbol(key)
        case Matter.MEETING:
            meeting = programme.meeting(key)
            bodies = tuple(body_name(programme, body) for body in meeting.bodies)
            return term(
                "finding.meeting",
                body=Series(bodies, Separator.SEMICOLON),
                day=Day(meeting.day, with_year=False),
                hours=Hours(meeting.starts, meeting.ends),
            )
        case Matter.DEADLINE:
            found = (deadline for deadline in deadlines if deadline.key == key)
            return next((deadline_name(programme, deadline) for deadline in found), Verbatim(key))
        case _:
            return Verbatim(key)


def _said(programme: Programme, deadlines: Sequence[Deadline], value: Param) -> Inline:
    match value:
        case About():
            return about_inline(programme, deadlines, value)
        case Text():
            return Words(value)
        case tuple():
            members = tuple(about_inline(programme, deadlines, about) for about in value)
            return Series(members, Separator.SEMICOLON)
        case datetime() if value.time() == time():
            # A whole day is meant.
            return DateOnly(value.date())
        case datetime():
            return term("finding.instant", day=DateOnly(value.date()), hour=Clock(value.time()))
        case date():
            return DateOnly(value)
        case _:
            return Verbatim(str(value))
