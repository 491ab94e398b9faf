"""Proposals for the next sessions of a body, each with what speaks against it."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    DateOnly,
    Days,
    Document,
    Entry,
    Heading,
    Inline,
    Listing,
    Paragraph,
    RowGroup,
    Separator,
    Series,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.documents.years import cover_of_years
from planner.documents.years_words import dated_inline, session_inline, years_source
from planner.models.source import Source
from planner.models.years import Years
from planner.rules.years_proposal import Proposal

KIND = "next-sessions"


def next_sessions(
    years: Years, found: Sequence[Sequence[Proposal]], today: date, interval: int | None = None
) -> Document:
    """The rules that the proposals rest on, then for each session the weeks, the best one first."""
    blocks: list[Block] = []
    if years.proposal is None:
        blocks.append(Paragraph(term("years.no_rule")))
    else:
        blocks += [
            Heading(term("years.rules"), anchor="rules"),
            Listing(tuple(_rules(years, interval))),
        ]
    for weeks in found:
        if not weeks:
            continue
        number, year = weeks[0].number, str(weeks[0].opens.year)
        named = term(
            "years.session_in_year",
            session=session_inline(years, number),
            year=Verbatim(year),
        )
        blocks += [Heading(named, anchor=f"session-{number}"), _weeks(years, named, weeks)]
    return Document(
        kind=KIND,
        session=years.slug,
        title=term("years.next_sessions"),
        cover=cover_of_years(years, today),
        blocks=tuple(blocks),
    )


def _rules(years: Years, interval: int | None) -> Iterator[Entry]:
    rule = years.proposal
    if rule is None:
        return
    if interval is not None:
        yield Entry(term("years.interval_asked", number=Verbatim(str(interval))))
    else:
        sentence = term("years.interval", number=Verbatim(str(rule.years)))
        yield from _ruled(sentence, rule.years_source, rule.are_years_verified)
    days = term("years.length", number=Verbatim(str(rule.working_days)))
    yield from _ruled(days, rule.days_source, is_verified=True)
    month = term("years.month", number=Verbatim(str(rule.month)))
    yield from _ruled(month, rule.month_source, rule.is_month_verified)
    for avoided in years.avoided:
        sentence = term("years.kept_free", name=Words(avoided.name))
        yield from _ruled(sentence, avoided.source, avoided.verified)


def _ruled(sentence: Inline, source: Source, is_verified: bool) -> Iterator[Entry]:
    yield Entry(sentence)
    ground = "finding.ground" if is_verified else "finding.ground-unverified"
    yield Entry(term(ground, source=years_source(source)), level=2)


def _weeks(years: Years, caption: Inline, weeks: Sequence[Proposal]) -> Table:
    return Table(
        caption=caption,
        columns=(Column(term("years.days")), Column(term("years.against"))),
        bands=(
            Band(
                tuple(
                    RowGroup(Days(week.opens, week.closes), ((Cell(against(years, week)),),))
                    for week in weeks
                )
            ),
        ),
    )


def against(years: Years, week: Proposal) -> Inline:
    """What speaks against that week, and what is not known of it."""
    said: list[Inline] = []
    if week.holidays:
        days = Series(tuple(DateOnly(day) for day in week.holidays), Separator.SEMICOLON)
        said.append(term("years.holidays", days=days))
    said += [Words(avoided.name) for avoided in week.avoided]
    said += [dated_inline(years, convening) for convening in week.beside]
    said += [
        term(
            "years.other_event",
            event=Verbatim(event.name),
            calendar=Verbatim(event.calendar),
            days=Days(event.first, event.last),
        )
        for event in week.others
    ]
    if not said:
        said.append(term("years.nothing_against"))
    if week.unknown:
        unknown = ", ".join(str(year) for year in week.unknown)
        said.append(term("years.holidays_open", years=Verbatim(unknown)))
    return Series(tuple(said), Separator.SEMICOLON)
