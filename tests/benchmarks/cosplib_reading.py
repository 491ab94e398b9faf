"""Instances and published solutions of CoSPLib, read from their workbooks.

CoSPLib is a library of real conferences to be scheduled (Ahmed Kheiri, Yaroslav Pylyavskyy and
Peter Jacko, GECCO '25 Companion, doi 10.1145/3712255.3726570). Its workbooks are not part of this
project: they are read from the folder that ``PLANNER_COSPLIB`` names.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import product
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

FOLDER_VARIABLE = "PLANNER_COSPLIB"


@dataclass(frozen=True)
class Submission:
    """A talk: its track, how many time slots it needs, who gives it and who wants to hear it."""

    key: str
    track: int
    slots: int
    order: int
    zone_hours: float
    presenters: frozenset[str]
    attendees: frozenset[str]
    session_penalty: tuple[int, ...]
    room_penalty: tuple[int, ...]


@dataclass(frozen=True)
class Session:
    """A stretch of the programme with so many time slots in each room."""

    key: str
    slots: int
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Hours:
    """The hours that suit a presenter at home, those that suit less, and what the others cost."""

    suitable: tuple[time, time]
    less: tuple[time, time]
    less_penalty: int
    unsuitable_penalty: int


@dataclass(frozen=True)
class Instance:
    """A conference to be scheduled; tracks, sessions and rooms are numbered from 0."""

    name: str
    tracks: tuple[str, ...]
    chairs: tuple[frozenset[str], ...]
    sessions: tuple[Session, ...]
    rooms: tuple[str, ...]
    submissions: tuple[Submission, ...]
    track_session: tuple[tuple[int, ...], ...]
    track_room: tuple[tuple[int, ...], ...]
    session_room: tuple[tuple[int, ...], ...]
    similar: frozenset[tuple[int, int]]
    weights: dict[str, int]
    zone_hours: float
    hours: Hours


@dataclass(frozen=True)
class Schedule:
    """Which track is in a session and room, and the submissions of its time slots."""

    track_at: dict[tuple[int, int], int]
    submissions_at: dict[tuple[int, int], tuple[str, ...]]


def cosplib_folder() -> Path | None:
    """Where the instances are; None where the variable is not set or leads nowhere."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named and Path(named).is_dir() else None


def read_instance(file: Path) -> Instance:
    """An instance; what stands outside the named rows and columns is left aside."""
    book = load_workbook(file, data_only=True)
    sheets = {sheet.title.lower(): list(sheet.iter_rows(values_only=True)) for sheet in book}
    sessions = tuple(
        Session(row[0], int(row[1]), _moment(row[2], row[3]), _moment(row[2], row[4]))
        for row in sheets["sessions"][1:]
        if row[0]
    )
    rooms = tuple(str(row[0]) for row in sheets["rooms"][1:] if row[0])
    tracks = tuple(row[0] for row in sheets["tracks"][1:] if row[0])
    session_keys = [session.key for session in sessions]
    weights, zone, hours = _parameters(sheets["parameters"])
    similar = _matrix(sheets["similar tracks"], tracks, tracks)
    return Instance(
        name=file.stem,
        tracks=tracks,
        chairs=tuple(_people(row[1]) for row in sheets["tracks"][1:] if row[0]),
        sessions=sessions,
        rooms=rooms,
        submissions=_submissions(sheets["submissions"], tracks, session_keys, rooms),
        track_session=_matrix(sheets["tracks_sessions|penalty"], tracks, session_keys),
        track_room=_matrix(sheets["tracks_rooms|penalty"], tracks, rooms),
        session_room=_matrix(sheets["sessions_rooms|penalty"], session_keys, rooms),
        similar=frozenset(
            (min(one, other), max(one, other))
            for one, other in product(range(len(tracks)), repeat=2)
            if one != other and similar[one][other]
        ),
        weights=weights,
        zone_hours=zone,
        hours=hours,
    )


def read_schedule(file: Path, instance: Instance) -> tuple[Schedule, int]:
    """A published solution and the objective value that stands in it."""
    book = load_workbook(file, data_only=True)
    rows = list(book["sol"].iter_rows(values_only=True))
    rooms = [instance.rooms.index(str(room)) for room in rows[0][1:] if room]
    sessions = {session.key: number for number, session in enumerate(instance.sessions)}
    tracks = {track: number for number, track in enumerate(instance.tracks)}
    gap = next(number for number, row in enumerate(rows) if number and not row[0])
    track_at = {
        (sessions[row[0]], room): tracks[cell]
        for row in rows[1:gap]
        for room, cell in zip(rooms, row[1:], strict=False)
        if cell
    }
    talks: dict[tuple[int, int], list[str]] = {}
    for row in rows[gap + 1 :]:
        for room, cell in zip(rooms, row[1:], strict=False):
            if row[0] and cell:
                talks.setdefault((sessions[row[0]], room), []).append(str(cell))
    published = str(book["violations"]["A2"].value)
    return (
        Schedule(track_at, {place: tuple(keys) for place, keys in talks.items()}),
        int(published.rpartition("=")[2]),
    )


def _submissions(
    rows: Sequence[Any], tracks: Sequence[str], sessions: Sequence[str], rooms: Sequence[str]
) -> tuple[Submission, ...]:
    header = [str(cell) if cell is not None else "" for cell in rows[0]]
    first = 7
    return tuple(
        Submission(
            key=str(row[0]),
            track=tracks.index(row[1]),
            slots=int(row[2]),
            order=int(row[3] or 0),
            zone_hours=_zone(row[4]),
            presenters=_people(row[5]),
            attendees=_people(row[6]),
            session_penalty=tuple(int(row[header.index(key, first)] or 0) for key in sessions),
            room_penalty=tuple(int(row[header.index(key, first)] or 0) for key in rooms),
        )
        for row in rows[1:]
        if row[0]
    )


def _matrix(
    rows: Sequence[Any], down: Sequence[str], across: Sequence[str]
) -> tuple[tuple[int, ...], ...]:
    """A table of penalties by the names in its margins; an empty cell is 0."""
    column = {str(name): place for place, name in enumerate(rows[0]) if place and name is not None}
    row_of = {str(row[0]): row for row in rows[1:] if row[0] is not None}
    return tuple(tuple(int(row_of[name][column[other]] or 0) for other in across) for name in down)


def _parameters(rows: Sequence[Any]) -> tuple[dict[str, int], float, Hours]:
    weights = {str(row[3]).strip().rstrip(":"): int(row[4]) for row in rows[1:] if row[3]}
    plain = [row[1] for row in rows]
    return (
        weights,
        _zone(plain[1]),
        Hours((plain[3], plain[4]), (plain[6], plain[7]), int(plain[8]), int(plain[10])),
    )


def _zone(text: str) -> float:
    return float(str(text).upper().replace("GMT", "") or 0)


def _people(cell: object) -> frozenset[str]:
    return frozenset(name.strip() for name in str(cell or "").split(",") if name.strip())


def _moment(day: datetime, hour: time) -> datetime:
    return datetime.combine(day.date(), hour)
