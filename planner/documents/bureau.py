"""The rotation of a bureau: who held which seat, whose turn it is, and what is owed."""

from collections.abc import Sequence

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Entry,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Role,
    RowGroup,
    Series,
    Sitting,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.documents.bureau_words import GROUPS, LETTERS, SEATS, session_name, state_name
from planner.documents.slate import slate_listing, slate_table
from planner.documents.sources import source_inline
from planner.documents.turns_owed import seats_to_fill, titled, turns_owed
from planner.models.series import Series as SeriesOfSessions
from planner.models.series import TermStart
from planner.models.state import States
from planner.rules.bureau import attested_slate, slate_findings
from planner.rules.rotation import Fit, Turn, seats_in_turn, turns
from planner.rules.rotation_span import RotationSpan

KIND = "bureau"


def bureau_rotation(series: SeriesOfSessions, states: States, span: RotationSpan) -> Document:
    """The past against the rule, the turns ahead, what each group fills next and is owed, the
    departures with what is known of them, and what the letters stand for.
    """
    blocks: list[Block] = [Paragraph(sentence) for sentence in rule_sentences(series)]
    if not series.head.verified:
        blocks.append(Paragraph(term("bureau.rule_unverified"), Role.NOTE))
    found = turns(series, states, span.sessions, span.latest)
    if any(turn.expected or turn.holders for turn in found):
        blocks += [letters_legend(series), *titled(_grid(series, states, found), "grid")]
    blocks += beside_grid(series, states, span)
    return Document(
        kind=KIND,
        session=series.slug,
        title=term("bureau.title"),
        cover=_cover(series, span),
        blocks=tuple(blocks),
    )


def beside_grid(series: SeriesOfSessions, states: States, span: RotationSpan) -> list[Block]:
    """What each group fills next and is owed, and the departures of the past."""
    return [
        *seats_to_fill(series, states, span),
        *turns_owed(series, states, span),
        *departures(series, states),
    ]


def rule_sentence(series: SeriesOfSessions) -> Inline:
    """In which order the groups take their turns, and where that is written down."""
    has_order = any(rule.offset is not None for rule in series.seats)
    return term(
        "bureau.order" if has_order else "bureau.order_open",
        groups=Series(tuple(GROUPS[group] for group in series.order)),
        source=source_inline(series.head.source),
    )


def rule_sentences(series: SeriesOfSessions) -> list[Inline]:
    """The rule of the series: the order, and what else it lays down."""
    sentences = [rule_sentence(series)]
    if series.head.is_normally and series.head.verified:
        sentences.append(term("bureau.normally"))
    if series.head.has_host_presiding:
        sentences.append(term("bureau.host_presides"))
    if series.head.term_starts is TermStart.CLOSING:
        sentences.append(term("bureau.terms_from_closing"))
    if series.head.max_terms is not None:
        sentences.append(term("bureau.terms_at_most", most=Verbatim(str(series.head.max_terms))))
    return sentences


def letters_legend(series: SeriesOfSessions) -> Listing:
    """What the letters of the groups stand for, in the order of the groups."""
    return Listing(tuple(Entry(GROUPS[group], marker=LETTERS[group]) for group in series.order))


def turn_inline(states: States, turn: Turn) -> Inline | None:
    """One cell of the grid: always letters, so that nothing rests on colour; ``None`` if empty."""
    held = Series(
        tuple(
            term("bureau.cell_held", group=LETTERS[group], state=state_name(states, holder.state))
            if group is not None and holder.state is not None
            else LETTERS[group]
            if group is not None
            else state_name(states, holder.state or "")
            for holder, group in zip(turn.holders, turn.held, strict=True)
        )
    )
    if turn.expected is None:
        return held if turn.holders else None
    expected = LETTERS[turn.expected]
    match turn.fit:
        case Fit.AS_RULE:
            return held
        case Fit.DEPARTS:
            return term("bureau.cell_departs", held=held, expected=expected)
        case Fit.FORETOLD:
            return term("bureau.cell_foretold", expected=expected)
        case _:
            return term("bureau.cell_not_recorded", expected=expected)


def departures(series: SeriesOfSessions, states: States) -> list[Block]:
    """For each session whose bureau is attested as a whole: who is in it, what departs from the
    rule.
    """
    blocks: list[Block] = []
    for number in sorted({holder.session for holder in series.holders}):
        slate = attested_slate(series, number)
        # Where the sources name the President alone, there is no slate to check.
        if len(slate.members) <= len(seats_in_turn(series)):
            continue
        blocks.append(Heading(session_name(series, number), level=2, anchor=f"session-{number}"))
        blocks.append(slate_table(series, states, slate))
        findings = slate_findings(series, states, slate)
        if findings:
            blocks.append(slate_listing(states, findings))
        else:
            blocks.append(Paragraph(term("bureau.in_order")))
    if blocks:
        blocks.insert(0, Heading(term("bureau.composition"), anchor="composition"))
    return blocks


def _grid(series: SeriesOfSessions, states: States, found: Sequence[Turn]) -> Table:
    rules = seats_in_turn(series)
    by_session: dict[int, list[Turn]] = {}
    for turn in found:
        by_session.setdefault(turn.session, []).append(turn)
    return Table(
        caption=term("bureau.grid"),
        columns=(Column(term("bureau.sessions")), *(Column(SEATS[rule.key]) for rule in rules)),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        session_name(series, session),
                        (tuple(Cell(turn_inline(states, turn)) for turn in row),),
                    )
                    for session, row in by_session.items()
                )
            ),
        ),
    )


def _cover(series: SeriesOfSessions, span: RotationSpan) -> Cover:
    return Cover(
        symbols=(),
        distribution=term("bureau.working_paper"),
        original_language=None,
        sittings=(Sitting(Words(series.title)),),
        place_and_dates=term(
            "bureau.span",
            first=Verbatim(str(span.first)),
            last=Verbatim(str(span.sessions[-1])),
        ),
    )
