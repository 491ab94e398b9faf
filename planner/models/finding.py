"""Findings: what is wrong or missing in a programme, without words."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.models.check import CheckCode, Severity
from planner.models.source import Source
from planner.models.text import Text


class Matter(StrEnum):
    """What a finding can be about."""

    SESSION = "session"
    BODY = "body"
    ROOM = "room"
    ITEM = "item"
    PAPER = "paper"
    MEETING = "meeting"
    OFFICER = "officer"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True, order=True)
class About:
    """One noun of the programme, by its key (papers: symbol; sessions: slug)."""

    matter: Matter
    key: str


Param = About | tuple[About, ...] | Text | str | int | date | datetime
"""What fills a place in the text of a finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: what kind, how much it weighs, what it is about, and on which ground.

    ``subjects`` begin with the one where it would be mended. ``params`` are (name, value) pairs
    in the order of their names. ``is_verified`` is false when the ground has not been
    compared with the written rule: such a finding is never more than advice.
    """

    code: CheckCode
    severity: Severity
    subjects: tuple[About, ...]
    params: tuple[tuple[str, Param], ...]
    source: Source
    is_verified: bool = True
