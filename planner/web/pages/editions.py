"""The history of the editions of a session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from planner.documents.blocks import Inline, Words, term
from planner.models.approval import Approval
from planner.models.edition import Edition
from planner.web.pages.approvals import ApprovalLine, approval_lines
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.publication import Publication, publication_of
from planner.web.pages.view import View


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in the history; ``changes`` (an address) is ``None`` for the first."""

    publication: Publication
    is_latest: bool
    approvals: tuple[ApprovalLine, ...]
    comment: str | None
    address: str
    changes: str | None


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """All editions, the latest first."""

    frame: Frame
    title: Inline
    session_title: Inline
    editions: tuple[EditionLine, ...]
    changes: str
    feed: str
    notes: Notes


def editions_page(
    view: View, editions: Iterable[Edition], approvals: Iterable[Approval], now: datetime
) -> EditionsPage:
    """The history up to the latest edition, which is the one of the view, at that instant."""
    approvals = tuple(approvals)
    addresses, session = view.addresses, view.programme.session
    title = term("page.editions")
    latest = view.edition.number
    return EditionsPage(
        frame=frame_in_session(addresses, session, Link(title)),
        title=title,
        session_title=Words(session.short_title),
        editions=tuple(
            EditionLine(
                publication=publication_of(edition, session),
                is_latest=edition.number == latest,
                approvals=approval_lines(approvals, edition.number, view.programme, now),
                comment=edition.comment,
                address=addresses.show_edition(edition.number),
                changes=addresses.list_changes(edition.number) if edition.number > 1 else None,
            )
            for edition in editions
            if edition.number <= latest
        ),
        changes=addresses.list_changes(),
        feed=addresses.changes_feed(),
        notes=notes_on(view),
    )
