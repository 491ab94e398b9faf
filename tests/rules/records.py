"""Records built by hand: entries one after the other, an hour apart from nothing."""

from datetime import UTC, datetime
from typing import Any

from planner.models.record import Record, RecordEntry
from planner.models.record_facts import Fact

SLUG = "a-session"
ENTERED_AT = datetime(2018, 10, 15, 8, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """That time in Vienna, which is two hours ahead in October 2018."""
    return datetime(2018, 10, day, hour - 2, minute, tzinfo=UTC)


def entered(fact: Fact, meeting: str = "", item: str = "", **more: Any) -> dict[str, Any]:
    """What `a_record` numbers."""
    return {"fact": fact, "meeting": meeting, "item": item, **more}


def a_record(*entries: dict[str, Any]) -> Record:
    """Those entries, in that order; each has its number as its id unless it says another."""
    return Record(
        SLUG,
        tuple(
            RecordEntry(
                **{
                    "number": number,
                    "id": f"e{number}",
                    "entered_at": ENTERED_AT,
                    "actor": "secretary",
                    **facts,
                }
            )
            for number, facts in enumerate(entries, start=1)
        ),
    )
