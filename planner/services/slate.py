"""The slate of a session, held against the rule of its series."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.errors import InvalidInput, NotFound
from planner.models.programme import Programme
from planner.models.series import Series
from planner.models.slate import ElectionMode, Slate, SlateFinding, SlateMember, SlateOrigin
from planner.models.state import States
from planner.rules.bureau import slate_findings
from planner.rules.place_in_series import place_in_series
from planner.rules.slate_of_session import slate_at
from planner.seeding.series import list_series, read_series
from planner.seeding.states import read_states
from planner.store.credentials import load_register
from planner.store.database import Database, transaction
from planner.store.snapshots import load_programme


@dataclass(frozen=True, slots=True)
class SessionInSeries:
    """A session as one of its series: ``number`` tells which, ``slate`` who sits in its bureau."""

    programme: Programme
    series: Series
    states: States
    number: int
    slate: Slate
    origin: SlateOrigin

    @property
    def findings(self) -> tuple[SlateFinding, ...]:
        """What is found in the slate."""
        return slate_findings(self.series, self.states, self.slate)


def read_session_in_series(database: Database, slug: str, seeds: Path) -> SessionInSeries:
    """The session with its series and the bureau that it has.

    Who is represented is told by the register of credentials, if one is kept. Raises `NotFound` for
    an unknown session and for one in no known series; `InvalidBundle`.
    """
    with transaction(database) as opened:
        programme = load_programme(opened, slug)
        register = load_register(opened, slug)
    known = list_series(seeds / "series")
    place = place_in_series(slug, known)
    if place is None:
        raise NotFound("session-in-no-series", session=slug, known=", ".join(known))
    states = read_states(seeds)
    series = read_series(seeds / "series", place[0], states)
    slate, origin = slate_at(programme, series, place[1])
    represented = frozenset(one.state for one in register.delegations if one.is_represented)
    return SessionInSeries(
        programme=programme,
        series=series,
        states=states,
        number=place[1],
        slate=replace(slate, present=represented or None),
        origin=origin,
    )


def with_proposal(
    found: SessionInSeries,
    members: Sequence[SlateMember],
    mode: ElectionMode = ElectionMode.ACCLAMATION,
    candidates: int | None = None,
) -> SessionInSeries:
    """The same session with that slate in the place of its own; nothing is stored.

    Raises `InvalidInput` for a proposal of nobody.
    """
    if not members:
        raise InvalidInput("slate-empty")
    slate = Slate(
        session=found.number,
        members=tuple(members),
        mode=mode,
        present=found.slate.present,
        candidates=candidates,
    )
    return replace(found, slate=slate, origin=SlateOrigin.PROPOSED)
