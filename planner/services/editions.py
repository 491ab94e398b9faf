"""Publishing: the programme as it stands becomes the edition that the public sees."""

import re
from datetime import datetime
from functools import lru_cache

from planner.editions.calendar_states import event_states
from planner.editions.changes import changes_between
from planner.models.freezing import fingerprint, freeze, thaw
from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.edition import Change, Edition
from planner.models.programme import Programme
from planner.store.database import Database, transaction
from planner.store.editions import (
    add_edition,
    edition_numbered,
    frozen_content,
    latest_edition,
)
from planner.store.editions import list_editions as stored_editions
from planner.store.snapshots import load_programme, saved_state

_SUFFIX = re.compile(r"(Rev|Corr|Add)\.[1-9][0-9]?")


def publish_edition(
    database: Database,
    slug: str,
    now: datetime,
    *,
    suffix: str | None = None,
    comment: str | None = None,
) -> Edition:
    """Freezes the programme as the next edition and returns that.

    ``suffix`` is what its symbol gets; by default nothing for the first edition and ``Rev.n``
    for those that follow. Raises `NotFound`; `InvalidInput` for a suffix that is no suffix;
    `Conflict` when nothing changed since the last edition, when the suffix has been used, or when
    somebody published at the same moment.
    """
    with transaction(database) as opened:
        programme = load_programme(opened, slug)
        earlier = stored_editions(opened, slug)
        latest = earlier[0] if earlier else None
        before = thaw(frozen_content(opened, slug, latest.number)) if latest else None
        content = freeze(programme)
        if latest and latest.fingerprint == fingerprint(content):
            raise Conflict("edition-unchanged", session=slug, edition=latest.number)
        number = latest.number + 1 if latest else 1
        # A clock that was set back must not make calendars believe that nothing is new.
        published_at = max(now, latest.published_at) if latest else now
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
        return edition


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


def read_content(database: Database, edition: Edition) -> Programme:
    """The programme as it was frozen in that edition."""
    with transaction(database) as opened:
        return _thawed(frozen_content(opened, edition.session_slug, edition.number))


def changes_in_draft(database: Database, slug: str) -> tuple[Change, ...]:
    """What publishing now would change, against the latest edition. Raises `NotFound`."""
    latest = read_latest(database, slug)
    with transaction(database) as opened:
        programme = load_programme(opened, slug)
    return changes_between(read_content(database, latest), programme)


@lru_cache(maxsize=16)
def _thawed(content: str) -> Programme:
    # An edition never changes, so reading the same one again need not parse it again.
    return thaw(content)


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
