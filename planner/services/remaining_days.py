"""Drafting what is left of a session under way, from the record of what was done."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.drafting.briefing import Brief, given_of
from planner.drafting.drafts import Draft, draft_from
from planner.drafting.search import Effort
from planner.editions.changes import changes_between
from planner.errors import Conflict
from planner.models.check import CheckCode
from planner.models.drafting import Proposal
from planner.models.edition import Change
from planner.models.estimates import Estimate, Estimates
from planner.models.programme import Programme
from planner.models.rulebook import Rulebook
from planner.models.session import Session
from planner.rules.record_plan import PlanAndRecord, Remaining, plan_and_record
from planner.seeding.drafting import read_estimates
from planner.services.drafting import Wishes
from planner.services.record import read_record_and_drafts
from planner.services.rules import read_under_rules
from planner.store.database import Database


@dataclass(frozen=True, slots=True)
class DraftedRest:
    """What is left, and the draft of the days after today; its proposals have those days alone.

    ``rest`` is what was planned for those days, ``assumed`` the keys of items and bodies whose
    length nobody has estimated.
    """

    found: PlanAndRecord
    rest: Programme
    draft: Draft
    assumed: tuple[str, ...]

    def changes(self, proposal: Proposal) -> tuple[Change, ...]:
        """What the proposal changes in what was planned for those days."""
        return changes_between(self.rest, proposal.programme)


def draft_remaining_days(
    database: Database, slug: str, seeds: Path, wishes: Wishes, now: datetime
) -> DraftedRest:
    """Drafts the days after today with what is left to be taken up or finished; saves nothing.

    An item that was opened and not closed is given its whole length again, since nobody knows how
    much of it is left. What stays of the entitlement is what the meetings held have not used up.
    Raises `Conflict` on the last day and after it, else as
    `planner.services.drafting.draft_session` does.
    """
    ruled = read_under_rules(database, slug, seeds)
    programme = ruled.programme
    record, drafts = read_record_and_drafts(database, slug)
    found = plan_and_record(programme, record, ruled.use, now, drafts)
    today = now.astimezone(ZoneInfo(programme.session.zone)).date()
    if today >= programme.session.closes:
        raise Conflict("no-days-left", today=today.isoformat())
    rest = rest_of(programme, found.remaining, today)
    brief = Brief(
        programme=rest,
        rulebook=_with_entitlement(ruled.rulebook, found.remaining.interpreted),
        station=ruled.station,
        estimates=_estimates_of(read_estimates(seeds / "drafting", slug), rest, today),
        kept=rest,
        days_lost=tuple(_days_until(programme.session, today)),
    )
    effort = Effort(seconds=wishes.seconds, workers=wishes.workers, seed=wishes.seed)
    draft = draft_from(brief, effort, alternatives=wishes.alternatives)
    assumed = tuple(topic.key for topic in given_of(brief).topics if topic.is_assumed)
    return DraftedRest(found, rest, draft, assumed)


def rest_of(programme: Programme, remaining: Remaining, today: date) -> Programme:
    """The programme with the items that are left and the meetings after today, and nothing else."""
    items = {item.key for item in remaining.items}
    meetings = tuple(meeting for meeting in programme.meetings if meeting.day > today)
    keys = {meeting.key for meeting in meetings}
    return replace(
        programme,
        items=remaining.items,
        papers=tuple(
            paper.model_copy(update={"items": tuple(key for key in paper.items if key in items)})
            for paper in programme.papers
        ),
        meetings=meetings,
        allocations=tuple(
            allocation
            for allocation in programme.allocations
            if allocation.item in items and allocation.meeting in keys
        ),
        approvals=(),
    )


def _days_until(session: Session, today: date) -> Iterable[date]:
    # Estimates may give time before the session, which has passed as well.
    first = session.opens - timedelta(days=14)
    return (first + timedelta(days=n) for n in range((today - first).days + 1))


def _with_entitlement(rulebook: Rulebook, left: int | None) -> Rulebook:
    if left is None:
        return rulebook
    checks = tuple(
        check.model_copy(update={"limit": left})
        if check.key == CheckCode.INTERPRETED_MEETINGS
        else check
        for check in rulebook.checks
    )
    return replace(rulebook, checks=checks)


def _estimates_of(estimates: Estimates, rest: Programme, today: date) -> Estimates:
    """What is estimated of what is left; a body without an agenda counts if it is still to meet."""
    to_meet = {body for meeting in rest.meetings for body in meeting.bodies}
    known = {item.key for item in rest.items} | to_meet
    return replace(
        estimates,
        items=tuple(_ahead(one, known, today) for one in estimates.items if one.key in known),
        bodies=tuple(_ahead(one, known, today) for one in estimates.bodies if one.key in known),
        slots=tuple(slot for slot in estimates.slots if slot.day > today),
        absences=tuple(one for one in estimates.absences if one.day > today),
    )


def _ahead(estimate: Estimate, known: set[str], today: date) -> Estimate:
    """The estimate without days, beginnings and successors that have passed."""
    later = today.isoformat()
    return estimate.model_copy(
        update={
            "days": tuple(day for day in estimate.days if day > later),
            "pins": tuple(pin for pin in estimate.pins if pin[:10] > later),
            "before": tuple(key for key in estimate.before if key in known),
        }
    )
