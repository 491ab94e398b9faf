"""Large sessions as they are before anybody has drafted them: agendas and lengths, no meetings."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from planner.models.agenda import AgendaItem
from planner.models.body import BodyKind
from planner.models.estimates import Delegations, Estimate, Estimates
from planner.models.meeting import Room
from planner.models.programme import programme_of
from tests.builders import a_body, a_session, an_item, six
from tests.drafting.sessions import Drawn

_OPENS = date(2018, 10, 15)
_SUBJECTS_PER_BODY = 2
# A meeting of twelve quarters of an hour as secretariats cut it, or two of them for one item.
_CUTS = ((12,), (6, 6), (4, 8), (8, 4), (2, 4, 6), (3, 3, 6), (24,), (18, 6))


@dataclass(frozen=True, slots=True)
class Scale:
    """How large: weeks of five days with two meetings each, bodies, meetings, how many at once."""

    name: str
    weeks: int
    bodies: int
    meetings: int
    at_once: int


SCALES = (
    Scale("20", weeks=1, bodies=4, meetings=14, at_once=2),
    Scale("50", weeks=2, bodies=6, meetings=50, at_once=4),
    Scale("100", weeks=2, bodies=9, meetings=100, at_once=7),
    Scale("400", weeks=3, bodies=25, meetings=400, at_once=18),
)


def generated_agendas(scale: Scale, seed: int) -> Drawn:
    """A plenary and working groups with agendas of unlike length that fill so many meetings."""
    random = Random(f"agendas {scale.name} {seed}")
    keys = ["plenary", *(f"wg-{n}" for n in range(1, scale.bodies))]
    kinds = [BodyKind.PLENARY] + [BodyKind.WORKING_GROUP] * (scale.bodies - 1)
    bodies = [a_body(key, kind) for key, kind in zip(keys, kinds, strict=True)]
    lengths = _shared_out(scale.meetings, scale.bodies, 8 * scale.weeks, random)
    subjects = [f"subject-{n}" for n in range(_SUBJECTS_PER_BODY * scale.bodies)]
    items: list[AgendaItem] = []
    estimates: list[Estimate] = []
    for key, meetings in zip(keys, lengths, strict=True):
        for number, quarters in enumerate(_quarters(meetings, random), start=1):
            item = an_item(f"{key}-{number}", str(number), key)
            items.append(item)
            tags = random.sample(subjects, random.choice((0, 0, 1)))
            estimates.append(Estimate(key=item.key, minutes=15 * quarters, tags=tuple(tags)))
    session = a_session(
        slug=f"agendas-{scale.name}-{seed}",
        opens=_OPENS,
        closes=_OPENS + timedelta(days=7 * scale.weeks - 3),
        entitled_meetings=scale.meetings + scale.bodies,
        entitled_at_once=scale.at_once,
    )
    rooms = [
        Room(key=f"room-{n:02}", name=six(f"Room {n}"), booths=6) for n in range(scale.at_once)
    ]
    programme = programme_of(session, bodies=bodies, items=items, rooms=rooms)
    head = Delegations(session=session.slug, delegations=120, delegates=200)
    return Drawn(programme, Estimates(head=head, items=tuple(estimates)))


def _shared_out(meetings: int, bodies: int, most: int, random: Random) -> list[int]:
    """Numbers of meetings that differ, with that sum; none has more than ``most``."""
    weights = [random.uniform(0.6, 1.4) for _ in range(bodies)]
    found = [min(most, max(1, int(meetings * weight / sum(weights)))) for weight in weights]
    while sum(found) < meetings:
        found[found.index(min(found))] += 1
    return found


def _quarters(meetings: int, random: Random) -> list[int]:
    found: list[int] = []
    while meetings > 0:
        cut = random.choice([cut for cut in _CUTS if sum(cut) <= 12 * meetings])
        meetings -= sum(cut) // 12
        found += cut
    return found
