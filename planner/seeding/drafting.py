"""The estimates that a draft starts from, ``seeds/drafting/<session>.toml``."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from planner.errors import Fault, InvalidBundle
from planner.models.estimates import Absence, Delegations, Estimate, Estimates, ExtraSlot
from planner.models.noun import Noun
from planner.seeding.fields import read_fields
from planner.seeding.toml_files import read_toml

N = TypeVar("N", bound=Noun)

FORMAT = 1
_ARRAYS = ("item", "body", "slot", "absence")


def read_estimates(folder: Path, session: str) -> Estimates:
    """The estimates for that session; none at all where there is no file of them.

    Raises `InvalidBundle` with all faults of the file.
    """
    file = folder / f"{session}.toml"
    if not file.exists():
        return Estimates(Delegations(session=session))
    tables = read_toml(file)
    if tables.get("format") != FORMAT:
        params = {"value": tables.get("format", "-"), "known": FORMAT}
        raise InvalidBundle(str(file), [Fault("format-unsupported", ("format",), params)])
    known = {"format", "drafting", *_ARRAYS}
    faults = [
        Fault("table-unknown", (name,), {"known": ", ".join(sorted(known))})
        for name in tables
        if name not in known
    ]
    head = _head(tables, session, faults)
    estimates = Estimates(
        head=head or Delegations(session=session),
        items=_all(Estimate, tables, "item", faults),
        bodies=_all(Estimate, tables, "body", faults),
        slots=_all(ExtraSlot, tables, "slot", faults),
        absences=_all(Absence, tables, "absence", faults),
    )
    for table, found in (("item", estimates.items), ("body", estimates.bodies)):
        for estimate in found:
            faults.extend(_faults_of(table, estimate))
    if faults:
        raise InvalidBundle(str(file), faults)
    return estimates


def _head(tables: dict[str, Any], session: str, faults: list[Fault]) -> Delegations | None:
    written = tables.get("drafting")
    if not isinstance(written, dict):
        faults.append(Fault("table-missing", ("drafting",)))
        return None
    before = len(faults)
    values = read_fields(Delegations, "drafting", written, ("drafting",), faults)
    if values.get("session", session) != session:
        params = {"value": values["session"], "known": session}
        faults.append(Fault("slug-differs", ("drafting", "session"), params))
    return Delegations(**values) if len(faults) == before else None


def _all(noun: type[N], tables: dict[str, Any], table: str, faults: list[Fault]) -> tuple[N, ...]:
    written = tables.get(table, [])
    if not isinstance(written, list):
        faults.append(Fault("not-an-array-of-tables", (table,)))
        return ()
    found = []
    for place, fields in enumerate(written, start=1):
        if not isinstance(fields, dict):
            faults.append(Fault("not-a-table", (table, f"#{place}")))
            continue
        key = fields.get("key")
        path = (table, key if isinstance(key, str) and key else f"#{place}")
        before = len(faults)
        values = read_fields(noun, table, fields, path, faults)
        if len(faults) == before:
            found.append(noun(**values))
    return tuple(found)


def _faults_of(table: str, estimate: Estimate) -> list[Fault]:
    path = (table, estimate.key)
    faults = []
    for name in ("minutes", "seats"):
        value = getattr(estimate, name)
        if value is not None and value < 1:
            faults.append(Fault("number-not-positive", (*path, name), {"value": value}))
    for name, kind in (("days", date), ("pins", datetime)):
        for written in getattr(estimate, name):
            try:
                kind.fromisoformat(written)
            except ValueError:
                params = {"value": repr(written), "expected": kind.__name__}
                faults.append(Fault("wrong-type", (*path, name), params))
    return faults
