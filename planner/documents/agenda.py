"""The provisional agenda: the numbered items, what each is about, and the annex."""

from collections.abc import Iterable
from itertools import groupby

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
    Separator,
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

# How a mandate is written in a bundle, and the messages that say one of them, and several.
_MANDATES = {
    "decision": ("document.decision", "document.decisions"),
    "resolution": ("document.resolution", "document.resolutions"),
    "rule": ("document.rule", "document.rules"),
    "article": ("document.article", "document.articles"),
    "General Assembly resolution": (
        "document.general_assembly_resolution",
        "document.general_assembly_resolutions",
    ),
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
        mandates = mandates_inline(item.mandates)
        blocks.append(Paragraph(term("document.mandates", mandates=mandates), Role.NOTE))
    papers = programme.papers_under(item.key)
    if papers:
        blocks.append(Heading(term("document.documentation"), level=base + item.level))
        blocks.append(Listing(tuple(Entry(paper_inline(paper)) for paper in papers)))
    return blocks


def paper_inline(paper: Paper) -> Inline:
    """A paper as documentation lists name it: its title and its symbol."""
    return term("document.paper", title=Words(paper.title), symbol=Symbol(paper.symbol))


def mandates_inline(mandates: Iterable[str]) -> Inline:
    """Mandates such as ``resolution 8/2``, in the reader's language where their kind is known.

    Those of one kind that follow each other are named together: decisions 8/1, 8/2.
    """
    said: list[Inline] = []
    for kind, of_a_kind in groupby(mandates, key=lambda mandate: mandate.rpartition(" ")[0]):
        same = list(of_a_kind)
        if kind not in _MANDATES:
            said.extend(map(Verbatim, same))
            continue
        one, several = _MANDATES[kind]
        numbers = Series(tuple(Verbatim(mandate.rpartition(" ")[2]) for mandate in same))
        said.append(term(one if len(same) == 1 else several, number=numbers))
    return Series(tuple(said), Separator.SEMICOLON)
