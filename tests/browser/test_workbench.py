"""The grid in a real browser: a meeting is moved by keyboard alone, and by dragging."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from planner.models.account import Role
from tests.browser.webdriver import ENTER, TAB, Browser
from tests.people_builders import PASSWORD, an_account, with_role
from tests.web.conftest import database_of
from tests.web.workbench.site import Work, workbench

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOCUSED = "document.activeElement"
MOST_KEYS = 120
CENTRE = (
    "(r => [Math.round(r.x + r.width / 2), Math.round(r.y + Math.min(r.height / 2, 20))])"
    "(document.querySelector({selector!r}).getBoundingClientRect())"
)


class Served:
    """The workbench on a server, and somebody with a password."""

    def __init__(self, work: Work, address: str) -> None:
        self.work = work
        self.address = address

    def open(self, browser: Browser, path: str = "grid") -> None:
        """Goes there, through the page that asks for name and password if it comes."""
        browser.open(f"{self.address}{self.work.home}{path}")
        if browser.evaluate("!!document.querySelector('input[type=password]')"):
            browser.evaluate("document.querySelector('input[name=name]').focus()")
            browser.press(*"olga", TAB, *PASSWORD, ENTER)
            wait_until(browser, "!!document.querySelector('.work')")

    def day_of(self, key: str) -> int:
        return self.work.meeting(key).day.day


@pytest.fixture
def served(tmp_path: Path, browser: Browser) -> Iterator[Served]:
    work = workbench(tmp_path)
    work.app.config["CLOCK"] = lambda: datetime.now(UTC)
    database = database_of(work.app)
    with_role(database, an_account(database, "olga"), work.slug, Role.SECRETARIAT)
    serving = make_server("127.0.0.1", 0, work.app, threaded=True)
    thread = Thread(target=serving.serve_forever)
    thread.start()
    browser.show_as(width=1280, height=1000)
    yield Served(work, f"http://127.0.0.1:{serving.server_port}")
    serving.shutdown()
    thread.join()
    serving.server_close()


def wait_until(browser: Browser, expression: str) -> None:
    for _ in range(100):
        if browser.evaluate(expression):
            return
        time.sleep(0.1)
    raise AssertionError(f"never true: {expression}")


def walk_to(browser: Browser, condition: str) -> None:
    """Presses the tabulator until what has the focus is so."""
    for _ in range(MOST_KEYS):
        browser.press(TAB)
        if browser.evaluate(f"(e => {condition})({FOCUSED})"):
            return
    raise AssertionError(f"cannot be reached by keyboard: {condition}")


def drag(browser: Browser, what: str, where: str) -> None:
    """Drags the middle of one element to that of another; both have to be in sight."""
    one, other = (browser.evaluate(CENTRE.format(selector=s)) for s in (what, where))
    browser.drag((one[0], one[1]), (other[0], other[1]))


def test_a_meeting_is_moved_and_the_move_undone_by_keyboard_alone(
    browser: Browser, served: Served
) -> None:
    browser.complaints()
    served.open(browser)
    walk_to(browser, "e.closest('#m-m-04') !== null && e.tagName === 'A'")
    browser.press(ENTER)
    wait_until(browser, "location.pathname.endsWith('/meetings/m-04')")
    walk_to(browser, "e.textContent === 'Choose another place in the grid'")
    browser.press(ENTER)
    wait_until(browser, "location.search === '?moving=m-04'")
    walk_to(browser, "e.value === '2018-10-15 10:00'")
    browser.press(ENTER)
    wait_until(browser, "!!document.getElementById('notice')")
    assert served.day_of("m-04") == 15
    walk_to(browser, "e.closest('#notice') !== null")
    browser.press(ENTER)
    wait_until(browser, "document.querySelector('#notice p').textContent.startsWith('undone')")
    assert served.day_of("m-04") == 16
    assert browser.complaints() == []


def test_a_meeting_is_dragged_to_another_place(browser: Browser, served: Served) -> None:
    browser.complaints()
    served.open(browser, "grid?body=wg-3")
    # The row of Monday morning, in the column of its own body.
    browser.evaluate("document.querySelector('.grid-region').scrollIntoView()")
    drag(browser, "#m-m-04 .which", "tr[data-to='2018-10-15 10:00'] td[data-body='wg-3']")
    wait_until(browser, "!!document.getElementById('notice')")
    assert served.day_of("m-04") == 15
    assert "meeting moved" in browser.evaluate("document.getElementById('said').textContent")
    # The part of the grid that was shown is the part that is shown.
    assert browser.evaluate("new URL(location.href).searchParams.getAll('body')") == ["wg-3"]
    assert browser.evaluate("document.querySelectorAll('article[data-meeting]').length") == 2
    assert browser.complaints() == []


def test_an_item_is_dragged_to_another_meeting(browser: Browser, served: Served) -> None:
    served.open(browser, "grid?day=2018-10-17&day=2018-10-18")
    browser.evaluate("document.querySelector('.grid-region').scrollIntoView()")
    drag(browser, "#m-m-08 [data-item='3'] .number", "#m-m-09")
    wait_until(browser, "!!document.getElementById('notice')")
    assert served.work.taken("m-08") == []
    assert [item for item, _ in served.work.taken("m-09")] == ["4", "3"]


def test_a_place_that_cannot_be_is_refused_and_said_where_it_was_tried(
    browser: Browser, served: Served
) -> None:
    served.open(browser, "grid?day=2018-10-15&day=2018-10-16")
    browser.evaluate("document.querySelector('.grid-region').scrollIntoView()")
    drag(browser, "#m-m-03 .which", "tr[data-to='2018-10-15 10:00'] td[data-body='plenary']")
    wait_until(browser, "!!document.getElementById('problem')")
    assert "already meets at that time" in browser.evaluate(
        "document.getElementById('problem').textContent"
    )
    assert browser.evaluate("document.activeElement.id") == "problem"
    assert served.day_of("m-03") == 16


def test_a_drop_in_the_column_of_another_body_does_nothing(
    browser: Browser, served: Served
) -> None:
    served.open(browser, "grid?day=2018-10-15&day=2018-10-16")
    version = served.work.version
    browser.evaluate("document.querySelector('.grid-region').scrollIntoView()")
    drag(browser, "#m-m-04 .which", "tr[data-to='2018-10-15 10:00'] td[data-body='plenary']")
    assert served.work.version == version
