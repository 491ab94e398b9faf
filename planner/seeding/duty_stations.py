"""Duty stations and their holidays from their files, ``seeds/holidays/<slug>.toml``."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from planner.errors import Fault, InvalidBundle, NotFound
from planner.models.duty_station import DutyStation, HolidayYear
from planner.models.noun import Noun
from planner.models.rulebook import Weekday
from planner.models.source import Source
from planner.models.text import Text
from planner.seeding.fields import read_fields
from planner.seeding.toml_files import read_toml

FORMAT = 1


class _Head(Noun):
    slug: str
    name: Text
    zone: str
    weekend: tuple[str, ...]


class _Year(Noun):
    year: int
    source: Source
    is_complete: bool = True


def read_duty_station(folder: Path, slug: str) -> DutyStation:
    """The duty station with that slug. Raises `NotFound`; `InvalidBundle` with all its faults."""
    file = folder / f"{slug}.toml"
    if not file.is_file():
        known = ", ".join(sorted(other.stem for other in folder.glob("*.toml")))
        raise NotFound("duty-station-unknown", station=slug, known=known)
    tables = read_toml(file)
    faults: list[Fault] = []
    if tables.get("format") != FORMAT:
        params = {"value": tables.get("format", "-"), "known": FORMAT}
        raise InvalidBundle(str(file), [Fault("format-unsupported", ("format",), params)])
    written = tables.get("duty_station")
    head: dict[str, Any] = {}
    if isinstance(written, dict):
        head = read_fields(_Head, "duty_station", written, ("duty_station",), faults)
    else:
        faults.append(Fault("table-missing", ("duty_station",)))
    for name in head.get("weekend", ()):
        if name not in list(Weekday):
            params = {"value": repr(name), "known": ", ".join(Weekday)}
            faults.append(Fault("choice-unknown", ("duty_station", "weekend"), params))
    years = tuple(_years(tables, faults))
    if faults:
        raise InvalidBundle(str(file), faults)
    head["weekend"] = tuple(Weekday(name) for name in head["weekend"])
    return DutyStation(**head, years=years)


def _years(tables: dict[str, Any], faults: list[Fault]) -> Iterator[HolidayYear]:
    written = tables.get("year", [])
    if not isinstance(written, list):
        faults.append(Fault("not-an-array-of-tables", ("year",)))
        return
    for place, given in enumerate(written, start=1):
        path = ("year", f"#{place}")
        if not isinstance(given, dict):
            faults.append(Fault("not-a-table", path))
            continue
        fields = dict(given)
        days = fields.pop("days", [])
        before = len(faults)
        values = read_fields(_Year, "year", fields, path, faults)
        year = values.get("year")
        if not isinstance(days, list) or not all(
            isinstance(day, date) and day.year == year for day in days
        ):
            params = {"value": str(days), "year": year}
            faults.append(Fault("not-days-of-the-year", (*path, "days"), params))
        if len(faults) == before:
            yield HolidayYear(**values, days=tuple(days))
