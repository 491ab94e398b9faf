"""The grid as somebody sees it."""

from itertools import pairwise
from pathlib import Path

import pytest

from planner.models.account import Role
from planner.models.text import LANGUAGES
from tests.builders import a_body, a_meeting, a_programme, a_session, an_item, taken
from tests.web.pages_read import Page, even
from tests.web.workbench.site import Work, workbench


def card(page: Page, key: str) -> str:
    """What the card of a meeting says."""
    return even(page.one("article", id=f"m-{key}").text)


def test_bodies_stand_across_and_days_with_their_usual_hours_down(work: Work) -> None:
    page = work.page()
    assert page.texts("th", scope="col") == [
        "Day and hours",
        "Plenary",
        "Working Group on International Cooperation",
    ]
    assert page.texts("th", scope="rowgroup") == [
        "Monday, 15 October 2018 with interpretation: 2",
        "Tuesday, 16 October 2018 with interpretation: 4",
        "Wednesday, 17 October 2018 with interpretation: 2",
        "Thursday, 18 October 2018 with interpretation: 2",
        "Friday, 19 October 2018 with interpretation: 2",
    ]
    assert page.texts("th", scope="row") == [
        f"{hours} at once, with interpretation: {count} of 2"
        for count in (1, 2, 1, 1, 1)
        for hours in ("10 a.m.-1 p.m.", "3-6 p.m.")
    ]
    assert "Meetings: 12. With interpretation: 12 of 20." in even(page.one("main").text)


def test_a_card_says_when_which_meeting_and_on_what(work: Work) -> None:
    page = work.page()
    assert card(page, "m-03") == "10 a.m.-1 p.m. 3rd meeting 2 (b) Trafficking in Persons Protocol"
    assert card(page, "m-11").endswith("5 Technical assistance (continued)")
    link = page.one("article", id="m-m-03").text
    assert "3rd meeting" in link
    addresses = page.addresses()
    assert f"{work.home}meetings/m-03" in addresses


def test_every_place_offers_to_add_a_meeting_there(work: Work) -> None:
    page = work.page()
    places = page.all("a", class_="add")
    assert len(places) == 5 * 2 * 2
    assert places[3].attributes["aria-label"] == (
        "Add a meeting here: Working Group on International Cooperation, "
        "Monday, 15 October 2018, 3-6 p.m."
    )
    assert places[3].attributes["href"] == (
        f"{work.home}meetings/new?body=wg-3&day=2018-10-15&starts=15:00&ends=18:00"
    )


def test_whoever_may_only_read_is_offered_nothing_to_change(work: Work) -> None:
    bureau = work.another("ben", Role.BUREAU)
    page = bureau.page()
    assert page.all("a", class_="add") + page.all("form", method="post", id="move") == []
    assert "data-token" not in page.one("div", role="region").attributes
    assert "Only the secretariat of the session can change it." in page.one("main").text
    response = bureau.client.post(
        f"{work.home}meetings/m-03/move", data={**work.before(), "to": "2018-10-15 10:00"}
    )
    assert response.status_code == 403
    assert work.meeting("m-03").day.day == 16


def test_nobody_without_a_role_sees_a_draft(work: Work) -> None:
    assert work.another("eve", None).client.get(f"{work.home}grid").status_code == 403
    stranger = work.app.test_client().get(f"{work.home}grid")
    assert stranger.status_code == 303
    assert stranger.headers["Location"].startswith("/en/sign-in?next=")


def test_the_page_is_kept_by_nobody(work: Work) -> None:
    headers = work.client.get(f"{work.home}grid").headers
    assert headers["Cache-Control"] == "no-store, private"
    assert headers["X-Robots-Tag"] == "noindex"
    policy = headers["Content-Security-Policy"]
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_query_chooses_bodies_and_days(work: Work) -> None:
    page = work.page("grid?body=wg-3&day=2018-10-16&day=2018-10-17")
    assert page.texts("th", scope="col")[1:] == ["Working Group on International Cooperation"]
    assert [day[:7] for day in page.texts("th", scope="rowgroup")] == ["Tuesday", "Wednesd"]
    assert [e.attributes["id"] for e in page.all("article")] == ["m-m-04", "m-m-06"]
    assert work.client.get(f"{work.home}grid?body=none").status_code == 404
    assert work.client.get(f"{work.home}grid?day=monday").status_code == 404


