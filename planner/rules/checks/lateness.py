"""What comes after its deadline: drafts, papers, and the meetings that make drafts."""

from collections.abc import Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

from planner.models.body import BodyKind
from planner.models.deadline import Deadline
from planner.models.finding import About, Finding, Matter
from planner.models.paper import Paper, PaperKind, PaperStatus
from planner.models.rulebook import CheckRule, DeadlineKind
from planner.rules.checks.situation import Situation, found, meeting_
from planner.rules.now_and_next import ends_at

_GROUPS = (BodyKind.WORKING_GROUP, BodyKind.EXPERT_GROUP)
# The papers that the rules on documents are about; the others come when they come.
_DOCUMENTS = (
    PaperKind.AGENDA,
    PaperKind.REPORT,
    PaperKind.NOTE,
    PaperKind.BACKGROUND_PAPER,
)


def working_group_late(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A working group that still sits when its drafts are due."""
    for deadline in situation.deadlines_under(rule.deadlines):
        for meeting in situation.meetings:
            if ends_at(situation.programme, meeting) <= deadline.at:
                continue
            for body in meeting.bodies:
                if situation.programme.body(body).kind in _GROUPS:
                    yield found(
                        rule,
                        meeting_(meeting),
                        About(Matter.BODY, body),
                        source=deadline.source,
                        verified=deadline.verified,
                        meeting=meeting_(meeting),
                        body=About(Matter.BODY, body),
                        due=_due(deadline),
                    )


def draft_late(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A draft received after its deadline: that of working groups if it comes from one."""
    programme = situation.programme
    due: dict[bool, Deadline] = {
        deadline.kind is DeadlineKind.WORKING_GROUP_DRAFTS: deadline
        for deadline in situation.deadlines_under(rule.deadlines)
    }
    for paper in programme.papers:
        if paper.kind is not PaperKind.DRAFT_RESOLUTION or paper.submitted_at is None:
            continue
        author = programme.body(paper.submitted_by).kind if paper.submitted_by else None
        deadline = due.get(author in _GROUPS) or due.get(False)
        if deadline is not None and paper.submitted_at > deadline.at:
            yield found(
                rule,
                _paper(paper),
                source=deadline.source,
                verified=deadline.verified,
                paper=_paper(paper),
                due=_due(deadline),
                received=paper.submitted_at.astimezone(ZoneInfo(deadline.zone)),
            )


def paper_not_issued(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A document that was due before the day of the plan and is not out."""
    as_of = situation.programme.session.as_of
    for deadline in situation.deadlines_under(rule.deadlines)[:1]:
        for paper in situation.programme.papers:
            is_out = paper.status is not PaperStatus.PLANNED
            if paper.kind in _DOCUMENTS and not is_out and as_of > deadline.day:
                yield found(
                    rule,
                    _paper(paper),
                    source=deadline.source,
                    verified=deadline.verified,
                    paper=_paper(paper),
                    due=_due(deadline),
                )


def paper_late(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A document that came out after it was due; of several deadlines missed, the last is told."""
    deadlines = situation.deadlines_under(rule.deadlines)
    for paper in situation.programme.papers:
        issued = paper.issued_on
        if paper.kind not in _DOCUMENTS or issued is None:
            continue
        missed = [deadline for deadline in deadlines if issued > deadline.day]
        if missed:
            yield found(
                rule,
                _paper(paper),
                source=missed[-1].source,
                verified=missed[-1].verified,
                paper=_paper(paper),
                due=_due(missed[-1]),
                issued=issued,
            )


def _paper(paper: Paper) -> About:
    return About(Matter.PAPER, paper.symbol)


def _due(deadline: Deadline) -> datetime:
    """Without the minute that stands for the end of a whole day."""
    return deadline.at if deadline.hour is not None else datetime.combine(deadline.day, time())
