"""The addresses of everything that a session has, for links in pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from flask import request, url_for

from planner.documents.blocks import Subject, Target
from planner.web.calendar_filter import calendar_name

DOCUMENT_FORMATS = {
    "organization-of-work": ("html", "pdf", "docx", "csv", "json", "txt"),
    "agenda": ("html", "pdf", "docx", "json", "txt"),
    "deadlines": ("html", "pdf", "docx", "csv", "json", "txt"),
    "programme-of-the-day": ("html", "pdf", "docx", "json", "txt"),
}
"""The formats in which each document is offered, by its kind."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one session in one language, as paths on this host."""

    language: str
    session: str

    def show_session(self) -> str:
        """The organization of work."""
        return self._to("sessions.show_session")

    def show_agenda(self) -> str:
        """The agenda or agendas."""
        return self._to("agenda.show_agenda")

    def show_item(self, key: str) -> str:
        """One agenda item."""
        return self._to("agenda.show_item", key=key)

    def show_meeting(self, key: str) -> str:
        """One meeting."""
        return self._to("meetings.show_meeting", key=key)

    def download(self, kind: str, suffix: str) -> str:
        """A document of the session as a file."""
        return self._to("downloads.download_document", kind=kind, suffix=suffix)

    def calendar(self, body: str | None = None, item: str | None = None) -> str:
        """The calendar feed, of one body and one item number if they are given.

        What it is of stands in its name, as in exported files: the address is the same there.
        """
        return self._to("downloads.download_calendar", name=calendar_name(body, item))

    def show_deadlines(self) -> str:
        """The deadlines, and how long there is left."""
        return self._to("deadlines.show_deadlines")

    def list_speakers(self) -> str:
        """The lists of speakers."""
        return self._to("speakers.list_lists")

    def list_draft_resolutions(self) -> str:
        """The draft resolutions, and how far each has come."""
        return self._to("draft_resolutions.list_drafts")

    def list_people(self) -> str:
        """Who has which role at the session."""
        return self._to("persons.at_session.list_people_of_session")

    def download_deadlines(self, suffix: str) -> str:
        """The deadlines as a file."""
        return self._to("deadlines.download_deadlines", suffix=suffix)

    def deadlines_feed(self) -> str:
        """The deadlines as a calendar feed."""
        return self._to("deadlines.download_calendar")

    def show_day(self, day: date) -> str:
        """The programme of a day."""
        return self._to("days.show_day", day=day.isoformat())

    def download_day(self, day: date, suffix: str) -> str:
        """The programme of a day as a file."""
        return self._to("days.download_day", day=day.isoformat(), suffix=suffix)

    def subscribe(self, body: str | None = None, item: str | None = None) -> str:
        """The ways to subscribe to the calendar, of one body and one item number if given."""
        return self._to("subscribing.show_calendar", body=body, item=item)

    def list_editions(self) -> str:
        """The history of the editions."""
        return self._to("editions.list_editions")

    def show_edition(self, number: int) -> str:
        """One edition in full."""
        return self._to("editions.show_edition", number=number)

    def download_of_edition(self, number: int, kind: str, suffix: str) -> str:
        """A document of one edition as a file."""
        return self._to("editions.download_document", number=number, kind=kind, suffix=suffix)

    def list_changes(self, number: int | None = None) -> str:
        """What changed from edition to edition; the place of one of them if it is given."""
        anchor = None if number is None else anchor_of(number)
        return self._to("editions.list_changes", _anchor=anchor)

    def changes_feed(self) -> str:
        """The same as an Atom feed."""
        return self._to("editions.download_changes")

    def of(self, target: Target) -> str | None:
        """The page about a noun that a document names; bodies have none."""
        match target.subject:
            case Subject.MEETING:
                return self.show_meeting(target.key)
            case Subject.ITEM:
                return self.show_item(target.key)
            case _:
                return None

    def _to(self, endpoint: str, **values: Any) -> str:
        return url_for(endpoint, language=self.language, session=self.session, **values)


def anchor_of(number: int) -> str:
    """Where the changes of that edition stand on the page of changes."""
    return f"edition-{number}"


def absolute(path: str) -> str:
    """The address in full, as it is copied into another program."""
    return f"{_origin()}{path}"


def webcal(path: str) -> str:
    """The address that a calendar program takes as an invitation to subscribe."""
    return f"webcal://{urlsplit(_origin()).netloc}{path}"


def _origin() -> str:
    return request.host_url.rstrip("/")


@dataclass(frozen=True, slots=True)
class SubscriptionAddresses:
    """The addresses of one delegate's own calendar; whoever has one has them all."""

    language: str
    secret: str

    def feed(self, name: str) -> str:
        """The calendar feed; some programs show the name, which says nothing of the reader."""
        return url_for("subscriptions.download_calendar", secret=self.secret, name=name)

    def manage(self) -> str:
        """The page on which it can be moved and ended."""
        return self._to("subscriptions.show_subscription")

    def rotate(self) -> str:
        """Where to send what moves it."""
        return self._to("subscriptions.rotate")

    def end(self) -> str:
        """Where to send what ends it."""
        return self._to("subscriptions.end")

    def _to(self, endpoint: str) -> str:
        return url_for(endpoint, language=self.language, secret=self.secret)
