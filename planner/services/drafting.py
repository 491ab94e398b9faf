"""Drafting a session that is stored: propose, explain, re-plan, accept."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from planner.drafting.briefing import Brief, given_of
from planner.drafting.drafts import Draft, draft_from
from planner.drafting.replanning import Disruption, after, parse_disruption
from planner.drafting.search import Effort
from planner.editing.edit import Edit
from planner.editing.proposal import with_other_keys
from planner.editions.changes import changes_between
from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.account import TERMINAL, Actor
from planner.models.drafting import Progress, Proposal
from planner.models.edition import Change
from planner.models.freezing import fingerprint, freeze
from planner.models.integrity import faults_of
from planner.models.programme import Programme, programme_of
from planner.seeding.drafting import read_estimates
from planner.services.editing import edit_session
from planner.services.editions import read_content, read_edition, read_latest
from planner.services.rulebooks import RuledSession, under_rules
from planner.services.sessions import read_programme
from planner.store.database import Database

__all__ = [
    "DraftedSession",
    "Wishes",
    "accept_proposal",
    "accepted",
    "changes_of",
    "draft_session",
    "draft_under_rules",
]

_KEY_BYTES = 5


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of a draft.

    ``keep`` is the number of the edition that should change least (0: the session as it stands).
    ``disruptions`` are written as `parse_disruption` reads them: then least change is sought too.
    ``with_reasons`` finds for each placement what its next best would cost, which takes longer.
    ``leeway_percent``: by so much lengths may be shortened to what their meetings hold.
    """

    seconds: float = 30.0
    workers: int = 8
    seed: int = 1
    keep: int | None = None
    alternatives: int = 0
    disruptions: tuple[str, ...] = ()
    with_reasons: bool = False
    leeway_percent: int = 0


@dataclass(frozen=True, slots=True)
class DraftedSession:
    """What came of it: ``before`` is what it is compared with, ``assumed`` the keys of items and
    bodies whose length nobody has estimated, ``shortened`` those that were planned shorter than
    estimated, with their minutes.
    """

    before: RuledSession
    kept: Programme | None
    draft: Draft
    disruptions: tuple[Disruption, ...]
    assumed: tuple[str, ...]
    shortened: tuple[tuple[str, int], ...] = ()


def draft_session(
    database: Database,
    slug: str,
    seeds: Path,
    wishes: Wishes,
    *,
    tell: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> DraftedSession:
    """Drafts the session as it is stored; nothing is saved.

    Raises `NotFound`; `InvalidInput` for an estimate or a disruption of what there is not.
    """
    programme = read_programme(database, slug)
    kept = None
    if wishes.keep:
        kept = read_content(database, read_edition(database, slug, wishes.keep))
    return draft_under_rules(
        programme, seeds, wishes, kept=kept, tell=tell, should_stop=should_stop
    )


def draft_under_rules(
    programme: Programme,
    seeds: Path,
    wishes: Wishes,
    *,
    kept: Programme | None = None,
    tell: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> DraftedSession:
    """Drafts that programme. Raises as `draft_session` does."""
    before = under_rules(programme, seeds)
    disruptions = tuple(map(parse_disruption, wishes.disruptions))
    if kept is None and (wishes.keep == 0 or disruptions):
        kept = programme
    brief = Brief(
        programme=programme,
        rulebook=before.rulebook,
        station=before.station,
        estimates=read_estimates(seeds / "drafting", programme.session.slug),
        kept=kept,
        leeway_percent=wishes.leeway_percent,
    )
    brief = after(brief, disruptions)
    effort = Effort(
        seconds=wishes.seconds,
        workers=wishes.workers,
        seed=wishes.seed,
        tell=tell,
        should_stop=should_stop,
    )
    topics = given_of(brief).topics
    draft = draft_from(
        brief,
        effort,
        alternatives=wishes.alternatives,
        reason_seconds=wishes.seconds / max(len(topics), 1) if wishes.with_reasons else 0.0,
    )
    assumed = tuple(topic.key for topic in topics if topic.is_assumed)
    return DraftedSession(before, kept, draft, disruptions, assumed, brief.shortened)


def changes_of(drafted: DraftedSession, proposal: Proposal) -> tuple[Change, ...]:
    """What the proposal changes in the edition kept, or in the session as it stands."""
    return changes_between(drafted.kept or drafted.before.programme, proposal.programme)


def accepted(
    programme: Programme, proposal: Proposal, meetings: Collection[str] | None = None
) -> Programme:
    """The programme with the proposal in it; with ``meetings`` only those of these keys.

    A meeting named that the proposal does not have is taken out. Raises `InvalidInput` if a part
    does not go with what stays: a body would be in two meetings.
    """
    if meetings is None:
        return replace(proposal.programme, approvals=programme.approvals)
    drafted = proposal.programme
    stay = [m for m in programme.meetings if m.key not in meetings]
    come = [m for m in drafted.meetings if m.key in meetings]
    known = {m.key for m in (*programme.meetings, *drafted.meetings)}
    for key in meetings:
        if key not in known:
            raise InvalidInput("proposal-without-meeting", value=key)
    made = programme_of(
        drafted.session if not stay else programme.session,
        bodies=programme.bodies,
        rooms=drafted.rooms,
        items=programme.items,
        papers=programme.papers,
        meetings=[*stay, *come],
        allocations=[
            *(a for a in programme.allocations if a.meeting not in meetings),
            *(a for a in drafted.allocations if a.meeting in meetings),
        ],
        officers=programme.officers,
        overrides=programme.overrides,
        approvals=programme.approvals,
    )
    faults = faults_of(made)
    if faults:
        raise InvalidInput("proposal-part-unsound", value=" ".join(faults[0].path[:2]))
    return made


def accept_proposal(
    database: Database,
    before: Programme,
    after_it: Programme,
    now: datetime,
    actor: Actor = TERMINAL,
) -> bool:
    """Stores what was accepted as one edit, which can be taken back like any other.

    Returns whether anything changed. Raises `Conflict` if somebody has changed the session since
    the draft began.
    """
    slug = before.session.slug

    def apply(stored: Programme) -> Programme:
        if fingerprint(freeze(stored)) != fingerprint(freeze(before)):
            raise Conflict("draft-outdated", session=slug)
        return replace(wanted, approvals=stored.approvals)

    wanted = _with_own_keys(database, before, after_it)
    edited = edit_session(database, slug, Edit("accept_proposal", apply), actor, now)
    return edited.entry is not None


def _with_own_keys(database: Database, before: Programme, after_it: Programme) -> Programme:
    """The programme with fresh keys for new meetings whose key an edition had for another one.

    Calendars know a meeting by its key: a new one must not be taken for one that was taken out.
    """
    try:
        latest = read_latest(database, before.session.slug)
    except NotFound:
        return after_it
    published = {m.key: m.bodies for m in read_content(database, latest).meetings}
    known = {meeting.key for meeting in before.meetings}
    told = {event.meeting for event in latest.events}
    fresh = {
        meeting.key: f"m-{secrets.token_hex(_KEY_BYTES)}"
        for meeting in after_it.meetings
        if meeting.key not in known
        and meeting.key in told
        and published.get(meeting.key) != meeting.bodies
    }
    return with_other_keys(after_it, fresh)
