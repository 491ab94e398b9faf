"""Bringing in an agenda or a plan of meetings from a file that somebody else made.

What was read is shown line by line and nothing is written; the form sends the table back with the
lines that are to be taken, so nothing has to be kept meanwhile.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import Blueprint, Response, request

from planner.documents.blocks import Verbatim, Words, term
from planner.editing.edit import Edit
from planner.editing.imported_agenda import ImportedItem, import_items, imported_items
from planner.editing.imported_meetings import (
    ImportedMeeting,
    import_meetings,
    imported_meetings,
)
from planner.errors import Fault, InvalidBundle, InvalidInput, PlannerError
from planner.i18n.languages import AUTONYMS
from planner.i18n.messages import fault_message
from planner.models.account import Action
from planner.models.text import LANGUAGES
from planner.services.uploads import tables_in
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.fields import Field, FieldView, Shape, field_views
from planner.web.pages.workbench.frame import purpose_of
from planner.web.pages.workbench.importing import (
    Proposal,
    import_page,
    item_lines,
    meeting_lines,
    unread_lines,
)
from planner.web.speaking_fields import choice, text
from planner.web.workbench.answers import Refusal, answer_edit, answer_page, refusal_of
from planner.web.workbench.bench import Bench, bench_for
from planner.web.workbench.import_words import words_of
from planner.web.workbench_forms import check

importing = Blueprint("importing", __name__)

# Documents with pictures on their cover are larger than any form of text.
_MOST_BYTES = 8 * 1024 * 1024
_LONGEST_CELL = 2000
_KEY_BYTES = 5


class Kind(StrEnum):
    """What a file may hold."""

    AGENDA = "agenda"
    MEETINGS = "meetings"


Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the form says besides the file."""

    kind: Kind
    body: str
    language: str


@dataclass(frozen=True, slots=True)
class _Read:
    items: tuple[ImportedItem, ...]
    meetings: tuple[ImportedMeeting, ...]
    unread: tuple[Fault, ...]

    @property
    def count(self) -> int:
        return len(self.items) + len(self.meetings)


@importing.get("/import")
def show_import(language: str, session: str) -> Response:
    """The form for a file."""
    bench = bench_for(language, session, Action.EDIT)
    return answer_page("workbench/show_import.html", import_page(bench, _fields(bench, {})))


@importing.post("/import")
def read_file(language: str, session: str) -> Response:
    """What was read from a file, to be confirmed line by line."""
    request.max_content_length = _MOST_BYTES
    bench = bench_for(language, session, Action.EDIT)
    try:
        check(purpose_of(session))
        wanted = _wanted(bench)
        tables = _tables()
    except InvalidBundle as unusable:
        sentences = tuple(fault_message(fault, language) for fault in unusable.faults)
        return _refused(bench, Refusal(422, sentences))
    except PlannerError as error:
        return _refused(bench, refusal_of(error, language))
    rows = max(tables, key=lambda table: _read(bench, wanted, table).count, default=[])
    return _proposed(bench, wanted, rows)


@importing.post("/import/take")
def take_lines(language: str, session: str) -> Response:
    """Takes the lines that were ticked, in one edit."""
    request.max_content_length = _MOST_BYTES
    request.max_form_memory_size = _MOST_BYTES
    bench = bench_for(language, session, Action.EDIT)
    wanted = _wanted(bench)
    rows = _rows_sent()

    def make_edit() -> Edit:
        read = _read(bench, wanted, rows)
        chosen = {int(place) for place in request.form.getlist("take") if place.isdecimal()}
        if wanted.kind is Kind.AGENDA:
            items = [i for n, i in enumerate(read.items) if n in chosen and i.may_be_taken]
            _check_some(items)
            return import_items(items, wanted.body, _new_keys("i", len(items)))
        meetings = [m for n, m in enumerate(read.meetings) if n in chosen and m.may_be_taken]
        _check_some(meetings)
        return import_meetings(meetings, _new_keys("m", len(meetings)))

    def redisplay(refusal: Refusal) -> Response:
        return _proposed(bench, wanted, rows, refusal)

    part = "agenda.show_agenda" if wanted.kind is Kind.AGENDA else "grid.show_grid"
    return answer_edit(bench, make_edit, bench.address(part), redisplay)


