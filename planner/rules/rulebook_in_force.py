"""The rulebook as it applies to one session: with what the session itself has decided."""

from collections.abc import Iterable
from datetime import date, time
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from planner.errors import InvalidInput
from planner.models.body import BodyKind
from planner.models.check import CheckCode
from planner.models.override import Override
from planner.models.programme import Programme
from planner.models.rulebook import (
    CheckRule,
    DeadlineRule,
    Parameter,
    Provision,
    Rulebook,
    Weight,
)
from planner.models.source import Source

Rule = TypeVar("Rule", bound=Provision)

_TABLES: dict[str, type[Provision]] = {
    "deadline": DeadlineRule,
    "check": CheckRule,
    "parameter": Parameter,
    "weight": Weight,
}
# What makes a provision that provision; its source is the override's.
_FIXED = {"key", "source", "verified"}
_TRUTHS = {"true": True, "false": False}


def rulebook_of(programme: Programme, rulebook: Rulebook) -> Rulebook:
    """The rulebook with the overrides of the session, and with the facts stated in its own table.

    Raises `InvalidInput` for an override of what the rulebook does not have.
    """
    return rulebook_in_force(rulebook, [*_stated(programme), *programme.overrides])


def rulebook_in_force(rulebook: Rulebook, overrides: Iterable[Override]) -> Rulebook:
    """The rulebook with these values replaced; each provision touched takes the override's source.

    Raises `InvalidInput` for a path that does not exist or a value that cannot stand there.
    """
    applied = tuple(overrides)
    changes: dict[tuple[str, str], dict[str, Any]] = {}
    for override in applied:
        table, key, name = _path(rulebook, override)
        change = changes.setdefault((table, key), {})
        change[name] = _value(_TABLES[table], name, override)
        change["source"] = override.source
        change["verified"] = True
    return Rulebook(
        slug=rulebook.slug,
        title=rulebook.title,
        duty_station=rulebook.duty_station,
        opens_at=rulebook.opens_at,
        deadlines=_changed("deadline", rulebook.deadlines, changes),
        checks=_changed("check", rulebook.checks, changes),
        parameters=_changed("parameter", rulebook.parameters, changes),
        weights=_changed("weight", rulebook.weights, changes),
        overrides=(*rulebook.overrides, *applied),
    )


def settled_by_session(provision: Provision) -> tuple[str, ...]:
    """The fields of the provision that a session may settle for itself."""
    return tuple(name for name in type(provision).model_fields if name not in _FIXED)


def applies(provision: Provision, programme: Programme) -> bool:
    """Whether the provision is in force in this session, going by its bodies and its kind."""
    is_special = programme.session.is_special
    if not provision.is_in_force or provision.is_special not in (None, is_special):
        return False
    kinds = {body.kind for body in programme.bodies}
    if any(BodyKind(kind) in kinds for kind in provision.applies_without):
        return False
    return not provision.applies_to or any(BodyKind(k) in kinds for k in provision.applies_to)


def _changed(
    table: str, rules: tuple[Rule, ...], changes: dict[tuple[str, str], dict[str, Any]]
) -> tuple[Rule, ...]:
    return tuple(rule.model_copy(update=changes.get((table, rule.key))) for rule in rules)


def _stated(programme: Programme) -> list[Override]:
    """What the session's own table says of its entitlement, as overrides; it says it of itself, so
    it holds whichever bodies meet.
    """
    session = programme.session
    given = (
        (CheckCode.INTERPRETED_MEETINGS, session.entitled_meetings, session.entitlement_source),
        (CheckCode.MEETINGS_AT_ONCE, session.entitled_at_once, session.entitlement_source),
        (CheckCode.HYBRID_DURATION, session.hybrid_limit_minutes, session.hybrid_limit_source),
    )
    return [
        Override(
            key=f"check.{code}.{name}",
            value=value,
            source=Source(rule=source or session.source or ""),
        )
        for code, limit, source in given
        if limit is not None
        for name, value in (("limit", str(limit)), ("applies_to", ""))
    ]


def _path(rulebook: Rulebook, override: Override) -> tuple[str, str, str]:
    table, _, rest = override.key.partition(".")
    key, _, name = rest.rpartition(".")
    known: dict[str, tuple[Provision, ...]] = {
        "deadline": rulebook.deadlines,
        "check": rulebook.checks,
        "parameter": rulebook.parameters,
        "weight": rulebook.weights,
    }
    if table not in known:
        raise InvalidInput("override-unknown", value=override.key, known=", ".join(known))
    keys = [provision.key for provision in known[table]]
    if key not in keys:
        raise InvalidInput("override-unknown", value=override.key, known=", ".join(keys))
    names = [field for field in _TABLES[table].model_fields if field not in _FIXED]
    if name not in names:
        raise InvalidInput("override-unknown", value=override.key, known=", ".join(names))
    return table, key, name


def _value(noun: type[Provision], name: str, override: Override) -> Any:
    annotation: Any = noun.model_fields[name].annotation
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (kind for kind in get_args(annotation) if kind is not NoneType)
    kind = get_origin(annotation) or annotation
    try:
        return _read(kind, override.value.strip())
    except (ValueError, KeyError):
        known = ", ".join(kind) if issubclass(kind, StrEnum) else kind.__name__
        raise InvalidInput(
            "override-malformed", key=override.key, value=override.value, known=known
        ) from None


def _read(kind: Any, written: str) -> Any:
    if kind is bool:
        return _TRUTHS[written]
    if kind is int:
        return int(written)
    if kind in (date, time):
        return kind.fromisoformat(written)
    if kind is tuple:
        return tuple(member.strip() for member in written.split(",") if member.strip())
    return kind(written)
