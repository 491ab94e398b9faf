"""The fields of one table: each checked for its type and turned into the value of the noun."""

from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, cast

from planner.errors import Fault
from planner.models.noun import Noun
from planner.models.numbering import parse_number
from planner.models.source import SOURCE_FIELDS, Source
from planner.models.text import LANGUAGES, Text
from planner.seeding.tables import NUMBER, field_type, languages_needed

# What a TOML value is called in messages.
_CALLED: dict[type[Any], str] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    date: "date",
    time: "time",
    datetime: "date-time with offset",
    tuple: "array",
    Text: "table",
    Source: "table",
}


def read_fields(
    noun: type[Noun],
    table: str,
    fields: dict[str, Any],
    path: tuple[str, ...],
    faults: list[Fault],
) -> dict[str, Any]:
    """The values for the noun. What is wrong is added to ``faults``, under its path."""
    for name in fields.keys() - noun.model_fields.keys():
        close = get_close_matches(name, noun.model_fields, n=1)
        known = ", ".join(close or noun.model_fields)
        faults.append(Fault("key-unknown", (*path, name), {"known": known}))
    values: dict[str, Any] = {}
    for name, info in noun.model_fields.items():
        if name not in fields:
            if info.is_required():
                faults.append(Fault("key-missing", (*path, name)))
            continue
        value = _value(field_type(noun, name), table, name, fields[name], (*path, name), faults)
        if value is not None:
            values[name] = value
    return values


def _value(
    kind: type[Any], table: str, name: str, raw: Any, path: tuple[str, ...], faults: list[Fault]
) -> Any:
    if issubclass(kind, StrEnum):
        return _choice(kind, raw, path, faults)
    if not _is_of(kind, raw):
        params = {"value": repr(raw), "expected": _CALLED[kind]}
        faults.append(Fault("wrong-type", path, params))
        return None
    if kind is Text:
        return _text(raw, languages_needed(table, name), path, faults)
    if kind is Source:
        return _source(raw, path, faults)
    if kind is datetime:
        return raw.astimezone(UTC)
    if kind is tuple:
        return _strings(raw, path, faults)
    if kind is str:
        return _number(raw, path, faults) if (table, name) == NUMBER else _string(raw, path, faults)
    return raw


def _is_of(kind: type[Any], raw: Any) -> bool:
    if kind in (Text, Source):
        return isinstance(raw, dict)
    if kind is datetime:
        return isinstance(raw, datetime) and raw.tzinfo is not None
    if kind is tuple:
        return isinstance(raw, list)
    if kind is int:
        return isinstance(raw, int) and not isinstance(raw, bool)
    if kind is date:
        return isinstance(raw, date) and not isinstance(raw, datetime)
    return isinstance(raw, kind)


def _string(raw: str, path: tuple[str, ...], faults: list[Fault]) -> str | None:
    if not raw.strip():
        faults.append(Fault("empty", path))
        return None
    unprintable = next((c for c in raw if not c.isprintable() and c != "\N{NO-BREAK SPACE}"), None)
    if unprintable is not None:
        params = {"character": f"U+{ord(unprintable):04X}"}
        faults.append(Fault("control-character", path, params))
        return None
    return raw


def _number(raw: str, path: tuple[str, ...], faults: list[Fault]) -> str | None:
    number = parse_number(raw)
    if number is None:
        faults.append(Fault("number-malformed", path, {"value": raw}))
    return number


def _choice(
    kind: type[StrEnum], raw: Any, path: tuple[str, ...], faults: list[Fault]
) -> StrEnum | None:
    try:
        return kind(raw)
    except ValueError:
        params = {"value": repr(raw), "known": ", ".join(kind)}
        faults.append(Fault("choice-unknown", path, params))
        return None


def _strings(raw: list[Any], path: tuple[str, ...], faults: list[Fault]) -> tuple[str, ...]:
    faults.extend(
        Fault("wrong-type", path, {"value": repr(value), "expected": "string"})
        for value in raw
        if not isinstance(value, str)
    )
    strings = (_string(value, path, faults) for value in raw if isinstance(value, str))
    return tuple(string for string in strings if string is not None)


def _source(raw: dict[str, Any], path: tuple[str, ...], faults: list[Fault]) -> Source | None:
    before = len(faults)
    found: dict[str, Any] = {}
    for name, value in raw.items():
        at = (*path, name)
        if name not in SOURCE_FIELDS:
            faults.append(Fault("key-unknown", at, {"known": ", ".join(SOURCE_FIELDS)}))
        elif name == "annex":
            if not isinstance(value, bool):
                params = {"value": repr(value), "expected": "boolean"}
                faults.append(Fault("wrong-type", at, params))
            found[name] = value
        elif not isinstance(value, str):
            params = {"value": repr(value), "expected": "string"}
            faults.append(Fault("wrong-type", at, params))
        else:
            found[name] = (
                _number(value, at, faults) if name == "item" else _string(value, at, faults)
            )
    if not raw:
        faults.append(Fault("empty", path))
    return Source(**found) if len(faults) == before else None


def _text(
    raw: dict[str, Any], needed: tuple[str, ...], path: tuple[str, ...], faults: list[Fault]
) -> Text | None:
    before = len(faults)
    wordings: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "unverified":
            continue
        if name not in LANGUAGES:
            params = {"value": name, "known": ", ".join(LANGUAGES)}
            faults.append(Fault("language-unknown", (*path, name), params))
        elif not isinstance(value, str):
            params = {"value": repr(value), "expected": "string"}
            faults.append(Fault("wrong-type", (*path, name), params))
        else:
            wordings[name] = _string(value, (*path, name), faults)
    faults.extend(
        Fault("language-missing", path, {"language": language})
        for language in needed
        if language not in raw
    )
    unverified = raw.get("unverified", [])
    if not isinstance(unverified, list) or any(name not in wordings for name in unverified):
        params = {"value": repr(unverified), "known": ", ".join(wordings)}
        faults.append(Fault("unverified-unknown", (*path, "unverified"), params))
    if len(faults) > before:
        return None
    return Text.from_mapping({**wordings, "unverified": cast("list[str]", unverified)})
