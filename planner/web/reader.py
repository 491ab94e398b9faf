"""Sessions as the pages read them: one small query for their state, the rest from memory."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from flask import current_app

from planner.models.programme import Programme
from planner.models.session import Session
from planner.services.sessions import (
    Database,
    SavedState,
    list_sessions,
    read_programme,
    read_state,
)
from planner.web.kept import Kept
from planner.web.timeline import Timeline, timeline_of

_SESSIONS_KEPT = 16

Answer = TypeVar("Answer")


class _StateMovedError(Exception):
    """The session was saved anew between the look at its state and the loading of it."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    programme: Programme
    timeline: Timeline


@dataclass(frozen=True)
class OpenedSession:
    """One session in one state, of which nothing is loaded until it is asked for."""

    reader: "Reader"
    slug: str
    state: SavedState

    @cached_property
    def _loaded(self) -> _Loaded:
        return self.reader.load(self.slug, self.state)

    @property
    def programme(self) -> Programme:
        """The session as it stood in that state."""
        return self._loaded.programme

    @property
    def timeline(self) -> Timeline:
        """When "now" and "next" change."""
        return self._loaded.timeline


class Reader:
    """Reads sessions for one application; keeps the latest states in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._loaded: Kept[tuple[str, str], _Loaded] = Kept(_SESSIONS_KEPT)

    def sessions(self) -> list[Session]:
        """All sessions, the latest opening first."""
        return list_sessions(self._database)

    def reading(self, slug: str, answer: Callable[[OpenedSession], Answer]) -> Answer:
        """What ``answer`` gives for the session in its state of now. Raises `NotFound`.

        ``answer`` is asked again if the session is saved anew before it was loaded, so that one
        state's content never goes out under another state's validator.
        """
        while True:
            try:
                return answer(OpenedSession(self, slug, read_state(self._database, slug)))
            except _StateMovedError:
                continue

    def load(self, slug: str, state: SavedState) -> _Loaded:
        """The content that belongs to that state."""
        return self._loaded.get_or_make((slug, state.fingerprint), lambda: self._load(slug, state))

    def _load(self, slug: str, state: SavedState) -> _Loaded:
        programme = read_programme(self._database, slug)
        if read_state(self._database, slug) != state:
            raise _StateMovedError
        return _Loaded(programme, timeline_of(programme))


def reader() -> Reader:
    """The reader of the application that answers this request."""
    found: Reader = current_app.extensions["planner.reader"]
    return found


def now() -> datetime:
    """The instant (aware, UTC) at which this request is answered, by the application's clock."""
    clock: Callable[[], datetime] = current_app.config["CLOCK"]
    return clock()
