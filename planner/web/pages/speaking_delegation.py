"""The page of one delegation: what it asked for, its place and why, and when its turn will come."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask import url_for

from planner.documents.blocks import Inline, Verbatim, Words, term
from planner.documents.calendar import meeting_name
from planner.documents.speaking_words import (
    GENDERS,
    KEYS,
    KINDS,
    RANKS,
    STAGES,
    moment,
    subject_of,
    window,
)
from planner.models.programme import Programme
from planner.models.speaking import Rank, Request, RequestKind, SortKey
from planner.models.speaking_rows import SpeakingKey
from planner.models.text import Text
from planner.rules.ordinals import meeting_ordinals
from planner.rules.right_of_reply import RepliesLeft
from planner.rules.speaking_floor import Stage
from planner.rules.speaking_order import current_requests
from planner.rules.speaking_outlook import Outlook
from planner.rules.speaking_place import reasons_for_place
from planner.web.addresses import Addresses
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.speaking import list_address, ref_of
from planner.web.pages.speaking_chair import Option

_OPEN = (Stage.WAITING, Stage.ABSENT)


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request of the delegation. ``place``, ``window`` and ``reasons`` are those of one that
    waits on the list; ``speaker``, ``has_text`` and ``preferred`` fill the form that changes it.
    """

    serial: int
    kind: Inline
    stage: Inline
    acknowledged: Inline
    place: int | None
    window: Inline | None
    reasons: tuple[Inline, ...]
    is_waiting: bool
    speaker: str
    has_text: bool
    preferred: str


@dataclass(frozen=True, slots=True)
class DelegationPage:
    """The page of a delegation.

    ``may_inscribe`` says whether there is a form for that; ``replies_left`` is ``None`` where the
    list knows no right of reply. ``submission`` tells this form from the next one.
    """

    frame: Frame
    title: Inline
    name: Inline
    version: int
    token: str
    submission: str
    post: str
    public: str
    is_open: bool
    may_inscribe: bool
    replies_left: Inline | None
    requests: tuple[OwnRequest, ...]
    ranks: tuple[Option, ...]
    genders: tuple[Option, ...]
    meetings: tuple[Option, ...]
    problem: str | None


def delegation_page(
    programme: Programme,
    view: Outlook,
    addresses: Addresses,
    bearer: SpeakingKey,
    secret: str,
    token: str,
    submission: str,
    replies: RepliesLeft | None,
    *,
    problem: str | None = None,
) -> DelegationPage:
    """The page as the list is now."""
    own = [r for r in view.debate.requests if r.delegation == bearer.delegation]
    live = [
        r for r in own if r.kind is RequestKind.STATEMENT and view.floor.stages[r.serial] in _OPEN
    ]
    settings = view.debate.settings
    title = term("speaking.list_of", subject=subject_of(programme, settings))
    return DelegationPage(
        frame=frame_in_session(addresses, programme.session, Link(title)),
        title=title,
        name=Words(bearer.name or Text()),
        version=view.debate.version,
        token=token,
        submission=submission,
        post=url_for(
            "speakers.delegation.show_delegation", language=addresses.language, secret=secret
        ),
        public=list_address(addresses.language, ref_of(view)),
        is_open=view.is_open,
        may_inscribe=view.is_open and len(live) < settings.statements_per_delegation,
        replies_left=None
        if replies is None
        else term("speaking.replies_left", count=Verbatim(str(replies.count))),
        requests=tuple(_own(programme, view, request) for request in own),
        ranks=tuple(Option(rank.value, RANKS[rank]) for rank in reversed(Rank)),
        genders=tuple(Option(gender.value, label) for gender, label in GENDERS.items()),
        meetings=_meetings(programme, view),
        problem=problem,
    )


def _own(programme: Programme, view: Outlook, received: Request) -> OwnRequest:
    request = current_requests(view.debate.requests, view.debate.actions)[received.serial]
    stage = view.floor.stages[request.serial]
    zone = ZoneInfo(programme.session.zone)
    reasons = reasons_for_place(request.serial, view.debate, view.floor)
    estimate = view.estimates.get(request.serial)
    return OwnRequest(
        serial=request.serial,
        kind=KINDS[request.kind],
        stage=STAGES[stage],
        acknowledged=term(
            "speaking.acknowledged",
            moment=moment(received.received_at, zone),
            serial=Verbatim(str(request.serial)),
        ),
        place=None if reasons is None else reasons.place,
        window=None if reasons is None else window(estimate, zone),
        reasons=() if reasons is None else tuple(_reasons(reasons.ahead, reasons.ahead_by_move)),
        is_waiting=stage in _OPEN,
        speaker=request.speaker or "",
        has_text=request.has_text,
        preferred=request.preferred[0] if request.preferred else "",
    )


def _reasons(ahead: tuple[tuple[SortKey, int], ...], by_move: int) -> list[Inline]:
    lines: list[Inline] = [
        term("speaking.ahead", ground=KEYS[key], count=Verbatim(str(count))) for key, count in ahead
    ]
    if by_move:
        lines.append(term("speaking.ahead_by_move", count=Verbatim(str(by_move))))
    return lines


def _meetings(programme: Programme, view: Outlook) -> tuple[Option, ...]:
    ordinals = meeting_ordinals(programme)
    return tuple(
        Option(w.meeting, meeting_name(programme, programme.meeting(w.meeting), ordinals))
        for w in view.windows
    )
