"""Credentials in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from planner.documents.blocks import term
from planner.documents.bureau_attendance import attendance_list
from planner.documents.credentials import calls_list, credentials_report
from planner.documents.credentials_words import (
    ASKS,
    FORMS,
    ISSUERS,
    STATUSES,
    STEPS,
    moment_at,
    step_words,
)
from planner.models.bureau_attendance import Attendance
from planner.models.credentials import Examination, StepKind
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.rendering.words import plain
from planner.rules.bureau_attendance import attendance_of, extended_bureau
from planner.rules.credentials_report import Ask, Call, calls_to_make, credentials_figures
from tests.builders import a_programme
from tests.bureau_builders import all_states, ninth_slate, series
from tests.credentials_builders import NOON, POLICY, register_of_the_ninth_session, step

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


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_secretariat_keeps_is_issued_under_no_symbol(language: str) -> None:
    from_agenda = PROGRAMME.bodies[0].model_copy(update={"agenda_symbol": "X/2018/1"})
    programme = replace(PROGRAMME, bodies=(from_agenda,))
    for document in (
        credentials_report(programme, FIGURES, ()),
        calls_list(programme, all_states(), ()),
        attendance_list(programme, all_states(), ()),
    ):
        assert (document.cover.symbols, document.cover.distribution) == (
            (),
            term("bureau.working_paper"),
        )
        assert "X/2018/1" not in render(document, language, "text").decode()


def test_keys_that_no_member_has_any_more_are_told() -> None:
    document = attendance_list(PROGRAMME, all_states(), (), ["officer-fr"])
    said = render(document, "en", "text").decode()
    assert "On record, but not among the members now: officer-fr." in said
    assert "No meeting has been recorded yet." in said


def test_every_word_about_credentials_is_said_differently_in_every_language() -> None:
    for names in (STATUSES, STEPS, FORMS, ISSUERS, ASKS):
        for language in LANGUAGES:
            said = [plain(name, language) for name in names.values()]
            assert len(set(said)) == len(names)


def test_a_step_tells_its_issuer_or_its_meeting() -> None:
    said = [
        plain(step_words(one), "en")
        for one in (
            step(1, StepKind.COPY_RECEIVED),
            step(2, StepKind.FOUND_WANTING),
            step(3, StepKind.OBJECTION),
        )
    ]
    assert said == [
        "Copy received (Minister for Foreign Affairs)",
        "Found not in order (Meeting 1 of the Bureau)",
        "Objection raised",
    ]
    assert plain(moment_at(NOON, "Europe/Vienna"), "en") == "19 October 2018, 12 noon"
