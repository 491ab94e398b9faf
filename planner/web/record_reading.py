"""What a form for the record says, as a fact; and a fact as what its form holds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.errors import InvalidInput
from planner.models.officer import Office
from planner.models.record_facts import (
    AttendanceCategory,
    BallotCount,
    ElectedOfficer,
    Fact,
    Present,
    Vote,
)
from planner.models.state import States
from planner.models.text import LANGUAGES, Text
from planner.web.record_spec import FORMS, Control, FieldSpec, FormSpec

Form = Mapping[str, str]
"""The fields of a form as they were sent."""

_LONGEST = 4000
_YES = "yes"
_APART = re.compile(r"[\s,;]+")
UNCOUNTED = "+"
"""What is typed for participants who were there and whom nobody counted."""


@dataclass(frozen=True, slots=True)
class Reading:
    """In which language a form was typed, and which States there are."""

    language: str
    states: States


def fact_of_form(reading: Reading, kind: str, form: Form, earlier: Fact | None = None) -> Fact:
    """The fact that the form says; what the form does not ask for is taken from ``earlier``.

    Raises `InvalidInput` naming the field.
    """
    spec = FORMS.get(kind)
    if spec is None:
        raise InvalidInput("field-unusable", field="kind", value=kind[:40])
    values = {field.name: _value(reading, field, form, earlier) for field in spec.fields}
    kept = {} if earlier is None else _fields(earlier)
    try:
        return spec.fact.model_validate(kept | values)
    except ValueError as error:
        refused: Any = error
        place = str(refused.errors(include_url=False)[0]["loc"][0])
        raise InvalidInput("field-unusable", field=place, value=form.get(place, "")[:40]) from None


def form_of_fact(fact: Fact, language: str) -> dict[str, str]:
    """What the fields of its form hold."""
    held: dict[str, str] = {}
    spec: FormSpec = FORMS[fact.kind]
    for field in spec.fields:
        value = getattr(fact, field.name)
        match field.control:
            case Control.VOTE if isinstance(value, Vote):
                held |= {"yes": str(value.yes), "no": str(value.no)}
                held["abstaining"] = str(value.abstaining)
                held["needs_two_thirds"] = _YES if value.needs_two_thirds else ""
            case Control.PRESENT:
                held |= {_present_field(one.category): _present_written(one) for one in value}
            case Control.VOTE:
                pass
            case _:
                held[field.name] = _written(field, value, language)
    return held


def _fields(fact: Fact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in type(fact).model_fields}


def _value(reading: Reading, field: FieldSpec, form: Form, earlier: Fact | None) -> Any:
    if field.control is Control.VOTE:
        return _vote(form)
    if field.control is Control.PRESENT:
        return _present(form)
    written = form.get(field.name, "").strip().replace("\r\n", "\n")
    _check(field.name, written)
    if field.is_required and not written:
        raise InvalidInput("field-missing", field=field.name)
    before = getattr(earlier, field.name, None)
    if before and written == _written(field, before, reading.language):
        # A form shows less than there is: wordings in other languages, who named a candidate.
        return before
    if field.control is Control.NAME:
        return Text.from_mapping({reading.language: written}) if written else None
    read = _READERS.get(field.control)
    if read is not None:
        return read(reading, field.name, written)
    if field.control is Control.CHOICE:
        return written or None
    return written


def _check(name: str, written: str) -> None:
    if len(written) > _LONGEST or not written.replace("\n", "").isprintable():
        raise InvalidInput("field-unusable", field=name, value=written[:40])


def _parts(written: str) -> list[str]:
    return [part for part in _APART.split(written) if part]


def _number(_: Reading, name: str, written: str) -> int | None:
    if not written:
        return None
    if not written.isdecimal() or len(written) > 6:
        raise InvalidInput("field-unusable", field=name, value=written[:40])
    return int(written)


def _numbers(reading: Reading, name: str, written: str) -> tuple[int, ...]:
    found = (_number(reading, name, part) for part in _parts(written))
    return tuple(number for number in found if number is not None)


def _tick(_: Reading, __: str, written: str) -> bool:
    return written == _YES


def _day(_: Reading, name: str, written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InvalidInput("field-unusable", field=name, value=written[:40]) from None


def _days(reading: Reading, name: str, written: str) -> tuple[date, ...]:
    found = (_day(reading, name, part) for part in _parts(written))
    return tuple(day for day in found if day is not None)


def _symbols(_: Reading, __: str, written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_parts(written)))


def _lines(_: Reading, __: str, written: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in written.split("\n") if line.strip())


def state_code(reading: Reading, name: str, written: str) -> str:
    """The code of the State that was typed by its code or by its name in any language.

    Empty if nothing was typed. Raises `InvalidInput`.
    """
    if not written:
        return ""
    found = reading.states.find(written)
    if found is not None:
        return found.code
    wanted = written.casefold()
    for state in reading.states.states:
        if any((state.name.get(one) or "").casefold() == wanted for one in LANGUAGES):
            return state.code
    raise InvalidInput("record-state-unknown", field=name, value=written[:40])


def _states(reading: Reading, name: str, written: str) -> tuple[str, ...]:
    return tuple(state_code(reading, name, part) for part in _parts(written))


def _officers(reading: Reading, name: str, written: str) -> tuple[ElectedOfficer, ...]:
    """One in a line: office, State, person, with semicolons between."""
    officers = []
    for line in _lines(reading, name, written):
        parts = [part.strip() for part in line.split(";")]
        if len(parts) != 3 or parts[0] not in list(Office) or not parts[2]:
            raise InvalidInput("record-line-malformed", field=name, value=line[:60])
        state = state_code(reading, name, parts[1])
        officers.append(ElectedOfficer(office=Office(parts[0]), state=state, person=parts[2]))
    return tuple(officers)


def _is_figure(written: str) -> bool:
    return written.isdecimal() and len(written) <= 6


def _ballots(reading: Reading, name: str, written: str) -> tuple[BallotCount, ...]:
    """One in a line: seats, papers, invalid, abstentions, then each candidate with its votes."""
    ballots = []
    for line in _lines(reading, name, written):
        parts = [part.strip() for part in line.split(";")]
        figures, candidates = parts[:4], parts[4:]
        votes = {who: count for who, _, count in (part.rpartition("=") for part in candidates)}
        numbers = [*figures, *votes.values()]
        if len(votes) != len(candidates) or not votes or not all(map(_is_figure, numbers)):
            raise InvalidInput("record-line-malformed", field=name, value=line[:60])
        seats, papers, invalid, abstentions = (int(figure) for figure in figures)
        ballots.append(
            BallotCount(
                seats=seats,
                papers=papers,
                invalid=invalid,
                abstentions=abstentions,
                votes={who.strip(): int(count) for who, count in votes.items()},
            )
        )
    return tuple(ballots)


def _vote(form: Form) -> Vote | None:
    written = {name: form.get(name, "").strip() for name in ("yes", "no", "abstaining")}
    if not any(written.values()):
        return None
    for name, figure in written.items():
        if figure and (not figure.isdecimal() or len(figure) > 4):
            raise InvalidInput("field-unusable", field=name, value=figure[:40])
    return Vote(
        yes=int(written["yes"] or 0),
        no=int(written["no"] or 0),
        abstaining=int(written["abstaining"] or 0),
        needs_two_thirds=form.get("needs_two_thirds") == _YES,
    )


def _present_field(category: AttendanceCategory) -> str:
    return f"present-{category}"


def _present(form: Form) -> tuple[Present, ...]:
    found = []
    for category in AttendanceCategory:
        written = form.get(_present_field(category), "").strip()
        if not written:
            continue
        if written != UNCOUNTED and (not written.isdecimal() or len(written) > 6):
            raise InvalidInput("field-unusable", field=_present_field(category), value=written[:40])
        number = None if written == UNCOUNTED else int(written)
        found.append(Present(category=category, number=number))
    return tuple(found)


def _present_written(one: Present) -> str:
    return UNCOUNTED if one.number is None else str(one.number)


def _written(field: FieldSpec, value: Any, language: str) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return _YES
    if isinstance(value, Text):
        return next((w for one in (language, *LANGUAGES) if (w := value.get(one))), "")
    if field.control is Control.OFFICERS:
        return "\n".join(f"{one.office.value}; {one.state}; {one.person}" for one in value)
    if field.control is Control.BALLOTS:
        return "\n".join(_ballot_written(one) for one in value)
    if field.control is Control.LINES:
        return "\n".join(value)
    if isinstance(value, tuple):
        return " ".join(str(one) for one in value)
    return str(value)


def _ballot_written(one: BallotCount) -> str:
    figures = (one.seats, one.papers, one.invalid, one.abstentions)
    votes = (f"{who}={count}" for who, count in one.votes.items())
    return "; ".join((*(str(figure) for figure in figures), *votes))


_READERS: dict[Control, Callable[[Reading, str, str], Any]] = {
    Control.NUMBER: _number,
    Control.TICK: _tick,
    Control.STATE: state_code,
    Control.STATES: _states,
    Control.SYMBOLS: _symbols,
    Control.NUMBERS: _numbers,
    Control.DAY: _day,
    Control.DAYS: _days,
    Control.LINES: _lines,
    Control.OFFICERS: _officers,
    Control.BALLOTS: _ballots,
}
