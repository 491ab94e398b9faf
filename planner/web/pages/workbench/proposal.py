"""The page of a proposal: what it changes, to be accepted in whole or in part, and why it is so."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.changes import change_inline
from planner.documents.proposal import (
    CHANGED,
    Before,
    item_change_inline,
    proposal_details,
    proposal_head,
)
from planner.editing.proposal import Part, PartKind, parts_of
from planner.models.drafting import Proposal, Status
from planner.models.edition import Change, ChangeCode
from planner.models.programme import Programme
from planner.rendering.html import render_fragment
from planner.rendering.html_table import RowMark
from planner.services.drafting_jobs import JobSoFar, wishes_of
from planner.services.drafting_results import DraftingResult
from planner.services.editions import read_content, read_edition
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.drafting import job_address
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.bench import Bench

_MARK = RowMark("changed", term("proposal.changed"))


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of the proposal: what its box sends, what it changes in words, whether it is ticked.

    ``is_needed``: what was ticked cannot stand without it.
    """

    value: str
    changes: tuple[Inline, ...]
    is_chosen: bool
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A proposal, the others beside it, and the form in which it is accepted.

    ``version`` is that of the draft which it was made from; ``is_outdated`` if there is a later
    one. ``number`` counts the proposals of the job from 0.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    happened: tuple[Inline, ...]
    head: Markup
    is_greedy: bool
    number: int
    alternatives: tuple[Link, ...]
    parts: tuple[PartLine, ...]
    version: int
    is_outdated: bool
    accept: str
    details: Markup
    again: str
    problems: tuple[str, ...]


def part_value(part: Part) -> str:
    """What the box of that part sends."""
    return f"{part.kind.value}:{part.key}"


def proposal_page(
    bench: Bench,
    so_far: JobSoFar,
    number: int,
    happened: tuple[Inline, ...],
    chosen: Collection[Part] | None = None,
    needed: Collection[Part] = (),
    problems: tuple[str, ...] = (),
) -> ProposalPage:
    """The page of one of the proposals; ``chosen`` are the parts that are ticked, all at first."""
    result = so_far.result
    assert result is not None  # noqa: S101  # a job without one has another page
    proposal = result.proposals[number]
    title = term("drafting.title")
    here = job_address(bench, so_far.job)
    above = Link(term("work.nav_drafting"), bench.address("proposals.show_drafting"))
    parts = parts_of(result.before, proposal.programme)
    return ProposalPage(
        frame=frame_of_work(bench, above, Link(title), here=here),
        work=work_frame(bench, here=here),
        title=title,
        happened=happened,
        head=render_fragment(
            proposal_head(proposal, result.assumed if not number else ()), bench.language
        ),
        is_greedy=proposal.status is Status.GREEDY,
        number=number,
        alternatives=tuple(_alternatives(here, result)),
        parts=tuple(
            PartLine(
                part_value(part),
                words,
                chosen is None or part in chosen,
                part in needed,
            )
            for part, words in zip(parts, _words(result, proposal, parts), strict=True)
        ),
        version=so_far.job.version,
        is_outdated=so_far.job.version != bench.version,
        accept=bench.address("proposals.accept", job=so_far.job.key),
        details=render_fragment(
            proposal_details(result.before, proposal, _kept(bench, so_far, proposal)),
            bench.language,
            marks={CHANGED: _MARK},
        ),
        again=bench.address("proposals.show_drafting", like=so_far.job.key),
        problems=problems,
    )


def _alternatives(here: str, result: DraftingResult) -> Iterator[Link]:
    if len(result.proposals) < 2:
        return
    for number, proposal in enumerate(result.proposals):
        cost = Verbatim(str(proposal.cost))
        name = (
            term("drafting.alternative", number=Verbatim(str(number)), cost=cost)
            if number
            else term("proposal.best", cost=cost)
        )
        yield Link(name, f"{here}?proposal={number}")


def _kept(bench: Bench, so_far: JobSoFar, proposal: Proposal) -> Before | None:
    """The edition that was to be changed least, if it was one."""
    number = wishes_of(so_far.job).keep
    if not number or so_far.result is None:
        return None
    edition = read_edition(bench.database, bench.session, number)
    content = read_content(bench.database, edition)
    changes = so_far.result.changes(proposal, content)
    return Verbatim(str(number)), content, changes


def _words(
    result: DraftingResult, proposal: Proposal, parts: Sequence[Part]
) -> Iterator[tuple[Inline, ...]]:
    before, after = result.before, proposal.programme
    changes: dict[Part, list[Change]] = {}
    for change in result.changes(proposal):
        part = _part_of(change)
        if part is not None:
            changes.setdefault(part, []).append(change)
    for part in parts:
        yield _said(before, after, part, changes.get(part, []))


def _said(
    before: Programme, after: Programme, part: Part, changes: Sequence[Change]
) -> tuple[Inline, ...]:
    if part.kind is PartKind.ITEM:
        # The change alone tells the slots that are new; what matters here is both wholes.
        return (item_change_inline(before, after, part.key),)
    if part.kind is PartKind.ORDER and not changes:
        changes = (Change(code=ChangeCode.ITEMS_REORDERED, subject=part.key),)
    return tuple(change_inline(change, before, after) for change in changes)


def _part_of(change: Change) -> Part | None:
    noun = change.code.partition("-")[0]
    if change.code is ChangeCode.ITEMS_REORDERED:
        return Part(PartKind.ORDER, change.subject)
    kinds = {"meeting": PartKind.MEETING, "room": PartKind.ROOM, "session": PartKind.SESSION}
    return Part(kinds[noun], change.subject) if noun in kinds else None
