"""The head of a document, as the programme gives it."""

from planner.documents.blocks import (
    Cover,
    DateOnly,
    Days,
    Inline,
    ItemNumber,
    Sitting,
    Words,
    term,
)
from planner.models.body import Body
from planner.models.programme import Programme


def cover_of(programme: Programme) -> Cover:
    """The cover of a document of the session as a whole: it has the symbols of the agendas."""
    session = programme.session
    bodies = programme.bodies_with_agenda() or programme.bodies
    return Cover(
        symbols=agenda_symbols(programme),
        distribution=term("document.general_distribution"),
        original_language=term(f"document.original_{session.original_language}")
        if session.original_language
        else None,
        sittings=tuple(
            Sitting(Words(body.name), Words(body.convening) if body.convening else None)
            for body in bodies
        ),
        place_and_dates=term(
            "document.place_and_dates",
            place=Words(session.city),
            dates=Days(session.opens, session.closes),
        ),
        agenda_item=_item_of(programme, bodies),
        issued=term("document.as_at", date=DateOnly(session.as_of)),
    )


def agenda_symbols(programme: Programme) -> tuple[str, ...]:
    """The symbols of the provisional agendas of the session, in the order of the bodies.

    A joint document, which several bodies name, is named once.
    """
    symbols = (body.agenda_symbol for body in programme.bodies if body.agenda_symbol)
    return tuple(dict.fromkeys(symbols))


def _item_of(programme: Programme, bodies: tuple[Body, ...]) -> Inline | None:
    """The item that the agenda itself is before the body under, if the agenda says so."""
    for paper in programme.papers:
        if paper.items and paper.symbol in {body.agenda_symbol for body in bodies}:
            item = programme.item(paper.items[0])
            return term("document.item_of_agenda", number=ItemNumber(item.number))
    return None
