"""Writing on a list of speakers: one after the other, each on the ground of what was seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from planner.errors import Conflict
from planner.models.account import Actor
from planner.models.debate import Debate
from planner.models.speaking import Inscription, Request
from planner.models.speaking_actions import Action, Event
from planner.rules.speaking_floor import Floor, floor_of
from planner.store.audit import is_held, write_audit
from planner.store.database import Database, transaction
from planner.store.speaking import OpenTransaction, append, hold_list

DELEGATION = "delegation:"
"""What the name of an actor begins with who is a delegation; all others operate the list."""


class ListRef(NamedTuple):
    """Which list: the slug of its session, and its key."""

    session: str
    key: str


class Situation(NamedTuple):
    """What somebody at the chair's side goes by: serials, ``None`` for nobody."""

    current: int | None
    is_speaking: bool
    next: int | None


def situation(debate: Debate, floor: Floor | None = None) -> Situation:
    """The situation on that list."""
    floor = floor or floor_of(debate)
    current = floor.current
    return Situation(
        None if current is None else current.request.serial,
        current is not None and current.started_at is not None,
        None if floor.next is None else floor.next.serial,
    )


@dataclass
class Writing:
    """A list that is held, and what is to be added to it."""

    opened: OpenTransaction
    debate: Debate
    now: datetime
    actor: str
    requests: list[Request] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def _next_number(self) -> int:
        return self.debate.version + len(self.requests) + len(self.events) + 1

    @property
    def floor(self) -> Floor:
        """The state of the floor when the list was taken hold of."""
        return floor_of(self.debate)

    def do(self, action: Action) -> None:
        """Adds an action. A clock that was set back sets nothing back here."""
        earlier = [event.at for event in (*self.debate.events[-1:], *self.events[-1:])]
        at = max([self.now, *earlier])
        self.events.append(Event(self._next_number, at, self.actor, action))

    def receive(self, inscription: Inscription, received_at: datetime | None = None) -> Request:
        """Adds a request; received now, unless it was received earlier."""
        serial = max((r.serial for r in (*self.debate.requests, *self.requests)), default=0) + 1
        if received_at is None:
            # Who was told a place online is not overtaken by a computer with a slower clock.
            known = (request.received_at for request in self.debate.requests)
            received_at = max([self.now, *known])
        request = Request(
            **{name: getattr(inscription, name) for name in Inscription.model_fields},
            number=self._next_number,
            serial=serial,
            received_at=received_at,
            actor=self.actor,
        )
        self.requests.append(request)
        return request

    def check(self, based_on: int) -> None:
        """Raises `Conflict` if somebody else has changed what this write was based on.

        That another delegation asked for the floor further down the list is no such change.
        """
        before = self.debate.as_of(based_on)
        is_operated = any(
            event.number > based_on and not event.actor.startswith(DELEGATION)
            for event in self.debate.events
        )
        if is_operated or situation(before) != situation(self.debate):
            settings = self.debate.settings
            raise Conflict(
                "speakers-list-changed",
                session=settings.session_slug,
                list=settings.key,
                based_on=based_on,
                version=self.debate.version,
            )


@contextmanager
def writing(
    database: Database, ref: ListRef, now: datetime, actor: str, based_on: int | None = None
) -> Iterator[Writing]:
    """Holds the list; what was done within is stored at the end, or nothing if something is raised.

    ``based_on`` is the version that the writer has seen; ``None`` writes whatever has happened.
    Raises `NotFound`, `Conflict`.
    """
    with transaction(database) as opened:
        # Always the session before its lists, so that no two writes wait for each other.
        has_log = is_held(opened, ref.session)
        held = Writing(opened, hold_list(opened, *ref), now, actor)
        if based_on is not None:
            held.check(based_on)
        yield held
        append(opened, held.debate, requests=held.requests, events=held.events)
        added = len(held.requests) + len(held.events)
        if added and has_log:
            # What it was stands in the log of the list, under that number.
            note_write(opened, ref, actor, now, "write_speakers_list", held.debate.version + added)


def note_write(
    opened: OpenTransaction, ref: ListRef, actor: str, now: datetime, service: str, number: int = 0
) -> None:
    """Adds the line of a write on that list to the log of the session; no name of a speaker."""
    facts: dict[str, object] = {"list": ref.key}
    if number:
        facts["number"] = number
    write_audit(opened, ref.session, Actor(actor), service, now, params=facts)
