"""A session as a folder of files."""

import posixpath
import shutil
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from planner.assets import folder as asset_folder
from planner.errors import NotFound
from planner.export.folder import MARK
from planner.export.site import export_site
from planner.models.text import LANGUAGES
from planner.seeding.reading import read_bundle
from planner.web.addresses import DOCUMENT_FORMATS
from tests.export.links_read import broken_links, links_in
from tests.export.published import (
    NOW,
    PUBLISHED_AT,
    REVISED_AT,
    application,
    content_of,
    published,
    revised_programme,
    small_programme,
)

PUBLIC = "https://conference.example.org/programme"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database is in which one edition is published."""
    return tmp_path_factory.mktemp("first")


@pytest.fixture(scope="module")
def app(place: Path) -> Flask:
    return published(place, small_programme())


@pytest.fixture(scope="module")
def exported(app: Flask, place: Path) -> Path:
    """The site while a meeting is under way; not to be changed."""
    app.config["CLOCK"] = lambda: NOW
    export_site(app, "a-session", place / "site")
    return place / "site"


@pytest.fixture(scope="module")
def revised(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after a second edition, in place of the first, at a public address.

    It is written long after the session; not to be changed.
    """
    place = tmp_path_factory.mktemp("second")
    shutil.copytree(exported, place / "site")
    published(place, small_programme())
    app = published(place, revised_programme(), REVISED_AT, public_url=PUBLIC)
    app.config["CLOCK"] = lambda: datetime(2019, 1, 1, tzinfo=UTC)
    export_site(app, "a-session", place / "site")
    return place / "site"


def answer_at(app: Flask, instant: datetime, address: str) -> bytes:
    """What the application answers at that instant."""
    own = app.config["CLOCK"]
    app.config["CLOCK"] = lambda: instant
    response = app.test_client().get(address)
    app.config["CLOCK"] = own
    assert response.status_code == 200
    return response.data


def test_every_language_has_every_page_document_and_calendar(exported: Path) -> None:
    pages = {
        "index.html",
        "agenda/index.html",
        "changes/index.html",
        "changes.atom",
        "deadlines/index.html",
        *(f"days/2018-10-{day}/index.html" for day in range(15, 20)),
        "editions/index.html",
        "editions/1/index.html",
        *(f"items/{key}/index.html" for key in ("1", "1-a", "wg-1")),
        *(f"meetings/{key}/index.html" for key in ("m-01", "m-02", "m-03")),
    }
    documents, deadlines = (
        {f"{kind}.{name}" for kind in kinds for name in DOCUMENT_FORMATS[kind]}
        for kinds in (("organization-of-work", "agenda"), ("deadlines",))
    )
    days = {
        f"days/2018-10-{day}.{name}"
        for day in range(15, 20)
        for name in DOCUMENT_FORMATS["programme-of-the-day"]
    }
    calendars = {
        "deadlines.ics",
        "calendar.ics",
        "calendar.plenary.ics",
        "calendar.wg-2.ics",
        "calendar.plenary.item.1.ics",
        "calendar.plenary.item.1.a.ics",
        "calendar.wg-2.item.1.ics",
    }
    of_edition = {f"editions/1/{name}" for name in documents}
    wanted = pages | documents | deadlines | days | of_edition | calendars
    for language in LANGUAGES:
        assert set(content_of(exported / language / "a-session")) == wanted
    assert {file.name for file in exported.iterdir()} == {
        *LANGUAGES,
        "index.html",
        "static",
        MARK,
    }


def test_every_link_leads_to_a_file_also_after_the_folder_was_moved(
    exported: Path, tmp_path: Path
) -> None:
    assert broken_links(exported) == []
    moved = tmp_path / "store" / "deep down" / "100% here"
    shutil.copytree(exported, moved)
    assert broken_links(moved) == []
    assert len([link for link in links_in(moved) if not link.leads_away]) > 500


def test_without_a_public_address_no_file_names_a_host_of_the_planner(exported: Path) -> None:
    assert {urlsplit(link.written).netloc for link in links_in(exported) if link.leads_away} == {
        "undocs.org"
    }
    named = [
        name
        for name, content in content_of(exported).items()
        if any(host in content for host in (b"export.invalid", b"localhost", b"webcal:"))
    ]
    assert named == []


def test_a_public_address_is_in_what_other_programs_are_given_and_nowhere_else(
    revised: Path,
) -> None:
    given = {link.written for link in links_in(revised) if "conference.example.org" in link.written}
    for address in given:
        parts = urlsplit(address)
        if parts.netloc != "calendar.google.com":
            assert (parts.netloc, parts.query) == ("conference.example.org", "")
            assert parts.path.endswith(".ics")
            assert (revised / parts.path.removeprefix("/programme/")).is_file()
    assert {
        "webcal://conference.example.org/programme/fr/a-session/calendar.wg-2.ics",
        "https://conference.example.org/programme/fr/a-session/calendar.wg-2.ics",
        "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fconference.example.org"
        "%2Fprogramme%2Ffr%2Fa-session%2Fcalendar.wg-2.ics",
    } <= given


def test_the_page_on_which_to_subscribe_is_there_where_there_is_an_address(
    exported: Path, revised: Path
) -> None:
    assert not (exported / "fr" / "a-session" / "subscribe").exists()
    page = (revised / "fr" / "a-session" / "subscribe.wg-2" / "index.html").read_text()
    assert f'value="{PUBLIC}/fr/a-session/calendar.wg-2.ics"' in page
    assert "<form" not in page
    assert 'id="own"' not in page


