"""Who is on a slate, and what was found in it, in words."""

from collections.abc import Sequence

from planner.documents.blocks import (
    Band,
    Cell,
    Column,
    Entry,
    Inline,
    Listing,
    RowGroup,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.documents.bureau_words import GROUPS, SEATS, param_inline, state_name
from planner.documents.sources import source_inline
from planner.models.check import Severity
from planner.models.series import Series
from planner.models.slate import Slate, SlateCode, SlateFinding
from planner.models.state import RegionalGroup, States
from planner.rules.rotation import expected_group, group_at

_SENTENCES = {
    SlateCode.SEAT_UNKNOWN: "bureau.seat-unknown",
    SlateCode.SEATS_VACANT: "bureau.seats-vacant",
    SlateCode.SEATS_OVERFILLED: "bureau.seats-overfilled",
    SlateCode.STATE_UNKNOWN: "bureau.state-unknown",
    SlateCode.NOT_A_STATE: "bureau.not-a-state",
    SlateCode.WITHOUT_GROUP: "bureau.without-group",
    SlateCode.STATE_TWICE: "bureau.state-twice",
    SlateCode.GROUPS_UNBALANCED: "bureau.groups-unbalanced",
    SlateCode.NOT_A_PARTY: "bureau.not-a-party",
    SlateCode.NOT_PRESENT: "bureau.not-present",
    SlateCode.NO_PROTOCOL_PARTY: "bureau.no-protocol-party",
    SlateCode.TOO_FEW_PARTIES_TO_ALL: "bureau.too-few-parties-to-all",
    SlateCode.PARTY_STATUS_UNKNOWN: "bureau.party-status-unknown",
    SlateCode.PARTY_STATUS_UNVERIFIED: "bureau.party-status-unverified",
    SlateCode.WRONG_GROUP: "bureau.wrong-group",
    SlateCode.TOO_MANY_TERMS: "bureau.too-many-terms",
    SlateCode.CONTESTED_ACCLAMATION: "bureau.contested-acclamation",
    SlateCode.NOT_SAME_STATE: "bureau.not-same-state",
    SlateCode.PRESIDENT_NOT_COVERED: "bureau.president-not-covered",
}
_WEIGHTS = {
    Severity.ERROR: term("rule.error"),
    Severity.WARNING: term("rule.warning"),
    Severity.ADVICE: term("rule.advice"),
}


def slate_finding_text(states: States, finding: SlateFinding) -> Inline:
    """The finding as a sentence, after how much it weighs."""
    params = {name: param_inline(states, param) for name, param in finding.params}
    sentence = term(_SENTENCES[finding.code], **params)
    return term("bureau.finding", weight=_WEIGHTS[finding.severity], sentence=sentence)


def slate_table(series: Series, states: States, slate: Slate) -> Table:
    """Each member with the office, the group, and the group whose turn the office is."""
    rows = tuple(
        RowGroup(
            SEATS[member.seat],
            (
                (
                    Cell(state_name(states, member.state)),
                    Cell(_group(group_at(series, states, member.state, slate.session))),
                    Cell(_group(expected_group(series, states, member.seat, slate.session))),
                ),
            ),
        )
        for member in slate.members
    )
    columns = (
        Column(term("bureau.seat")),
        Column(term("bureau.state")),
        Column(term("bureau.group")),
        Column(term("bureau.turn_of")),
    )
    return Table(term("bureau.officers"), columns, (Band(rows),))


def _group(group: RegionalGroup | None) -> Inline | None:
    return None if group is None else GROUPS[group]


def slate_listing(states: States, findings: Sequence[SlateFinding]) -> Listing:
    """Each finding; below it its explanation, if one is recorded, and its ground."""
    entries: list[Entry] = []
    for number, finding in enumerate(findings, start=1):
        marker = Verbatim(f"{number}.")
        entries.append(Entry(slate_finding_text(states, finding), marker=marker))
        if finding.departure is not None:
            entries.append(Entry(Words(finding.departure.explanation), level=2))
            shown = source_inline(finding.departure.source)
            is_decided = finding.departure.is_decided
            told = "bureau.decided_by" if is_decided else "bureau.shown_by"
            entries.append(Entry(term(told, source=shown), level=2))
        ground = "finding.ground" if finding.is_verified else "finding.ground-unverified"
        entries.append(Entry(term(ground, source=source_inline(finding.source)), level=2))
    return Listing(tuple(entries))
