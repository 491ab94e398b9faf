"""Draft resolutions and decisions: what became of each since it was handed in.

That a draft was adopted, and as what, stands in the record of the session (`Decided.draft` is the
key of the draft) and nowhere else: `planner.rules.draft_status` puts the two together.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from planner.errors import NotFound
from planner.models.noun import Noun
from planner.models.record_facts import Sponsor
from planner.models.source import Source
from planner.models.text import Text


class DraftKind(StrEnum):
    """What a draft is a draft of."""

    RESOLUTION = "resolution"
    DECISION = "decision"


class DraftFact(Noun):
    """One thing that happened to a draft. ``kind`` is what it is called where it is stored."""

    kind: ClassVar[str]


class Submitted(DraftFact):
    """The draft was handed in, under ``title``, for ``item`` (key).

    ``symbol`` is what it was given then (``CTOC/COP/2018/L.4``); without one it has none yet.
    ``from_body`` is the key of the body of the session that it comes from, if it comes from one:
    another deadline holds for it.
    """

    kind: ClassVar[str] = "submitted"
    draft_kind: DraftKind = DraftKind.RESOLUTION
    title: Text
    item: str = ""
    symbol: str = ""
    sponsors: tuple[Sponsor, ...] = ()
    from_body: str = ""


class SponsorsAdded(DraftFact):
    """More sponsors have joined, in that order."""

    kind: ClassVar[str] = "sponsors_added"
    sponsors: tuple[Sponsor, ...]


class SponsorLeft(DraftFact):
    """A delegation sponsors the draft no more."""

    kind: ClassVar[str] = "sponsor_left"
    delegation: str


class Negotiated(DraftFact):
    """The draft was taken up by a body of the programme, or in ``place`` outside of it.

    ``meeting`` is the key of the meeting, ``facilitator`` who leads the consultations.
    """

    kind: ClassVar[str] = "negotiated"
    body: str = ""
    meeting: str = ""
    place: Text | None = None
    facilitator: str = ""


class Revised(DraftFact):
    """The draft was issued anew, under ``symbol`` (``…/L.4/Rev.1``), with another title perhaps."""

    kind: ClassVar[str] = "revised"
    symbol: str
    title: Text | None = None


class SymbolGiven(DraftFact):
    """The draft has been given a symbol, or another one than it had by mistake."""

    kind: ClassVar[str] = "symbol_given"
    symbol: str


class DraftWithdrawn(DraftFact):
    """The sponsors have withdrawn the draft."""

    kind: ClassVar[str] = "withdrawn"


DRAFT_FACTS: dict[str, type[DraftFact]] = {
    fact.kind: fact
    for fact in (
        Submitted,
        SponsorsAdded,
        SponsorLeft,
        Negotiated,
        Revised,
        SymbolGiven,
        DraftWithdrawn,
    )
}
"""Every kind of fact, by the name under which it is stored."""


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """One fact about the draft with the key ``draft``: when it happened, who entered it when.

    ``number`` runs through all drafts of the session. ``id`` was made by whoever sent it: what is
    sent twice is entered once. ``at`` (aware) is ``None`` where the hour is not known.
    """

    number: int
    id: str
    entered_at: datetime
    actor: str
    draft: str
    fact: DraftFact
    at: datetime | None = None
    source: Source | None = None


@dataclass(frozen=True)
class DraftResolution:
    """One draft as it stands; ``events`` in the order of their numbers, from the ``submission``."""

    key: str
    submission: Submitted
    events: tuple[DraftEvent, ...]

    @property
    def submitted_at(self) -> datetime | None:
        """When it was handed in, if that is known."""
        return self.events[0].at

    @property
    def item(self) -> str:
        """The key of the item it is for; empty if none is said."""
        return self.submission.item

    @cached_property
    def symbols(self) -> tuple[str, ...]:
        """The symbols it has had, in order: the last one is the one it has now."""
        found = [self.submission.symbol] if self.submission.symbol else []
        for event in self.events:
            if isinstance(event.fact, SymbolGiven):
                found = [event.fact.symbol]
            elif isinstance(event.fact, Revised):
                found.append(event.fact.symbol)
        return tuple(found)

    @property
    def symbol(self) -> str:
        """The symbol that it has now; empty if it has none yet."""
        return self.symbols[-1] if self.symbols else ""

    @property
    def title(self) -> Text:
        """What it is called now."""
        revised = [e.fact.title for e in self.events if isinstance(e.fact, Revised)]
        return next((title for title in reversed(revised) if title), self.submission.title)

    @cached_property
    def sponsors(self) -> tuple[Sponsor, ...]:
        """Who sponsors it now: those who handed it in, then those who joined, in order."""
        found = list(self.submission.sponsors)
        for event in self.events:
            if isinstance(event.fact, SponsorsAdded):
                found.extend(sponsor for sponsor in event.fact.sponsors if sponsor not in found)
            elif isinstance(event.fact, SponsorLeft):
                left = event.fact.delegation
                found = [sponsor for sponsor in found if sponsor.delegation != left]
        return tuple(found)

    @property
    def negotiations(self) -> tuple[Negotiated, ...]:
        """Where it was taken up, in order."""
        return tuple(e.fact for e in self.events if isinstance(e.fact, Negotiated))

    @property
    def is_withdrawn(self) -> bool:
        """Whether its sponsors have withdrawn it."""
        return any(isinstance(event.fact, DraftWithdrawn) for event in self.events)


@dataclass(frozen=True)
class DraftRegister:
    """All drafts of a session, as a log whose numbers run through all of them."""

    session: str
    events: tuple[DraftEvent, ...] = ()

    @property
    def version(self) -> int:
        """The number of the last event; 0 if there is none."""
        return self.events[-1].number if self.events else 0

    @cached_property
    def drafts(self) -> tuple[DraftResolution, ...]:
        """The drafts, in the order in which they were handed in."""
        events: dict[str, list[DraftEvent]] = {}
        submissions: dict[str, Submitted] = {}
        for event in self.events:
            if isinstance(event.fact, Submitted):
                submissions[event.draft] = event.fact
            events.setdefault(event.draft, []).append(event)
        return tuple(
            DraftResolution(key, submission, tuple(events[key]))
            for key, submission in submissions.items()
        )

    def draft(self, key: str) -> DraftResolution:
        """The draft with that key. Raises `NotFound`."""
        for draft in self.drafts:
            if draft.key == key:
                return draft
        raise NotFound("draft-unknown", draft=key, session=self.session)

    def has(self, event_id: str) -> bool:
        """Whether an event with that id was received."""
        return any(event.id == event_id for event in self.events)
