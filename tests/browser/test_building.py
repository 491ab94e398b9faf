"""The ninth session is built from nothing in the browser, and its table is the published one."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from planner.models.agenda import AgendaItem
from planner.models.body import Body
from planner.models.meeting import Meeting
from planner.models.noun import Noun
from planner.models.paper import Paper
from planner.models.session import Session
from planner.models.text import LANGUAGES, Text
from planner.seeding.reading import read_bundle
from planner.services.sessions import read_programme
from tests.browser.hands import Keyboard, Mouse, Typed
from tests.browser.windows import chromium, served
from tests.conftest import GOLDEN_FOLDER
from tests.people_builders import PASSWORD, an_account
from tests.web.conftest import application, database_of, seed_files

Hand = Mouse | Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SLUG = "untoc-cop-9"
SEED = read_bundle(next(file for file in seed_files() if file.stem == SLUG))
# The meeting that is put somewhere else first, and the one whose items are put into it later.
MOVED, SOMEWHERE_ELSE = "m-06", "2018-10-17 10:00"
FILLED = "m-08"
# The item that is added as one of the first level, and then made a sub-item.
INDENTED = "2-b"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """A planner in which there is one administrator and nothing else."""
    now = datetime.now(UTC)
    made = application(tmp_path / "planner.sqlite3", [], now)
    made.config["CLOCK"] = lambda: datetime.now(UTC)
    an_account(database_of(made), "olga", is_administrator=True)
    return made


@pytest.fixture
def page(browser: Browser, app: Flask) -> Iterator[Page]:
    """A window on its first page."""
    with served(app) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 1800})
        context.set_default_timeout(10_000)
        opened = context.new_page()
        opened.goto(f"{address}/en/your-sessions")
        yield opened
        context.close()


def words(name: str, text: Text | None) -> dict[str, str | bool]:
    """A text in the inputs of its languages, and the ticks of the wordings to be verified."""
    if text is None:
        return {}
    typed: dict[str, str | bool] = {}
    for language in LANGUAGES:
        wording = text.get(language)
        if wording is not None:
            typed[f"{name}.{language}"] = wording
        if language in text.unverified:
            typed[f"{name}.{language}.unverified"] = True
    return typed


def known(**facts: object) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items() if value is not None}


def typed_session(session: Session) -> Typed:
    return {
        **known(slug=session.slug, zone=session.zone, opens=session.opens, closes=session.closes),
        **words("title", session.title),
        **words("short_title", session.short_title),
        **words("city", session.city),
        **known(
            as_of=session.as_of,
            format=session.format,
            rulebook=session.rulebook,
            original_language=session.original_language,
            entitled_meetings=session.entitled_meetings,
            entitled_at_once=session.entitled_at_once,
            entitlement_source=session.entitlement_source,
            source=session.source,
        ),
    }


def typed_body(body: Body) -> Typed:
    return {
        **known(key=body.key, kind=body.kind),
        **words("name", body.name),
        **words("convening", body.convening),
        **known(
            symbol_stem=body.symbol_stem, agenda_symbol=body.agenda_symbol, mandate=body.mandate
        ),
    }


def typed_item(item: AgendaItem) -> Typed:
    return {
        **words("title", item.title),
        **words("short_title", item.short_title),
        **words("annotation", item.annotation),
        **known(mandates="\n".join(item.mandates) or None),
        "is_heading_printed": item.is_heading_printed,
        "key": item.key,
    }


def typed_paper(paper: Paper) -> Typed:
    return {
        "symbol": paper.symbol,
        **words("title", paper.title),
        **known(kind=paper.kind, status=paper.status),
        "items": paper.items,
    }


def taken_at(meeting: Meeting) -> tuple[str, ...]:
    return tuple(a.item for a in SEED.allocations if a.meeting == meeting.key)


def slot(meeting: Meeting) -> str:
    return f"{meeting.day} {meeting.starts:%H:%M}"


def first_slot(meeting: Meeting) -> str:
    return SOMEWHERE_ELSE if meeting.key == MOVED else slot(meeting)


def items_at_once(meeting: Meeting) -> tuple[str, ...]:
    return () if meeting.key == FILLED else taken_at(meeting)


def sign_in(hand: Hand) -> None:
    hand.fill({"name": "olga", "password": PASSWORD})
    hand.press("Sign in")


def begin_session(hand: Hand) -> None:
    hand.press("Begin a new session")
    hand.skip()
    hand.fill(typed_session(SEED.session))
    hand.press("Begin a new session")
    for body in SEED.bodies:
        hand.skip()
        hand.press("Add a body")
        hand.skip()
        hand.fill(typed_body(body))
        hand.press("Add")


def add_agenda_paper(hand: Hand) -> None:
    hand.press("Documents")
    hand.skip()
    hand.press("Add a document")
    hand.skip()
    hand.fill(typed_paper(SEED.papers[0]))
    hand.press("Add")


def publish(hand: Hand) -> None:
    hand.press("Publish")
    hand.skip()
    hand.fill({"comment": "The first edition."})
    hand.press("Publish")


def assert_published(page: Page, app: Flask) -> None:
    """The table is the published one in every language, and the draft holds the same facts."""
    for language in LANGUAGES:
        address = urljoin(page.url, f"/{language}/{SLUG}/organization-of-work.txt")
        kept = GOLDEN_FOLDER / f"{SLUG}.organization-of-work.{language}.txt"
        assert page.request.get(address).body() == kept.read_bytes()
    built = read_programme(database_of(app), SLUG)
    assert facts([built.session]) == facts([SEED.session])
    assert facts(built.bodies) == facts(SEED.bodies)
    assert facts(built.items) == facts(SEED.items)
    assert facts(built.papers) == facts(SEED.papers[:1])
    assert facts(built.meetings) == facts(SEED.meetings)
    assert set(built.allocations) == set(SEED.allocations)


def facts(nouns: Iterable[Noun]) -> list[dict[str, object]]:
    """What they say; which wordings are to be verified has no order."""
    return [
        {
            name: (dict(value.items()), set(value.unverified)) if isinstance(value, Text) else value
            for name, value in dict(noun).items()
        }
        for noun in nouns
    ]


def test_a_session_is_built_with_the_mouse(page: Page, app: Flask) -> None:
    hand = Mouse(page)
    sign_in(hand)
    begin_session(hand)
    hand.press("Agenda")
    for item in SEED.items:
        hand.press("Add an item")
        hand.fill(typed_item(item))
        hand.press("Add")
        if item.level == 2:
            page.locator(f"#item-{item.key}").get_by_role(
                "button", name="Make a sub-item of the item before it"
            ).click()
    add_agenda_paper(hand)
    hand.press("Grid of meetings")
    for meeting in SEED.meetings:
        hand.press("Add a meeting here:…", row=first_slot(meeting), within=meeting.bodies[0])
        hand.fill({"items": items_at_once(meeting), "key": meeting.key})
        hand.press("Add a meeting")
    moved = SEED.meeting(MOVED)
    hand.drag(f"#m-{MOVED} .which", f"tr[data-to='{slot(moved)}'] td[data-body='wg-3']")
    for item in taken_at(SEED.meeting(FILLED)):
        hand.drag(f".open-list [data-item='{item}'] .number", f"#m-{FILLED}")
    publish(hand)
    assert_published(page, app)


def test_a_session_is_built_with_the_keyboard_alone(page: Page, app: Flask) -> None:
    hand = Keyboard(page)
    sign_in(hand)
    begin_session(hand)
    hand.press("Agenda")
    for item in SEED.items:
        hand.skip()
        hand.press("Add an item")
        hand.skip()
        # The second way to make a sub-item; the first one is tried on one of them.
        is_indented = item.key == INDENTED
        parent = None if is_indented else SEED.parent_of(item)
        hand.fill({"place": "last" if parent is None else f"below:{parent.key}"} | typed_item(item))
        hand.press("Add")
        if is_indented:
            hand.skip()
            hand.press("Make a sub-item of the item before it: 3", line=f"item-{item.key}")
    hand.skip()
    add_agenda_paper(hand)
    hand.press("Grid of meetings")
    for meeting in SEED.meetings:
        hand.skip()
        hand.press("Add a meeting here:…", row=first_slot(meeting), within=meeting.bodies[0])
        hand.skip()
        hand.fill({"items": items_at_once(meeting), "key": meeting.key})
        hand.press("Add a meeting")
    hand.skip()
    hand.press("…", card=MOVED)
    hand.skip()
    hand.press("Choose another place in the grid")
    hand.skip()
    hand.press("Move here…", row=slot(SEED.meeting(MOVED)))
    for item in taken_at(SEED.meeting(FILLED)):
        hand.skip()
        hand.press("Choose a meeting…", item=item)
        hand.skip()
        hand.press("Take it here…", card=FILLED)
    hand.skip()
    publish(hand)
    assert_published(page, app)
