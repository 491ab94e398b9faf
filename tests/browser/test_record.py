"""A day of the record typed by two people on two tablets at once: nothing lost, no reload."""

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from planner.models.account import Role
from planner.models.record_facts import ItemOpened, MeetingOpened, Statement
from planner.services.record import read_record
from tests.browser.webdriver import ENTER, Browser, chromium
from tests.web.inside_site import COOKIE, SLUG, InsideSite, inside_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# In Vienna it is a quarter past ten on the first day when the typing begins.
BEGINS = datetime(2018, 10, 15, 8, 15, tzinfo=UTC)
MEETING = "m-01"
ITEM = "1-a"


def codes(written: str) -> list[str]:
    return written.split()


FIRST = codes("DZ AR AM AU AT BD BY BO BR BG BI CA CL CN CO CR CU DO EC EG SV FJ FR GM")
SECOND = codes("DE GT HN IN ID IQ IL IT JP KZ KE KW LB LI LY MY MX MN MA NA NP NG NO PK")
# From here on the second tablet has no network, until that many more entries are typed.
OFFLINE_FROM, OFFLINE_FOR = 8, 6


class Desk:
    """A server at which the day passes as it does outside."""

    def __init__(self, site: InsideSite, address: str) -> None:
        self.site = site
        self.page = f"{address}/en/{SLUG}/record/meetings/{MEETING}/"
        self.home = f"{address}/en/"

    def statements(self) -> list[tuple[str, str]]:
        """Who entered which delegation, in the order of the log."""
        entries = read_record(self.site.database, SLUG).of_kind(Statement)
        return [(entry.actor, fact.delegation) for entry, fact in entries]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    site = inside_site(tmp_path)
    started = time.monotonic()
    site.app.config["CLOCK"] = lambda: BEGINS + timedelta(seconds=time.monotonic() - started)
    serving = make_server("127.0.0.1", 0, site.app, threaded=True)
    thread = Thread(target=serving.serve_forever)
    thread.start()
    yield Desk(site, f"http://127.0.0.1:{serving.server_port}")
    serving.shutdown()
    thread.join()
    serving.server_close()


@pytest.fixture
def tablets(tmp_path: Path) -> Iterator[tuple[Browser, Browser]]:
    programs = [shutil.which(name) for name in ("chromium", "chromedriver")]
    if None in programs:
        pytest.skip("chromium and chromedriver are not installed")
    chrome, driver = str(programs[0]), str(programs[1])
    with (
        chromium(chrome, driver, tmp_path / "first") as first,
        chromium(chrome, driver, tmp_path / "second") as second,
    ):
        yield first, second


def secretary(desk: Desk, browser: Browser) -> None:
    """Signs somebody of the secretariat in and opens the page of the meeting."""
    client: FlaskClient = desk.site.signed_in(Role.SECRETARIAT, at=BEGINS)
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    browser.show_as(width=1180, height=820)
    browser.open(desk.home)
    browser.evaluate(f"document.cookie = '{COOKIE}={cookie.value}; path=/'")
    browser.open(desk.page)
    # Gone as soon as the page is loaded again.
    browser.evaluate("window.sinceLoaded = 'still here'")


def press_button(browser: Browser, label: str) -> None:
    found = (
        f"[...document.querySelectorAll('button')].find(b => b.textContent.trim() === '{label}')"
    )
    browser.evaluate(f"{found}.focus()")
    browser.press(ENTER)


def type_delegations(browser: Browser, codes: list[str]) -> None:
    """By keyboard alone: the code, the key to enter it, and on; the page keeps the place."""
    for code in codes:
        browser.press(*code, ENTER)
        time.sleep(0.05)


def start_typing(browser: Browser) -> None:
    browser.evaluate("document.querySelector('#form-statement input[name=delegation]').focus()")


def waits_for(browser: Browser, expression: str, wanted: object) -> None:
    deadline = time.monotonic() + 30
    while browser.evaluate(expression) != wanted:
        assert time.monotonic() < deadline, browser.evaluate(expression)
        time.sleep(0.1)


