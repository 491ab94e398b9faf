"""At which meeting each statement is planned, as far as the meetings and the wishes go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.models.speaking import Request


@dataclass(frozen=True, slots=True)
class Assignment:
    """``meetings`` by serial, without those for whom no meeting has a place left; ``unmet`` are the
    serials of those who wished for meetings and got another one, or none.
    """

    meetings: dict[int, str]
    unmet: tuple[int, ...]


def assigned_meetings(order: Sequence[Request], places: Mapping[str, int]) -> Assignment:
    """Gives each request, in the order of the list, the first meeting it prefers that has a place.

    ``places`` says how many statements each meeting can hear, in order of time. Who has no wish, or
    none that can be met, gets the nearest meeting: the first with a place after the one wished for
    most, else the last with a place before it.
    """
    left = dict(places)
    in_time = list(places)
    meetings: dict[int, str] = {}
    unmet: list[int] = []
    for request in order:
        wishes = [meeting for meeting in request.preferred if meeting in left]
        granted = next((meeting for meeting in wishes if left[meeting] > 0), None)
        if granted is None:
            if wishes:
                unmet.append(request.serial)
            granted = _nearest(in_time, left, wishes[0] if wishes else None)
        if granted is not None:
            left[granted] -= 1
            meetings[request.serial] = granted
    return Assignment(meetings, tuple(unmet))


def _nearest(in_time: list[str], left: dict[str, int], wished: str | None) -> str | None:
    start = in_time.index(wished) if wished is not None else 0
    candidates = [*in_time[start:], *reversed(in_time[:start])]
    return next((meeting for meeting in candidates if left[meeting] > 0), None)
