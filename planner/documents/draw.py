"""A draw from the log as a document: what was drawn, from what, by which rules, and how."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    Cover,
    DateOnly,
    Document,
    Entry,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Role,
    RowGroup,
    Separator,
    Series,
    Sitting,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.documents.bureau_words import GROUPS, state_name
from planner.documents.draw_words import (
    POOLS,
    obstacles_listing,
    reviewers_inline,
    rules_listing,
    states_inline,
)
from planner.models.draw import DrawRules, Participant, Pool, Review, reviews_by
from planner.models.draw_rows import DrawKind, LotDraw
from planner.models.review_mechanism import Mechanism
from planner.models.state import RegionalGroup, States
from planner.rules.draw_record import inputs_from_data, result_from_data

KIND = "draw"

TITLES: dict[DrawKind, Inline] = {
    DrawKind.REVIEWERS: term("draw.reviewers_title"),
    DrawKind.REPEAT: term("draw.repeat_title"),
    DrawKind.YEARS: term("draw.years_title"),
}
"""What each kind of draw is called."""

_METHODS = {
    DrawKind.REVIEWERS: (
        "draw.method-first",
        "draw.method-again",
        "draw.method-count",
        "draw.method-end",
    ),
    DrawKind.REPEAT: ("draw.method-repeat",),
    DrawKind.YEARS: ("draw.method-years",),
}


def draw_document(mechanism: Mechanism, states: States, draw: LotDraw) -> Document:
    """The result or what makes one impossible; the seed and the seals; the rules; the method."""
    participants, rules = inputs_from_data(draw.inputs)
    blocks: list[Block] = [Listing(_facts(draw))]
    blocks += _result(states, draw, participants, rules)
    blocks += [
        Heading(term("draw.rules"), anchor="rules"),
        rules_listing(rules),
        *method(draw.kind),
    ]
    return Document(
        kind=KIND,
        session=f"{draw.mechanism}-{draw.number}",
        title=TITLES[draw.kind],
        cover=_cover(mechanism, draw),
        blocks=tuple(blocks),
    )


def method(kind: DrawKind) -> list[Block]:
    """How it is drawn, so that anybody can do it again."""
    codes = ("draw.method-order", "draw.method-block", "draw.method-number", *_METHODS[kind])
    return [
        Heading(term("draw.method"), anchor="method"),
        Listing(
            tuple(
                Entry(term(code), marker=Verbatim(f"{place}."))
                for place, code in enumerate(codes, start=1)
            )
        ),
    ]


def _facts(draw: LotDraw) -> tuple[Entry, ...]:
    said = {
        "draw.seed": draw.seed,
        # Beside letters that run the other way, figures and hyphens may be shown in another order.
        "draw.seed_bytes": draw.seed.encode().hex(),
        "draw.inputs": draw.inputs_fingerprint,
        "draw.outcome": draw.result_fingerprint,
        "draw.previous": draw.previous_fingerprint or "-",
        "draw.seal": draw.fingerprint,
        "draw.version": str(draw.method),
    }
    return tuple(Entry(term(code, value=Verbatim(value))) for code, value in said.items())


def _result(
    states: States, draw: LotDraw, participants: Sequence[Participant], rules: DrawRules
) -> list[Block]:
    if draw.kind is DrawKind.YEARS:
        return [Heading(term("draw.result"), anchor="result"), _years(states, draw.result["years"])]
    result = result_from_data(draw.result)
    blocks: list[Block] = []
    if "request" in draw.result:
        blocks += _request(states, draw.result["request"])
    if not result.is_possible:
        return [
            *blocks,
            Heading(term("draw.impossible"), anchor="impossible"),
            obstacles_listing(states, rules, result.obstacles),
        ]
    below = [breach["states"][0] for breach in draw.result.get("breaches", ())]
    if below:
        left = term("draw.left_without", states=states_inline(states, below))
        blocks.append(Paragraph(left, Role.NOTE))
    return [
        *blocks,
        Heading(term("draw.result"), anchor="result"),
        reviewed_table(states, participants, result.reviews),
        Heading(term("draw.by_reviewer"), anchor="by-reviewer"),
        _reviewers_table(states, participants, result.reviews),
    ]


def _request(states: States, request: Mapping[str, Any]) -> list[Block]:
    code = "draw.exceptional_request" if request["is_exceptional"] else "draw.request"
    return [
        Paragraph(
            term(
                code,
                state=state_name(states, request["requested_by"]),
                reviewed=state_name(states, request["reviewed"]),
                pool=POOLS[Pool(request["pool"])],
                replaced=states_inline(states, request["replaced"]),
            )
        )
    ]


def reviewed_table(
    states: States, participants: Sequence[Participant], reviews: Sequence[Review]
) -> Table:
    """For each State, in the order of the groups and their codes, who reviews it."""
    found = {(review.reviewed, review.pool): review for review in reviews}
    return Table(
        caption=term("draw.result"),
        columns=(Column(term("draw.reviewed")), *(Column(POOLS[pool]) for pool in Pool)),
        bands=tuple(
            Band(
                tuple(
                    RowGroup(
                        state_name(states, p.code),
                        (
                            tuple(
                                Cell(reviewers_inline(states, found[p.code, pool])) for pool in Pool
                            ),
                        ),
                    )
                    for p in of_group
                ),
                GROUPS[group],
            )
            for group, of_group in _by_group(participants)
        ),
    )


def _reviewers_table(
    states: States, participants: Sequence[Participant], reviews: Sequence[Review]
) -> Table:
    taken = reviews_by(reviews)
    return Table(
        caption=term("draw.by_reviewer"),
        columns=(
            Column(term("draw.reviewing")),
            Column(term("draw.reviews_number")),
            Column(term("draw.of_states")),
            Column(term("draw.additional_of")),
        ),
        bands=tuple(
            Band(
                tuple(_reviewer(states, p.code, taken.get(p.code, ())) for p in of_group),
                GROUPS[group],
            )
            for group, of_group in _by_group(participants)
        ),
    )


def _reviewer(states: States, code: str, reviews: Sequence[Review]) -> RowGroup:
    drawn = [review.reviewed for review in reviews if review.reviewer == code]
    besides = [review.reviewed for review in reviews if review.reviewer != code]
    cells = (
        Cell(Verbatim(str(len(reviews)))),
        Cell(states_inline(states, drawn)),
        Cell(states_inline(states, besides)),
    )
    return RowGroup(state_name(states, code), (cells,))


def _by_group(
    participants: Sequence[Participant],
) -> list[tuple[RegionalGroup, list[Participant]]]:
    groups = list(RegionalGroup)
    in_groups = [(p.group, p) for p in participants if p.group is not None]
    ordered = sorted(in_groups, key=lambda pair: (groups.index(pair[0]), pair[1].code))
    return [
        (group, [participant for _, participant in members])
        for group, members in groupby(ordered, key=lambda pair: pair[0])
    ]


def _years(states: States, years: Sequence[Sequence[str]]) -> Table:
    return Table(
        caption=term("draw.years_title"),
        columns=(Column(term("draw.begins")), Column(term("draw.states"))),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        term("draw.year", number=Verbatim(str(place))),
                        ((Cell(_all(states, codes)),),),
                    )
                    for place, codes in enumerate(years, start=1)
                )
            ),
        ),
    )


def _all(states: States, codes: Sequence[str]) -> Inline:
    named = tuple(state_name(states, code) for code in codes)
    return Series(named, Separator.SEMICOLON)


def _cover(mechanism: Mechanism, draw: LotDraw) -> Cover:
    return Cover(
        symbols=(),
        distribution=term("bureau.working_paper"),
        original_language=None,
        sittings=(Sitting(Words(mechanism.head.title)),),
        place_and_dates=term(
            "draw.number_and_occasion",
            number=Verbatim(str(draw.number)),
            occasion=Verbatim(draw.occasion),
        ),
        issued=term("draw.drawn_on", date=DateOnly(draw.drawn_at.date())),
    )
