"""The organizational items of a report: elections, agenda, attendance, credentials."""

from collections.abc import Iterator, Sequence

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import (
    Inline,
    Joined,
    OnDays,
    Ordinals,
    Symbol,
    Verbatim,
    counted,
    term,
)
from planner.documents.bureau_words import GROUPS
from planner.documents.record_names import ATTENDANCE
from planner.documents.report_paragraph import ReportParagraph
from planner.documents.report_words import (
    NOTHING,
    bracketed,
    lead,
    organ,
    organ_of_kind,
    paragraphs_of,
    sentences,
    state_in_list,
)
from planner.models.approval import ApprovalKind
from planner.models.body import Body, BodyKind
from planner.models.officer import Office
from planner.models.programme import Programme
from planner.models.record import RecordEntry
from planner.models.record_facts import (
    Attendance,
    CredentialsExamined,
    Elected,
    ElectedOfficer,
    ElectionManner,
    Fact,
    OrganizationApproved,
    Present,
    RulesRecalled,
)
from planner.models.speaking import Gender
from planner.models.state import States
from planner.rules.record_items import ItemRecord
from planner.rules.record_meetings import HeldMeeting

_ELECTED: dict[ElectionManner | None, str] = {
    None: "report.elected",
    ElectionManner.ACCLAMATION: "report.elected_by_acclamation",
    ElectionManner.BALLOT: "report.elected_by_ballot",
}
ELECTIONS = frozenset(_ELECTED.values())
"""The codes of the clauses that tell of an election."""

# For each office: a woman, a man, and somebody of whom nobody noted which.
_OFFICES: dict[Office, tuple[str, str, str]] = {
    Office.PRESIDENT: (
        "report.president_woman", "report.president_man", "report.president"
    ),
    Office.VICE_PRESIDENT: (
        "report.vice_president_woman", "report.vice_president_man", "report.vice_president"
    ),
    Office.CHAIR: ("report.chair_woman", "report.chair_man", "report.chair"),
    Office.VICE_CHAIR: (
        "report.vice_chair_woman", "report.vice_chair_man", "report.vice_chair"
    ),
    Office.RAPPORTEUR: (
        "report.rapporteur_woman", "report.rapporteur_man", "report.rapporteur"
    ),
}  # fmt: skip


def election_paragraphs(
    body: Body, states: States, held: Sequence[HeldMeeting], found: ItemRecord
) -> Iterator[ReportParagraph]:
    """Who named the candidates, then who was elected to what, and how."""
    for entry, fact in found.elections:
        nominated = tuple(
            term("report.with_note", name=_office(officer), note=GROUPS[officer.nominated_by])
            for officer in fact.officers
            if officer.nominated_by is not None
        )
        if nominated:
            yield ReportParagraph(
                term("report.nominated", nominations=Joined(nominated)),
                source=paragraphs_of([entry]),
            )
        yield _elected(body, states, held, entry, fact)


def organization_paragraphs(programme: Programme, found: ItemRecord) -> Iterator[ReportParagraph]:
    """What else is recorded under an organizational item, in order."""
    for entry, fact in found.others:
        said = _said(programme, fact)
        if said is not None:
            yield ReportParagraph(said[0], listed=said[1], source=paragraphs_of([entry]))


def credentials_rules(found: ItemRecord) -> Iterator[ReportParagraph]:
    """By what rules and decisions credentials are examined, as the agenda has them."""
    if found.item.mandates:
        yield ReportParagraph(
            term("report.credentials_rules", rules=mandates_inline(found.item.mandates))
        )


def has_credentials(found: ItemRecord) -> bool:
    """Whether the item is the one under which credentials are dealt with."""
    return any(isinstance(fact, CredentialsExamined) for _, fact in found.others)


def credentials_sentences(body: Body, fact: CredentialsExamined) -> Inline:
    """When the bureau examined credentials, and how many were in order."""
    said: list[Inline] = []
    if fact.bureau_meetings and fact.days:
        said.append(
            counted(
                "report.bureau_examined",
                len(fact.bureau_meetings),
                organ=organ_of_kind(BodyKind.BUREAU),
                ordinals=Ordinals(fact.bureau_meetings),
                dates=OnDays(fact.days),
            )
        )
    if fact.represented is not None and fact.in_order is not None:
        missing = fact.represented - fact.in_order
        said.append(
            counted(
                "report.credentials_figures",
                missing,
                represented=Verbatim(str(fact.represented)),
                in_order=Verbatim(str(fact.in_order)),
            )
        )
        if fact.are_left_out and missing:
            said.append(counted("report.credentials_left_out", missing))
    return sentences(said or [term("report.credentials_unknown", organ=organ(body))])


def _elected(
    body: Body, states: States, held: Sequence[HeldMeeting], entry: RecordEntry, fact: Elected
) -> ReportParagraph:
    rule = bracketed(mandates_inline((fact.rule,)) if fact.rule else None)
    at = [one for one in held if one.meeting.key == entry.meeting]
    clause = term(_ELECTED[fact.manner], rule=rule)
    officers = tuple(
        term(
            "report.officer",
            office=_office(officer),
            person=Verbatim(officer.person),
            state=state_in_list(states, officer.state),
        )
        for officer in fact.officers
    )
    return ReportParagraph(
        lead(body, at, clause, has_list=True), officers, source=paragraphs_of([entry])
    )


def _office(officer: ElectedOfficer) -> Inline:
    woman, man, unknown = _OFFICES[officer.office]
    if officer.gender is Gender.WOMAN:
        return term(woman)
    return term(man if officer.gender is Gender.MAN else unknown)


def _said(programme: Programme, fact: Fact) -> tuple[Inline, tuple[Inline, ...]] | None:
    match fact:
        case OrganizationApproved():
            return _approved(programme, fact), ()
        case Attendance(present=present, list_symbol=symbol):
            said: list[Inline] = [term("report.attended")]
            if symbol:
                said.insert(0, term("report.list_of_participants", symbol=Symbol(symbol)))
            return sentences(said), tuple(_present(one) for one in present)
        case RulesRecalled(rules=rules):
            named = mandates_inline(tuple(f"rule {number}" for number in rules))
            return term("report.rules_recalled", rules=named), ()
        case _:
            return None


def _present(one: Present) -> Inline:
    name = ATTENDANCE[one.category]
    if one.number is None:
        return name
    return term("report.number_of", name=name, number=Verbatim(str(one.number)))


def _approved(programme: Programme, fact: OrganizationApproved) -> Inline:
    said: list[Inline] = []
    for approval in programme.approvals:
        if approval.key == fact.approval and approval.decided_on is not None:
            is_silent = approval.kind is ApprovalKind.SILENCE
            said.append(
                term(
                    "report.organization_approved_by_silence"
                    if is_silent
                    else "report.organization_approved",
                    organ=organ_of_kind(approval.by),
                    dates=OnDays((approval.decided_on,)),
                )
            )
    if fact.suspends_for is not None:
        mandate = bracketed(mandates_inline((fact.mandate,))) if fact.mandate else NOTHING
        other = organ_of_kind(fact.suspends_for)
        said.append(term("report.suspended_for", organ=other, mandate=mandate))
    return sentences(said or [term("report.organization_noted")])
