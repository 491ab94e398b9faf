"""The register of credentials from and to sheets: all lines, or none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from planner.errors import Fault, InvalidBundle, InvalidInput
from planner.models.credentials import CredentialsStep, Delegation
from planner.models.state import States
from planner.rules.credentials import StepRefusal, may_follow, status_of
from planner.rules.delegates import composition_after
from planner.seeding.credentials_sheet import (
    COLUMNS,
    SheetLine,
    csv_rows,
    read_lines,
    sheet_rows,
    write_csv,
)
from planner.seeding.csv_files import lines_of
from planner.seeding.workbooks import read_workbook, write_workbook
from planner.services.credentials_desk import RECEIPT_STEPS, refused
from planner.services.session_desk import SessionDesk
from planner.store import credentials as stored
from planner.store.database import Database, transaction
from planner.store.snapshots import load_programme

SHEET_FORMATS = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many lines it read, and how many of them brought something new."""

    lines: int
    changed: int


def import_register(desk: SessionDesk, content: bytes, name: str, states: States) -> Imported:
    """Reads a sheet and enters all of it, or nothing. ``name`` tells the format by its end.

    Credentials that are in the register already, with the same form, issuer and instant, are not
    entered twice; names that a line no longer has leave the delegation. Raises `InvalidInput` for
    another format; `InvalidBundle` with a fault for each cell that is wrong.
    """
    is_workbook = _format_of(name) == "xlsx"
    rows = _padded(read_workbook(content, name)) if is_workbook else csv_rows(content, name)
    faults: list[Fault] = []
    lines = lines_of(rows, COLUMNS, name, faults)
    with desk.writing("import_register", lines=len(lines)) as opened:
        session = load_programme(opened, desk.slug).session
        register = stored.load_register(opened, desk.slug)
        known = {one.state: status_of(one) for one in register.delegations}
        read = read_lines(lines, states, known, session.zone, desk.now, faults)
        if faults:
            raise InvalidBundle(name, sorted(faults, key=lambda fault: int(fault.path[1])))
        changed = 0
        for line in read:
            before = register.delegation(line.state)
            after = _with_line(before, line, desk.now)
            if after != before:
                changed += 1
                stored.put_delegation(opened, desk.slug, after)
                for step in after.steps[len(before.steps) if before else 0 :]:
                    stored.add_step(opened, desk.slug, step)
    return Imported(lines=len(read), changed=changed)


def export_register(
    database: Database, slug: str, format: str, states: States, language: str
) -> bytes:
    """The register as a sheet that can be read again. Raises `InvalidInput`, `NotFound`."""
    if format not in SHEET_FORMATS:
        raise InvalidInput("format-unknown", value=format, known=", ".join(SHEET_FORMATS))
    with transaction(database) as opened:
        session = load_programme(opened, slug).session
        register = stored.load_register(opened, slug)
    statuses = {one.state: status_of(one) for one in register.delegations}
    rows = sheet_rows(register.delegations, statuses, states, session.zone, language)
    return write_csv(rows) if format == "csv" else write_workbook(rows, slug)


def _with_line(before: Delegation | None, line: SheetLine, now: datetime) -> Delegation:
    delegation = before or Delegation(state=line.state)
    steps = delegation.steps
    if line.form is not None and line.issued_by is not None and line.received_at is not None:
        told = (RECEIPT_STEPS[line.form], line.issued_by, line.received_at)
        if told not in {(step.kind, step.issued_by, step.at) for step in steps}:
            step = CredentialsStep(
                state=line.state,
                serial=len(steps) + 1,
                kind=told[0],
                issued_by=told[1],
                at=told[2],
            )
            if not may_follow(status_of(delegation), step.kind):
                raise refused(StepRefusal.NOT_FROM_HERE, line.state)
            steps = (*steps, step)
    return delegation.model_copy(
        update={
            "is_represented": line.is_represented,
            "contact": line.contact,
            "phone": line.phone,
            "steps": steps,
            "delegates": composition_after(delegation, line.delegates, now),
        }
    )


def _padded(rows: list[list[str]]) -> Iterator[list[str]]:
    """The rows with the empty cells at their ends, which workbooks leave out."""
    return ([*row, *[""] * (len(COLUMNS) - len(row))] for row in rows)


def _format_of(name: str) -> str:
    suffix = name.rpartition(".")[2].lower()
    if suffix not in SHEET_FORMATS:
        raise InvalidInput("format-unknown", value=suffix, known=", ".join(SHEET_FORMATS))
    return suffix
