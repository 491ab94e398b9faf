"""The page of the deadlines of a session."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.blocks import Day, Inline, Series, Words, term
from planner.documents.deadlines import (
    binding,
    deadline_hour,
    deadline_list,
    deadline_name,
    deadline_remarks,
)
from planner.i18n.catalogues import translate, translate_count
from planner.models.deadline import Deadline
from planner.models.programme import Programme
from planner.rendering.html import render_fragment
from planner.rendering.html_table import RowMark
from planner.rules.countdown import Countdown, Left
from planner.web.pages.calendars import CalendarLink, deadlines_link
from planner.web.pages.files import DocumentFiles, files_of_deadlines
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.view import View

_PASSED = RowMark("passed", term("page.passed"))


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """A deadline that is ahead; ``left`` says how long there is, in the page's language.

    ``remarks`` are what a reader has to know besides the day, ``None`` if there is nothing.
    """

    left: str
    name: Inline
    day: Inline
    hour: Inline
    remarks: Inline | None


@dataclass(frozen=True, slots=True)
class DeadlinesPage:
    """The deadlines: those ahead, the next first, and the table of all.

    ``calendar`` is ``None`` where the rules give no deadline.
    """

    frame: Frame
    title: Inline
    session_title: Inline
    ahead: tuple[DeadlineLine, ...]
    table: Markup
    calendar: CalendarLink | None
    documents: DocumentFiles
    notes: Notes


def deadlines_page(view: View, counted: Sequence[tuple[Deadline, Countdown]]) -> DeadlinesPage:
    """The page of the deadlines, each with the time that is left."""
    programme, addresses = view.programme, view.addresses
    document = deadline_list(programme, [deadline for deadline, _ in counted])
    return DeadlinesPage(
        frame=frame_in_session(addresses, programme.session, Link(document.title)),
        title=document.title,
        session_title=Words(programme.session.short_title),
        ahead=tuple(
            _line(programme, deadline, left_in_words(count, addresses.language))
            for deadline, count in counted
            if not count.is_passed
        ),
        table=render_fragment(
            document,
            addresses.language,
            marks={deadline.key: _PASSED for deadline, count in counted if count.is_passed},
        ),
        calendar=deadlines_link(addresses) if counted else None,
        documents=files_of_deadlines(document.title, addresses),
        notes=notes_on(view),
    )


def left_in_words(count: Countdown, language: str) -> str:
    """What is left, in that language."""
    match count.left:
        case Left.DAYS:
            return translate_count("page.in_days", count.number, language)
        case Left.TOMORROW:
            return translate("page.tomorrow", language)
        case Left.TODAY:
            return translate("page.today", language)
        case Left.HOURS:
            return translate_count("page.in_hours", count.number, language)
        case Left.WITHIN_HOUR:
            return translate("page.within_hour", language)
        case Left.PASSED:
            return translate("page.passed", language)


def _line(programme: Programme, deadline: Deadline, left: str) -> DeadlineLine:
    remarks = deadline_remarks(programme, deadline)
    if not deadline.is_hard:
        remarks = (binding(deadline), *remarks)
    return DeadlineLine(
        left=left,
        name=deadline_name(programme, deadline),
        day=Day(deadline.day),
        hour=deadline_hour(programme, deadline),
        remarks=Series(remarks) if remarks else None,
    )
