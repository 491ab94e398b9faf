"""The page of a review mechanism with its draws, and the page of one draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from markupsafe import Markup

from planner.documents.blocks import DateOnly, Inline, Verbatim, Words, term
from planner.documents.draw import TITLES, draw_document
from planner.documents.review_plan import review_plan
from planner.models.draw_rows import LotDraw
from planner.models.review_mechanism import Mechanism
from planner.models.state import States
from planner.rendering.html import render_fragment
from planner.services.years import KnownYears
from planner.web.pages.document import files_at
from planner.web.pages.files import DocumentFiles
from planner.web.pages.frame import Frame, Link, frame_of_page


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The work plan or a draw; ``draws`` are those made so far, ``None`` where they do not stand
    on the page.
    """

    frame: Frame
    title: Inline
    documents: DocumentFiles
    content: Markup
    draws: tuple[Link, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReviewListPage:
    """The mechanisms that there are, each as a link."""

    frame: Frame
    title: Inline
    links: tuple[Link, ...]


def review_list_page(mechanisms: Sequence[Mechanism], language: str) -> ReviewListPage:
    """The list of the mechanisms."""
    title = term("draw.mechanisms")
    return ReviewListPage(
        frame=frame_of_page(language, (Link(title),)),
        title=title,
        links=tuple(
            Link(Words(mechanism.head.title), _address(language, mechanism.slug))
            for mechanism in mechanisms
        ),
    )


def review_page(
    mechanism: Mechanism,
    known: KnownYears,
    draws: Sequence[LotDraw],
    language: str,
    today: date,
) -> ReviewPage:
    """The work plan, and the draws made so far."""
    document = review_plan(mechanism, known.years, known.station, today)
    up = url_for("reviews.list_reviews", language=language)
    return ReviewPage(
        frame=frame_of_page(
            language, (Link(term("draw.mechanisms"), up), Link(Words(mechanism.head.title)))
        ),
        title=Words(mechanism.head.title),
        documents=files_at(
            document.title,
            lambda suffix: url_for(
                "reviews.download_plan", language=language, mechanism=mechanism.slug, suffix=suffix
            ),
        ),
        content=render_fragment(document, language),
        draws=tuple(
            Link(
                term(
                    "draw.entry",
                    number=Verbatim(str(draw.number)),
                    date=DateOnly(draw.drawn_at.date()),
                    title=TITLES[draw.kind],
                ),
                url_for(
                    "reviews.show_draw",
                    language=language,
                    mechanism=mechanism.slug,
                    number=draw.number,
                ),
            )
            for draw in draws
        ),
    )


def draw_page(mechanism: Mechanism, states: States, draw: LotDraw, language: str) -> ReviewPage:
    """One draw as it stands in the log."""
    document = draw_document(mechanism, states, draw)
    up = _address(language, mechanism.slug)
    return ReviewPage(
        frame=frame_of_page(
            language, (Link(Words(mechanism.head.title), up), Link(document.title))
        ),
        title=document.title,
        documents=files_at(
            document.title,
            lambda suffix: url_for(
                "reviews.download_draw",
                language=language,
                mechanism=mechanism.slug,
                number=draw.number,
                suffix=suffix,
            ),
        ),
        content=render_fragment(document, language),
    )


def _address(language: str, slug: str) -> str:
    return url_for("reviews.show_review", language=language, mechanism=slug)
