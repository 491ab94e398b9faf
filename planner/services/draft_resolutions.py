"""Draft resolutions: handed in, given their symbols, sponsored, negotiated, revised, withdrawn."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from planner.errors import Conflict, InvalidInput
from planner.models.account import Actor
from planner.models.draft_resolution import (
    DraftEvent,
    DraftFact,
    DraftRegister,
    DraftResolution,
    DraftWithdrawn,
    Negotiated,
    Revised,
    SponsorLeft,
    SponsorsAdded,
    Submitted,
    SymbolGiven,
)
from planner.models.programme import Programme
from planner.models.record_facts import Sponsor
from planner.models.session_log import LogName
from planner.rules.draft_status import DraftStanding, draft_standings
from planner.rules.draft_symbols import next_revision, next_symbol
from planner.services.rules import RuledSession
from planner.store.audit import is_held, write_audit
from planner.store.database import Database, transaction
from planner.store.session_log import (
    OpenTransaction,
    append_to_drafts,
    hold_drafts,
    load_drafts,
    load_record,
    version_of_log,
)
from planner.store.snapshots import load_programme


@dataclass(frozen=True, slots=True)
class Desk:
    """Who writes on the drafts of which session, when; ``sent`` is the id of this sending.

    ``at`` (aware) is when it happened, if not now.
    """

    database: Database
    slug: str
    now: datetime
    actor: str
    sent: str
    at: datetime | None = None


@dataclass
class _Writing:
    opened: OpenTransaction
    desk: Desk
    register: DraftRegister
    events: list[DraftEvent] = field(default_factory=list)

    def do(self, draft: str, fact: DraftFact) -> None:
        self.events.append(
            DraftEvent(
                number=self.register.version + len(self.events) + 1,
                id=self.desk.sent,
                entered_at=self.desk.now,
                actor=self.desk.actor,
                draft=draft,
                fact=fact,
                at=self.desk.at or self.desk.now,
            )
        )


def read_drafts(database: Database, slug: str) -> DraftRegister:
    """The draft resolutions of that session."""
    with transaction(database) as opened:
        return load_drafts(opened, slug)


def drafts_version(database: Database, slug: str) -> tuple[int, int]:
    """The numbers of the last event and of the last entry in the record: what they stand on."""
    with transaction(database) as opened:
        return (
            version_of_log(opened, slug, LogName.DRAFTS),
            version_of_log(opened, slug, LogName.RECORD),
        )


def read_standings(database: Database, ruled: RuledSession) -> tuple[DraftStanding, ...]:
    """Where each draft of that session stands, by its rules."""
    slug = ruled.programme.session.slug
    with transaction(database) as opened:
        register, record = load_drafts(opened, slug), load_record(opened, slug)
    return draft_standings(ruled.programme, register, record, ruled.deadlines)


def submit_draft(desk: Desk, submission: Submitted, *, has_symbol: bool = True) -> str:
    """Receives a draft and returns its key; it gets the next symbol unless it brings one.

    With ``has_symbol`` false it waits for one. Raises `NotFound` for an item or body that there is
    not, `Conflict` for a symbol that another draft has.
    """
    with _writing(desk) as (writing, programme):
        for event in writing.register.events:
            if event.id == desk.sent:
                return event.draft
        if submission.item:
            programme.item(submission.item)
        if submission.from_body:
            programme.body(submission.from_body)
        symbol = submission.symbol or (
            next_symbol(programme, writing.register) if has_symbol else ""
        )
        _check_symbol(writing.register, symbol)
        key = f"draft-{len(writing.register.drafts) + 1}"
        writing.do(key, submission.model_copy(update={"symbol": symbol}))
        return key


def add_sponsors(desk: Desk, draft: str, sponsors: Sequence[Sponsor]) -> None:
    """Notes that more have joined. Raises `NotFound`, `InvalidInput` if nobody is named."""
    if not sponsors:
        raise InvalidInput("draft-sponsor-missing")
    _note(desk, draft, SponsorsAdded(sponsors=tuple(sponsors)))


def remove_sponsor(desk: Desk, draft: str, delegation: str) -> None:
    """Notes that a delegation sponsors the draft no more. Raises `NotFound`."""
    with _writing(desk) as (writing, _):
        found = writing.register.draft(draft)
        if writing.register.has(desk.sent):
            return
        if delegation not in [sponsor.delegation for sponsor in found.sponsors]:
            raise InvalidInput("draft-sponsor-unknown", value=delegation)
        writing.do(draft, SponsorLeft(delegation=delegation))


def note_negotiation(desk: Desk, draft: str, negotiation: Negotiated) -> None:
    """Notes where the draft was taken up. Raises `NotFound`."""
    _note(desk, draft, negotiation)


def revise_draft(desk: Desk, draft: str, revision: Revised | None = None) -> str:
    """Notes a revision and returns its symbol: the next one, unless one is given.

    Raises `NotFound`, and `Conflict` for a draft that has no symbol yet, was withdrawn, or for a
    symbol that is taken.
    """
    with _writing(desk) as (writing, _):
        found = writing.register.draft(draft)
        if writing.register.has(desk.sent):
            return found.symbol
        _check_alive(found)
        if not found.symbol:
            raise Conflict("draft-without-symbol", draft=draft)
        fact = revision or Revised(symbol="")
        symbol = fact.symbol or next_revision(found.symbol)
        _check_symbol(writing.register, symbol)
        writing.do(draft, fact.model_copy(update={"symbol": symbol}))
        return symbol


def give_symbol(desk: Desk, draft: str, symbol: str = "") -> str:
    """Gives the draft a symbol, the next one unless one is said. Raises `NotFound`, `Conflict`."""
    with _writing(desk) as (writing, programme):
        found = writing.register.draft(draft)
        if writing.register.has(desk.sent):
            return found.symbol
        symbol = symbol or next_symbol(programme, writing.register)
        _check_symbol(writing.register, symbol)
        writing.do(draft, SymbolGiven(symbol=symbol))
        return symbol


def withdraw_draft(desk: Desk, draft: str) -> None:
    """Notes that its sponsors have withdrawn the draft. Raises `NotFound`, `Conflict`."""
    with _writing(desk) as (writing, _):
        found = writing.register.draft(draft)
        if writing.register.has(desk.sent):
            return
        _check_alive(found)
        writing.do(draft, DraftWithdrawn())


def _note(desk: Desk, draft: str, fact: DraftFact) -> None:
    with _writing(desk) as (writing, _):
        _check_alive(writing.register.draft(draft))
        if not writing.register.has(desk.sent):
            writing.do(draft, fact)


def _check_alive(draft: DraftResolution) -> None:
    if draft.is_withdrawn:
        raise Conflict("draft-withdrawn", draft=draft.key)


def _check_symbol(register: DraftRegister, symbol: str) -> None:
    taken = {known for draft in register.drafts for known in draft.symbols}
    if symbol and symbol in taken:
        raise Conflict("draft-symbol-taken", symbol=symbol)


@contextmanager
def _writing(desk: Desk) -> Iterator[tuple[_Writing, Programme]]:
    with transaction(desk.database) as opened:
        # Always the session before its logs, so that no two writes wait for each other.
        has_log = is_held(opened, desk.slug)
        register = hold_drafts(opened, desk.slug)
        writing = _Writing(opened, desk, register)
        yield writing, load_programme(opened, desk.slug)
        append_to_drafts(opened, desk.slug, writing.events)
        if writing.events and has_log:
            facts = {"draft": writing.events[-1].draft, "kind": writing.events[-1].fact.kind}
            actor = Actor(desk.actor)
            write_audit(opened, desk.slug, actor, "write_draft_resolution", desk.now, params=facts)


def preview_symbol(database: Database, slug: str) -> str:
    """The symbol that a draft handed in now would get."""
    with transaction(database) as opened:
        return next_symbol(load_programme(opened, slug), load_drafts(opened, slug))
