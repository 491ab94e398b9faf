"""What everything on a list of speakers is called, still without a language."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.documents.blocks import (
    Clock,
    Day,
    Hours,
    Inline,
    ItemNumber,
    Separator,
    Series,
    Verbatim,
    Words,
    term,
)
from planner.models.debate import Debate
from planner.models.programme import Programme
from planner.models.speaking import (
    Capacity,
    Gender,
    Rank,
    Request,
    RequestKind,
    SortKey,
    SpeakersList,
)
from planner.models.speaking_actions import (
    Action,
    Called,
    Closed,
    Ended,
    Event,
    InWriting,
    ItemOpened,
    LevelChanged,
    LimitChanged,
    LotsDrawn,
    Opened,
    PlacedByChair,
    PrecedingEnded,
    Promoted,
    Recalled,
    Released,
    SentToEnd,
    Started,
    Swapped,
    Withdrawn,
)
from planner.models.state import RegionalGroup
from planner.rules.speaking_estimates import Estimate
from planner.rules.speaking_findings import SpeakingCode, SpeakingFinding
from planner.rules.speaking_floor import Stage

CAPACITIES: Mapping[Capacity, Inline] = {
    Capacity.REGIONAL_GROUP: term("speaking.capacity_regional_group"),
    Capacity.GROUP: term("speaking.capacity_group"),
    Capacity.STATE: term("speaking.capacity_state"),
    Capacity.OBSERVER_STATE: term("speaking.capacity_observer_state"),
    Capacity.OBSERVER_ENTITY: term("speaking.capacity_observer_entity"),
    Capacity.UN_ENTITY: term("speaking.capacity_un_entity"),
    Capacity.INTERGOVERNMENTAL: term("speaking.capacity_intergovernmental"),
    Capacity.NON_GOVERNMENTAL: term("speaking.capacity_non_governmental"),
}
RANKS: Mapping[Rank, Inline] = {
    Rank.HEAD_OF_STATE: term("speaking.rank_head_of_state"),
    Rank.VICE_PRESIDENT: term("speaking.rank_vice_president"),
    Rank.CROWN_PRINCE: term("speaking.rank_crown_prince"),
    Rank.HEAD_OF_GOVERNMENT: term("speaking.rank_head_of_government"),
    Rank.DEPUTY_HEAD_OF_GOVERNMENT: term("speaking.rank_deputy_head_of_government"),
    Rank.MINISTER: term("speaking.rank_minister"),
    Rank.ATTORNEY_GENERAL: term("speaking.rank_attorney_general"),
    Rank.VICE_MINISTER: term("speaking.rank_vice_minister"),
    Rank.EXECUTIVE_HEAD: term("speaking.rank_executive_head"),
    Rank.HIGH_OFFICIAL: term("speaking.rank_high_official"),
    Rank.HEAD_OF_DELEGATION: term("speaking.rank_head_of_delegation"),
    Rank.REPRESENTATIVE: term("speaking.rank_representative"),
}
KINDS: Mapping[RequestKind, Inline] = {
    RequestKind.STATEMENT: term("speaking.kind_statement"),
    RequestKind.REPLY: term("speaking.kind_reply"),
    RequestKind.POINT_OF_ORDER: term("speaking.kind_point_of_order"),
}
STAGES: Mapping[Stage, Inline] = {
    Stage.WAITING: term("speaking.stage_waiting"),
    Stage.ABSENT: term("speaking.stage_absent"),
    Stage.CALLED: term("speaking.stage_called"),
    Stage.SPEAKING: term("speaking.stage_speaking"),
    Stage.DELIVERED: term("speaking.stage_delivered"),
    Stage.IN_WRITING: term("speaking.stage_in_writing"),
    Stage.WITHDRAWN: term("speaking.stage_withdrawn"),
}
KEYS: Mapping[SortKey, Inline] = {
    SortKey.FIXED: term("speaking.key_fixed"),
    SortKey.STANDBY: term("speaking.key_standby"),
    SortKey.CAPACITY: term("speaking.key_capacity"),
    SortKey.RANK_BAND: term("speaking.key_rank_band"),
    SortKey.LOT: term("speaking.key_lot"),
    SortKey.LETTER: term("speaking.key_letter"),
    SortKey.RECEIVED: term("speaking.key_received"),
}
GENDERS: Mapping[Gender, Inline] = {
    Gender.WOMAN: term("speaking.gender_woman"),
    Gender.MAN: term("speaking.gender_man"),
    Gender.ANOTHER: term("speaking.gender_another"),
}
REGIONAL_GROUPS: Mapping[RegionalGroup, Inline] = {
    RegionalGroup.AFRICAN: term("speaking.group_african"),
    RegionalGroup.ASIA_PACIFIC: term("speaking.group_asia_pacific"),
    RegionalGroup.EASTERN_EUROPEAN: term("speaking.group_eastern_european"),
    RegionalGroup.LATIN_AMERICAN_AND_CARIBBEAN: term("speaking.group_latin_american_and_caribbean"),
    RegionalGroup.WESTERN_EUROPEAN_AND_OTHER: term("speaking.group_western_european_and_other"),
}

# Kept as the reason of a move that the software made; see `planner.services.speaking_chair`.
_ABSENT_AND_LAST = "absent"


def request_name(request: Request) -> Inline:
    """Who speaks, and for whom."""
    name = Words(request.name)
    if request.on_behalf_of is None:
        return name
    return term("speaking.on_behalf", delegation=name, group=Words(request.on_behalf_of))


def speaker_of(request: Request) -> Inline | None:
    """The person and the office, as far as they were told."""
    name = Verbatim(request.speaker) if request.speaker else None
    function = Words(request.function) if request.function else None
    if name is not None and function is not None:
        return term("speaking.named", name=name, function=function)
    return name or function


def subject_of(programme: Programme, settings: SpeakersList) -> Inline:
    """What the list is about: its own title, or else its item; the key where there is no item."""
    if settings.title is not None:
        return Words(settings.title)
    item = next((item for item in programme.items if item.key == settings.item), None)
    if item is None:
        return Verbatim(settings.item)
    title = Words(item.short_title or item.title)
    return term("document.entry", number=ItemNumber(item.number), title=title)


def length(duration: timedelta) -> Inline:
    """A length in minutes and seconds, in figures.

    >>> length(timedelta(seconds=95)), length(timedelta(seconds=-5))
    (Verbatim(characters='1:35'), Verbatim(characters='-0:05'))
    """
    seconds = round(duration.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return Verbatim(f"{sign}{seconds // 60}:{seconds % 60:02}")


def clock(instant: datetime, zone: ZoneInfo) -> Inline:
    """The time of the day at the venue."""
    return Clock(instant.astimezone(zone).time().replace(second=0, microsecond=0))


def moment(instant: datetime, zone: ZoneInfo) -> Inline:
    """Day and time at the venue."""
    day = Day(instant.astimezone(zone).date(), with_year=False, is_heading=False)
    return term("speaking.moment", day=day, time=clock(instant, zone))


def moment_in_zone(instant: datetime, zone: str) -> Inline:
    """Day and time in that zone, which is named."""
    local = instant.astimezone(ZoneInfo(zone))
    day = Day(local.date(), is_heading=False)
    return term(
        "speaking.moment_in_zone",
        day=day,
        time=Clock(local.time().replace(second=0, microsecond=0)),
        zone=Verbatim(zone),
    )


def window(estimate: Estimate | None, zone: ZoneInfo) -> Inline:
    """When somebody's turn will come: never a single minute."""
    if estimate is None or estimate.early is None:
        return term("speaking.no_meeting_left")
    if estimate.late is None:
        return term("speaking.window_from", moment=moment(estimate.early, zone))
    if estimate.early == estimate.late:
        return term("speaking.is_next")
    early, late = (at.astimezone(zone) for at in (estimate.early, estimate.late))
    if early.date() != late.date():
        return term("speaking.window_across", early=moment(early, zone), late=moment(late, zone))
    return term(
        "speaking.window",
        day=Day(early.date(), with_year=False, is_heading=False),
        hours=Hours(early.time(), late.time()),
    )


