"""A list of speakers as pages need it: at this moment, with the meetings that are published."""

from dataclasses import dataclass
from datetime import datetime

from flask import Response

from planner.models.programme import Programme
from planner.rules.now_and_next import meetings_now
from planner.rules.speaking_outlook import Outlook, outlook
from planner.services.speaking import read_list, read_statuses
from planner.services.speaking_log import ListRef
from planner.web.addresses import Addresses
from planner.web.negotiation import language_in_address
from planner.web.reader import now, reader

# Beside what all pages may do, these ask for themselves again.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
"""The content security policy of pages that ask for themselves again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page about a list is made from."""

    programme: Programme
    view: Outlook
    addresses: Addresses


def shown(language: str, ref: ListRef, at: datetime | None = None) -> Shown:
    """The list at that instant (now, if not given). Raises `NotFound`."""
    addresses = Addresses(language_in_address(language), ref.session)
    programme = reader().latest(ref.session).programme
    debate = read_list(reader().database, ref)
    statuses = read_statuses(reader().database, debate)
    return Shown(programme, outlook(debate, programme, at or now(), statuses), addresses)


def meeting_under_way(state: Shown) -> str:
    """The key of the meeting at which the list is taken now, empty if there is none."""
    keys = {window.meeting for window in state.view.windows}
    held = [m.key for m in meetings_now(state.programme, state.view.at) if m.key in keys]
    return held[0] if held else ""


def kept_by_nobody(response: Response) -> Response:
    """For a page behind a secret address, which is as it is only now."""
    response.headers["Cache-Control"] = "no-store"
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response
