"""The page from which a list of speakers is operated."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask import url_for

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.speaking_words import (
    CAPACITIES,
    KINDS,
    RANKS,
    clock,
    event_words,
    finding_words,
    length,
    request_name,
    subject_of,
)
from planner.models.debate import Debate
from planner.models.programme import Programme
from planner.models.speaking import Capacity, Request
from planner.models.speaking_actions import Event
from planner.rules.speaking_capacity import places_in
from planner.rules.speaking_floor import Floor, Stage, floor_of
from planner.rules.speaking_outlook import Outlook
from planner.services.speaking_log import DELEGATION
from planner.web.addresses import Addresses
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.speaking import (
    FloorCard,
    WaitingLine,
    floor_card,
    list_address,
    ref_of,
    waiting_lines,
)

_EVENTS_SHOWN = 12
_SCRIPT_FORMATS = {
    "pdf": term("page.file_pdf"),
    "docx": term("page.file_docx"),
    "txt": term("page.file_txt"),
}
SCRIPT_SUFFIXES = tuple(_SCRIPT_FORMATS)
"""The formats in which the chair's script is offered."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice in a form."""

    value: str
    label: Inline


@dataclass(frozen=True, slots=True)
class OtherLine:
    """A reply or a point of order that is asked for."""

    serial: int
    name: Inline


@dataclass(frozen=True, slots=True)
class Seen:
    """The floor as somebody saw it: who has it, who is next; ``None`` for nobody."""

    current: Inline | None
    is_speaking: bool
    next: Inline | None


@dataclass(frozen=True, slots=True)
class Divergence:
    """What an operator had seen, what it is now, and what happened in between."""

    before: Seen
    now: Seen
    meanwhile: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ChairPage:
    """The page from which a list is operated.

    ``version`` is what everything done here is based on; ``post`` the address that forms go to,
    without the name of the action; ``submission`` tells this form from the next. ``problem`` is
    a sentence about what was refused, ``made`` a new address of a delegation and whose it is.
    """

    frame: Frame
    title: Inline
    version: int
    token: str
    submission: str
    post: str
    public: str
    room: str
    version_address: str
    script: tuple[Link, ...]
    is_open: bool
    current: FloorCard | None
    waiting: tuple[WaitingLine, ...]
    absent: frozenset[int]
    standby: frozenset[int]
    replies: tuple[OtherLine, ...]
    points_of_order: tuple[OtherLine, ...]
    capacities: tuple[Option, ...]
    ranks: tuple[Option, ...]
    kinds: tuple[Option, ...]
    requests: tuple[Option, ...]
    compressed: Inline | None
    places: Inline | None
    findings: tuple[Inline, ...]
    log: tuple[Inline, ...]
    waits_for_item: bool
    waits_for_preceding: bool
    problem: str | None
    divergence: Divergence | None
    made: tuple[Inline, str] | None


def chair_page(
    programme: Programme,
    view: Outlook,
    addresses: Addresses,
    secret: str,
    token: str,
    submission: str,
    *,
    problem: str | None = None,
    divergence: Divergence | None = None,
    made: tuple[Inline, str] | None = None,
) -> ChairPage:
    """The page as the list is now."""
    settings, floor, language = view.debate.settings, view.floor, addresses.language
    ref = ref_of(view)
    title = term("speaking.list_of", subject=subject_of(programme, settings))
    here = url_for("speakers.chair.show_chair", language=language, secret=secret)
    closes = settings.closes
    return ChairPage(
        frame=frame_in_session(addresses, programme.session, Link(title)),
        title=title,
        version=view.debate.version,
        token=token,
        submission=submission,
        post=here,
        public=list_address(language, ref),
        room=url_for("speakers.show_room", language=language, session=ref.session, key=ref.key),
        version_address=url_for("speakers.show_version", session=ref.session, key=ref.key),
        script=tuple(
            Link(name, f"{here}script.{suffix}") for suffix, name in _SCRIPT_FORMATS.items()
        ),
        is_open=view.is_open,
        current=floor_card(programme, view),
        waiting=waiting_lines(programme, view),
        absent=frozenset(s for s, stage in floor.stages.items() if stage is Stage.ABSENT),
        standby=frozenset(request.serial for request in floor.waiting if request.is_standby),
        replies=_others(floor.replies),
        points_of_order=_others(floor.points_of_order),
        capacities=tuple(Option(key.value, label) for key, label in CAPACITIES.items()),
        ranks=tuple(Option(key.value, label) for key, label in RANKS.items()),
        kinds=tuple(Option(key.value, label) for key, label in KINDS.items()),
        requests=tuple(
            Option(str(request.serial), request_name(request)) for request in floor.waiting
        ),
        compressed=_compressed(view),
        places=_places(view),
        findings=tuple(finding_words(finding, view.debate) for finding in view.findings),
        log=_log(view.debate, ZoneInfo(programme.session.zone))[:_EVENTS_SHOWN],
        waits_for_item=closes is not None and closes.minutes_after_item_opens is not None,
        waits_for_preceding=closes is not None and closes.at_end_of is not None,
        problem=problem,
        divergence=divergence,
        made=made,
    )


def divergence_of(programme: Programme, debate: Debate, based_on: int) -> Divergence:
    """What somebody who saw that version has missed."""
    zone = ZoneInfo(programme.session.zone)
    return Divergence(
        before=_seen(floor_of(debate.as_of(based_on))),
        now=_seen(floor_of(debate)),
        meanwhile=_log(debate, zone, after=based_on),
    )


def _seen(floor: Floor) -> Seen:
    current = floor.current
    return Seen(
        None if current is None else request_name(current.request),
        current is not None and current.started_at is not None,
        None if floor.next is None else request_name(floor.next),
    )


def _others(requests: tuple[Request, ...]) -> tuple[OtherLine, ...]:
    return tuple(OtherLine(request.serial, request_name(request)) for request in requests)


def _log(debate: Debate, zone: ZoneInfo, after: int = 0) -> tuple[Inline, ...]:
    """What happened after that version, the latest first."""
    things: list[Request | Event] = [*debate.requests, *debate.events]
    later = sorted((thing for thing in things if thing.number > after), key=lambda t: -t.number)
    return tuple(_log_line(thing, debate, zone) for thing in later)


def _log_line(thing: Request | Event, debate: Debate, zone: ZoneInfo) -> Inline:
    if isinstance(thing, Event):
        at, what = thing.at, event_words(thing, debate)
    else:
        at = thing.received_at
        what = term("speaking.log_received", delegation=request_name(thing))
    actor = Verbatim(thing.actor.removeprefix(DELEGATION))
    return term("speaking.log_line", time=clock(at, zone), actor=actor, what=what)


def _compressed(view: Outlook) -> Inline | None:
    """The limit that lets all speak; ``None`` if nobody waits or no meeting is left."""
    found = view.limit_for_all() if view.windows else None
    if found is None:
        return None
    code = term("speaking.limit_for_all", limit=length(found.limit))
    return code if found.fits else term("speaking.limit_fits_nobody", limit=length(found.limit))


def _places(view: Outlook) -> Inline | None:
    """How many statements of a State still fit into what is left."""
    if not view.windows:
        return None
    limit, changeover = view.limits[Capacity.STATE], view.debate.settings.changeover
    count = sum(
        places_in(window.ends - max(window.starts, view.at), limit, changeover)
        for window in view.windows
    )
    return term("speaking.places_left", count=Verbatim(str(count)))
