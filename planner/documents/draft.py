"""A draft to decide on: what it costs, what it changes, why everything stands where it does."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import groupby

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    Day,
    Document,
    Entry,
    Heading,
    Hours,
    Inline,
    ItemNumber,
    Listing,
    Paragraph,
    Role,
    RowGroup,
    Separator,
    Series,
    Table,
    Verbatim,
    term,
)
from planner.documents.calendar import body_name
from planner.documents.changes import change_list
from planner.documents.draft_words import (
    fact_inline,
    ground_inline,
    key_inline,
    reason_inline,
    relaxation_inline,
    topic_inline,
    when_inline,
)
from planner.documents.organization_of_work import work_table
from planner.documents.working_cover import working_cover_of
from planner.models.drafting import Conflict, Place, Placement, Proposal, Status
from planner.models.edition import Change
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.rules.ordinals import takes_place

KIND = "draft"


def draft_document(
    before: Programme,
    proposals: Sequence[Proposal],
    changes: Sequence[tuple[Change, ...]],
    assumed: Sequence[str] = (),
    shortened: Sequence[tuple[str, int]] = (),
) -> Document:
    """The proposals, the best first, each with what it changes in ``before``.

    ``assumed`` are the keys of items and bodies whose length nobody has estimated, ``shortened``
    those that have fewer minutes than estimated.
    """
    blocks: list[Block] = []
    for number, (proposal, changed) in enumerate(zip(proposals, changes, strict=True)):
        if number:
            blocks.append(
                Heading(
                    term(
                        "drafting.alternative",
                        number=Verbatim(str(number)),
                        cost=Verbatim(str(proposal.cost)),
                    )
                )
            )
        notes = () if number else tuple(_notes(proposal.programme, assumed, shortened))
        blocks += _proposal(before, proposal, changed, notes)
    return Document(
        kind=KIND,
        session=before.session.slug,
        title=term("drafting.title"),
        cover=working_cover_of(proposals[0].programme if proposals else before),
        blocks=tuple(blocks),
    )


def conflict_document(programme: Programme, conflict: Conflict) -> Document:
    """Why there is no proposal, and what would help."""
    slots = Verbatim(str(conflict.slots))
    intro = "drafting.conflict" if conflict.is_minimal else "drafting.conflict-unproven"
    blocks: list[Block] = [
        Paragraph(term(intro, slots=slots)),
        conflict_listing(programme, conflict),
        Heading(term("drafting.help"), anchor="help"),
        Listing(
            tuple(
                Entry(relaxation_inline(programme, relaxation))
                for relaxation in conflict.relaxations
            )
        ),
    ]
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("drafting.conflict-title"),
        cover=working_cover_of(programme),
        blocks=tuple(blocks),
    )


def conflict_listing(programme: Programme, conflict: Conflict) -> Listing:
    """The facts that cannot all hold, each with its ground."""
    entries: list[Entry] = []
    for number, fact in enumerate(conflict.facts, start=1):
        entries.append(Entry(fact_inline(programme, fact), Verbatim(f"{number}.")))
        if fact.source is not None and fact.source.as_mapping():
            entries.append(Entry(ground_inline(fact.source, is_verified=fact.is_verified), level=2))
    return Listing(tuple(entries))


def _notes(
    programme: Programme, assumed: Sequence[str], shortened: Sequence[tuple[str, int]]
) -> Iterator[Block]:
    """What was done about lengths."""
    if assumed:
        names = tuple(key_inline(programme, key) for key in assumed)
        said = term("drafting.assumed", items=Series(names, Separator.SEMICOLON))
        yield Paragraph(said, Role.NOTE)
    if shortened:
        parts = tuple(
            term("drafting.part", at=key_inline(programme, key), minutes=Verbatim(str(minutes)))
            for key, minutes in shortened
        )
        said = term("drafting.shortened", items=Series(parts, Separator.SEMICOLON))
        yield Paragraph(said, Role.NOTE)


def _proposal(
    before: Programme, proposal: Proposal, changes: tuple[Change, ...], notes: Sequence[Block]
) -> list[Block]:
    programme = proposal.programme
    blocks: list[Block] = [Paragraph(status_inline(proposal)), *notes]
    if proposal.broken:
        blocks.append(Heading(term("drafting.broken"), anchor="broken"))
        blocks.append(
            Listing(tuple(Entry(fact_inline(programme, fact)) for fact in proposal.broken))
        )
    blocks.append(work_table(programme))
    blocks += [Heading(term("drafting.cost"), anchor="cost"), cost_table(proposal)]
    blocks += [Heading(term("drafting.reasons"), anchor="reasons"), reason_table(proposal)]
    if before.meetings:
        blocks.append(Heading(term("drafting.changes"), anchor="changes"))
        if changes:
            blocks.append(change_list(changes, before, programme))
            blocks.append(comparison_table(before, programme))
        else:
            blocks.append(Paragraph(term("change.none")))
    return blocks


def status_inline(proposal: Proposal) -> Inline:
    """How good the proposal is known to be."""
    cost, bound = Verbatim(str(proposal.cost)), Verbatim(str(proposal.bound))
    match proposal.status:
        case Status.PROVEN:
            return term("drafting.status-proven", cost=cost)
        case Status.BEST_FOUND:
            return term("drafting.status-best-found", cost=cost, bound=bound)
        case Status.GREEDY:
            return term("drafting.status-greedy", cost=cost)


def cost_table(proposal: Proposal) -> Table:
    """The terms that count, then the sum."""
    rows = [
        RowGroup(
            header=term(f"drafting.term-{line.term}"),
            rows=(
                (
                    _figure(line.count),
                    _figure(line.weight),
                    _figure(line.cost),
                ),
            ),
        )
        for line in proposal.lines
    ]
    rows.append(
        RowGroup(header=term("drafting.total"), rows=((Cell(), Cell(), _figure(proposal.cost)),))
    )
    return Table(
        caption=term("drafting.cost"),
        columns=(
            Column(term("drafting.term")),
            Column(term("drafting.count"), ColumnRole.NUMBER),
            Column(term("drafting.weight"), ColumnRole.NUMBER),
            Column(term("drafting.of-term"), ColumnRole.NUMBER),
        ),
        bands=(Band(tuple(rows)),),
    )


def _figure(number: int) -> Cell:
    return Cell(Verbatim(str(number)))


def reason_table(proposal: Proposal) -> Table:
    """For each topic where it stands, why, and what its next best place would cost."""
    programme = proposal.programme
    return Table(
        caption=term("drafting.reasons"),
        columns=(
            Column(term("drafting.topic")),
            Column(term("drafting.place")),
            Column(term("drafting.reason")),
            Column(term("drafting.next-best")),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        header=topic_inline(programme, placement),
                        rows=(
                            (
                                Cell(_places(placement.places)),
                                Cell(reason_inline(programme, placement)),
                                Cell(next_best_inline(placement)),
                            ),
                        ),
                    )
                    for placement in proposal.placements
                )
            ),
        ),
    )


def _places(places: Sequence[Place]) -> Inline:
    said = tuple(
        term(
            "drafting.part",
            at=when_inline(datetime.combine(place.day, place.starts)),
            minutes=Verbatim(str(place.minutes)),
        )
        for place in places
    )
    return Series(said, Separator.SEMICOLON)


def next_best_inline(placement: Placement) -> Inline | None:
    """What the next best place would cost more; nothing where it was not sought."""
    if placement.is_only_place:
        return term("drafting.only-place")
    if placement.next_best is None or placement.next_place is None:
        return None
    return term(
        "drafting.next",
        at=when_inline(datetime.combine(*placement.next_place)),
        more=Verbatim(str(placement.next_best)),
    )


def comparison_table(before: Programme, after: Programme) -> Table:
    """Every time at which either programme has a meeting: what was there, what is there then."""
    times = sorted({_when(m) for p in (before, after) for m in p.meetings if takes_place(m)})
    bands = []
    for day, of_day in groupby(times, key=lambda when: when[0]):
        groups = tuple(
            RowGroup(
                header=Hours(when[1], when[2]),
                rows=((Cell(_held_at(before, when)), Cell(_held_at(after, when))),),
            )
            for when in of_day
        )
        bands.append(Band(groups, label=Day(day, with_year=False)))
    return Table(
        caption=term("drafting.comparison"),
        columns=(
            Column(term("document.date_and_time"), ColumnRole.TIME),
            Column(term("drafting.before")),
            Column(term("drafting.after")),
        ),
        bands=tuple(bands),
    )


def _when(meeting: Meeting) -> tuple[object, time, time]:
    return meeting.day, meeting.starts, meeting.ends


def _held_at(programme: Programme, when: tuple[object, time, time]) -> Inline | None:
    said = tuple(
        _meeting(programme, meeting)
        for meeting in programme.meetings
        if takes_place(meeting) and _when(meeting) == when
    )
    return Series(said, Separator.SEMICOLON) if said else None


def _meeting(programme: Programme, meeting: Meeting) -> Inline:
    bodies = Series(tuple(body_name(programme, body) for body in meeting.bodies))
    numbers = tuple(ItemNumber(item.number) for item in programme.items_at(meeting.key))
    if not numbers:
        return bodies
    return term("drafting.meeting", bodies=bodies, items=Series(numbers))
