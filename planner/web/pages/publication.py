"""Which edition a page shows, and when it was published."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from planner.documents.blocks import Clock, Day, Inline, term
from planner.documents.changes import edition_name
from planner.models.edition import Edition
from planner.models.session import Session


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition in one line: what it is called, and the day and hour of its publication."""

    name: Inline
    published: Inline


def publication_of(edition: Edition, session: Session) -> Publication:
    """The line on that edition, by the clock of the session's venue."""
    local = edition.published_at.astimezone(ZoneInfo(session.zone))
    return Publication(
        name=term("page.edition_named", edition=edition_name(edition)),
        published=term(
            "page.published_at",
            day=Day(local.date(), is_heading=False),
            time=Clock(local.time().replace(second=0, microsecond=0)),
        ),
    )
