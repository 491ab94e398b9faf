"""The list of draft resolutions and where each stands, for the documents section and delegates."""

from datetime import datetime
from zoneinfo import ZoneInfo

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Clock,
    Column,
    ColumnRole,
    DateOnly,
    Document,
    Inline,
    ItemNumber,
    Paragraph,
    Role,
    RowGroup,
    Separator,
    Series,
    Subject,
    Symbol,
    Table,
    Target,
    Words,
    term,
)
from planner.documents.record_cover import record_cover_of
from planner.documents.record_names import DRAFT_STATES
from planner.documents.record_words import body_called, sponsor_name, vote_line
from planner.documents.sources import source_inline
from planner.models.deadline import Deadline
from planner.models.programme import Programme
from planner.models.state import States
from planner.rules.draft_status import DraftStanding

KIND = "draft-resolutions"


def drafts_list(
    programme: Programme, standings: tuple[DraftStanding, ...], states: States
) -> Document:
    """All drafts in the order in which they came: symbol, title, item, sponsors, when, where."""
    blocks: tuple[Block, ...] = (Paragraph(term("resolution.none")),)
    if standings:
        blocks = (drafts_table(programme, standings, states), *_deadline_notes(standings))
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("resolution.title"),
        cover=record_cover_of(programme),
        blocks=blocks,
    )


def drafts_table(
    programme: Programme, standings: tuple[DraftStanding, ...], states: States
) -> Table:
    """A row for each draft."""
    return Table(
        caption=term("resolution.title"),
        columns=(
            Column(term("resolution.symbol"), ColumnRole.TIME),
            Column(term("resolution.text")),
            Column(term("resolution.item"), ColumnRole.NUMBER),
            Column(term("resolution.sponsors")),
            Column(term("resolution.received")),
            Column(term("resolution.state")),
        ),
        bands=(Band(tuple(_row(programme, standing, states) for standing in standings)),),
    )


def state_inline(programme: Programme, standing: DraftStanding) -> Inline:
    """Where the draft stands: adopted as what and when, negotiated where, or only handed in."""
    parts: list[Inline] = [DRAFT_STATES[standing.state]]
    if standing.decision is not None:
        entry, decided = standing.decision
        if decided.result:
            parts.append(mandates_inline((decided.result,)))
        if decided.is_orally_amended:
            parts.append(term("record.orally_amended"))
        if decided.vote is not None:
            parts.append(vote_line(decided.vote))
        day = next((m.day for m in programme.meetings if m.key == entry.meeting), None)
        if day is not None:
            parts.append(DateOnly(day))
    elif standing.draft.negotiations:
        last = standing.draft.negotiations[-1]
        if last.place is not None:
            parts.append(Words(last.place))
        elif last.body:
            parts.append(body_called(programme, last.body))
    return Series(tuple(parts), Separator.SEMICOLON)


def received_inline(programme: Programme, standing: DraftStanding) -> Inline | None:
    """When the draft came in, and whether that was in time; ``None`` where nobody noted it."""
    received_at = standing.draft.submitted_at
    if received_at is None:
        return None
    moment = _moment(received_at, programme.session.zone)
    if standing.is_late is None:
        return moment
    return term("resolution.late" if standing.is_late else "resolution.in_time", moment=moment)


def sponsors_inline(programme: Programme, standing: DraftStanding, states: States) -> Inline | None:
    """Who sponsors the draft; ``None`` where nobody is named."""
    parts = [sponsor_name(states, sponsor, programme) for sponsor in standing.sponsors]
    if standing.decision is not None and standing.decision[1].is_sponsored_by_all:
        parts.append(term("record.sponsored_by_all"))
    from_body = standing.draft.submission.from_body
    if from_body:
        parts.insert(0, body_called(programme, from_body))
    return Series(tuple(parts)) if parts else None


def _row(programme: Programme, standing: DraftStanding, states: States) -> RowGroup:
    draft = standing.draft
    item = next((item for item in programme.items if item.key == draft.item), None)
    symbol: Inline = Symbol(draft.symbol) if draft.symbol else term("resolution.no_symbol")
    return RowGroup(
        header=symbol,
        rows=(
            (
                Cell(Words(draft.title)),
                Cell(ItemNumber(item.number), Target(Subject.ITEM, item.key))
                if item is not None
                else Cell(),
                Cell(sponsors_inline(programme, standing, states)),
                Cell(received_inline(programme, standing)),
                Cell(state_inline(programme, standing)),
            ),
        ),
        keys=(draft.key,),
    )


def _deadline_notes(standings: tuple[DraftStanding, ...]) -> list[Block]:
    deadlines: dict[str, Deadline] = {
        standing.deadline.key: standing.deadline
        for standing in standings
        if standing.deadline is not None
    }
    return [
        Paragraph(
            term(
                "resolution.due",
                moment=_due(deadline),
                source=source_inline(deadline.source),
            ),
            Role.NOTE,
        )
        for deadline in deadlines.values()
    ]


def _due(deadline: Deadline) -> Inline:
    if deadline.hour is None:
        return DateOnly(deadline.day)
    return Series((DateOnly(deadline.day), Clock(deadline.hour)))


def _moment(instant: datetime, zone: str) -> Inline:
    local = instant.astimezone(ZoneInfo(zone))
    return Series((DateOnly(local.date()), Clock(local.time().replace(second=0, microsecond=0))))
