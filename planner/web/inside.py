"""What the pages for the bureau and the secretariat of a session have in common."""

from collections.abc import Callable

from flask import Response

from planner.assets import folder
from planner.errors import InvalidBundle, PlannerError
from planner.i18n.messages import bundle_messages, error_message
from planner.models.account import Action
from planner.services.session_desk import SessionDesk
from planner.web.answers import Made
from planner.web.pages.frame import Frame
from planner.web.permissions import actor_for
from planner.web.reader import now, reader
from planner.web.speaking_fields import status_of
from planner.web.templates import Page, render_page
from planner.web.workbench_forms import check, token

SEEDS = folder("seeds")
"""Where States, series and rulebooks are read from."""


def desk_for(session: str, action: Action) -> SessionDesk:
    """The desk of whoever asks. Raises `SignInNeeded`, `NotPermitted`."""
    return SessionDesk(reader().database, session, actor_for(session, action), now())


def token_of(session: str, purpose: str) -> str:
    """The token for the forms of that purpose at that session."""
    return token(f"{purpose} {session}")


def problems_in(
    session: str, purpose: str, language: str, do: Callable[[], None]
) -> tuple[list[str], int]:
    """Does what a form asks for; returns what is wrong with it in words, and the status of HTTP.

    Nothing is wrong if there are no words.
    """
    try:
        check(f"{purpose} {session}")
        do()
    except InvalidBundle as faulty:
        return bundle_messages(faulty, language), 422
    except PlannerError as refused:
        return [error_message(refused, language)], status_of(refused)
    return [], 200


def page_answer(template: str, page: Page, status: int = 200) -> Response:
    """The page as an answer that nobody keeps and that is listed nowhere."""
    frame: Frame = page.frame
    written = render_page(template, page)
    response = Response(written.body, status, content_type=written.media_type)
    response.content_language.add(frame.language)
    return response


def file_answer(made: Made) -> Response:
    """A file as an answer."""
    response = Response(made.body, content_type=made.media_type)
    if made.disposition is not None:
        response.headers["Content-Disposition"] = made.disposition
    if made.policy is not None:
        response.headers["Content-Security-Policy"] = made.policy
    return response


def see_other(address: str) -> Response:
    """To the page that shows what was done: what was sent is not sent again when it is reloaded."""
    return Response(status=303, headers={"Location": address})


def for_nobody_else(response: Response) -> Response:
    """What is behind a sign-in is kept by nobody on the way and listed nowhere."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
