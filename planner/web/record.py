"""The record of a session, kept by several people at once. Plain forms; a script spares reloads.

A form names its sending (``sent``), so that one that is sent twice is entered once. Whoever asks
for JSON gets JSON: the script sends entries one by one and asks what colleagues have typed.
"""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict

from flask import Blueprint, Response, json, request, url_for

from planner.assets import folder
from planner.documents.plan_and_record import KIND, plan_and_record_document
from planner.errors import NotFound, PlannerError
from planner.i18n.messages import error_message
from planner.models.account import Action
from planner.models.record import RecordEntry
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.services.draft_resolutions import drafts_version
from planner.services.record import (
    compare_with_plan,
    read_record_and_drafts,
)
from planner.services.record_speakers import heard_at, take_over_statements
from planner.services.sessions import read_programme, read_state
from planner.services.speaking import known_states
from planner.web import workbench_forms
from planner.web.addresses import Addresses
from planner.web.answers import Made
from planner.web.headers import policy_for_document
from planner.web.negotiation import language_in_address, wants_json
from planner.web.pages.plan_and_record import SUFFIXES, plan_page
from planner.web.pages.record import MeetingRecordPage, meeting_record_page, record_page
from planner.web.pages.record_entry import entry_page
from planner.web.pages.record_lines import Recorded, meeting_lines, meeting_state
from planner.web.permissions import actor_for
from planner.web.reader import now, reader
from planner.web.record_drafts import drafts
from planner.web.record_typed import add_typed, correct_typed
from planner.web.speaking_fields import status_of
from planner.web.speaking_state import POLICY
from planner.web.templates import Page, render_page

record = Blueprint(
    "recording", __name__, url_prefix="/<string(length=2):language>/<session>/record"
)
record.register_blueprint(drafts)

_SEEDS = folder("seeds")
_PURPOSE = "record"
_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}
_SAVED = ("csv", "docx")


