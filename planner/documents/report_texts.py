"""The resolutions and decisions that were adopted, as the first chapter of a report lists them."""

from collections.abc import Iterator

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import FromTo, Inline, Words, term
from planner.documents.record_names import SUBJECTS
from planner.documents.report_items import ReportMaterial
from planner.documents.report_paragraph import ReportParagraph
from planner.documents.report_words import organ
from planner.models.record_facts import Decided, DecisionOutcome, DecisionSubject

_KINDS = (("resolution", "report.resolutions_adopted"), ("decision", "report.decisions_adopted"))


def adopted_texts(material: ReportMaterial) -> Iterator[ReportParagraph]:
    """The resolutions, then the decisions, in the order of their numbers, with their titles."""
    decided = [
        fact
        for entry, fact in material.record.of_kind(Decided)
        if fact.result
        and fact.outcome is DecisionOutcome.ADOPTED
        and (not entry.item or material.programme.item(entry.item).body == material.body.key)
    ]
    session = material.programme.session
    for kind, code in _KINDS:
        of_kind = sorted(
            (fact for fact in decided if fact.result.startswith(kind)), key=_number_of_result
        )
        if of_kind:
            period = FromTo(session.opens, session.closes)
            said = term(code, organ=organ(material.body), city=Words(session.city), period=period)
            yield ReportParagraph(said, tuple(_text(material, fact) for fact in of_kind))


def _number_of_result(fact: Decided) -> tuple[int, ...]:
    number = fact.result.rpartition(" ")[2]
    return tuple(int(part) for part in number.split("/") if part.isdecimal())


def _text(material: ReportMaterial, fact: Decided) -> Inline:
    name = mandates_inline((fact.result,))
    return term("report.with_note", name=_title(material, fact), note=name)


def _title(material: ReportMaterial, fact: Decided) -> Inline:
    if fact.title is not None:
        return Words(fact.title)
    for draft in material.drafts.drafts:
        if draft.key == fact.draft:
            return Words(draft.title)
    if fact.subject is DecisionSubject.NEXT_AGENDA:
        return term("report.next_agenda_title")
    if fact.subject is DecisionSubject.NEXT_ORGANIZATION:
        return term("report.next_organization_title")
    return SUBJECTS[fact.subject]
