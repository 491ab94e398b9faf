"""What forms about lists of speakers say, as values."""

from enum import StrEnum
from typing import TypeVar

from flask import request

from planner.errors import Conflict, InvalidInput, NotFound, NotPermitted, PlannerError
from planner.models.state import States
from planner.models.text import Text

Kind = TypeVar("Kind", bound=StrEnum)

_LONGEST = 200
_STATUSES: dict[type[PlannerError], int] = {NotFound: 404, NotPermitted: 403, Conflict: 409}


def status_of(error: PlannerError) -> int:
    """The status of HTTP with which a form is refused."""
    return next((s for kind, s in _STATUSES.items() if isinstance(error, kind)), 422)


def text(field: str) -> str:
    """What stands in the field, without spaces around it. Raises `InvalidInput` for control
    characters, and for more than anybody would write there.
    """
    written = request.form.get(field, "").strip()
    if len(written) > _LONGEST or not written.isprintable():
        raise InvalidInput("field-unusable", field=field, value=written[:40])
    return written


def number(field: str) -> int:
    """The number in the field. Raises `InvalidInput`."""
    written = text(field)
    if not written.isdecimal() or len(written) > 9:
        raise InvalidInput("field-unusable", field=field, value=written)
    return int(written)


def number_or_none(field: str) -> int | None:
    """The number in the field, ``None`` if it is empty. Raises `InvalidInput`."""
    return number(field) if text(field) else None


def choice(field: str, kind: type[Kind]) -> Kind:
    """The choice in the field. Raises `InvalidInput`."""
    try:
        return kind(text(field))
    except ValueError:
        raise InvalidInput("field-unusable", field=field, value=text(field)) from None


def choice_or_none(field: str, kind: type[Kind]) -> Kind | None:
    """The choice in the field, ``None`` if it is empty. Raises `InvalidInput`."""
    return choice(field, kind) if text(field) else None


def in_language(written: str, language: str) -> Text | None:
    """The words in the language in which they were written, ``None`` if there are none."""
    return Text.from_mapping({language: written}) if written else None


def delegation_named(states: States, language: str) -> tuple[str, Text]:
    """The key of the delegation and what it is called, from ``code`` and ``name``.

    A State is called by its own name. Raises `InvalidInput`.
    """
    code, name = text("code"), text("name")
    state = states.find(code)
    if state is not None:
        return state.code, state.name
    given = in_language(name, language)
    if not code or given is None:
        raise InvalidInput("field-unusable", field="code", value=code)
    return code.lower(), given
