"""Sessions drawn at random, the same for the same seed: small ones, and ones like real ones."""

from dataclasses import dataclass
from datetime import date, time
from random import Random

from planner.drafting.briefing import Brief
from planner.models.agenda import AgendaItem
from planner.models.body import BodyKind
from planner.models.estimates import Delegations, Estimate, Estimates, ExtraSlot, SlotKind
from planner.models.meeting import Room
from planner.models.officer import Office, Officer
from planner.models.programme import Programme, programme_of
from planner.models.session import Session
from tests.builders import a_body, a_session, an_item
from tests.rules.rulebooks import in_force, station

_LAST_DAYS = (15, 16, 17, 18, 19)


@dataclass(frozen=True)
class Drawn:
    """A session without meetings, and what is known of its items."""

    programme: Programme
    estimates: Estimates

    def brief(self, slug: str = "untoc", **more: object) -> Brief:
        book = in_force(self.programme, slug)
        return Brief(self.programme, book, station("vienna"), self.estimates, **more)  # type: ignore[arg-type]


def a_brief(programme: Programme, *items: Estimate, **more: object) -> Brief:
    """A programme with estimates, under the rules of the Conference."""
    parts = {name: more.pop(name) for name in ("bodies", "slots", "absences") if name in more}
    head = more.pop("head", Delegations(session=programme.session.slug))
    estimates = Estimates(head=head, items=items, **parts)  # type: ignore[arg-type]
    book = in_force(programme, str(more.pop("slug", "untoc")))
    return Brief(programme, book, station("vienna"), estimates, **more)  # type: ignore[arg-type]


def real_like(seed: int) -> Drawn:
    """Five days of two meetings, twenty with interpretation: plenary, Committee of the Whole, one
    to three working groups, 18 to 36 items.
    """
    random = Random(seed)
    groups = random.randint(1, 3)
    bodies = [a_body(), a_body("committee", BodyKind.COMMITTEE_OF_THE_WHOLE)]
    bodies += [a_body(f"wg-{n}", BodyKind.WORKING_GROUP) for n in range(1, groups + 1)]
    # The plenary and the committee share one of the two meetings that can be held at a time.
    meetings = {"plenary": random.randint(5, 7)}
    meetings["committee"] = random.randint(1, 9 - meetings["plenary"])
    for n in range(1, groups + 1):
        meetings[f"wg-{n}"] = max(1, random.randint(groups, 6) // groups)
    items: list[AgendaItem] = []
    estimates: list[Estimate] = []
    tags = [f"subject-{n}" for n in range(6)]
    lengths = {body: _lengths(random, count) for body, count in meetings.items()}
    while sum(map(len, lengths.values())) < 18:
        lengths["plenary"] = [2, 2, *lengths["plenary"][:-1], lengths["plenary"][-1] - 4]
        if lengths["plenary"][-1] <= 0:
            lengths["plenary"].pop()
    for body, found in lengths.items():
        for number, quarters in enumerate(found, start=1):
            key = f"{body}-{number}"
            items.append(an_item(key, str(number), body))
            estimates.append(
                Estimate(
                    key=key,
                    minutes=quarters * 15,
                    tags=tuple(random.sample(tags, random.choice((0, 1, 1, 2)))),
                )
            )
    session = a_session(slug=f"real-{seed}", entitled_meetings=20, entitled_at_once=2)
    officers = _officers(random, [body.key for body in bodies])
    programme = programme_of(session, bodies=bodies, items=items, officers=officers)
    head = Delegations(session=session.slug, delegations=100, delegates=random.choice((140, 320)))
    return Drawn(programme, Estimates(head=head, items=tuple(estimates)))


# How secretariats cut a meeting of twelve quarters, or two of them.
_CUTS = ((12,), (12,), (6, 6), (4, 8), (8, 4), (2, 4, 6), (2, 2, 8), (3, 3, 6), (1, 1, 2, 8))
_LONG_CUTS = ((24,), (18, 6), (8, 16), (6, 18))


def _lengths(random: Random, meetings: int) -> list[int]:
    """The lengths of the items of a body that needs so many meetings; some a little shorter."""
    found: list[int] = []
    while meetings > 0:
        cut = random.choice(_LONG_CUTS if meetings > 1 and random.random() < 0.3 else _CUTS)
        meetings -= sum(cut) // 12
        found += cut
    return [q - 1 if q > 3 and random.random() < 0.3 else q for q in found]


def _officers(random: Random, bodies: list[str]) -> list[Officer]:
    """A chair each; sometimes the same person leads two groups."""
    people = [f"Person {n}" for n in range(len(bodies))]
    if random.random() < 0.4 and len(bodies) > 3:
        people[-1] = people[-2]
    return [
        Officer(key=f"chair-{body}", body=body, office=Office.CHAIR, person=person)
        for body, person in zip(bodies, people, strict=True)
    ]


def small(seed: int) -> Drawn:
    """A day or two of short slots, two or three bodies, three to five topics: for brute force."""
    random = Random(seed)
    kinds = [BodyKind.PLENARY, BodyKind.WORKING_GROUP, BodyKind.COMMITTEE_OF_THE_WHOLE]
    more = range(random.randint(1, 2))
    bodies = [a_body(), *(a_body(f"body-{n}", random.choice(kinds[1:])) for n in more)]
    items: list[AgendaItem] = []
    estimates: list[Estimate] = []
    for body in bodies:
        for number in range(1, random.randint(1, 2) + 1):
            key = f"{body.key}-{number}"
            subject = random.choice((None, None, "shared"))
            if subject in {i.subject for i in items if i.body == body.key}:
                subject = None
            items.append(an_item(key, str(number), body.key, subject=subject))
            estimates.append(
                Estimate(
                    key=key,
                    minutes=random.choice((60, 60, 120, 180, 240)),
                    tags=tuple(random.sample(("a", "b"), random.randint(0, 1))),
                    is_alone=random.random() < 0.1,
                )
            )
    days = random.randint(1, 2)
    session: Session = a_session(
        slug=f"small-{seed}",
        closes=date(2018, 10, 15 + days - 1),
        entitled_meetings=random.randint(3, 8),
        entitled_at_once=random.randint(1, 2),
    )
    slots: tuple[ExtraSlot, ...] = ()
    if random.random() < 0.4:
        at = {"day": date(2018, 10, 15), "starts": time(18, 30), "ends": time(20, 30)}
        slots = (ExtraSlot(kind=SlotKind.EVENING, approved_by="the Bureau", **at),)  # type: ignore[arg-type]
    rooms = _rooms(random) if random.random() < 0.4 else []
    officers = _officers(random, [body.key for body in bodies])
    programme = programme_of(session, bodies=bodies, items=items, rooms=rooms, officers=officers)
    head = Delegations(session=session.slug, delegations=10, delegates=random.choice((12, 20, 40)))
    return Drawn(programme, Estimates(head=head, items=tuple(estimates), slots=slots))


def _rooms(random: Random) -> list[Room]:
    from tests.builders import six

    return [
        Room(key=f"room-{n}", name=six(f"Room {n}"), booths=random.choice((1, 6, 7)))
        for n in range(random.randint(1, 3))
    ]
