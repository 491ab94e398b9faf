"""Small programmes, built by hand, for tests that need no real session."""

from datetime import date, time
from typing import Any

from planner.models.agenda import AgendaItem
from planner.models.body import Body, BodyKind
from planner.models.meeting import Allocation, Meeting
from planner.models.programme import Programme, programme_of
from planner.models.session import Session
from planner.models.text import LANGUAGES, Text


def six(wording: str) -> Text:
    """The wording in all six languages, each marked with its code: ``Opening (fr)``."""
    return Text(**{language: f"{wording} ({language})" for language in LANGUAGES})


def a_session(**changes: Any) -> Session:
    """Five days in Vienna, 15-19 October 2018."""
    facts: dict[str, Any] = {
        "slug": "a-session",
        "title": six("A session"),
        "short_title": six("Session"),
        "city": six("Vienna"),
        "zone": "Europe/Vienna",
        "opens": date(2018, 10, 15),
        "closes": date(2018, 10, 19),
        "as_of": date(2018, 7, 26),
    }
    return Session(**{**facts, **changes})


def a_body(key: str = "plenary", kind: BodyKind = BodyKind.PLENARY, **changes: Any) -> Body:
    """A body, named after its key."""
    return Body(**{"key": key, "kind": kind, "name": six(f"Body {key}"), **changes})


def an_item(key: str, number: str, body: str = "plenary", **changes: Any) -> AgendaItem:
    """An agenda item; ``number`` in the inner form."""
    return AgendaItem(
        **{"key": key, "body": body, "number": number, "title": six(f"Title {number}"), **changes}
    )


def a_meeting(
    key: str,
    day: int = 15,
    starts: int = 10,
    bodies: tuple[str, ...] = ("plenary",),
    **changes: Any,
) -> Meeting:
    """A meeting of three hours on that day of October 2018."""
    facts: dict[str, Any] = {
        "key": key,
        "day": date(2018, 10, day),
        "starts": time(starts),
        "ends": time(starts + 3),
        "bodies": bodies,
    }
    return Meeting(**{**facts, **changes})


def taken(meeting: str, *items: str) -> list[Allocation]:
    """The items taken at a meeting, in order."""
    return [Allocation(meeting=meeting, item=item) for item in items]


def a_programme(**parts: Any) -> Programme:
    """A session with a plenary, and what is given."""
    session = parts.pop("session", None) or a_session()
    return programme_of(session, **{"bodies": [a_body()], **parts})
