"""The draft of the report, for those who keep the record."""

import pytest

from planner.assets import folder
from planner.models.account import Role
from planner.models.text import LANGUAGES
from planner.services.record import load_record_file
from tests.web.conftest import NOW, database_of
from tests.web.workbench.site import Work

RECORD = folder("seeds") / "records" / "untoc-cop-9.toml"


@pytest.fixture
def recorded(work: Work) -> Work:
    load_record_file(database_of(work.app), RECORD, NOW)
    return work


def test_while_nothing_is_recorded_there_is_nothing_to_take_away(work: Work) -> None:
    page = work.page("report")
    assert page.one("p", class_="empty").text == "There is nothing in the record yet."


def test_the_page_offers_each_document_in_six_languages(recorded: Work) -> None:
    page = recorded.page("report")
    assert [heading.text for heading in page.all("h2")][-3:] == [
        "Report of the session",
        "Facts of the report",
        "Proposals for the next session",
    ]
    links = [str(link.attributes.get("href")) for link in page.all("a")]
    reports = [link for link in links if "/report/" in link]
    assert len(reports) == 6 * (5 + 6 + 5)
    assert {link.split("/report/")[1].split("/")[0] for link in reports} == set(LANGUAGES)


def test_the_report_says_of_which_state_of_the_record_it_is_made(recorded: Work) -> None:
    response = recorded.client.get(f"{recorded.home}report/fr/report.html")
    assert response.status_code == 200
    assert (
        "Projet établi d’après le relevé de la session, inscription <bdi>268</bdi>."
        in response.text
    )
    assert response.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    ("suffix", "kind", "media_type"),
    [
        ("pdf", "report", "application/pdf"),
        ("txt", "next-session", "text/plain; charset=utf-8"),
        ("csv", "report-facts", "text/csv; charset=utf-8"),
    ],
)
def test_a_document_is_taken_away_as_a_file(
    recorded: Work, suffix: str, kind: str, media_type: str
) -> None:
    response = recorded.client.get(f"{recorded.home}report/zh/{kind}.{suffix}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, media_type)
    name = f'filename="untoc-cop-9.record-268.{kind}.zh.{suffix}"'
    assert name in response.headers["Content-Disposition"]


def test_a_format_that_a_document_has_not_is_not_found(recorded: Work) -> None:
    assert recorded.client.get(f"{recorded.home}report/fr/report.csv").status_code == 404


def test_who_does_not_keep_the_record_is_not_shown_the_draft_of_the_report(recorded: Work) -> None:
    bureau = recorded.another("berta", Role.BUREAU)
    assert bureau.client.get(f"{bureau.home}report").status_code == 403
    assert bureau.client.get(f"{bureau.home}report/fr/report.html").status_code == 403
    assert "/report" not in bureau.client.get(f"{bureau.home}grid").text
