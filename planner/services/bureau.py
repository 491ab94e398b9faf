"""The rotation of a bureau, read from the files that come with the planner."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planner.models.series import Series
from planner.models.state import States
from planner.rules.rotation_span import AHEAD, RotationSpan, span_of
from planner.seeding.series import list_series, read_series
from planner.seeding.states import read_states


@dataclass(frozen=True, slots=True)
class Rotation:
    """A series with the States that it speaks of, and the sessions to show."""

    series: Series
    states: States
    span: RotationSpan


def read_rotation(
    seeds: Path, slug: str, today: date | None = None, ahead: int = AHEAD
) -> Rotation:
    """The rotation of that series as seen on that day; ``ahead`` sessions are foretold.

    Raises `NotFound`; `InvalidBundle` when a file has faults.
    """
    states = read_states(seeds)
    series = read_series(seeds / "series", slug, states)
    return Rotation(series, states, span_of(series, today, ahead))


def read_all_states(seeds: Path) -> States:
    """The States and their groups. Raises `InvalidBundle`."""
    return read_states(seeds)


def list_rotations(seeds: Path) -> list[Rotation]:
    """All series, in the alphabetical order of their slugs. Raises `InvalidBundle`."""
    states = read_states(seeds)
    found = [read_series(seeds / "series", slug, states) for slug in list_series(seeds / "series")]
    return [Rotation(series, states, span_of(series)) for series in found]


def seen_on(rotation: Rotation, today: date) -> Rotation:
    """The same rotation on that day: a session that has closed is no longer ahead."""
    return replace(rotation, span=span_of(rotation.series, today, rotation.span.ahead))
