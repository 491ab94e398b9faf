"""What each paragraph of a report states, read off its sentences: to check it against the notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.documents.blocks import (
    Band,
    Cell,
    Column,
    ColumnRole,
    Counted,
    Document,
    Inline,
    ItemNumber,
    Joined,
    OnDays,
    Ordinals,
    RowGroup,
    Separator,
    Series,
    Symbol,
    Table,
    Term,
    Verbatim,
    Words,
    term,
)
from planner.documents.record_cover import record_cover_of
from planner.documents.report import numbered_paragraphs, report_sections
from planner.documents.report_actions import ACTIONS
from planner.documents.report_items import ReportMaterial
from planner.documents.report_organization import ELECTIONS
from planner.documents.report_paragraph import ReportParagraph
from planner.documents.report_statements import INTRODUCTIONS

KIND = "report-facts"

# The sentences that say when something was done, and at which meetings.
_DATED = frozenset(
    {
        "report.lead",
        "report.lead_list",
        "report.bureau_examined",
        "report.organization_approved",
        "report.organization_approved_by_silence",
    }
)


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """Numbers of meetings and their days, symbols of documents, who introduced, what was decided.

    All in the order in which the paragraph names them; ``introduced`` and ``actions`` are the
    sentences or clauses that say so.
    """

    meetings: tuple[int, ...]
    days: tuple[date, ...]
    documents: tuple[str, ...]
    introduced: tuple[Term, ...]
    actions: tuple[Term, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the paragraph states none of these."""
        return not (self.meetings or self.days or self.documents or self.introduced or self.actions)


def facts_of(paragraph: ReportParagraph) -> ParagraphFacts:
    """What the paragraph and its list state."""
    said = [part for whole in (paragraph.content, *paragraph.listed) for part in _parts(whole)]
    dated = [
        dict(part.params)
        for part in said
        if isinstance(part, Counted | Term) and part.code in _DATED
    ]
    numbers = [params["ordinals"] for params in dated if "ordinals" in params]
    days = [params["dates"] for params in dated]
    terms = [part for part in said if isinstance(part, Term)]
    return ParagraphFacts(
        meetings=tuple(n for one in numbers if isinstance(one, Ordinals) for n in one.numbers),
        days=tuple(day for one in days if isinstance(one, OnDays) for day in one.days),
        documents=tuple(part.symbol for part in said if isinstance(part, Symbol)),
        introduced=tuple(part for part in terms if part.code in INTRODUCTIONS),
        actions=tuple(part for part in terms if part.code in ACTIONS | ELECTIONS),
    )


def report_facts(material: ReportMaterial) -> Document:
    """The facts of the report, paragraph by paragraph, beside the numbers that the source has;
    paragraphs that state none of these are left out.
    """
    rows = []
    for number, section, paragraph in numbered_paragraphs(report_sections(material)):
        facts = facts_of(paragraph)
        if facts.is_empty:
            continue
        cells = (
            _listed([Verbatim(one) for one in paragraph.source]),
            ItemNumber(section.item) if section.item else section.heading,
            Ordinals(facts.meetings) if facts.meetings else None,
            OnDays(facts.days) if facts.days else None,
            _listed([Symbol(symbol) for symbol in facts.documents]),
            _listed(facts.introduced),
            _listed(facts.actions),
        )
        rows.append(RowGroup(Verbatim(str(number)), (tuple(Cell(cell) for cell in cells),)))
    columns = (
        Column(term("report.column_paragraph"), ColumnRole.NUMBER),
        Column(term("report.column_source"), ColumnRole.NUMBER),
        Column(term("report.column_item"), ColumnRole.NUMBER),
        Column(term("report.column_meetings")),
        Column(term("report.column_dates")),
        Column(term("report.column_documents")),
        Column(term("report.column_introduced")),
        Column(term("report.column_action")),
    )
    programme = material.programme
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("report.facts_title", session=Words(programme.session.short_title)),
        cover=record_cover_of(programme),
        blocks=(Table(term("report.facts_caption"), columns, (Band(tuple(rows)),)),),
    )


def _parts(inline: Inline) -> Iterator[Inline]:
    """The inline and all that it is filled in with, from the first word to the last."""
    yield inline
    match inline:
        case Term(_, params) | Counted(_, _, params):
            for _, param in params:
                yield from _parts(param)
        case Series(members, _) | Joined(members):
            for member in members:
                yield from _parts(member)


def _listed(said: list[Inline] | tuple[Term, ...] | list[Verbatim] | list[Symbol]) -> Inline | None:
    return Series(tuple(said), Separator.SEMICOLON) if said else None
