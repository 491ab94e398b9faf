"""Tables of a file as nouns, and nouns as the tables of a file."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from planner.errors import Fault, InvalidBundle
from planner.models.noun import Noun
from planner.models.source import Source
from planner.models.text import Text
from planner.seeding.fields import read_fields

Kind = TypeVar("Kind", bound=Noun)


def check_format(file: str, tables: Mapping[str, Any], known: int) -> None:
    """Raises `InvalidBundle` for a file of another format."""
    if tables.get("format") != known:
        params = {"value": tables.get("format", "-"), "known": known}
        raise InvalidBundle(file, [Fault("format-unsupported", ("format",), params)])


def unknown_tables(tables: Mapping[str, Any], known: set[str]) -> list[Fault]:
    """A fault for each table that such a file does not have."""
    return [
        Fault("table-unknown", (name,), {"known": ", ".join(sorted(known))})
        for name in sorted(tables.keys() - known)
    ]


def read_table(
    tables: Mapping[str, Any],
    name: str,
    kind: type[Kind],
    faults: list[Fault],
    *,
    is_needed: bool = True,
) -> Kind | None:
    """The noun of that table; what is wrong with it is added to the faults."""
    written = tables.get(name)
    if not isinstance(written, dict):
        if is_needed or written is not None:
            faults.append(Fault("table-missing", (name,)))
        return None
    before = len(faults)
    values = read_fields(kind, name, written, (name,), faults)
    return kind(**values) if len(faults) == before else None


def read_array(
    tables: Mapping[str, Any], name: str, kind: type[Kind], faults: list[Fault]
) -> Iterator[Kind]:
    """The nouns of that array of tables, in the order of the file."""
    written = tables.get(name, [])
    if not isinstance(written, list):
        faults.append(Fault("not-an-array-of-tables", (name,)))
        return
    for place, fields in enumerate(written, start=1):
        path = (name, f"#{place}")
        if not isinstance(fields, dict):
            faults.append(Fault("not-a-table", path))
            continue
        before = len(faults)
        values = read_fields(kind, name, fields, path, faults)
        if len(faults) == before:
            yield kind(**values)


def table_of(noun: Noun) -> dict[str, Any]:
    """The noun as a table; fields that have their default value are left out."""
    fields: dict[str, Any] = {}
    below: dict[str, Any] = {}
    for name, info in type(noun).model_fields.items():
        value = getattr(noun, name)
        if value is None or (not info.is_required() and value == info.get_default()):
            continue
        if isinstance(value, Text | Source):
            # Sub-tables have to follow the plain keys, or TOML would put those into them.
            below[name] = value.as_mapping()
        elif isinstance(value, StrEnum):
            fields[name] = value.value
        else:
            fields[name] = list(value) if isinstance(value, tuple) else value
    return fields | below
