"""The deadlines as a list, as a calendar, and as what other dates would change."""

from datetime import date, time

import pytest

from planner.assets import folder
from planner.documents.deadline_calendar import deadline_calendar
from planner.documents.deadlines import (
    changes_of_deadlines,
    deadline_data,
    deadline_list,
    deadline_remarks,
    deadline_table,
)
from planner.models.override import Override
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.rendering.words import plain
from planner.rules.deadline_changes import deadline_changes, with_dates
from planner.services.rulebooks import RuledSession, under_rules
from tests.rules.broken import again
from tests.rules.rulebooks import from_to, override, real

SEEDS = folder("seeds")


def ruled(*overrides: Override, slug: str = "untoc-cop-9") -> RuledSession:
    programme = real(slug)
    return under_rules(again(programme, overrides=[*programme.overrides, *overrides]), SEEDS)


def rows(session: RuledSession, language: str = "en") -> list[list[str]]:
    table = deadline_table(session.programme, session.deadlines)
    return [
        [
            plain(band.label, language) if band.label else "",
            plain(group.header, language),
            *(plain(cell.content, language) if cell.content else "" for cell in row),
        ]
        for band in table.bands
        for group in band.groups
        for row in group.rows
    ]


def test_a_row_says_when_what_how_firmly_and_where_it_is_written() -> None:
    lines = rows(ruled())
    assert len(lines) == 12
    assert lines[-2] == [
        "Thursday, 18 October 2018",
        "12 noon",
        "Draft resolutions from working groups",
        "firm",
        "",
        "decision 6/3, CTOC/COP/2018/1, item 1 (c)",
    ]
    assert lines[8] == [
        "Sunday, 14 October 2018",
        "10 a.m.",
        "Credentials",
        "if possible",
        "not a working day",
        "rule 18 of the rules of procedure, CTOC/COP/2018/1, item 1 (e)",
    ]


def test_another_zone_is_named_with_the_hour_at_the_venue() -> None:
    closing = "deadline.speakers-list-closes"
    session = ruled(
        override(f"{closing}.hour", "23:00"), override(f"{closing}.zone", "America/New_York")
    )
    (line,) = [line for line in rows(session) if "closes" in line[2]]
    assert line[:2] == ["Monday, 15 October 2018", "11 p.m. (America/New_York)"]
    assert line[4] == "at the venue: Tuesday, 16 October, 5 a.m., set for this session"


def test_what_is_moved_or_unverified_is_said() -> None:
    session = ruled(
        override("deadline.ngo-list.roll", "next_working_day"),
        override("deadline.silence-opens.on", "2018-06-11"),
    )
    said = {
        deadline.rule: [plain(r, "en") for r in deadline_remarks(session.programme, deadline)]
        for deadline in session.deadlines
    }
    assert said["ngo-list"] == ["moved by the rule to a working day", "set for this session"]
    assert said["silence-ends"] == ["to be confirmed"]


