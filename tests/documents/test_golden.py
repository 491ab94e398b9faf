"""Both real sessions in six languages, held to what was looked at."""

import pytest

from planner.assets import folder
from planner.documents.agenda import provisional_agenda
from planner.documents.calendar import session_calendar
from planner.documents.organization_of_work import organization_of_work
from planner.models.programme import Programme
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.rendering.icalendar_feed import render_calendar
from planner.seeding.reading import read_bundle
from tests.conftest import Golden

SESSIONS = ("untoc-cop-9", "untoc-wg-2022")


def session(slug: str) -> Programme:
    return read_bundle(folder("seeds") / "sessions" / f"{slug}.toml")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SESSIONS)
def test_the_organization_of_work_is_as_looked_at(slug: str, language: str, golden: Golden) -> None:
    table = render(organization_of_work(session(slug)), language, "text")
    golden(f"{slug}.organization-of-work.{language}.txt", table)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SESSIONS)
def test_the_agenda_is_as_looked_at(slug: str, language: str, golden: Golden) -> None:
    agenda = render(provisional_agenda(session(slug)), language, "text")
    golden(f"{slug}.agenda.{language}.txt", agenda)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SESSIONS)
def test_the_calendar_is_as_looked_at(slug: str, language: str, golden: Golden) -> None:
    golden(f"{slug}.{language}.ics", render_calendar(session_calendar(session(slug)), language))
