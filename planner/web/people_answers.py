"""What the pages about people answer with."""

from typing import Any

from flask import Response, request, url_for

from planner.errors import PlannerError, TooManyAttempts
from planner.i18n.messages import error_message
from planner.web.answers import Made
from planner.web.form_tokens import form_tokens
from planner.web.pages.people import sign_in_page
from planner.web.provider import own_provider
from planner.web.speaking_fields import status_of
from planner.web.templates import Page, render_page

SIGN_IN = "sign-in"
"""The purpose of the one form here that nobody is signed in for."""

_TOO_MANY = 429


def answer_with(template: str, page: Page, status: int = 200) -> Response:
    """The page as an answer that nobody keeps."""
    return answered(render_page(template, page), page.frame.language, status)


def answered(made: Made, language: str, status: int = 200) -> Response:
    """An answer for this request alone."""
    response = Response(made.body, status, content_type=made.media_type)
    response.content_language.add(language)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def ask_to_sign_in(
    language: str, onward: str | None, error: PlannerError | None = None, name: str = ""
) -> Response:
    """The page that asks for a name and a password, and says what was wrong with the last try."""
    page = sign_in_page(
        language,
        form_tokens().token(SIGN_IN),
        onward,
        name=name[:200],
        problem=None if error is None else error_message(error, language),
        has_provider=own_provider() is not None,
    )
    status = 200 if error is None else status_of(error)
    if isinstance(error, TooManyAttempts):
        status = _TOO_MANY
    response = answer_with("people/show_sign_in.html", page, status)
    if isinstance(error, TooManyAttempts):
        response.headers["Retry-After"] = str(60 * error.params["minutes"])
    return response


def go_on(language: str, onward: str | None) -> Response:
    """To where somebody wanted to go when they were asked to sign in, or else to their sessions."""
    return see(onward or url_for("persons.list_own_sessions", language=language))


def see(address: str) -> Response:
    """To another page; 303, so that what was sent is not sent again when that page is loaded."""
    return Response(status=303, headers={"Location": address, "Cache-Control": "no-store"})


def after(endpoint: str, **values: Any) -> Response:
    """To the page that shows what was done, in the language of the page that did it."""
    language = (request.view_args or {}).get("language", "en")
    return see(url_for(endpoint, **{"language": language, **values}))
