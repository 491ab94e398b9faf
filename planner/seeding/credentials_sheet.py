"""The register of credentials as a sheet: one line for each delegation, in CSV or XLSX.

``received_at`` is local to the venue unless it has an offset. ``name`` and ``status`` are there to
be read: on the way in they may be empty, and must not say anything else than what is known.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import StringIO
from typing import TypeVar
from zoneinfo import ZoneInfo

from planner.errors import Fault, InvalidBundle
from planner.models.credentials import (
    CredentialsForm,
    CredentialsStatus,
    Delegation,
    Issuer,
    StepKind,
)
from planner.models.state import States
from planner.seeding.csv_files import Line

Kind = TypeVar("Kind", bound=StrEnum)

COLUMNS = (
    "state", "name", "represented", "form", "issued_by", "received_at",
    "delegates", "contact", "phone", "status",
)  # fmt: skip
"""The columns, in their order."""

_MOST_CHARACTERS = 2_000
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """What one line says of a delegation; ``received_at`` is aware, in UTC."""

    state: str
    is_represented: bool
    form: CredentialsForm | None
    issued_by: Issuer | None
    received_at: datetime | None
    delegates: tuple[str, ...]
    contact: str | None
    phone: str | None


def read_lines(
    lines: Sequence[Line],
    states: States,
    known: dict[str, CredentialsStatus],
    zone: str,
    now: datetime,
    faults: list[Fault],
) -> list[SheetLine]:
    """What the lines say, in their order. ``known`` is the status of each delegation so far.

    Each cell that is wrong is added to ``faults``; if there is any, the lines are not to be used.
    """
    seen: dict[str, int] = {}
    found = []
    for number, cells in lines:
        reader = _LineReader(number, cells, faults)
        state = reader.state(states)
        if state is not None and state in seen:
            again = {"value": cells["state"], "line": seen[state]}
            faults.append(Fault("state-repeated", reader.at("state"), again))
        elif state is not None:
            seen[state] = number
            reader.check_status(known.get(state, CredentialsStatus.NONE))
        line = SheetLine(
            state=state or "",
            is_represented=reader.is_represented(),
            form=reader.choice("form", CredentialsForm),
            issued_by=reader.choice("issued_by", Issuer),
            received_at=reader.instant("received_at", zone, now),
            delegates=reader.delegates(),
            contact=reader.words("contact"),
            phone=reader.words("phone"),
        )
        reader.check_receipt()
        found.append(line)
    return found


def sheet_rows(
    delegations: Sequence[Delegation],
    statuses: dict[str, CredentialsStatus],
    states: States,
    zone: str,
    language: str,
) -> list[list[str]]:
    """The heading and one row for each delegation, with its latest receipt."""
    return [list(COLUMNS), *(_row(one, statuses, states, zone, language) for one in delegations)]


def write_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, lines end with CRLF; no cell can be taken for a formula."""
    written = StringIO()
    written.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    csv.writer(written, lineterminator="\r\n").writerows(
        [f"'{cell}" if cell.startswith(_FORMULA_BEGINS) else cell for cell in row] for row in rows
    )
    return written.getvalue().encode()


