"""Rulebooks from their files, ``seeds/rulebooks/<slug>.toml``."""

import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.errors import Fault, InvalidBundle, NotFound
from planner.models.body import BodyKind
from planner.models.check import PARAMETERS, CheckCode
from planner.models.cost import CostTerm
from planner.models.noun import Noun
from planner.models.officer import Office
from planner.models.rulebook import (
    Anchor,
    CheckRule,
    DeadlineRule,
    Parameter,
    Provision,
    Rulebook,
    Weight,
)
from planner.models.text import Text
from planner.seeding.fields import read_fields
from planner.seeding.toml_files import read_toml

Rule = TypeVar("Rule", bound=Provision)

FORMAT = 1
_ARRAYS: dict[str, type[Provision]] = {
    "deadline": DeadlineRule,
    "check": CheckRule,
    "parameter": Parameter,
    "weight": Weight,
}
_SLOT = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]")


class _Head(Noun):
    """What a rulebook's own table says. ``base`` is the slug of the one whose rules it inherits."""

    slug: str
    title: Text
    base: str | None = None
    duty_station: str | None = None
    opens_at: time | None = None


def list_rulebooks(folder: Path) -> list[str]:
    """The slugs of the rulebooks in that folder, in alphabetical order."""
    return sorted(file.stem for file in folder.glob("*.toml"))


def read_rulebook(folder: Path, slug: str) -> Rulebook:
    """The rulebook with that slug, with what it inherits: its own provisions replace those of its
    base that have the same key, and add to the others.

    Raises `NotFound`; `InvalidBundle` with all faults of the file.
    """
    known = list_rulebooks(folder)
    if slug not in known:
        raise NotFound("rulebook-unknown", rulebook=slug, known=", ".join(known))
    file = folder / f"{slug}.toml"
    faults: list[Fault] = []
    tables = read_toml(file)
    if tables.get("format") != FORMAT:
        params = {"value": tables.get("format", "-"), "known": FORMAT}
        raise InvalidBundle(str(file), [Fault("format-unsupported", ("format",), params)])
    tables_known = {"format", "rulebook", *_ARRAYS}
    faults.extend(
        Fault("table-unknown", (name,), {"known": ", ".join(sorted(tables_known))})
        for name in tables
        if name not in tables_known
    )
    head = _head(tables, slug, faults)
    base = None
    if head is not None and head.base is not None:
        if head.base in known and head.base != slug:
            base = read_rulebook(folder, head.base)
        else:
            params = {"value": head.base, "known": ", ".join(known)}
            faults.append(Fault("rulebook-unknown", ("rulebook", "base"), params))
    own = {table: list(_provisions(tables, table, kind, faults)) for table, kind in _ARRAYS.items()}
    if head is None or faults:
        raise InvalidBundle(str(file), faults)
    rulebook = Rulebook(
        slug=slug,
        title=head.title,
        duty_station=head.duty_station or (base.duty_station if base else ""),
        opens_at=head.opens_at or (base.opens_at if base else time(10)),
        deadlines=_joined(base.deadlines if base else (), own["deadline"], DeadlineRule),
        checks=_joined(base.checks if base else (), own["check"], CheckRule),
        parameters=_joined(base.parameters if base else (), own["parameter"], Parameter),
        weights=_joined(base.weights if base else (), own["weight"], Weight),
    )
    faults.extend(_faults_between(rulebook))
    if faults:
        raise InvalidBundle(str(file), faults)
    return rulebook


def _head(tables: dict[str, Any], slug: str, faults: list[Fault]) -> _Head | None:
    written = tables.get("rulebook")
    if not isinstance(written, dict):
        faults.append(Fault("table-missing", ("rulebook",)))
        return None
    before = len(faults)
    values = read_fields(_Head, "rulebook", written, ("rulebook",), faults)
    if values.get("slug", slug) != slug:
        params = {"value": values["slug"], "known": slug}
        faults.append(Fault("slug-differs", ("rulebook", "slug"), params))
    return _Head(**values) if len(faults) == before else None


