"""A list of speakers on paper: as it stands, as it was delivered, and as the chair reads it out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    Cover,
    Document,
    Entry,
    Heading,
    Inline,
    ItemNumber,
    Listing,
    Paragraph,
    Role,
    RowGroup,
    Table,
    Verbatim,
    term,
)
from planner.documents.cover import cover_of
from planner.documents.speaking_words import (
    CAPACITIES,
    KINDS,
    RANKS,
    clock,
    keys_line,
    length,
    limits_line,
    moment_in_zone,
    request_name,
    speaker_of,
    subject_of,
    window,
)
from planner.models.programme import Programme
from planner.models.speaking import Request
from planner.rules.speaking_floor import Statement
from planner.rules.speaking_opening import closes_at, opens_at
from planner.rules.speaking_outlook import Outlook


def provisional_list(programme: Programme, view: Outlook) -> Document:
    """The statements to come, in order, with the window in which each is expected."""
    blocks: list[Block] = [*_conditions(programme, view), *_waiting(programme, view)]
    if view.left_over:
        count, missing = (Verbatim(str(n)) for n in (view.left_over, view.meetings_missing))
        left_over = term("speaking.left_over", count=count, meetings=missing)
        blocks.append(Paragraph(left_over, Role.NOTE))
    return _document(programme, view, "speakers-list", term("speaking.provisional_list"), blocks)


def delivered_list(programme: Programme, view: Outlook) -> Document:
    """What was heard, in the order in which it was, replies and points of order among it."""
    heard = view.floor.delivered
    title = term("speaking.delivered_list")
    blocks: list[Block] = [
        delivered_table(programme, view) if heard else Paragraph(term("speaking.nobody_heard"))
    ]
    return _document(programme, view, "speakers-delivered", title, blocks)


def chairs_script(programme: Programme, view: Outlook) -> Document:
    """What the chair says, one statement after the other; who is to be ready stands beside it."""
    waiting = view.floor.waiting
    subject = subject_of(programme, view.debate.settings)
    blocks: list[Block] = [Paragraph(term("speaking.script_start", subject=subject))]
    if waiting:
        blocks.append(Listing(tuple(_script(waiting))))
        blocks.append(Paragraph(term("speaking.script_end")))
    else:
        blocks.append(Paragraph(term("speaking.nobody_waiting")))
    return _document(programme, view, "speakers-script", term("speaking.script"), blocks)


DOCUMENTS = {
    "speakers-list": provisional_list,
    "speakers-delivered": delivered_list,
    "speakers-script": chairs_script,
}
"""The documents by their kind."""


def waiting_table(programme: Programme, view: Outlook) -> Table:
    """Those who wait, in order: place, who, which person, level, limit, window."""
    zone = ZoneInfo(programme.session.zone)
    return Table(
        caption=term("speaking.provisional_list"),
        columns=(
            Column(term("speaking.number"), ColumnRole.NUMBER),
            Column(term("speaking.delegation")),
            Column(term("speaking.speaker")),
            Column(term("speaking.level")),
            Column(term("speaking.limit"), ColumnRole.NUMBER),
            Column(term("speaking.expected")),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        header=Verbatim(str(place)),
                        rows=((*_who(view, request), *_when(view, request, zone)),),
                        keys=(f"request-{request.serial}",),
                    )
                    for place, request in enumerate(view.floor.waiting, start=1)
                )
            ),
        ),
    )


def delivered_table(programme: Programme, view: Outlook) -> Table:
    """What was heard, in order: who, in which capacity, what it was, when it began, how long."""
    zone = ZoneInfo(programme.session.zone)
    return Table(
        caption=term("speaking.delivered_list"),
        columns=(
            Column(term("speaking.number"), ColumnRole.NUMBER),
            Column(term("speaking.delegation")),
            Column(term("speaking.speaker")),
            Column(term("speaking.capacity")),
            Column(term("speaking.kind")),
            Column(term("speaking.began")),
            Column(term("speaking.lasted"), ColumnRole.NUMBER),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        header=Verbatim(str(place)),
                        rows=(tuple(_heard(statement, zone)),),
                    )
                    for place, statement in enumerate(view.floor.delivered, start=1)
                )
            ),
        ),
    )


def _who(view: Outlook, request: Request) -> tuple[Cell, ...]:
    name = request_name(request)
    if request.serial in view.unconfirmed:
        name = term("speaking.subject_to_credentials", delegation=name)
    return Cell(name), Cell(speaker_of(request)), Cell(RANKS[request.rank])


def _when(view: Outlook, request: Request, zone: ZoneInfo) -> tuple[Cell, ...]:
    expected = (
        term("speaking.standby")
        if request.is_standby
        else window(view.estimates.get(request.serial), zone)
    )
    return Cell(length(view.limit_of(request))), Cell(expected)


def _heard(statement: Statement, zone: ZoneInfo) -> Iterator[Cell]:
    request = statement.request
    yield Cell(request_name(request))
    yield Cell(speaker_of(request))
    yield Cell(CAPACITIES[request.capacity])
    yield Cell(KINDS[request.kind])
    yield Cell(None if statement.started_at is None else clock(statement.started_at, zone))
    yield Cell(length(statement.lasted) if statement.lasted > timedelta() else None)


def _conditions(programme: Programme, view: Outlook) -> Iterator[Block]:
    settings = view.debate.settings
    zone = programme.session.zone
    yield Paragraph(term("speaking.order_note", keys=keys_line(settings)), Role.NOTE)
    yield Paragraph(term("speaking.limits_note", limits=limits_line(view.limits)), Role.NOTE)
    opens, closes = opens_at(view.debate), closes_at(view.debate)
    if opens is not None:
        own = settings.opens.zone if settings.opens and settings.opens.zone else zone
        yield Paragraph(term("speaking.opens_note", moment=moment_in_zone(opens, own)), Role.NOTE)
    if closes is not None:
        own = settings.closes.zone if settings.closes and settings.closes.zone else zone
        yield Paragraph(term("speaking.closes_note", moment=moment_in_zone(closes, own)), Role.NOTE)


def _waiting(programme: Programme, view: Outlook) -> Iterator[Block]:
    if not view.floor.waiting:
        yield Paragraph(term("speaking.nobody_waiting"))
        return
    yield waiting_table(programme, view)
    yield Paragraph(term("speaking.windows_note"), Role.NOTE)


def _script(waiting: tuple[Request, ...]) -> Iterator[Entry]:
    for place, request in enumerate(waiting):
        yield Entry(
            term("speaking.give_floor", delegation=request_name(request)),
            marker=Verbatim(str(place + 1)),
        )
        person = speaker_of(request)
        if person is not None:
            yield Entry(person, level=2)
        if place + 1 < len(waiting):
            following = request_name(waiting[place + 1])
            yield Entry(term("speaking.next_after", delegation=following), level=2)
        yield Entry(term("speaking.thank"), level=2)


def _cover(programme: Programme, view: Outlook) -> Cover:
    """The head of the session's documents, for one without a symbol that changes by the hour."""
    item = next((i for i in programme.items if i.key == view.debate.settings.item), None)
    zone = ZoneInfo(programme.session.zone)
    return replace(
        cover_of(programme),
        symbols=(),
        original_language=None,
        agenda_item=None
        if item is None
        else term("document.item_of_agenda", number=ItemNumber(item.number)),
        issued=moment_in_zone(view.at.astimezone(zone), programme.session.zone),
    )


def _document(
    programme: Programme, view: Outlook, kind: str, title: Inline, blocks: list[Block]
) -> Document:
    subject = subject_of(programme, view.debate.settings)
    heading = Heading(term("speaking.list_of", subject=subject))
    return Document(
        kind=kind,
        session=programme.session.slug,
        title=title,
        cover=_cover(programme, view),
        blocks=(heading, *blocks),
    )
