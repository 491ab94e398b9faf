"""Debates built by hand, for tests of lists of speakers."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from planner.models.debate import Debate
from planner.models.speaking import Capacity, OrderPolicy, Rank, Request, SpeakersList
from planner.models.speaking_actions import Action, Called, Ended, Event, Started
from planner.models.text import Text

NINE = datetime(2018, 10, 15, 7, tzinfo=UTC)
"""Nine in the morning in Vienna."""


def a_list(**changes: Any) -> SpeakersList:
    """A list for item 1 (f): three minutes each, by order of receipt."""
    facts: dict[str, Any] = {
        "session_slug": "a-session",
        "key": "1-f",
        "item": "1-f",
        "body": "plenary",
    }
    return SpeakersList(**{**facts, **changes})


def a_request(serial: int, delegation: str | None = None, **changes: Any) -> Request:
    """A State's request, received so many minutes after nine."""
    facts: dict[str, Any] = {
        "number": serial,
        "serial": serial,
        "received_at": NINE + timedelta(minutes=serial),
        "delegation": delegation or f"S{serial:02}",
        "name": Text(en=delegation or f"State {serial}"),
        "capacity": Capacity.STATE,
    }
    return Request(**{**facts, **changes})


def ministers(*serials: int) -> list[Request]:
    """Requests of ministers."""
    return [a_request(serial, rank=Rank.MINISTER) for serial in serials]


def events(*actions: Action, start: int = 1000, every_seconds: int = 60) -> tuple[Event, ...]:
    """The actions one after the other, from ten o'clock on."""
    ten = NINE + timedelta(hours=1)
    return tuple(
        Event(start + n, ten + n * timedelta(seconds=every_seconds), "operator", action)
        for n, action in enumerate(actions)
    )


def a_debate(
    requests: Sequence[Request] = (),
    happened: Sequence[Event] = (),
    policy: OrderPolicy | None = None,
    **settings: Any,
) -> Debate:
    """A list with those requests and events."""
    if policy is not None:
        settings["policy"] = policy
    return Debate(a_list(**settings), tuple(requests), tuple(happened))


def spoken(serial: int, seconds: int = 180) -> list[Action]:
    """A statement from call to end; with ``events`` its length is that of the steps."""
    return [
        Called(serial=serial, meeting="m-1"),
        Started(serial=serial, limit_seconds=seconds),
        Ended(serial=serial),
    ]
