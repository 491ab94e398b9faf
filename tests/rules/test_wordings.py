"""Every wording of a programme, with what it is of."""

from planner.models.finding import About, Matter
from planner.models.meeting import Room
from planner.models.paper import Paper, PaperKind
from planner.models.text import Text
from planner.rules.wordings import Place, wordings_of
from tests.builders import a_meeting, a_programme, an_item, six


def test_all_wordings_are_named_in_the_order_of_the_bundle() -> None:
    programme = a_programme(
        items=[an_item("1", "1", annotation=six("Note"))],
        rooms=[Room(key="r", name=six("Room"))],
        meetings=[a_meeting("m-1"), a_meeting("m-2", starts=15, title=Text(en="Side event"))],
        papers=[Paper(symbol="A/1", title=six("Paper"), kind=PaperKind.NOTE)],
    )
    assert [wording.place for wording in wordings_of(programme)] == [
        Place(About(Matter.SESSION, "a-session"), "title"),
        Place(About(Matter.SESSION, "a-session"), "short_title"),
        Place(About(Matter.SESSION, "a-session"), "city"),
        Place(About(Matter.BODY, "plenary"), "name"),
        Place(About(Matter.ITEM, "1"), "title"),
        Place(About(Matter.ITEM, "1"), "annotation"),
        Place(About(Matter.ROOM, "r"), "name"),
        Place(About(Matter.MEETING, "m-2"), "title"),
        Place(About(Matter.PAPER, "A/1"), "title"),
    ]
    assert [w.text.missing for w in wordings_of(programme) if w.place.about.key == "m-2"] == [
        ("ar", "zh", "fr", "ru", "es")
    ]
