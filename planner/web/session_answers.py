"""Answers about one session: validators from its state, content from its programme."""

from collections.abc import Callable

from flask import Response

from planner.models.programme import Programme
from planner.web.addresses import Addresses
from planner.web.answers import Made, Representation, answer
from planner.web.negotiation import language_in_address
from planner.web.reader import OpenedSession, now, reader
from planner.web.templates import Page, page_key, render_page
from planner.web.timeline import Mark, marks_at

MakePage = Callable[[Programme, Addresses, dict[str, Mark]], Page]


def answer_page(language: str, session: str, template: str, make_page: MakePage) -> Response:
    """A page of the session. It changes when the session is saved and when the clock marks change.

    Raises `NotFound`.
    """
    addresses = Addresses(language_in_address(language), session)
    instant = now()

    def page_of(opened: OpenedSession) -> Response:
        turned_at = opened.timeline.last_change(instant)
        changed_at = max(filter(None, (opened.state.saved_at, turned_at)))

        def make() -> Made:
            marks = marks_at(opened.programme, instant)
            return render_page(template, make_page(opened.programme, addresses, marks))

        return answer(
            Representation(
                key=(*page_key(), opened.state.fingerprint, str(turned_at)),
                language=language,
                make=make,
                changed_at=changed_at,
            )
        )

    return reader().reading(session, page_of)


def answer_file(
    language: str,
    session: str,
    variant: tuple[str, ...],
    make_file: Callable[[Programme], Made],
) -> Response:
    """A file made from the session; ``variant`` tells it from the session's other files.

    Raises `NotFound`.
    """
    language_in_address(language)
    return reader().reading(
        session,
        lambda opened: answer(
            Representation(
                key=(session, opened.state.fingerprint, language, *variant),
                language=language,
                make=lambda: make_file(opened.programme),
                changed_at=opened.state.saved_at,
            )
        ),
    )
