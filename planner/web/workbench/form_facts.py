"""What a form of the workbench says, as facts: read whole, with all that is wrong told at once."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from flask import request

from planner.errors import Fault, InvalidDraft
from planner.models.text import LANGUAGES, Text
from planner.web.pages.workbench.fields import UNVERIFIED, Field, Shape, Written

_LONGEST = {Shape.LINE: 300, Shape.WORDS: 1000, Shape.PROSE: 20_000, Shape.LINES: 4000}
_GREATEST = 9  # figures of a count
_YEARS = range(1945, 2200)


class _WrongError(Exception):
    """What stands in a field cannot be read; the fault says why."""

    def __init__(self, fault: Callable[[tuple[str, ...]], Fault]) -> None:
        self.fault = fault
        super().__init__()


def sent_fields(fields: Iterable[Field]) -> Written:
    """What was sent in those fields, as it was typed."""
    names: list[str] = []
    for field in fields:
        names.append(field.name)
        names += [f"{field.name}.{language}" for language in LANGUAGES]
        names += [f"{field.name}.{language}.{UNVERIFIED}" for language in LANGUAGES]
    return {name: tuple(request.form.getlist(name)) for name in names if name in request.form}


def facts_sent(fields: Iterable[Field], noun: tuple[str, ...], zone: str) -> dict[str, Any]:
    """The facts by name; what is empty is ``None``. ``noun`` is the table and the key of what the
    form is about, for its faults; local times are those of ``zone``.

    Raises `InvalidDraft` with a fault for each field that cannot be read.
    """
    facts: dict[str, Any] = {}
    faults: list[Fault] = []
    for field in fields:
        try:
            facts[field.name] = _read(field, zone, faults, noun)
        except _WrongError as wrong:
            faults.append(wrong.fault((*noun, field.name)))
            continue
        if field.is_required and facts[field.name] in (None, ()):
            faults.append(Fault("key-missing", (*noun, field.name)))
    if faults:
        raise InvalidDraft(faults)
    return facts


def text_sent(name: str, noun: tuple[str, ...], shape: Shape = Shape.WORDS) -> Text | None:
    """The wordings of one text, ``None`` if there are none at all. Raises `InvalidDraft`."""
    faults: list[Fault] = []
    found = _text(name, shape, faults, noun)
    if faults:
        raise InvalidDraft(faults)
    return found


def _read(field: Field, zone: str, faults: list[Fault], noun: tuple[str, ...]) -> Any:
    name = field.name
    match field.shape:
        case Shape.WORDS | Shape.PROSE:
            return _text(name, field.shape, faults, noun)
        case Shape.TICK:
            return bool(request.form.get(name))
        case Shape.SEVERAL:
            chosen = tuple(dict.fromkeys(request.form.getlist(name)))
            return tuple(_chosen(field, value) for value in chosen)
        case Shape.LINES:
            written = _clean(request.form.get(name, ""), field.shape)
            return tuple(line.strip() for line in written.splitlines() if line.strip())
    written = _clean(request.form.get(name, ""), field.shape)
    if not written:
        return None
    match field.shape:
        case Shape.CHOICE:
            return _chosen(field, written)
        case Shape.COUNT:
            return _count(written)
        case Shape.DAY:
            return _day(written)
        case Shape.HOUR:
            return _hour(written)
        case Shape.INSTANT:
            return _instant(written, zone)
        case _:
            return written


def _text(name: str, shape: Shape, faults: list[Fault], noun: tuple[str, ...]) -> Text | None:
    words: dict[str, Any] = {}
    unverified = []
    for language in LANGUAGES:
        part = f"{name}.{language}"
        try:
            wording = _clean(request.form.get(part, ""), shape)
        except _WrongError as wrong:
            faults.append(wrong.fault((*noun, part)))
            continue
        if wording:
            words[language] = wording
            if request.form.get(f"{part}.{UNVERIFIED}"):
                unverified.append(language)
    return Text.from_mapping({**words, "unverified": unverified}) if words else None


def _clean(written: str, shape: Shape) -> str:
    limit = _LONGEST.get(shape, _LONGEST[Shape.LINE])
    text = unicodedata.normalize("NFC", written.replace("\r\n", "\n")).strip()
    if len(text) > limit:
        raise _WrongError(lambda path: Fault("too-long", path, {"limit": limit}))
    allowed = "\n" if shape in (Shape.PROSE, Shape.LINES) else ""
    for character in text:
        if unicodedata.category(character) == "Cc" and character not in allowed:
            raise _WrongError(partial(_unprintable, character))
    return text


def _unprintable(character: str, path: tuple[str, ...]) -> Fault:
    return Fault("control-character", path, {"character": f"U+{ord(character):04X}"})


def _chosen(field: Field, value: str) -> str:
    known = [option.value for option in field.options]
    if value not in known:
        params = {"value": value[:80], "known": ", ".join(known) or "-"}
        raise _WrongError(lambda path: Fault("choice-unknown", path, params))
    return value


def _count(written: str) -> int:
    if not written.isdecimal() or len(written) > _GREATEST:
        raise _WrongError(lambda path: Fault("not-a-count", path, {"value": written[:80]}))
    return int(written)


def _day(written: str) -> date:
    try:
        found = date.fromisoformat(written)
    except ValueError:
        found = None
    # A slip in a year would have deadlines reckoned to the ends of time.
    if found is None or found.year not in _YEARS:
        raise _WrongError(lambda path: Fault("not-a-day", path, {"value": written[:80]}))
    return found


def _hour(written: str) -> time:
    try:
        found = time.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None or found.second or found.microsecond:
        raise _WrongError(lambda path: Fault("not-an-hour", path, {"value": written[:80]}))
    return found


def _instant(written: str, zone: str) -> datetime:
    try:
        local = datetime.fromisoformat(written)
    except ValueError:
        local = None
    if local is None or local.year not in _YEARS:
        params = {"value": written[:80]}
        raise _WrongError(lambda path: Fault("instant-malformed", path, params))
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
