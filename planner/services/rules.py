"""What the rules say of a session that is stored, and what other dates would change."""

from datetime import date
from pathlib import Path

from planner.errors import InvalidInput
from planner.rules.deadline_changes import DeadlineChange, deadline_changes, with_dates
from planner.services.rulebooks import RuledSession, under_rules
from planner.services.sessions import Database, read_programme

__all__ = ["RuledSession", "preview_dates", "read_under_rules", "under_rules"]


def read_under_rules(database: Database, slug: str, seeds: Path) -> RuledSession:
    """The session as it stands, under its rulebook. Raises as `under_rules` does."""
    return under_rules(read_programme(database, slug), seeds)


def preview_dates(
    database: Database, slug: str, opens: date | None, closes: date | None, seeds: Path
) -> tuple[RuledSession, tuple[DeadlineChange, ...]]:
    """What becomes of the deadlines if the session lasts from then to then; nothing is saved.

    With one of the two left out the session keeps its length. Returns the session with those dates
    and every deadline before and after. Raises `InvalidInput` if it would close before it opens.
    """
    now = read_under_rules(database, slug, seeds)
    session = now.programme.session
    length = session.closes - session.opens
    if opens is None:
        opens = session.opens if closes is None else closes - length
    if closes is None:
        closes = opens + length
    if closes < opens:
        raise InvalidInput("dates-malformed", opens=opens.isoformat(), closes=closes.isoformat())
    then = under_rules(with_dates(now.programme, opens, closes), seeds)
    return then, deadline_changes(now.deadlines, then.deadlines)
