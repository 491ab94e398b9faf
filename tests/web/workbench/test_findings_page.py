"""All findings, each with the pages where it is mended; and the documents of the draft."""

from collections import Counter
from pathlib import Path

import pytest

from planner.assets import folder
from planner.models.account import TERMINAL, Role
from planner.models.finding import About, Matter
from planner.models.text import Text
from planner.services.rulebooks import under_rules
from planner.web.pages.workbench.mending import address_of
from planner.web.workbench.bench import Bench
from tests.builders import a_programme, a_session, an_item
from tests.web.conftest import NOW
from tests.web.workbench.site import Work, workbench


def test_every_finding_leads_to_where_it_is_mended(work: Work) -> None:
    page = work.page("findings")
    lines = [li for li in page.all("li") if li.is_within("ol") and li.is_within("main")]
    assert len(lines) == 3
    places = [a for a in page.all("a") if a.above is not None]
    inside = [
        str(a.attributes["href"])
        for a in places
        if a.above and a.above.attributes.get("class") == "places"
    ]
    assert len(inside) >= len(lines)
    for address in dict.fromkeys(inside):
        assert work.client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("about", "path"),
    [
        (About(Matter.SESSION, "untoc-cop-9"), "facts"),
        (About(Matter.BODY, "plenary"), "body/plenary"),
        (About(Matter.ROOM, "r"), "room/r"),
        (About(Matter.ITEM, "2-a"), "agenda/items/2-a"),
        (About(Matter.PAPER, "CTOC/COP/2018/1"), "papers/edit?symbol=CTOC/COP/2018/1"),
        (About(Matter.MEETING, "m-01"), "meetings/m-01"),
        (About(Matter.OFFICER, "o"), "officer/o"),
        (About(Matter.DEADLINE, "documents"), "rules"),
    ],
)
def test_each_kind_of_thing_has_its_page(work: Work, about: About, path: str) -> None:
    with work.app.test_request_context():
        bench = Bench("en", work.slug, TERMINAL, NOW)
        assert address_of(bench, about) == f"{work.home}{path}"


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("preview/fr/organization-of-work.html", "text/html"),
        ("preview/en/organization-of-work.csv", "text/csv"),
        ("preview/ar/agenda.txt", "text/plain"),
        ("preview/zh/deadlines.json", "application/json"),
        ("preview/en/rules.txt", "text/plain"),
        ("preview/en/check.txt", "text/plain"),
        ("preview/es/programme-of-the-day/2018-10-15.txt", "text/plain"),
        ("preview/ru/agenda.pdf", "application/pdf"),
        (
            "preview/en/agenda.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_every_document_of_the_draft_can_be_seen(work: Work, path: str, media_type: str) -> None:
    response = work.client.get(f"{work.home}{path}")
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert response.headers["Cache-Control"] == "no-store, private"
    assert f"untoc-cop-9.draft-{work.version}" in response.headers["Content-Disposition"]


def test_a_draft_says_of_itself_that_it_is_one(work: Work) -> None:
    text = work.client.get(f"{work.home}preview/fr/agenda.txt").text
    assert f"Projet, version {work.version} : non publié." in text.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    table = work.client.get(f"{work.home}preview/en/organization-of-work.csv").text
    assert "not published" not in table


def test_what_is_no_document_is_not_found(work: Work) -> None:
    for path, status in (
        ("preview/en/poem.txt", 404),
        ("preview/xx/agenda.txt", 404),
        ("preview/en/agenda.exe", 404),
        ("preview/en/programme-of-the-day/2018-12-24.txt", 404),
        ("preview/en/programme-of-the-day/soon.txt", 400),
    ):
        assert work.client.get(f"{work.home}{path}").status_code == status


def test_the_page_offers_only_what_there_is(work: Work) -> None:
    page = work.page("preview")
    files = [
        str(a.attributes["href"]) for a in page.all("a") if "/preview/" in str(a.attributes["href"])
    ]
    assert len(files) == 6 * (6 + 5 + 6 + 5 + 5) + 5 * 6 * 5
    assert len(set(files)) == len(files)


def test_the_bureau_sees_the_draft_and_the_public_does_not(work: Work) -> None:
    bureau = work.another("chair", Role.BUREAU)
    path = f"{work.home}preview/en/agenda.txt"
    assert bureau.client.get(path).status_code == 200
    assert work.app.test_client().get(path).status_code == 303
    stranger = work.another("stranger", None)
    assert stranger.client.get(path).status_code == 403


def test_of_very_many_findings_the_page_shows_the_first_and_leads_to_all(tmp_path: Path) -> None:
    items = [an_item(f"i-{n}", str(n), title=Text(en=f"Item {n}")) for n in range(1, 116)]
    programme = a_programme(session=a_session(rulebook="untoc"), items=items)
    found = under_rules(programme, folder("seeds")).findings
    counts = Counter(finding.severity.value for finding in found)
    assert max(counts.values()) > 110
    page = workbench(tmp_path, programme, slug="a-session").page("findings")
    shown = {
        weight: sum(
            li.above is not None and li.above.attributes.get("class") == f"findings-all is-{weight}"
            for li in page.all("li")
        )
        for weight in counts
    }
    assert shown == {weight: min(count, 100) for weight, count in counts.items()}
    report = page.all("a", href="/en/work/a-session/preview/en/check.html")
    assert [link.text for link in report] == [
        f"and {count - 100} more" for count in counts.values() if count > 100
    ]
