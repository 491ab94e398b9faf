"""States: what they are called, which regional group they are in, and what they are party to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from planner.errors import NotFound
from planner.models.text import Text


class RegionalGroup(StrEnum):
    """The five groups, in English alphabetical order of their names."""

    AFRICAN = "african"
    ASIA_PACIFIC = "asia_pacific"
    EASTERN_EUROPEAN = "eastern_european"
    LATIN_AMERICAN_AND_CARIBBEAN = "latin_american_and_caribbean"
    WESTERN_EUROPEAN_AND_OTHER = "western_european_and_other"


class Standing(StrEnum):
    """What a delegation is a delegation of."""

    MEMBER = "member"
    OBSERVER = "observer"
    ORGANIZATION = "organization"


class GroupReason(StrEnum):
    """Why a State has no group, or one for some purposes only."""

    NO_GROUP = "no-group"
    ELECTIONS_ONLY = "elections-only"
    OBSERVER = "observer"
    ORGANIZATION = "organization"


class Instrument(StrEnum):
    """The Convention and the three Protocols thereto."""

    CONVENTION = "untoc"
    TRAFFICKING = "trafficking"
    SMUGGLING = "smuggling"
    FIREARMS = "firearms"


class NameForm(StrEnum):
    """How the name of a State stands in a sentence, in the languages that make a difference.

    ``SUBJECT``: with its article (l’Italie, the Philippines); ``OF``: behind the word for "of" (de
    l’Italie, of the Philippines); ``OF_NEXT``: the same, later in a list that began so, where not
    all languages say that word again.
    """

    SUBJECT = "subject"
    OF = "of"
    OF_NEXT = "of_next"


@dataclass(frozen=True, slots=True)
class GroupPeriod:
    """In which group a State was from one day (counted) until another (not counted).

    ``group`` is ``None`` where it was in none; ``reason`` tells why, or with which limit it is in
    one. A missing day means that the period has no such end that is known.
    """

    group: RegionalGroup | None
    starts: date | None = None
    ends: date | None = None
    reason: GroupReason | None = None
    source: str = ""
    verified: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether that day is in the period."""
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day < self.ends
        )


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """Since when a State has been a party to an instrument.

    ``effective_on`` is the date of effect. Where nobody has looked that up, ``known_on`` is a
    day on which the State was a party already, as the source has it.
    """

    effective_on: date | None = None
    known_on: date | None = None

    def is_party(self, day: date) -> bool | None:
        """Whether the State was a party on that day; ``None`` where that is not known."""
        if self.effective_on is not None:
            return self.effective_on <= day
        return True if self.known_on is not None and self.known_on <= day else None


@dataclass(frozen=True)
class State:
    """A State, or the organization that is a party beside its member States.

    ``code`` is the two letters of ISO 3166, ``alpha_3`` the three (an organization has none).
    ``name`` is the official short name. ``verified`` is about ``parties``: whether somebody has
    compared the dates with those of the depositary; ``parties_source`` is where they are from.
    ``articles`` are the definite articles that its name takes in a sentence, by language; where
    there is none, the name stands without.
    """

    code: str
    alpha_3: str
    standing: Standing
    name: Text
    groups: tuple[GroupPeriod, ...] = ()
    parties: Mapping[Instrument, PartyStatus] = field(default_factory=dict)
    parties_source: str = ""
    verified: bool = False
    articles: Mapping[str, str] = field(default_factory=dict)

    def group_on(self, day: date) -> RegionalGroup | None:
        """The group in which it was on that day."""
        found = (period.group for period in self.groups if period.holds_on(day))
        return next(found, None)

    def is_party(self, instrument: Instrument, day: date) -> bool | None:
        """Whether it was a party to that instrument on that day; ``None`` if not known."""
        status = self.parties.get(instrument)
        return None if status is None else status.is_party(day)


@dataclass(frozen=True)
class States:
    """All States, in the English alphabetical order of their names."""

    states: tuple[State, ...] = ()

    @cached_property
    def _by_code(self) -> dict[str, State]:
        by_code = {state.alpha_3: state for state in self.states if state.alpha_3}
        return by_code | {state.code: state for state in self.states}

    def find(self, code: str) -> State | None:
        """The State with that code of two or three letters, if there is one."""
        return self._by_code.get(code.upper())

    def get(self, code: str) -> State:
        """The State with that code of two or three letters. Raises `NotFound`."""
        found = self.find(code)
        if found is None:
            raise NotFound("state-unknown", value=code)
        return found

    def group_of(self, code: str, day: date) -> RegionalGroup | None:
        """The group in which that State was on that day; ``None`` also for an unknown code."""
        found = self.find(code)
        return None if found is None else found.group_on(day)

    def replacing(self, others: Iterable[State]) -> "States":
        """These States, those of ``others`` in the place of the ones with the same code."""
        own = {state.code: state for state in others}
        return States(tuple(own.get(state.code, state) for state in self.states))
