import pytest

from planner.editing.agenda import (
    add_item,
    change_item,
    indent,
    insert_item,
    move_in_agenda,
    outdent,
    remove_item,
    shift,
)
from planner.editing.allocations import place_item
from planner.errors import Conflict, InvalidInput, PlannerError
from planner.models.paper import Paper, PaperKind
from planner.models.programme import Programme, programme_of
from tests.builders import a_body, a_meeting, a_session, an_item, six

DRAFT: frozenset[str] = frozenset()
ALL = frozenset({"one", "one-a", "one-b", "two", "three"})


def a_programme() -> Programme:
    return programme_of(
        a_session(),
        bodies=(a_body(), a_body("wg")),
        items=(
            an_item("one", "1"),
            an_item("one-a", "1.a"),
            an_item("one-b", "1.b"),
            an_item("two", "2"),
            an_item("three", "3"),
            an_item("w-one", "1", "wg"),
        ),
        papers=(Paper(symbol="A/1", title=six("A"), kind=PaperKind.NOTE, items=("one-a", "two")),),
        meetings=(a_meeting("m-1"),),
    )


def agenda(programme: Programme) -> list[tuple[str, str]]:
    return [(item.key, item.number) for item in programme.items]


def test_a_new_item_in_a_draft_shifts_those_behind_it() -> None:
    new = insert_item(an_item("new", "1"), above=None, before="two", published=DRAFT)
    assert agenda(new.apply(a_programme())) == [
        ("one", "1"),
        ("one-a", "1.a"),
        ("one-b", "1.b"),
        ("new", "2"),
        ("two", "3"),
        ("three", "4"),
        ("w-one", "1"),
    ]


def test_a_new_item_in_a_published_agenda_shifts_nothing() -> None:
    new = insert_item(an_item("new", "1"), above=None, before="two", published=ALL)
    assert agenda(new.apply(a_programme()))[3:5] == [("new", "1bis"), ("two", "2")]


def test_an_indented_item_takes_its_sub_items_along() -> None:
    after = indent("two", published=DRAFT).apply(a_programme())
    assert agenda(after)[:5] == [
        ("one", "1"),
        ("one-a", "1.a"),
        ("one-b", "1.b"),
        ("two", "1.c"),
        ("three", "2"),
    ]
    assert agenda(outdent("two", published=DRAFT).apply(after)) == agenda(a_programme())


def test_an_item_changes_places_with_its_neighbour_and_back() -> None:
    after = shift("one", by=1, published=DRAFT).apply(a_programme())
    assert agenda(after)[:5] == [
        ("two", "1"),
        ("one", "2"),
        ("one-a", "2.a"),
        ("one-b", "2.b"),
        ("three", "3"),
    ]
    assert shift("one", by=-1, published=DRAFT).apply(after) == a_programme()


def test_a_removed_item_leaves_its_meetings_and_papers() -> None:
    before = place_item("m-1", "one-a").apply(a_programme())
    after = remove_item("one-a").apply(before)
    assert agenda(after)[:2] == [("one", "1"), ("one-b", "1.b")]
    assert (after.allocations, after.papers[0].items) == ((), ("two",))


def test_facts_of_an_item_change_and_its_place_does_not() -> None:
    after = change_item("two", mandates=("rule 9",)).apply(a_programme())
    assert after.item("two").mandates == ("rule 9",)
    assert agenda(after) == agenda(a_programme())


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (indent("one", published=DRAFT), "item-not-indentable"),
        (outdent("two", published=DRAFT), "item-not-outdentable"),
        (shift("three", by=1, published=DRAFT), "item-at-the-end"),
        (shift("two", by=-1, published=ALL), "item-number-published"),
        (indent("two", published=ALL), "item-number-published"),
        (move_in_agenda("one", above="one-a", before=None, published=DRAFT), "item-below-itself"),
        (remove_item("one"), "item-has-sub-items"),
        (add_item(an_item("two", "9")), "key-taken"),
    ],
)
def test_what_an_agenda_cannot_do_is_refused(edit: object, code: str) -> None:
    with pytest.raises(Conflict) as caught:
        edit.apply(a_programme())  # type: ignore[attr-defined]
    assert caught.value.code == code


@pytest.mark.parametrize(("above", "before"), [("w-one", None), (None, "w-one"), ("two", "one")])
def test_an_item_stays_in_the_agenda_of_its_body(above: str | None, before: str | None) -> None:
    move = move_in_agenda("three", above=above, before=before, published=DRAFT)
    with pytest.raises(InvalidInput) as caught:
        move.apply(a_programme())
    assert caught.value.code == "item-not-of-body"


def test_the_first_item_of_a_body_comes_behind_the_others() -> None:
    empty = programme_of(a_session(), bodies=(a_body(), a_body("wg")), items=(an_item("1", "1"),))
    new = insert_item(an_item("w", "7", "wg"), above=None, before=None, published=DRAFT)
    assert agenda(new.apply(empty)) == [("1", "1"), ("w", "1")]


def test_an_unknown_item_is_said() -> None:
    with pytest.raises(PlannerError) as caught:
        indent("nine", published=DRAFT).apply(a_programme())
    assert caught.value.code == "item-unknown"
