"""Values that are nouns within nouns, to and from TOML tables, with a path in every fault."""

from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from planner.errors import Fault
from planner.models.noun import Noun
from planner.models.source import Source
from planner.models.text import LANGUAGES, Text

N = TypeVar("N", bound=Noun)

Place = tuple[str, ...]
"""The path of a fault: table, key, field."""


def noun_from(kind: type[N], table: dict[str, Any], path: Place, faults: list[Fault]) -> N | None:
    """The value that the table says, ``None`` if it has faults, which are added with their paths.

    Keys that no field has are faults, here and in the tables below: they would have no effect.
    """
    before = len(faults)
    faults.extend(_keys_unknown(kind, table, path))
    try:
        value = kind.model_validate(table)
    except ValueError as error:
        # What a noun raises when it is made is a kind of this, and lists all that is wrong.
        refused: Any = error
        for problem in refused.errors(include_url=False):
            where = (*path, *(_step(part) for part in problem["loc"]))
            faults.append(_fault(problem, where))
        return None
    return value if len(faults) == before else None


def table_of(noun: Noun) -> dict[str, Any]:
    """The table that `noun_from` reads back to an equal value; default values are left out.

    Plain values come first: in TOML what follows a table would belong to it.
    """
    plain: dict[str, Any] = {}
    tables: dict[str, Any] = {}
    for name, info in type(noun).model_fields.items():
        value = getattr(noun, name)
        if value is None or (not info.is_required() and value == info.get_default()):
            continue
        written = _written(value)
        is_table = isinstance(written, dict)
        has_tables = isinstance(written, list) and any(isinstance(one, dict) for one in written)
        (tables if is_table or has_tables else plain)[name] = written
    return plain | tables


def unknown_keys(table: dict[str, Any], known: tuple[str, ...], path: Place) -> Iterator[Fault]:
    """A fault for each key of the table that is not known, naming the one that was meant."""
    for name in table:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            yield Fault("key-unknown", (*path, name), {"known": ", ".join(close or known)})


def is_instant(value: Any) -> bool:
    """Whether the value of a key is a day and an hour with their offset."""
    return isinstance(value, datetime) and value.tzinfo is not None


def _written(value: Any) -> Any:
    if isinstance(value, Noun):
        return table_of(value)
    if isinstance(value, (Text, Source)):
        return value.as_mapping()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    return value


def _step(part: str | int) -> str:
    return f"#{part + 1}" if isinstance(part, int) else part


def _fault(problem: Any, where: Place) -> Fault:
    if problem["type"] == "missing":
        return Fault("key-missing", where)
    value = repr(problem.get("input"))
    if problem["type"] == "enum":
        return Fault("choice-unknown", where, {"value": value, "known": problem["ctx"]["expected"]})
    expected = problem["type"].partition("_")[0]
    return Fault("wrong-type", where, {"value": value, "expected": expected})


def _keys_unknown(kind: type[Noun], table: dict[str, Any], path: Place) -> Iterator[Fault]:
    yield from unknown_keys(table, tuple(kind.model_fields), path)
    for name, info in kind.model_fields.items():
        if name in table:
            yield from _below(_inner(info.annotation), table[name], (*path, name))


def _below(kind: Any, value: Any, path: Place) -> Iterator[Fault]:
    if isinstance(value, list):
        for place, one in enumerate(value, start=1):
            yield from _below(kind, one, (*path, f"#{place}"))
    elif isinstance(value, dict) and kind is Text:
        for name in value:
            if name not in (*LANGUAGES, "unverified"):
                params = {"value": name, "known": ", ".join(LANGUAGES)}
                yield Fault("language-unknown", (*path, name), params)
    elif isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, Noun):
        yield from _keys_unknown(kind, value, path)


def _inner(annotation: Any) -> Any:
    """What a field holds, without the ``None`` that it may allow and the tuple around it."""
    kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
    if get_origin(annotation) in (Union, UnionType):
        return _inner(kinds[0])
    return kinds[0] if get_origin(annotation) is tuple else annotation
