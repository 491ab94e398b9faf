"""What seats, groups and States are called in documents about the bureau."""

from planner.documents.blocks import Days, Inline, Series, Verbatim, Words, term
from planner.models.series import Seat
from planner.models.series import Series as SeriesOfSessions
from planner.models.slate import Named, SlateParam, StateNamed
from planner.models.state import RegionalGroup, States

SEATS: dict[Seat, Inline] = {
    Seat.PRESIDENT: term("bureau.president"),
    Seat.VICE_PRESIDENT: term("bureau.vice_president"),
    Seat.CHAIR: term("bureau.chair"),
    Seat.VICE_CHAIR: term("bureau.vice_chair"),
    Seat.FIRST_VICE_CHAIR: term("bureau.first_vice_chair"),
    Seat.SECOND_VICE_CHAIR: term("bureau.second_vice_chair"),
    Seat.THIRD_VICE_CHAIR: term("bureau.third_vice_chair"),
    Seat.RAPPORTEUR: term("bureau.rapporteur"),
    Seat.MEMBER: term("bureau.member"),
}
"""The names of the seats."""

GROUPS: dict[RegionalGroup, Inline] = {
    RegionalGroup.AFRICAN: term("bureau.african"),
    RegionalGroup.ASIA_PACIFIC: term("bureau.asia_pacific"),
    RegionalGroup.EASTERN_EUROPEAN: term("bureau.eastern_european"),
    RegionalGroup.LATIN_AMERICAN_AND_CARIBBEAN: term("bureau.latin_american_and_caribbean"),
    RegionalGroup.WESTERN_EUROPEAN_AND_OTHER: term("bureau.western_european_and_other"),
}
"""The names of the groups in full."""

LETTERS: dict[RegionalGroup, Inline] = {
    RegionalGroup.AFRICAN: term("bureau.letters_african"),
    RegionalGroup.ASIA_PACIFIC: term("bureau.letters_asia_pacific"),
    RegionalGroup.EASTERN_EUROPEAN: term("bureau.letters_eastern_european"),
    RegionalGroup.LATIN_AMERICAN_AND_CARIBBEAN: term("bureau.letters_latin_american"),
    RegionalGroup.WESTERN_EUROPEAN_AND_OTHER: term("bureau.letters_western_european"),
}
"""The letters that stand for the groups in a grid; different for each in every language."""


def state_name(states: States, code: str) -> Inline:
    """The short name of the State, or the code where nobody knows it."""
    found = states.find(code)
    return Verbatim(code) if found is None else Words(found.name)


def session_name(series: SeriesOfSessions, number: int) -> Inline:
    """The number of the session, with its dates where they are recorded."""
    known = series.session(number)
    if known is None or known.opens is None or known.closes is None:
        return term("bureau.session", number=Verbatim(str(number)))
    return term(
        "bureau.session_dated" if known.verified else "bureau.session_unconfirmed",
        number=Verbatim(str(number)),
        dates=Days(known.opens, known.closes),
    )


def named_inline(states: States, named: Named) -> Inline:
    """The name of a seat, a group or a State."""
    match named:
        case StateNamed(code):
            return state_name(states, code)
        case Seat():
            return SEATS[named]
        case RegionalGroup():
            return GROUPS[named]


def param_inline(states: States, param: SlateParam) -> Inline:
    """What fills a place in a finding; a dash where nothing does."""
    if isinstance(param, int):
        return Verbatim(str(param))
    if not param:
        return Verbatim("-")
    return Series(tuple(named_inline(states, named) for named in param))
