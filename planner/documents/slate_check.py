"""The slate of a session with everything that is found in it, as a document."""

from collections.abc import Sequence

from planner.documents.blocks import Block, Document, Heading, Inline, Paragraph, Role, term
from planner.documents.bureau import rule_sentences
from planner.documents.secretariat_cover import secretariat_cover_of
from planner.documents.slate import slate_listing, slate_table
from planner.models.programme import Programme
from planner.models.series import Series
from planner.models.slate import ElectionMode, Slate, SlateFinding, SlateOrigin
from planner.models.state import States
from planner.rules.bureau import is_in_order

KIND = "slate"

_ORIGINS = {
    SlateOrigin.PROGRAMME: term("bureau.from_programme"),
    SlateOrigin.RECORD: term("bureau.from_record"),
    SlateOrigin.PROPOSED: term("bureau.from_proposal"),
}
_MODES = {
    ElectionMode.ACCLAMATION: term("bureau.by_acclamation"),
    ElectionMode.BALLOT: term("bureau.by_ballot"),
}


def slate_check(
    programme: Programme,
    series: Series,
    states: States,
    slate: Slate,
    origin: SlateOrigin,
    findings: Sequence[SlateFinding],
) -> Document:
    """Who is on the slate, the rule it is held against, and the findings with their sources."""
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("bureau.slate"),
        cover=secretariat_cover_of(programme),
        blocks=tuple(slate_blocks(series, states, slate, origin, findings)),
    )


def slate_blocks(
    series: Series,
    states: States,
    slate: Slate,
    origin: SlateOrigin,
    findings: Sequence[SlateFinding],
) -> list[Block]:
    """What stands on the slate and is found in it."""
    blocks: list[Block] = [Paragraph(_ORIGINS[origin])]
    if origin is SlateOrigin.PROPOSED:
        blocks.append(Paragraph(_MODES[slate.mode]))
    blocks += [Paragraph(sentence) for sentence in rule_sentences(series)]
    if not series.head.verified:
        blocks.append(Paragraph(term("bureau.rule_unverified"), Role.NOTE))
    if slate.present is None:
        blocks.append(Paragraph(term("bureau.presence_unchecked"), Role.NOTE))
    blocks.append(slate_table(series, states, slate))
    blocks.append(Heading(term("bureau.found"), anchor="found"))
    blocks.append(Paragraph(verdict(findings)))
    if findings:
        blocks.append(slate_listing(states, findings))
    return blocks


def verdict(findings: Sequence[SlateFinding]) -> Inline:
    """Whether the slate is in order, in one sentence."""
    if not findings:
        return term("bureau.in_order")
    return term("bureau.in_order_with_advice" if is_in_order(findings) else "bureau.not_in_order")
