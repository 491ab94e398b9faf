"""The page on which one entry is corrected or struck out."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from planner.documents.blocks import Inline, term
from planner.models.programme import Programme
from planner.models.record import RecordEntry
from planner.web.addresses import Addresses
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.record_form import FormView, form_view
from planner.web.pages.record_lines import (
    Recorded,
    RecordLine,
    address_to,
    item_options,
    line_of,
    state_options,
)
from planner.web.pages.speaking_chair import Option
from planner.web.record_reading import form_of_fact
from planner.web.record_spec import FORMS


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry, to be corrected or struck out; ``form`` is ``None`` where there is nothing to
    correct but the hour and the item. ``earlier`` are the entries in whose place it stands.
    """

    frame: Frame
    title: Inline
    line: RecordLine
    form: FormView | None
    kind: str
    items: tuple[Option, ...]
    item: str
    at: str
    states: tuple[Option, ...]
    earlier: tuple[RecordLine, ...]
    is_in_force: bool
    token: str
    post: str
    back: str
    problem: str | None
    sent: str


def entry_page(
    recorded: Recorded,
    entry: RecordEntry,
    addresses: Addresses,
    token: str,
    sent: str,
    problem: str | None = None,
    typed: Mapping[str, str] | None = None,
) -> EntryPage:
    """The page of one entry."""
    programme = recorded.programme
    spec = FORMS.get(entry.fact.kind)
    held = form_of_fact(entry.fact, addresses.language) if spec is not None else {}
    up = Link(term("record.title"), address_to(addresses, "show_record"))
    title = term("record.correct_entry")
    back = (
        address_to(addresses, "show_meeting", meeting=entry.meeting)
        if entry.meeting
        else address_to(addresses, "show_record")
    )
    return EntryPage(
        frame=frame_in_session(addresses, programme.session, up, Link(title)),
        title=title,
        line=line_of(recorded, entry, addresses, ()),
        form=None
        if spec is None or not spec.fields
        else form_view(programme, recorded.drafts, spec, typed or held, meeting=entry.meeting),
        kind=entry.fact.kind,
        items=item_options(programme, None),
        item=(typed or {}).get("item", entry.item),
        at=(typed or {}).get("at", _clock_field(entry, programme)),
        states=state_options(recorded.states),
        earlier=tuple(line_of(recorded, one, addresses, ()) for one in _earlier(recorded, entry)),
        is_in_force=entry in recorded.record.in_force,
        token=token,
        post=address_to(addresses, "show_entry", entry=entry.id),
        back=back,
        problem=problem,
        sent=sent,
    )


def _earlier(recorded: Recorded, entry: RecordEntry) -> list[RecordEntry]:
    found = []
    while entry.corrects:
        entry = recorded.record.entry(entry.corrects)
        found.append(entry)
    return found


def _clock_field(entry: RecordEntry, programme: Programme) -> str:
    if entry.at is None:
        return ""
    return entry.at.astimezone(ZoneInfo(programme.session.zone)).strftime("%H:%M")
