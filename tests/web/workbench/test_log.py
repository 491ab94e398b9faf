"""The log of changes on its page and as files."""

import json

import pytest

from planner.models.account import Role
from tests.web.pages_read import even
from tests.web.workbench.site import Work

TITLE = "agenda/items/1-f"


@pytest.fixture
def edited(work: Work) -> Work:
    """Ana has changed a title, and Ben a body."""
    work.send(TITLE, work.before(TITLE), **{"title.en": "Renamed", "reason": "as agreed"})
    ben = work.another("ben")
    path = "body/wg-3"
    ben.send(path, ben.before(path), **{"kind": "working_group", "name.en": "Group"})
    return work


def whats(work: Work, query: str = "") -> list[str]:
    page = work.page(f"log{query}")
    return [even(p.text) for p in page.all("p", class_="what")]


def test_each_line_says_who_when_what_and_why(edited: Work) -> None:
    page = edited.page("log")
    lines = [even(li.text) for li in page.all("li") if "write-" in str(li.attributes.get("id"))]
    assert "15 October 2018, 3.30 p.m. · Ana" in lines[2]
    assert "agenda item changed: Item 1 (f). Renamed" in lines[2]
    assert "as agreed" in lines[2]
    assert "Item 1 (f). Renamed: the title changed" in lines[2]
    assert "General debate" in lines[2]
    assert lines[0].startswith(("5 ", "6 "))


def test_it_is_narrowed_down_to_a_person_a_kind_or_a_day(edited: Work) -> None:
    assert whats(edited, "?actor=Ben") == ["body changed: Group"]
    assert whats(edited, "?service=change_item") == ["agenda item changed: Item 1 (f). Renamed"]
    assert whats(edited, "?since=2018-10-16") == []
    assert len(whats(edited, "?until=2018-08-01")) == 2
    assert len(whats(edited, "?since=nonsense&before=x")) == len(whats(edited))


def test_a_line_of_a_colleague_is_taken_back_from_the_log(edited: Work) -> None:
    page = edited.page("log?actor=Ben")
    (field,) = [e for e in page.all("input", name="number") if e.is_within("li")]
    number = field.attributes["value"]
    response = edited.send("undo", edited.before("log"), number=number)
    assert response.status_code == 303
    assert edited.programme.body("wg-3").name.en == "Working Group on International Cooperation"
    assert whats(edited)[0] == "undone: body changed"
    assert edited.programme.item("1-f").title.en == "Renamed"
    again = edited.page("log?actor=Ben").all("input", name="number")
    assert [e for e in again if e.is_within("li")] == []


def test_it_is_taken_away_for_programs(edited: Work) -> None:
    response = edited.client.get(f"{edited.home}log.json?service=change_item")
    (write,) = json.loads(response.text)["writes"]
    assert (write["actor"], write["service"], write["reason"]) == (
        "Ana",
        "change_item",
        "as agreed",
    )
    assert write["what"] == "agenda item changed: Item 1 (f). Renamed"
    assert list(write["difference"]) == ["items"]
    assert "attachment" in response.headers["Content-Disposition"]


def test_it_is_taken_away_as_a_table(edited: Work) -> None:
    response = edited.client.get(f"{edited.home}log.csv?service=change_item")
    lines = response.data.decode("utf-8-sig").splitlines()
    assert lines[0] == "Number,When (UTC),Who,What,Changes,Why"
    assert lines[1].startswith("4,2018-10-15T13:30:00Z,Ana,") or lines[1].startswith("3,")
    assert lines[1].endswith(",as agreed")
    nothing = edited.client.get(f"{edited.home}log.csv?actor=nobody")
    assert len(nothing.data.decode().splitlines()) == 1
    assert edited.client.get(f"{edited.home}log.exe").status_code == 404


def test_it_is_for_those_who_keep_it(edited: Work) -> None:
    chair = edited.another("chair", Role.BUREAU)
    for path in ("log", "log.csv", "log.json"):
        assert chair.client.get(f"{edited.home}{path}").status_code == 403


def test_a_long_log_is_read_page_by_page(work: Work) -> None:
    for n in range(55):
        work.send(TITLE, work.before(TITLE), **{"title.en": f"Title {n}"})
    page = work.page("log")
    assert len(page.all("p", class_="what")) == 50
    (older,) = page.all("a", rel="next")
    rest = work.page(str(older.attributes["href"]).removeprefix(work.home))
    assert len(rest.all("p", class_="what")) == 55 + 3 - 50
    assert rest.all("a", rel="next") == []
