"""Programmes under the rulebooks that their sessions name."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from planner.errors import Fault, InvalidInput, NotFound
from planner.models.deadline import Deadline
from planner.models.duty_station import DutyStation
from planner.models.finding import Finding
from planner.models.programme import Programme
from planner.models.rulebook import Rulebook
from planner.rules.deadlines import deadlines_of
from planner.rules.entitlement import EntitlementUse, entitlement_use
from planner.rules.findings import findings_of
from planner.rules.rulebook_in_force import rulebook_in_force, rulebook_of
from planner.seeding.duty_stations import read_duty_station
from planner.seeding.rulebooks import list_rulebooks, read_rulebook

_WITHOUT_RULEBOOK = "united-nations"


@dataclass(frozen=True)
class RuledSession:
    """A programme under its rulebook, the overrides of the session applied."""

    programme: Programme
    rulebook: Rulebook
    station: DutyStation

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Its deadlines, in order of time."""
        return deadlines_of(self.programme, self.rulebook, self.station)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong or missing, the gravest first."""
        return findings_of(self.programme, self.rulebook, self.station)

    @cached_property
    def use(self) -> EntitlementUse:
        """How much of its meetings with interpretation it uses."""
        return entitlement_use(self.programme, self.rulebook)


def under_rules(programme: Programme, seeds: Path) -> RuledSession:
    """The programme under the rulebook that its session names, from the folder ``seeds``.

    A session that names none is under what holds for all of the United Nations. Raises `NotFound`
    for a rulebook that does not exist, `InvalidBundle` for one with faults, and `InvalidInput`
    for an override of what it does not have.
    """
    slug = programme.session.rulebook or _WITHOUT_RULEBOOK
    rulebook = rulebook_of(programme, read_rulebook(seeds / "rulebooks", slug))
    station = read_duty_station(seeds / "holidays", rulebook.duty_station)
    return RuledSession(programme, rulebook, station)


def known_rulebooks(seeds: Path) -> tuple[Rulebook, ...]:
    """All rulebooks there are, in alphabetical order of their slugs. Raises `InvalidBundle`."""
    folder = seeds / "rulebooks"
    return tuple(read_rulebook(folder, slug) for slug in list_rulebooks(folder))


def rulebook_as_written(programme: Programme, seeds: Path) -> Rulebook:
    """The rulebook of the session without what it has settled otherwise. Raises `NotFound`,
    `InvalidBundle`.
    """
    slug = programme.session.rulebook or _WITHOUT_RULEBOOK
    return read_rulebook(seeds / "rulebooks", slug)


def faults_against_rulebook(programme: Programme, seeds: Path) -> list[Fault]:
    """What the session says of its rulebook that the rulebook does not bear out; empty if sound."""
    slug = programme.session.rulebook or _WITHOUT_RULEBOOK
    try:
        rulebook = read_rulebook(seeds / "rulebooks", slug)
    except NotFound as error:
        params = {"value": slug, "known": error.params["known"]}
        return [Fault("rulebook-unknown", ("session", "rulebook"), params)]
    faults = []
    for override in programme.overrides:
        try:
            rulebook_in_force(rulebook, [override])
        except InvalidInput as error:
            params = {"value": error.params["value"], "known": error.params["known"]}
            if error.code == "override-unknown":
                faults.append(Fault("override-unknown", ("override", override.key, "key"), params))
            else:
                path = ("override", override.key, "value")
                faults.append(Fault("override-malformed", path, params))
    return faults
