"""The pages of a list of speakers for everybody: the list itself, and the screen in the room."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from flask import url_for
from markupsafe import Markup

from planner.documents.blocks import Block, Document, Heading, Inline, Verbatim, Words, term
from planner.documents.speakers_list import delivered_list, provisional_list
from planner.documents.speaking_shares import shares_blocks
from planner.documents.speaking_words import (
    clock,
    length,
    request_name,
    speaker_of,
    subject_of,
    window,
)
from planner.models.programme import Programme
from planner.models.speaking import Request, RequestKind, SpeakersList
from planner.models.state import RegionalGroup
from planner.rendering.html import render_fragment
from planner.rules.speaking_floor import Statement
from planner.rules.speaking_outlook import Outlook
from planner.services.speaking_log import ListRef
from planner.web.addresses import Addresses
from planner.web.pages.files import DocumentFiles, FileLink
from planner.web.pages.frame import Frame, Link, frame_in_session

_NEXT_SHOWN = 3
_FORMAT_NAMES = {
    "pdf": term("page.file_pdf"),
    "csv": term("page.file_csv"),
    "docx": term("page.file_docx"),
    "html": term("page.file_html"),
    "json": term("page.file_json"),
    "txt": term("page.file_txt"),
}
SUFFIXES = tuple(_FORMAT_NAMES)
"""The formats in which a list is offered, by what their file names end with."""
# What is not a table cannot be had as one.
_WITHOUT_TABLE = ("csv",)


@dataclass(frozen=True, slots=True)
class FloorCard:
    """Who has the floor: delegation and group, together and apart. Instants are ISO 8601 in UTC.

    ``started_at`` is ``None`` until the statement begins, ``limit_seconds`` 0 where there is none;
    ``marks_seconds`` are the times left at which the clock warns, joined by commas.
    """

    serial: int
    name: Inline
    delegation: Inline
    group: Inline | None
    speaker: Inline | None
    kind: RequestKind
    since: Inline | None
    limit: Inline
    started_at: str | None
    limit_seconds: int
    marks_seconds: str


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One who waits: place, serial, who, which person, when."""

    place: int
    serial: int
    name: Inline
    speaker: Inline | None
    window: Inline


@dataclass(frozen=True, slots=True)
class SpeakersPage:
    """The list as everybody sees it. ``table``, ``delivered`` and ``shares`` are HTML; the last
    two are ``None`` before anybody was heard.
    """

    frame: Frame
    title: Inline
    is_open: bool
    current: FloorCard | None
    next: tuple[WaitingLine, ...]
    table: Markup
    delivered: Markup | None
    shares: Markup | None
    documents: tuple[DocumentFiles, ...]
    room: str


@dataclass(frozen=True, slots=True)
class RoomPage:
    """The screen in the room."""

    frame: Frame
    title: Inline
    current: FloorCard | None
    next: tuple[WaitingLine, ...]
    is_open: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class ListsPage:
    """The lists of speakers of a session; ``lists`` is empty while none has been made."""

    frame: Frame
    title: Inline
    lists: tuple[Link, ...]


def lists_page(
    programme: Programme, lists: Iterable[SpeakersList], addresses: Addresses
) -> ListsPage:
    """The page that leads to each list."""
    session, language = programme.session, addresses.language
    title = term("speaking.lists")
    return ListsPage(
        frame=frame_in_session(addresses, session, Link(title)),
        title=title,
        lists=tuple(
            Link(subject_of(programme, one), list_address(language, ListRef(session.slug, one.key)))
            for one in lists
        ),
    )


def list_address(language: str, ref: ListRef) -> str:
    """The page of the list for everybody."""
    return url_for("speakers.show_list", language=language, session=ref.session, key=ref.key)


