"""The page of one agenda item."""

from flask.testing import FlaskClient

from planner.models.paper import Paper, PaperKind, PaperStatus
from tests.builders import a_meeting, a_programme, an_item, six, taken
from tests.web.conftest import MakeSite
from tests.web.pages_read import Page, even


def test_an_item_tells_its_number_in_the_language_of_the_page(client: FlaskClient) -> None:
    headings = {
        language: Page(client.get(f"/{language}/untoc-cop-9/items/1-b").text).texts("h1")
        for language in ("en", "fr", "ar", "zh")
    }
    assert headings == {
        "en": ["Item 1 (b) Election of officers"],
        "fr": ["Point 1 b) Élection du Bureau"],
        "ar": ["البند 1 (ب) انتخاب أعضاء المكتب"],
        "zh": ["项目1(b) 选举主席团成员"],
    }


def test_an_item_lists_the_meetings_of_its_sub_items_too(site: MakeSite) -> None:
    client = site(
        a_programme(
            items=[an_item("2", "2"), an_item("2-a", "2.a"), an_item("21", "21")],
            meetings=[a_meeting("m-01"), a_meeting("m-02", day=16), a_meeting("m-03", day=17)],
            allocations=[*taken("m-01", "2-a"), *taken("m-02", "21"), *taken("m-03", "2")],
        )
    )
    page = Page(client.get("/en/a-session/items/2").text)
    assert [address for address in page.addresses() if "/meetings/" in address] == [
        "/en/a-session/meetings/m-01",
        "/en/a-session/meetings/m-03",
    ]
    below = [link.attributes["href"] for link in page.all("a") if link.is_within("section")]
    assert "/en/a-session/items/2-a" in below
    assert "/en/a-session/items/21" not in below
    assert "webcal://localhost/en/a-session/calendar.plenary.item.2.ics" in page.addresses()


def test_a_sub_item_leads_to_the_item_above_it(site: MakeSite) -> None:
    client = site(a_programme(items=[an_item("2", "2"), an_item("2-a", "2.a")]))
    page = Page(client.get("/en/a-session/items/2-a").text)
    assert page.texts("h2") == ["Meetings", "Part of"]
    assert "/en/a-session/items/2" in page.addresses()


def test_an_item_that_no_meeting_takes_says_so_and_offers_no_calendar(site: MakeSite) -> None:
    page = Page(site(a_programme(items=[an_item("1", "1")])).get("/en/a-session/items/1").text)
    assert "No meeting on this item is planned yet. The organization of work shows what is." in (
        page.texts("p")
    )
    assert page.all("section", aria_labelledby="calendar") == []


def test_a_common_item_leads_to_its_like_in_the_other_body(client: FlaskClient) -> None:
    page = Page(client.get("/en/untoc-wg-2022/items/wg-2-2").text)
    assert page.texts("h2")[-2] == "The same subject on other agendas"
    assert "Item 3, Working Group on International Cooperation" in page.texts("a")


def test_documents_stand_once_each_with_their_status(site: MakeSite) -> None:
    def paper(symbol: str, status: PaperStatus, *items: str) -> Paper:
        return Paper(
            symbol=symbol, title=six(symbol), kind=PaperKind.NOTE, status=status, items=items
        )

    client = site(
        a_programme(
            items=[an_item("1", "1"), an_item("1-a", "1.a")],
            papers=[
                paper("X/1", PaperStatus.ISSUED, "1", "1-a"),
                paper("X/2", PaperStatus.WITHDRAWN, "1-a"),
            ],
        )
    )
    page = Page(client.get("/en/a-session/items/1").text)
    papers = [even(line.text) for line in page.all("li") if line.text.startswith("X/")]
    assert papers == ["X/1 (en) X/1", "X/2 (en) X/2 withdrawn"]
    assert "https://undocs.org/en/X/1" in page.addresses()
