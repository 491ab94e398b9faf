"""All wordings in six languages, and what is missing."""

from tests.web.pages_read import even
from tests.web.workbench.site import Work


def missing(work: Work) -> dict[str, str]:
    """How many wordings each language lacks, as the page says."""
    page = work.page("titles")
    rows = [row for row in page.all("tr") if row.is_within("tbody")]
    return {even(row.text).split()[0]: even(row.text).split()[1] for row in rows}


def test_the_page_counts_what_each_language_lacks(work: Work) -> None:
    assert missing(work)["English"] == "0"
    path = "agenda/items/1-f"
    work.send(path, work.before(path), **{"title.en": "Debate", "is_heading_printed": "yes"})
    assert (missing(work)["English"], missing(work)["Français"]) == ("0", "1")


def test_a_filter_shows_only_what_a_language_lacks(work: Work) -> None:
    assert work.page("titles?missing=fr").all("form", class_="title-line") == []
    path = "agenda/items/1-f"
    work.send(path, work.before(path), **{"title.en": "Debate"})
    page = work.page("titles?missing=fr")
    (form,) = page.all("form", class_="title-line")
    assert "Debate" in form.text
    kinds = work.page("titles?kind=session")
    assert len(kinds.all("form", class_="title-line")) == 3
    assert len(work.page("titles?missing=klingon&kind=poem").all("form", class_="title-line")) == 25


def test_a_wording_is_changed_in_its_place_and_the_filter_stays(work: Work) -> None:
    path = "titles?kind=session"
    response = work.send(
        "titles",
        work.before(path),
        **{
            "place": "session:untoc-cop-9:city",
            "text.en": "Vienna",
            "text.ar": "فيينا",
            "text.ar.unverified": "yes",
            "back": f"{work.home}{path}",
        },
    )
    assert response.status_code == 303
    assert response.headers["Location"].startswith(f"{work.home}titles?kind=session&done=")
    city = work.programme.session.city
    assert (city.en, city.ar, city.fr, city.unverified) == ("Vienna", "فيينا", None, ("ar",))


def test_each_kind_of_thing_can_be_retitled(work: Work) -> None:
    for place in ("body:wg-3:name", "item:2-a:title", "paper:CTOC/COP/2018/7:title"):
        fields = {"place": place, "text.en": f"New {place}"}
        assert work.send("titles", work.before("titles"), **fields).status_code == 303
    programme = work.programme
    paper = next(p for p in programme.papers if p.symbol == "CTOC/COP/2018/7")
    assert [programme.body("wg-3").name.en, programme.item("2-a").title.en, paper.title.en] == [
        "New body:wg-3:name",
        "New item:2-a:title",
        "New paper:CTOC/COP/2018/7:title",
    ]


def test_a_title_in_no_language_is_refused_beside_what_was_typed(work: Work) -> None:
    response = work.send("titles", work.before("titles"), place="item:2-a:title")
    assert response.status_code == 422
    assert "this is required" in response.text
    unknown = work.send(
        "titles", work.before("titles"), **{"place": "item:2-a:key", "text.en": "x"}
    )
    assert unknown.status_code == 422
    too_long = work.send(
        "titles", work.before("titles"), **{"place": "item:2-a:title", "text.en": "x" * 1001}
    )
    assert (too_long.status_code, "longer than 1000" in too_long.text) == (422, True)
    assert "x" * 1001 in too_long.text


def test_the_pages_follow_each_other(work: Work) -> None:
    first = work.page("titles")
    assert [a.attributes["href"] for a in first.all("a", rel="next")] == [
        f"{work.home}titles?page=2"
    ]
    assert len(work.page("titles?page=2").all("a", rel="prev")) == 1
    assert work.page("titles?page=9999").all("form", class_="title-line") == []
