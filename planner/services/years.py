"""Calendars of bodies over the years, from the files that come with the planner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from planner.models.duty_station import DutyStation
from planner.models.programme import Programme
from planner.models.years import OtherCalendar, Years
from planner.rules.ordinals import takes_place
from planner.rules.years_findings import YearsFinding, findings_in
from planner.rules.years_sequence import Relation, Sitting, neighbours
from planner.seeding.calendars import read_calendar
from planner.seeding.duty_stations import read_duty_station
from planner.seeding.mechanisms import list_mechanisms, read_mechanism
from planner.seeding.reading import read_bundle
from planner.seeding.years import list_years, read_years


@dataclass(frozen=True)
class KnownYears:
    """A calendar with all that its findings need."""

    years: Years
    station: DutyStation
    sittings: dict[tuple[str, int], frozenset[Sitting]]
    others: tuple[OtherCalendar, ...] = ()
    review_items_most: int | None = None

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The meetings that lie close to each other."""
        return neighbours(self.years, self.station, self.sittings)

    def findings(self, today: date) -> tuple[YearsFinding, ...]:
        """What is found in it, as seen on that day."""
        return findings_in(
            self.years, self.station, today, self.sittings, self.others, self.review_items_most
        )


def read_known_years(seeds: Path, slug: str, with_calendars: Sequence[Path] = ()) -> KnownYears:
    """That calendar, with other bodies' calendars beside it.

    Raises `NotFound`; `InvalidBundle` when a file has faults.
    """
    years = read_years(seeds / "years", slug)
    station = read_duty_station(seeds / "holidays", years.head.duty_station)
    mechanisms = map(partial(read_mechanism, seeds / "review"), list_mechanisms(seeds / "review"))
    of_this = (m.head.review_items_most for m in mechanisms if m.head.years == slug)
    return KnownYears(
        years,
        station,
        _sittings(years, seeds / "sessions"),
        tuple(read_calendar(file, station.zone) for file in with_calendars),
        next(of_this, None),
    )


def list_known_years(seeds: Path) -> list[KnownYears]:
    """All calendars, in the alphabetical order of their slugs. Raises `InvalidBundle`."""
    return [read_known_years(seeds, slug) for slug in list_years(seeds / "years")]


def _sittings(years: Years, folder: Path) -> dict[tuple[str, int], frozenset[Sitting]]:
    """Who sat when, for meetings whose programme comes with the planner."""
    bundles = {c.bundle for c in years.convenings if c.bundle is not None}
    programmes = {
        bundle: read_bundle(folder / f"{bundle}.toml")
        for bundle in sorted(bundles)
        if (folder / f"{bundle}.toml").is_file()
    }
    return {
        (c.organ, c.number): _of_organ(programmes[c.bundle], years.organ(c.organ).symbol)
        for c in years.convenings
        if c.bundle in programmes
    }


def _of_organ(programme: Programme, symbol: str) -> frozenset[Sitting]:
    bodies = {body.key for body in programme.bodies if body.symbol_stem == symbol}
    return frozenset(
        Sitting(
            datetime.combine(meeting.day, meeting.starts),
            datetime.combine(meeting.day, meeting.ends),
        )
        for meeting in programme.meetings
        if bodies & set(meeting.bodies) and takes_place(meeting)
    )