def csv_rows(content: bytes, name: str) -> Iterator[list[str]]:
    """The rows of the file, as they were before `write_csv`. Raises `InvalidBundle`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidBundle(name, [Fault("not-utf-8", (), {"byte": error.start})]) from None
    rows = csv.reader(StringIO(text, newline=""))
    return ([_without_guard(cell) for cell in row] for row in rows)


def _without_guard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_BEGINS) else cell


def _row(
    delegation: Delegation,
    statuses: dict[str, CredentialsStatus],
    states: States,
    zone: str,
    language: str,
) -> list[str]:
    found = states.find(delegation.state)
    name = (found.name.get(language) or "") if found is not None else ""
    receipts = [step for step in delegation.steps if step.issued_by is not None]
    last = receipts[-1] if receipts else None
    form = ""
    if last is not None:
        is_original = last.kind is StepKind.ORIGINAL_RECEIVED
        form = CredentialsForm.ORIGINAL if is_original else CredentialsForm.COPY
    return [
        delegation.state,
        name,
        "yes" if delegation.is_represented else "no",
        form,
        (last.issued_by or "") if last is not None else "",
        "" if last is None else last.at.astimezone(ZoneInfo(zone)).isoformat(" ", "seconds"),
        "; ".join(delegation.present_delegates),
        delegation.contact or "",
        delegation.phone or "",
        statuses[delegation.state],
    ]


class _LineReader:
    """Reads one line; what is wrong is added to the faults."""

    def __init__(self, number: int, cells: dict[str, str], faults: list[Fault]) -> None:
        self.number, self.cells, self.faults = number, cells, faults

    def at(self, column: str) -> tuple[str, ...]:
        return ("line", str(self.number), column)

    def state(self, states: States) -> str | None:
        written = self.cells["state"]
        found = states.find(written) if written else None
        if not written:
            self.faults.append(Fault("key-missing", self.at("state")))
        elif found is None:
            self.faults.append(Fault("state-unknown", self.at("state"), {"value": written}))
        elif self.cells["name"] and self.cells["name"] not in {w for _, w in found.name.items()}:
            # A column that slipped by a line would give every State another one's credentials.
            slipped = {"value": self.cells["name"], "state": found.code}
            self.faults.append(Fault("name-differs", self.at("name"), slipped))
        return None if found is None else found.code

    def is_represented(self) -> bool:
        written = self.cells["represented"].lower()
        if written not in ("yes", "no"):
            params = {"value": repr(written), "known": "yes, no"}
            self.faults.append(Fault("choice-unknown", self.at("represented"), params))
        return written == "yes"

    def choice(self, column: str, kind: type[Kind]) -> Kind | None:
        written = self.cells[column]
        if not written:
            return None
        try:
            return kind(written)
        except ValueError:
            params = {"value": repr(written), "known": ", ".join(kind)}
            self.faults.append(Fault("choice-unknown", self.at(column), params))
            return None

    def instant(self, column: str, zone: str, now: datetime) -> datetime | None:
        written = self.cells[column]
        if not written:
            return None
        try:
            at = datetime.fromisoformat(written)
        except ValueError:
            self.faults.append(Fault("instant-malformed", self.at(column), {"value": written}))
            return None
        local = at.tzinfo is None
        if local:
            at = at.replace(tzinfo=ZoneInfo(zone))
        instant = at.astimezone(UTC)
        back = instant.astimezone(ZoneInfo(zone))
        if local and back.replace(tzinfo=None) != at.replace(tzinfo=None):
            params = {"value": written, "zone": zone}
            self.faults.append(Fault("time-does-not-exist", self.at(column), params))
        elif instant > now:
            self.faults.append(Fault("in-the-future", self.at(column), {"value": written}))
        return instant

    def delegates(self) -> tuple[str, ...]:
        written = self.words("delegates") or ""
        names = [name.strip() for name in written.split(";") if name.strip()]
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            self.faults.append(Fault("named-twice", self.at("delegates"), {"value": name}))
        return tuple(names)

    def words(self, column: str) -> str | None:
        written = self.cells[column]
        strange = next((c for c in written if not c.isprintable()), None)
        if strange is not None:
            params = {"character": f"U+{ord(strange):04X}"}
            self.faults.append(Fault("control-character", self.at(column), params))
        elif len(written) > _MOST_CHARACTERS:
            self.faults.append(Fault("too-long", self.at(column), {"limit": _MOST_CHARACTERS}))
        return written or None

    def check_receipt(self) -> None:
        """Form, issuer and instant come together or not at all."""
        columns = ("form", "issued_by", "received_at")
        if any(self.cells[column] for column in columns):
            for column in columns:
                if not self.cells[column]:
                    self.faults.append(Fault("key-missing", self.at(column)))

    def check_status(self, status: CredentialsStatus) -> None:
        """A status is the bureau's to change, not a file's."""
        written = self.cells["status"]
        if written and written != status:
            params = {"value": written, "known": status.value}
            self.faults.append(Fault("status-differs", self.at("status"), params))
