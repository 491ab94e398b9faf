"""The papers before the bodies: proposed symbols, changes, withdrawals."""

from typing import Any

from flask import Blueprint, Response, request

from planner.documents.blocks import Symbol, Verbatim, Words, term
from planner.documents.field_words import FIELDS
from planner.editing.edit import Edit
from planner.editing.nouns import add_noun, change_noun, remove_noun, shift_noun
from planner.models.account import Action
from planner.models.noun import checked
from planner.models.paper import Paper, PaperKind, PaperStatus
from planner.rules.paper_symbols import proposed_symbol
from planner.web.pages.fields import options_of
from planner.web.pages.frame import Link
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.agenda import item_words
from planner.web.pages.workbench.fields import Field, Shape
from planner.web.pages.workbench.names import PAPER_KINDS, PAPER_STATUSES
from planner.web.pages.workbench.noun_form import Button, NounForm
from planner.web.pages.workbench.papers import Proposal, papers_page, proposal_form
from planner.web.speaking_fields import text
from planner.web.workbench.answers import answer_edit, answer_page
from planner.web.workbench.bench import Bench, bench_for
from planner.web.workbench.noun_answers import answer_form, show_form
from planner.web.workbench.noun_views import find, step_sent

papers = Blueprint("papers", __name__)

_HEADING = FIELDS["papers"]


@papers.get("/papers")
def list_papers(language: str, session: str) -> Response:
    """The papers in the order in which documents name them."""
    bench = bench_for(language, session)
    return answer_page("workbench/list_nouns.html", papers_page(bench))


@papers.route("/papers/add", methods=("GET", "POST"))
def add_paper(language: str, session: str) -> Response:
    """A new paper, under the symbol that is next for its kind and bodies."""
    if request.method == "GET":
        bench = bench_for(language, session)
        return show_form(bench, _new_form(bench))
    bench = bench_for(language, session, Action.EDIT)

    def edit(facts: dict[str, Any]) -> Edit:
        given = {name: value for name, value in facts.items() if value is not None}
        return add_noun("paper", checked(Paper, given))

    return answer_form(bench, _new_form(bench), edit)


# A symbol has slashes, and so stands in the query and not in the path.
@papers.route("/papers/edit", methods=("GET", "POST"))
def edit_paper(language: str, session: str) -> Response:
    """A paper with everything that is said of it."""
    symbol = request.args.get("symbol", "")
    if request.method == "GET":
        bench = bench_for(language, session)
        return show_form(bench, _form(bench, symbol))
    bench = bench_for(language, session, Action.EDIT)
    return answer_form(
        bench, _form(bench, symbol), lambda facts: change_noun("paper", symbol, **facts)
    )


@papers.post('/papers/<any("withdraw", "remove", "shift"):do>')
def arrange_paper(language: str, session: str, do: str) -> Response:
    """Withdraws a paper, takes it off the list, or moves it up or down there."""
    bench = bench_for(language, session, Action.EDIT)

    def edit() -> Edit:
        symbol = text("symbol")
        match do:
            case "withdraw":
                return change_noun("paper", symbol, status=PaperStatus.WITHDRAWN)
            case "shift":
                return shift_noun("paper", symbol, by=step_sent())
        return remove_noun("paper", symbol)

    return answer_edit(bench, edit, bench.address("papers.list_papers"))


def _fields(bench: Bench) -> tuple[Field, ...]:
    programme = bench.programme
    bodies = tuple(Option(body.key, Words(body.name)) for body in programme.bodies)
    items = tuple(
        Option(item.key, term("draft.item_of_body", item=item_words(item), body=name))
        if len(programme.bodies_with_agenda()) > 1
        else Option(item.key, item_words(item))
        for item in programme.items
        for name in (Words(programme.body(item.body).name),)
    )
    return (
        Field("title", FIELDS["title"], Shape.WORDS, is_required=True),
        Field(
            "kind",
            FIELDS["kind"],
            Shape.CHOICE,
            options_of(PAPER_KINDS, PaperKind),
            is_required=True,
        ),
        Field(
            "status",
            FIELDS["status"],
            Shape.CHOICE,
            options_of(PAPER_STATUSES, PaperStatus),
            is_required=True,
        ),
        Field("issued_on", FIELDS["issued_on"], Shape.DAY, hint=term("draft.issued_hint")),
        Field(
            "submitted_at",
            FIELDS["submitted_at"],
            Shape.INSTANT,
            hint=term("draft.local_hint", zone=Verbatim(programme.session.zone)),
        ),
        Field("submitted_by", FIELDS["submitted_by"], Shape.CHOICE, bodies),
        Field("items", FIELDS["items"], Shape.SEVERAL, items),
    )


def _new_form(bench: Bench) -> NounForm:
    proposal = _proposal(bench)
    symbol = Field("symbol", FIELDS["symbol"], hint=term("draft.symbol_hint"), is_required=True)
    return NounForm(
        title=term("draft.new_paper"),
        above=Link(_HEADING, bench.address("papers.list_papers")),
        fields=(symbol, *_fields(bench)),
        noun=("paper", "+"),
        here=bench.address("papers.add_paper"),
        back=bench.address("papers.list_papers"),
        facts={
            "symbol": proposal.symbol,
            "kind": proposal.kind,
            "status": PaperStatus.PLANNED,
        },
        submit=term("draft.add"),
        before=proposal_form(bench, proposal),
    )


def _proposal(bench: Bench) -> Proposal:
    """What the address asks a symbol for; the first body that has a series, if it names none."""
    programme = bench.programme
    asked = request.args.get("kind", PaperKind.NOTE)
    kind = PaperKind(asked) if asked in list(PaperKind) else PaperKind.NOTE
    known = [body.key for body in programme.bodies]
    bodies = tuple(key for key in request.args.getlist("bodies") if key in known)
    if not bodies:
        bodies = tuple(key for key in known if proposed_symbol(programme, (key,), kind))[:1]
    return Proposal(kind, bodies, proposed_symbol(programme, bodies, kind))


def _form(bench: Bench, symbol: str) -> NounForm:
    paper: Paper = find(bench, "paper", symbol)

    def button(label: str, do: str) -> Button:
        address = bench.address("papers.arrange_paper", do=do)
        return Button(term(label), address, (("symbol", symbol),))

    buttons = [button("draft.remove", "remove")]
    if paper.status is not PaperStatus.WITHDRAWN:
        buttons.insert(0, button("draft.withdraw", "withdraw"))
    return NounForm(
        title=Symbol(symbol),
        above=Link(_HEADING, bench.address("papers.list_papers")),
        fields=_fields(bench),
        noun=("paper", symbol),
        here=bench.address("papers.edit_paper", symbol=symbol),
        back=bench.address("papers.list_papers"),
        facts=dict(paper),
        buttons=tuple(buttons),
    )
