"""The States from ``seeds/states.csv``, and their groups from ``seeds/state-groups.csv``.

Names are the short names of UNTERM, as in a list and without their articles.

*Source*: UNTERM, as kept in github.com/datasets/country-codes (data/unterm_names.csv, commit
a09b84ab, between 2019 and 2022). Where States have changed their names since: the names of Türkiye
(2022) and of the Kingdom of the Netherlands, and the spacing of Timor-Leste in Arabic, are those of
the M49 lists of the United Nations Statistics Division (same place, tmp/UNSD-*.csv, commits
16582cca and 25c1991e); Nauru is Naoero in English since 26 June 2026
(un.org/en/about-us/member-states/naoero), its names in other languages are the earlier ones. What
neither list confirms stands under ``unverified``: those, the names of the European Union, which is
in neither, and Japan in Chinese (UNTERM has 日本国, M49 and this file 日本).
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from planner.errors import Fault, InvalidBundle
from planner.models.state import (
    GroupPeriod,
    GroupReason,
    Instrument,
    PartyStatus,
    RegionalGroup,
    Standing,
    State,
    States,
)
from planner.models.text import LANGUAGES, Text
from planner.seeding.csv_files import Line, read_csv

Kind = TypeVar("Kind", bound=StrEnum)

COLUMNS = (
    "code", "alpha_3", "standing", *LANGUAGES, "unverified",
    *Instrument, "parties_source", "verified",
)  # fmt: skip
ARTICLE_LANGUAGES = ("en", "fr", "es")
"""The languages in which some names of States take an article in a sentence."""
ARTICLE_COLUMNS = ("code", *ARTICLE_LANGUAGES, "source")
GROUP_COLUMNS = ("code", "group", "from", "until", "reason", "source", "verified")
_KNOWN_BY = re.compile(r"by (\d{4}-\d{2}-\d{2})")


def read_states(folder: Path) -> States:
    """The States in the order of their file.

    A party status is empty, a date of effect (ISO), or ``by`` and a date on which the State was
    a party already. Raises `InvalidBundle` with all faults of a file.
    """
    periods = _periods(folder / "state-groups.csv")
    articles = _articles(folder / "state-articles.csv")
    file = folder / "states.csv"
    faults: list[Fault] = []
    states: list[State] = []
    for line in read_csv(file, COLUMNS):
        reader = _Reader(line, faults)
        code = reader.cells["code"]
        if any(state.code == code for state in states):
            reader.faults.append(Fault("key-repeated", reader.at("code"), {"value": code}))
        states.append(
            State(
                code=code,
                alpha_3=reader.cells["alpha_3"],
                standing=reader.choice("standing", Standing) or Standing.MEMBER,
                name=Text(
                    **{language: reader.cells[language] or None for language in LANGUAGES},
                    unverified=tuple(reader.cells["unverified"].split()),
                ),
                groups=tuple(periods.pop(code, ())),
                parties=dict(reader.parties()),
                parties_source=reader.cells["parties_source"],
                verified=reader.flag("verified"),
                articles=articles.get(code, {}),
            )
        )
    faults += [Fault("state-unknown", ("group", code), {"value": code}) for code in periods]
    if faults:
        raise InvalidBundle(str(file), faults)
    return States(tuple(states))


def _articles(file: Path) -> dict[str, dict[str, str]]:
    """By code and language. A folder of States alone has no such file: no report is made of it."""
    if not file.exists():
        return {}
    return {
        cells["code"]: {
            language: cells[language] for language in ARTICLE_LANGUAGES if cells[language]
        }
        for _, cells in read_csv(file, ARTICLE_COLUMNS)
    }


def _periods(file: Path) -> dict[str, list[GroupPeriod]]:
    faults: list[Fault] = []
    periods: dict[str, list[GroupPeriod]] = {}
    for line in read_csv(file, GROUP_COLUMNS):
        reader = _Reader(line, faults)
        group = reader.choice("group", RegionalGroup)
        reason = reader.choice("reason", GroupReason)
        if group is None and reason is None:
            reader.faults.append(Fault("key-missing", reader.at("reason")))
        periods.setdefault(reader.cells["code"], []).append(
            GroupPeriod(
                group=group,
                starts=reader.day("from"),
                ends=reader.day("until"),
                reason=reason,
                source=reader.cells["source"],
                verified=reader.flag("verified"),
            )
        )
    if faults:
        raise InvalidBundle(str(file), faults)
    return periods


class _Reader:
    """Reads the cells of one line; what is wrong is added to the faults."""

    def __init__(self, line: Line, faults: list[Fault]) -> None:
        self.number, self.cells = line
        self.faults = faults

    def at(self, column: str) -> tuple[str, ...]:
        return ("line", str(self.number), column)

    def choice(self, column: str, kind: type[Kind]) -> Kind | None:
        written = self.cells[column]
        if not written:
            return None
        try:
            return kind(written)
        except ValueError:
            params = {"value": repr(written), "known": ", ".join(kind)}
            self.faults.append(Fault("choice-unknown", self.at(column), params))
            return None

    def day(self, column: str) -> date | None:
        return self._day(self.cells[column], column) if self.cells[column] else None

    def flag(self, column: str) -> bool:
        written = self.cells[column]
        if written not in ("true", "false"):
            params = {"value": repr(written), "known": "true, false"}
            self.faults.append(Fault("choice-unknown", self.at(column), params))
        return written == "true"

    def parties(self) -> Iterator[tuple[Instrument, PartyStatus]]:
        for instrument in Instrument:
            written = self.cells[instrument]
            known = _KNOWN_BY.fullmatch(written)
            if known is not None:
                yield instrument, PartyStatus(known_on=self._day(known[1], instrument))
            elif written:
                yield instrument, PartyStatus(effective_on=self._day(written, instrument))

    def _day(self, written: str, column: str) -> date | None:
        try:
            return date.fromisoformat(written)
        except ValueError:
            params = {"value": repr(written), "expected": "date"}
            self.faults.append(Fault("wrong-type", self.at(column), params))
            return None
