"""The note on the meetings of the subsidiary bodies, for one session of the body."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    Cover,
    DateOnly,
    Days,
    Document,
    Heading,
    Inline,
    Ordinal,
    Paragraph,
    RowGroup,
    Separator,
    Series,
    Sitting,
    Symbol,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.documents.years_words import KINDS, dated_inline, meeting_inline, session_inline
from planner.errors import NotFound
from planner.models.years import Convening, Effect, Mandate, Organ, OrganKind, Years
from planner.rules.years_note import Held, NotePart, note_parts
from planner.rules.years_sequence import Relation

KIND = "subsidiary-bodies"

_EFFECTS = {
    Effect.CREATED: "years.created",
    Effect.CREATED_PROVISIONALLY: "years.created_provisionally",
    Effect.CREATED_AS_CONSTANT: "years.created_as_constant",
    Effect.MECHANISM_CREATED: "years.mechanism_created",
    Effect.CONVENED: "years.convened",
    Effect.MADE_CONSTANT: "years.made_constant",
    Effect.YEARLY_BACK_TO_BACK: "years.yearly_back_to_back",
    Effect.JOINT_DISCUSSION: "years.joint_discussion",
    Effect.TRANSMITTED: "years.transmitted",
}
_HELD = {
    (Held.HELD, False): "years.was_held",
    (Held.AHEAD, False): "years.is_to_be_held",
    (Held.NOT_RECORDED, False): "years.was_announced",
    (Held.HELD, True): "years.session_was_held",
    (Held.AHEAD, True): "years.session_is_to_be_held",
    (Held.NOT_RECORDED, True): "years.session_was_announced",
}


def subsidiary_bodies_note(
    years: Years, session: int, relations: Sequence[Relation], as_of: date
) -> Document:
    """What the bodies did since the session before, with mandates and the symbols of their reports.

    ``as_of`` is when the note is written: what closes later is still to be held. Raises `NotFound`
    for a session to which nobody reports.
    """
    parts = note_parts(years, session, as_of)
    if not parts:
        raise NotFound("years-note-empty", number=session)
    blocks: list[Block] = []
    number = 0
    for part in parts:
        blocks.append(Heading(_heading(years, part), anchor=f"body-{part.organ.key}"))
        for content in _paragraphs(years, part, session, relations):
            number += 1
            numbered = term("years.paragraph", number=Verbatim(str(number)), content=content)
            blocks.append(Paragraph(numbered))
    blocks += [Heading(term("years.summary"), anchor="summary"), _summary(parts)]
    return Document(
        kind=KIND,
        session=f"{years.slug}-{session}",
        title=term("years.note_title"),
        cover=_cover(years, session, as_of),
        blocks=tuple(blocks),
    )


def _heading(years: Years, part: NotePart) -> Inline:
    return term(
        "years.note_heading",
        organ=Words(part.organ.name),
        city=Words(years.head.city),
        days=Series(tuple(Days(c.opens, c.closes) for c, _ in part.meetings), Separator.SEMICOLON),
    )


def _paragraphs(
    years: Years, part: NotePart, session: int, relations: Sequence[Relation]
) -> Iterator[Inline]:
    is_other = part.organ.kind is OrganKind.OTHER
    mandates = [_mandate(years, part.organ, mandate) for mandate in part.mandates]
    meetings = [*_meetings(years, part, relations), _reports(years, part, session)]
    if is_other:
        # What another system's organ did and what it asked for stand together.
        yield _sentences([*meetings[:-1], *mandates, meetings[-1]])
        return
    yield from mandates
    yield _sentences(meetings)


def _mandate(years: Years, organ: Organ, mandate: Mandate) -> Inline:
    said = mandates_inline((mandate.rule,))
    if mandate.subject is not None:
        said = term("years.mandate_on", mandate=said, subject=Words(mandate.subject))
    return term(
        _EFFECTS[mandate.effect],
        mandate=said,
        organ=Words(organ.name),
        body=Words(years.organ(years.head.organ).name),
    )


def _meetings(years: Years, part: NotePart, relations: Sequence[Relation]) -> Iterator[Inline]:
    for convening, held in part.meetings:
        has_title = convening.title is not None
        days = Days(convening.opens, convening.closes)
        called: dict[str, Inline] = (
            {"session": meeting_inline(convening)}
            if has_title
            else {"ordinal": Ordinal(convening.number)}
        )
        yield term(_HELD[held, has_title], city=Words(years.head.city), days=days, **called)
        if any(mandate.effect is Effect.YEARLY_BACK_TO_BACK for mandate in part.mandates):
            yield from _beside(years, convening, relations)


def _beside(years: Years, convening: Convening, relations: Sequence[Relation]) -> Iterator[Inline]:
    """How it lies to the meetings of the body that is asked to meet with it."""
    asked = {
        mandate.organ
        for mandate in years.mandates
        if mandate.effect is Effect.YEARLY_BACK_TO_BACK and mandate.organ != convening.organ
    }
    for relation in relations:
        for one, other in (relation[:2], relation[1::-1]):
            if one == convening and other.organ in asked:
                yield term(
                    "years.beside", kind=KINDS[relation.kind], other=dated_inline(years, other)
                )


def _reports(years: Years, part: NotePart, session: int) -> Inline:
    symbols = tuple(c.report for c, _ in part.meetings if c.report is not None)
    if not symbols:
        return term("years.no_report", session=session_inline(years, session))
    return term(
        "years.reports",
        body=Words(years.organ(years.head.organ).name),
        session=session_inline(years, session),
        symbols=Series(tuple(Symbol(symbol) for symbol in symbols), Separator.SEMICOLON),
    )


def _sentences(sentences: Sequence[Inline]) -> Inline:
    found = sentences[0]
    for sentence in sentences[1:]:
        found = term("years.sentences", first=found, second=sentence)
    return found


def _summary(parts: Sequence[NotePart]) -> Table:
    rows = tuple(
        RowGroup(
            Words(part.organ.name),
            tuple(
                (
                    Cell(meeting_inline(convening)),
                    Cell(Days(convening.opens, convening.closes)),
                    Cell(mandates_inline(tuple(dict.fromkeys(m.rule for m in part.mandates)))),
                    Cell(None if convening.report is None else Symbol(convening.report)),
                )
                for convening, _ in part.meetings
            ),
        )
        for part in parts
    )
    return Table(
        caption=term("years.summary"),
        columns=(
            Column(term("years.body")),
            Column(term("years.meeting")),
            Column(term("years.days")),
            Column(term("years.mandates")),
            Column(term("years.report")),
        ),
        bands=(Band(rows),),
    )


def _cover(years: Years, session: int, as_of: date) -> Cover:
    found = years.find(years.head.organ, session)
    if found is None:
        raise NotFound("years-note-empty", number=session)
    return Cover(
        symbols=(),
        distribution=term("bureau.working_paper"),
        original_language=None,
        sittings=(
            Sitting(Words(years.organ(years.head.organ).name), session_inline(years, session)),
        ),
        place_and_dates=term(
            "document.place_and_dates",
            place=Words(years.head.city),
            dates=Days(found.opens, found.closes),
        ),
        issued=term("document.as_at", date=DateOnly(as_of)),
    )
