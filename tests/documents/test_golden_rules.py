"""Deadlines, rules and check of the real sessions in six languages, held to what was looked at."""

import pytest

from planner.assets import folder
from planner.documents.deadlines import deadline_list
from planner.documents.findings import check_report
from planner.documents.rules_in_force import rules_in_force
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.services.rulebooks import RuledSession, under_rules
from tests.conftest import Golden
from tests.rules.rulebooks import real

SESSIONS = ("untoc-cop-9", "untoc-wg-2022")


def ruled(slug: str) -> RuledSession:
    return under_rules(real(slug), folder("seeds"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SESSIONS)
def test_the_deadlines_are_as_looked_at(slug: str, language: str, golden: Golden) -> None:
    session = ruled(slug)
    document = deadline_list(session.programme, session.deadlines)
    golden(f"{slug}.deadlines.{language}.txt", render(document, language, "text"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SESSIONS)
def test_the_check_is_as_looked_at(slug: str, language: str, golden: Golden) -> None:
    session = ruled(slug)
    report = check_report(session.programme, session.deadlines, session.findings, session.use)
    golden(f"{slug}.check.{language}.txt", render(report, language, "text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_in_force_are_as_looked_at(language: str, golden: Golden) -> None:
    session = ruled("untoc-cop-9")
    document = rules_in_force(session.programme, session.rulebook)
    golden(f"untoc-cop-9.rules.{language}.txt", render(document, language, "text"))
