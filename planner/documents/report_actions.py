"""What was decided, as the paragraphs of a report tell it."""

from collections.abc import Sequence

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import (
    FromTo,
    Inline,
    Separator,
    Series,
    Verbatim,
    Words,
    counted,
    term,
)
from planner.documents.record_names import SUBJECTS
from planner.documents.report_paragraph import ReportParagraph
from planner.documents.report_words import (
    bracketed,
    lead,
    paragraphs_of,
    sentences,
    sponsors_listed,
    symbols_inline,
)
from planner.models.body import Body
from planner.models.draft_resolution import DraftRegister, DraftResolution
from planner.models.record import RecordEntry
from planner.models.record_facts import (
    Decided,
    DecisionManner,
    DecisionOutcome,
    DecisionSubject,
    FinancialStatement,
    Prepared,
    Vote,
)
from planner.models.state import States
from planner.rules.record_meetings import HeldMeeting
from planner.rules.record_votes import votes_needed

_ADOPTED: dict[DecisionSubject, str] = {
    DecisionSubject.AGENDA: "report.adopted_agenda",
    DecisionSubject.ORGANIZATION_OF_WORK: "report.adopted_organization",
    DecisionSubject.CREDENTIALS: "report.adopted_credentials",
    DecisionSubject.DRAFT_RESOLUTION: "report.adopted_resolution",
    DecisionSubject.DRAFT_DECISION: "report.adopted_decision",
    DecisionSubject.NEXT_AGENDA: "report.adopted_next_agenda",
    DecisionSubject.NEXT_ORGANIZATION: "report.adopted_next_organization",
    DecisionSubject.REPORT: "report.adopted_report",
    DecisionSubject.OTHER: "report.adopted_other",
}
_OTHERWISE: dict[DecisionOutcome, str] = {
    DecisionOutcome.REJECTED: "report.rejected",
    DecisionOutcome.POSTPONED: "report.postponed",
    DecisionOutcome.NOTED: "report.noted",
    DecisionOutcome.ADOPTED: "report.adopted_other",
}
_FINANCIAL: dict[FinancialStatement, Inline] = {
    FinancialStatement.READ_OUT: term("report.financial_read_out"),
    FinancialStatement.EXTRABUDGETARY: term("report.financial_extrabudgetary"),
    FinancialStatement.NONE_ARISE: term("report.financial_none"),
}
_PREPARED: dict[bool, str] = {True: "report.prepared_with_bureau", False: "report.prepared"}
DECIDED_NEXT_DATES = "report.decided_next_dates"
ACTIONS = frozenset({*_ADOPTED.values(), *_OTHERWISE.values(), DECIDED_NEXT_DATES})
"""The codes of the clauses that tell what was decided."""


def action_paragraph(
    body: Body,
    states: States,
    drafts: DraftRegister,
    held: Sequence[HeldMeeting],
    decided: tuple[RecordEntry, Decided],
) -> ReportParagraph:
    """One decision: at which meeting, what, how, put forward by whom, with what it costs."""
    entry, fact = decided
    at = [one for one in held if one.meeting.key == entry.meeting]
    draft = _draft(drafts, fact)
    said = [lead(body, at, _clause(fact, draft))]
    if fact.is_orally_amended:
        said.append(term("report.orally_amended"))
    if fact.manner is DecisionManner.CONSENSUS:
        said.append(term("report.by_consensus"))
    if fact.vote is not None:
        said.append(_vote(fact.vote))
    elif fact.manner is DecisionManner.VOTE:
        said.append(term("report.by_vote"))
    sponsors = fact.sponsors or (draft.sponsors if draft is not None else ())
    if sponsors:
        listed = sponsors_listed(states, sponsors)
        said.append(counted("report.sponsors", len(sponsors), sponsors=listed))
    if fact.is_sponsored_by_all:
        said.append(term("report.sponsored_by_all"))
    if fact.financial is not None:
        said.append(_FINANCIAL[fact.financial])
    return ReportParagraph(sentences(said), source=paragraphs_of([entry]))


def prepared_sentence(fact: Prepared) -> Inline:
    """Who drew up what was before the meeting, and by what rule."""
    rule = bracketed(mandates_inline((fact.rule,)) if fact.rule else None)
    return term(_PREPARED[fact.consulted is not None], rule=rule)


def _draft(drafts: DraftRegister, fact: Decided) -> DraftResolution | None:
    return next((draft for draft in drafts.drafts if draft.key == fact.draft), None)


def _clause(fact: Decided, draft: DraftResolution | None) -> Inline:
    symbols = fact.documents or ((draft.symbol,) if draft is not None and draft.symbol else ())
    is_adopted = fact.outcome is DecisionOutcome.ADOPTED
    if is_adopted and fact.subject is DecisionSubject.NEXT_DATES and fact.starts:
        period = FromTo(fact.starts, fact.ends or fact.starts)
        return term(DECIDED_NEXT_DATES, period=period)
    if is_adopted and fact.subject in _ADOPTED and fact.subject is not DecisionSubject.OTHER:
        result = mandates_inline((fact.result,)) if fact.result else None
        named = tuple(part for part in (symbols_inline(symbols), result) if part is not None)
        documents = bracketed(Series(named, Separator.SEMICOLON) if named else None)
        return term(_ADOPTED[fact.subject], documents=documents)
    title = Words(fact.title) if fact.title is not None else SUBJECTS[fact.subject]
    code = _OTHERWISE[fact.outcome]
    return term(code, subject=title, documents=bracketed(symbols_inline(symbols)))


def _vote(vote: Vote) -> Inline:
    return term(
        "report.vote",
        yes=Verbatim(str(vote.yes)),
        no=Verbatim(str(vote.no)),
        abstaining=Verbatim(str(vote.abstaining)),
        needed=Verbatim(str(votes_needed(vote))),
    )
