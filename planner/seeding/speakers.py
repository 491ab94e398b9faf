"""Lists of speakers from their files, ``seeds/speakers/<session>.toml``.

A file has the lists of one session, each with its policy, its requests in the order in which they
were received, and the moves that were made. What a State is called is taken from the list of
States unless the request says it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from planner.errors import Fault, InvalidBundle
from planner.models.debate import Debate
from planner.models.noun import Noun
from planner.models.speaking import Inscription, Moment, Request, SpeakersList
from planner.models.speaking_actions import Event, PlacedByChair
from planner.models.state import States
from planner.seeding.toml_files import read_toml

FORMAT = 1
_TOP = {"format", "session", "list"}
_BESIDE_SETTINGS = {"request", "move"}
_MOVE = {"request", "before", "reason"}
_ACTOR = "seed"
# Requests whose hour of receipt is not known are taken to have come so far apart.
_APART = timedelta(seconds=1)

Place = tuple[str, ...]
"""The path of a fault."""


def read_speakers(file: Path, states: States) -> tuple[Debate, ...]:
    """The lists in that file, in its order. Raises `InvalidBundle` with all faults found."""
    tables = read_toml(file)
    faults: list[Fault] = []
    if tables.get("format") != FORMAT:
        params = {"value": tables.get("format", "-"), "known": FORMAT}
        raise InvalidBundle(str(file), [Fault("format-unsupported", ("format",), params)])
    faults.extend(_unknown(tables, _TOP, ()))
    if not isinstance(tables.get("session"), str):
        faults.append(Fault("key-missing", ("session",)))
    if not isinstance(tables.get("list", []), list):
        faults.append(Fault("not-an-array-of-tables", ("list",)))
        raise InvalidBundle(str(file), faults)
    debates = []
    seen: set[str] = set()
    for place, table in enumerate(tables.get("list", []), start=1):
        path = ("list", str(table.get("key") or f"#{place}"))
        if path[1] in seen:
            faults.append(Fault("key-repeated", (*path, "key"), {"value": path[1]}))
        seen.add(path[1])
        debate = _debate(str(tables.get("session")), dict(table), path, states, faults)
        if debate is not None:
            debates.append(debate)
    if faults:
        raise InvalidBundle(str(file), faults)
    return tuple(debates)


def _debate(
    session: str, table: dict[str, Any], path: Place, states: States, faults: list[Fault]
) -> Debate | None:
    requests = table.pop("request", [])
    moves = table.pop("move", [])
    table["session_slug"] = session
    settings = validated(SpeakersList, table, path, faults)
    if settings is None:
        return None
    received_at = _first_instant(settings.opens)
    if received_at is None:
        faults.append(Fault("key-missing", (*path, "opens")))
        return None
    keys: dict[str, int] = {}
    found: list[Request] = []
    for serial, fields in enumerate(requests, start=1):
        values = dict(fields)
        key = str(values.pop("key", None) or f"#{serial}")
        at = (*path, "request", key)
        if key in keys:
            faults.append(Fault("key-repeated", at, {"value": key}))
        keys[key] = serial
        request = _request(values, serial, received_at + serial * _APART, at, states, faults)
        if request is not None:
            found.append(request)
    number = len(requests)
    events = tuple(
        Event(number + place, received_at + (number + place) * _APART, _ACTOR, action)
        for place, action in enumerate(_moves(moves, keys, path, faults), start=1)
    )
    return Debate(settings, tuple(found), events)


def _first_instant(moment: Moment | None) -> datetime | None:
    """The instant at which the list opened; receipts are counted from there."""
    if moment is None or moment.at is None:
        return None
    return moment.at.replace(tzinfo=moment.at.tzinfo or ZoneInfo(moment.zone or "UTC"))


def _request(
    values: dict[str, Any],
    serial: int,
    received_at: datetime,
    path: Place,
    states: States,
    faults: list[Fault],
) -> Request | None:
    state = states.find(str(values.get("delegation", "")))
    if "name" not in values and state is not None:
        values["name"] = state.name.as_mapping()
    inscription = validated(Inscription, values, path, faults)
    if inscription is None:
        return None
    return Request(
        **{name: getattr(inscription, name) for name in Inscription.model_fields},
        number=serial,
        serial=serial,
        received_at=received_at,
        actor=_ACTOR,
    )


def _moves(
    moves: list[dict[str, Any]], keys: dict[str, int], path: Place, faults: list[Fault]
) -> Iterator[PlacedByChair]:
    for place, fields in enumerate(moves, start=1):
        at = (*path, "move", f"#{place}")
        faults.extend(_unknown(fields, _MOVE, at))
        faults.extend(
            Fault("key-missing", (*at, name))
            for name in ("request", "reason")
            if name not in fields
        )
        named = [fields[name] for name in ("request", "before") if name in fields]
        unknown = [name for name in named if name not in keys]
        faults.extend(
            Fault("request-unknown", at, {"value": name, "known": ", ".join(keys)})
            for name in unknown
        )
        if "request" in fields and "reason" in fields and not unknown:
            yield PlacedByChair(
                serial=keys[fields["request"]],
                before=keys.get(fields.get("before", "")),
                reason=fields["reason"],
            )


# --- values checked by their types -----------------------------------------------------------


def validated(
    kind: type[Any], values: dict[str, Any], path: Place, faults: list[Fault]
) -> Any | None:
    """The value of that kind, ``None`` if it has faults, which are added with their paths."""
    before = len(faults)
    faults.extend(_keys_unknown(kind, values, path))
    try:
        value = kind.model_validate(values)
    except ValueError as error:
        # What a noun raises when it is made is a kind of this, and lists all that is wrong.
        refused: Any = error
        for problem in refused.errors(include_url=False):
            where = (*path, *(str(part) for part in problem["loc"]))
            faults.append(_fault(problem["type"], problem, where))
        return None
    return value if len(faults) == before else None


def _fault(kind: str, problem: Any, where: Place) -> Fault:
    if kind == "missing":
        return Fault("key-missing", where)
    value = repr(problem.get("input"))
    if kind == "enum":
        return Fault("choice-unknown", where, {"value": value, "known": problem["ctx"]["expected"]})
    return Fault("wrong-type", where, {"value": value, "expected": kind.partition("_")[0]})


def _keys_unknown(kind: type[Noun], values: dict[str, Any], path: Place) -> Iterator[Fault]:
    """Keys that no value has, here and in the tables below: they would have no effect."""
    yield from _unknown(values, set(kind.model_fields) | _BESIDE_SETTINGS, path)
    for name, info in kind.model_fields.items():
        below = _noun_in(info.annotation)
        if below is not None and isinstance(values.get(name), dict):
            yield from _keys_unknown(below, values[name], (*path, name))


def _noun_in(annotation: Any) -> type[Noun] | None:
    kinds = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    nouns = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Noun)]
    return nouns[0] if nouns else None


def _unknown(values: dict[str, Any], known: set[str], path: Place) -> Iterator[Fault]:
    for name in values:
        if name not in known:
            yield Fault("key-unknown", (*path, name), {"known": ", ".join(sorted(known))})
