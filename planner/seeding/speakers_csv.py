"""Requests for the floor from a CSV file, as registrations by mail are kept: all or nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from planner.errors import Fault, InvalidBundle
from planner.models.speaking import GROUPS, STATES, Capacity, Inscription, Rank
from planner.models.state import States
from planner.models.text import Text
from planner.seeding.csv_files import Line, read_csv

Kind = TypeVar("Kind", bound=StrEnum)

COLUMNS = (
    "received_at", "delegation", "name", "capacity", "rank", "speaker", "on_behalf_of", "members",
    "preferred", "standby",
)  # fmt: skip
"""The columns. ``received_at`` is ISO 8601 with its offset; ``members`` and ``preferred`` are
parted by spaces; ``standby`` is ``yes`` or empty."""


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """One request: the number of its line, when it was received (aware), and what it says."""

    line: int
    received_at: datetime
    inscription: Inscription


def read_requests(file: Path, states: States, language: str) -> tuple[ReceivedLine, ...]:
    """The requests in the order of receipt; of one instant, in the order of the lines.

    ``language`` is that of the names in the file. A State needs no name, and its capacity is
    ``state`` unless another is given. Raises `InvalidBundle` with the faults of all lines.
    """
    faults: list[Fault] = []
    found = [_request(line, states, language, faults) for line in read_csv(file, COLUMNS)]
    if faults:
        raise InvalidBundle(str(file), faults)
    return tuple(sorted((r for r in found if r is not None), key=lambda r: (r.received_at, r.line)))


def _request(line: Line, states: States, language: str, faults: list[Fault]) -> ReceivedLine | None:
    number, cells = line
    place = ("line", str(number))
    before = len(faults)
    received_at = _instant(cells["received_at"])
    if received_at is None:
        params = {"value": repr(cells["received_at"]), "expected": "date-time with offset"}
        faults.append(Fault("wrong-type", (*place, "received_at"), params))
    state = states.find(cells["delegation"])
    default = None if state is None else Capacity.STATE
    capacity = _chosen(cells, "capacity", Capacity, default, place, faults)
    rank = _chosen(cells, "rank", Rank, Rank.REPRESENTATIVE, place, faults)
    if not cells["delegation"]:
        faults.append(Fault("key-missing", (*place, "delegation")))
    elif state is None and not cells["name"]:
        faults.append(Fault("key-missing", (*place, "name")))
    if state is None and capacity in STATES:
        params = {"value": cells["delegation"]}
        faults.append(Fault("state-unknown", (*place, "delegation"), params))
    if capacity in GROUPS and not cells["on_behalf_of"]:
        faults.append(Fault("key-missing", (*place, "on_behalf_of")))
    if cells["standby"] not in ("", "yes"):
        params = {"value": repr(cells["standby"]), "known": "yes"}
        faults.append(Fault("choice-unknown", (*place, "standby"), params))
    if len(faults) > before or received_at is None or capacity is None or rank is None:
        return None
    name = Text.from_mapping({language: cells["name"]}) if cells["name"] else None
    return ReceivedLine(
        number,
        received_at,
        Inscription(
            delegation=state.code if state is not None else cells["delegation"],
            name=name or (state.name if state is not None else Text()),
            capacity=capacity,
            rank=rank,
            speaker=cells["speaker"] or None,
            on_behalf_of=Text.from_mapping({language: cells["on_behalf_of"]})
            if cells["on_behalf_of"]
            else None,
            members=tuple(cells["members"].split()),
            preferred=tuple(cells["preferred"].split()),
            is_standby=cells["standby"] == "yes",
        ),
    )


def _chosen(
    cells: dict[str, str],
    column: str,
    kind: type[Kind],
    default: Kind | None,
    place: tuple[str, ...],
    faults: list[Fault],
) -> Kind | None:
    written = cells[column]
    if not written:
        if default is None:
            faults.append(Fault("key-missing", (*place, column)))
        return default
    try:
        return kind(written)
    except ValueError:
        params = {"value": repr(written), "known": ", ".join(kind)}
        faults.append(Fault("choice-unknown", (*place, column), params))
        return None


def _instant(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