def limits_line(limits: Mapping[Capacity, timedelta]) -> Inline:
    """The limits, those that are equal named together by the first of them."""
    by_length: dict[timedelta, list[Capacity]] = {}
    for capacity, limit in limits.items():
        by_length.setdefault(limit, []).append(capacity)
    if len(by_length) == 1:
        return length(next(iter(by_length)))
    return Series(
        tuple(
            term(
                "speaking.limit_of",
                capacity=Series(tuple(CAPACITIES[capacity] for capacity in capacities)),
                limit=length(limit),
            )
            for limit, capacities in by_length.items()
        ),
        Separator.SEMICOLON,
    )


def keys_line(settings: SpeakersList) -> Inline:
    """By what the list is put in order, the weightiest first."""
    keys = [
        *(key for key in settings.policy.order if key is not SortKey.RECEIVED),
        SortKey.RECEIVED,
    ]
    return Series(tuple(KEYS[key] for key in keys))


def finding_words(finding: SpeakingFinding, debate: Debate) -> Inline:
    """What was noted."""
    names = [request_name(debate.request(serial)) for serial in finding.serials]
    about = Series(tuple(names), Separator.SEMICOLON)
    match finding.code:
        case SpeakingCode.SEVERAL_STATEMENTS:
            return term("speaking.finding_several_statements", delegation=names[0])
        case SpeakingCode.GROUP_AND_OWN:
            return term("speaking.finding_group_and_own", delegation=about)
        case SpeakingCode.WITHOUT_CREDENTIALS:
            return term("speaking.finding_without_credentials", delegation=about)
        case SpeakingCode.REPLY_UNVERIFIED:
            return term("speaking.finding_reply_unverified")
        case SpeakingCode.WISH_UNMET:
            return term("speaking.finding_wish_unmet", delegation=about)
        case SpeakingCode.PLAN_DIFFERS:
            return term(
                "speaking.finding_plan_differs",
                meeting=Verbatim(str(finding.params["meeting"])),
                planned=Verbatim(str(finding.params["planned"])),
                computed=Verbatim(str(finding.params["computed"])),
            )


