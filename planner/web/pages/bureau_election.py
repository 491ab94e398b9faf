"""The page on which the numbers of a count become the statement of the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.blocks import Inline, term
from planner.documents.bureau_words import SEATS
from planner.i18n.languages import AUTONYMS
from planner.models.programme import Programme
from planner.models.series import Seat
from planner.models.state import States
from planner.rules.elections import Majority
from planner.web.addresses import Addresses
from planner.web.pages.bureau_desk import desk_address, frame_at_desk
from planner.web.pages.credentials import REPORT_FORMATS
from planner.web.pages.fields import options_of, state_options
from planner.web.pages.frame import Frame
from planner.web.pages.speaking_chair import Option

MOST_CANDIDATES = 12
"""So many lines the form has."""
ELECTED_TO = tuple(seat for seat in Seat if seat is not Seat.MEMBER)
"""The offices that there are elections to."""
_MAJORITIES = {
    Majority.SIMPLE: term("bureau.majority_simple"),
    Majority.TWO_THIRDS: term("bureau.majority_two_thirds"),
}


@dataclass(frozen=True, slots=True)
class CandidateField:
    """One line of the form: the State that stands, and the votes that it obtained."""

    state: str
    votes: str


@dataclass(frozen=True, slots=True)
class ElectionPage:
    """The form, and below it the statement if there is one.

    ``written`` is what stands in the fields, by their names. ``languages`` are (code, name).
    """

    frame: Frame
    title: Inline
    statement: Markup | None
    written: Mapping[str, str]
    candidates: tuple[CandidateField, ...]
    seats: tuple[Option, ...]
    majorities: tuple[Option, ...]
    states: tuple[Option, ...]
    formats: tuple[Option, ...]
    languages: tuple[tuple[str, str], ...]
    post: str
    token: str
    problems: tuple[str, ...]


def election_page(
    programme: Programme,
    states: States,
    addresses: Addresses,
    token: str,
    written: Mapping[str, str],
    candidates: Sequence[CandidateField],
    *,
    statement: Markup | None = None,
    problems: Sequence[str] = (),
) -> ElectionPage:
    """The form as it was filled in, with what came of it."""
    empty = CandidateField("", "")
    lines = [*candidates[:MOST_CANDIDATES]]
    lines += [empty] * (MOST_CANDIDATES - len(lines))
    return ElectionPage(
        frame=frame_at_desk(addresses, programme, "show_election"),
        title=term("bureau.election_result"),
        statement=statement,
        written=written,
        candidates=tuple(lines),
        seats=options_of(SEATS, ELECTED_TO),
        majorities=options_of(_MAJORITIES, Majority),
        states=state_options(states.states),
        formats=tuple(Option(suffix, said) for suffix, said in REPORT_FORMATS.items()),
        languages=tuple(AUTONYMS.items()),
        post=desk_address(addresses, "show_election"),
        token=token,
        problems=tuple(problems),
    )