def test_a_session_without_deadlines_says_so() -> None:
    empty = deadline_list(from_to(date(2018, 10, 15), date(2018, 10, 19)), ())
    text = render(empty, "en", "text").decode()
    assert text.endswith("The rules in force give no deadline.\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deadline_there_can_be_is_said_in_every_language(language: str) -> None:
    session = ruled(override("deadline.silence-opens.on", "2018-06-11"))
    for line in rows(session, language):
        assert all(line[:4])
        assert line[5]


def test_for_programs_a_deadline_is_an_instant_with_its_words() -> None:
    session = ruled()
    drafts = next(d for d in session.deadlines if d.rule == "working-group-drafts")
    data = deadline_data(session.programme, drafts, lambda inline: plain(inline, "fr"))
    assert data == {
        "key": "working-group-drafts",
        "kind": "working_group_drafts",
        "name": "Projets de résolution des groupes de travail",
        "at": "2018-10-18T12:00:00+02:00",
        "day": "2018-10-18",
        "hour": "12:00",
        "zone": "Europe/Vienna",
        "sense": "by",
        "is_hard": True,
        "is_working_day": True,
        "is_moved": False,
        "is_set_for_session": False,
        "is_verified": True,
        "source": "décision 6/3, CTOC/COP/2018/1, point 1 c)",
    }


def test_an_event_ends_when_the_deadline_falls_due() -> None:
    session = ruled()
    events = {e.uid: e for e in deadline_calendar(session.programme, session.deadlines).events}
    assert len(events) == 12
    drafts = events["deadline-working-group-drafts.untoc-cop-9@conference-planner"]
    assert (drafts.day, drafts.starts, drafts.ends) == (
        date(2018, 10, 18),
        time(11, 45),
        time(12),
    )
    assert drafts.is_all_day is False
    assert plain(drafts.summary, "en") == "Deadline: Draft resolutions from working groups"


def test_an_event_for_a_whole_day_is_marked_so_and_stays_on_that_day() -> None:
    session = ruled()
    calendar = deadline_calendar(session.programme, session.deadlines)
    whole = {event.uid.split(".")[0]: event for event in calendar.events if event.is_all_day}
    assert {key: (e.day, e.starts, e.ends) for key, e in whole.items()} == {
        "deadline-budget": (date(2018, 8, 16), time(23, 44), time(23, 59)),
        "deadline-documents": (date(2018, 8, 16), time(23, 44), time(23, 59)),
        "deadline-provisional-agenda": (date(2018, 8, 16), time(23, 44), time(23, 59)),
        "deadline-speakers-list-opens": (date(2018, 9, 3), time(0), time(0, 15)),
        "deadline-ngo-list": (date(2018, 9, 15), time(23, 44), time(23, 59)),
        "deadline-draft-resolutions": (date(2018, 10, 1), time(23, 44), time(23, 59)),
        "deadline-consultations": (date(2018, 10, 12), time(0), time(0, 15)),
    }


@pytest.mark.parametrize(
    ("hour", "day", "starts", "ends"),
    [
        # Midnight in Vienna is 18.00 the day before in New York.
        ("18:00", date(2018, 10, 16), time(0), time(0, 15)),
        ("18:10", date(2018, 10, 16), time(0, 10), time(0, 25)),
        ("17:59", date(2018, 10, 15), time(23, 44), time(23, 59)),
    ],
)
def test_an_event_near_midnight_stays_within_one_day(
    hour: str, day: date, starts: time, ends: time
) -> None:
    closing = "deadline.speakers-list-closes"
    session = ruled(
        override(f"{closing}.hour", hour), override(f"{closing}.zone", "America/New_York")
    )
    (event,) = [
        event
        for event in deadline_calendar(session.programme, session.deadlines).events
        if "speakers-list-closes" in event.uid
    ]
    assert (event.day, event.starts, event.ends) == (day, starts, ends)


def test_other_dates_are_shown_beside_those_of_now() -> None:
    now = ruled()
    then = under_rules(with_dates(now.programme, date(2018, 10, 22), date(2018, 10, 26)), SEEDS)
    changes = deadline_changes(now.deadlines, then.deadlines)
    text = render(changes_of_deadlines(then.programme, changes), "en", "csv").decode("utf-8-sig")
    lines = text.splitlines()
    assert lines[0] == "What,Until now,With the new dates,Remarks"
    assert (
        'Draft resolutions from working groups,"Thursday, 18 October 2018, 12 noon",'
        "no longer due," in lines
    )
    assert 'Draft resolutions,"Monday, 1 October 2018","Monday, 8 October 2018",' in lines
    assert len(lines) == 13


def test_dates_that_change_nothing_are_said_to() -> None:
    now = ruled()
    changes = deadline_changes(now.deadlines, now.deadlines)
    text = render(changes_of_deadlines(now.programme, changes), "en", "text").decode()
    assert text.endswith("No deadline changes.\n")
