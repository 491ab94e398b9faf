"""Whether a list is open: by its rule, and by what the chair has said since."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.models.debate import Debate
from planner.models.speaking import Moment
from planner.models.speaking_actions import Closed, ItemOpened, Opened, PrecedingEnded


def is_open(debate: Debate, now: datetime) -> bool:
    """Whether a delegation may inscribe itself at that instant (aware).

    What was said last counts, be it by the rule or by the chair; at the very instant at which
    a list closes, it is closed. Closing ends inscriptions and nothing else.
    """
    turns = sorted(_turns(debate), key=lambda turn: turn[0])
    state = False
    for instant, opens in turns:
        if instant <= now:
            state = opens
    return state


def opens_at(debate: Debate) -> datetime | None:
    """The instant at which the list opens by its rule, if that can be told."""
    return _instant(debate.settings.opens, debate)


def closes_at(debate: Debate) -> datetime | None:
    """The instant at which the list closes by its rule, if that can be told."""
    return _instant(debate.settings.closes, debate)


def _turns(debate: Debate) -> Iterator[tuple[datetime, bool]]:
    """The instants at which the list opens (true) or closes, in no order but that of equals."""
    opening, closing = opens_at(debate), closes_at(debate)
    if opening is not None:
        yield opening, True
    if closing is not None:
        yield closing, False
    for event in debate.events:
        if isinstance(event.action, Opened):
            yield event.at, True
        elif isinstance(event.action, Closed):
            yield event.at, False


def _instant(moment: Moment | None, debate: Debate) -> datetime | None:
    if moment is None:
        return None
    if moment.at is not None:
        if moment.at.tzinfo is not None:
            return moment.at
        return moment.at.replace(tzinfo=ZoneInfo(moment.zone or "UTC"))
    if moment.minutes_after_item_opens is not None:
        begun = _first(debate, ItemOpened)
        minutes = timedelta(minutes=moment.minutes_after_item_opens)
        return None if begun is None else begun + minutes
    return _first(debate, PrecedingEnded) if moment.at_end_of is not None else None


def _first(debate: Debate, kind: type[ItemOpened] | type[PrecedingEnded]) -> datetime | None:
    return next((event.at for event in debate.events if isinstance(event.action, kind)), None)
