"""What the form for a meeting asks for."""

from planner.documents.blocks import Days, Hours, Inline, ItemNumber, Separator, Series, Words, term
from planner.documents.calendar import body_name
from planner.documents.field_words import FIELDS, MODES
from planner.models.agenda import AgendaItem
from planner.models.programme import Programme
from planner.rules.usual_hours import usual_hours
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.fields import Field, Shape
from planner.web.workbench.bench import Bench

SLOT = ("day", "starts", "ends", "room")
"""The facts that say when and where a meeting is."""

RARE = ("title", "webcast_url", "approved_by")
"""The facts that few meetings have."""


def meeting_fields(bench: Bench) -> tuple[Field, ...]:
    """The fields of a meeting but for its items."""
    programme = bench.programme
    return (
        Field("day", FIELDS["day"], Shape.DAY, hint=_days(programme), is_required=True),
        Field("starts", FIELDS["starts"], Shape.HOUR, hint=_usual(bench), is_required=True),
        Field("ends", FIELDS["ends"], Shape.HOUR, is_required=True),
        Field("room", FIELDS["room"], Shape.CHOICE, room_options(programme)),
        Field(
            "bodies",
            FIELDS["bodies"],
            Shape.SEVERAL,
            body_options(programme),
            hint=term("work.joint_hint"),
            is_required=True,
        ),
        Field("has_interpretation", FIELDS["has_interpretation"], Shape.TICK),
        Field(
            "mode",
            FIELDS["mode"],
            Shape.CHOICE,
            tuple(Option(mode.value, name) for mode, name in MODES.items()),
            hint=term("work.mode_hint", mode=MODES[programme.session.format]),
        ),
        Field("title", FIELDS["title"], Shape.WORDS, hint=term("work.title_hint")),
        Field("webcast_url", FIELDS["webcast_url"]),
        Field("approved_by", FIELDS["approved_by"], hint=term("work.approved_hint")),
    )


def items_field(programme: Programme, bodies: tuple[str, ...]) -> Field:
    """The items of those bodies (of all, if there are none), to be ticked."""
    items = [item for item in programme.items if not bodies or item.body in bodies]
    return Field("items", FIELDS["items"], Shape.SEVERAL, item_options(programme, items))


def item_options(
    programme: Programme, items: list[AgendaItem], *, with_body: bool | None = None
) -> tuple[Option, ...]:
    """Items to choose from; with the name of the body where they are not all of one."""
    if with_body is None:
        with_body = len({item.body for item in items}) > 1
    return tuple(Option(item.key, _item(programme, item, with_body)) for item in items)


def body_options(programme: Programme) -> tuple[Option, ...]:
    """The bodies of the session."""
    return tuple(Option(body.key, body_name(programme, body.key)) for body in programme.bodies)


def room_options(programme: Programme) -> tuple[Option, ...]:
    """The rooms of the session."""
    return tuple(Option(room.key, Words(room.name)) for room in programme.rooms)


def _item(programme: Programme, item: AgendaItem, with_body: bool) -> Inline:
    title = Words(item.short_title or item.title)
    entry = term("document.entry", number=ItemNumber(item.number), title=title)
    if not with_body:
        return entry
    return term("work.item_of_body", body=body_name(programme, item.body), item=entry)


def _days(programme: Programme) -> Inline:
    return term("work.day_hint", days=Days(programme.session.opens, programme.session.closes))


def _usual(bench: Bench) -> Inline:
    spans = usual_hours(None if bench.ruled is None else bench.ruled.rulebook)
    hours = tuple(Hours(*span) for span in spans)
    return term("work.hours_hint", hours=Series(hours, Separator.SEMICOLON))
