"""The report of the ninth session in six languages, held to what was read."""

import pytest

from planner.documents.next_session import next_session
from planner.documents.report import report_of_session
from planner.documents.report_facts import report_facts
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from tests.conftest import Golden
from tests.documents.report_material import material


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_as_read(language: str, golden: Golden) -> None:
    report = render(report_of_session(material()), language, "text")
    golden(f"untoc-cop-9.report.{language}.txt", report.decode())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_facts_are_as_read_paragraph_by_paragraph(language: str, golden: Golden) -> None:
    facts = render(report_facts(material()), language, "csv")
    golden(f"untoc-cop-9.report-facts.{language}.csv", facts.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_proposals_for_the_next_session_are_as_read(language: str, golden: Golden) -> None:
    proposals = render(next_session(material()), language, "text")
    golden(f"untoc-cop-9.next-session.{language}.txt", proposals.decode())