def speakers_page(
    programme: Programme,
    view: Outlook,
    addresses: Addresses,
    group_of: Callable[[str], RegionalGroup | None],
) -> SpeakersPage:
    """The page of the list as it looks at that moment."""
    ref = ref_of(view)
    title = term("speaking.list_of", subject=subject_of(programme, view.debate.settings))
    language = addresses.language
    listed, heard = provisional_list(programme, view), delivered_list(programme, view)

    listed = replace(listed, blocks=_below_heading(listed))
    shares = tuple(shares_blocks(view.floor.statements, group_of))
    is_heard = bool(view.floor.delivered)
    return SpeakersPage(
        frame=frame_in_session(addresses, programme.session, Link(title)),
        title=title,
        is_open=view.is_open,
        current=floor_card(programme, view),
        next=next_lines(programme, view),
        table=render_fragment(listed, language),
        delivered=render_fragment(replace(heard, blocks=_below_heading(heard)), language)
        if is_heard
        else None,
        shares=render_fragment(replace(heard, kind="speakers-shares", blocks=shares), language)
        if is_heard
        else None,
        documents=_documents(ref, language, is_heard=is_heard, is_waiting=bool(view.floor.waiting)),
        room=url_for("speakers.show_room", language=language, session=ref.session, key=ref.key),
    )


def _below_heading(document: Document) -> tuple[Block, ...]:
    """What the document says below the heading that the page has already."""
    return tuple(block for block in document.blocks if not isinstance(block, Heading))


def room_page(programme: Programme, view: Outlook, addresses: Addresses) -> RoomPage:
    """The screen in the room as it looks at that moment."""
    title = subject_of(programme, view.debate.settings)
    return RoomPage(
        frame=frame_in_session(addresses, programme.session, Link(title)),
        title=title,
        current=floor_card(programme, view),
        next=next_lines(programme, view),
        is_open=view.is_open,
        waiting=len(view.floor.waiting),
    )


def ref_of(view: Outlook) -> ListRef:
    """Which list it is."""
    return ListRef(view.debate.settings.session_slug, view.debate.settings.key)


def floor_card(programme: Programme, view: Outlook) -> FloorCard | None:
    """Who has the floor, ``None`` if nobody has."""
    current = view.floor.current
    if current is None:
        return None
    request = current.request
    limit = current.limit if current.started_at is not None else view.limit_of(request)
    return FloorCard(
        serial=request.serial,
        name=request_name(request),
        delegation=Words(request.name),
        group=None if request.on_behalf_of is None else Words(request.on_behalf_of),
        speaker=speaker_of(request),
        kind=request.kind,
        since=_since(programme, current),
        limit=length(limit) if limit else Verbatim("–"),
        started_at=None if current.started_at is None else current.started_at.isoformat(),
        limit_seconds=int(current.limit.total_seconds()),
        marks_seconds=",".join(str(mark) for mark in view.debate.settings.marks_seconds),
    )


def _since(programme: Programme, current: Statement) -> Inline | None:
    if current.started_at is None:
        return None
    time = clock(current.started_at, ZoneInfo(programme.session.zone))
    return term("speaking.since", time=time)


def next_lines(programme: Programme, view: Outlook) -> tuple[WaitingLine, ...]:
    """The next three."""
    return waiting_lines(programme, view)[:_NEXT_SHOWN]


def waiting_lines(programme: Programme, view: Outlook) -> tuple[WaitingLine, ...]:
    """All who wait, in order."""
    return tuple(
        waiting_line(programme, view, request, place)
        for place, request in enumerate(view.floor.waiting, start=1)
    )


def waiting_line(programme: Programme, view: Outlook, request: Request, place: int) -> WaitingLine:
    """One who waits."""
    expected = view.estimates.get(request.serial)
    zone = ZoneInfo(programme.session.zone)
    return WaitingLine(
        place=place,
        serial=request.serial,
        name=request_name(request),
        speaker=speaker_of(request),
        window=term("speaking.standby") if request.is_standby else window(expected, zone),
    )


def _documents(
    ref: ListRef, language: str, *, is_heard: bool, is_waiting: bool
) -> tuple[DocumentFiles, ...]:
    def files(kind: str, title: Inline, *, has_table: bool) -> DocumentFiles:
        return DocumentFiles(
            title=title,
            files=tuple(
                FileLink(
                    name,
                    url_for(
                        "speakers.download_list",
                        language=language,
                        session=ref.session,
                        key=ref.key,
                        kind=kind,
                        suffix=suffix,
                    ),
                )
                for suffix, name in _FORMAT_NAMES.items()
                if has_table or suffix not in _WITHOUT_TABLE
            ),
        )

    return (
        files("speakers-list", term("speaking.provisional_list"), has_table=is_waiting),
        files("speakers-delivered", term("speaking.delivered_list"), has_table=is_heard),
    )
