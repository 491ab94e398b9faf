"""A meeting of the draft with everything that can be done to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request

from planner.documents.blocks import Inline
from planner.documents.edit_words import meeting_words
from planner.documents.field_words import STATUSES
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.web.pages.frame import Frame, Link
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.cards import Card, CardMaker, ItemLine
from planner.web.pages.workbench.fields import FieldView, field_views, written_facts
from planner.web.pages.workbench.found import Found, found_words, meetings_in
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.answers import NO_REFUSAL, Refusal
from planner.web.workbench.bench import Bench
from planner.web.workbench.form_facts import sent_fields
from planner.web.workbench.meeting_fields import RARE, SLOT, item_options, meeting_fields

_QUARTER = 15


@dataclass(frozen=True, slots=True)
class Sent:
    """The form that was refused, by its name, and why."""

    form: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class TakenLine:
    """An item of the meeting in the form that arranges them; what stands in its inputs."""

    item: ItemLine
    place: str
    minutes: str
    move: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class MeetingPage:
    """The meeting.

    ``fields`` are those of the form for its facts, of which ``slot`` and ``rare`` name some that
    stand together; ``has_rare``: something stands in a rare one. ``version`` is the one that the
    forms were first shown with. ``to_put`` are the items that it could take besides, ``joinable``
    the other meetings of the day. ``typed`` is what was sent with the form called ``refused_form``.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    here: str
    card: Card
    found: tuple[Found, ...]
    fields: tuple[FieldView, ...]
    slot: tuple[str, ...]
    rare: tuple[str, ...]
    has_rare: bool
    version: str
    reason: str
    refusal: Refusal
    refused_form: str
    typed: Mapping[str, str]
    later: frozenset[str]
    lines: tuple[TakenLine, ...]
    to_put: tuple[Option, ...]
    joinable: tuple[Option, ...]
    statuses: tuple[Option, ...]
    move: str
    middle: str
    new_key: str


def meeting_page(bench: Bench, key: str, new_key: str, sent: Sent | None) -> MeetingPage:
    """The page of that meeting; ``new_key`` is for the second one if it is split.

    Raises `NotFound`.
    """
    programme, meeting = bench.programme, bench.programme.meeting(key)
    title = meeting_words(programme, meeting)
    here = bench.address("meetings.show_meeting", key=key)
    grid = bench.address("grid.show_grid")
    findings = () if bench.ruled is None else bench.ruled.findings
    cards = CardMaker(programme, bench.ruled, {})
    card, taken = cards.card(meeting, meeting.bodies[0]), cards.items(meeting)
    refusal = NO_REFUSAL if sent is None else sent.refusal
    form = "" if sent is None else sent.form
    own = [finding for finding in findings if key in meetings_in(finding)]
    fields = _fields(bench, meeting, refusal if form == "facts" else None)
    return MeetingPage(
        frame=frame_of_work(bench, Link(title), here=here),
        work=work_frame(bench, here=here),
        title=title,
        here=here,
        card=card,
        found=() if bench.ruled is None else found_words(bench.ruled, own),
        fields=fields,
        slot=SLOT,
        rare=RARE,
        has_rare=any(_is_used(field) for field in fields if field.name in RARE),
        version=request.form.get("version", "") if sent else str(bench.version),
        reason=request.form.get("reason", "") if sent else "",
        refusal=refusal,
        refused_form=form,
        typed=request.form if sent else {},
        later=frozenset(request.form.getlist("later")),
        lines=_lines(bench, meeting, taken, is_typed=form == "items"),
        to_put=_to_put(programme, meeting),
        joinable=_joinable(programme, meeting),
        statuses=tuple(
            Option(status.value, STATUSES[status])
            for status in MeetingStatus
            if status is not meeting.status
        ),
        move=f"{grid}?moving={key}",
        middle=_middle(meeting),
        new_key=new_key,
    )


def _is_used(field: FieldView) -> bool:
    """Whether something stands in the field, or something is wrong with it."""
    wordings = any(wording.value or wording.error for wording in field.wordings)
    return bool(field.value or field.error or wordings)


def _fields(bench: Bench, meeting: Meeting, refusal: Refusal | None) -> tuple[FieldView, ...]:
    fields = meeting_fields(bench)
    if refusal is not None:
        return field_views(fields, sent_fields(fields), refusal.fields)
    return field_views(
        fields, written_facts(fields, dict(meeting), bench.programme.session.zone), {}
    )


def _lines(
    bench: Bench, meeting: Meeting, taken: tuple[ItemLine, ...], *, is_typed: bool
) -> tuple[TakenLine, ...]:
    lengths = {a.item: a.minutes for a in bench.programme.allocations if a.meeting == meeting.key}
    grid = bench.address("grid.show_grid")
    lines = []
    for place, item in enumerate(taken, start=1):
        minutes = lengths[item.key]
        written = "" if minutes is None else str(minutes)
        typed = request.form if is_typed else {}
        lines.append(
            TakenLine(
                item=item,
                place=typed.get(f"place-{item.key}", str(place)),
                minutes=typed.get(f"minutes-{item.key}", written),
                move=f"{grid}?moving_item={item.key}&from={meeting.key}",
                is_first=place == 1,
                is_last=place == len(taken),
            )
        )
    return tuple(lines)


def _to_put(programme: Programme, meeting: Meeting) -> tuple[Option, ...]:
    there = {item.key for item in programme.items_at(meeting.key)}
    items = [i for i in programme.items if i.body in meeting.bodies and i.key not in there]
    return item_options(programme, items, with_body=len(meeting.bodies) > 1)


def _joinable(programme: Programme, meeting: Meeting) -> tuple[Option, ...]:
    return tuple(
        Option(other.key, meeting_words(programme, other))
        for other in programme.meetings_on_day(meeting.day)
        if other.key != meeting.key
    )


def _middle(meeting: Meeting) -> str:
    """Half way through the meeting, to the quarter of an hour."""
    first = meeting.starts.hour * 60 + meeting.starts.minute
    last = meeting.ends.hour * 60 + meeting.ends.minute
    middle = (first + last) // 2 // _QUARTER * _QUARTER
    return f"{middle // 60:02}:{middle % 60:02}"
