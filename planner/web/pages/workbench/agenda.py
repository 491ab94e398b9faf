"""The page of the agendas as trees."""

from dataclasses import dataclass

from planner.documents.blocks import Inline, ItemNumber, Words, term
from planner.models.agenda import AgendaItem
from planner.models.numbering import is_within
from planner.models.programme import Programme
from planner.web.pages.frame import Frame, Link
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.pages.workbench.noun_form import Button
from planner.web.workbench.bench import Bench

LAST = "last"
"""The place at the end of an agenda."""

_DEEPEST = 3
_STEPS = (
    ("up", "draft.move_up", "\N{UPWARDS ARROW}", "\N{UPWARDS ARROW}"),
    ("down", "draft.move_down", "\N{DOWNWARDS ARROW}", "\N{DOWNWARDS ARROW}"),
    ("outdent", "draft.outdent", "\N{LEFTWARDS ARROW}", "\N{RIGHTWARDS ARROW}"),
    ("indent", "draft.indent", "\N{RIGHTWARDS ARROW}", "\N{LEFTWARDS ARROW}"),
)
"""What moves an item by one step, and the arrow for it in either direction of writing."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item: where it stands, its page, its marks, and what can be done to it.

    ``is_new``: others of the session have numbers that are published, and this one has not.

    ``move`` is the page that puts it elsewhere, ``add`` the one for another behind it.
    """

    key: str
    number: Inline
    title: Inline
    level: int
    address: str
    is_new: bool
    common_with: tuple[Inline, ...]
    steps: tuple[Button, ...]
    add: str
    move: str


@dataclass(frozen=True, slots=True)
class BodyAgenda:
    """The agenda of one body; ``add`` is where an item is added at its end."""

    anchor: str
    name: Inline
    lines: tuple[ItemLine, ...]
    add: str


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """The agendas; ``bodies`` is where to begin when no body is there yet."""

    frame: Frame
    work: WorkFrame
    title: Inline
    agendas: tuple[BodyAgenda, ...]
    bodies: str


def agenda_page(bench: Bench, published: frozenset[str]) -> AgendaPage:
    """The page for whoever asks; ``published`` are the items whose numbers stay."""
    programme, title = bench.programme, term("work.nav_agenda")
    return AgendaPage(
        frame=frame_of_work(bench, Link(title)),
        work=work_frame(bench),
        title=title,
        agendas=tuple(
            BodyAgenda(
                anchor=f"agenda-{body.key}",
                name=Words(body.name),
                lines=tuple(
                    _line(bench, item, published) for item in programme.agenda_of(body.key)
                ),
                add=bench.address("agenda.add_item", body=body.key),
            )
            for body in programme.bodies
        ),
        bodies=bench.address("bodies.list_bodies"),
    )


def item_words(item: AgendaItem) -> Inline:
    """The item by its number and its title."""
    return term(
        "document.entry",
        number=ItemNumber(item.number),
        title=Words(item.short_title or item.title),
    )


def places_in(
    programme: Programme, body: str, moved: AgendaItem | None = None
) -> tuple[Option, ...]:
    """The places in the agenda of that body; what is moved cannot go behind itself or below."""
    options = [
        Option("first", term("draft.place_first")),
        Option(LAST, term("draft.place_last")),
    ]
    for item in programme.agenda_of(body):
        if moved is not None and is_within(item.number, moved.number):
            continue
        words = item_words(item)
        options.append(Option(f"after:{item.key}", term("draft.place_after", item=words)))
        if item.level < _DEEPEST:
            options.append(Option(f"below:{item.key}", term("draft.place_below", item=words)))
    return tuple(options)


def _line(bench: Bench, item: AgendaItem, published: frozenset[str]) -> ItemLine:
    programme = bench.programme
    is_mirrored = bench.language == "ar"

    def address(do: str) -> str:
        return bench.address("agenda.arrange_item", key=item.key, do=do)

    return ItemLine(
        key=item.key,
        number=ItemNumber(item.number),
        title=Words(item.title),
        level=item.level,
        address=bench.address("agenda.edit_item", key=item.key),
        is_new=bool(published) and item.key not in published,
        common_with=tuple(
            term(
                "draft.item_of_body",
                item=item_words(other),
                body=Words(programme.body(other.body).name),
            )
            for other in programme.same_subject(item)
        ),
        steps=tuple(
            Button(term(label), address(do), glyph=mirrored if is_mirrored else arrow)
            for do, label, arrow, mirrored in _STEPS
        )
        if bench.may_edit
        else (),
        add=bench.address("agenda.add_item", body=item.body, place=f"after:{item.key}"),
        move=bench.address("agenda.move_item", key=item.key),
    )
