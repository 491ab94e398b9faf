"""The page of one agenda item."""

from dataclasses import dataclass

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import Inline, ItemNumber, Symbol, Words, term
from planner.documents.calendar import body_name
from planner.models.agenda import AgendaItem
from planner.models.numbering import is_within
from planner.models.paper import Paper, PaperStatus
from planner.models.programme import Programme
from planner.web.addresses import Addresses
from planner.web.pages.calendars import CalendarLink, calendar_link
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.meeting_line import MeetingLine, MeetingLines
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.view import View

_STATUSES = {
    PaperStatus.PLANNED: term("page.paper_planned"),
    PaperStatus.ISSUED: None,
    PaperStatus.WITHDRAWN: term("page.paper_withdrawn"),
}


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A document of the item; ``status`` is told where it is not simply issued."""

    title: Inline
    symbol: Inline
    status: Inline | None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """The page of an agenda item.

    ``above`` is the item that it is part of, ``below`` are its sub-items, ``same_subject`` the
    items of other bodies that are this subject under their own numbers. ``meetings`` are those at
    which it or a sub-item of it is taken, in order of time; ``calendar`` is ``None`` without any.
    """

    frame: Frame
    title: Inline
    number: Inline
    body: Inline
    above: Link | None
    below: tuple[Link, ...]
    same_subject: tuple[Link, ...]
    annotation: Inline | None
    mandates: Inline | None
    meetings: tuple[MeetingLine, ...]
    papers: tuple[PaperLine, ...]
    calendar: CalendarLink | None
    notes: Notes


def item_page(view: View, key: str) -> ItemPage:
    """The page of the item with that key. Raises `NotFound`."""
    programme, addresses = view.programme, view.addresses
    item = programme.item(key)
    number = term("page.item", number=ItemNumber(item.number))
    above = programme.parent_of(item)
    lines = MeetingLines(programme, addresses, view.marks)
    meetings = programme.meetings_filtered(item.body, item.number)
    return ItemPage(
        frame=frame_in_session(
            addresses,
            programme.session,
            Link(term("document.agenda"), addresses.show_agenda()),
            Link(number),
        ),
        title=Words(item.title),
        number=number,
        body=body_name(programme, item.body),
        above=None if above is None else _link(above, addresses),
        below=tuple(
            _link(other, addresses)
            for other in programme.agenda_of(item.body)
            if other.parent_number == item.number
        ),
        same_subject=tuple(
            Link(
                term(
                    "page.item_of_body",
                    number=ItemNumber(other.number),
                    body=Words(programme.body(other.body).name),
                ),
                addresses.show_item(other.key),
            )
            for other in programme.same_subject(item)
        ),
        annotation=None if item.annotation is None else Words(item.annotation),
        mandates=_mandates(item),
        meetings=tuple(lines.line(meeting) for meeting in meetings),
        papers=tuple(map(_paper_line, _papers(programme, item))),
        calendar=calendar_link(number, addresses.calendar(body=item.body, item=item.number))
        if meetings
        else None,
        notes=notes_on(view),
    )


def _link(item: AgendaItem, addresses: Addresses) -> Link:
    entry = term("document.entry", number=ItemNumber(item.number), title=Words(item.title))
    return Link(entry, addresses.show_item(item.key))


def _mandates(item: AgendaItem) -> Inline | None:
    if not item.mandates:
        return None
    return term("document.mandates", mandates=mandates_inline(item.mandates))


def _papers(programme: Programme, item: AgendaItem) -> list[Paper]:
    """The documents under the item and under what is below it, each once."""
    branch = [
        other for other in programme.agenda_of(item.body) if is_within(other.number, item.number)
    ]
    papers = [paper for other in branch for paper in programme.papers_under(other.key)]
    return list(dict.fromkeys(papers))


def _paper_line(paper: Paper) -> PaperLine:
    return PaperLine(
        title=Words(paper.title), symbol=Symbol(paper.symbol), status=_STATUSES[paper.status]
    )
