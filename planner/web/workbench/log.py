"""The log of changes: read, narrowed down, taken away as a file; a line can be taken back."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, Response, json, request

from planner.documents.change_log import KIND, LogLine, change_log, log_line
from planner.errors import NotFound
from planner.models.account import Action
from planner.rendering.formats import media_type, render
from planner.rendering.words import plain
from planner.services.change_log import LogPart, LogQuery, read_changes
from planner.web.answers import Made
from planner.web.inside import file_answer
from planner.web.pages.workbench.log import log_page
from planner.web.workbench.answers import answer_page
from planner.web.workbench.bench import Bench, bench_for

log = Blueprint("log", __name__)

_AT_A_TIME = 50
_JSON = "application/json"


@log.get("/log")
def list_log(language: str, session: str) -> Response:
    """The newest lines, or those that the query asks for."""
    bench = bench_for(language, session, Action.AUDIT_READ)
    query = replace(_query(), most=_AT_A_TIME)
    part = read_changes(bench.database, session, query)
    return answer_page("workbench/list_log.html", log_page(bench, query, part, _lines(part)))


@log.get("/log.<suffix>")
def download_log(language: str, session: str, suffix: str) -> Response:
    """The lines that the query asks for, all of them, as a table or for programs."""
    bench = bench_for(language, session, Action.AUDIT_READ)
    if suffix not in ("csv", "json"):
        raise NotFound("format-unknown", value=suffix, known="csv, json")
    part = read_changes(bench.database, session, _query())
    name = f'attachment; filename="{session}.{KIND}.{language}.{suffix}"'
    if suffix == "json":
        return file_answer(Made(_as_json(bench, part), _JSON, disposition=name))
    document = change_log(part.programme, _lines(part))
    return file_answer(Made(render(document, language, "csv"), media_type("csv"), disposition=name))


def _query() -> LogQuery:
    before = request.args.get("before", "")
    return LogQuery(
        actor=request.args.get("actor") or None,
        service=request.args.get("service") or None,
        since=_day("since"),
        until=_day("until"),
        before=int(before) if before.isdecimal() and len(before) < 10 else None,
    )


def _day(name: str) -> date | None:
    """The day in the query; what is no day narrows nothing down."""
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _lines(part: LogPart) -> list[LogLine]:
    return [
        log_line(part.programme, write.entry, write.before, write.after) for write in part.writes
    ]


def _as_json(bench: Bench, part: LogPart) -> bytes:
    """Every fact of the lines, the difference as it is stored, and the words for readers."""
    lines = [
        {
            **line.entry.model_dump(mode="json"),
            "what": plain(line.what, bench.language),
            "changes": [plain(change, bench.language) for change in line.changes],
        }
        for line in _lines(part)
    ]
    return json.dumps({"session": bench.session, "writes": lines}, ensure_ascii=False).encode()