@record.after_request
def for_nobody_else(response: Response) -> Response:
    """What is typed here is read by those who keep the record, and kept by nobody on the way."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response


@record.get("/")
def show_record(language: str, session: str) -> Response:
    """All meetings, and what belongs to the whole session."""
    addresses = _permitted(language, session)
    page = record_page(_recorded(session), addresses, now(), _token(), _new_id())
    return _page("record/show_record.html", page)


@record.post("/")
def add_to_session(language: str, session: str) -> Response:
    """Adds an entry that belongs to no meeting."""
    addresses = _permitted(language, session)
    problem = _problem_in(lambda: add_typed(addresses, ""), language)
    if problem is None:
        return _see(url_for("recording.show_record", language=language, session=session))
    page = record_page(
        _recorded(session), addresses, now(), _token(), _new_id(), problem[0], request.form
    )
    return _page("record/show_record.html", page, problem[1])


@record.get("/meetings/<meeting>/")
def show_meeting(language: str, session: str, meeting: str) -> Response:
    """The entries of a meeting, and the forms to add to them."""
    addresses = _permitted(language, session)
    page = _meeting_page(addresses, meeting)
    return _page("record/show_meeting.html", page)


@record.post("/meetings/<meeting>/")
def add_to_meeting(language: str, session: str, meeting: str) -> Response:
    """Adds an entry to a meeting; a script is answered with its number."""
    addresses = _permitted(language, session)
    if wants_json():
        workbench_forms.check(_PURPOSE)
        return _json({"id": add_typed(addresses, meeting).id})
    problem = _problem_in(lambda: add_typed(addresses, meeting), language)
    if problem is None:
        return _see(
            url_for("recording.show_meeting", language=language, session=session, meeting=meeting)
        )
    page = _meeting_page(addresses, meeting, problem[0], request.form)
    return _page("record/show_meeting.html", page, problem[1])


@record.post("/meetings/<meeting>/speakers")
def take_over(language: str, session: str, meeting: str) -> Response:
    """Enters what the lists of speakers have as heard at that meeting."""
    _permitted(language, session)
    workbench_forms.check(_PURPOSE)
    actor = actor_for(session, Action.RECORD)
    take_over_statements(
        reader().database, session, meeting, known_states(_SEEDS), now(), actor.name
    )
    return _see(
        url_for("recording.show_meeting", language=language, session=session, meeting=meeting)
    )


@record.get("/meetings/<meeting>/entries.json")
def show_entries(language: str, session: str, meeting: str) -> Response:
    """The entries of a meeting as a script shows them; 304 while nothing has changed."""
    addresses = _permitted(language, session)
    token = _token()
    # Two small queries: the page asks every other second, and mostly nothing has happened.
    state = read_state(reader().database, session).fingerprint
    versions = drafts_version(reader().database, session)
    tag = hashlib.sha256(repr((language, meeting, token, state, versions)).encode()).hexdigest()
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        recorded = _recorded(session)
        recorded.programme.meeting(meeting)
        response = _json(
            {
                "version": recorded.record.version,
                "state": meeting_state(recorded, meeting, language),
                "lines": [asdict(line) for line in meeting_lines(recorded, meeting, addresses)],
                "token": token,
            }
        )
    response.set_etag(tag)
    return response


@record.get("/entries/<entry>/")
def show_entry(language: str, session: str, entry: str) -> Response:
    """One entry, to be corrected or struck out."""
    addresses = _permitted(language, session)
    recorded = _recorded(session)
    page = entry_page(recorded, recorded.record.entry(entry), addresses, _token(), _new_id())
    return _page("record/show_entry.html", page)


@record.post("/entries/<entry>/")
def correct_entry(language: str, session: str, entry: str) -> Response:
    """Puts another entry in the place of one, or nothing."""
    addresses = _permitted(language, session)
    found = _recorded(session).record.entry(entry)
    problem = _problem_in(lambda: correct_typed(addresses, found), language)
    recorded = _recorded(session)
    if problem is None:
        return _see(_page_of(addresses, found))
    page = entry_page(recorded, found, addresses, _token(), _new_id(), problem[0], request.form)
    return _page("record/show_entry.html", page, problem[1])


@record.get("/plan")
def show_plan(language: str, session: str) -> Response:
    """The plan and the record side by side."""
    addresses = _permitted(language, session)
    programme = read_programme(reader().database, session)
    found = compare_with_plan(reader().database, session, _SEEDS, now())
    return _page("record/show_plan.html", plan_page(programme, found, addresses))


@record.get(f"/{KIND}.<suffix>")
def download_plan(language: str, session: str, suffix: str) -> Response:
    """The same as a file."""
    _permitted(language, session)
    if suffix not in SUFFIXES:
        raise NotFound("format-unknown", value=suffix, known=", ".join(SUFFIXES))
    programme = read_programme(reader().database, session)
    found = compare_with_plan(reader().database, session, _SEEDS, now())
    format = _BY_SUFFIX[suffix]
    body = render(plan_and_record_document(programme, found), language, format)
    name = file_name(KIND, session, language, format)
    kind = "attachment" if suffix in _SAVED else "inline"
    return _file(
        Made(
            body=body,
            media_type=media_type(format),
            disposition=f'{kind}; filename="{name}"',
            policy=policy_for_document(suffix, body),
        )
    )


# --- answers ---------------------------------------------------------------------------------


def _problem_in(do: Callable[[], RecordEntry], language: str) -> tuple[str, int] | None:
    """What is wrong with what was sent, in words, and the status of HTTP; ``None``: nothing."""
    try:
        workbench_forms.check(_PURPOSE)
        do()
    except PlannerError as error:
        return error_message(error, language), status_of(error)
    return None


def _permitted(language: str, session: str) -> Addresses:
    addresses = Addresses(language_in_address(language), session)
    actor_for(session, Action.RECORD)
    return addresses


def _recorded(session: str) -> Recorded:
    database = reader().database
    programme = read_programme(database, session)
    return Recorded(programme, *read_record_and_drafts(database, session), known_states(_SEEDS))


def _page_of(addresses: Addresses, entry: RecordEntry) -> str:
    language, session = addresses.language, addresses.session
    if not entry.meeting:
        return url_for("recording.show_record", language=language, session=session)
    return url_for(
        "recording.show_meeting", language=language, session=session, meeting=entry.meeting
    )


def _meeting_page(
    addresses: Addresses,
    meeting: str,
    problem: str | None = None,
    typed: Mapping[str, str] | None = None,
) -> MeetingRecordPage:
    recorded = _recorded(addresses.session)
    heard = heard_at(reader().database, addresses.session, meeting, recorded.states)
    return meeting_record_page(
        recorded, meeting, addresses, _token(), _new_id(), problem, typed, heard=len(heard)
    )


def _token() -> str:
    return workbench_forms.token(_PURPOSE)


def _new_id() -> str:
    return secrets.token_urlsafe(12)


def _json(content: dict[str, object]) -> Response:
    return Response(json.dumps(content), content_type="application/json")


def _see(address: str) -> Response:
    # 303: what was sent is not sent again when the page is loaded again.
    return Response(status=303, headers={"Location": address})


def _file(made: Made) -> Response:
    response = Response(made.body, content_type=made.media_type)
    response.headers["Content-Disposition"] = made.disposition or "inline"
    if made.policy is not None:
        response.headers["Content-Security-Policy"] = made.policy
    return response


def _page(template: str, page: Page, status: int = 200) -> Response:
    made = render_page(template, page)
    response = Response(made.body, status, content_type=made.media_type)
    response.content_language.add(page.frame.language)
    return response