def _provisions(
    tables: dict[str, Any], table: str, kind: type[Provision], faults: list[Fault]
) -> Iterator[Provision]:
    written = tables.get(table, [])
    if not isinstance(written, list):
        faults.append(Fault("not-an-array-of-tables", (table,)))
        return
    seen: set[str] = set()
    for place, fields in enumerate(written, start=1):
        if not isinstance(fields, dict):
            faults.append(Fault("not-a-table", (table, f"#{place}")))
            continue
        key = fields.get("key")
        path = (table, key if isinstance(key, str) and key else f"#{place}")
        if path[1] in seen:
            faults.append(Fault("key-repeated", (*path, "key"), {"value": key}))
        seen.add(path[1])
        before = len(faults)
        provision = read_fields(kind, table, fields, path, faults)
        if len(faults) == before:
            made = kind(**provision)
            faults.extend(_faults_of(made, path))
            if len(faults) == before:
                yield made


def _joined(base: tuple[Rule, ...], own: list[Provision], kind: type[Rule]) -> tuple[Rule, ...]:
    """The base in its order, a rule replaced where the book has one of that key; then the rest."""
    mine = {rule.key: rule for rule in own if isinstance(rule, kind)}
    inherited = [mine.pop(rule.key, rule) for rule in base]
    return (*inherited, *mine.values())


def _faults_of(provision: Provision, path: tuple[str, ...]) -> Iterator[Fault]:
    yield from _among(path, "applies_to", provision.applies_to, BodyKind)
    yield from _among(path, "applies_without", provision.applies_without, BodyKind)
    match provision:
        case DeadlineRule():
            yield from _faults_of_deadline(provision, path)
        case CheckRule():
            yield from _faults_of_check(provision, path)
        case Weight():
            yield from _faults_of_weight(provision, path)
        case _:
            pass


def _faults_of_deadline(rule: DeadlineRule, path: tuple[str, ...]) -> Iterator[Fault]:
    needed = {
        Anchor.MEETING: ("of",),
        Anchor.ITEM: ("of",),
        Anchor.DEADLINE: ("of",),
        Anchor.WEEKDAY: ("weekday",),
    }
    for name in needed.get(rule.anchor, ()):
        if getattr(rule, name) is None:
            yield Fault("key-missing", (*path, name))
    if rule.amount is not None and rule.amount < 0:
        yield Fault("number-negative", (*path, "amount"), {"value": rule.amount})
    if rule.zone is not None:
        try:
            ZoneInfo(rule.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            yield Fault("zone-unknown", (*path, "zone"), {"value": rule.zone})


def _faults_of_check(rule: CheckRule, path: tuple[str, ...]) -> Iterator[Fault]:
    if rule.key not in list(CheckCode):
        params = {"value": repr(rule.key), "known": ", ".join(CheckCode)}
        yield Fault("choice-unknown", (*path, "key"), params)
        return
    for name in PARAMETERS.get(rule.code, ()):
        if getattr(rule, name) in (None, ()):
            yield Fault("key-missing", (*path, name))
    for slot in rule.slots:
        if not _SLOT.fullmatch(slot):
            yield Fault("slot-malformed", (*path, "slots"), {"value": slot})
    yield from _among(path, "offices", rule.offices, Office)


def _faults_of_weight(weight: Weight, path: tuple[str, ...]) -> Iterator[Fault]:
    if weight.key not in list(CostTerm):
        params = {"value": repr(weight.key), "known": ", ".join(CostTerm)}
        yield Fault("choice-unknown", (*path, "key"), params)
    if weight.amount < 0:
        yield Fault("number-negative", (*path, "amount"), {"value": weight.amount})


def _among(
    path: tuple[str, ...], name: str, values: tuple[str, ...], kind: type[BodyKind] | type[Office]
) -> Iterator[Fault]:
    known: list[str] = list(kind)
    for value in values:
        if value not in known:
            params = {"value": repr(value), "known": ", ".join(known)}
            yield Fault("choice-unknown", (*path, name), params)


def _faults_between(rulebook: Rulebook) -> Iterator[Fault]:
    """References from one deadline or check to a deadline, which must be there and lead on."""
    above = {rule.key: rule.of for rule in rulebook.deadlines if rule.anchor is Anchor.DEADLINE}
    keys = [rule.key for rule in rulebook.deadlines]
    for key, of in above.items():
        path = ("deadline", key, "of")
        if of not in keys:
            yield Fault("deadline-unknown", path, {"value": of, "known": ", ".join(keys)})
            continue
        passed = {key}
        while of in above and of not in passed:
            passed.add(of)
            of = above[of]
        if of in passed:
            yield Fault("deadline-circle", path, {"value": of})
    for rule in rulebook.checks:
        for key in rule.deadlines:
            if key not in keys:
                params = {"value": key, "known": ", ".join(keys)}
                yield Fault("deadline-unknown", ("check", rule.key, "deadlines"), params)