def set_network(browser: Browser, *, is_there: bool) -> None:
    browser._command("Network.enable", {})
    rate = -1 if is_there else 0
    conditions = {"offline": not is_there, "latency": 0}
    speed = {"downloadThroughput": rate, "uploadThroughput": rate}
    browser._command("Network.emulateNetworkConditions", {**conditions, **speed})


LINES = "document.querySelectorAll('#lines li').length"
WAITING = "document.querySelectorAll('#waiting li').length"


def test_two_people_type_a_day_at_once_and_nothing_is_lost(
    desk: Desk, tablets: tuple[Browser, Browser]
) -> None:
    first, second = tablets
    for browser in tablets:
        secretary(desk, browser)
    press_button(first, "Meeting opened")
    waits_for(second, LINES, 1)
    press_button(second, "Item opened")
    waits_for(first, LINES, 2)

    def on_first() -> None:
        start_typing(first)
        type_delegations(first, FIRST)

    def on_second() -> None:
        start_typing(second)
        type_delegations(second, SECOND[:OFFLINE_FROM])
        set_network(second, is_there=False)
        type_delegations(second, SECOND[OFFLINE_FROM : OFFLINE_FROM + OFFLINE_FOR])
        set_network(second, is_there=True)
        type_delegations(second, SECOND[OFFLINE_FROM + OFFLINE_FOR :])

    with ThreadPoolExecutor(2) as people:
        for done in (people.submit(on_first), people.submit(on_second)):
            done.result()

    # Both see everything, and nothing waits to be sent.
    for browser in tablets:
        waits_for(browser, WAITING, 0)
        waits_for(browser, LINES, 2 + len(FIRST) + len(SECOND))
        assert browser.evaluate("window.sinceLoaded") == "still here"
        assert browser.evaluate("document.getElementById('connection').hidden") is True
    # Each entry once, and those of each person in the order in which they were typed.
    record = read_record(desk.site.database, SLUG)
    assert [entry.fact for entry in record.entries[:2]] == [MeetingOpened(), ItemOpened()]
    typed = [fact.delegation for _, fact in record.of_kind(Statement)]
    assert sorted(typed) == sorted([*FIRST, *SECOND])
    in_log = [e.fact.delegation for e in record.entries if isinstance(e.fact, Statement)]
    assert [code for code in in_log if code in FIRST] == FIRST
    assert [code for code in in_log if code in SECOND] == SECOND
    assert [entry.number for entry in record.entries] == list(range(1, record.version + 1))
    assert {(entry.meeting, entry.item) for entry in record.entries[2:]} == {(MEETING, ITEM)}
    # What was typed without a network happened when it was typed, and not when it was sent.
    hours = [entry.at for entry in record.of_meeting(MEETING)]
    assert None not in hours
    assert hours == sorted(hours, key=lambda hour: hour or BEGINS)
    for browser in tablets:
        assert [c for c in browser.complaints() if "ERR_INTERNET_DISCONNECTED" not in c] == []


def test_what_is_refused_stays_on_the_tablet_until_it_is_mended(
    desk: Desk, tablets: tuple[Browser, Browser]
) -> None:
    browser, _ = tablets
    secretary(desk, browser)
    press_button(browser, "Meeting opened")
    waits_for(browser, LINES, 1)
    start_typing(browser)
    type_delegations(browser, ["Atlantis", "FR"])
    # The one behind it went through; the other one waits, with the reason.
    waits_for(browser, LINES, 2)
    waits_for(browser, "document.querySelectorAll('#waiting li.is-refused').length", 1)
    assert "Atlantis" in browser.evaluate("document.querySelector('#waiting li').textContent")
    press_button(browser, "Change")
    field = "document.querySelector('#form-statement input[name=delegation]')"
    assert browser.evaluate(f"{field}.value") == "Atlantis"
    browser.evaluate(f"({field}.value = '', {field}.focus())")
    type_delegations(browser, ["Algeria"])
    waits_for(browser, LINES, 3)
    waits_for(browser, WAITING, 0)
    assert [code for _, code in desk.statements()] == ["FR", "DZ"]
