"""What the report of the ninth session is made from, and reports of small records."""

from datetime import UTC, datetime

from planner.assets import folder
from planner.documents.report_items import ReportMaterial
from planner.models.draft_resolution import DraftRegister
from planner.models.programme import Programme
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import Fact
from planner.rules.record_meetings import held_meetings
from planner.seeding.reading import read_bundle
from planner.seeding.records import read_record
from planner.seeding.states import read_states

NOW = datetime(2018, 10, 25, tzinfo=UTC)
SEEDS = folder("seeds")
STATES = read_states(SEEDS)
PROGRAMME = read_bundle(SEEDS / "sessions" / "untoc-cop-9.toml")
RECORDED = read_record(SEEDS / "records" / "untoc-cop-9.toml", NOW)


def material(
    record: Record = RECORDED.record,
    drafts: DraftRegister = RECORDED.drafts,
    programme: Programme = PROGRAMME,
    body: str = "plenary",
) -> ReportMaterial:
    return ReportMaterial(
        programme,
        record,
        drafts,
        STATES,
        programme.body(body),
        held_meetings(programme, record),
    )


def recorded(*facts: tuple[str, str, Fact], programme: Programme = PROGRAMME) -> ReportMaterial:
    """The material of a record with these entries: meeting, item, fact."""
    entries = tuple(
        RecordEntry(number, f"e-{number}", NOW, "somebody", fact, meeting, item)
        for number, (meeting, item, fact) in enumerate(facts, start=1)
    )
    record = Record(programme.session.slug, entries)
    return material(record, DraftRegister(programme.session.slug), programme)
