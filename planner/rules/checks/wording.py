"""Titles in six languages, and symbols of documents."""

import re
from collections.abc import Iterator
from functools import lru_cache

from planner.models.finding import About, Finding, Matter
from planner.models.programme import Programme
from planner.models.rulebook import CheckRule
from planner.models.text import Text
from planner.rules.checks.situation import Situation, abouts, found

_PLACES = {"year": "(?:19|20)[0-9]{2}", "n": "[1-9][0-9]*"}
_REVISED = r"(?:/Rev\.[1-9][0-9]*)?(?:/Corr\.[1-9][0-9]*)?\*?"
_JOINT = "-"


def title_missing(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Names and titles that lack an official language."""
    for about, text in _titles(situation.programme):
        if text is not None and text.missing:
            yield found(rule, about, thing=about, languages=", ".join(text.missing))


def symbol_malformed(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Symbols that have none of the shapes that this body's documents have."""
    for about, symbol in _symbols(situation.programme):
        if not all(_fits(part, rule.patterns) for part in _parts(symbol)):
            yield found(rule, about, symbol=symbol, thing=about)


def symbol_used_twice(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Symbols that two different documents bear, be it as half of a joint one."""
    users: dict[str, list[str]] = {}
    for paper in situation.programme.papers:
        for part in _parts(paper.symbol):
            users.setdefault(part, []).append(paper.symbol)
    for symbol, papers in users.items():
        if len(papers) > 1:
            named = abouts(Matter.PAPER, sorted(set(papers)))
            yield found(rule, *named, symbol=symbol, papers=named)


def _titles(programme: Programme) -> Iterator[tuple[About, Text | None]]:
    session = About(Matter.SESSION, programme.session.slug)
    yield session, programme.session.title
    yield session, programme.session.short_title
    yield session, programme.session.city
    for body in programme.bodies:
        yield About(Matter.BODY, body.key), body.name
        yield About(Matter.BODY, body.key), body.convening
    for room in programme.rooms:
        yield About(Matter.ROOM, room.key), room.name
    for item in programme.items:
        yield About(Matter.ITEM, item.key), item.title
        yield About(Matter.ITEM, item.key), item.short_title
    for paper in programme.papers:
        yield About(Matter.PAPER, paper.symbol), paper.title
    for meeting in programme.meetings:
        yield About(Matter.MEETING, meeting.key), meeting.title


def _symbols(programme: Programme) -> Iterator[tuple[About, str]]:
    told: set[str] = set()
    for paper in programme.papers:
        told.add(paper.symbol)
        yield About(Matter.PAPER, paper.symbol), paper.symbol
    for body in programme.bodies:
        if body.agenda_symbol and body.agenda_symbol not in told:
            told.add(body.agenda_symbol)
            yield About(Matter.BODY, body.key), body.agenda_symbol


def _parts(symbol: str) -> list[str]:
    """The symbols that a joint document has, e.g. ``A/1-B/2`` → ``A/1``, ``B/2``."""
    return symbol.split(_JOINT)


@lru_cache(maxsize=64)
def _shapes(patterns: tuple[str, ...]) -> re.Pattern[str]:
    shapes = []
    for pattern in patterns:
        pieces = re.split(r"\{(\w+)\}", pattern)
        shapes.append(
            "".join(
                _PLACES[piece] if place % 2 else re.escape(piece)
                for place, piece in enumerate(pieces)
            )
        )
    return re.compile(f"(?:{'|'.join(shapes)}){_REVISED}")


def _fits(symbol: str, patterns: tuple[str, ...]) -> bool:
    return _shapes(patterns).fullmatch(symbol) is not None
