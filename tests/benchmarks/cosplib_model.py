"""CoSPLib whole, for CP-SAT: tracks into sessions and rooms, submissions into sessions.

It fills a calendar that was drafted (``fill``), and it improves and bounds it (``solve``).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil
from typing import Any

from ortools.sat.python import cp_model

from tests.benchmarks.cosplib_mapping import submission_price
from tests.benchmarks.cosplib_penalty import places_of, weight_of
from tests.benchmarks.cosplib_reading import Instance, Schedule, Submission

# By track and session: the room.
Calendar = Mapping[tuple[int, int], int]


@dataclass(frozen=True)
class Solved:
    """A schedule (None: none was found), and what no schedule can cost less than."""

    schedule: Schedule | None
    bound: float


def needs_rooms_at_once(instance: Instance) -> list[str]:
    """The tracks that do not fit into one room at a time, which the model does not allow."""
    slots = sum(session.slots for session in instance.sessions)
    need: dict[int, int] = defaultdict(int)
    for talk in instance.submissions:
        need[talk.track] += talk.slots
    return [instance.tracks[track] for track, count in sorted(need.items()) if count > slots]


def solve(
    instance: Instance,
    calendar: Calendar,
    seconds: float,
    *,
    is_fixed: bool,
    known: Schedule | None = None,
) -> Solved:
    """The best schedule found; with a fixed calendar only what it left open is free.

    The search begins at a schedule that is known, or else at the calendar.
    """
    model = CosplibModel(instance)
    if known is not None:
        calendar = {(track, session): room for (session, room), track in known.track_at.items()}
        model.hint_submissions(known)
    model.hint(calendar)
    if is_fixed:
        model.fix(calendar)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 8
    solver.parameters.random_seed = 1
    status = solver.solve(model.model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Solved(model.schedule(solver) if found else None, solver.best_objective_bound)


class CosplibModel:
    """Variables and costs; terms that the weights switch off are not made."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.model = cp_model.CpModel()
        self.costs: list[Any] = []
        self.sessions = range(len(instance.sessions))
        self.rooms = range(len(instance.rooms))
        self.tracks = range(len(instance.tracks))
        new = self.model.new_bool_var
        self.held = {(t, s): new("") for t in self.tracks for s in self.sessions}
        self.room = {
            (t, s, r): new("") for t in self.tracks for s in self.sessions for r in self.rooms
        }
        self.talk = {
            (i, s): new("") for i in range(len(instance.submissions)) for s in self.sessions
        }
        self._present: dict[tuple[str, int, int], Any] = {}
        self._rules()
        self._places()
        self._in_a_row()
        self._similar()
        self._rooms_per_track()
        self._people()
        self._order()
        self.model.minimize(sum(self.costs))

    def hint(self, calendar: Calendar) -> None:
        """Begin from a calendar."""
        for (track, session), held in self.held.items():
            self.model.add_hint(held, (track, session) in calendar)
            for room in self.rooms:
                self.model.add_hint(
                    self.room[track, session, room], calendar.get((track, session)) == room
                )

    def hint_submissions(self, schedule: Schedule) -> None:
        """Begin with the submissions where a schedule has them."""
        places = places_of(schedule)
        for (number, session), here in self.talk.items():
            known = places[self.instance.submissions[number].key]
            self.model.add_hint(here, session in {place[0] for place in known})

    def fix(self, calendar: Calendar) -> None:
        """Keep what a calendar gives each track; only places that it left empty may be added.

        The calendar counts on sessions of one length, so a track that got a short one needs more.
        """
        taken = {(session, room) for (_, session), room in calendar.items()}
        for (track, session, room), here in self.room.items():
            given = calendar.get((track, session), room)
            if given != room or ((session, room) in taken and (track, session) not in calendar):
                self.model.add(here == 0)

    def schedule(self, solver: cp_model.CpSolver) -> Schedule:
        """What the solver found; in a room the submissions stand in their order."""
        track_at = {(s, r): t for (t, s, r), here in self.room.items() if solver.value(here)}
        place_of = {(t, s): (s, r) for (s, r), t in track_at.items()}
        talks: dict[tuple[int, int], list[Submission]] = defaultdict(list)
        for (number, session), here in self.talk.items():
            if solver.value(here):
                talk = self.instance.submissions[number]
                talks[place_of[talk.track, session]].append(talk)
        return Schedule(
            track_at,
            {
                place: tuple(
                    talk.key
                    for talk in sorted(held, key=lambda talk: (talk.order, talk.key))
                    for _ in range(talk.slots)
                )
                for place, held in talks.items()
            },
        )

    def _rules(self) -> None:
        add, instance = self.model.add, self.instance
        by_track: dict[int, list[int]] = defaultdict(list)
        for number, talk in enumerate(instance.submissions):
            by_track[talk.track].append(number)
            self.model.add_exactly_one(self.talk[number, s] for s in self.sessions)
        for s in self.sessions:
            for r in self.rooms:
                self.model.add_at_most_one(self.room[t, s, r] for t in self.tracks)
            for t in self.tracks:
                # No published solution has a track in two rooms at once: it is a rule here.
                add(sum(self.room[t, s, r] for r in self.rooms) == self.held[t, s])
                add(
                    sum(instance.submissions[i].slots * self.talk[i, s] for i in by_track[t])
                    <= instance.sessions[s].slots * self.held[t, s]
                )
                add(self.held[t, s] <= sum(self.talk[i, s] for i in by_track[t]))
                for i in by_track[t]:
                    add(self.talk[i, s] <= self.held[t, s])
        longest = max(session.slots for session in instance.sessions)
        for t in self.tracks:
            need = sum(instance.submissions[i].slots for i in by_track[t])
            add(sum(self.held[t, s] for s in self.sessions) >= ceil(need / longest))

    def _places(self) -> None:
        instance = self.instance
        for (t, s), held in self.held.items():
            self._cost("Tracks_Sessions|Penalty", instance.track_session[t][s], held)
        for (t, s, r), here in self.room.items():
            self._cost("Tracks_Rooms|Penalty", instance.track_room[t][r], here)
            self._cost("Sessions_Rooms|Penalty", instance.session_room[s][r], here)
        for (i, s), here in self.talk.items():
            price = submission_price(instance, instance.submissions[i], s)
            if price:
                self.costs.append(price * here)

    def _in_a_row(self) -> None:
        if not weight_of(self.instance, "Consecutive Tracks"):
            return
        last = len(self.sessions) - 1
        for t in self.tracks:
            broken = self.model.new_bool_var("")
            self._cost("Consecutive Tracks", 1, broken)
            before = [self.model.new_bool_var("") for _ in self.sessions]
            after = [self.model.new_bool_var("") for _ in self.sessions]
            for s in self.sessions:
                self.model.add_implication(self.held[t, s], before[s])
                self.model.add_implication(self.held[t, s], after[s])
                if s:
                    self.model.add_implication(before[s - 1], before[s])
                    self.model.add_implication(after[s], after[s - 1])
                if 0 < s < last:
                    self.model.add(before[s - 1] + after[s + 1] - self.held[t, s] - 1 <= broken)

    def _similar(self) -> None:
        for one, other in self.instance.similar:
            for s in self.sessions:
                self._both("Similar Tracks", self.held[one, s], self.held[other, s])

    def _rooms_per_track(self) -> None:
        weight = weight_of(self.instance, "Number of Rooms per Track")
        for t in self.tracks if weight else ():
            used = [self.model.new_bool_var("") for _ in self.rooms]
            for r in self.rooms:
                for s in self.sessions:
                    self.model.add_implication(self.room[t, s, r], used[r])
            if any(talk.track == t for talk in self.instance.submissions):
                self.model.add(sum(used) >= 1)
                self.costs.append(weight * (sum(used) - 1))

    def _people(self) -> None:
        instance = self.instance
        gives, hears, chairs = (defaultdict[str, set[int]](set) for _ in range(3))
        for talk in instance.submissions:
            for person in talk.presenters:
                gives[person].add(talk.track)
            for person in talk.attendees:
                hears[person].add(talk.track)
        for track, people in enumerate(instance.chairs):
            for person in people:
                chairs[person].add(track)
        for person, tracks in gives.items():
            for s in self.sessions:
                for one, other in combinations(sorted(tracks), 2):
                    self._both(
                        "Presenters Conflicts",
                        self._presents(person, one, s),
                        self._presents(person, other, s),
                    )
                for one in chairs.get(person, ()):
                    for other in tracks - {one}:
                        self._both(
                            "Chairs Conflicts", self.held[one, s], self._presents(person, other, s)
                        )
                for one in hears.get(person, ()):
                    for other in tracks - {one}:
                        self._both(
                            "Attendees Conflicts",
                            self._presents(person, one, s, hearing=True),
                            self._presents(person, other, s),
                        )
        for tracks in chairs.values():
            for one, other in combinations(sorted(tracks), 2):
                for s in self.sessions:
                    self._both("Chairs Conflicts", self.held[one, s], self.held[other, s])

    def _order(self) -> None:
        weight = weight_of(self.instance, "Submissions Order")
        by_track: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, talk in enumerate(self.instance.submissions):
            if talk.order:
                by_track[talk.track].append((talk.order, number))
        for talks in by_track.values() if weight else ():
            for (first, one), (second, other) in pairwise(sorted(talks)):
                if first < second:
                    wrong = self.model.new_bool_var("")
                    place = [
                        sum(s * self.talk[number, s] for s in self.sessions)
                        for number in (one, other)
                    ]
                    self.model.add(place[0] - place[1] <= len(self.sessions) * wrong)
                    self.costs.append(weight * wrong)

    def _presents(self, person: str, track: int, session: int, *, hearing: bool = False) -> Any:
        """Whether somebody gives (or hears) a talk of a track in a session."""
        key = (f"{person} hears" if hearing else person, track, session)
        if key not in self._present:
            self._present[key] = self.model.new_bool_var("")
            for number, talk in enumerate(self.instance.submissions):
                people = talk.attendees if hearing else talk.presenters
                if talk.track == track and person in people:
                    self.model.add_implication(self.talk[number, session], self._present[key])
        return self._present[key]

    def _both(self, term: str, one: Any, other: Any) -> None:
        if weight_of(self.instance, term):
            both = self.model.new_bool_var("")
            self.model.add(one + other - 1 <= both)
            self._cost(term, 1, both)

    def _cost(self, term: str, count: int, literal: Any) -> None:
        price = weight_of(self.instance, term) * count
        if price:
            self.costs.append(price * literal)
