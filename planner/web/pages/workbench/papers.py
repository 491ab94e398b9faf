"""The list of the papers, and the symbol that is proposed for another."""

from typing import NamedTuple

from planner.documents.blocks import DateOnly, Inline, ItemNumber, Series, Verbatim, Words, term
from planner.documents.field_words import FIELDS
from planner.models.paper import Paper, PaperKind, PaperStatus
from planner.web.pages.fields import options_of
from planner.web.pages.frame import Link
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.fields import Field, Shape, field_views
from planner.web.pages.workbench.lists import ListsPage, NounLine, NounList, lists_page
from planner.web.pages.workbench.names import PAPER_KINDS, PAPER_STATUSES
from planner.web.pages.workbench.noun_form import Button, GetForm
from planner.web.workbench.bench import Bench


class Proposal(NamedTuple):
    """A symbol that is free, for a paper of that kind of those bodies; empty if none is known."""

    kind: PaperKind
    bodies: tuple[str, ...]
    symbol: str


def papers_page(bench: Bench) -> ListsPage:
    """All papers, in their order."""
    add = Link(term("draft.new_paper"), bench.address("papers.add_paper"))
    papers = NounList(
        anchor="papers",
        heading=FIELDS["papers"],
        empty=term("draft.no_paper"),
        add=add if bench.may_edit else None,
        lines=tuple(_line(bench, paper) for paper in bench.programme.papers),
    )
    return lists_page(bench, FIELDS["papers"], (papers,))


def proposal_form(bench: Bench, proposal: Proposal) -> GetForm:
    """Asks for another symbol."""
    bodies = tuple(Option(body.key, Words(body.name)) for body in bench.programme.bodies)
    fields = (
        Field(
            "kind", FIELDS["kind"], Shape.CHOICE, options_of(PAPER_KINDS, PaperKind),
            is_required=True,
        ),
        Field("bodies", FIELDS["bodies"], Shape.SEVERAL, bodies, term("draft.joint_hint")),
    )  # fmt: skip
    written = {"kind": (proposal.kind.value,), "bodies": proposal.bodies}
    return GetForm(
        legend=term("draft.propose_symbol"),
        address=bench.address("papers.add_paper"),
        fields=field_views(fields, written, {}),
        submit=term("draft.propose"),
    )


def _line(bench: Bench, paper: Paper) -> NounLine:
    facts: list[Inline] = [Words(paper.title), PAPER_KINDS[paper.kind]]
    if paper.issued_on is not None:
        facts.append(DateOnly(paper.issued_on))
    if paper.items:
        numbers = Series(tuple(ItemNumber(bench.programme.item(i).number) for i in paper.items))
        facts.append(term("draft.under_items", items=numbers))
    address = bench.address("papers.arrange_paper", do="shift")
    shifts = tuple(
        Button(label, address, (("symbol", paper.symbol), ("by", by)), glyph)
        for label, by, glyph in (
            (term("draft.move_up"), "-1", "\N{UPWARDS ARROW}"),
            (term("draft.move_down"), "1", "\N{DOWNWARDS ARROW}"),
        )
    )
    return NounLine(
        # As characters: a symbol would lead to the paper itself.
        name=Verbatim(paper.symbol),
        facts=tuple(facts),
        address=bench.address("papers.edit_paper", symbol=paper.symbol),
        buttons=shifts if bench.may_edit else (),
        flag=None if paper.status is PaperStatus.ISSUED else PAPER_STATUSES[paper.status],
    )
