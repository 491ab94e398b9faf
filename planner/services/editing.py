"""Writing on a draft: every edit is one transaction and one line of the log.

Whoever edits says which version of the session they had before them. What others have written
since is kept: an edit goes through unless it touches what was changed meanwhile.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.editing.difference import Difference, Touched, applied, difference_between
from planner.editing.edit import Edit
from planner.editing.undoing import REDO, UNDO, Undoing, undoing_of
from planner.errors import Conflict, InvalidDraft, PlannerError
from planner.models.account import Actor
from planner.models.audit import AuditEntry
from planner.models.integrity import faults_of
from planner.models.programme import Programme, programme_of
from planner.models.session import Session
from planner.services.rulebooks import faults_against_rulebook
from planner.store.audit import (
    audit_numbered,
    hold_session,
    list_audit,
    version_of,
    write_audit,
)
from planner.store.database import Database, Transaction, transaction
from planner.store.snapshots import load_programme, save_programme, session_exists


@dataclass(frozen=True, slots=True)
class Draft:
    """A session as it stands, and the version that it is: the number of its last write."""

    programme: Programme
    version: int


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit left: the draft, and its line in the log (``None``: nothing was different)."""

    draft: Draft
    entry: AuditEntry | None


class Superseded(Conflict):
    """Somebody has changed meanwhile what this edit is about.

    ``meanwhile`` are the writes that did so, in order; ``draft`` is what stands now; ``wanted``
    what would have been changed, ``None`` if the edit cannot be made any more.
    """

    def __init__(
        self,
        draft: Draft,
        based_on: int,
        meanwhile: tuple[AuditEntry, ...],
        wanted: Difference | None,
    ) -> None:
        self.draft = draft
        self.meanwhile = meanwhile
        self.wanted = wanted
        super().__init__(
            "draft-changed-meanwhile",
            session=draft.programme.session.slug,
            based_on=based_on,
            version=draft.version,
            actors=", ".join(dict.fromkeys(entry.actor for entry in meanwhile)),
        )


def read_draft(database: Database, slug: str) -> Draft:
    """The session as it stands, with its version. Raises `NotFound`."""
    with transaction(database) as opened:
        return _draft(opened, slug)


def create_session(database: Database, session: Session, actor: Actor, now: datetime) -> Draft:
    """A session with nothing in it yet. Raises `Conflict` if its slug is taken, `InvalidDraft`."""
    programme = programme_of(session)
    _check(programme, None)
    with transaction(database) as opened:
        if session_exists(opened, session.slug):
            raise Conflict("session-exists", session=session.slug)
        save_programme(opened, programme, now)
        entry = write_audit(opened, session.slug, actor, "create_session", now)
        return Draft(programme, entry.number)


def edit_session(
    database: Database,
    slug: str,
    edit: Edit,
    actor: Actor,
    now: datetime,
    *,
    based_on: int | None = None,
    reason: str | None = None,
    seeds: Path | None = None,
) -> Edited:
    """Makes the edit. An edit that changes nothing leaves no line.

    ``based_on`` is the version that the editor had before them; ``None`` edits whatever is there.
    With ``seeds`` the overrides are held against the rulebook. Raises `NotFound`, `InvalidInput`,
    `InvalidDraft` for what would leave faults, and `Superseded`.
    """
    with transaction(database) as opened:
        hold_session(opened, slug)
        before = _draft(opened, slug)
        meanwhile = _meanwhile(opened, slug, before.version, based_on)
        try:
            after = edit.apply(before.programme)
        except PlannerError:
            # What the editor saw may be gone because somebody took it away.
            if meanwhile and based_on is not None:
                raise Superseded(before, based_on, meanwhile, None) from None
            raise
        difference = difference_between(before.programme, after)
        _refuse_if_superseded(before, based_on, meanwhile, difference)
        return _written(
            opened, before, after, difference, edit.name, actor, now,
            params=dict(edit.params), reason=reason, seeds=seeds,
        )  # fmt: skip


