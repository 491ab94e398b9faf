"""A debate run in a real browser, by keyboard alone, and the screen that the room sees."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from planner.assets import folder
from planner.models.speaking import Capacity, Inscription
from planner.models.text import LANGUAGES
from planner.rules.speaking_floor import Floor, floor_of
from planner.services.speaking import known_states, read_list
from planner.services.speaking_chair import Desk, call_speaker, start_statement
from planner.services.speaking_requests import inscribe_speaker
from tests.browser.webdriver import ENTER, TAB, Browser
from tests.web.speaking_site import REF, SpeakingSite, speaking_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOCUSED = "document.activeElement.textContent.trim()"
MOST_KEYS = 80


class Debate:
    """A server with a list, in real time."""

    def __init__(self, site: SpeakingSite, address: str) -> None:
        self.site = site
        self.address = address

    @property
    def floor(self) -> Floor:
        return floor_of(read_list(self.site.database, REF))

    def desk(self) -> Desk:
        return Desk(self.site.database, REF, self.site.app.config["CLOCK"](), "secretary")

    def on_floor(self) -> str | None:
        current = self.floor.current
        return None if current is None else current.request.delegation


@pytest.fixture
def debate(tmp_path: Path) -> Iterator[Debate]:
    site = speaking_site(tmp_path)
    states = known_states(folder("seeds"))
    # The clock in the page goes by what HTTP says of the server's, so that has to be the true one.
    begins = datetime.now(UTC)
    site.app.config["CLOCK"] = lambda: datetime.now(UTC)
    for minute, code in enumerate(("GB", "VE", "LA", "KP", "FR", "CD")):
        asked = Inscription(
            delegation=code,
            name=states.get(code).name,
            capacity=Capacity.STATE,
            speaker="A. Person",
        )
        inscribe_speaker(site.database, REF, asked, begins - timedelta(minutes=30 - minute), "x")
    serving = make_server("127.0.0.1", 0, site.app, threaded=True)
    thread = Thread(target=serving.serve_forever)
    thread.start()
    yield Debate(site, f"http://127.0.0.1:{serving.server_port}")
    serving.shutdown()
    thread.join()
    serving.server_close()


def walk_to(browser: Browser, label: str, place: int = 1) -> None:
    """Presses the tabulator until what is so called (for that time) has the focus."""
    seen = 0
    for _ in range(MOST_KEYS):
        browser.press(TAB)
        seen += browser.evaluate(FOCUSED) == label
        if seen == place:
            return
    raise AssertionError(f"{label} cannot be reached by keyboard")


def wait_until(browser: Browser, expression: str) -> None:
    for _ in range(60):
        if browser.evaluate(expression):
            return
        time.sleep(0.1)
    raise AssertionError(f"never true: {expression}")


def test_a_debate_is_run_by_keyboard_alone(browser: Browser, debate: Debate) -> None:
    browser.complaints()
    browser.open(f"{debate.address}{debate.site.chair}")
    # The next thing to do has the focus, so that one key is enough, three times over.
    for label, after in (
        ("Give the floor: United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("Start the clock", "GB"),
        ("End of the statement", None),
    ):
        wait_until(browser, f"{FOCUSED} === {label!r}")
        browser.press(ENTER)
        wait_until(browser, f"{FOCUSED} !== {label!r}")
        assert debate.on_floor() == after
    assert [s.request.delegation for s in debate.floor.delivered] == ["GB"]
    # Somebody is called and is not in the room.
    browser.press(ENTER)
    wait_until(browser, f"{FOCUSED} === 'Start the clock'")
    walk_to(browser, "Not in the room")
    browser.press(ENTER)
    wait_until(browser, f"{FOCUSED}.startsWith('Give the floor: Lao')")
    assert [r.delegation for r in debate.floor.waiting] == ["LA", "KP", "FR", "CD", "VE"]
    # A form behind a heading that opens: the limit is changed.
    walk_to(browser, "Change the limit")
    browser.press(ENTER)
    browser.press(TAB, TAB)
    assert browser.evaluate("document.activeElement.name") == "seconds"
    browser.press("9", "0", ENTER)
    wait_until(browser, f"{FOCUSED}.startsWith('Give the floor: Lao')")
    browser.press(ENTER)
    wait_until(browser, f"{FOCUSED} === 'Start the clock'")
    browser.press(ENTER)
    wait_until(browser, f"{FOCUSED} === 'End of the statement'")
    current = debate.floor.current
    assert current is not None
    assert current.limit == timedelta(seconds=90)
    assert browser.complaints() == []


def test_the_clock_survives_a_reload_and_agrees_with_what_was_noted(
    browser: Browser, debate: Debate
) -> None:
    call_speaker(debate.desk(), 1)
    start_statement(debate.desk(), 1)
    time.sleep(2)
    shown = []
    for _ in range(2):
        browser.open(f"{debate.address}{debate.site.chair}")
        wait_until(browser, "!document.querySelector('.clock-time').hidden")
        minutes, seconds = browser.evaluate(
            "document.querySelector('.clock-time').textContent.split(':').map(Number)"
        )
        shown.append(minutes * 60 + seconds)
    current = debate.floor.current
    assert current is not None
    assert current.started_at is not None
    elapsed = (debate.site.app.config["CLOCK"]() - current.started_at).total_seconds()
    # What the server's clock is ahead is known to a second; a reload takes one more.
    assert shown[1] <= shown[0] <= 178
    assert abs(180 - elapsed - shown[1]) <= 3


def test_an_operator_is_told_when_the_other_has_done_something(
    browser: Browser, debate: Debate
) -> None:
    browser.open(f"{debate.address}{debate.site.chair}")
    assert browser.evaluate("document.querySelector('#changed').hidden") is True
    call_speaker(debate.desk(), 2)
    wait_until(browser, "!document.querySelector('#changed').hidden")
    # Who presses the button all the same calls nobody else, and sees what has happened.
    browser.press(ENTER)
    wait_until(browser, "document.querySelector('.problem dl') !== null")
    facts = browser.evaluate("[...document.querySelectorAll('dd')].map(e => e.textContent)")
    assert "Nobody has the floor" in facts[0]
    assert "Venezuela" in facts[1]
    assert debate.on_floor() == "VE"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_room_reads_the_longest_names_on_one_screen(
    browser: Browser, debate: Debate, language: str
) -> None:
    call_speaker(debate.desk(), 1)
    start_statement(debate.desk(), 1)
    browser.complaints()
    browser.show_as(width=1920, height=1080)
    browser.open(f"{debate.address}/{language}/untoc-cop-9/speakers/1-f/room")
    wait_until(browser, "!document.querySelector('.clock-time').hidden")
    root = "document.documentElement"
    assert browser.evaluate(f"[{root}.scrollWidth, {root}.scrollHeight]") == [1920, 1080]
    style = "getComputedStyle(document.querySelector('{}'))"
    assert float(browser.evaluate(style.format(".who") + ".fontSize")[:-2]) >= 70
    assert float(browser.evaluate(style.format(".clock-time") + ".fontSize")[:-2]) >= 200
    assert browser.evaluate(style.format("body") + ".backgroundColor") == "rgb(0, 0, 0)"
    assert browser.evaluate(style.format(".who") + ".color") == "rgb(255, 255, 255)"
    assert browser.complaints() == []


def test_the_room_follows_without_being_touched(browser: Browser, debate: Debate) -> None:
    browser.open(f"{debate.address}/en/untoc-cop-9/speakers/1-f/room")
    assert browser.evaluate("document.querySelector('.now .who')") is None
    call_speaker(debate.desk(), 5)
    wait_until(browser, "document.querySelector('.now .who')?.textContent === 'France'")
    assert browser.evaluate("document.querySelector('.clock-facts').textContent") == (
        "called, has not begun"
    )
    start_statement(debate.desk(), 5)
    wait_until(browser, "document.querySelector('.clock-time')?.hidden === false")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_of_the_list_is_wider_than_a_telephone(
    browser: Browser, debate: Debate, language: str
) -> None:
    own = debate.site.address_for("FR")
    browser.show_as(width=360, is_mobile=True)
    for page in ("/en/untoc-cop-9/speakers/1-f/", debate.site.chair, own):
        browser.open(debate.address + page.replace("/en/", f"/{language}/", 1))
        assert browser.evaluate("document.documentElement.scrollWidth") == 360, page
