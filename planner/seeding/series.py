"""Series from their files, ``seeds/series/<slug>.toml``."""

from collections.abc import Iterator
from pathlib import Path

from planner.errors import Fault, InvalidBundle, NotFound
from planner.models.noun import Noun
from planner.models.series import (
    Composition,
    Departure,
    Head,
    Holder,
    SeatRule,
    Series,
    SeriesSession,
)
from planner.models.state import RegionalGroup, States
from planner.seeding.noun_tables import read_array, read_table
from planner.seeding.toml_files import read_toml

FORMAT = 1
_ARRAYS: dict[str, type[Noun]] = {
    "seat": SeatRule,
    "session": SeriesSession,
    "holder": Holder,
    "departure": Departure,
}
_TABLES = {"format", "series", "composition", *_ARRAYS}


def list_series(folder: Path) -> list[str]:
    """The slugs of the series in that folder, in alphabetical order."""
    return sorted(file.stem for file in folder.glob("*.toml"))


def read_series(folder: Path, slug: str, states: States) -> Series:
    """The series with that slug; its States are looked up in ``states``.

    Raises `NotFound`; `InvalidBundle` with all faults of the file.
    """
    known = list_series(folder)
    if slug not in known:
        raise NotFound("series-unknown", series=slug, known=", ".join(known))
    file = folder / f"{slug}.toml"
    tables = read_toml(file)
    if tables.get("format") != FORMAT:
        params = {"value": tables.get("format", "-"), "known": FORMAT}
        raise InvalidBundle(str(file), [Fault("format-unsupported", ("format",), params)])
    faults = [
        Fault("table-unknown", (name,), {"known": ", ".join(sorted(_TABLES))})
        for name in tables.keys() - _TABLES
    ]
    head = read_table(tables, "series", Head, faults)
    composition = read_table(tables, "composition", Composition, faults, is_needed=False)
    seats = tuple(read_array(tables, "seat", SeatRule, faults))
    sessions = tuple(read_array(tables, "session", SeriesSession, faults))
    holders = tuple(read_array(tables, "holder", Holder, faults))
    departures = tuple(read_array(tables, "departure", Departure, faults))
    order = tuple(_order(head, faults)) if head is not None else ()
    if head is None or faults:
        raise InvalidBundle(str(file), faults)
    series = Series(
        slug=slug,
        title=head.title,
        order=order,
        head=head,
        seats=seats,
        composition=composition,
        sessions=sessions,
        holders=holders,
        departures=departures,
    )
    faults.extend(_faults_within(series, slug, states))
    if faults:
        raise InvalidBundle(str(file), faults)
    return series


def _order(head: Head, faults: list[Fault]) -> Iterator[RegionalGroup]:
    for name in head.groups:
        if name in list(RegionalGroup):
            yield RegionalGroup(name)
        else:
            params = {"value": repr(name), "known": ", ".join(RegionalGroup)}
            faults.append(Fault("choice-unknown", ("series", "groups"), params))


def _faults_within(series: Series, slug: str, states: States) -> Iterator[Fault]:
    if series.head.slug != slug:
        params = {"value": series.head.slug, "known": slug}
        yield Fault("slug-differs", ("series", "slug"), params)
    if len(set(series.order)) != len(series.order):
        yield Fault("named-twice", ("series", "groups"), {"value": ", ".join(series.order)})
    if not series.seats:
        yield Fault("table-missing", ("seat",))
    keys = [rule.key for rule in series.seats]
    for place, rule in enumerate(series.seats, start=1):
        if keys.index(rule.key) != place - 1:
            yield Fault("key-repeated", ("seat", f"#{place}", "key"), {"value": rule.key})
        if _leads_nowhere(series, rule):
            params = {"value": repr(rule.follows), "known": ", ".join(keys)}
            yield Fault("choice-unknown", ("seat", f"#{place}", "follows"), params)
    for place, holder in enumerate(series.holders, start=1):
        path = ("holder", f"#{place}", "state")
        if holder.state is None and holder.group is None:
            yield Fault("key-missing", path)
        elif holder.state is not None and states.find(holder.state) is None:
            yield Fault("state-unknown", path, {"value": holder.state})


def _leads_nowhere(series: Series, rule: SeatRule) -> bool:
    """Whether the seats that it is chained to go round in a circle, or end at one there is not."""
    passed = {rule.key}
    while rule.follows is not None:
        found = series.rule_of(rule.follows)
        if found is None or found.key in passed:
            return True
        passed.add(found.key)
        rule = found
    return False
