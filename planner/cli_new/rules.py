"""The commands about rules: what is in force, what is due when, what is wrong."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.terminal import (
    deliver,
    in_language,
    open_own_database,
    reported,
    to_file,
    write_document,
)

if TYPE_CHECKING:
    from planner.services.rules import RuledSession

DOCUMENT_FORMATS = ("text", "html", "csv", "json", "docx", "pdf")
DEADLINE_FORMATS = (*DOCUMENT_FORMATS, "ics")
FOUND_ERRORS = 1
_BAR_WIDTH = 40

a_date = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(DOCUMENT_FORMATS), default="text")
@to_file
@reported
def rules(session: str, language: str, kind: str, output: Path | None) -> None:
    """Write the rules in force in a session, each with its source."""
    from planner.documents.rules_in_force import rules_in_force

    ruled = _ruled(session)
    document = rules_in_force(ruled.programme, ruled.rulebook)
    write_document(document, language, kind, output)


@click.command()
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(DEADLINE_FORMATS), default="text")
@click.option("--if-opens", type=a_date, help="Show what changes if the session opens that day.")
@click.option("--if-closes", type=a_date, help="Show what changes if it closes that day.")
@to_file
@reported
def deadlines(
    session: str,
    language: str,
    kind: str,
    if_opens: datetime | None,
    if_closes: datetime | None,
    output: Path | None,
) -> None:
    """Write the deadlines of a session, or what other dates would change; nothing is saved."""
    from planner.documents.deadline_calendar import deadline_calendar
    from planner.documents.deadlines import changes_of_deadlines, deadline_data, deadline_list
    from planner.rendering.words import plain

    if if_opens or if_closes:
        from planner.services.rules import preview_dates

        then, changes = preview_dates(
            open_own_database(),
            session,
            if_opens.date() if if_opens else None,
            if_closes.date() if if_closes else None,
            _seeds(),
        )
        if kind == "ics":
            raise click.UsageError("--format ics does not go with --if-opens or --if-closes")
        write_document(changes_of_deadlines(then.programme, changes), language, kind, output)
        return
    ruled = _ruled(session)
    programme = ruled.programme
    if kind == "ics":
        from planner.rendering.icalendar_feed import render_calendar

        deliver(render_calendar(deadline_calendar(programme, ruled.deadlines), language), output)
    elif kind == "json":
        in_words = partial(plain, language=language)
        data = [deadline_data(programme, deadline, in_words) for deadline in ruled.deadlines]
        deliver(_json({"session": session, "language": language, "deadlines": data}), output)
    else:
        write_document(deadline_list(programme, ruled.deadlines), language, kind, output)


@click.command()
@click.argument("session")
@in_language
@click.option("--format", "kind", type=click.Choice(("text", "json")), default="text")
@to_file
@reported
def check(session: str, language: str, kind: str, output: Path | None) -> None:
    """Check a session against its rules. Exit status 1 if there are errors."""
    from planner.documents.finding_words import finding_data
    from planner.documents.findings import check_report
    from planner.models.check import Severity
    from planner.rendering.formats import render
    from planner.rendering.words import plain

    ruled = _ruled(session)
    programme = ruled.programme
    if kind == "json":
        in_words = partial(plain, language=language)
        findings = [
            finding_data(programme, ruled.deadlines, finding, in_words)
            for finding in ruled.findings
        ]
        use = {"used": ruled.use.used, "entitled": ruled.use.entitled}
        whole = {"session": session, "language": language, "findings": findings, "use": use}
        deliver(_json(whole), output)
    else:
        report = check_report(programme, ruled.deadlines, ruled.findings, ruled.use)
        text = render(report, language, "text")
        bar = _bar(ruled.use.used, ruled.use.entitled)
        deliver(text + (f"\n{bar}\n".encode() if bar else b""), output)
    if any(finding.severity is Severity.ERROR for finding in ruled.findings):
        raise SystemExit(FOUND_ERRORS)


def _bar(used: int, entitled: int | None) -> str:
    """The use as a bar; what goes beyond the entitlement is marked by another character."""
    if not entitled:
        return ""
    within = round(min(used, entitled) / entitled * _BAR_WIDTH)
    beyond = round(max(used - entitled, 0) / entitled * _BAR_WIDTH)
    return f"[{'#' * within}{'.' * (_BAR_WIDTH - within)}]{'!' * beyond} {used}/{entitled}"


def _ruled(session: str) -> RuledSession:
    from planner.services.rules import read_under_rules

    return read_under_rules(open_own_database(), session, _seeds())


def _seeds() -> Path:
    from planner.assets import folder

    return folder("seeds")


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
