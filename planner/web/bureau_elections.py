"""Stating the result of an election on a page; nothing is stored."""

from dataclasses import dataclass

from flask import Blueprint, Response, request

from planner.documents.blocks import Document
from planner.documents.election import acclamation_document, ballot_document
from planner.errors import InvalidInput
from planner.models.account import Action
from planner.models.programme import Programme
from planner.models.series import Seat
from planner.models.slate import ElectionMode
from planner.models.state import States
from planner.rendering.html import render_fragment
from planner.rules.elections import Majority
from planner.services.bureau import read_all_states
from planner.services.elections import acclaim, count_ballot
from planner.services.sessions import read_programme
from planner.web.addresses import Addresses
from planner.web.files import document_file
from planner.web.inside import (
    SEEDS,
    file_answer,
    for_nobody_else,
    page_answer,
    problems_in,
    token_of,
)
from planner.web.negotiation import LANGUAGES, language_in_address
from planner.web.pages.bureau_election import (
    MOST_CANDIDATES,
    CandidateField,
    election_page,
)
from planner.web.pages.credentials import REPORT_FORMATS
from planner.web.permissions import actor_for
from planner.web.reader import reader
from planner.web.speaking_fields import choice, number, number_or_none

bureau_elections = Blueprint(
    "bureau_elections", __name__, url_prefix="/<string(length=2):language>/<session>/bureau"
)
bureau_elections.after_request(for_nobody_else)

_PURPOSE = "election"


@dataclass(frozen=True, slots=True)
class _Counted:
    programme: Programme
    states: States
    written: dict[str, str]
    candidates: list[CandidateField]


@bureau_elections.get("/election")
def show_election(language: str, session: str) -> Response:
    """The form for the numbers of a count."""
    actor_for(session, Action.BUREAU_READ)
    return _election(language, session, _counted(session), None, [], 200)


@bureau_elections.post("/election")
def state_election(language: str, session: str) -> Response:
    """The statement of the result, on the page or as a file; nothing is stored."""
    actor_for(session, Action.BUREAU_READ)
    language_in_address(language)
    counted = _counted(session)
    made: list[Document] = []
    problems, status = problems_in(
        session, _PURPOSE, language, lambda: made.append(_statement(counted))
    )
    suffix, written_in = request.form.get("format", ""), request.form.get("language", "")
    is_file = request.form.get("as") == "file" and suffix in REPORT_FORMATS
    if made and is_file and written_in in LANGUAGES:
        return file_answer(document_file(made[0], written_in, suffix, session))
    return _election(language, session, counted, made[0] if made else None, problems, status)


def _counted(session: str) -> _Counted:
    programme = read_programme(reader().database, session)
    pairs = zip(request.form.getlist("state"), request.form.getlist("votes"), strict=False)
    fields = ("seat", "mode", "number", "seats", "papers", "invalid", "abstentions", "majority")
    return _Counted(
        programme=programme,
        states=read_all_states(SEEDS),
        written={
            name: request.form.get(name, "")[:20]
            for name in (*fields, "restricted", "format", "language")
        },
        candidates=[CandidateField(s[:3], v[:9]) for s, v in pairs if s or v][:MOST_CANDIDATES],
    )


def _statement(counted: _Counted) -> Document:
    seat, seats = choice("seat", Seat), number("seats")
    named = [line for line in counted.candidates if line.state]
    if choice("mode", ElectionMode) is ElectionMode.ACCLAMATION:
        elected = acclaim(counted.states, [line.state for line in named], seats)
        return acclamation_document(counted.programme, counted.states, seat, elected)
    result = count_ballot(
        counted.states,
        [(line.state, _votes(line)) for line in counted.candidates],
        seats=seats,
        papers=number("papers"),
        invalid=number_or_none("invalid") or 0,
        abstentions=number_or_none("abstentions") or 0,
        number=number("number"),
        majority=choice("majority", Majority),
        is_restricted=request.form.get("restricted") == "yes",
    )
    return ballot_document(counted.programme, counted.states, seat, result)


def _votes(line: CandidateField) -> int:
    if not line.votes.isdecimal():
        raise InvalidInput("field-unusable", field=line.state or "votes", value=line.votes)
    return int(line.votes)


def _election(
    language: str,
    session: str,
    counted: _Counted,
    document: Document | None,
    problems: list[str],
    status: int,
) -> Response:
    addresses = Addresses(language_in_address(language), session)
    page = election_page(
        counted.programme,
        counted.states,
        addresses,
        token_of(session, _PURPOSE),
        counted.written,
        counted.candidates,
        statement=None if document is None else render_fragment(document, language),
        problems=problems,
    )
    return page_answer("bureau_desk/show_election.html", page, status)