def event_words(event: Event, debate: Debate) -> Inline:
    """What was done."""
    action = event.action
    serial = getattr(action, "serial", None)
    named = Verbatim("") if serial is None else request_name(debate.request(serial))
    match action:
        case Swapped(first=first, second=second):
            return term(
                "speaking.log_swapped",
                first=request_name(debate.request(first)),
                second=request_name(debate.request(second)),
            )
        case PlacedByChair(reason=reason):
            given = (
                term("speaking.reason_absent") if reason == _ABSENT_AND_LAST else Verbatim(reason)
            )
            return term("speaking.log_placed_by_chair", delegation=named, reason=given)
        case _ if type(action) in _OF_THE_LIST:
            return _OF_THE_LIST[type(action)]
        case _:
            return _of_a_request(action, named)


def _of_a_request(action: Action, delegation: Inline) -> Inline:
    match action:
        case SentToEnd():
            return term("speaking.log_sent_to_end", delegation=delegation)
        case LevelChanged():
            return term("speaking.log_level_changed", delegation=delegation)
        case Recalled():
            return term("speaking.log_recalled", delegation=delegation)
        case Promoted():
            return term("speaking.log_promoted", delegation=delegation)
        case Withdrawn():
            return term("speaking.log_withdrawn", delegation=delegation)
        case InWriting():
            return term("speaking.log_in_writing", delegation=delegation)
        case Called():
            return term("speaking.log_called", delegation=delegation)
        case Released():
            return term("speaking.log_released", delegation=delegation)
        case Started():
            return term("speaking.log_started", delegation=delegation)
        case Ended():
            return term("speaking.log_ended", delegation=delegation)
        case _:
            return term("speaking.log_changed", delegation=delegation)


_OF_THE_LIST: Mapping[type[Action], Inline] = {
    LotsDrawn: term("speaking.log_lots_drawn"),
    Opened: term("speaking.log_opened"),
    Closed: term("speaking.log_closed"),
    ItemOpened: term("speaking.log_item_opened"),
    PrecedingEnded: term("speaking.log_preceding_ended"),
    LimitChanged: term("speaking.log_limit_changed"),
}
