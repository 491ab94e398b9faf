"""Which meetings a calendar has, and what each is called."""

import pytest

from planner.assets import folder
from planner.documents.calendar import Calendar, session_calendar
from planner.errors import NotFound
from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus, Room
from planner.models.programme import Programme
from planner.rendering.words import plain
from planner.seeding.reading import read_bundle
from tests.builders import a_body, a_meeting, a_programme, an_item, six, taken


def real(slug: str) -> Programme:
    return read_bundle(folder("seeds") / "sessions" / f"{slug}.toml")


def keys(calendar: Calendar) -> list[str]:
    return [event.meeting for event in calendar.events]


def test_a_joint_meeting_is_one_event_that_names_each_body_with_its_numbers() -> None:
    calendar = session_calendar(real("untoc-wg-2022"))
    assert len(calendar.events) == 9
    assert plain(calendar.events[0].summary, "en") == (
        "Working Group on International Cooperation, 1st meeting: items 1 (a), 1 (b), 2; "
        "Working Group of Government Experts on Technical Assistance, 1st meeting: "
        "items 1 (a), 1 (b)"
    )
    assert [plain(line, "en") for line in calendar.events[0].description][:3] == [
        "Working Group on International Cooperation",
        "Item 1 (a). Opening of the meeting",
        "Item 1 (b). Adoption of the agenda and organization of work",
    ]


def test_a_meeting_without_items_is_called_by_its_body_and_number() -> None:
    events = session_calendar(real("untoc-cop-9"), body="wg-3").events
    assert [plain(event.summary, "fr") for event in events] == [
        "Groupe de travail sur la coopération internationale, 1re séance",
        "Groupe de travail sur la coopération internationale, 2e séance",
    ]


def test_an_item_is_found_with_all_that_lies_below_it() -> None:
    programme = real("untoc-cop-9")
    on_two = [meeting.key for meeting in programme.meetings_filtered(None, "2")]
    on_its_parts = [
        meeting.key
        for number in ("2.a", "2.b", "2.c", "2.d")
        for meeting in programme.meetings_filtered(None, number)
    ]
    assert on_two == on_its_parts
    assert len(on_two) == 4


def test_a_number_is_looked_for_in_the_agenda_of_the_body_asked_for() -> None:
    programme = real("untoc-wg-2022")
    assert keys(session_calendar(programme, "wg-2", "3")) != keys(
        session_calendar(programme, "wg-3", "3")
    )
    assert len(session_calendar(programme, "wg-2", "3").events) == 2


@pytest.mark.parametrize(
    ("body", "number", "code", "params"),
    [
        (
            "wg-9",
            None,
            "body-unknown",
            {"body": "wg-9", "session": "untoc-wg-2022", "known": "wg-3, wg-2"},
        ),
        ("wg-3", "7", "number-unknown", {"number": "7", "session": "untoc-wg-2022"}),
    ],
)
def test_what_the_session_does_not_have_is_refused(
    body: str, number: str | None, code: str, params: dict[str, str]
) -> None:
    with pytest.raises(NotFound) as refused:
        session_calendar(real("untoc-wg-2022"), body, number)
    assert (refused.value.code, refused.value.params) == (code, params)


def test_an_identifier_outlives_every_move() -> None:
    before = a_programme(meetings=[a_meeting("m-1", day=15)])
    after = a_programme(meetings=[a_meeting("m-1", day=18, starts=15)])
    identifiers = {session_calendar(programme).events[0].uid for programme in (before, after)}
    assert identifiers == {"m-1.a-session@conference-planner"}


def test_a_cancelled_meeting_says_so_first() -> None:
    programme = a_programme(
        items=[an_item("1", "1")],
        meetings=[a_meeting("m-1", status=MeetingStatus.CANCELLED)],
        allocations=taken("m-1", "1"),
    )
    (event,) = session_calendar(programme).events
    assert event.is_cancelled is True
    assert plain(event.summary, "en") == "CANCELLED: Plenary: item 1"


def test_a_suspended_meeting_says_so_first() -> None:
    programme = a_programme(meetings=[a_meeting("m-1", status=MeetingStatus.SUSPENDED)])
    (event,) = session_calendar(programme).events
    assert plain(event.summary, "fr") == "SUSPENDUE : Séance plénière, 1re séance"


def test_the_place_is_the_room_and_the_city() -> None:
    programme = a_programme(
        bodies=[a_body("wg", BodyKind.WORKING_GROUP)],
        rooms=[Room(key="a", name=six("Board Room A"))],
        meetings=[a_meeting("m-1", bodies=("wg",), room="a")],
    )
    (event,) = session_calendar(programme).events
    assert plain(event.location, "en") == "Board Room A (en), Vienna (en)"
