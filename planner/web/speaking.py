"""Lists of speakers for everybody: the list, the screen in the room, the files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, Response, json

from planner.assets import folder
from planner.errors import NotFound
from planner.models.state import RegionalGroup
from planner.services.speaking import (
    known_states,
    list_speakers_lists,
    read_list,
    read_list_version,
)
from planner.services.speaking_log import ListRef
from planner.web.addresses import Addresses
from planner.web.answers import Made, Representation, answer
from planner.web.negotiation import language_in_address
from planner.web.pages.speaking import SUFFIXES, lists_page, room_page, speakers_page
from planner.web.reader import now, reader
from planner.web.speaking_chair import chair
from planner.web.speaking_delegation import delegation
from planner.web.speaking_files import document_file
from planner.web.speaking_state import POLICY, Shown, shown
from planner.web.templates import Page, page_key, render_page

speaking = Blueprint("speakers", __name__)
speaking.register_blueprint(chair)
speaking.register_blueprint(delegation)

_LIST = "/<string(length=2):language>/<session>/speakers/<key>"


@speaking.get("/<string(length=2):language>/<session>/speakers/")
def list_lists(language: str, session: str) -> Response:
    """The lists of speakers of a session. Raises `NotFound`."""
    addresses = Addresses(language_in_address(language), session)
    opened, database = reader().latest(session), reader().database
    settings = [read_list(database, ref).settings for ref in list_speakers_lists(database, session)]
    return answer(
        Representation(
            key=(*page_key(), *opened.key, *(one.key for one in settings)),
            language=language,
            make=lambda: render_page(
                "speaking/list_lists.html", lists_page(opened.programme, settings, addresses)
            ),
        )
    )


@speaking.get(f"{_LIST}/")
def show_list(language: str, session: str, key: str) -> Response:
    """The list as it stands, who was heard, and who spoke how much."""
    ref = ListRef(session, key)

    def make(state: Shown) -> Page:
        states = known_states(folder("seeds"))
        opens = state.programme.session.opens

        def group_of(code: str) -> RegionalGroup | None:
            return states.group_of(code, opens)

        return speakers_page(state.programme, state.view, state.addresses, group_of)

    return _answer_page(language, ref, "speaking/show_list.html", make)


@speaking.get(f"{_LIST}/room")
def show_room(language: str, session: str, key: str) -> Response:
    """The screen in the room."""

    def make(state: Shown) -> Page:
        return room_page(state.programme, state.view, state.addresses)

    return _answer_page(language, ListRef(session, key), "speaking/show_room.html", make)


@speaking.get("/speakers/<session>/<key>/version.json")
def show_version(session: str, key: str) -> Response:
    """The number of the last thing that happened on the list."""
    version = read_list_version(reader().database, ListRef(session, key))
    body = json.dumps({"version": version}).encode()
    return answer(
        Representation(
            key=("speaking version", session, key, str(version)),
            language="en",
            make=lambda: Made(body, "application/json"),
            is_listed=False,
        )
    )


@speaking.get(f'{_LIST}/<any("speakers-list", "speakers-delivered"):kind>.<suffix>')
def download_list(language: str, session: str, key: str, kind: str, suffix: str) -> Response:
    """The list in one format."""
    if suffix not in SUFFIXES:
        raise NotFound("format-unknown", value=suffix, known=", ".join(SUFFIXES))
    ref = ListRef(session, key)
    return _answer(
        language,
        ref,
        (kind, suffix),
        lambda at: document_file(shown(language, ref, at), kind, suffix),
    )


def _answer_page(
    language: str, ref: ListRef, template: str, make: Callable[[Shown], Page]
) -> Response:
    def page(at: datetime) -> Made:
        made = render_page(template, make(shown(language, ref, at)))
        return replace(made, policy=POLICY)

    return _answer(language, ref, page_key(), page)


def _answer(
    language: str, ref: ListRef, variant: tuple[str, ...], make: Callable[[datetime], Made]
) -> Response:
    """An answer that changes when something happens on the list, and with the minute: what is
    expected when depends on what time it is.
    """
    language_in_address(language)
    opened = reader().latest(ref.session)
    version = read_list_version(reader().database, ref)
    minute = now().replace(second=0, microsecond=0)
    return answer(
        Representation(
            key=("speaking", *opened.key, *ref, language, *variant, str(version), str(minute)),
            language=language,
            make=lambda: make(minute),
        )
    )
