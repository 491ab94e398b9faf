"""What a reader is told when a request cannot be met: a page or JSON, never a traceback."""

from flask import Flask, Response, current_app, json, request, url_for
from werkzeug.exceptions import HTTPException

from planner.errors import (
    Conflict,
    Gone,
    InvalidDraft,
    InvalidInput,
    NotFound,
    NotPermitted,
    PlannerError,
    PreconditionFailed,
    PreconditionMissing,
    SignInNeeded,
    TooManyAttempts,
    UnusableRequest,
)
from planner.i18n.catalogues import translate
from planner.i18n.messages import error_message, fault_message
from planner.web.calendar_filter import UnknownField
from planner.web.negotiation import language_of_request, wants_json
from planner.web.onward import page_to_return_to
from planner.web.pages.error import error_page
from planner.web.problem import Problem
from planner.web.signed_in import is_for_programs
from planner.web.templates import render_page

# What is said when nothing more particular can be: title and sentence, by status.
_GENERAL = {
    400: ("page.error_400", "page.error_400_text"),
    401: ("page.error_401", "page.error_401_text"),
    403: ("page.error_403", "page.error_403_text"),
    404: ("page.error_404", "page.error_404_text"),
    405: ("page.error_405", "page.error_405_text"),
    409: ("page.error_409", "page.error_409_text"),
    410: ("page.error_410", "page.error_410_text"),
    412: ("page.error_409", "page.error_409_text"),
    413: ("page.error_413", "page.error_413_text"),
    422: ("page.error_422", "page.error_422_text"),
    428: ("page.error_422", "page.error_422_text"),
    429: ("page.error_429", "page.error_429_text"),
    500: ("page.error_500", "page.error_500_text"),
}
_STATUSES: dict[type[PlannerError], int] = {
    SignInNeeded: 401,
    TooManyAttempts: 429,
    NotFound: 404,
    NotPermitted: 403,
    PreconditionFailed: 412,
    PreconditionMissing: 428,
    Conflict: 409,
    Gone: 410,
}


def answer_errors(app: Flask) -> None:
    """Makes every error of the application, expected or not, an answer that helps."""
    app.register_error_handler(PlannerError, _answer_planner_error)
    app.register_error_handler(HTTPException, _answer_http_error)
    app.register_error_handler(UnknownField, _answer_unknown_field)


def _answer_planner_error(error: PlannerError) -> Response:
    language = language_of_request()
    if isinstance(error, SignInNeeded) and not _is_for_program():
        sign_in = url_for("persons.show_sign_in", language=language, next=page_to_return_to())
        return Response(status=303, headers={"Location": sign_in, "Cache-Control": "no-store"})
    status = _status_of(error)
    title, detail = (translate(code, language) for code in _GENERAL[status])
    try:
        detail = error_message(error, language)
    except KeyError:
        current_app.logger.exception("There is no message for %s", error)
    faults = (
        tuple(fault_message(fault, language) for fault in error.faults)
        if isinstance(error, InvalidDraft | UnusableRequest)
        else ()
    )
    response = _answer(Problem(status, title, detail, language, error.code, error.params, faults))
    if isinstance(error, SignInNeeded):
        response.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, TooManyAttempts):
        response.headers["Retry-After"] = str(60 * error.params["minutes"])
    return response


def _answer_http_error(error: HTTPException) -> Response:
    language = language_of_request()
    status = error.code or 500
    alike = status if status in _GENERAL else 400 if status < 500 else 500
    title, detail = (translate(code, language) for code in _GENERAL[alike])
    code = error.name.lower().replace(" ", "-")
    response = _answer(Problem(status, title, detail, language, code))
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _answer_unknown_field(error: UnknownField) -> Response:
    language = language_of_request()
    title = translate(_GENERAL[400][0], language)
    detail = translate("page.unknown_field", language, field=error.params["field"])
    return _answer(Problem(400, title, detail, language, "field-unknown", error.params))


def _is_for_program() -> bool:
    return is_for_programs() or wants_json()


def _status_of(error: PlannerError) -> int:
    for kind, status in _STATUSES.items():
        if isinstance(error, kind):
            return status
    if isinstance(error, InvalidDraft | InvalidInput | UnusableRequest):
        # What is wrong when reading is a part of the address, not of something sent.
        return 400 if request.method in ("GET", "HEAD") else 422
    return 500


def _answer(problem: Problem) -> Response:
    if _is_for_program():
        content = json.dumps(problem.as_json()).encode()
        media_type = "application/problem+json"
    else:
        made = render_page("errors/show_error.html", error_page(problem))
        content, media_type = made.body, made.media_type
    response = Response(content, problem.status, content_type=media_type)
    response.content_language.add(problem.language)
    response.headers["Cache-Control"] = "no-store"
    response.vary.update(("Accept", "Accept-Language"))
    return response
