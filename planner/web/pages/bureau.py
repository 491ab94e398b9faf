"""The page of the rotation of a bureau, and the list of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from planner.documents.blocks import Document, Inline, Words, term
from planner.documents.bureau import (
    KIND,
    beside_grid,
    bureau_rotation,
    rule_sentences,
    turn_inline,
)
from planner.documents.bureau_words import GROUPS, LETTERS, SEATS, session_name
from planner.models.state import RegionalGroup
from planner.rendering.html import render_fragment
from planner.rules.rotation import Turn, seats_in_turn, turns
from planner.services.bureau import Rotation
from planner.web.pages.files import DocumentFiles, FileLink
from planner.web.pages.frame import Frame, Link, frame_of_page

_FORMAT_NAMES = {
    "pdf": term("page.file_pdf"),
    "csv": term("page.file_csv"),
    "docx": term("page.file_docx"),
    "html": term("page.file_html"),
    "json": term("page.file_json"),
    "txt": term("page.file_txt"),
}
SUFFIXES = tuple(_FORMAT_NAMES)
"""The formats in which a rotation is offered, by what their file names end with."""


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A group: its letters, its name, and the class that colours it."""

    letters: Inline
    name: Inline
    group: RegionalGroup


@dataclass(frozen=True, slots=True)
class GridCell:
    """One office at one session; ``content`` is ``None`` where the rule says nothing.

    ``group`` is the one whose colour the cell has, ``fit`` how it compares with the rule.
    """

    content: Inline | None
    group: RegionalGroup | None
    fit: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One session; ``is_next`` marks the first that is foretold."""

    session: Inline
    cells: tuple[GridCell, ...]
    is_next: bool


@dataclass(frozen=True, slots=True)
class BureauPage:
    """The rotation of one series; ``rows`` are empty where no turn is known.

    ``below`` are the tables on what each group fills and is owed, and the departures.
    """

    frame: Frame
    title: Inline
    series_title: Inline
    rule: tuple[Inline, ...]
    is_verified: bool
    legend: tuple[LegendLine, ...]
    seats: tuple[Inline, ...]
    rows: tuple[GridRow, ...]
    below: Markup
    documents: DocumentFiles


@dataclass(frozen=True, slots=True)
class BureausPage:
    """The series whose rotation is known, each as a link."""

    frame: Frame
    title: Inline
    series: tuple[Link, ...]


def bureaus_page(rotations: Sequence[Rotation], language: str) -> BureausPage:
    """The list of those series."""
    title = term("bureau.title")
    return BureausPage(
        frame=frame_of_page(language, (Link(title),)),
        title=title,
        series=tuple(
            Link(Words(found.series.title), _address(language, found)) for found in rotations
        ),
    )


def bureau_page(found: Rotation, language: str) -> BureauPage:
    """The page of that rotation."""
    series, states, span = found.series, found.states, found.span
    document = bureau_rotation(series, states, span)
    below = Document(
        kind=KIND,
        session=series.slug,
        title=document.title,
        cover=document.cover,
        blocks=tuple(beside_grid(series, states, span)),
    )
    up = Link(term("bureau.title"), url_for("bureaus.list_bureaus", language=language))
    return BureauPage(
        frame=frame_of_page(language, (up, Link(Words(series.title)))),
        title=term("bureau.of_series", series=Words(series.title)),
        series_title=Words(series.title),
        rule=tuple(rule_sentences(series)),
        is_verified=series.head.verified,
        legend=tuple(LegendLine(LETTERS[group], GROUPS[group], group) for group in series.order),
        seats=tuple(SEATS[rule.key] for rule in seats_in_turn(series)),
        rows=_rows(found),
        below=render_fragment(below, language),
        documents=DocumentFiles(
            title=document.title,
            files=tuple(
                FileLink(
                    name,
                    url_for(
                        "bureaus.download_bureau",
                        language=language,
                        series=series.slug,
                        suffix=suffix,
                    ),
                )
                for suffix, name in _FORMAT_NAMES.items()
            ),
        ),
    )


def _rows(found: Rotation) -> tuple[GridRow, ...]:
    all_turns = turns(found.series, found.states, found.span.sessions, found.span.latest)
    if not any(turn.expected or turn.holders for turn in all_turns):
        return ()
    return tuple(
        GridRow(
            session=session_name(found.series, session),
            cells=tuple(_cell(found, turn) for turn in all_turns if turn.session == session),
            is_next=session == found.span.latest + 1,
        )
        for session in found.span.sessions
    )


def _cell(found: Rotation, turn: Turn) -> GridCell:
    held = [group for group in turn.held if group is not None]
    return GridCell(
        content=turn_inline(found.states, turn),
        group=held[0] if held else turn.expected,
        fit=turn.fit.value,
    )


def _address(language: str, found: Rotation) -> str:
    return url_for("bureaus.show_bureau", language=language, series=found.series.slug)
