"""Pages as a browser shows them: on a telephone, in the dark, by keyboard, on paper."""

import time
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from planner.models.text import LANGUAGES
from tests.browser.webdriver import ENTER, TAB, Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [
    "",
    "untoc-cop-9/",
    "untoc-wg-2022/",
    "untoc-cop-9/agenda",
    "untoc-wg-2022/agenda",
    "untoc-wg-2022/meetings/m-03",
    "untoc-wg-2022/items/wg-2-2",
    "untoc-cop-9/calendar.ics?item=99",
    "untoc-cop-9/editions",
    "untoc-cop-9/editions/1",
    "untoc-cop-9/changes",
    "untoc-cop-9/deadlines",
    "untoc-cop-9/days/2018-10-16",
    "untoc-cop-9/subscribe",
    "untoc-wg-2022/subscribe?body=wg-3&item=2",
    "subscriptions/unknown",
    "nothing/",
]
# What reaches over the edge of the screen, though nobody can scroll there.
OVER_THE_EDGE = """
[...document.querySelectorAll('main *, header *, footer *')].filter(e => {
  const box = e.getBoundingClientRect();
  const isOver = box.right > innerWidth + 0.5 || box.left < -0.5;
  return isOver && box.width > 1 && !e.closest('caption');
}).map(e => e.outerHTML.slice(0, 120))
"""


def sides_in_millimetres(page: PageObject) -> tuple[int, int]:
    """Width and height of the sheet; PDF counts in 72nds of an inch."""
    return round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_wider_than_a_telephone(browser: Browser, server: str, language: str) -> None:
    browser.show_as(width=360, is_mobile=True)
    for page in PAGES:
        browser.open(f"{server}/{language}/{page}")
        assert browser.evaluate("document.documentElement.scrollWidth") == 360, page
        assert browser.evaluate(OVER_THE_EDGE) == [], page


def test_what_is_meant_to_be_touched_is_large_enough(browser: Browser, server: str) -> None:
    """*Source*: Web Content Accessibility Guidelines 2.2, target size (enhanced)."""
    browser.show_as(width=360, is_mobile=True)
    for page in PAGES:
        browser.open(f"{server}/en/{page}")
        small = browser.evaluate(
            "[...document.querySelectorAll('.masthead a, .on-this-page a, .button, .files a, "
            ".choices a, .onward a, .boxes label, summary, .copied, button')]"
            ".filter(e => { const box = e.getBoundingClientRect(); "
            "return box.height < 44 || (box.width < 44 && !e.closest('.masthead')); })"
            ".map(e => e.outerHTML)"
        )
        assert small == [], page


def test_on_a_telephone_the_time_stands_above_the_columns(browser: Browser, server: str) -> None:
    browser.show_as(width=360, is_mobile=True)
    browser.open(f"{server}/fr/untoc-wg-2022/")
    time, first, second = browser.evaluate(
        "[...document.querySelector('tbody tr.starts-group').children]"
        ".filter(e => !e.classList.contains('number'))"
        ".map(e => e.getBoundingClientRect().toJSON())"
    )
    assert time["width"] > 300
    assert time["bottom"] <= first["top"]
    assert first["right"] <= second["left"]
    assert abs(first["width"] - second["width"]) < 1


def test_the_names_of_the_columns_stay_in_sight(browser: Browser, server: str) -> None:
    browser.show_as(width=360, is_mobile=True)
    browser.open(f"{server}/en/untoc-cop-9/")
    browser.evaluate("document.querySelectorAll('tr.band')[3].scrollIntoView()")
    assert browser.evaluate("document.querySelector('thead').getBoundingClientRect().top") == 0


def test_arabic_runs_from_right_to_left(browser: Browser, server: str) -> None:
    places = {}
    for language in ("ar", "ru"):
        browser.open(f"{server}/{language}/untoc-cop-9/")
        places[language] = browser.evaluate(
            "[...document.querySelectorAll('thead th')].map(e => e.getBoundingClientRect().left)"
        )
    assert places["ar"] == sorted(places["ar"], reverse=True)
    assert places["ru"] == sorted(places["ru"])


@pytest.mark.parametrize(
    ("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(18, 24, 31)")]
)
def test_pages_follow_the_scheme_of_the_reader(
    browser: Browser, server: str, scheme: str, ground: str
) -> None:
    browser.show_as(width=1280, scheme=scheme)
    browser.open(f"{server}/en/untoc-cop-9/")
    assert browser.evaluate("getComputedStyle(document.body).backgroundColor") == ground


