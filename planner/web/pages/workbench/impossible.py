"""The page for a session that has no organization of work: what conflicts, and what would help."""

from dataclasses import dataclass

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.draft_words import fact_inline, ground_inline, relaxation_inline
from planner.models.drafting import Fact, FactCode
from planner.services.drafting_jobs import JobSoFar
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.drafting import job_address
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.bench import Bench

_HELD = "pinned-held-"
# Where each kind of fact is laid down; what the secretariat has estimated is no part of the draft.
_WHERE = {
    FactCode.ENTITLED: ("facts.edit_facts", "draft.facts"),
    FactCode.AT_ONCE: ("facts.edit_facts", "draft.facts"),
    FactCode.ROOMS: ("bodies.list_bodies", "work.nav_bodies"),
    FactCode.COMMITTEE: ("rules.show_rules", "work.nav_rules"),
    FactCode.FIRST: ("rules.show_rules", "work.nav_rules"),
    FactCode.LAST: ("rules.show_rules", "work.nav_rules"),
    FactCode.DUE: ("rules.show_rules", "work.nav_rules"),
    FactCode.OFFICER: ("officers.list_officers", "work.nav_officers"),
    FactCode.SUBJECT: ("agenda.show_agenda", "work.nav_agenda"),
    FactCode.WORK: ("grid.show_grid", "work.nav_grid"),
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact, where it is laid down, and the part of the workbench where it is changed; ``None``
    for what stands in the estimates of the session.
    """

    fact: Inline
    ground: Inline | None
    where: Link | None


@dataclass(frozen=True, slots=True)
class ImpossiblePage:
    """The facts that cannot all hold, and what would help, the cheapest first.

    ``again`` leads to the form with the same wishes.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    happened: tuple[Inline, ...]
    intro: Inline
    facts: tuple[FactLine, ...]
    help: tuple[Inline, ...]
    again: str


def impossible_page(bench: Bench, so_far: JobSoFar, happened: tuple[Inline, ...]) -> ImpossiblePage:
    """The page of a job that has found a conflict."""
    assert so_far.result is not None and so_far.result.conflict is not None  # noqa: S101, PT018
    programme, conflict = so_far.result.before, so_far.result.conflict
    title = term("drafting.conflict-title")
    here = job_address(bench, so_far.job)
    above = Link(term("work.nav_drafting"), bench.address("proposals.show_drafting"))
    slots = Verbatim(str(conflict.slots))
    assumed = so_far.result.assumed
    return ImpossiblePage(
        frame=frame_of_work(bench, above, Link(title), here=here),
        work=work_frame(bench, here=here),
        title=title,
        happened=happened,
        intro=(
            term("drafting.conflict", slots=slots)
            if conflict.is_minimal
            else term("drafting.conflict-unproven", slots=slots)
        ),
        facts=tuple(
            FactLine(
                fact_inline(programme, fact),
                _ground(fact),
                _where(bench, fact, has_estimates=not assumed),
            )
            for fact in conflict.facts
        ),
        help=tuple(relaxation_inline(programme, found) for found in conflict.relaxations),
        again=bench.address("proposals.show_drafting", like=so_far.job.key),
    )


def _ground(fact: Fact) -> Inline | None:
    if fact.source is None or not fact.source.as_mapping():
        return None
    return ground_inline(fact.source, is_verified=fact.is_verified)


def _where(bench: Bench, fact: Fact, *, has_estimates: bool) -> Link | None:
    """A length that nobody has estimated is that of the plan, and is changed there; so is the place
    of what has been held.
    """
    if fact.key.startswith(_HELD):
        endpoint, label = _WHERE[FactCode.WORK]
    elif fact.code not in _WHERE or (fact.code is FactCode.WORK and has_estimates):
        return None
    else:
        endpoint, label = _WHERE[fact.code]
    return Link(term(label), bench.address(endpoint))
