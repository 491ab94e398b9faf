"""Drafts in words: facts, reasons, terms of the cost, what would help, what happened."""

from datetime import date, datetime

from planner.documents.blocks import (
    Clock,
    Day,
    Inline,
    Separator,
    Series,
    Verbatim,
    term,
)
from planner.documents.finding_words import about_inline
from planner.documents.sources import source_inline
from planner.models.drafting import (
    Fact,
    FactParam,
    Placement,
    ReasonCode,
    Relaxation,
)
from planner.models.finding import About, Matter
from planner.models.programme import Programme
from planner.models.source import Source
from planner.models.text import Text


def fact_inline(programme: Programme, fact: Fact) -> Inline:
    """The fact as a sentence."""
    params = {name: _said(programme, value) for name, value in fact.params}
    return term(f"drafting.fact-{fact.code}", **params)


def ground_inline(source: Source, *, is_verified: bool) -> Inline:
    """Where it is laid down, and whether somebody has compared it."""
    code = "finding.ground" if is_verified else "finding.ground-unverified"
    return term(code, source=source_inline(source))


def relaxation_inline(programme: Programme, relaxation: Relaxation) -> Inline:
    """What giving the fact up means, and whether that is enough."""
    if not relaxation.is_enough:
        how: Inline = term("drafting.relax-not-enough")
    elif relaxation.amount is None:
        how = term("drafting.relax-waive")
    else:
        amount = Verbatim(str(relaxation.amount))
        how = term(f"drafting.relax-{relaxation.code}", amount=amount)
    if relaxation.fact is None:
        return how
    return term("drafting.helping", fact=fact_inline(programme, relaxation.fact), help=how)


def topic_inline(programme: Programme, placement: Placement) -> Inline:
    """The items of the topic, or the body whose work it is."""
    return Series(
        tuple(about_inline(programme, (), about) for about in _abouts(placement)),
        Separator.SEMICOLON,
    )


def _abouts(placement: Placement) -> tuple[About, ...]:
    if placement.items:
        return tuple(About(Matter.ITEM, item) for item in placement.items)
    return tuple(About(Matter.BODY, body) for body in placement.bodies)


def reason_inline(programme: Programme, placement: Placement) -> Inline:
    """Why the topic stands there."""
    code = f"drafting.reason-{placement.reason}"
    if placement.reason in (ReasonCode.AFTER, ReasonCode.BESIDE) and placement.other:
        said = term(code, other=key_inline(programme, placement.other))
    else:
        said = term(code)
    if placement.source is None:
        return said
    return term("drafting.reasoned", reason=said, source=source_inline(placement.source))


def key_inline(programme: Programme, key: str) -> Inline:
    """The item with that key; failing that, the body."""
    is_item = any(item.key == key for item in programme.items)
    return about_inline(programme, (), About(Matter.ITEM if is_item else Matter.BODY, key))


def when_inline(at: datetime) -> Inline:
    """A day and the beginning of a meeting."""
    return term(
        "finding.instant",
        day=Day(at.date(), with_year=False, is_heading=False),
        hour=Clock(at.time()),
    )


def _said(programme: Programme, value: FactParam) -> Inline:
    match value:
        case About():
            return about_inline(programme, (), value)
        case Text():
            return Verbatim(value.en or "")
        case tuple():
            members = tuple(_said(programme, member) for member in value)
            return Series(members, Separator.SEMICOLON)
        case datetime():
            return when_inline(value)
        case date():
            return Day(value, with_year=False, is_heading=False)
        case _:
            return Verbatim(str(value))
