"""The paragraphs of a report on one agenda item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.documents.agenda import paper_inline
from planner.documents.blocks import Inline, ItemNumber, Symbol, Verbatim, Words, counted, term
from planner.documents.report_actions import action_paragraph, prepared_sentence
from planner.documents.report_opening import opening_statements
from planner.documents.report_organization import (
    credentials_rules,
    credentials_sentences,
    election_paragraphs,
    has_credentials,
    organization_paragraphs,
)
from planner.documents.report_paragraph import ReportParagraph
from planner.documents.report_statements import Made, after_adoption, statement_paragraphs
from planner.documents.report_words import lead, paragraphs_of, sentences
from planner.models.agenda import AgendaItem
from planner.models.body import Body
from planner.models.draft_resolution import DraftRegister
from planner.models.programme import Programme
from planner.models.record import Record
from planner.models.record_facts import (
    CredentialsExamined,
    ItemOpened,
    ItemResumed,
    Noted,
    PapersBefore,
    SpeakerCategory,
    Statement,
    StatementKind,
)
from planner.models.state import States
from planner.rules.record_items import ItemRecord
from planner.rules.record_meetings import HeldMeeting


@dataclass(frozen=True)
class ReportMaterial:
    """All that a report of the body is made from.

    ``credentials`` is what the register of credentials says, told where the record does not.
    """

    programme: Programme
    record: Record
    drafts: DraftRegister
    states: States
    body: Body
    held: tuple[HeldMeeting, ...]
    credentials: CredentialsExamined | None = None


@dataclass(frozen=True, slots=True)
class ItemParagraphs:
    """What a report says of one item: what went on, then the action; either may be empty."""

    considered: tuple[ReportParagraph, ...]
    action: tuple[ReportParagraph, ...]
    has_deliberations: bool


def item_paragraphs(material: ReportMaterial, found: ItemRecord) -> ItemParagraphs:
    """The paragraphs on the item, in the order of the reports."""
    body, states = material.body, material.states
    statements = [one for one in found.statements if one[1].made_as is not StatementKind.OPENING]
    considered = [
        *opening_statements(body, states, found),
        *_considered(material, found),
        *statement_paragraphs(material.programme, states, statements),
        *election_paragraphs(body, states, material.held, found),
    ]
    organization = [
        *organization_paragraphs(material.programme, found),
        *_credentials(material, found),
        *_notes(found),
    ]
    is_debated = any(
        fact.category is SpeakerCategory.PARTY and fact.made_as is StatementKind.STATEMENT
        for _, fact in statements
    )
    actions = tuple(_actions(material, found))
    if organization or found.elections:
        # Decisions on organization belong among the other facts of their item.
        return ItemParagraphs((*considered, *actions, *organization), (), False)
    return ItemParagraphs(tuple(considered), actions, is_debated)


def entitled(programme: Programme, item: AgendaItem) -> Inline:
    """The title of the item, with that of the item above it."""
    parent = programme.parent_of(item)
    if parent is None:
        return Words(item.title)
    return term("report.title_below", above=Words(parent.title), title=Words(item.title))


def _considered(material: ReportMaterial, found: ItemRecord) -> Iterator[ReportParagraph]:
    decided_at = {entry.meeting for entry, _ in (*found.decisions, *found.elections)}
    is_only_decided = all(one.meeting.key in decided_at for one in found.considered_at)
    has_more = found.papers or found.prepared or found.statements
    if not found.considered_at or (is_only_decided and not has_more):
        return
    if any(fact.made_as is StatementKind.OPENING for _, fact in found.statements):
        return
    clause = term(
        "report.considered",
        item=ItemNumber(found.item.number),
        title=entitled(material.programme, found.item),
    )
    said = [lead(material.body, found.considered_at, clause)]
    papers = tuple(_paper(material.programme, symbol) for symbol in found.papers)
    said += [prepared_sentence(fact) for fact in found.prepared]
    if len(papers) == 1:
        said.append(term("report.paper_before", paper=papers[0]))
    elif papers:
        said.append(counted("report.papers_before", len(papers)))
    kinds = (ItemOpened, ItemResumed, PapersBefore)
    entries = [
        entry for entry in material.record.of_item(found.item.key) if isinstance(entry.fact, kinds)
    ]
    listed = papers if len(papers) > 1 else ()
    yield ReportParagraph(sentences(said), listed, source=paragraphs_of(entries))


def _paper(programme: Programme, symbol: str) -> Inline:
    found = next((paper for paper in programme.papers if paper.symbol == symbol), None)
    return Symbol(symbol) if found is None else paper_inline(found)


def _actions(material: ReportMaterial, found: ItemRecord) -> Iterator[ReportParagraph]:
    """The decisions in order, each with the statements that were made after it."""
    places = {entry.id: place for place, entry in enumerate(material.record.in_force)}
    made = [one for one in found.statements if _is_after_adoption(one[1])]
    for place, decided in enumerate(found.decisions):
        yield action_paragraph(
            material.body, material.states, material.drafts, material.held, decided
        )
        following = found.decisions[place + 1 :]
        ends = places[following[0][0].id] if following else len(places)
        here = [one for one in made if places[decided[0].id] < places[one[0].id] < ends]
        yield from _after(material.states, here)
        made = [one for one in made if one not in here]
    yield from _after(material.states, made)


def _after(states: States, made: Sequence[Made]) -> Iterator[ReportParagraph]:
    if made:
        yield after_adoption(states, made)


def _is_after_adoption(fact: Statement) -> bool:
    return fact.made_as is StatementKind.AFTER_ADOPTION


def _credentials(material: ReportMaterial, found: ItemRecord) -> Iterator[ReportParagraph]:
    if not has_credentials(found):
        return
    yield from credentials_rules(found)
    for entry, fact in found.others:
        if isinstance(fact, CredentialsExamined):
            said = credentials_sentences(material.body, fact)
            yield ReportParagraph(said, source=paragraphs_of([entry]))


def _notes(found: ItemRecord) -> Iterator[ReportParagraph]:
    """What somebody noted in their own words, for whoever edits the report."""
    for entry, fact in found.others:
        if isinstance(fact, Noted):
            noted = term("report.noted_by_hand", text=Verbatim(fact.text))
            yield ReportParagraph(noted, source=paragraphs_of([entry]), is_note=True)
