"""Answers about one session: validators from its latest edition, content from what was frozen."""

from collections.abc import Callable

from flask import Response

from planner.web.addresses import Addresses
from planner.web.answers import Made, Representation, answer
from planner.web.negotiation import language_in_address
from planner.web.pages.view import View
from planner.web.reader import OpenedEdition, now, reader
from planner.web.templates import Page, page_key, render_page
from planner.web.timeline import marks_at


def answer_page(
    language: str, session: str, template: str, make_page: Callable[[View], Page]
) -> Response:
    """A page of the latest edition. It changes when one is published and when the clock says so.

    Raises `NotFound`.
    """
    addresses = Addresses(language_in_address(language), session)
    instant = now()
    opened = reader().latest(session)
    turned_at = opened.timeline().last_change(instant)

    def make() -> Made:
        marks = marks_at(opened.programme, instant)
        view = View(opened.edition, opened.programme, addresses, marks)
        return render_page(template, make_page(view))

    return answer(
        Representation(
            key=(*page_key(), *opened.key, str(turned_at)),
            language=language,
            make=make,
            changed_at=max(filter(None, (opened.edition.published_at, turned_at))),
        )
    )


def answer_file(
    language: str,
    session: str,
    variant: tuple[str, ...],
    make_file: Callable[[OpenedEdition], Made],
) -> Response:
    """A file made from the latest edition; ``variant`` tells it from the session's other files.

    Raises `NotFound`.
    """
    language_in_address(language)
    opened = reader().latest(session)
    return answer(
        Representation(
            key=(*opened.key, language, *variant),
            language=language,
            make=lambda: make_file(opened),
            changed_at=opened.edition.published_at,
        )
    )
