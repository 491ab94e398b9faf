"""The plan and the record side by side: what slipped, what was used up, what is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from planner.models.agenda import AgendaItem
from planner.models.draft_resolution import DraftRegister
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.models.record import Record
from planner.models.record_facts import Decided, Elected, ItemOpened, ItemResumed
from planner.rules.entitlement import EntitlementUse
from planner.rules.now_and_next import ends_at, starts_at
from planner.rules.ordinals import takes_place
from planner.rules.record_items import ItemRecord, item_records
from planner.rules.record_meetings import (
    HeldMeeting,
    MeetingState,
    held_meetings,
    interpreted_meetings_held,
)


class ItemFit(StrEnum):
    """How what was done with an item compares with what was planned."""

    AS_PLANNED = "as_planned"
    LATER = "later"
    EARLIER = "earlier"
    LONGER = "longer"
    SHORTER = "shorter"
    ADDED = "added"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_TAKEN = "not_taken"
    NO_MEETING_NAMED = "no_meeting_named"


SLIPPED = (ItemFit.LATER, ItemFit.LONGER, ItemFit.OVERDUE, ItemFit.NOT_TAKEN)
"""What means that the plan was not kept to the disadvantage of what comes after."""


@dataclass(frozen=True, slots=True)
class ItemComparison:
    """One item: the meetings for which it was planned, and those at which it was considered.

    ``decided_at`` are the meetings at which something was decided on it. ``is_left``: something is
    still to be done with it. Nothing is once it was closed; or was decided on or left for the
    next item, is planned for no meeting to come and has no draft resolution pending.
    """

    item: AgendaItem
    planned: tuple[Meeting, ...]
    taken: tuple[HeldMeeting, ...]
    decided_at: tuple[str, ...]
    fit: ItemFit
    is_left: bool


@dataclass(frozen=True, slots=True)
class MeetingComparison:
    """One meeting: how much later than planned it was opened and adjourned.

    Negative: earlier. ``None`` where the hour was not noted, or it has not happened.
    ``is_missed``: its time has passed, and nobody opened it.
    """

    held: HeldMeeting
    opened_late: timedelta | None
    overran: timedelta | None
    is_missed: bool


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left at one moment, for the drafting of the remaining days.

    ``items`` are those still to be taken up or to be finished, in the order of the agenda;
    ``meetings`` those planned and not yet opened whose end lies ahead, in order of time.
    ``interpreted`` is how many meetings with interpretation are left of the entitlement;
    ``None`` where no rule says.
    """

    items: tuple[AgendaItem, ...]
    meetings: tuple[Meeting, ...]
    interpreted: int | None


@dataclass(frozen=True, slots=True)
class PlanAndRecord:
    """The whole comparison at one moment."""

    items: tuple[ItemComparison, ...]
    meetings: tuple[MeetingComparison, ...]
    entitled: int | None
    interpreted_held: tuple[Meeting, ...]
    interpreted_planned: int
    remaining: Remaining
    is_over: bool


def plan_and_record(
    programme: Programme,
    record: Record,
    use: EntitlementUse,
    now: datetime,
    drafts: DraftRegister | None = None,
) -> PlanAndRecord:
    """The comparison at that instant (aware); ``use`` is the entitlement as the plan uses it."""
    today = now.astimezone(ZoneInfo(programme.session.zone)).date()
    is_over = today > programme.session.closes
    held = held_meetings(programme, record)
    done = _left_for_another(record, held) - _with_pending_drafts(record, drafts)
    items = tuple(
        comparison
        for found in item_records(programme, record)
        if (comparison := _compare_item(programme, found, held, now, is_over, done)) is not None
    )
    used = interpreted_meetings_held(programme, record)
    return PlanAndRecord(
        items=items,
        meetings=tuple(_compare_meeting(programme, one, now) for one in held if _counts(one)),
        entitled=use.entitled,
        interpreted_held=used,
        interpreted_planned=use.used,
        remaining=Remaining(
            items=tuple(comparison.item for comparison in items if comparison.is_left),
            meetings=tuple(
                one.meeting
                for one in held
                if _counts(one) and not one.was_opened and ends_at(programme, one.meeting) > now
            ),
            interpreted=None if use.entitled is None else use.entitled - len(used),
        ),
        is_over=is_over,
    )


