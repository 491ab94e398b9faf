"""What can be said of a list at one moment: the floor, the limits, when whose turn will come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.models.credentials import CredentialsStatus
from planner.models.debate import Debate
from planner.models.programme import Programme
from planner.models.speaking import Capacity, Request, RequestKind, SpeakersList
from planner.rules.now_and_next import ends_at, starts_at
from planner.rules.ordinals import takes_place
from planner.rules.speaking_capacity import (
    CompressedLimit,
    compressed_limit,
    meetings_needed,
    places_in,
)
from planner.rules.speaking_estimates import (
    Estimate,
    Pace,
    Turn,
    Window,
    estimates,
    measured_pace,
)
from planner.rules.speaking_findings import (
    SpeakingCode,
    SpeakingFinding,
    loses_bonus,
    speaking_findings,
)
from planner.rules.speaking_findings import without_bonus as shortened
from planner.rules.speaking_floor import Floor, Stage, floor_of
from planner.rules.speaking_opening import is_open
from planner.rules.speaking_preferences import assigned_meetings
from planner.rules.speaking_time import limits_in_force


@dataclass(frozen=True, slots=True)
class Outlook:
    """A list as it looks at one moment.

    ``estimates`` are by serial. ``left_over`` counts those whom the meetings will not reach if
    things go slowly, ``meetings_missing`` the meetings that they would need. ``unconfirmed`` are
    the serials of States whose credentials are not there yet.
    """

    debate: Debate
    at: datetime
    floor: Floor
    limits: dict[Capacity, timedelta]
    windows: tuple[Window, ...]
    pace: Pace
    estimates: dict[int, Estimate]
    left_over: int
    meetings_missing: int
    unconfirmed: frozenset[int]
    is_open: bool
    findings: tuple[SpeakingFinding, ...]

    def limit_of(self, request: Request) -> timedelta:
        """How long that statement may last, by what holds now."""
        return limit_for(self.debate, self.floor, self.limits, request)

    @property
    def time_left(self) -> timedelta:
        """What the meetings have left for the list."""
        return sum((w.ends - max(w.starts, self.at) for w in self.windows), timedelta())

    def limit_for_all(self) -> CompressedLimit | None:
        """The limit that lets everybody on the list speak in the time that is left."""
        settings = self.debate.settings
        return compressed_limit(
            len(self.floor.waiting),
            self.time_left,
            changeover=self.pace.changeover,
            least=timedelta(seconds=settings.least_limit_seconds),
        )


def windows_of(programme: Programme, settings: SpeakersList) -> tuple[Window, ...]:
    """What the meetings have for the list, in order of time, what is reserved taken off.

    They are those of the list, or else those at which its item is taken. One that is not in
    the programme is left out, as one that was cancelled is.
    """
    known = {meeting.key: meeting for meeting in programme.meetings}
    keys = settings.meetings or tuple(m.key for m in programme.meetings_on(settings.item))
    meetings = [known[key] for key in keys if key in known and takes_place(known[key])]
    windows = (
        Window(m.key, starts_at(programme, m), ends_at(programme, m) - settings.reserved)
        for m in meetings
    )
    return tuple(sorted(windows, key=lambda window: window.starts))


def limit_for(
    debate: Debate, floor: Floor, limits: dict[Capacity, timedelta], request: Request
) -> timedelta:
    """The limit of that statement; a group whose members speak themselves has that of a State."""
    if limits[request.capacity] > limits[Capacity.STATE] and loses_bonus(debate, floor, request):
        return shortened(limits, request)
    return limits[request.capacity]


def carried_over(view: Outlook, meeting: str) -> tuple[Request, ...]:
    """Those whom that meeting may not reach any more, in unchanged order: they go to the next."""

    def is_certain(request: Request) -> bool:
        estimate = view.estimates.get(request.serial)
        return estimate is not None and estimate.late_meeting == meeting

    return tuple(request for request in view.floor.waiting if not is_certain(request))


def outlook(
    debate: Debate,
    programme: Programme,
    now: datetime,
    credentials: Mapping[str, CredentialsStatus] | None = None,
) -> Outlook:
    """Everything that can be said of the list at that instant (aware).

    ``credentials`` are the statuses by the code of the State, for a list that needs them.
    """
    settings = debate.settings
    floor = floor_of(debate)
    limits = limits_in_force(settings, debate.events)
    windows = windows_of(programme, settings)
    ahead = tuple(window for window in windows if window.ends > now)
    pace = measured_pace(floor.statements, settings.changeover)
    turns = [
        Turn(
            request.serial,
            limit_for(debate, floor, limits, request),
            floor.stages[request.serial] is Stage.ABSENT,
        )
        for request in floor.waiting
    ]
    found = estimates(
        turns,
        ahead,
        pace,
        now,
        current_left=_current_left(debate, floor, limits, now),
        late_start=timedelta(minutes=settings.late_start_minutes),
        replies_pending=_length_of_replies(debate, floor),
    )
    places = _places(settings, windows, limits)
    wishing = assigned_meetings(floor.waiting, _places_left(settings, ahead, places))
    findings = speaking_findings(
        debate, floor, credentials=credentials, capacities=places, unmet=wishing.unmet
    )
    left_over = [
        turn.limit for turn, estimate in zip(turns, found, strict=True) if estimate.late is None
    ]
    return Outlook(
        debate=debate,
        at=now,
        floor=floor,
        limits=limits,
        windows=ahead,
        pace=pace,
        estimates={estimate.serial: estimate for estimate in found},
        left_over=len(left_over),
        meetings_missing=meetings_needed(left_over, _MEETING, settings.changeover),
        unconfirmed=frozenset(
            finding.serials[0]
            for finding in findings
            if finding.code is SpeakingCode.WITHOUT_CREDENTIALS
        ),
        is_open=is_open(debate, now),
        findings=findings,
    )


# *Source*: practice of the United Nations, 10 a.m. to 1 p.m. and 3 to 6 p.m.
_MEETING = timedelta(hours=3)


def _places_left(
    settings: SpeakersList, ahead: tuple[Window, ...], computed: dict[str, int]
) -> dict[str, int]:
    """How many statements each coming meeting can hear: as planned, or as computed."""
    planned = settings.planned_statements
    return {w.meeting: planned.get(w.meeting, computed[w.meeting]) for w in ahead}


def _current_left(
    debate: Debate, floor: Floor, limits: dict[Capacity, timedelta], now: datetime
) -> timedelta | None:
    current = floor.current
    if current is None:
        return None
    if current.started_at is None:
        if current.request.kind is not RequestKind.STATEMENT:
            return timedelta()
        return limit_for(debate, floor, limits, current.request)
    return current.limit - max(now - current.started_at, timedelta())


def _length_of_replies(debate: Debate, floor: Floor) -> timedelta:
    """How long the replies that are asked for may take; nothing where there is no such right."""
    policy = debate.settings.right_of_reply
    if policy is None or not floor.replies:
        return timedelta()
    return len(floor.replies) * (policy.limit(1) + debate.settings.changeover)


def _places(
    settings: SpeakersList, windows: tuple[Window, ...], limits: dict[Capacity, timedelta]
) -> dict[str, int]:
    return {
        window.meeting: places_in(
            window.ends - window.starts, limits[Capacity.STATE], settings.changeover
        )
        for window in windows
    }
