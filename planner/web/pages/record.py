"""The pages on which a session is recorded: the list of its meetings, and one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from planner.documents.blocks import (
    Day,
    Hours,
    Inline,
    Series,
    term,
)
from planner.documents.plan_and_record import meeting_called
from planner.documents.record_names import MEETING_STATES
from planner.models.record_facts import ItemClosed, ItemOpened, ItemResumed
from planner.rules.now_and_next import ends_at, starts_at
from planner.rules.record_doubts import record_doubts
from planner.rules.record_meetings import HeldMeeting, MeetingState, held_meetings
from planner.web.addresses import Addresses
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.record_form import FormView, form_view
from planner.web.pages.record_lines import (
    Recorded,
    RecordLine,
    address_to,
    item_options,
    lines_of,
    meeting_lines,
    state_options,
)
from planner.web.pages.speaking_chair import Option
from planner.web.record_spec import BUTTONS, FORMS


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the list: when, what it is called, how far it has come, how many entries."""

    when: Inline
    name: Inline
    state: Inline
    is_now: bool
    entries: int
    address: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """All meetings, what belongs to none of them, and what to look at again."""

    frame: Frame
    title: Inline
    meetings: tuple[MeetingLine, ...]
    lines: tuple[RecordLine, ...]
    links: tuple[Link, ...]
    forms: tuple[FormView, ...]
    token: str
    post: str
    problem: str | None
    sent: str


@dataclass(frozen=True, slots=True)
class MeetingRecordPage:
    """The entries of one meeting, and the forms to add to them.

    ``heard`` is how many statements the lists of speakers have as heard here and the record has
    not; ``take_over`` is where they are entered. ``feed`` is where a script asks for the entries,
    ``store`` the name under which it keeps what could not be sent.
    """

    frame: Frame
    title: Inline
    when: Inline
    state: Inline
    buttons: tuple[Option, ...]
    item_buttons: tuple[Option, ...]
    forms: tuple[FormView, ...]
    items: tuple[Option, ...]
    item: str
    lines: tuple[RecordLine, ...]
    states: tuple[Option, ...]
    token: str
    post: str
    feed: str
    heard: int
    take_over: str
    store: str
    problem: str | None
    sent: str


def record_page(
    recorded: Recorded,
    addresses: Addresses,
    now: datetime,
    token: str,
    sent: str,
    problem: str | None = None,
    typed: Mapping[str, str] | None = None,
) -> RecordPage:
    """The page that leads to the meetings."""
    title = term("record.title")
    programme, record = recorded.programme, recorded.record
    doubts = record_doubts(programme, record, recorded.drafts)
    held = sorted(
        held_meetings(programme, record), key=lambda one: starts_at(programme, one.meeting)
    )
    return RecordPage(
        frame=frame_in_session(addresses, programme.session, Link(title)),
        title=title,
        meetings=tuple(_meeting_line(recorded, one, addresses, now) for one in held),
        lines=lines_of(recorded, record.of_meeting(""), addresses, doubts),
        links=(
            Link(term("record.side_by_side"), address_to(addresses, "show_plan")),
            Link(term("resolution.keep"), address_to(addresses, "drafts.keep_drafts")),
            Link(
                term("resolution.title"),
                url_for(
                    "draft_resolutions.list_drafts",
                    language=addresses.language,
                    session=addresses.session,
                ),
            ),
        ),
        forms=tuple(
            form_view(recorded.programme, recorded.drafts, FORMS[kind], _typed(kind, typed))
            for kind in ("attendance", "meetings_counted")
        ),
        token=token,
        post=address_to(addresses, "show_record"),
        problem=problem,
        sent=sent,
    )


def meeting_record_page(
    recorded: Recorded,
    meeting: str,
    addresses: Addresses,
    token: str,
    sent: str,
    problem: str | None = None,
    typed: Mapping[str, str] | None = None,
    *,
    heard: int = 0,
) -> MeetingRecordPage:
    """The page of one meeting. Raises `NotFound`."""
    programme = recorded.programme
    held = next(
        one
        for one in held_meetings(programme, recorded.record)
        if one.meeting.key == programme.meeting(meeting).key
    )
    title = meeting_called(programme, held)
    up = Link(term("record.title"), address_to(addresses, "show_record"))
    offered = [spec for kind, spec in FORMS.items() if kind not in _OFFERED_ELSEWHERE]
    return MeetingRecordPage(
        frame=frame_in_session(addresses, programme.session, up, Link(title)),
        title=title,
        when=_when(held),
        state=MEETING_STATES[held.state],
        buttons=tuple(
            Option(kind.kind, FORMS[kind.kind].title)
            for kind in BUTTONS
            if not FORMS[kind.kind].has_item
        ),
        item_buttons=tuple(
            Option(kind.kind, FORMS[kind.kind].title)
            for kind in BUTTONS
            if FORMS[kind.kind].has_item
        ),
        forms=tuple(
            form_view(
                programme,
                recorded.drafts,
                spec,
                _typed(spec.fact.kind, typed),
                meeting=meeting,
                item=current_item(recorded, meeting),
            )
            for spec in offered
        ),
        items=item_options(programme, held),
        item=(typed or {}).get("item") or current_item(recorded, meeting),
        lines=meeting_lines(recorded, meeting, addresses),
        states=state_options(recorded.states),
        token=token,
        post=address_to(addresses, "show_meeting", meeting=meeting),
        feed=address_to(addresses, "show_entries", meeting=meeting),
        heard=heard,
        take_over=address_to(addresses, "take_over", meeting=meeting),
        store=f"planner.record.{addresses.session}",
        problem=problem,
        sent=sent,
    )


def current_item(recorded: Recorded, meeting: str) -> str:
    """The item under consideration at the meeting: opened or resumed last, and not closed.

    Before any was, the first that was planned for it; empty if none was.
    """
    current = ""
    for entry in recorded.record.of_meeting(meeting):
        if isinstance(entry.fact, (ItemOpened, ItemResumed)):
            current = entry.item
        elif isinstance(entry.fact, ItemClosed) and entry.item == current:
            current = ""
    if current:
        return current
    planned = recorded.programme.items_at(meeting)
    taken = {entry.item for entry in recorded.record.of_meeting(meeting)}
    return next((item.key for item in planned if item.key not in taken), "")


_OFFERED_ELSEWHERE = {*(kind.kind for kind in BUTTONS), "attendance", "meetings_counted"}


def _typed(kind: str, typed: Mapping[str, str] | None) -> Mapping[str, str]:
    return typed if typed is not None and typed.get("kind") == kind else {}


def _meeting_line(
    recorded: Recorded, held: HeldMeeting, addresses: Addresses, now: datetime
) -> MeetingLine:
    programme = recorded.programme
    starts, ends = starts_at(programme, held.meeting), ends_at(programme, held.meeting)
    is_running = held.state in (MeetingState.OPEN, MeetingState.SUSPENDED)
    return MeetingLine(
        when=_when(held),
        name=meeting_called(programme, held),
        state=MEETING_STATES[held.state],
        is_now=is_running or starts <= now < ends,
        entries=len(recorded.record.of_meeting(held.meeting.key)),
        address=address_to(addresses, "show_meeting", meeting=held.meeting.key),
    )


def _when(held: HeldMeeting) -> Inline:
    meeting = held.meeting
    return Series((Day(meeting.day, with_year=False), Hours(meeting.starts, meeting.ends)))