def _counts(held: HeldMeeting) -> bool:
    return held.was_opened or takes_place(held.meeting)


def _compare_item(
    programme: Programme,
    found: ItemRecord,
    held: tuple[HeldMeeting, ...],
    now: datetime,
    is_over: bool,
    done: set[str],
) -> ItemComparison | None:
    """``None`` for an item that is neither planned nor in the record, such as a mere heading."""
    planned = tuple(filter(takes_place, programme.meetings_on(found.item.key)))
    if not planned and found.is_empty:
        return None
    fit = _fit(programme, found, planned, held, now, is_over)
    is_to_come = any(not _was_opened(meeting, held) for meeting in planned)
    is_finished = found.is_closed or (found.item.key in done and not is_to_come)
    is_left = not is_over and not is_finished and fit is not ItemFit.NO_MEETING_NAMED
    decided = dict.fromkeys(e.meeting for e, _ in (*found.decisions, *found.elections) if e.meeting)
    return ItemComparison(found.item, planned, found.considered_at, tuple(decided), fit, is_left)


def _left_for_another(record: Record, held: tuple[HeldMeeting, ...]) -> set[str]:
    """The items that were decided on, or after which another one was taken up."""
    done = {
        entry.item
        for entry in record.in_force
        if isinstance(entry.fact, (Decided, Elected)) and entry.item
    }
    taken = [
        entry.item
        for one in held
        for entry in record.of_meeting(one.meeting.key)
        if isinstance(entry.fact, (ItemOpened, ItemResumed))
    ]
    return done | set(taken[:-1]) - set(taken[-1:])


def _with_pending_drafts(record: Record, drafts: DraftRegister | None) -> set[str]:
    if drafts is None:
        return set()
    decided = {fact.draft for _, fact in record.of_kind(Decided)}
    return {
        draft.item for draft in drafts.drafts if draft.key not in decided and not draft.is_withdrawn
    }


def _was_opened(meeting: Meeting, held: tuple[HeldMeeting, ...]) -> bool:
    return any(one.was_opened and one.meeting.key == meeting.key for one in held)


def _fit(
    programme: Programme,
    found: ItemRecord,
    planned: tuple[Meeting, ...],
    held: tuple[HeldMeeting, ...],
    now: datetime,
    is_over: bool,
) -> ItemFit:
    taken = tuple(one.meeting for one in found.considered_at)
    if not taken:
        if not found.is_empty:
            return ItemFit.NO_MEETING_NAMED
        if is_over:
            return ItemFit.NOT_TAKEN
        passed = [
            meeting
            for meeting in planned
            if _state(meeting, held) is MeetingState.ADJOURNED or ends_at(programme, meeting) <= now
        ]
        return ItemFit.OVERDUE if len(passed) == len(planned) else ItemFit.DUE
    if not planned:
        return ItemFit.ADDED
    first_planned, last_planned = _span(programme, planned)
    first_taken, last_taken = _span(programme, taken)
    if first_taken != first_planned:
        return ItemFit.LATER if first_taken > first_planned else ItemFit.EARLIER
    if last_taken != last_planned and (is_over or last_taken > last_planned):
        return ItemFit.LONGER if last_taken > last_planned else ItemFit.SHORTER
    return ItemFit.AS_PLANNED


def _state(meeting: Meeting, held: tuple[HeldMeeting, ...]) -> MeetingState:
    return next(one.state for one in held if one.meeting.key == meeting.key)


def _span(programme: Programme, meetings: tuple[Meeting, ...]) -> tuple[datetime, datetime]:
    begins = [starts_at(programme, meeting) for meeting in meetings]
    return min(begins), max(begins)


def _compare_meeting(programme: Programme, held: HeldMeeting, now: datetime) -> MeetingComparison:
    starts, ends = starts_at(programme, held.meeting), ends_at(programme, held.meeting)
    return MeetingComparison(
        held=held,
        opened_late=None if held.opened_at is None else held.opened_at - starts,
        overran=None if held.adjourned_at is None else held.adjourned_at - ends,
        is_missed=not held.was_opened and ends <= now,
    )
