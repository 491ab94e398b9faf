"""What was found in a slate, in words."""

from collections.abc import Sequence

from planner.documents.blocks import Entry, Inline, Listing, Verbatim, Words, term
from planner.documents.bureau_words import param_inline
from planner.documents.sources import source_inline
from planner.models.check import Severity
from planner.models.slate import SlateCode, SlateFinding
from planner.models.state import States

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


def slate_listing(states: States, findings: Sequence[SlateFinding]) -> Listing:
    """Each finding; below it its explanation, if one is recorded, and its ground."""
    entries: list[Entry] = []
    for number, finding in enumerate(findings, start=1):
        marker = Verbatim(f"{number}.")
        entries.append(Entry(slate_finding_text(states, finding), marker=marker))
        if finding.departure is not None:
            entries.append(Entry(Words(finding.departure.explanation), level=2))
            shown = source_inline(finding.departure.source)
            entries.append(Entry(term("bureau.shown_by", source=shown), level=2))
        ground = "finding.ground" if finding.is_verified else "finding.ground-unverified"
        entries.append(Entry(term(ground, source=source_inline(finding.source)), level=2))
    return Listing(tuple(entries))
