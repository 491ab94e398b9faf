"""What is published, as the pages read it: one small query for which edition, the rest kept."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from flask import current_app

from planner.assets import folder
from planner.models.approval import Approval
from planner.models.deadline import Deadline
from planner.models.edition import Edition
from planner.models.programme import Programme
from planner.models.session import Session
from planner.models.subscription import Subscription
from planner.services.approvals import approvals_of
from planner.services.editions import (
    calendar_drops,
    list_editions,
    list_published,
    read_content,
    read_edition,
    read_latest,
)
from planner.services.rulebooks import under_rules
from planner.services.sessions import Database
from planner.services.subscriptions import read_subscription
from planner.web.kept import Kept
from planner.web.last_known import LastKnown, Timing
from planner.web.timeline import Timeline, timeline_of

_EDITIONS_KEPT = 64
_CONTENTS_KEPT = 32
_SESSIONS_KNOWN = 256
_SUBSCRIPTIONS_KNOWN = 4096


@dataclass(frozen=True)
class OpenedEdition:
    """One edition, of which no content is loaded until it is asked for. It never changes."""

    reader: "Reader"
    edition: Edition

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Tells this edition from all others, also from one of the same number in a database
        that was put back to an earlier state.
        """
        edition = self.edition
        published_at = edition.published_at.isoformat()
        return (edition.session_slug, str(edition.number), published_at, edition.fingerprint)

    @cached_property
    def programme(self) -> Programme:
        """The programme as it was frozen."""
        return self.reader.content(self.edition).programme

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the venue."""
        return ZoneInfo(self.programme.session.zone)

    def day_at_venue(self, instant: datetime) -> date:
        """Which day it is at the venue at that instant."""
        return instant.astimezone(self.zone).date()

    def timeline(self) -> Timeline:
        """When "now", "next" and "today" change."""
        return self.reader.content(self.edition).timeline

    @cached_property
    def _calendar_drops(self) -> tuple[datetime, ...]:
        return calendar_drops(self.edition, self.content)

    def calendar_changed_at(self, instant: datetime) -> datetime:
        """Since when the calendar is what it is at that instant: since the publication, or since a
        cancelled meeting dropped out.
        """
        passed = bisect_right(self._calendar_drops, instant)
        dropped = self._calendar_drops[passed - 1 : passed]
        return max((self.edition.published_at, *dropped))

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What the rulebook makes of the dates that were frozen, in order of time."""
        return self.reader.deadlines(self.edition)

    def content(self, number: int) -> Programme:
        """What was frozen in the edition of the same session with that number."""
        if number == self.edition.number:
            return self.programme
        return self.reader.numbered(self.edition.session_slug, number).programme


@dataclass(frozen=True, slots=True)
class _Content:
    programme: Programme
    timeline: Timeline


class Reader:
    """Reads what is published, for one application."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._sessions: LastKnown[str, list[Session]] = LastKnown(1)
        self._latest: LastKnown[str, OpenedEdition] = LastKnown(_SESSIONS_KNOWN)
        self._subscriptions: LastKnown[str, Subscription] = LastKnown(_SUBSCRIPTIONS_KNOWN)
        self._approvals: LastKnown[str, list[Approval]] = LastKnown(_SESSIONS_KNOWN)
        self._editions: Kept[tuple[str, int], OpenedEdition] = Kept(_EDITIONS_KEPT)
        self._contents: Kept[tuple[str, int, str], _Content] = Kept(_CONTENTS_KEPT)
        self._deadlines: Kept[tuple[str, int, str], tuple[Deadline, ...]] = Kept(_CONTENTS_KEPT)

    def set_timing(self, timing: Timing) -> None:
        """How long answers of the database are believed and waited for."""
        for known in (self._sessions, self._latest, self._subscriptions, self._approvals):
            known.timing = timing

    def sessions(self) -> list[Session]:
        """The sessions that have been published, the latest opening first."""
        return self._sessions.read("all", lambda: list_published(self.database))

    def latest(self, slug: str) -> OpenedEdition:
        """The edition that the public sees. Raises `NotFound`."""
        return self._latest.read(
            slug, lambda: OpenedEdition(self, read_latest(self.database, slug))
        )

    def numbered(self, slug: str, number: int) -> OpenedEdition:
        """That edition. Raises `NotFound`."""
        return self._editions.get_or_make(
            (slug, number),
            lambda: OpenedEdition(self, read_edition(self.database, slug, number)),
        )

    def history(self, slug: str) -> list[Edition]:
        """All editions of the session, the latest first. Raises `NotFound`."""
        return list_editions(self.database, slug)

    def approvals(self, slug: str) -> list[Approval]:
        """The approvals of the editions of the session, in the order in which they were noted."""
        return self._approvals.read(slug, lambda: approvals_of(self.database, slug))

    def subscription(self, secret: str) -> Subscription:
        """The selection behind that secret. Raises `NotFound`, `Gone`."""
        return self._subscriptions.read(secret, lambda: read_subscription(self.database, secret))

    def forget_subscription(self, secret: str) -> None:
        """Makes sure that an end of it is seen at once."""
        self._subscriptions.forget(secret)

    def content(self, edition: Edition) -> _Content:
        """What was frozen in that edition."""
        return self._contents.get_or_make(_key(edition), lambda: self._load(edition))

    def deadlines(self, edition: Edition) -> tuple[Deadline, ...]:
        """The deadlines of that edition under its rulebook. Raises as `under_rules` does."""

        def work_out() -> tuple[Deadline, ...]:
            return under_rules(self.content(edition).programme, folder("seeds")).deadlines

        return self._deadlines.get_or_make(_key(edition), work_out)

    def _load(self, edition: Edition) -> _Content:
        programme = read_content(self.database, edition)
        return _Content(programme, timeline_of(programme, edition.published_at))


def _key(edition: Edition) -> tuple[str, int, str]:
    return (edition.session_slug, edition.number, edition.fingerprint)


def reader() -> Reader:
    """The reader of the application that answers this request."""
    found: Reader = current_app.extensions["planner.reader"]
    return found


def now() -> datetime:
    """The instant (aware, UTC) at which this request is answered, by the application's clock."""
    clock: Callable[[], datetime] = current_app.config["CLOCK"]
    return clock()
