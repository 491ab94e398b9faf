"""A CoSPLib conference as a calendar problem: how its nouns map on ours.

- A **track** is a body (a group), which never sits twice at once.
- A **session** is a slot; as its "day" stands its place in the programme, so that idle days are
  the gaps that a track should not have. Its **rooms** are rooms, their penalties prices of rooms.
- The sittings of a track are its **meetings**: as many as its submissions fill, all alike, in one
  chain, so that it is certain which comes first.
- A **submission** is an item; a meeting takes as many as its session has time slots. The calendar
  knows the items only through prices: a session costs a meeting what it costs the track, and its
  share of what it costs the track's submissions on average. Which submission goes to which
  meeting is decided afterwards (``cosplib_model``).
- **Similar tracks** are a subject that both take up and one delegation of one person follows.
  Whoever presents in two tracks, or chairs one and presents in another, is such a subject too, at
  a price of its own: the conflict is not certain, since tracks have many submissions.

What the calendar cannot say exactly: that a track out of its row costs once and not for each gap,
that conflicts are of single submissions and not of tracks, and that sessions have unequal lengths.
"""

from collections import defaultdict
from collections.abc import Mapping
from math import ceil

from planner.drafting.calendar.problem import (
    CalendarProblem,
    CalendarWeights,
    Delegation,
    Meeting,
    Room,
    Slot,
)
from tests.benchmarks.cosplib_penalty import unsuitable_hours, weight_of
from tests.benchmarks.cosplib_reading import Instance, Submission

# A price from which on a session is left out for a track, unless nothing else is left.
AS_GOOD_AS_NEVER = 1_000
# What two tracks in one session cost that need one person: much, though not all of the penalty.
CONFLICT = 100


def calendar_of(instance: Instance) -> CalendarProblem:
    """The tracks' meetings to be placed in sessions and rooms."""
    talks: dict[int, list[Submission]] = defaultdict(list)
    for submission in instance.submissions:
        talks[submission.track].append(submission)
    subjects: dict[int, set[str]] = defaultdict(set)
    for one, other in instance.similar:
        for track in (one, other):
            subjects[track].add(f"{one} and {other}")
    similar = weight_of(instance, "Similar Tracks")
    followed: dict[str, int] = {f"{one} and {other}": 1 for one, other in instance.similar}
    for person, tracks in _needed_in(instance).items():
        if len(tracks) > 1:
            followed[person] = 2
            for track in tracks:
                subjects[track].add(person)
    usual = usual_length(instance, talks)
    meetings: list[Meeting] = []
    chains = []
    for track, held in sorted(talks.items()):
        prices = [
            session_price(instance, held, session) for session in range(len(instance.sessions))
        ]
        chain = [
            Meeting(
                key=f"{track}-{number}",
                group=str(track),
                subjects=frozenset(subjects[track]),
                allowed=_allowed(instance, track, prices),
                prices={
                    session.key: price
                    for session, price in zip(instance.sessions, prices, strict=True)
                },
                rooms=_suitable(instance, track),
                room_prices={
                    room: weight_of(instance, "Tracks_Rooms|Penalty")
                    * instance.track_room[track][number]
                    for number, room in enumerate(instance.rooms)
                },
            )
            for number in range(sittings(held, usual))
        ]
        meetings += chain
        chains.append(tuple(meeting.key for meeting in chain))
    return CalendarProblem(
        slots=tuple(
            Slot(session.key, day=number) for number, session in enumerate(instance.sessions)
        ),
        rooms=tuple(
            Room(room, seats=0, lost_in=_lost(instance, number))
            for number, room in enumerate(instance.rooms)
        ),
        meetings=tuple(meetings),
        chains=tuple(chains),
        delegations=tuple(
            Delegation(subject, size, frozenset({subject}))
            for subject, size in sorted(followed.items())
        ),
        weights=CalendarWeights(
            clash_by_size=(0, similar, CONFLICT),
            same_day=0,
            idle_day=weight_of(instance, "Consecutive Tracks"),
            late_start=0,
            crowded_day=0,
            room_change=max(1, weight_of(instance, "Number of Rooms per Track")),
        ),
    )


def sittings(held: list[Submission], length: int) -> int:
    """How many meetings of a length a track needs."""
    return ceil(sum(talk.slots for talk in held) / length)


def usual_length(instance: Instance, talks: Mapping[int, list[Submission]]) -> int:
    """The length of most sessions, or the next at which there are rooms for all meetings."""
    lengths = sorted(session.slots for session in instance.sessions)
    places = len(instance.sessions) * len(instance.rooms)
    for length in lengths[len(lengths) // 2 :]:
        if sum(sittings(held, length) for held in talks.values()) <= places:
            return length
    return lengths[-1]


def _needed_in(instance: Instance) -> dict[str, set[int]]:
    """The tracks that each presenter and chair is needed in."""
    tracks: dict[str, set[int]] = defaultdict(set)
    for talk in instance.submissions:
        for person in talk.presenters:
            tracks[person].add(talk.track)
    for track, people in enumerate(instance.chairs):
        for person in people:
            tracks[person].add(track)
    return tracks


def session_price(instance: Instance, held: list[Submission], session: int) -> int:
    """What a session costs a track: its own penalty, and its submissions' on average."""
    own = instance.track_session[held[0].track][session]
    each = sum(submission_price(instance, talk, session) for talk in held) / len(held)
    per_sitting = min(len(held), instance.sessions[session].slots)
    return weight_of(instance, "Tracks_Sessions|Penalty") * own + round(each * per_sitting)


def submission_price(instance: Instance, talk: Submission, session: int) -> int:
    """What a session costs a submission, in all its time slots."""
    return talk.slots * (
        weight_of(instance, "Submissions_Sessions|Penalty") * talk.session_penalty[session]
        + weight_of(instance, "Submissions_Timezones") * unsuitable_hours(instance, talk, session)
    )


def _allowed(instance: Instance, track: int, prices: list[int]) -> frozenset[str] | None:
    """The sessions that are not as good as forbidden, if they are enough."""
    fitting = [
        session.key
        for number, session in enumerate(instance.sessions)
        if instance.track_session[track][number] < AS_GOOD_AS_NEVER
    ]
    return frozenset(fitting) if fitting and len(fitting) < len(prices) else None


def _suitable(instance: Instance, track: int) -> frozenset[str] | None:
    """The rooms that are not as good as forbidden, if there are any."""
    weight = weight_of(instance, "Tracks_Rooms|Penalty")
    fitting = frozenset(
        room
        for number, room in enumerate(instance.rooms)
        if weight * instance.track_room[track][number] < AS_GOOD_AS_NEVER
    )
    return fitting or None


def _lost(instance: Instance, room: int) -> frozenset[str]:
    return frozenset(
        session.key
        for number, session in enumerate(instance.sessions)
        if instance.session_room[number][room] * weight_of(instance, "Sessions_Rooms|Penalty")
        >= AS_GOOD_AS_NEVER
    )
