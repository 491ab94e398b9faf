"""The calendar of a body and its subsidiary bodies, over years."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    Cover,
    DateOnly,
    Days,
    Document,
    Entry,
    Heading,
    Inline,
    Listing,
    Paragraph,
    RowGroup,
    Sitting,
    Symbol,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.documents.years_words import (
    KINDS,
    dated_inline,
    meeting_inline,
    session_inline,
    years_findings_listing,
)
from planner.models.years import Convening, Years
from planner.rules.years_findings import YearsFinding
from planner.rules.years_sequence import Relation

KIND = "years"


def years_calendar(
    years: Years,
    relations: Sequence[Relation],
    findings: tuple[YearsFinding, ...],
    today: date,
) -> Document:
    """All meetings by year, the bodies with their mandates, what lies close together, findings."""
    blocks: list[Block] = [
        Heading(term("years.calendar"), anchor="calendar"),
        _calendar(years),
        Heading(term("years.bodies"), anchor="bodies"),
        _bodies(years),
        *relations_section(years, relations),
        Heading(term("years.findings"), anchor="findings"),
        years_findings_listing(years, findings)
        if findings
        else Paragraph(term("years.none_found")),
    ]
    return Document(
        kind=KIND,
        session=years.slug,
        title=term("years.title"),
        cover=cover_of_years(years, today),
        blocks=tuple(blocks),
    )


def cover_of_years(years: Years, today: date) -> Cover:
    """The head of a working paper on that calendar."""
    days = [convening.opens for convening in years.convenings]
    span = term(
        "years.span",
        first=Verbatim(str(min(days, default=today).year)),
        last=Verbatim(str(max(days, default=today).year)),
    )
    return Cover(
        symbols=(),
        distribution=term("bureau.working_paper"),
        original_language=None,
        sittings=(Sitting(Words(years.head.title)),),
        place_and_dates=span,
        issued=term("document.as_at", date=DateOnly(today)),
    )


def relations_section(years: Years, relations: Sequence[Relation]) -> list[Block]:
    """The meetings that lie close to each other; nothing where there are none."""
    if not relations:
        return []
    entries = (
        Entry(
            term(
                "years.relation_by_programme" if relation.by_sittings else "years.relation",
                first=dated_inline(years, relation.first),
                second=dated_inline(years, relation.second),
                kind=KINDS[relation.kind],
            )
        )
        for relation in relations
    )
    heading = Heading(term("years.close_together"), anchor="close-together")
    return [heading, Listing(tuple(entries))]


def _calendar(years: Years) -> Table:
    ordered = sorted(years.convenings, key=lambda c: (c.opens, c.closes))
    return Table(
        caption=term("years.calendar"),
        columns=(
            Column(term("years.days")),
            Column(term("years.body")),
            Column(term("years.meeting")),
            Column(term("years.report")),
            Column(term("years.report_for")),
        ),
        bands=tuple(
            Band(tuple(_row(years, convening) for convening in of_year), Verbatim(str(year)))
            for year, of_year in groupby(ordered, key=lambda c: c.opens.year)
        ),
    )


def _row(years: Years, convening: Convening) -> RowGroup:
    meeting = meeting_inline(convening)
    if convening.is_announced:
        meeting = term("years.announced", meeting=meeting)
    number = convening.reports_to
    cells = (
        Cell(Words(years.organ(convening.organ).name)),
        Cell(meeting),
        Cell(None if convening.report is None else Symbol(convening.report)),
        Cell(None if number is None else session_inline(years, number)),
    )
    return RowGroup(Days(convening.opens, convening.closes), (cells,))


def _bodies(years: Years) -> Table:
    return Table(
        caption=term("years.bodies"),
        columns=(
            Column(term("years.body")),
            Column(term("years.symbols")),
            Column(term("years.mandates")),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        Words(organ.name),
                        ((Cell(Verbatim(organ.symbol)), Cell(_mandates(years, organ.key))),),
                    )
                    for organ in years.organs
                )
            ),
        ),
    )


def _mandates(years: Years, organ: str) -> Inline | None:
    rules: Iterable[str] = (m.rule for m in years.mandates if m.organ == organ)
    different = tuple(dict.fromkeys(rules))
    return mandates_inline(different) if different else None
