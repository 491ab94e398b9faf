"""A proposal on the workbench, as blocks: before and after, what it costs, why it is so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from planner.documents.blocks import (
    Block,
    Document,
    Entry,
    Heading,
    Inline,
    ItemNumber,
    Listing,
    Paragraph,
    Role,
    RowGroup,
    Separator,
    Series,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.documents.changes import change_list
from planner.documents.draft import comparison_table, cost_table, reason_table, status_inline
from planner.documents.draft_words import fact_inline, key_inline, when_inline
from planner.documents.working_cover import working_cover_of
from planner.models.drafting import Proposal
from planner.models.edition import Change
from planner.models.programme import Programme

KIND = "proposal"
CHANGED = "changed"
"""The key of the rows in which before and after differ."""

Before = tuple[Inline, Programme, tuple[Change, ...]]
"""An edition that was to be changed least: its name, what it says, and what would change in it."""


def proposal_head(proposal: Proposal, assumed: Sequence[str]) -> Document:
    """How good the proposal is known to be, what it rests on, and what it does not keep to."""
    programme = proposal.programme
    blocks: list[Block] = [Paragraph(status_inline(proposal))]
    if assumed:
        names = tuple(key_inline(programme, key) for key in assumed)
        said = term("drafting.assumed", items=Series(names, Separator.SEMICOLON))
        blocks.append(Paragraph(said, Role.NOTE))
    if proposal.broken:
        blocks.append(Heading(term("drafting.broken"), anchor="broken"))
        facts = tuple(Entry(fact_inline(programme, fact)) for fact in proposal.broken)
        blocks.append(Listing(facts))
    return _document(programme, blocks)


def proposal_details(before: Programme, proposal: Proposal, kept: Before | None) -> Document:
    """Before and after side by side, the cost term by term, the reasons; and what changes in the
    edition that was to be changed least, if that is not the draft.
    """
    programme = proposal.programme
    blocks: list[Block] = [
        Heading(term("drafting.comparison"), anchor="comparison"),
        _with_changed(comparison_table(before, programme)),
    ]
    if kept is not None:
        name, edition, changes = kept
        blocks.append(Heading(term("proposal.against_edition", edition=name), anchor="kept"))
        blocks.append(
            change_list(changes, edition, programme) if changes else Paragraph(term("change.none"))
        )
    blocks += [Heading(term("drafting.cost"), anchor="cost"), cost_table(proposal)]
    blocks += [Heading(term("drafting.reasons"), anchor="reasons"), reason_table(proposal)]
    if any(placement.next_best is not None for placement in proposal.placements):
        blocks.append(Paragraph(term("proposal.next_best_note"), Role.NOTE))
    return _document(programme, blocks)


def _with_changed(table: Table) -> Table:
    """The table with a key on each time at which something else is held than before."""

    def marked(group: RowGroup) -> RowGroup:
        was, will_be = group.rows[0]
        return group if was == will_be else replace(group, keys=(CHANGED,))

    return replace(
        table,
        bands=tuple(replace(b, groups=tuple(map(marked, b.groups))) for b in table.bands),
    )


def places_inline(programme: Programme, item: str) -> Inline:
    """At which meetings the item is taken, and for how many minutes if that is said."""
    said = tuple(
        _place(datetime.combine(meeting.day, meeting.starts), allocation.minutes)
        for allocation in programme.allocations
        if allocation.item == item
        for meeting in (programme.meeting(allocation.meeting),)
    )
    return Series(said, Separator.SEMICOLON) if said else term("work.nothing")


def _place(at: datetime, minutes: int | None) -> Inline:
    if minutes is None:
        return when_inline(at)
    return term("drafting.part", at=when_inline(at), minutes=Verbatim(str(minutes)))


def item_change_inline(before: Programme, after: Programme, key: str) -> Inline:
    """An item with its places before and after."""
    item = after.item(key)
    title = Words(item.short_title or item.title)
    return term(
        "proposal.item_change",
        item=term("document.entry", number=ItemNumber(item.number), title=title),
        before=places_inline(before, key),
        after=places_inline(after, key),
    )


def _document(programme: Programme, blocks: Sequence[Block]) -> Document:
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("drafting.title"),
        cover=working_cover_of(programme),
        blocks=tuple(blocks),
    )
