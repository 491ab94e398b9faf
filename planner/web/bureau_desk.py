"""The desk of a bureau: attendance and the slate. For the bureau and the secretariat."""

from collections.abc import Callable

from flask import Blueprint, Response, request

from planner.documents.blocks import Document
from planner.documents.bureau_attendance import attendance_list
from planner.documents.slate_check import slate_check
from planner.errors import InvalidInput, NotFound
from planner.models.account import Action
from planner.models.slate import ElectionMode, SlateMember
from planner.services.bureau_attendance import (
    name_chair,
    read_extended_bureau,
    record_attendance,
)
from planner.services.slate import SessionInSeries, read_session_in_series, with_proposal
from planner.web.addresses import Addresses
from planner.web.files import document_file
from planner.web.inside import (
    SEEDS,
    desk_for,
    file_answer,
    for_nobody_else,
    page_answer,
    problems_in,
    see_other,
    token_of,
)
from planner.web.negotiation import language_in_address
from planner.web.pages.bureau_desk import desk_address, desk_page
from planner.web.pages.bureau_slate import slate_page
from planner.web.pages.credentials import REPORT_FORMATS
from planner.web.permissions import actor_for, may
from planner.web.reader import reader
from planner.web.speaking_fields import choice, number, number_or_none, text

bureau_desk = Blueprint(
    "bureau_desk", __name__, url_prefix="/<string(length=2):language>/<session>/bureau"
)
bureau_desk.after_request(for_nobody_else)

_PURPOSE = "bureau"
_PRESENT, _ABSENT = "present", "absent"


# --- attendance ------------------------------------------------------------------------------


@bureau_desk.get("/")
def show_desk(language: str, session: str) -> Response:
    """The extended bureau, who came to which meeting, and for the secretariat the forms."""
    actor_for(session, Action.BUREAU_READ)
    asked = request.args.get("meeting", "")
    return _desk(language, session, int(asked) if asked.isdecimal() else None)


@bureau_desk.post("/record")
def record(language: str, session: str) -> Response:
    """Records who came to a meeting, in place of what was recorded of it."""
    desk = desk_for(session, Action.EDIT)

    def do() -> None:
        found = read_extended_bureau(desk.database, session, SEEDS)
        said = {member.key: request.form.get(f"at-{member.key}") for member in found.members}
        present = {key: it == _PRESENT for key, it in said.items() if it in (_PRESENT, _ABSENT)}
        meeting = number("meeting")
        if not present:
            raise InvalidInput("attendance-empty", meeting=meeting)
        record_attendance(desk, meeting, present, seen=text("mark"))

    return _after(language, session, do)


@bureau_desk.post("/chair")
def chair(language: str, session: str) -> Response:
    """Records which State has a place that no election fills."""
    desk = desk_for(session, Action.EDIT)
    return _after(
        language,
        session,
        lambda: _done(name_chair(desk, SEEDS, text("member"), text("state") or None)),
    )


@bureau_desk.get("/<any(attendance, slate):name>.<suffix>")
def download(language: str, session: str, name: str, suffix: str) -> Response:
    """The attendance, or the slate with its findings, as a file."""
    language_in_address(language)
    actor_for(session, Action.BUREAU_READ)
    if suffix not in REPORT_FORMATS:
        raise NotFound("format-unknown", value=suffix, known=", ".join(REPORT_FORMATS))
    if name == "slate":
        document = _slate_document(read_session_in_series(reader().database, session, SEEDS))
    else:
        found = read_extended_bureau(reader().database, session, SEEDS)
        document = attendance_list(
            found.session.programme, found.session.states, found.attendance, found.strangers
        )
    return file_answer(document_file(document, language, suffix, session))


def _after(language: str, session: str, do: Callable[[], None]) -> Response:
    language_in_address(language)
    problems, status = problems_in(session, _PURPOSE, language, do)
    if problems:
        return _desk(language, session, None, status, problems)
    return see_other(desk_address(Addresses(language, session), "show_desk"))


def _desk(
    language: str,
    session: str,
    meeting: int | None,
    status: int = 200,
    problems: list[str] | None = None,
) -> Response:
    addresses = Addresses(language_in_address(language), session)
    found = read_extended_bureau(reader().database, session, SEEDS)
    page = desk_page(
        found,
        addresses,
        token_of(session, _PURPOSE),
        meeting if meeting and meeting < found.next_meeting else found.next_meeting,
        may_edit=may(session, Action.EDIT),
        problems=problems or (),
    )
    return page_answer("bureau_desk/show_desk.html", page, status)


def _done(_: object) -> None:
    """What is shown afterwards is read again."""


# --- the slate -------------------------------------------------------------------------------


@bureau_desk.get("/slate")
def show_slate(language: str, session: str) -> Response:
    """The slate of the session with its findings, and a form to try another."""
    actor_for(session, Action.BUREAU_READ)
    addresses = Addresses(language_in_address(language), session)
    found = read_session_in_series(reader().database, session, SEEDS)
    page = slate_page(found, addresses, token_of(session, _PURPOSE))
    return page_answer("bureau_desk/show_slate.html", page)


@bureau_desk.post("/slate")
def try_slate(language: str, session: str) -> Response:
    """Holds a proposed slate against the rule; nothing is stored."""
    actor_for(session, Action.BUREAU_READ)
    addresses = Addresses(language_in_address(language), session)
    tried = [read_session_in_series(reader().database, session, SEEDS)]

    def do() -> None:
        members = [
            SlateMember(rule.key, state)
            for rule in tried[0].series.seats
            for state in request.form.getlist(rule.key.value)
            if state
        ]
        mode = choice("mode", ElectionMode)
        tried[0] = with_proposal(tried[0], members, mode, number_or_none("candidates"))

    problems, status = problems_in(session, _PURPOSE, language, do)
    page = slate_page(
        tried[0],
        addresses,
        token_of(session, _PURPOSE),
        is_proposal=not problems,
        problems=problems,
    )
    return page_answer("bureau_desk/show_slate.html", page, status)


def _slate_document(found: SessionInSeries) -> Document:
    return slate_check(
        found.programme, found.series, found.states, found.slate, found.origin, found.findings
    )
