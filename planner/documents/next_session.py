"""The decisions on the next session, proposed from this one: its agenda and its organization."""

from collections.abc import Iterator

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import (
    Block,
    Document,
    Entry,
    FromTo,
    Heading,
    Inline,
    ItemNumber,
    Joined,
    Letter,
    Listing,
    OfNextSession,
    Paragraph,
    Role,
    Verbatim,
    Words,
    counted,
    term,
)
from planner.documents.record_cover import record_cover_of
from planner.documents.report_items import ReportMaterial
from planner.documents.report_words import bracketed, organ
from planner.models.record_facts import Decided, DecisionOutcome, DecisionSubject
from planner.rules.next_session import CarriedOver, NextItem, next_agenda, working_days
from planner.rules.record_meetings import interpreted_meetings_held

KIND = "next-session"

_REASONS: dict[CarriedOver, str] = {
    CarriedOver.POSTPONED: "report.items_postponed",
    CarriedOver.NOT_TAKEN: "report.items_not_taken",
}


def next_session(material: ReportMaterial) -> Document:
    """The two decisions as proposals, with what to look at before they are put forward."""
    programme = material.programme
    items = next_agenda(programme, material.record, material.body.key)
    blocks: list[Block] = [
        Heading(term("report.next_agenda_title"), anchor="agenda"),
        Paragraph(term("report.propose_agenda", organ=organ(material.body)), number=1),
        Listing(
            tuple(
                Entry(
                    OfNextSession(one.item.title),
                    marker=ItemNumber(one.item.number),
                    level=one.item.level,
                )
                for one in items
            )
        ),
        *_remarks(items),
        Heading(term("report.next_organization_title"), anchor="organization"),
        Paragraph(term("report.propose_organization", organ=organ(material.body)), number=2),
        Listing(
            tuple(
                Entry(content, marker=Letter(place))
                for place, content in enumerate(_organization(material), start=1)
            )
        ),
        *(Paragraph(said, Role.NOTE) for said in _figures(material)),
    ]
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("report.next_title", session=Words(programme.session.short_title)),
        cover=record_cover_of(programme),
        blocks=tuple(blocks),
    )


def _remarks(items: tuple[NextItem, ...]) -> Iterator[Block]:
    for reason, code in _REASONS.items():
        numbers = tuple(ItemNumber(one.item.number) for one in items if one.reason is reason)
        if numbers:
            yield Paragraph(term(code, items=Joined(numbers)), Role.NOTE)


def _organization(material: ReportMaterial) -> Iterator[Inline]:
    session = material.programme.session
    yield counted("report.next_days", working_days(session))
    if session.entitled_meetings:
        source = session.entitlement_source
        yield counted(
            "report.next_meetings",
            session.entitled_meetings,
            source=bracketed(mandates_inline((source,)) if source else None),
        )
    yield term("report.next_length")
    yield term("report.next_resources")


def _figures(material: ReportMaterial) -> Iterator[Inline]:
    """How far this session used what it had, and what it has decided on the next one already."""
    session = material.programme.session
    held = len(interpreted_meetings_held(material.programme, material.record))
    if held and session.entitled_meetings:
        entitled = Verbatim(str(session.entitled_meetings))
        yield term("report.meetings_used", held=Verbatim(str(held)), entitled=entitled)
    for _, fact in material.record.of_kind(Decided):
        is_adopted = fact.outcome is DecisionOutcome.ADOPTED
        if is_adopted and fact.subject is DecisionSubject.NEXT_DATES and fact.starts:
            period = FromTo(fact.starts, fact.ends or fact.starts)
            yield term("report.dates_decided", period=period)
