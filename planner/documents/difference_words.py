"""What changed in a draft, field by field, in words: for the log and for two editors at once.

It reads a difference in the shape that is stored: by table and key, before and after, each noun as
it stands in JSON.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from planner.documents.blocks import (
    Clock,
    DateOnly,
    Inline,
    ItemNumber,
    Separator,
    Series,
    Symbol,
    Verbatim,
    Words,
    term,
)
from planner.documents.calendar import body_name
from planner.documents.field_words import FIELDS, MODES, STATUSES
from planner.models.meeting import MeetingStatus
from planner.models.programme import Programme
from planner.models.session import SessionFormat
from planner.models.text import LANGUAGES, Text

_DAYS = ("day", "opens", "closes", "as_of", "issued_on")
_HOURS = ("starts", "ends")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field before and after; ``None`` where there was or is nothing."""

    field: Inline
    before: Inline | None
    after: Inline | None


@dataclass(frozen=True, slots=True)
class NounDifference:
    """What changed in one noun: what it is called, and its fields that are not the same."""

    noun: Inline
    lines: tuple[FieldLine, ...]
    is_added: bool
    is_removed: bool


def difference_words(programme: Programme, stored: Mapping[str, Any]) -> tuple[NounDifference, ...]:
    """The nouns that changed, table by table; the order of a table is a field of its own."""
    return tuple(_nouns(programme, stored))


def _nouns(programme: Programme, stored: Mapping[str, Any]) -> Iterator[NounDifference]:
    for table, part in stored.items():
        for key, (before, after) in part["changed"].items():
            yield NounDifference(
                noun=_noun(programme, table, key, after if after is not None else before),
                lines=tuple(_lines(programme, table, before, after)),
                is_added=before is None,
                is_removed=after is None,
            )
        if "order" in part and not part["changed"]:
            line = FieldLine(FIELDS["order"], *(_keys(keys) for keys in part["order"]))
            yield NounDifference(FIELDS[table], (line,), is_added=False, is_removed=False)


def _noun(programme: Programme, table: str, key: str, written: Any) -> Inline:
    match table:
        case "session":
            return Words(programme.session.short_title)
        case "meetings":
            return _meeting(programme, written)
        case "allocations":
            meeting = next((m for m in programme.meetings if m.key == key), None)
            if meeting is None:
                return term("work.items_of", meeting=Verbatim(key))
            whole = _meeting(programme, meeting.model_dump(mode="json"))
            return term("work.items_of", meeting=whole)
        case "items":
            title = Words(_text(written.get("short_title") or written["title"]))
            return term("document.entry", number=ItemNumber(written["number"]), title=title)
        case "bodies" | "rooms":
            return Words(_text(written["name"]))
        case "papers":
            return Symbol(key)
        case "officers":
            return Verbatim(written["person"])
    return Verbatim(key)


def _meeting(programme: Programme, written: Mapping[str, Any]) -> Inline:
    return term(
        "work.meeting_words",
        bodies=_bodies(programme, written["bodies"]),
        day=DateOnly(date.fromisoformat(written["day"])),
        starts=Clock(time.fromisoformat(written["starts"])),
    )


def _lines(programme: Programme, table: str, before: Any, after: Any) -> Iterator[FieldLine]:
    if table == "allocations":
        yield FieldLine(FIELDS["items"], _items(programme, before), _items(programme, after))
        return
    first, second = before or {}, after or {}
    for name in dict.fromkeys((*first, *second)):
        old, new = first.get(name), second.get(name)
        if old == new or name == "key":
            continue
        field = FIELDS.get(name, Verbatim(name))
        if _is_text(old) or _is_text(new):
            yield from _text_lines(field, old or {}, new or {})
        else:
            yield FieldLine(field, _value(programme, name, old), _value(programme, name, new))


def _text_lines(
    field: Inline, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[FieldLine]:
    for language in LANGUAGES:
        old, new = before.get(language), after.get(language)
        if old != new:
            label = term("work.field_in_language", field=field, language=Verbatim(language))
            yield FieldLine(label, _verbatim(old), _verbatim(new))
    old, new = before.get("unverified") or (), after.get("unverified") or ()
    if old != new:
        yield FieldLine(FIELDS["unverified"], _verbatim(", ".join(old)), _verbatim(", ".join(new)))


def _value(programme: Programme, name: str, value: Any) -> Inline | None:
    if value is None or value == [] or value == "":
        return None
    if isinstance(value, bool):
        return term("work.yes") if value else term("work.no")
    if name in _DAYS:
        return DateOnly(date.fromisoformat(value))
    if name in _HOURS:
        return Clock(time.fromisoformat(value))
    if name == "bodies":
        return _bodies(programme, value)
    if name in ("body", "submitted_by"):
        return _bodies(programme, [value])
    if name == "room":
        rooms = [room for room in programme.rooms if room.key == value]
        return Words(rooms[0].name) if rooms else Verbatim(value)
    if name in ("mode", "format"):
        return MODES[SessionFormat(value)]
    if name == "status" and value in list(MeetingStatus):
        return STATUSES[MeetingStatus(value)]
    if name == "number":
        return ItemNumber(value)
    if name == "items":
        return _items(programme, [{"item": key, "minutes": None} for key in value])
    if isinstance(value, dict):
        return Verbatim(", ".join(str(part) for part in value.values() if part))
    return _keys(value) if isinstance(value, list) else Verbatim(str(value))


def _bodies(programme: Programme, keys: list[str]) -> Inline:
    known = {body.key for body in programme.bodies}
    names = tuple(body_name(programme, key) if key in known else Verbatim(key) for key in keys)
    return Series(names, Separator.SEMICOLON)


def _items(programme: Programme, lines: list[dict[str, Any]] | None) -> Inline | None:
    if not lines:
        return None
    numbers = {item.key: item.number for item in programme.items}
    said: list[Inline] = []
    for line in lines:
        number: Inline = (
            ItemNumber(numbers[line["item"]])
            if line["item"] in numbers
            else Verbatim(str(line["item"]))
        )
        if line["minutes"] is not None:
            minutes = Verbatim(str(line["minutes"]))
            number = term("work.item_for_minutes", item=number, minutes=minutes)
        said.append(number)
    return Series(tuple(said), Separator.SEMICOLON)


def _keys(keys: list[str]) -> Inline:
    return Verbatim(", ".join(str(key) for key in keys))


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and "unverified" in value


def _text(written: Mapping[str, Any]) -> Text:
    return Text.from_mapping({name: value for name, value in written.items() if value})


def _verbatim(written: str | None) -> Inline | None:
    return Verbatim(written) if written else None
