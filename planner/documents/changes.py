"""What changed between two editions, said in words."""

from dataclasses import dataclass

from planner.documents.blocks import (
    Block,
    Clock,
    Day,
    Document,
    Entry,
    Hours,
    Inline,
    ItemNumber,
    Listing,
    Paragraph,
    Separator,
    Series,
    Subject,
    Symbol,
    Target,
    Verbatim,
    Words,
    term,
)
from planner.documents.calendar import body_name, meeting_name
from planner.documents.cover import cover_of
from planner.models.edition import Change, Edition, Slot
from planner.models.programme import Programme
from planner.rules.ordinals import meeting_ordinals

KIND = "changes"


def changes_document(edition: Edition, before: Programme | None, after: Programme) -> Document:
    """The changes that an edition brought, one entry each."""
    blocks: tuple[Block, ...]
    if edition.changes and before is not None:
        blocks = (change_list(edition.changes, before, after),)
    else:
        blocks = (Paragraph(term("change.first_edition")),)
    return Document(
        kind=KIND,
        session=edition.session_slug,
        title=term("change.title", edition=edition_name(edition)),
        cover=cover_of(after),
        blocks=blocks,
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a session and what differs; ``None`` stands for the session as it is now."""

    before: Programme
    after: Programme
    first: Edition | None
    second: Edition | None
    changes: tuple[Change, ...]


def comparison_document(compared: Comparison) -> Document:
    """What differs between two editions, one entry each."""
    block: Block = Paragraph(term("change.none"))
    if compared.changes:
        block = change_list(compared.changes, compared.before, compared.after)
    return Document(
        kind=KIND,
        session=compared.after.session.slug,
        title=term("change.between", first=_state(compared.first), second=_state(compared.second)),
        cover=cover_of(compared.after),
        blocks=(block,),
    )


def _state(edition: Edition | None) -> Inline:
    return term("change.draft") if edition is None else edition_name(edition)


def edition_name(edition: Edition) -> Inline:
    """What an edition is called: by its suffix, the first one by that it is the first."""
    return Verbatim(edition.suffix) if edition.suffix else term("change.original")


def change_list(changes: tuple[Change, ...], before: Programme, after: Programme) -> Listing:
    """One entry for each change, in their order."""
    return Listing(
        tuple(
            Entry(change_inline(change, before, after), target=_target(change, after))
            for change in changes
        )
    )


def change_inline(change: Change, before: Programme, after: Programme) -> Inline:
    """One change as a sentence, which names things as the later programme does if it has them."""
    with_end = change.code.startswith("meeting")
    return term(
        f"change.{change.code}",
        what=_named(change, before, after),
        **_slots("before", change.before, with_end=with_end),
        **_slots("after", change.after, with_end=with_end),
        **_rooms(change, before, after),
    )


def _named(change: Change, before: Programme, after: Programme) -> Inline:
    noun = change.code.partition("-")[0]
    programme = after if _is_in(change.subject, noun, after) else before
    match noun:
        case "meeting" | "items" | "minutes":
            return _meeting(programme, change.subject)
        case "item":
            item = programme.item(change.subject)
            return term(
                "document.entry",
                number=ItemNumber(item.number),
                title=Words(item.short_title or item.title),
            )
        case "body":
            return body_name(programme, change.subject) if change.subject else Verbatim("")
        case "room":
            return Words(programme.room(change.subject).name) if change.subject else Verbatim("")
        case "paper":
            return Symbol(change.subject)
        case "officer":
            people = {officer.key: officer.person for officer in programme.officers}
            return Verbatim(people.get(change.subject, ""))
        case "override":
            return Verbatim(change.subject)
        case _:
            return Words(programme.session.short_title)


def _is_in(subject: str, noun: str, programme: Programme) -> bool:
    keys = {
        "meeting": (meeting.key for meeting in programme.meetings),
        "items": (meeting.key for meeting in programme.meetings),
        "minutes": (meeting.key for meeting in programme.meetings),
        "item": (item.key for item in programme.items),
        "body": (body.key for body in programme.bodies),
        "room": (room.key for room in programme.rooms),
        "officer": (officer.key for officer in programme.officers),
    }
    return noun not in keys or not subject or subject in keys[noun]


def _meeting(programme: Programme, key: str) -> Inline:
    ordinals = meeting_ordinals(programme)
    return meeting_name(programme, programme.meeting(key), ordinals)


def _slots(name: str, slots: tuple[Slot, ...], *, with_end: bool) -> dict[str, Inline]:
    said: tuple[Inline, ...] = tuple(
        term(
            "change.slot",
            day=Day(slot.day, with_year=False, is_heading=False),
            time=Hours(slot.starts, slot.ends) if with_end else Clock(slot.starts),
        )
        for slot in slots
    )
    return {name: Series(said, Separator.SEMICOLON)}


def _rooms(change: Change, before: Programme, after: Programme) -> dict[str, Inline]:
    def name(key: str | None, programme: Programme) -> Inline:
        return Words(programme.room(key).name) if key else term("change.no_room")

    if change.code != "meeting-room":
        return {}
    return {
        "room_before": name(change.room_before, before),
        "room_after": name(change.room_after, after),
    }


def _target(change: Change, after: Programme) -> Target | None:
    noun = change.code.partition("-")[0]
    if not _is_in(change.subject, noun, after):
        return None
    if noun in ("meeting", "items", "minutes"):
        return Target(Subject.MEETING, change.subject)
    return Target(Subject.ITEM, change.subject) if noun == "item" else None
