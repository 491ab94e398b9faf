"""States and slates made by hand, for tests of the bureau and of credentials."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from planner.assets import folder
from planner.models.series import Seat, Series
from planner.models.slate import Slate, SlateMember
from planner.models.state import Instrument, PartyStatus, States
from planner.seeding.series import read_series
from planner.seeding.states import read_states

OPENING = date(2018, 10, 15)
LONG_BEFORE = date(2003, 9, 29)
ALL = tuple(Instrument)


@cache
def all_states() -> States:
    """The States that come with the planner."""
    return read_states(folder("seeds"))


@cache
def series(slug: str) -> Series:
    """A series that comes with the planner."""
    return read_series(folder("seeds") / "series", slug, all_states())


def parties(codes: Iterable[str], instruments: Iterable[Instrument] = ALL) -> States:
    """The States, those with the codes invented to be party to the instruments and to no other."""
    held = set(instruments)
    statuses = {
        instrument: PartyStatus(effective_on=LONG_BEFORE if instrument in held else date.max)
        for instrument in Instrument
    }
    states = all_states()
    return states.replacing(
        replace(states.get(code), parties=statuses, verified=True) for code in codes
    )


def with_status(states: States, codes: Iterable[str], *instruments: Instrument) -> States:
    """The same States, those with the codes party to these instruments alone."""
    own = parties(codes, instruments)
    return states.replacing(own.get(code) for code in codes)


def ninth_slate() -> Slate:
    """The bureau elected at the ninth session of the Conference (CTOC/COP/2018/13, para. 6)."""
    seats = [("ES", Seat.PRESIDENT), ("AR", Seat.RAPPORTEUR)]
    seats[1:1] = [
        (code, Seat.VICE_PRESIDENT) for code in ("IT", "IQ", "MX", "RO", "SK", "DZ", "NG", "BD")
    ]
    return Slate(session=9, members=tuple(SlateMember(seat, code) for code, seat in seats))


def codes_of(slate: Slate) -> tuple[str, ...]:
    """The States of the slate, in its order."""
    return tuple(member.state for member in slate.members)
