"""The fields of a form: what they are called, what stands in them, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from planner.documents.blocks import Inline, term
from planner.i18n.languages import AUTONYMS, direction
from planner.models.text import LANGUAGES, Text
from planner.web.pages.speaking_chair import Option

NOTHING = term("draft.nothing_chosen")
ALL = term("draft.all")
"""What the choice of nothing is called where it narrows nothing down."""

UNVERIFIED = "unverified"
"""What the name of the tick for one wording ends with."""


class Shape(StrEnum):
    """What is put into a field; ``words`` are wordings in six languages, ``prose`` longer ones."""

    LINE = "line"
    LINES = "lines"
    WORDS = "words"
    PROSE = "prose"
    CHOICE = "choice"
    SEVERAL = "several"
    COUNT = "count"
    DAY = "day"
    HOUR = "hour"
    INSTANT = "instant"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``name`` is that of the fact that it holds.

    ``empty`` is what a choice is called that chooses nothing.
    """

    name: str
    label: Inline
    shape: Shape = Shape.LINE
    options: tuple[Option, ...] = ()
    hint: Inline | None = None
    is_required: bool = False
    empty: Inline = NOTHING


Written = Mapping[str, tuple[str, ...]]
"""What stands in the inputs of a form, by the name of the input."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The input for one language; ``name`` is its own, and ``tick`` that of the box beside it."""

    language: str
    direction: str
    autonym: str
    name: str
    value: str
    tick: str
    is_unverified: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class Choosable:
    """Something that can be chosen, and whether it is."""

    value: str
    label: Inline
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as it is shown."""

    name: str
    label: Inline
    shape: Shape
    value: str
    wordings: tuple[Wording, ...]
    options: tuple[Choosable, ...]
    hint: Inline | None
    error: str | None
    is_required: bool


def written_facts(fields: Iterable[Field], facts: Mapping[str, Any], zone: str) -> Written:
    """How those facts stand in the fields; ``zone`` is that of the venue."""
    written: dict[str, tuple[str, ...]] = {}
    for field in fields:
        value = facts.get(field.name)
        if isinstance(value, Text):
            written |= written_text(field.name, value)
        elif isinstance(value, tuple):
            lines = tuple(str(member) for member in value)
            written[field.name] = ("\n".join(lines),) if field.shape is Shape.LINES else lines
        elif value is not None and value is not False:
            written[field.name] = (_characters(value, zone),)
    return written


def written_text(name: str, text: Text) -> dict[str, tuple[str, ...]]:
    """How a text stands in the inputs of its six languages."""
    written: dict[str, tuple[str, ...]] = {
        f"{name}.{language}": (wording,) for language, wording in text.items()
    }
    for language in text.unverified:
        written[f"{name}.{language}.{UNVERIFIED}"] = ("yes",)
    return written


def field_views(
    fields: Iterable[Field], written: Written, errors: Mapping[str, str]
) -> tuple[FieldView, ...]:
    """The fields as they are shown, with what is wrong at each."""
    return tuple(_view(field, written, errors) for field in fields)


def wordings(name: str, written: Written, errors: Mapping[str, str]) -> tuple[Wording, ...]:
    """The inputs for the six languages of a text."""
    return tuple(
        Wording(
            language=language,
            direction=direction(language),
            autonym=AUTONYMS[language],
            name=f"{name}.{language}",
            value=_first(written, f"{name}.{language}"),
            tick=f"{name}.{language}.{UNVERIFIED}",
            is_unverified=bool(_first(written, f"{name}.{language}.{UNVERIFIED}")),
            error=errors.get(f"{name}.{language}"),
        )
        for language in LANGUAGES
    )


def _view(field: Field, written: Written, errors: Mapping[str, str]) -> FieldView:
    chosen = written.get(field.name, ())
    is_text = field.shape in (Shape.WORDS, Shape.PROSE)
    options = field.options
    if field.shape is Shape.CHOICE and not (field.is_required and chosen):
        options = (Option("", field.empty), *options)
    return FieldView(
        name=field.name,
        label=field.label,
        shape=field.shape,
        value="" if field.shape is Shape.SEVERAL else _first(written, field.name),
        wordings=wordings(field.name, written, errors) if is_text else (),
        options=tuple(Choosable(o.value, o.label, o.value in chosen) for o in options),
        hint=field.hint,
        error=errors.get(field.name),
        is_required=field.is_required,
    )


def _first(written: Written, name: str) -> str:
    values = written.get(name, ())
    return values[0] if values else ""


def _characters(value: Any, zone: str) -> str:
    match value:
        case True:
            return "yes"
        case datetime():
            return value.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case _:
            return str(value)
