"""A list of speakers with all that was asked for and done on it: one immutable snapshot."""

from dataclasses import dataclass, replace
from functools import cached_property

from planner.errors import NotFound
from planner.models.speaking import Request, SpeakersList
from planner.models.speaking_actions import Action, Event


@dataclass(frozen=True)
class Debate:
    """Requests and events in the order of their numbers, which run through both."""

    settings: SpeakersList
    requests: tuple[Request, ...] = ()
    events: tuple[Event, ...] = ()

    @cached_property
    def _by_serial(self) -> dict[int, Request]:
        return {request.serial: request for request in self.requests}

    @property
    def version(self) -> int:
        """The number of the last thing in the log; 0 for a list on which nothing happened yet."""
        last_request = self.requests[-1].number if self.requests else 0
        return max(last_request, self.events[-1].number if self.events else 0)

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was done, in order."""
        return tuple(event.action for event in self.events)

    def request(self, serial: int) -> Request:
        """The request with that serial, as it was received. Raises `NotFound`."""
        try:
            return self._by_serial[serial]
        except KeyError:
            raise NotFound("request-unknown", serial=serial) from None

    def as_of(self, version: int) -> "Debate":
        """The list as it was at that version."""
        return replace(
            self,
            requests=tuple(request for request in self.requests if request.number <= version),
            events=tuple(event for event in self.events if event.number <= version),
        )
