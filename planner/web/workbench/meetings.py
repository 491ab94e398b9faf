"""Meetings of the draft: added, moved, changed, split, joined, cancelled, removed."""

import secrets
from typing import Any

from flask import Blueprint, Response, request

from planner.documents.blocks import term
from planner.editing.edit import Edit
from planner.editing.meetings import (
    Taken,
    add_meeting,
    join_meetings,
    move_meeting,
    remove_meeting,
    set_status,
    split_meeting,
    taken_at,
)
from planner.models.account import Action
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.noun import checked
from planner.web.pages.frame import Link
from planner.web.pages.workbench.fields import Field
from planner.web.pages.workbench.meeting import Sent, meeting_page
from planner.web.pages.workbench.noun_form import NounForm
from planner.web.speaking_fields import choice, text
from planner.web.workbench.answers import NO_REFUSAL, Refusal, answer_edit, answer_page
from planner.web.workbench.bench import Bench, bench_for
from planner.web.workbench.form_facts import facts_sent
from planner.web.workbench.meeting_facts import edit_of_facts, hour_sent, items_sent, slot_sent
from planner.web.workbench.meeting_fields import items_field, meeting_fields
from planner.web.workbench.noun_answers import answer_form, show_form

meetings = Blueprint("meetings", __name__, url_prefix="/meetings")

_FROM_GRID = ("day", "starts", "ends")


@meetings.route("/new", methods=("GET", "POST"))
def new_meeting(language: str, session: str) -> Response:
    """A new meeting; the query says what is known of it already."""
    bench = bench_for(language, session, Action.EDIT)
    form = _new_form(bench)
    if request.method == "GET":
        return show_form(bench, form)

    def edit(facts: dict[str, Any]) -> Edit:
        facts.pop("items")
        items = items_sent(bench.programme, "items")
        return _added(bench, checked(Meeting, facts), items)

    return answer_form(bench, form, edit)


@meetings.route("/<key>", methods=("GET", "POST"))
def show_meeting(language: str, session: str, key: str) -> Response:
    """A meeting with everything that can be done to it; what is sent changes its facts."""
    if request.method == "GET":
        return show(bench_for(language, session), key)
    bench = bench_for(language, session, Action.EDIT)
    meeting = bench.programme.meeting(key)

    def edit() -> Edit:
        fields = meeting_fields(bench)
        facts = facts_sent(fields, ("meeting", key), bench.programme.session.zone)
        return edit_of_facts(meeting, facts)

    return answer_edit(bench, edit, in_grid(bench, key), redisplay(bench, key, "facts"))


@meetings.post("/<key>/move")
def move(language: str, session: str, key: str) -> Response:
    """To another place in the grid, for as long as before and in the same room."""
    bench = bench_for(language, session, Action.EDIT)
    room = bench.programme.meeting(key).room

    def edit() -> Edit:
        day, starts = slot_sent()
        return move_meeting(key, day=day, starts=starts, room=room)

    return answer_edit(bench, edit, in_grid(bench, key))


@meetings.post("/<key>/split")
def split(language: str, session: str, key: str) -> Response:
    """Two meetings in the place of one."""
    bench = bench_for(language, session, Action.EDIT)

    def edit() -> Edit:
        new_key = text("key")
        later = tuple(item for item, _ in items_sent(bench.programme, "later"))
        if any(meeting.key == new_key for meeting in bench.programme.meetings):
            # The same form for the second time: it has been followed already.
            return _nothing("split_meeting")
        return split_meeting(key, at=hour_sent("at"), new_key=new_key, later_items=later)

    return answer_edit(bench, edit, in_grid(bench, key), redisplay(bench, key, "split"))


@meetings.post("/<key>/join")
def join(language: str, session: str, key: str) -> Response:
    """One meeting in the place of two of the same day."""
    bench = bench_for(language, session, Action.EDIT)

    def edit() -> Edit:
        return join_meetings(key, bench.programme.meeting(text("other")).key)

    return answer_edit(bench, edit, in_grid(bench, key), redisplay(bench, key, "join"))


@meetings.post("/<key>/status")
def mark(language: str, session: str, key: str) -> Response:
    """Planned, held, suspended or cancelled."""
    bench = bench_for(language, session, Action.EDIT)

    def edit() -> Edit:
        return set_status(key, choice("status", MeetingStatus))

    return answer_edit(bench, edit, address_of(bench, key), redisplay(bench, key, "status"))


@meetings.post("/<key>/remove")
def remove(language: str, session: str, key: str) -> Response:
    """Takes the meeting out of the plan."""
    bench = bench_for(language, session, Action.EDIT)
    return answer_edit(bench, lambda: remove_meeting(key), bench.address("grid.show_grid"))


def show(
    bench: Bench, key: str, refusal: Refusal = NO_REFUSAL, form: str | None = None
) -> Response:
    """The page of the meeting; ``form`` names the one that was refused."""
    sent = None if form is None else Sent(form, refusal)
    new_key = request.form.get("key") if form == "split" else None
    page = meeting_page(bench, key, new_key or free_key(), sent)
    return answer_page("workbench/show_meeting.html", page, refusal.status)


def redisplay(bench: Bench, key: str, form: str) -> Any:
    """Shows the page again with what was typed into that form of it."""
    return lambda refusal: show(bench, key, refusal, form)


def in_grid(bench: Bench, key: str) -> str:
    """Where the meeting stands in the grid."""
    return f"{bench.address('grid.show_grid')}#m-{key}"


def address_of(bench: Bench, key: str) -> str:
    """The page of the meeting."""
    return bench.address("meetings.show_meeting", key=key)


def free_key() -> str:
    """A key that no meeting has; it is made with the form, so that a form that is sent twice does
    not add two.
    """
    return f"m-{secrets.token_hex(3)}"


def _added(bench: Bench, meeting: Meeting, items: Taken) -> Edit:
    programme = bench.programme
    if meeting in programme.meetings and taken_at(programme, meeting.key) == items:
        # The same form for the second time: it has been followed already.
        return _nothing("add_meeting")
    return add_meeting(meeting, items)


def _nothing(name: str) -> Edit:
    return Edit(name, lambda programme: programme)


def _new_form(bench: Bench) -> NounForm:
    programme = bench.programme
    asked = request.args
    bodies = tuple(programme.body(key).key for key in asked.getlist("body"))
    here = bench.address("meetings.new_meeting", **asked.to_dict(flat=False))
    key = Field("key", term("work.key"), hint=term("work.key_hint"), is_required=True)
    known: dict[str, Any] = {name: asked[name] for name in _FROM_GRID if name in asked}
    return NounForm(
        title=term("work.add_meeting"),
        above=Link(term("work.nav_grid"), bench.address("grid.show_grid")),
        fields=(*meeting_fields(bench), items_field(programme, bodies), key),
        noun=("meeting", request.form.get("key", "")),
        here=here,
        back=in_grid(bench, request.form.get("key", "")),
        facts={**known, "bodies": bodies, "has_interpretation": True, "key": free_key()},
        submit=term("work.add_meeting"),
    )
