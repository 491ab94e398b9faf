"""The provisional agenda: the numbered items, what each is about, and the annex."""

from planner.documents.blocks import (
    Block,
    Document,
    Entry,
    Heading,
    Inline,
    ItemNumber,
    Listing,
    PageBreak,
    Paragraph,
    Role,
    Series,
    Subject,
    Symbol,
    Target,
    Verbatim,
    Words,
    term,
)
from planner.documents.cover import cover_of
from planner.documents.organization_of_work import work_table
from planner.models.agenda import AgendaItem
from planner.models.body import Body
from planner.models.paper import Paper
from planner.models.programme import Programme

KIND = "agenda"

# How a mandate is written in a bundle, and the message that says it in each language.
_MANDATES = {
    "decision": "document.decision",
    "resolution": "document.resolution",
    "rule": "document.rule",
    "article": "document.article",
    "General Assembly resolution": "document.general_assembly_resolution",
}


def provisional_agenda(programme: Programme) -> Document:
    """The provisional agenda of the session, or the agendas of the bodies that meet jointly.

    The numbered tree of each body; then, when items have annotations or documents, a section
    of annotations; then the organization of work as an annex.
    """
    bodies = programme.bodies_with_agenda()
    is_annotated = any(_is_annotated(programme, item) for item in programme.items)
    blocks: list[Block] = []
    for body in bodies:
        blocks.append(Heading(_name_of_agenda(body, bodies), anchor=f"agenda-{body.key}"))
        blocks.append(_tree(programme, body))
    if is_annotated:
        blocks.append(Heading(term("document.annotations"), anchor="annotations"))
        for body in bodies:
            if len(bodies) > 1:
                blocks.append(Heading(Words(body.name), level=2))
            for item in programme.agenda_of(body.key):
                blocks.extend(_annotated(programme, item, base=3 if len(bodies) > 1 else 2))
    if programme.meetings:
        blocks.append(PageBreak())
        blocks.append(Heading(term("document.annex"), anchor="annex"))
        blocks.append(Heading(term("document.organization_of_work"), level=2))
        blocks.append(work_table(programme))
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=_title(is_annotated=is_annotated, is_joint=len(bodies) > 1),
        cover=cover_of(programme),
        blocks=tuple(blocks),
    )


def _title(*, is_annotated: bool, is_joint: bool) -> Inline:
    kind = "annotated_agenda" if is_annotated else "agenda"
    return term(f"document.{kind}_joint" if is_joint else f"document.{kind}")


def _name_of_agenda(body: Body, bodies: tuple[Body, ...]) -> Inline:
    return Words(body.name) if len(bodies) > 1 else term("document.agenda")


def _tree(programme: Programme, body: Body) -> Listing:
    return Listing(
        tuple(
            Entry(
                content=_title_in_tree(programme, item),
                marker=ItemNumber(item.number),
                level=item.level,
                target=Target(Subject.ITEM, item.key),
            )
            for item in programme.agenda_of(body.key)
        )
    )


def _title_in_tree(programme: Programme, item: AgendaItem) -> Inline:
    parent = programme.parent_of(item)
    is_common = bool(programme.same_subject(item))
    if is_common and not (parent and programme.same_subject(parent)):
        return term("document.common_item", title=Words(item.title))
    return Words(item.title)


def _is_annotated(programme: Programme, item: AgendaItem) -> bool:
    return item.annotation is not None or bool(programme.papers_under(item.key))


def _annotated(programme: Programme, item: AgendaItem, *, base: int) -> list[Block]:
    blocks: list[Block] = [
        Heading(
            Words(item.title),
            level=base + item.level - 1,
            anchor=f"item-{item.key}",
            number=ItemNumber(item.number),
        )
    ]
    if item.annotation is not None:
        blocks.append(Paragraph(Words(item.annotation)))
    if item.mandates:
        mandates = Series(tuple(mandate_inline(mandate) for mandate in item.mandates))
        blocks.append(Paragraph(term("document.mandates", mandates=mandates), Role.NOTE))
    papers = programme.papers_under(item.key)
    if papers:
        blocks.append(Heading(term("document.documentation"), level=base + item.level))
        blocks.append(Listing(tuple(Entry(paper_inline(paper)) for paper in papers)))
    return blocks


def paper_inline(paper: Paper) -> Inline:
    """A paper as documentation lists name it: its title and its symbol."""
    return term("document.paper", title=Words(paper.title), symbol=Symbol(paper.symbol))


def mandate_inline(mandate: str) -> Inline:
    """A mandate such as ``resolution 8/2``, said in the reader's language if its kind is known."""
    kind, _, number = mandate.rpartition(" ")
    if kind in _MANDATES:
        return term(_MANDATES[kind], number=Verbatim(number))
    return Verbatim(mandate)
