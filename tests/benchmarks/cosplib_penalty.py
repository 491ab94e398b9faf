"""The penalty of a schedule by CoSPLib's own weights, term by term.

How each term is counted was read off the published solutions, whose violations are listed one by
one: a submission counts for each time slot it takes; a pair of similar tracks counts once for each
session they share, whatever the number in the table; a track whose sessions are not in a row
counts once. That last term is 10 in every published solution, also where the weight in the
instance is 1: ``PUBLISHED_CONSECUTIVE`` says so, and all penalties here are counted that way, so
that they can be compared. The order of submissions is asked between sessions only: within one it
can be put right afterwards, and the published solutions leave it at that. What no published
solution breaks (conflicts, parallel tracks, changes of room) is counted once for each case.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import combinations, pairwise

from tests.benchmarks.cosplib_reading import Instance, Schedule, Submission

PUBLISHED_CONSECUTIVE = 10
Places = dict[str, list[tuple[int, int, int]]]  # by submission: session, room, time slot


def weight_of(instance: Instance, term: str) -> int:
    """The weight of a term; that of tracks in a row as in the published solutions."""
    weight = instance.weights[term]
    return PUBLISHED_CONSECUTIVE * bool(weight) if term == "Consecutive Tracks" else weight


def penalty_of(instance: Instance, schedule: Schedule) -> dict[str, int]:
    """What a schedule costs by each term; terms that cost nothing are left out."""
    counts = {
        "Tracks_Sessions|Penalty": sum(
            instance.track_session[track][session]
            for (session, _), track in schedule.track_at.items()
        ),
        "Tracks_Rooms|Penalty": sum(
            instance.track_room[track][room] for (_, room), track in schedule.track_at.items()
        ),
        "Sessions_Rooms|Penalty": sum(
            instance.session_room[session][room] for session, room in schedule.track_at
        ),
        **_of_tracks(instance, schedule),
        **_of_submissions(instance, schedule),
        **_of_people(instance, schedule),
    }
    costs = {term: weight_of(instance, term) * count for term, count in counts.items()}
    return {term: cost for term, cost in costs.items() if cost}


def _of_tracks(instance: Instance, schedule: Schedule) -> dict[str, int]:
    sessions: dict[int, set[int]] = defaultdict(set)
    rooms: dict[int, set[int]] = defaultdict(set)
    in_session: dict[int, list[int]] = defaultdict(list)
    for (session, room), track in schedule.track_at.items():
        sessions[track].add(session)
        rooms[track].add(room)
        in_session[session].append(track)
    return {
        "Consecutive Tracks": sum(max(held) - min(held) >= len(held) for held in sessions.values()),
        "Number of Rooms per Track": sum(len(used) - 1 for used in rooms.values()),
        "Parallel Tracks": sum(len(held) - len(set(held)) for held in in_session.values()),
        "Similar Tracks": sum(
            (min(pair), max(pair)) in instance.similar
            for held in in_session.values()
            for pair in combinations(sorted(set(held)), 2)
        ),
    }


def _of_submissions(instance: Instance, schedule: Schedule) -> dict[str, int]:
    places = places_of(schedule)
    return {
        "Submissions_Timezones": sum(
            unsuitable_hours(instance, submission, session)
            for submission in instance.submissions
            for session, _, _ in places[submission.key]
        ),
        "Submissions_Sessions|Penalty": sum(
            submission.session_penalty[session]
            for submission in instance.submissions
            for session, _, _ in places[submission.key]
        ),
        "Submissions_Rooms|Penalty": sum(
            submission.room_penalty[room]
            for submission in instance.submissions
            for _, room, _ in places[submission.key]
        ),
        "Submissions Order": _out_of_order(instance, places),
    }


def places_of(schedule: Schedule) -> Places:
    """Where each submission is, time slot by time slot."""
    places: Places = defaultdict(list)
    for (session, room), keys in schedule.submissions_at.items():
        for number, key in enumerate(keys):
            places[key].append((session, room, number))
    return places


def unsuitable_hours(instance: Instance, submission: Submission, session: int) -> int:
    """What a session costs whoever presents from home: more for the night than for the edges."""
    shift = timedelta(hours=submission.zone_hours - instance.zone_hours)
    starts = instance.sessions[session].starts + shift
    ends = instance.sessions[session].ends + shift
    hours = instance.hours

    def within(bounds: tuple[object, object]) -> bool:
        first, last = (datetime.combine(starts.date(), hour) for hour in bounds)  # type: ignore[arg-type]
        return first <= starts and ends <= last

    if within(hours.suitable):
        return 0
    return hours.less_penalty if within(hours.less) else hours.unsuitable_penalty


def _out_of_order(instance: Instance, places: Places) -> int:
    """How many submissions of a track are in a session before that of one they should follow."""
    ordered: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for submission in instance.submissions:
        if submission.order and places[submission.key]:
            ordered[submission.track].append((submission.order, places[submission.key][0][0]))
    return sum(
        earlier[1] > later[1]
        for talks in ordered.values()
        for earlier, later in pairwise(sorted(talks))
        if earlier[0] < later[0]
    )


def _of_people(instance: Instance, schedule: Schedule) -> dict[str, int]:
    """Whoever is needed in two rooms in one session, for each pair of rooms once."""
    by_key = {submission.key: submission for submission in instance.submissions}
    presenters = attendees = chairs = presenters_at_once = attendees_at_once = 0
    for one, other in combinations(sorted(schedule.track_at), 2):
        if one[0] != other[0]:
            continue
        here, there = (
            [by_key[key] for key in schedule.submissions_at.get(place, ())]
            for place in (one, other)
        )
        presenters += len(_presenting(here) & _presenting(there))
        attendees += len(_attending(here) & _presenting(there))
        attendees += len(_presenting(here) & _attending(there))
        chairs += len(_chairing(instance, schedule, one) & _presenting(there))
        chairs += len(_chairing(instance, schedule, other) & _presenting(here))
        chairs += len(_chairing(instance, schedule, one) & _chairing(instance, schedule, other))
        for ours, theirs in zip(here, there, strict=False):
            presenters_at_once += len(ours.presenters & theirs.presenters)
            attendees_at_once += len(ours.attendees & theirs.presenters)
            attendees_at_once += len(ours.presenters & theirs.attendees)
    return {
        "Presenters Conflicts": presenters,
        "Attendees Conflicts": attendees,
        "Chairs Conflicts": chairs,
        "Presenters Conflicts Timeslot Level": presenters_at_once,
        "Attendees Conflicts Timeslot Level": attendees_at_once,
    }


def _presenting(talks: list[Submission]) -> frozenset[str]:
    return frozenset().union(*(talk.presenters for talk in talks))


def _attending(talks: list[Submission]) -> frozenset[str]:
    return frozenset().union(*(talk.attendees for talk in talks))


def _chairing(instance: Instance, schedule: Schedule, place: tuple[int, int]) -> frozenset[str]:
    return instance.chairs[schedule.track_at[place]]
