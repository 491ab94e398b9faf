"""The rulebooks and duty stations that come with the planner, and sessions under them."""

from datetime import date
from functools import cache

from planner.assets import folder
from planner.models.duty_station import DutyStation
from planner.models.override import Override
from planner.models.programme import Programme
from planner.models.rulebook import Rulebook, Weekday
from planner.models.source import Source
from planner.rules.rulebook_in_force import rulebook_of
from planner.seeding.duty_stations import read_duty_station
from planner.seeding.reading import read_bundle
from planner.seeding.rulebooks import read_rulebook
from tests.builders import a_programme, a_session, six

DECIDED = Source(rule="decision 99/1")

NO_HOLIDAYS = DutyStation(
    slug="nowhere",
    name=six("Nowhere"),
    zone="UTC",
    weekend=(Weekday.SATURDAY, Weekday.SUNDAY),
)
"""A duty station that only rests at weekends."""


@cache
def rulebook(slug: str) -> Rulebook:
    return read_rulebook(folder("seeds") / "rulebooks", slug)


@cache
def station(slug: str) -> DutyStation:
    return read_duty_station(folder("seeds") / "holidays", slug)


@cache
def real(slug: str) -> Programme:
    return read_bundle(folder("seeds") / "sessions" / f"{slug}.toml")


def in_force(programme: Programme, slug: str = "untoc") -> Rulebook:
    return rulebook_of(programme, rulebook(slug))


def override(path: str, value: object) -> Override:
    return Override(key=path, value=str(value), source=DECIDED)


def from_to(opens: date, closes: date, zone: str = "Europe/Vienna", **parts: object) -> Programme:
    """A session with a plenary on those days, and what is given."""
    session = a_session(opens=opens, closes=closes, zone=zone, as_of=opens)
    return a_programme(session=session, **parts)
