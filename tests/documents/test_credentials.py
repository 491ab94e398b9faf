"""Credentials in words."""

from collections.abc import Sequence
from datetime import date

import pytest

from planner.documents.credentials import attendance_list, calls_list, credentials_report
from planner.models.bureau_attendance import Attendance
from planner.models.credentials import Examination
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.rules.bureau_attendance import attendance_of, extended_bureau
from planner.rules.credentials_report import Ask, Call, calls_to_make, credentials_figures
from tests.builders import a_programme
from tests.bureau_builders import all_states, ninth_slate, series
from tests.credentials_builders import POLICY, register_of_the_ninth_session

PROGRAMME = a_programme()
REGISTER = register_of_the_ninth_session()
FIGURES = credentials_figures(REGISTER, all_states(), POLICY)


def report(language: str, examinations: Sequence[Examination] = REGISTER.examinations) -> str:
    document = credentials_report(PROGRAMME, FIGURES, examinations)
    return render(document, language, "text").decode()


def calls(language: str, found: Sequence[Call]) -> str:
    document = calls_list(PROGRAMME, all_states(), found)
    return " ".join(render(document, language, "text").decode().split())


def test_the_figures_of_the_ninth_session_are_said() -> None:
    said = " ".join(report("en").split())
    for line in (
        "States parties represented | 117",
        "Credentials in order | 116",
        "Credentials not in order | 1",
        "Regional economic integration organizations represented | 1",
        "those whose credentials are not in order is not counted in the report.",
        "Meeting 1 of the Bureau | 15 October 2018",
        "Meeting 5 of the Bureau | 19 October 2018",
    ):
        assert line in said


def test_before_the_first_examination_that_is_said() -> None:
    assert "The Bureau has not yet examined the credentials." in report("en", ())


def test_calls_stand_under_what_there_is_to_ask_for() -> None:
    found = [
        Call("AT", Ask.CREDENTIALS, "Invented Name", "+43 1 000"),
        Call("FR", Ask.ORIGINAL, None, None),
    ]
    said = calls("en", found)
    assert said.index("Nothing received") < said.index("Austria | Invented Name | +43 1 000")
    assert said.index("Austria") < said.index("Copy received") < said.index("France")
    assert "This list has personal data." in said


def test_when_nobody_is_missing_that_is_said() -> None:
    assert "Nobody has to be called." in calls("en", ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_can_be_said_in_every_language(language: str) -> None:
    members = extended_bureau(series("untoc-cop"), all_states(), ninth_slate(), {})
    record = [
        Attendance(meeting=1, member="officer-es"),
        Attendance(meeting=2, member="officer-es", is_present=False),
    ]
    attendance = attendance_list(PROGRAMME, all_states(), attendance_of(members, record))
    found = calls_to_make(REGISTER, all_states(), POLICY)
    for text in (
        report(language),
        calls(language, found),
        render(attendance, language, "text").decode(),
    ):
        assert ("{" in text, "credentials." in text) == (False, False)
    assert date(2018, 10, 15) == REGISTER.examinations[0].day
