"""The agenda as a tree: by forms and buttons alone."""

import pytest

from planner.models.account import Role
from planner.models.agenda import AgendaItem
from tests.web.workbench.site import Work

HEADED = {"is_heading_printed": "yes"}


def numbers(work: Work, body: str = "plenary") -> list[tuple[str, str]]:
    return [(item.key, item.number) for item in work.programme.agenda_of(body)]


def add(work: Work, title: str, place: str, body: str = "wg-3", key: str = "") -> None:
    response = work.send(
        f"agenda/add?body={body}",
        work.before(f"agenda/add?body={body}"),
        **{"title.en": title, "place": place, "key": key, **HEADED},
    )
    assert response.status_code == 303, response.text


def test_an_agenda_is_built_from_nothing_and_its_numbers_follow(work: Work) -> None:
    assert "This body has no agenda yet." in " ".join(work.page("agenda").texts("p"))
    add(work, "Opening", "last", key="opening")
    add(work, "Closing", "last", key="closing")
    add(work, "Debate", "after:opening", key="debate")
    add(work, "Statements", "below:debate", key="statements")
    assert numbers(work, "wg-3") == [
        ("opening", "1"),
        ("debate", "2"),
        ("statements", "2.a"),
        ("closing", "3"),
    ]


def test_a_late_item_between_two_published_ones_is_bis(work: Work) -> None:
    add(work, "Late", "after:1-b", body="plenary", key="late")
    assert ("late", "1.bbis") in numbers(work)
    assert [number for key, number in numbers(work) if key == "1-c"] == ["1.c"]
    page = work.page("agenda")
    assert page.texts("span", class_="flag") == ["new: its number is not published"]


@pytest.mark.parametrize(
    ("key", "do", "expected"),
    [
        ("b", "up", ["b:1", "a:2", "c:3"]),
        ("b", "down", ["a:1", "c:2", "b:3"]),
        ("b", "indent", ["a:1", "b:1.a", "c:2"]),
    ],
)
def test_a_button_moves_an_item_by_one_step(
    work: Work, key: str, do: str, expected: list[str]
) -> None:
    for name in "abc":
        add(work, name.upper(), "last", key=name)
    response = work.send(f"agenda/items/{key}/{do}", work.before("agenda"))
    page = work.after(response)
    assert [f"{name}:{number}" for name, number in numbers(work, "wg-3")] == expected
    # The one of the frame, and the one beside what was just done.
    assert len(page.all("form", action=f"{work.home}undo")) == 2


def test_a_step_that_is_none_is_refused_in_words(work: Work) -> None:
    for name in "ab":
        add(work, name.upper(), "last", key=name)
    response = work.send("agenda/items/a/indent", work.before("agenda"))
    assert response.status_code == 409
    assert "Item 1 is the first of its level" in response.text
    assert numbers(work, "wg-3") == [("a", "1"), ("b", "2")]


def test_a_published_number_does_not_move(work: Work) -> None:
    before = numbers(work)
    response = work.send("agenda/items/2/up", work.before("agenda"))
    assert response.status_code == 409
    assert "is published and stays" in response.text
    assert numbers(work) == before


def test_an_item_is_moved_elsewhere_with_what_is_below_it(work: Work) -> None:
    for name in "abc":
        add(work, name.upper(), "last", key=name)
    add(work, "Sub", "below:a", key="sub")
    path = "agenda/items/a/place"
    assert work.send(path, work.before(path), place="last").status_code == 303
    assert numbers(work, "wg-3") == [("b", "1"), ("c", "2"), ("a", "3"), ("sub", "3.a")]
    options = [o.attributes["value"] for o in work.page(path).all("option")]
    assert [value for value in options if str(value).endswith((":a", ":sub"))] == []


def test_every_fact_of_an_item_can_be_changed(work: Work) -> None:
    path = "agenda/items/2-a"
    response = work.send(
        path,
        work.before(path),
        **{
            "title.en": "Title",
            "title.fr": "Titre",
            "title.fr.unverified": "yes",
            "annotation.en": "First line\r\nsecond line",
            "mandates": "resolution 8/2\r\n\r\ndecision 6/3\r\n",
            "reason": "as the bureau asked",
        },
    )
    assert response.status_code == 303
    item: AgendaItem = work.programme.item("2-a")
    assert (item.title.en, item.title.fr, item.title.ar) == ("Title", "Titre", None)
    assert item.title.unverified == ("fr",)
    assert item.annotation is not None
    assert item.annotation.en == "First line\nsecond line"
    assert (item.mandates, item.is_heading_printed) == (("resolution 8/2", "decision 6/3"), False)
    assert (item.short_title, item.number) == (None, "2.a")


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(work: Work) -> None:
    path = "agenda/items/2-a"
    before = work.programme.item("2-a")
    response = work.send(path, work.before(path), **{"short_title.fr": "Titre court"})
    assert response.status_code == 422
    assert 'id="fault-title"' in response.text
    assert ">Titre court</textarea>" in response.text.replace("\n", "")
    assert work.programme.item("2-a") == before


def test_a_common_item_is_one_subject_under_two_numbers(work: Work) -> None:
    add(work, "Same", "last", key="same")
    path = "agenda/items/same"
    work.send(path, work.before(path), **{"title.en": "Same", "subject": "with:2-a", **HEADED})
    programme = work.programme
    assert [item.key for item in programme.same_subject(programme.item("same"))] == ["2-a"]
    assert "Common item with:" in work.page("agenda").one("main").text
    work.send(path, work.before(path), **{"title.en": "Same", "subject": "", **HEADED})
    assert work.programme.item("same").subject is None


def test_an_item_with_sub_items_is_not_removed_and_one_without_is(work: Work) -> None:
    response = work.send("agenda/items/1/remove", work.before("agenda"))
    assert (response.status_code, "sub-items" in response.text) == (409, True)
    page = work.after(work.send("agenda/items/1-f/remove", work.before("agenda")))
    assert "1-f" not in {item.key for item in work.programme.items}
    undo = page.all("form", action=f"{work.home}undo")
    assert len(undo) == 2  # the one of the frame, and the one beside what was just done


def test_two_editors_of_one_item_see_both_states(work: Work) -> None:
    path = "agenda/items/2-a"
    seen = work.before(path)
    ben = work.another("ben")
    ben.send(path, ben.before(path), **{"title.en": "Ben’s", **HEADED})
    response = work.send(path, seen, **{"title.en": "Ana’s", **HEADED})
    assert response.status_code == 409
    assert [w in response.text for w in ("Ben", "Ben’s", "Ana’s")] == [True, True, True]
    assert work.programme.item("2-a").title.en == "Ben’s"


def test_a_refused_form_still_knows_which_version_it_was_made_from(work: Work) -> None:
    """Or what a colleague wrote in between would be lost when the form is sent again."""
    path = "agenda/items/2-a"
    seen = work.before(path)
    ben = work.another("ben")
    ben.send(path, ben.before(path), **{"title.en": "Ben’s", **HEADED})
    refused = work.send(path, seen, **{"title.en": ""})
    assert refused.status_code == 422
    assert f'name="version" value="{seen["version"]}"' in refused.text


def test_readers_of_the_draft_are_offered_no_button(work: Work) -> None:
    bureau = work.another("chair", Role.BUREAU)
    page = bureau.page("agenda")
    main = [b for b in page.all("button") if b.is_within("main")]
    assert main == []
    assert bureau.page("agenda/items/2-a").all("fieldset", class_="all")[0].attributes == {
        "class": "all",
        "disabled": None,
    }
