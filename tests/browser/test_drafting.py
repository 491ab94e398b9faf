"""Drafting in a real browser: the bar moves by itself, and a plan is accepted by keyboard."""

import time

import pytest

from tests.browser.test_workbench import Served, served, wait_until, walk_to
from tests.browser.webdriver import ENTER, Browser

__all__ = ["served"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BAR = "(document.getElementById('bar') || {}).value"
LOADED_AT = "performance.timeOrigin"


def begin(browser: Browser, served: Served, wishes: str) -> None:
    """Ticks, and presses the button of the form."""
    served.open(browser, "drafting")
    browser.evaluate(wishes)
    walk_to(browser, "e.textContent === 'Draft a plan' && e.tagName === 'BUTTON'")
    browser.press(ENTER)
    wait_until(browser, "/drafting\\/[0-9a-f]+$/.test(location.pathname)")


def test_the_bar_moves_without_loading_the_page_and_stopping_shows_the_plan(
    browser: Browser, served: Served
) -> None:
    pytest.importorskip("ortools", reason="install planner[drafting]")
    browser.complaints()
    # Many alternatives take longer than the test looks.
    begin(
        browser,
        served,
        "(document.querySelector('[name=seconds]').value = '120',"
        " document.querySelector('[name=alternatives]').value = '5')",
    )
    loaded_at = browser.evaluate(LOADED_AT)
    wait_until(browser, f"{BAR} > 0")
    seen = [browser.evaluate(BAR)]
    wait_until(browser, f"{BAR} > {seen[0]} + 1")
    assert browser.evaluate(LOADED_AT) == loaded_at
    assert "costs" in browser.evaluate("document.getElementById('so-far').textContent")
    walk_to(browser, "e.textContent === 'Stop and show the best found'")
    browser.press(ENTER)
    wait_until(browser, "!!document.getElementById('changes')")
    assert browser.evaluate("document.querySelector('h1').textContent") == (
        "Draft organization of work"
    )
    assert browser.complaints() == []


def test_a_plan_is_accepted_by_keyboard_and_the_grid_shows_it(
    browser: Browser, served: Served
) -> None:
    pytest.importorskip("ortools", reason="install planner[drafting]")
    begin(
        browser,
        served,
        "(document.querySelector('[name=with_reasons]').checked = false,"
        " document.querySelector('[name=one_more][value=wg-3]').checked = true)",
    )
    for _ in range(60):
        if browser.evaluate("!!document.querySelector('[name=take]')"):
            break
        time.sleep(1)
    walk_to(browser, "e.textContent === 'Accept what is ticked'")
    browser.press(ENTER)
    wait_until(browser, "!!document.getElementById('notice')")
    assert browser.evaluate("location.pathname").endswith("/grid")
    assert len(served.work.programme.meetings_of("wg-3")) == 3
