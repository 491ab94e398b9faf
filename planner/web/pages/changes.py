"""What changed from edition to edition."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from planner.documents.blocks import Document, Inline, Subject, Target, Words, term
from planner.documents.changes import changes_document
from planner.models.edition import Edition
from planner.models.programme import Programme
from planner.rendering.html import render_fragment
from planner.web.addresses import Addresses, anchor_of
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.publication import Publication, publication_of
from planner.web.pages.view import View


@dataclass(frozen=True, slots=True)
class Step:
    """An edition between its programme and that of the one before, ``None`` for the first."""

    edition: Edition
    before: Programme | None
    after: Programme

    @property
    def document(self) -> Document:
        """What it changed."""
        return changes_document(self.edition, self.before, self.after)


@dataclass(frozen=True, slots=True)
class ChangesInEdition:
    """What one edition changed: its entries as a list; ``anchor`` is its place on the page."""

    anchor: str
    title: Inline
    publication: Publication
    comment: str | None
    entries: Markup


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed, the latest edition first; ``feed`` is the same for programs."""

    frame: Frame
    title: Inline
    session_title: Inline
    editions: tuple[ChangesInEdition, ...]
    history: str
    feed: str
    notes: Notes


def changes_page(view: View, steps: tuple[Step, ...]) -> ChangesPage:
    """The page of the changes; what the latest edition still has leads to its page."""
    address_of = addresses_in(view.programme, view.addresses)
    title = term("page.changes")
    return ChangesPage(
        frame=frame_in_session(view.addresses, view.programme.session, Link(title)),
        title=title,
        session_title=Words(view.programme.session.short_title),
        editions=tuple(
            ChangesInEdition(
                anchor=anchor_of(step.edition.number),
                title=step.document.title,
                publication=publication_of(step.edition, step.after.session),
                comment=step.edition.comment,
                entries=render_fragment(
                    step.document, view.addresses.language, address_of=address_of
                ),
            )
            for step in steps
        ),
        history=view.addresses.list_editions(),
        feed=view.addresses.changes_feed(),
        notes=notes_on(view),
    )


def changes_today(view: View, contents: Callable[[int], Programme], now: datetime) -> Markup | None:
    """What the edition changed, if it was published today by the clock of the venue."""
    edition = view.edition
    zone = ZoneInfo(view.programme.session.zone)
    days = {instant.astimezone(zone).date() for instant in (edition.published_at, now)}
    if edition.number == 1 or len(days) > 1:
        return None
    step = Step(edition, contents(edition.number - 1), view.programme)
    address_of = addresses_in(view.programme, view.addresses)
    return render_fragment(step.document, view.addresses.language, address_of=address_of)


def addresses_in(programme: Programme, addresses: Addresses) -> Callable[[Target], str | None]:
    """The page about a noun, for those that the programme has; others have none any more."""
    known = {(Subject.MEETING, meeting.key) for meeting in programme.meetings} | {
        (Subject.ITEM, item.key) for item in programme.items
    }

    def address_of(target: Target) -> str | None:
        return addresses.of(target) if (target.subject, target.key) in known else None

    return address_of
