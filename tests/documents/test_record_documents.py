"""The documents of the record of the ninth session, as they were looked at in six languages."""

from datetime import UTC, datetime

import pytest

from planner.assets import folder
from planner.documents.draft_resolutions import drafts_list
from planner.documents.plan_and_record import plan_and_record_document
from planner.documents.record_log import record_log
from planner.models.draft_resolution import DraftRegister
from planner.models.record import Record
from planner.models.text import LANGUAGES
from planner.rendering.formats import FORMATS, render
from planner.rules.draft_status import draft_standings
from planner.rules.record_plan import plan_and_record
from planner.seeding.reading import read_bundle
from planner.seeding.records import read_record
from planner.seeding.states import read_states
from planner.services.rulebooks import under_rules
from tests.conftest import Golden

SEEDS = folder("seeds")
NOW = datetime(2018, 10, 25, tzinfo=UTC)
PROGRAMME = read_bundle(SEEDS / "sessions" / "untoc-cop-9.toml")
FILE = read_record(SEEDS / "records" / "untoc-cop-9.toml", NOW)
STATES = read_states(SEEDS)
RULED = under_rules(PROGRAMME, SEEDS)
STANDINGS = draft_standings(PROGRAMME, FILE.drafts, FILE.record, RULED.deadlines)
COMPARED = plan_and_record(PROGRAMME, FILE.record, RULED.use, NOW, FILE.drafts)
DOCUMENTS = {
    "record": record_log(PROGRAMME, FILE.record, STATES),
    "plan-and-record": plan_and_record_document(PROGRAMME, COMPARED),
    "draft-resolutions": drafts_list(PROGRAMME, STANDINGS, STATES),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_documents_are_as_looked_at(kind: str, language: str, golden: Golden) -> None:
    text = render(DOCUMENTS[kind], language, "text")
    golden(f"untoc-cop-9.{kind}.{language}.txt", text)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_each_can_be_had_in_every_format(kind: str, format: str) -> None:
    assert DOCUMENTS[kind].kind == kind
    assert len(render(DOCUMENTS[kind], "ar", format)) > 500


def test_a_session_of_which_nothing_was_recorded_says_so() -> None:
    slug = PROGRAMME.session.slug
    nothing = record_log(PROGRAMME, Record(slug), STATES)
    assert "Nothing has been entered yet." in render(nothing, "en", "text").decode()
    none = drafts_list(PROGRAMME, (), STATES)
    assert "No draft resolution has been received yet." in render(none, "en", "text").decode()
    before = plan_and_record(
        PROGRAMME, Record(slug), RULED.use, datetime(2018, 10, 1, tzinfo=UTC), DraftRegister(slug)
    )
    text = render(plan_and_record_document(PROGRAMME, before), "en", "text").decode()
    assert "Held: 0 of 20; planned: 12; left: 20" in text
    assert "Meetings still planned: 12" in text