def _read(bench: Bench, wanted: _Wanted, rows: Sequence[Sequence[str]]) -> _Read:
    words = words_of(bench.programme)
    if wanted.kind is Kind.AGENDA:
        items, unread = imported_items(rows, bench.programme, wanted.body, words, wanted.language)
        return _Read(items, (), unread)
    meetings, unread = imported_meetings(rows, bench.programme, words)
    return _Read((), meetings, unread)


def _proposed(
    bench: Bench, wanted: _Wanted, rows: Rows, refusal: Refusal | None = None
) -> Response:
    read = _read(bench, wanted, rows)
    lines = (
        item_lines(bench, read.items)
        if wanted.kind is Kind.AGENDA
        else meeting_lines(bench, read.meetings)
    )
    proposal = Proposal(
        lines=lines,
        unread=unread_lines(bench, read.unread),
        rows=json.dumps(rows, ensure_ascii=False),
        kind=wanted.kind.value,
        body=wanted.body,
        language=wanted.language,
        count=sum(line.value is not None for line in lines),
    )
    page = import_page(
        bench,
        _fields(bench, {"kind": wanted.kind, "body": wanted.body, "titles": wanted.language}),
        proposal,
        refusal.sentences if refusal else (),
    )
    return answer_page("workbench/show_import.html", page, refusal.status if refusal else 200)


def _refused(bench: Bench, refusal: Refusal) -> Response:
    typed = {name: request.form.get(name, "") for name in ("kind", "body", "titles")}
    page = import_page(bench, _fields(bench, typed, refusal.fields), problems=refusal.sentences)
    return answer_page("workbench/show_import.html", page, refusal.status)


def _fields(
    bench: Bench, typed: dict[str, Any], errors: dict[str, str] | None = None
) -> tuple[FieldView, ...]:
    bodies = bench.programme.bodies
    defaults = {
        "kind": Kind.MEETINGS.value,
        "body": bodies[0].key if bodies else "",
        "titles": bench.language,
    }
    fields = (
        Field(
            "kind",
            term("import.field_kind"),
            Shape.CHOICE,
            (
                Option(Kind.MEETINGS.value, term("import.kind_meetings")),
                Option(Kind.AGENDA.value, term("import.kind_agenda")),
            ),
            is_required=True,
        ),
        Field(
            "body",
            term("import.field_body"),
            Shape.CHOICE,
            tuple(Option(body.key, Words(body.name)) for body in bodies),
            hint=term("import.field_body_hint"),
            is_required=True,
        ),
        Field(
            "titles",
            term("import.field_language"),
            Shape.CHOICE,
            tuple(Option(code, Verbatim(AUTONYMS[code])) for code in LANGUAGES),
            hint=term("import.field_language_hint"),
            is_required=True,
        ),
    )
    written = {name: (str(typed.get(name) or value),) for name, value in defaults.items()}
    return field_views(fields, written, errors or {})


def _wanted(bench: Bench) -> _Wanted:
    kind, body, titles = choice("kind", Kind), text("body"), text("titles")
    if titles not in LANGUAGES:
        raise InvalidInput("field-unusable", field="titles", value=titles)
    if body:
        bench.programme.body(body)
    elif kind is Kind.AGENDA:
        raise InvalidInput("field-unusable", field="body", value=body)
    return _Wanted(kind, body, titles)


def _tables() -> list[Rows]:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise InvalidInput("file-not-chosen", field="file")
    return tables_in(sent.read(), sent.filename)


def _rows_sent() -> Rows:
    """The table as the form sends it back; it is read anew, whoever wrote it."""
    written = request.form.get("rows", "")
    try:
        rows = json.loads(written)
    except ValueError:
        rows = None
    if not isinstance(rows, list) or not all(
        isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in rows
    ):
        raise InvalidInput("field-unusable", field="rows", value=written[:40])
    return [[cell[:_LONGEST_CELL] for cell in row] for row in rows]


def _check_some(chosen: Sequence[object]) -> None:
    if not chosen:
        raise InvalidInput("nothing-ticked", field="take")


def _new_keys(prefix: str, count: int) -> list[str]:
    return [f"{prefix}-{secrets.token_hex(_KEY_BYTES)}" for _ in range(count)]
