"""Calendar feeds: events are written once for an edition and a language, and then only joined."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from flask import current_app

from planner.models.programme import Programme
from planner.services.editions import calendar_of, meetings_in_calendar
from planner.web.answers import Made
from planner.web.kept import Kept
from planner.web.reader import OpenedEdition

if TYPE_CHECKING:
    from planner.rendering.event_bytes import EventBytes

# Six languages of a few sessions, for all and for those who follow.
_CALENDARS_KEPT = 32
_CALENDAR = "text/calendar; charset=utf-8"


class Feeds:
    """The events that one process has written."""

    def __init__(self) -> None:
        self._written: Kept[tuple[object, ...], EventBytes] = Kept(_CALENDARS_KEPT)

    def events(
        self, opened: OpenedEdition, language: str, now: datetime, *, is_followed: bool
    ) -> "EventBytes":
        """The events of the edition as its calendar is at that instant (aware).

        ``is_followed``: they are for somebody who means to be at them.
        """
        # The feeds' library takes its time to load, and most pages do without it.
        from planner.rendering.event_bytes import EventBytes

        def write() -> EventBytes:
            calendar = calendar_of(opened.edition, opened.content, now)
            return EventBytes(replace(calendar, is_followed=is_followed), language)

        key = (opened.key, opened.calendar_changed_at(now), language, is_followed)
        return self._written.get_or_make(key, write)


def calendar_file(
    opened: OpenedEdition,
    language: str,
    now: datetime,
    is_wanted: Callable[[Programme], Collection[str]] | None,
    *named_after: str | None,
    is_followed: bool = False,
) -> Made:
    """The meetings that are wanted (all, if ``None``) as a calendar; its name when it is saved has
    the parts that are not ``None``.
    """
    feeds: Feeds = current_app.extensions["planner.feeds"]
    written = feeds.events(opened, language, now, is_followed=is_followed)
    if is_wanted is None:
        body = written.whole
    else:
        wanted = meetings_in_calendar(opened.edition, opened.content, now, is_wanted)
        body = written.feed(lambda event: event.meeting in wanted)
    name = ".".join(filter(None, (*named_after, language, "ics")))
    return Made(body, _CALENDAR, disposition=f'inline; filename="{name}"')
