"""Calendars of bodies over the years, ``seeds/years/<slug>.toml``, both ways."""

from collections.abc import Iterator
from pathlib import Path

from planner.errors import Fault, InvalidBundle, NotFound
from planner.models.years import (
    Avoided,
    Claim,
    Convening,
    Mandate,
    Organ,
    ProposalRule,
    Years,
    YearsHead,
)
from planner.seeding.noun_tables import (
    check_format,
    read_array,
    read_table,
    table_of,
    unknown_tables,
)
from planner.seeding.toml_files import read_toml

FORMAT = 1
_TABLES = {
    "format", "years", "organ", "mandate", "convening", "claim", "proposal", "avoided",
}  # fmt: skip


def list_years(folder: Path) -> list[str]:
    """The slugs of the calendars in that folder, in alphabetical order."""
    return sorted(file.stem for file in folder.glob("*.toml"))


def read_years(folder: Path, slug: str) -> Years:
    """The calendar with that slug. Raises `NotFound`; `InvalidBundle` with all its faults."""
    known = list_years(folder)
    if slug not in known:
        raise NotFound("years-unknown", series=slug, known=", ".join(known))
    return read_years_file(folder / f"{slug}.toml")


def read_years_file(file: Path) -> Years:
    """The calendar in that file. Raises `InvalidBundle` with all its faults."""
    tables = read_toml(file)
    check_format(str(file), tables, FORMAT)
    faults = unknown_tables(tables, _TABLES)
    head = read_table(tables, "years", YearsHead, faults)
    organs = tuple(read_array(tables, "organ", Organ, faults))
    mandates = tuple(read_array(tables, "mandate", Mandate, faults))
    convenings = tuple(read_array(tables, "convening", Convening, faults))
    claims = tuple(read_array(tables, "claim", Claim, faults))
    proposal = (
        read_table(tables, "proposal", ProposalRule, faults) if "proposal" in tables else None
    )
    avoided = tuple(read_array(tables, "avoided", Avoided, faults))
    if head is None or faults:
        raise InvalidBundle(str(file), faults)
    years = Years(head, organs, mandates, convenings, claims, proposal, avoided)
    faults += _faults_within(years)
    if faults:
        raise InvalidBundle(str(file), faults)
    return years


def write_years(years: Years) -> str:
    """The calendar as TOML text, which reads back to an equal one."""
    import tomli_w

    tables = {
        "format": FORMAT,
        "years": table_of(years.head),
        "organ": [table_of(organ) for organ in years.organs],
        "mandate": [table_of(mandate) for mandate in years.mandates],
        "convening": [table_of(convening) for convening in years.convenings],
        "claim": [table_of(claim) for claim in years.claims],
        "avoided": [table_of(avoided) for avoided in years.avoided],
    }
    if years.proposal is not None:
        tables["proposal"] = table_of(years.proposal)
    return tomli_w.dumps({name: table for name, table in tables.items() if table != []})


def _faults_within(years: Years) -> Iterator[Fault]:
    organs = [organ.key for organ in years.organs]
    for place, key in enumerate(organs, start=1):
        if organs.index(key) != place - 1:
            yield Fault("key-repeated", ("organ", f"#{place}", "key"), {"value": key})
    if years.head.organ not in organs:
        yield _unknown(("years", "organ"), years.head.organ, organs)
    for place, mandate in enumerate(years.mandates, start=1):
        if mandate.organ not in organs:
            yield _unknown(("mandate", f"#{place}", "organ"), mandate.organ, organs)
    yield from _faults_of_convenings(years, organs)
    for place, claim in enumerate(years.claims, start=1):
        ends = ((claim.organ, claim.number), (claim.other_organ, claim.other_number))
        for name, (organ, number) in zip(("number", "other_number"), ends, strict=True):
            if years.find(organ, number) is None:
                params = {"value": f"{organ} {number}"}
                yield Fault("convening-unknown", ("claim", f"#{place}", name), params)


def _faults_of_convenings(years: Years, organs: list[str]) -> Iterator[Fault]:
    sessions = [convening.number for convening in years.sessions]
    seen: set[tuple[str, int]] = set()
    for place, convening in enumerate(years.convenings, start=1):
        path = ("convening", f"#{place}")
        key = (convening.organ, convening.number)
        if convening.organ not in organs:
            yield _unknown((*path, "organ"), convening.organ, organs)
        if key in seen:
            value = f"{convening.organ} {convening.number}"
            yield Fault("key-repeated", (*path, "number"), {"value": value})
        seen.add(key)
        if convening.closes < convening.opens:
            params = {"value": convening.closes.isoformat(), "opens": convening.opens.isoformat()}
            yield Fault("closes-before-opening", (*path, "closes"), params)
        if convening.reports_to is not None and convening.reports_to not in sessions:
            yield _unknown((*path, "reports_to"), convening.reports_to, sessions)


def _unknown(path: tuple[str, ...], value: object, known: list[str] | list[int]) -> Fault:
    listed = ", ".join(str(one) for one in known)
    return Fault("choice-unknown", path, {"value": repr(value), "known": listed})
