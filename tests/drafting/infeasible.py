"""Twenty sessions for which there is no organization of work, and why, by the kind of fact."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from planner.drafting.briefing import Brief
from planner.models.agenda import AgendaItem
from planner.models.body import Body, BodyKind
from planner.models.estimates import Absence, Estimate, ExtraSlot, SlotKind
from planner.models.meeting import Room
from planner.models.officer import Office, Officer
from planner.models.programme import Programme, programme_of
from tests.builders import a_body, a_session, an_item, six
from tests.drafting.sessions import a_brief

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (f"2018-10-{day}" for day in range(15, 20))
GROUP, COMMITTEE = BodyKind.WORKING_GROUP, BodyKind.COMMITTEE_OF_THE_WHOLE


def a_week(bodies: list[Body], items: list[AgendaItem], **more: Any) -> Programme:
    """Five days in October, twenty meetings with interpretation, two at a time."""
    facts = {
        "entitled_meetings": 20,
        "entitled_at_once": 2,
        "entitlement_source": "decision 8/2",
        **more.pop("session", {}),
    }
    return programme_of(a_session(**facts), bodies=bodies, items=items, **more)


def groups(count: int) -> list[Body]:
    return [a_body(f"wg-{n}", GROUP) for n in range(1, count + 1)]


def work(key: str, minutes: int, **more: Any) -> Estimate:
    return Estimate(key=key, minutes=minutes, **more)


def three_groups_on_wednesday() -> Brief:
    bodies = [work(f"wg-{n}", 360, days=(WEDNESDAY,)) for n in (1, 2, 3)]
    return a_brief(a_week(groups(3), []), bodies=tuple(bodies))


def too_much_for_the_plenary() -> Brief:
    return a_brief(a_week([a_body()], [an_item("a", "1")]), work("a", 1_860))


def too_few_meetings() -> Brief:
    week = a_week(groups(2), [], session={"entitled_meetings": 5})
    return a_brief(week, bodies=(work("wg-1", 540), work("wg-2", 540)))


def one_at_a_time() -> Brief:
    week = a_week(groups(2), [], session={"entitled_at_once": 1, "closes": date(2018, 10, 16)})
    return a_brief(week, bodies=(work("wg-1", 540), work("wg-2", 360)))


def groups_beyond_thursday_noon() -> Brief:
    week = a_week([a_body(), *groups(1)], [an_item("a", "1")])
    return a_brief(week, work("a", 60), bodies=(work("wg-1", 180, days=(FRIDAY,)),))


def committee_beside_plenary() -> Brief:
    committee = a_body("committee", COMMITTEE)
    week = a_week([a_body(), committee], [an_item("a", "1"), an_item("c", "1", "committee")])
    return a_brief(week, work("a", 1_200), work("c", 900))


def one_chair_for_two_groups() -> Brief:
    chairs = [
        Officer(key=f"chair-{n}", body=f"wg-{n}", office=Office.CHAIR, person="Ana Ruiz")
        for n in (1, 2)
    ]
    week = a_week(groups(2), [], officers=chairs)
    days = (TUESDAY,)
    return a_brief(week, bodies=(work("wg-1", 360, days=days), work("wg-2", 180, days=days)))


def chair_away() -> Brief:
    absence = Absence(body="wg-1", person="Ana Ruiz", day=date(2018, 10, 16))
    week = a_week(groups(1), [])
    return a_brief(week, bodies=(work("wg-1", 180, days=(TUESDAY,)),), absences=(absence,))


def one_room_with_booths() -> Brief:
    rooms = [
        Room(key="large", name=six("Large"), booths=6),
        Room(key="small", name=six("Small"), booths=2),
    ]
    week = a_week(groups(2), [], rooms=rooms)
    days = (MONDAY,)
    return a_brief(week, bodies=(work("wg-1", 360, days=days), work("wg-2", 180, days=days)))


def no_room_large_enough() -> Brief:
    rooms = [Room(key="small", name=six("Small"), seats=40, booths=6)]
    week = a_week(groups(1), [], rooms=rooms)
    return a_brief(week, bodies=(work("wg-1", 180, seats=200),))


def pinned_before_what_it_waits_for() -> Brief:
    week = a_week(groups(2), [])
    return a_brief(
        week,
        bodies=(
            work("wg-1", 180, pins=(f"{WEDNESDAY}T10:00",), before=("wg-2",)),
            work("wg-2", 180, pins=(f"{TUESDAY}T10:00",)),
        ),
    )


def a_circle_of_waiting() -> Brief:
    week = a_week(groups(2), [])
    return a_brief(
        week, bodies=(work("wg-1", 60, before=("wg-2",)), work("wg-2", 60, before=("wg-1",)))
    )


def pinned_on_another_day() -> Brief:
    week = a_week(groups(1), [])
    pins = (f"{FRIDAY}T10:00",)
    return a_brief(week, bodies=(work("wg-1", 180, days=(MONDAY,), pins=pins),))


def last_item_fixed_too_early() -> Brief:
    week = a_week([a_body()], [an_item("a", "1"), an_item("b", "2")])
    return a_brief(week, work("a", 540), work("b", 60, days=(MONDAY,)))


def first_item_fixed_too_late() -> Brief:
    week = a_week([a_body()], [an_item("a", "1"), an_item("b", "2"), an_item("c", "3")])
    return a_brief(
        week, work("a", 60, days=(TUESDAY,)), work("b", 60, days=(MONDAY,)), work("c", 60)
    )


def alone_all_week() -> Brief:
    week = a_week([a_body(), *groups(1)], [an_item("a", "1")])
    return a_brief(week, work("a", 1_800, is_alone=True), bodies=(work("wg-1", 60),))


def one_subject_in_two_places() -> Brief:
    items = [
        an_item("a", "1", subject="migrants"),
        an_item("w", "1", "wg-1", subject="migrants"),
    ]
    week = a_week([a_body(), *groups(1)], items)
    return a_brief(week, work("a", 360, days=(MONDAY,)), work("w", 60, days=(MONDAY,)))


def over_before_it_can_begin() -> Brief:
    week = a_week([a_body()], [an_item("a", "1"), an_item("b", "2")])
    days = (THURSDAY, FRIDAY)
    return a_brief(week, work("a", 60), work("b", 400, days=days, due="working-group-drafts"))


def a_joint_item_and_a_chair_away() -> Brief:
    items = [an_item("x", "1", "wg-1", subject="both"), an_item("y", "1", "wg-2", subject="both")]
    absence = Absence(body="wg-2", person="Li Wei", day=date(2018, 10, 17))
    week = a_week(groups(2), items)
    return a_brief(week, work("x", 180, days=(WEDNESDAY,)), absences=(absence,))


def reserved_by_a_side_event() -> Brief:
    week = a_week(groups(2), [], session={"closes": date(2018, 10, 15), "entitled_meetings": 3})
    slot = ExtraSlot(
        day=date(2018, 10, 15), starts=time(18, 30), ends=time(20), kind=SlotKind.EVENING
    )
    return a_brief(week, bodies=(work("wg-1", 360), work("wg-2", 330)), slots=(slot,))


SESSIONS: tuple[Callable[[], Brief], ...] = (
    three_groups_on_wednesday,
    too_much_for_the_plenary,
    too_few_meetings,
    one_at_a_time,
    groups_beyond_thursday_noon,
    committee_beside_plenary,
    one_chair_for_two_groups,
    chair_away,
    one_room_with_booths,
    no_room_large_enough,
    pinned_before_what_it_waits_for,
    a_circle_of_waiting,
    pinned_on_another_day,
    last_item_fixed_too_early,
    first_item_fixed_too_late,
    alone_all_week,
    one_subject_in_two_places,
    over_before_it_can_begin,
    a_joint_item_and_a_chair_away,
    reserved_by_a_side_event,
)
