"""What is taken at which meeting, each thing by a form."""

import pytest

from tests.web.pages_read import Page
from tests.web.workbench.site import Work


def items(work: Work, key: str) -> list[str]:
    return [item for item, _ in work.taken(key)]


@pytest.mark.parametrize(
    ("button", "item", "order"),
    [
        ("up", "1-c", ["1-a", "1-c", "1-b", "1-d", "1-e", "1-f"]),
        ("down", "1-a", ["1-b", "1-a", "1-c", "1-d", "1-e", "1-f"]),
        ("up", "1-a", ["1-a", "1-b", "1-c", "1-d", "1-e", "1-f"]),
        ("down", "1-f", ["1-a", "1-b", "1-c", "1-d", "1-e", "1-f"]),
        ("off", "1-d", ["1-a", "1-b", "1-c", "1-e", "1-f"]),
    ],
)
def test_a_button_moves_an_item_by_one_or_takes_it_off(
    work: Work, button: str, item: str, order: list[str]
) -> None:
    assert work.send("meetings/m-01/items", **{button: item}).status_code == 303
    assert items(work, "m-01") == order


@pytest.mark.parametrize(
    ("item", "place", "order"),
    [
        ("1-e", "1", ["1-e", "1-a", "1-b", "1-c", "1-d", "1-f"]),
        ("1-a", "4", ["1-b", "1-c", "1-d", "1-a", "1-e", "1-f"]),
        ("1-a", "99", ["1-b", "1-c", "1-d", "1-e", "1-f", "1-a"]),
    ],
)
def test_an_item_is_put_at_a_place(work: Work, item: str, place: str, order: list[str]) -> None:
    work.send("meetings/m-01/items", **{f"place-{item}": place})
    assert items(work, "m-01") == order


def test_minutes_are_kept_whichever_button_is_pressed(work: Work) -> None:
    typed = {"minutes-1-a": "20", "minutes-1-f": "90"}
    work.send("meetings/m-01/items", **typed, off="1-b")
    assert work.taken("m-01") == [
        ("1-a", 20), ("1-c", None), ("1-d", None), ("1-e", None), ("1-f", 90)
    ]  # fmt: skip


@pytest.mark.parametrize("minutes", ["0", "-5", "ten", "1440", "9" * 40])
def test_minutes_that_are_none_are_told_at_their_field(work: Work, minutes: str) -> None:
    response = work.send("meetings/m-01/items", **{"minutes-1-a": minutes, "minutes-1-b": "7"})
    assert response.status_code == 422
    page = Page(response.text)
    assert page.one("input", name="minutes-1-a").attributes["aria-invalid"] == "true"
    assert page.one("input", name="minutes-1-a").attributes["value"] == minutes
    assert page.one("input", name="minutes-1-b").attributes["value"] == "7"
    assert work.taken("m-01")[0] == ("1-a", None)


def test_an_item_is_put_into_a_meeting_at_a_place_for_a_length(work: Work) -> None:
    page = work.page("meetings/m-02")
    offered = [o.attributes["value"] for o in page.all("option")]
    assert "3" in offered
    assert "2-a" not in offered
    work.send("meetings/m-02/put", item="3", minutes="40", place="1")
    assert work.taken("m-02") == [("3", 40), ("2-a", None)]


def test_an_item_of_a_body_that_does_not_meet_there_is_refused(work: Work) -> None:
    response = work.send("meetings/m-04/put", item="3")
    assert response.status_code == 422
    assert work.taken("m-04") == []


def test_an_item_moves_to_the_meeting_that_was_chosen_in_the_grid(work: Work) -> None:
    page = work.page("grid?moving_item=3&from=m-08")
    chosen = [str(b.attributes["value"]) for b in page.all("button", form="move")]
    # All meetings of its body but the one that it is at.
    assert chosen == [
        "m-01", "m-02", "m-03", "m-05", "m-07", "m-09", "m-10", "m-11", "m-12"
    ]  # fmt: skip
    work.send("allocations/3/move", to="m-09", **{"from": "m-08"})
    assert (items(work, "m-08"), items(work, "m-09")) == ([], ["4", "3"])
    # From no meeting it is put into one more.
    work.send("allocations/3/move", to="m-02")
    assert (items(work, "m-02"), items(work, "m-09")) == (["2-a", "3"], ["4", "3"])


def test_the_log_names_what_was_done(work: Work) -> None:
    steps = [
        ("meetings/m-01/items", {"off": "1-d"}, "item taken off a meeting: "),
        ("meetings/m-01/items", {"up": "1-c"}, "items of a meeting set: "),
        ("meetings/m-02/put", {"item": "3"}, "item put into a meeting: Item 3. "),
        ("allocations/3/move", {"from": "m-08", "to": "m-09"}, "item moved to another meeting: "),
    ]
    for path, fields, said in steps:
        page = work.after(work.send(path, **fields))
        assert " ".join(page.one("div", id="notice").text.split()).startswith(said)
