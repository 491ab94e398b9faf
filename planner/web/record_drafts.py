"""The page on which the documents section receives draft resolutions and follows them."""

import secrets
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, url_for

from planner.assets import folder
from planner.errors import InvalidInput, PlannerError
from planner.i18n.messages import error_message
from planner.models.account import Action
from planner.models.draft_resolution import DraftKind, Negotiated, Revised, Submitted
from planner.models.record_facts import GroupSpokenFor, Sponsor
from planner.services.draft_resolutions import (
    Desk,
    add_sponsors,
    give_symbol,
    note_negotiation,
    preview_symbol,
    read_standings,
    remove_sponsor,
    revise_draft,
    submit_draft,
    withdraw_draft,
)
from planner.services.rules import read_under_rules
from planner.services.sessions import read_programme
from planner.services.speaking import known_states
from planner.web import workbench_forms
from planner.web.addresses import Addresses
from planner.web.negotiation import language_in_address
from planner.web.pages.draft_resolutions import keep_drafts_page
from planner.web.permissions import actor_for
from planner.web.reader import now, reader
from planner.web.record_reading import Reading, state_code
from planner.web.speaking_fields import choice, in_language, status_of, text
from planner.web.templates import render_page

drafts = Blueprint("drafts", __name__, url_prefix="/drafts")

_SEEDS = folder("seeds")
_PURPOSE = "drafts"
_ALSO_MEMBERS = "+"


@drafts.get("/")
def keep_drafts(language: str, session: str) -> Response:
    """The drafts, with what can be done with each."""
    addresses = Addresses(language_in_address(language), session)
    actor_for(session, Action.RECORD)
    return _page(addresses)


@drafts.post("/")
def act(language: str, session: str) -> Response:
    """Does one thing with a draft, or receives one."""
    addresses = Addresses(language_in_address(language), session)
    actor = actor_for(session, Action.RECORD)
    try:
        workbench_forms.check(_PURPOSE)
        do = ACTIONS.get(text("action"))
        if do is None:
            raise InvalidInput("field-unusable", field="action", value=text("action"))
        sent = text("sent") or secrets.token_urlsafe(12)
        do(Desk(reader().database, session, now(), actor.name, sent), addresses)
    except PlannerError as error:
        return _page(addresses, error_message(error, language), status_of(error))
    here = url_for("recording.drafts.keep_drafts", language=language, session=session)
    # 303: what was sent is not sent again when the page is loaded again.
    return Response(status=303, headers={"Location": here})


def _submit(desk: Desk, addresses: Addresses) -> None:
    title = in_language(text("title"), addresses.language)
    if title is None:
        raise InvalidInput("field-missing", field="title")
    submission = Submitted(
        draft_kind=choice("draft_kind", DraftKind),
        title=title,
        item=text("item"),
        symbol=text("symbol"),
        sponsors=_sponsors(addresses),
        from_body=text("from_body"),
    )
    received_at = _received_at(desk)
    there = Desk(desk.database, desk.slug, desk.now, desk.actor, desk.sent, received_at)
    submit_draft(there, submission)


def _add_sponsors(desk: Desk, addresses: Addresses) -> None:
    add_sponsors(desk, text("draft"), _sponsors(addresses))


def _remove_sponsor(desk: Desk, _: Addresses) -> None:
    remove_sponsor(desk, text("draft"), text("delegation"))


def _negotiated(desk: Desk, addresses: Addresses) -> None:
    place = in_language(text("place"), addresses.language)
    if place is None and not text("body"):
        raise InvalidInput("field-missing", field="place")
    negotiation = Negotiated(body=text("body"), place=place, facilitator=text("facilitator"))
    note_negotiation(desk, text("draft"), negotiation)


def _revise(desk: Desk, addresses: Addresses) -> None:
    title = in_language(text("title"), addresses.language)
    revise_draft(desk, text("draft"), Revised(symbol=text("symbol"), title=title))


def _give_symbol(desk: Desk, _: Addresses) -> None:
    give_symbol(desk, text("draft"), text("symbol"))


def _withdraw(desk: Desk, _: Addresses) -> None:
    withdraw_draft(desk, text("draft"))


ACTIONS: dict[str, Callable[[Desk, Addresses], None]] = {
    "submit": _submit,
    "add-sponsors": _add_sponsors,
    "remove-sponsor": _remove_sponsor,
    "negotiated": _negotiated,
    "revise": _revise,
    "give-symbol": _give_symbol,
    "withdraw": _withdraw,
}
"""What can be done, by the name of the action in its form."""


def _sponsors(addresses: Addresses) -> tuple[Sponsor, ...]:
    """Codes with spaces between; with a plus behind it, a code stands for its members as well."""
    reading = Reading(addresses.language, known_states(_SEEDS))
    found = []
    for word in text("sponsors").replace(",", " ").split():
        code = state_code(reading, "sponsors", word.removesuffix(_ALSO_MEMBERS))
        if word.endswith(_ALSO_MEMBERS):
            members = GroupSpokenFor.OWN_MEMBERS
            found.append(Sponsor(delegation=code, spoken_for=members, is_also_own=True))
        else:
            found.append(Sponsor(delegation=code))
    return tuple(found)


def _received_at(desk: Desk) -> datetime | None:
    written = text("received_at")
    if not written:
        return None
    zone = ZoneInfo(read_programme(desk.database, desk.slug).session.zone)
    try:
        return datetime.fromisoformat(written).replace(tzinfo=zone)
    except ValueError:
        raise InvalidInput("field-unusable", field="received_at", value=written) from None


def _page(addresses: Addresses, problem: str | None = None, status: int = 200) -> Response:
    database = reader().database
    ruled = read_under_rules(database, addresses.session, _SEEDS)
    page = keep_drafts_page(
        ruled.programme,
        read_standings(database, ruled),
        known_states(_SEEDS),
        preview_symbol(database, addresses.session),
        addresses,
        workbench_forms.token(_PURPOSE),
        secrets.token_urlsafe(12),
        problem,
    )
    made = render_page("draft_resolutions/keep_drafts.html", page)
    response = Response(made.body, status, content_type=made.media_type)
    response.content_language.add(addresses.language)
    return response