def undo(
    database: Database,
    slug: str,
    actor: Actor,
    now: datetime,
    *,
    number: int | None = None,
    reason: str | None = None,
) -> Edited:
    """Takes back a write: that one, or the actor's own last one.

    Raises `Conflict` when there is none, or when somebody has changed since what it changed.
    """
    with transaction(database) as opened:
        hold_session(opened, slug)
        state = undoing_of(list_audit(opened, slug), None if number else actor.account)
        if number is None:
            number = state.done[-1] if state.done else None
        if number is None or number not in state.done:
            raise Conflict("nothing-to-undo", session=slug)
        return _taken_back(opened, slug, number, UNDO, actor, now, reason)


def redo(
    database: Database, slug: str, actor: Actor, now: datetime, *, reason: str | None = None
) -> Edited:
    """Brings back what the actor took back last. Raises `Conflict`."""
    with transaction(database) as opened:
        hold_session(opened, slug)
        state = undoing_of(list_audit(opened, slug), actor.account)
        if not state.undone:
            raise Conflict("nothing-to-redo", session=slug)
        return _taken_back(opened, slug, state.undone[-1], REDO, actor, now, reason)


def undoing(database: Database, slug: str, actor: Actor) -> Undoing:
    """What the actor may take back and bring back."""
    with transaction(database) as opened:
        return undoing_of(list_audit(opened, slug), actor.account)


def read_log(
    database: Database,
    slug: str,
    *,
    before: int | None = None,
    after: int = 0,
    actor: str | None = None,
    service: str | None = None,
    limit: int | None = None,
) -> list[AuditEntry]:
    """The log of the session, the newest line first; of one actor or service if that is named."""
    with transaction(database) as opened:
        return list_audit(
            opened, slug, after=after, before=before, actor=actor, service=service, limit=limit,
            newest_first=True,
        )  # fmt: skip


def _draft(opened: Transaction, slug: str) -> Draft:
    return Draft(load_programme(opened, slug), version_of(opened, slug))


def _meanwhile(
    opened: Transaction, slug: str, version: int, based_on: int | None
) -> tuple[AuditEntry, ...]:
    if based_on is None or based_on >= version:
        return ()
    return tuple(list_audit(opened, slug, after=based_on))


def _refuse_if_superseded(
    before: Draft, based_on: int | None, meanwhile: Iterable[AuditEntry], wanted: Difference
) -> None:
    if based_on is None:
        return
    touching = tuple(entry for entry in meanwhile if _touched(entry) & wanted.touched)
    if touching:
        raise Superseded(before, based_on, touching, wanted)


def _touched(entry: AuditEntry) -> frozenset[Touched]:
    stored = entry.difference
    return frozenset() if stored is None else Difference.from_json(stored).touched


def _taken_back(
    opened: Transaction,
    slug: str,
    number: int,
    service: str,
    actor: Actor,
    now: datetime,
    reason: str | None,
) -> Edited:
    entry = audit_numbered(opened, slug, number)
    before = _draft(opened, slug)
    backwards = Difference.from_json(entry.difference or {}).reversed
    after = applied(before.programme, backwards)
    params = {"number": number, "service": entry.service}
    return _written(
        opened, before, after, backwards, service, actor, now,
        params=params, reason=reason, undoes=number,
    )  # fmt: skip


def _written(
    opened: Transaction,
    before: Draft,
    after: Programme,
    difference: Difference,
    service: str,
    actor: Actor,
    now: datetime,
    *,
    params: dict[str, object],
    reason: str | None = None,
    undoes: int | None = None,
    seeds: Path | None = None,
) -> Edited:
    if not difference:
        return Edited(before, None)
    _check(after, seeds)
    save_programme(opened, after, now)
    entry = write_audit(
        opened, after.session.slug, actor, service, now,
        params=params, reason=reason, difference=difference.as_json(), undoes=undoes,
    )  # fmt: skip
    return Edited(Draft(after, entry.number), entry)


def _check(programme: Programme, seeds: Path | None) -> None:
    faults = faults_of(programme)
    if not faults and seeds is not None:
        faults = faults_against_rulebook(programme, seeds)
    if faults:
        raise InvalidDraft(faults)
