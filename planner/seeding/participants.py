"""Who takes part in a draw: a CSV file with the groups and what each State is party to."""

from datetime import date
from pathlib import Path

from planner.errors import Fault, InvalidBundle
from planner.models.draw import Participant
from planner.models.state import Instrument, RegionalGroup, States
from planner.seeding.csv_files import Line, read_csv

COLUMNS = ("code", "group", *Instrument, "reviews_most", "reviewers_most")
_YES, _NO = "yes", "no"


def read_participants(file: Path, states: States) -> tuple[Participant, ...]:
    """The States of the file, in its order. Its columns are `COLUMNS`.

    An instrument is ``yes`` or ``no``, never empty: what is not known must not be drawn upon. The
    last two columns are empty but for a State that volunteers for more reviews than the most, or
    agrees to more reviewing States. Raises `InvalidBundle` with all faults of the file.
    """
    faults: list[Fault] = []
    found: dict[str, Participant] = {}
    for line in read_csv(file, COLUMNS):
        participant = _participant(line, states, faults)
        if participant.code in found:
            path = ("line", str(line[0]), "code")
            faults.append(Fault("key-repeated", path, {"value": participant.code}))
        found[participant.code] = participant
    if not found and not faults:
        faults.append(Fault("empty", ()))
    if faults:
        raise InvalidBundle(str(file), faults)
    return tuple(found.values())


def participants_on(states: States, day: date) -> tuple[Participant, ...]:
    """The States that were party to the Convention on that day, as the list of States has them.

    Raises `InvalidBundle` naming each State of which it is not known what it was party to.
    """
    faults: list[Fault] = []
    found = []
    for state in states.states:
        known = {instrument: state.is_party(instrument, day) for instrument in Instrument}
        if None in known.values():
            faults.append(Fault("party-status-unknown", ("state", state.code)))
        if known[Instrument.CONVENTION]:
            held = frozenset(instrument for instrument, is_party in known.items() if is_party)
            found.append(Participant(state.code, state.group_on(day), held))
    if faults:
        raise InvalidBundle("states.csv", faults)
    return tuple(found)


def _participant(line: Line, states: States, faults: list[Fault]) -> Participant:
    number, cells = line
    at = ("line", str(number))
    if states.find(cells["code"]) is None:
        faults.append(Fault("state-unknown", (*at, "code"), {"value": cells["code"]}))
    group = None
    if cells["group"] in list(RegionalGroup):
        group = RegionalGroup(cells["group"])
    elif cells["group"]:
        params = {"value": repr(cells["group"]), "known": ", ".join(RegionalGroup)}
        faults.append(Fault("choice-unknown", (*at, "group"), params))
    held = set()
    for instrument in Instrument:
        if cells[instrument] not in (_YES, _NO):
            params = {"value": repr(cells[instrument]), "known": f"{_YES}, {_NO}"}
            faults.append(Fault("choice-unknown", (*at, instrument), params))
        elif cells[instrument] == _YES:
            held.add(instrument)
    return Participant(
        cells["code"].upper(),
        group,
        frozenset(held),
        _figure(cells["reviews_most"], (*at, "reviews_most"), faults),
        _figure(cells["reviewers_most"], (*at, "reviewers_most"), faults),
    )


def _figure(written: str, path: tuple[str, ...], faults: list[Fault]) -> int | None:
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and int(written) > 0):
        faults.append(Fault("wrong-type", path, {"value": repr(written), "expected": "integer"}))
        return None
    return int(written)