def test_a_joint_meeting_stands_with_each_of_its_bodies_and_their_items(tmp_path: Path) -> None:
    page = workbench(tmp_path, slug="untoc-wg-2022").page()
    cards = [e for e in page.all("article") if e.attributes["data-meeting"] == "m-03"]
    assert [even(e.text) for e in cards] == [
        "10 a.m.-1 p.m. 3rd meeting Joint meeting with Working Group of Government Experts on "
        "Technical Assistance 3 Application of the Organized Crime Convention for preventing and "
        "combating transnational organized crimes that affect the environment",
        "10 a.m.-1 p.m. 2nd meeting Joint meeting with Working Group on International Cooperation "
        "2 Application of the Organized Crime Convention for preventing and combating "
        "transnational organized crimes that affect the environment",
    ]
    # One anchor, though there are two cards.
    assert [e.attributes.get("id") for e in cards] == ["m-m-03", None]


def test_what_departs_from_the_ordinary_is_said(tmp_path: Path) -> None:
    made = a_programme(
        bodies=[a_body(), a_body("wg-1")],
        items=[an_item("1", "1")],
        meetings=[
            a_meeting("m-01", status="cancelled"),
            a_meeting("m-02", starts=15, has_interpretation=False, mode="hybrid"),
            a_meeting("m-03", day=16, starts=7),
            a_meeting("m-04", day=20, bodies=("wg-1",)),
        ],
        allocations=[taken("m-02", "1")[0].model_copy(update={"minutes": 45})],
    )
    page = workbench(tmp_path, made, slug="a-session").page()
    assert card(page, "m-01") == "10 a.m.-1 p.m. cancelled"
    assert card(page, "m-02").startswith(
        "3-6 p.m. 1st meeting 1 Title 1 (en) 45 min hybrid without interpretation Warning: "
    )
    hours = page.texts("th", scope="row")
    assert hours[2].startswith("7-10 a.m. other hours")
    assert "outside the session not a working day" in page.texts("th", scope="rowgroup")[-1]


def test_findings_stand_beside_the_meeting_that_they_are_about(work: Work) -> None:
    # Monday evening: nobody has agreed to it.
    page = work.after(work.send("meetings/m-02/move", to="2018-10-15 19:00"))
    assert "Warning:" in card(page, "m-02")
    assert page.texts("li", class_="found is-warning")[0].startswith("Warning: ")
    assert "19:00" not in card(page, "m-02")


def test_items_that_no_meeting_takes_are_listed_with_a_way_to_one(work: Work) -> None:
    page = work.after(work.send("meetings/m-09/items", off="4"))
    assert work.taken("m-09") == []
    listed = [e for e in page.all("li") if e.attributes.get("data-item") == "4"]
    assert listed == []  # The meeting's own page follows; the grid lists it.
    grid = work.page()
    (listed,) = [e for e in grid.all("li") if e.attributes.get("data-item") == "4"]
    assert even(listed.text).startswith("4 ")
    assert f"{work.home}grid?moving_item=4" in grid.addresses()


def test_an_empty_session_says_what_to_do_first(tmp_path: Path) -> None:
    empty = a_programme(session=a_session(), bodies=[])
    page = workbench(tmp_path, empty, slug="a-session").page()
    assert "There are no bodies yet" in page.texts("h2")
    assert page.all("article") == []


def test_a_rulebook_that_cannot_be_applied_is_told_and_the_grid_stays(tmp_path: Path) -> None:
    broken = a_programme(session=a_session(rulebook="none-such"), meetings=[a_meeting("m-01")])
    page = workbench(tmp_path, broken, slug="a-session").page()
    assert "could not be checked against its rules" in page.one("main").text
    assert card(page, "m-01") == "10 a.m.-1 p.m. 1st meeting"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grid_is_sound_in_every_language(work: Work, language: str) -> None:
    source = work.client.get(f"/{language}/work/{work.slug}/grid").text
    page = Page(source)
    assert page.one("html").attributes["dir"] == ("rtl" if language == "ar" else "ltr")
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert [h for h in page.all("th") if not h.attributes.get("scope")] == []
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert page.all("style") == []
    assert [e for e in page.elements if "style" in e.attributes] == []
    assert [s for s in page.all("script") if not s.attributes.get("src")] == []
    assert "{" not in page.one("main").text


def test_headings_never_skip_a_level(work: Work) -> None:
    for path in ("grid", "grid?moving=m-04", "meetings/m-01"):
        levels = [int(e.name[1]) for e in work.page(path).elements if e.name in ("h1", "h2", "h3")]
        assert levels[0] == 1
        assert max(after - before for before, after in pairwise(levels)) == 1
