"""Publishing: the programme as it stands becomes the edition that the public sees."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from planner.documents.calendar import Calendar
from planner.documents.changes import Comparison
from planner.documents.published_calendar import editions_needed, published_calendar
from planner.editions.calendar_states import event_states, is_dropped, last_drop
from planner.editions.changes import changes_between
from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.account import TERMINAL, Actor
from planner.models.edition import Edition
from planner.models.freezing import fingerprint, freeze, thaw
from planner.models.programme import Programme
from planner.models.session import Session
from planner.services.webhooks import announce
from planner.store.audit import hold_session, list_audit, write_audit
from planner.store.database import Database, Transaction, transaction
from planner.store.editions import (
    add_edition,
    edition_numbered,
    frozen_content,
    latest_edition,
    published_sessions,
)
from planner.store.editions import list_editions as stored_editions
from planner.store.snapshots import load_programme, saved_state

_ONE_SECOND = timedelta(seconds=1)
_SUFFIX = re.compile(r"(Rev|Corr|Add)\.[1-9][0-9]?")


def publish_edition(
    database: Database,
    slug: str,
    now: datetime,
    *,
    suffix: str | None = None,
    comment: str | None = None,
    actor: Actor = TERMINAL,
    based_on: int | None = None,
) -> Edition:
    """Freezes the programme as the next edition and returns that.

    ``suffix`` is what its symbol gets; by default nothing for the first edition and ``Rev.n``
    for those that follow. ``based_on`` is the version that whoever publishes has seen; ``None``
    publishes whatever is there. Raises `NotFound`; `InvalidInput` for a suffix that is no suffix;
    `Conflict` when nothing changed since the last edition, when the suffix has been used, when
    somebody published at the same moment, or when the draft has been changed since it was seen.
    """
    with transaction(database) as opened:
        hold_session(opened, slug)
        _check_seen(opened, slug, based_on)
        programme = load_programme(opened, slug)
        earlier = stored_editions(opened, slug)
        latest = earlier[0] if earlier else None
        before = thaw(frozen_content(opened, slug, latest.number)) if latest else None
        content = freeze(programme)
        if latest and latest.fingerprint == fingerprint(content):
            raise Conflict("edition-unchanged", session=slug, edition=latest.number)
        number = latest.number + 1 if latest else 1
        published_at = _publication_instant(now, latest)
        edition = Edition(
            session_slug=slug,
            number=number,
            suffix=_suffix(suffix, earlier),
            comment=comment,
            fingerprint=fingerprint(content),
            published_at=published_at,
            changes=changes_between(before, programme) if before else (),
            events=event_states(
                before, programme, latest.events if latest else (), number, published_at
            ),
        )
        add_edition(opened, edition, content)
        announce(opened, edition, now)
        facts = {"edition": edition.number, "suffix": edition.suffix}
        write_audit(opened, slug, actor, "publish_edition", now, params=facts, reason=comment)
        return edition


def _check_seen(opened: Transaction, slug: str, based_on: int | None) -> None:
    """Nobody publishes what they have not seen. Raises `Conflict`."""
    if based_on is None:
        return
    since = [e for e in list_audit(opened, slug, after=based_on) if e.difference is not None]
    if since:
        raise Conflict(
            "draft-changed-meanwhile",
            session=slug,
            based_on=based_on,
            version=since[-1].number,
            actors=", ".join(dict.fromkeys(entry.actor for entry in since)),
        )


def list_editions(database: Database, slug: str) -> list[Edition]:
    """The editions of the session, the latest first. Raises `NotFound` for an unknown session."""
    with transaction(database) as opened:
        found = stored_editions(opened, slug)
        if not found:
            saved_state(opened, slug)
        return found


def read_latest(database: Database, slug: str) -> Edition:
    """The edition that the public sees, in one query. Raises `NotFound` if there is none yet."""
    with transaction(database) as opened:
        found = latest_edition(opened, slug)
        if found is None:
            saved_state(opened, slug)
            raise NotFound("edition-missing", session=slug)
        return found


def read_edition(database: Database, slug: str, number: int) -> Edition:
    """That edition. Raises `NotFound`."""
    with transaction(database) as opened:
        return edition_numbered(opened, slug, number)


def list_published(database: Database) -> list[Session]:
    """The sessions as the public sees them: those with an edition, the latest opening first."""
    with transaction(database) as opened:
        return published_sessions(opened)


def read_content(database: Database, edition: Edition) -> Programme:
    """The programme as it was frozen in that edition."""
    with transaction(database) as opened:
        return _thawed(frozen_content(opened, edition.session_slug, edition.number))


def is_published(database: Database, programme: Programme) -> bool:
    """Whether the programme is what the public sees: the same as the latest edition."""
    with transaction(database) as opened:
        latest = latest_edition(opened, programme.session.slug)
    return latest is not None and latest.fingerprint == fingerprint(freeze(programme))


def compare_editions(
    database: Database, slug: str, first: int | None = None, second: int | None = None
) -> Comparison:
    """What differs between two editions; ``first`` is the latest one unless named, ``second`` the
    session as it stands. Raises `NotFound`.
    """
    earlier = read_latest(database, slug) if first is None else read_edition(database, slug, first)
    later = None if second is None else read_edition(database, slug, second)
    before = read_content(database, earlier)
    if later is not None:
        after = read_content(database, later)
    else:
        with transaction(database) as opened:
            after = load_programme(opened, slug)
    return Comparison(before, after, earlier, later, changes_between(before, after))


def local_instant(database: Database, slug: str, local: datetime) -> datetime:
    """The instant that a local time (naive) is at the venue of the session. Raises `NotFound`."""
    with transaction(database) as opened:
        zone = load_programme(opened, slug).session.zone
    return local.replace(tzinfo=ZoneInfo(zone))


Contents = Callable[[int], Programme]
"""Gives what was frozen in the edition of one session with that number."""


def calendar_of(edition: Edition, contents: Contents, now: datetime) -> Calendar:
    """The calendar of the latest edition at that instant (aware)."""
    today = _day_at_venue(contents(edition.number), now)
    needed = editions_needed(edition.number, edition.events, today)
    programmes = {known: contents(known) for known in sorted(needed)}
    return published_calendar(programmes, edition.events, today)


def meetings_in_calendar(
    edition: Edition,
    contents: Contents,
    now: datetime,
    is_wanted: Callable[[Programme], Collection[str]],
) -> frozenset[str]:
    """The keys of the meetings in that calendar that are wanted.

    ``is_wanted`` gives those of a programme. A meeting that was left out of the programme counts
    by the edition that it was last in.
    """
    today = _day_at_venue(contents(edition.number), now)
    states = [state for state in edition.events if not is_dropped(state, today)]
    wanted = {number: is_wanted(contents(number)) for number in {s.edition for s in states}}
    return frozenset(s.meeting for s in states if s.meeting in wanted[s.edition])


def calendar_drops(edition: Edition, contents: Contents) -> tuple[datetime, ...]:
    """The midnights at the venue at which a cancelled meeting drops out of the calendar, in order.

    Publication apart, they are all that changes the calendar of an edition. The content is asked
    for only if a meeting was cancelled.
    """
    days = {last_drop((state,), date.max) for state in edition.events if state.is_cancelled}
    if not days:
        return ()
    zone = ZoneInfo(contents(edition.number).session.zone)
    return tuple(sorted(datetime.combine(day, time(), zone) for day in days if day is not None))


def _day_at_venue(programme: Programme, now: datetime) -> date:
    return now.astimezone(ZoneInfo(programme.session.zone)).date()


@lru_cache(maxsize=16)
def _thawed(content: str) -> Programme:
    # An edition never changes, so reading the same one again need not parse it again.
    return thaw(content)


def _publication_instant(now: datetime, latest: Edition | None) -> datetime:
    """Now, in whole seconds, as calendars tell time; and always after the edition before.

    Some calendar programs take a change only if its LAST-MODIFIED is later than the one they have,
    so neither two publications in one second nor a clock that was set back may repeat it.
    """
    instant = now.replace(microsecond=0)
    return max(instant, latest.published_at + _ONE_SECOND) if latest else instant


def _suffix(asked: str | None, earlier: list[Edition]) -> str:
    used = {edition.suffix for edition in earlier}
    if asked is not None:
        if not _SUFFIX.fullmatch(asked):
            raise InvalidInput("suffix-malformed", value=asked)
        if asked in used:
            raise Conflict("suffix-used", value=asked, used=", ".join(sorted(used - {""})))
        return asked
    if not earlier:
        return ""
    revision = len(earlier)
    while f"Rev.{revision}" in used:
        revision += 1
    return f"Rev.{revision}"