def test_the_first_key_leads_past_the_navigation(browser: Browser, server: str) -> None:
    browser.open(f"{server}/en/untoc-cop-9/")
    browser.press(TAB)
    assert browser.evaluate("document.activeElement.className") == "skip"
    assert browser.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    browser.press(ENTER)
    assert browser.evaluate("document.activeElement.id") == "content"
    browser.press(TAB)
    focused = "document.activeElement.closest('main') !== null"
    assert browser.evaluate(focused) is True
    assert browser.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("page", [*PAGES, "untoc-cop-9/agenda.html"])
def test_a_browser_finds_nothing_to_complain_of(browser: Browser, server: str, page: str) -> None:
    # What it complained of on the pages of other tests is their matter.
    browser.complaints()
    browser.open(f"{server}/zh/{page}")
    # That an answer says 404 is no fault of the page.
    assert [line for line in browser.complaints() if "status of 40" not in line] == []


def test_a_page_that_is_complete_in_itself_keeps_its_style(browser: Browser, server: str) -> None:
    browser.open(f"{server}/en/untoc-cop-9/agenda.html")
    assert browser.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_on_paper_there_is_the_plan_and_nothing_to_click(browser: Browser, server: str) -> None:
    browser.open(f"{server}/en/untoc-cop-9/")
    pages = PdfReader(BytesIO(browser.print_page())).pages
    texts = [page.extract_text() for page in pages]
    assert {sides_in_millimetres(page) for page in pages} == {(210, 297)}
    assert [text.count("Date and time") for text in texts] == [1] * len(texts)
    assert len(texts) == 2
    whole = " ".join("\n".join(texts).split())
    assert "Conference of the Parties, ninth session" in whole
    assert "All times are local time in Vienna (Europe/Vienna)." in whole
    for said_on_screen in ("Subscribe", "Español", "Sessions", "Now", "Next", "PDF"):
        assert said_on_screen not in whole


def test_a_wide_table_is_printed_across_the_sheet(browser: Browser, server: str) -> None:
    browser.open(f"{server}/fr/untoc-wg-2022/")
    pages = PdfReader(BytesIO(browser.print_page())).pages
    assert {sides_in_millimetres(page) for page in pages} == {(297, 210)}
    assert "Treizièmes réunions" in pages[0].extract_text()
    assert "Lundi 23 mai 2022" in pages[0].extract_text()


def make_calendar(browser: Browser, server: str, language: str) -> str:
    """Ticks the first body on the form, sends it, and returns the address that is shown."""
    browser.open(f"{server}/{language}/untoc-cop-9/subscribe")
    browser.evaluate("document.querySelector('input[type=checkbox]').click()")
    browser.evaluate("document.querySelector('main button').click()")
    for _ in range(100):
        address = str(browser.evaluate("document.querySelector('.copied')?.value"))
        if "/feed/" in address:
            return address
        time.sleep(0.1)
    raise TimeoutError


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_of_one_s_own_can_be_made_without_any_script(
    browser: Browser, server: str, language: str
) -> None:
    browser.complaints()
    browser.show_as(width=360, is_mobile=True)
    address = make_calendar(browser, server, language)
    assert address.startswith(f"{server}/feed/")
    assert browser.evaluate("document.documentElement.scrollWidth") == 360
    assert browser.evaluate(OVER_THE_EDGE) == []
    assert browser.complaints() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_square_is_black_on_white_in_both_schemes(
    browser: Browser, server: str, scheme: str
) -> None:
    browser.show_as(width=1280, scheme=scheme)
    browser.open(f"{server}/en/untoc-cop-9/subscribe")
    colours = browser.evaluate(
        "[...document.querySelectorAll('svg.qr path')]"
        ".map(e => [getComputedStyle(e).fill, getComputedStyle(e).stroke])"
    )
    assert colours == [["rgb(255, 255, 255)", "none"], ["rgb(0, 0, 0)", "rgb(0, 0, 0)"]]


def test_what_is_under_way_has_its_own_colour_in_the_table(browser: Browser, server: str) -> None:
    browser.open(f"{server}/en/untoc-cop-9/")
    now, coming = (
        browser.evaluate(
            f"getComputedStyle(document.querySelector('tr.is-{name}')).backgroundColor"
        )
        for name in ("now", "next")
    )
    assert (now, coming) == ("rgb(255, 243, 201)", "rgb(227, 240, 248)")
