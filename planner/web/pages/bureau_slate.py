"""The page of a slate: who is on it, what is found in it, and a form to try another."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.blocks import Inline, term
from planner.documents.bureau_words import SEATS
from planner.documents.slate_check import slate_check
from planner.models.slate import ElectionMode
from planner.rendering.html import render_fragment
from planner.services.slate import SessionInSeries
from planner.web.addresses import Addresses
from planner.web.pages.bureau_desk import desk_address, files_at, frame_at_desk
from planner.web.pages.credentials import REPORT_FORMATS
from planner.web.pages.fields import state_options
from planner.web.pages.files import DocumentFiles
from planner.web.pages.frame import Frame
from planner.web.pages.speaking_chair import Option


@dataclass(frozen=True, slots=True)
class SeatField:
    """One office to fill in; ``state`` is the code of the State chosen, empty for none."""

    name: str
    label: Inline
    state: str


@dataclass(frozen=True, slots=True)
class SlatePage:
    """The slate with its findings; ``files`` are there for the slate on record alone."""

    frame: Frame
    title: Inline
    checked: Markup
    files: DocumentFiles | None
    fields: tuple[SeatField, ...]
    states: tuple[Option, ...]
    is_ballot: bool
    candidates: str
    post: str
    token: str
    problems: tuple[str, ...]


def slate_page(
    found: SessionInSeries,
    addresses: Addresses,
    token: str,
    *,
    is_proposal: bool = False,
    problems: Sequence[str] = (),
) -> SlatePage:
    """The page of that slate."""
    document = slate_check(
        found.programme,
        found.series,
        found.states,
        found.slate,
        found.origin,
        found.findings,
    )
    named = {
        rule.key: [member.state for member in found.slate.members if member.seat is rule.key]
        for rule in found.series.seats
    }
    return SlatePage(
        frame=frame_at_desk(addresses, found.programme, "show_slate"),
        title=term("bureau.slate"),
        checked=render_fragment(document, addresses.language),
        files=None
        if is_proposal
        else files_at(addresses, "slate", term("bureau.slate"), REPORT_FORMATS),
        fields=tuple(
            SeatField(rule.key.value, SEATS[rule.key], _code(found, named[rule.key], place))
            for rule in found.series.seats
            for place in range(rule.count)
        ),
        states=state_options(found.states.states),
        is_ballot=found.slate.mode is ElectionMode.BALLOT,
        candidates="" if found.slate.candidates is None else str(found.slate.candidates),
        post=desk_address(addresses, "show_slate"),
        token=token,
        problems=tuple(problems),
    )


def _code(found: SessionInSeries, states: Sequence[str], place: int) -> str:
    if place >= len(states):
        return ""
    state = found.states.find(states[place])
    return "" if state is None else state.code