def test_nothing_is_now_or_next_or_today_in_files(app: Flask, exported: Path) -> None:
    assert b"<mark" in answer_at(app, NOW, "/en/a-session/")
    pages = content_of(exported)
    assert [name for name, content in pages.items() if b"<mark" in content] == []


def test_no_file_says_how_long_there_is_until_a_deadline_or_that_it_has_passed(
    app: Flask, exported: Path
) -> None:
    told = answer_at(app, NOW, "/en/a-session/deadlines").decode()
    assert ("data-needs-clock" in told, "is-passed" in told) == (True, True)
    page = (exported / "en" / "a-session" / "deadlines" / "index.html").read_text()
    assert [word for word in ("data-needs-clock", "is-passed", "is-marked") if word in page] == []
    assert "Documents issued" in page


def test_without_an_address_there_is_no_button_to_subscribe_but_the_file(
    exported: Path, revised: Path
) -> None:
    pages = {
        place: (place / "en" / "a-session" / "index.html").read_text()
        for place in (exported, revised)
    }
    assert ["webcal:" in pages[place] for place in (exported, revised)] == [False, True]
    assert ['class="button"' in pages[place] for place in (exported, revised)] == [False, True]
    assert ['class="more"' in pages[place] for place in (exported, revised)] == [False, True]
    assert '<a class="address" href="deadlines.ics" dir="ltr">deadlines.ics</a>' in pages[exported]


def test_an_exported_address_works_on_the_service_too(app: Flask, exported: Path) -> None:
    folder = exported / "fr" / "a-session"
    names = sorted(file.name for file in folder.glob("*.ics"))
    assert len(names) == 7
    for name in names:
        answered = answer_at(app, PUBLISHED_AT, f"/fr/a-session/{name}")
        assert (folder / name).read_bytes() == answered


def test_the_bytes_depend_on_the_editions_and_on_nothing_else(
    exported: Path, place: Path, tmp_path: Path
) -> None:
    app = application(place, secret_key="another")
    app.config["CLOCK"] = lambda: datetime(2030, 1, 1, tzinfo=UTC)
    count = export_site(app, "a-session", tmp_path / "site")
    assert content_of(tmp_path / "site") == content_of(exported)
    assert count == len(content_of(exported)) - 1


def test_files_are_the_bytes_that_the_service_answers(app: Flask, exported: Path) -> None:
    folder = exported / "ar" / "a-session"
    for name, address in {
        "agenda.pdf": "agenda.pdf",
        "organization-of-work.csv": "organization-of-work.csv",
        "calendar.ics": "calendar.ics",
        "deadlines.pdf": "deadlines.pdf",
        "days/2018-10-16.docx": "days/2018-10-16.docx",
        "calendar.wg-2.ics": "calendar.ics?body=wg-2",
        "calendar.plenary.item.1.a.ics": "calendar.ics?body=plenary&item=1.a",
    }.items():
        assert (folder / name).read_bytes() == answer_at(
            app, PUBLISHED_AT, f"/ar/a-session/{address}"
        )


def test_a_cancelled_meeting_stays_in_the_calendar_of_the_edition(revised: Path) -> None:
    feed = (revised / "en" / "a-session" / "calendar.ics").read_bytes()
    assert feed.count(b"STATUS:CANCELLED") == 2


def test_files_of_what_is_no_longer_there_are_removed(exported: Path, revised: Path) -> None:
    assert (exported / "en" / "a-session" / "meetings" / "m-03" / "index.html").is_file()
    assert not (revised / "en" / "a-session" / "meetings" / "m-03").exists()
    assert (revised / "en" / "a-session" / "editions" / "2" / "index.html").is_file()
    assert broken_links(revised) == []


def test_the_first_page_leads_to_the_session_in_each_language(exported: Path) -> None:
    assert [link.target for link in links_in(exported) if link.file == "index.html"][-6:] == [
        f"{language}/a-session/index.html" for language in LANGUAGES
    ]


def test_the_feed_of_changes_leads_to_files(exported: Path, revised: Path) -> None:
    feed = (exported / "es" / "a-session" / "changes.atom").read_text(encoding="utf-8")
    assert '<link rel="self" type="application/atom+xml" href="changes.atom" />' in feed
    assert 'href="changes/index.html#edition-1"' in feed
    feed = (revised / "es" / "a-session" / "changes.atom").read_text(encoding="utf-8")
    assert f'href="{PUBLIC}/es/a-session/changes.atom"' in feed
    assert f'href="{PUBLIC}/es/a-session/changes/index.html#edition-2"' in feed
    assert f'&lt;a href="{PUBLIC}/es/a-session/meetings/m-02/index.html"' in feed


def test_the_clock_of_the_application_is_put_back(app: Flask, exported: Path) -> None:
    assert exported.exists()
    assert app.config["CLOCK"]() == NOW


def test_a_session_that_is_unknown_or_unpublished_is_told_and_nothing_is_written(
    app: Flask, tmp_path: Path
) -> None:
    with pytest.raises(NotFound) as caught:
        export_site(app, "nowhere", tmp_path / "site")
    assert caught.value.code == "session-unknown"
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_real_session_has_no_broken_link(tmp_path: Path) -> None:
    bundle = asset_folder("seeds") / "sessions" / "untoc-wg-2022.toml"
    export_site(published(tmp_path, read_bundle(bundle)), "untoc-wg-2022", tmp_path / "site")
    assert broken_links(tmp_path / "site") == []
    assert [link for link in links_in(tmp_path / "site") if posixpath.isabs(link.written)] == []
