"""One edit: what somebody does to a draft, named so that the log can say it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from planner.errors import Conflict, NotFound
from planner.models.noun import Noun
from planner.models.programme import Programme, programme_of

Value = TypeVar("Value", bound=Noun)

_TABLES = tuple(part.name for part in fields(Programme) if part.name != "session")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to be made.

    ``name`` is what the log calls it, ``params`` the facts that its sentence there needs (plain
    JSON). ``apply`` gives the next programme, or raises `NotFound`, `Conflict` or `InvalidInput`.
    """

    name: str
    apply: Callable[[Programme], Programme]
    params: Mapping[str, Any] = field(default_factory=dict)


def rebuilt(programme: Programme, **values: Iterable[Any]) -> Programme:
    """The programme with those tables in place of its own, put in order again."""
    tables: dict[str, Any] = {
        name: getattr(programme, name) for name in _TABLES if name not in values
    }
    return programme_of(programme.session, **tables, **values)


def put(
    nouns: Iterable[Value], noun: Value, *, key: str = "key", after: str | None = None
) -> tuple[Value, ...]:
    """The nouns with that one in the place of the one with the same key.

    A new one comes behind the one with the key ``after``, or last.
    """
    found = tuple(nouns)
    keys = [getattr(other, key) for other in found]
    own = getattr(noun, key)
    if own in keys:
        place = keys.index(own)
        return (*found[:place], noun, *found[place + 1 :])
    place = keys.index(after) + 1 if after in keys else len(found)
    return (*found[:place], noun, *found[place:])


def added(
    nouns: Iterable[Value], noun: Value, *, key: str = "key", after: str | None = None
) -> tuple[Value, ...]:
    """The same for one that must be new. Raises `Conflict`."""
    found = tuple(nouns)
    own = getattr(noun, key)
    if any(getattr(other, key) == own for other in found):
        raise Conflict("key-taken", key=own)
    return put(found, noun, key=key, after=after)


def without(nouns: Iterable[Value], own: str, *, key: str = "key") -> tuple[Value, ...]:
    """The nouns without that one. Raises `NotFound`."""
    found = tuple(nouns)
    left = tuple(noun for noun in found if getattr(noun, key) != own)
    if len(left) == len(found):
        raise NotFound("noun-unknown", key=own)
    return left
