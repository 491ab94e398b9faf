"""Who came to the meetings of the bureau, and who has the places that no election fills."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from planner.assets import folder
from planner.errors import InvalidInput, NotFound
from planner.models.account import TERMINAL
from planner.models.bureau_attendance import Place
from planner.services.bureau_attendance import (
    name_chair,
    read_extended_bureau,
    record_attendance,
    record_meeting,
)
from planner.services.session_desk import SessionDesk
from planner.services.sessions import load_bundles, open_planner
from planner.store.audit import list_audit
from planner.store.bureau_attendance import load_attendance, load_places
from planner.store.database import transaction
from tests.credentials_builders import BEFORE

SLUG = "untoc-cop-9"
SEEDS = folder("seeds")


@pytest.fixture
def desk(tmp_path: Path) -> SessionDesk:
    database = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(database, [SEEDS / "sessions" / f"{SLUG}.toml"], BEFORE)
    return SessionDesk(database, SLUG, TERMINAL, BEFORE)


def recorded(database: Engine) -> list[tuple[int, str, bool]]:
    with transaction(database) as opened:
        return [(e.meeting, e.member, e.is_present) for e in load_attendance(opened, SLUG)]


def test_attendance_is_recorded_by_meeting_and_replaced_as_a_whole(desk: SessionDesk) -> None:
    record_attendance(desk, 1, {"officer-es": True, "officer-it": False})
    record_attendance(desk, 2, {"officer-es": True})
    record_attendance(desk, 1, {"officer-es": False})
    assert recorded(desk.database) == [(1, "officer-es", False), (2, "officer-es", True)]
    with pytest.raises(InvalidInput):
        record_attendance(desk, 0, {})
    nowhere = SessionDesk(desk.database, "nothing", TERMINAL, BEFORE)
    with pytest.raises(NotFound):
        record_attendance(nowhere, 1, {})


def test_a_meeting_is_recorded_by_the_states_that_came(desk: SessionDesk) -> None:
    name_chair(desk, SEEDS, "group-african", "NGA")
    found = read_extended_bureau(desk.database, SLUG, SEEDS)
    assert found.next_meeting == 1
    record_meeting(desk, found, 1, ["ESP", "ng", "EU"], ["group-of-77"])
    # Nigeria sits there twice; of whom nothing was said nothing is recorded.
    assert recorded(desk.database) == [
        (1, "group-african", True),
        (1, "group-of-77", False),
        (1, "officer-es", True),
        (1, "officer-ng", True),
        (1, "organization-eu", True),
    ]
    again = read_extended_bureau(desk.database, SLUG, SEEDS)
    assert (again.next_meeting, again.strangers) == (2, ())
    assert again.at(1)["officer-es"] is True


def test_who_is_not_named_may_be_recorded_as_absent_if_the_place_is_taken(
    desk: SessionDesk,
) -> None:
    found = read_extended_bureau(desk.database, SLUG, SEEDS)
    record_meeting(desk, found, 1, ["ES"], [], is_rest_absent=True)
    told = {member: was for _, member, was in recorded(desk.database)}
    assert sum(told.values()) == 1
    # The nine other officers and the European Union; nobody has the six other places.
    assert len(told) == 11
    assert [key for key in told if key.startswith("group-")] == []


@pytest.mark.parametrize(
    ("present", "absent", "code"),
    [
        (["FR"], [], "bureau-member-unknown"),
        (["ES"], ["officer-es"], "attendance-contradictory"),
        ([], [], "attendance-empty"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_recorded(
    desk: SessionDesk, present: list[str], absent: list[str], code: str
) -> None:
    found = read_extended_bureau(desk.database, SLUG, SEEDS)
    with pytest.raises((InvalidInput, NotFound)) as refused:
        record_meeting(desk, found, 1, present, absent)
    assert refused.value.code == code
    assert recorded(desk.database) == []


def test_chairs_are_named_and_taken_back_and_the_log_tells(desk: SessionDesk) -> None:
    assert name_chair(desk, SEEDS, "group-of-77", "ECU").state == "EC"
    for member, state in (("officer-es", "EC"), ("group-of-77", "XX")):
        with pytest.raises(NotFound):
            name_chair(desk, SEEDS, member, state)
    with transaction(desk.database) as opened:
        assert load_places(opened, SLUG) == (Place(member="group-of-77", state="EC"),)
    assert name_chair(desk, SEEDS, "group-of-77", None).state is None
    with transaction(desk.database) as opened:
        assert load_places(opened, SLUG) == ()
        entries = list_audit(opened, SLUG)
    named = [entry.params["state"] for entry in entries if entry.service == "name_chair"]
    assert named == ["EC", None]
