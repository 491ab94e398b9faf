"""The work plan of a review mechanism: years, clusters, working groups, dialogues."""

from collections.abc import Sequence
from datetime import date

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    Cover,
    DateOnly,
    Document,
    Heading,
    Inline,
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
from planner.documents.draw import method
from planner.documents.draw_words import INSTRUMENTS, rules_listing
from planner.documents.sources import source_inline
from planner.documents.years_words import dated_inline
from planner.models.draw import DrawRuleKey
from planner.models.draw_rows import DrawKind
from planner.models.duty_station import DutyStation
from planner.models.review_mechanism import Cluster, Mechanism
from planner.models.state import Instrument
from planner.models.years import Years
from planner.rules.work_plan import Dialogue, Phase, dialogues, roman, work_plan

KIND = "review-plan"


def review_plan(mechanism: Mechanism, years: Years, station: DutyStation, today: date) -> Document:
    """What is reviewed when and by which working groups, the dialogues, the rules of the draw."""
    phases = work_plan(mechanism, mechanism.rules.amount(DrawRuleKey.YEARS))
    head = mechanism.head
    one_item = term(
        "draw.one_item",
        number=Verbatim(str(head.review_items_most)),
        source=source_inline(head.review_items_source),
    )
    blocks: list[Block] = [
        Heading(term("draw.plan"), anchor="plan"),
        Paragraph(term("draw.plan_ground", source=source_inline(head.phases_source)), Role.NOTE),
        Paragraph(one_item),
        _plan(mechanism, phases),
        Heading(term("draw.groups"), anchor="groups"),
        _groups(mechanism, years),
        Heading(term("draw.clusters"), anchor="clusters"),
        _clusters(mechanism),
        *(Paragraph(Words(note.text), Role.NOTE) for note in mechanism.notes),
        *_dialogues(mechanism, years, dialogues(mechanism, years, station)),
        Heading(term("draw.rules"), anchor="rules"),
        rules_listing(mechanism.rules),
        *method(DrawKind.REVIEWERS),
    ]
    return Document(
        kind=KIND,
        session=mechanism.slug,
        title=term("draw.plan_title"),
        cover=Cover(
            symbols=(),
            distribution=term("bureau.working_paper"),
            original_language=None,
            sittings=(Sitting(Words(head.title)),),
            place_and_dates=term("draw.plan"),
            issued=term("document.as_at", date=DateOnly(today)),
        ),
        blocks=tuple(blocks),
    )


def _plan(mechanism: Mechanism, phases: Sequence[Phase]) -> Table:
    bands = []
    for states in sorted({phase.states_of_year for phase in phases}):
        label = (
            term("draw.states_of", number=Verbatim(str(states)))
            if states
            else term("draw.preparation")
        )
        rows = tuple(
            RowGroup(
                _years(mechanism, phase),
                ((Cell(_phase(phase)), Cell(_cluster(mechanism, phase))),),
            )
            for phase in phases
            if phase.states_of_year == states
        )
        bands.append(Band(rows, label))
    return Table(
        caption=term("draw.plan"),
        columns=(
            Column(term("draw.years")),
            Column(term("draw.phase")),
            Column(term("draw.cluster")),
        ),
        bands=tuple(bands),
    )


def _years(mechanism: Mechanism, phase: Phase) -> Inline:
    written = f"{roman(phase.first)}-{roman(phase.last)}"
    starts = mechanism.head.first_year
    if starts is None:
        return Verbatim(written)
    return term(
        "draw.years_dated",
        years=Verbatim(written),
        first=Verbatim(str(starts + phase.first - 1)),
        last=Verbatim(str(starts + phase.last - 1)),
    )


def _phase(phase: Phase) -> Inline:
    return Verbatim(roman(phase.phase)) if phase.phase else Verbatim("-")


def _cluster(mechanism: Mechanism, phase: Phase) -> Inline:
    if phase.cluster is None:
        return term("draw.organizational")
    return Words(mechanism.cluster(phase.cluster).name)


def _groups(mechanism: Mechanism, years: Years) -> Table:
    return Table(
        caption=term("draw.groups"),
        columns=(Column(term("draw.instrument")), Column(term("draw.working_groups"))),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        INSTRUMENTS[Instrument(task.instrument)],
                        (
                            (
                                Cell(
                                    Series(
                                        tuple(Words(years.organ(o).name) for o in task.organs),
                                        Separator.SEMICOLON,
                                    )
                                ),
                            ),
                        ),
                    )
                    for task in mechanism.tasks
                )
            ),
        ),
    )


def _clusters(mechanism: Mechanism) -> Table:
    return Table(
        caption=term("draw.clusters"),
        columns=(
            Column(term("draw.cluster")),
            *(Column(INSTRUMENTS[instrument]) for instrument in Instrument),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        Words(cluster.name),
                        (tuple(Cell(_articles(cluster, i)) for i in Instrument),),
                    )
                    for cluster in mechanism.clusters
                )
            ),
        ),
    )


def _articles(cluster: Cluster, instrument: Instrument) -> Inline | None:
    found = cluster.articles(instrument)
    if not found:
        return None
    return term("draw.articles", numbers=Series(tuple(Verbatim(number) for number in found)))


def _dialogues(mechanism: Mechanism, years: Years, found: Sequence[Dialogue]) -> list[Block]:
    if not found:
        return []
    head = mechanism.head
    sentence = term(
        "draw.dialogues_ground",
        participants=Verbatim(str(head.dialogue_participants_days)),
        listed=Verbatim(str(head.dialogue_list_days)),
        source=source_inline(head.dialogue_source),
    )
    table = Table(
        caption=term("draw.dialogues"),
        columns=(
            Column(term("draw.after_meeting")),
            Column(term("draw.participants_by")),
            Column(term("draw.list_by")),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        dated_inline(years, dialogue.convening),
                        (
                            (
                                Cell(_date(dialogue, dialogue.participants_by)),
                                Cell(_date(dialogue, dialogue.list_by)),
                            ),
                        ),
                    )
                    for dialogue in found
                )
            ),
        ),
    )
    return [Heading(term("draw.dialogues"), anchor="dialogues"), Paragraph(sentence), table]


def _date(dialogue: Dialogue, day: date) -> Inline:
    if day in dialogue.free:
        return term("draw.not_working_day", date=DateOnly(day))
    return DateOnly(day)
