"""Every page is tried by axe: in English on a light screen, in Arabic on a dark one.

The pages are those of the route map, so that a new one is tried without being named here; it fails
until it has a value for every part of its address (`tests.web.furnished`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from planner.editing.meetings import change_meeting
from planner.models.account import TERMINAL
from planner.services.editing import edit_session
from tests.browser.hands import Mouse
from tests.browser.windows import chromium, served
from tests.web.conftest import database_of
from tests.web.furnished import (
    ADMINISTRATOR,
    DELEGATION,
    EMPTY,
    LIST,
    PUBLIC,
    SLUG,
    Furnished,
    furnished,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}

# What is no page: the way to the provider of identities, which leads away, and what a script asks.
NO_PAGES = {
    "persons.provider.go_to_provider",
    "persons.provider.bind_to_provider",
    "workbench.proposals.tell_progress",
}
# Who comes, where it is not the administrator.
VISITORS = {"persons.show_sign_in": PUBLIC, "register.show_own": DELEGATION}
# What the address of a page has to say besides its parts.
QUERIES = {"workbench.papers.edit_paper": "symbol=CTOC/COP/2018/1"}
# Other states of the pages.
STATES = (
    f"{SLUG}/subscribe?body=wg-3&item=2",
    f"{SLUG}/organization-of-work.html",
    f"{SLUG}/agenda.html",
    f"{SLUG}/speakers/{LIST}/speakers-list.html",
    f"{SLUG}/days/2018-10-20",
    "no-such-session/",
    "subscriptions/unknown",
    f"work/{SLUG}/grid?moving=m-05",
    f"work/{SLUG}/grid?moving_item=3",
    f"work/{SLUG}/grid?body=wg-3&day=2018-10-16",
    f"work/{SLUG}/facts?opens=2018-10-22&closes=2018-10-26",
    f"work/{SLUG}/meetings/new?body=plenary&day=2018-10-18&starts=10:00&ends=13:00",
    f"work/{SLUG}/drafting/impossible",
    f"work/{SLUG}/drafting/running",
    f"work/{EMPTY}/grid",
    f"work/{EMPTY}/agenda",
    f"work/{EMPTY}/bodies",
    f"work/{EMPTY}/papers",
    f"work/{EMPTY}/officers",
    f"work/{EMPTY}/titles",
    f"work/{EMPTY}/findings",
    f"work/{EMPTY}/preview",
    f"work/{EMPTY}/publish",
    f"work/{EMPTY}/log",
    f"{EMPTY}/people",
)


@dataclass
class Visit:
    """A page as it is to be looked at."""

    endpoint: str
    path: str


@dataclass
class Seen:
    """A server, and a window for each who comes, in each scheme of colours."""

    site: Furnished
    address: str
    browser: Browser
    windows: dict[tuple[str, str], Page]

    def window(self, who: str, scheme: Any) -> Page:
        """The window of that person, who is signed in."""
        if (who, scheme) not in self.windows:
            context = self.browser.new_context(color_scheme=scheme)
            cookie = self.site.browsers[who].get_cookie("planner")
            if cookie is not None:
                signed_in = {"name": "planner", "value": cookie.value, "url": self.address}
                context.add_cookies([signed_in])
            self.windows[who, scheme] = context.new_page()
        return self.windows[who, scheme]

    def violations(self, path: str, who: str, scheme: str) -> tuple[int, list[str]]:
        """The status of the page, and what axe finds in it with everything unfolded."""
        window = self.window(who, scheme)
        response = window.goto(f"{self.address}{path}")
        assert response is not None
        assert response.headers["content-type"].startswith("text/html"), path
        window.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        return response.status, found_by_axe(window)


def found_by_axe(window: Page) -> list[str]:
    found = Axe().run(window, options=OPTIONS).response["violations"]
    return [
        f"{one['id']}: {' '.join(node['target'][:1])} {node['html'][:160]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    return furnished(tmp_path_factory.mktemp("accessible"), datetime.now(UTC))


@pytest.fixture(scope="module")
def seen(site: Furnished) -> Iterator[Seen]:
    with served(site.app) as address, chromium() as browser:
        yield Seen(site, address, browser, {})


def pages(site: Furnished, language: str) -> Iterator[Visit]:
    """All that is a page, and not a file, by the route map."""
    for rule, path in site.addresses("GET", language):
        is_file = "." in rule.rule.rpartition("/")[2]
        if not is_file and rule.endpoint not in NO_PAGES:
            query = QUERIES.get(rule.endpoint)
            yield Visit(rule.endpoint, f"{path}?{query}" if query else path)


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_axe_finds_nothing_on_any_page(seen: Seen, language: str, scheme: str) -> None:
    found, tried = {}, 0
    for visit in pages(seen.site, language):
        who = VISITORS.get(visit.endpoint, ADMINISTRATOR)
        status, violations = seen.violations(visit.path, who, scheme)
        assert status == 200, f"{visit.endpoint}: {visit.path} is answered with {status}"
        tried += 1
        if violations:
            found[visit.path] = violations
    assert found == {}
    assert tried > 60


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
def test_axe_finds_nothing_in_other_states_of_pages(seen: Seen, language: str, scheme: str) -> None:
    found = {}
    for path in STATES:
        _, violations = seen.violations(f"/{language}/{path}", ADMINISTRATOR, scheme)
        if violations:
            found[path] = violations
    assert found == {}


def test_axe_finds_nothing_where_a_form_is_refused(seen: Seen) -> None:
    window = seen.window(ADMINISTRATOR, "light")
    window.goto(f"{seen.address}/en/new-session")
    window.get_by_role("button", name="Begin a new session").click()
    assert window.locator(".problem li").count() > 5
    assert found_by_axe(window) == []
    outside = seen.window(PUBLIC, "light")
    outside.goto(f"{seen.address}/en/sign-in")
    Mouse(outside).fill({"name": "nobody", "password": "guessed"})
    outside.get_by_role("button", name="Sign in").click()
    assert outside.locator(".problem").count() == 1
    assert found_by_axe(outside) == []


def test_axe_finds_nothing_where_two_editors_meet(seen: Seen) -> None:
    window = seen.window(ADMINISTRATOR, "light")
    window.goto(f"{seen.address}/en/work/{SLUG}/grid?moving=m-12")
    someone_else = change_meeting("m-12", webcast_url="https://media.example/12")
    database = database_of(seen.site.app)
    edit_session(database, SLUG, someone_else, TERMINAL, datetime.now(UTC))
    window.locator("tr[data-to='2018-10-19 10:00'] button").first.click()
    assert "/move" in window.url
    assert window.locator("table.states").count() == 1
    assert found_by_axe(window) == []


def test_axe_does_find_what_is_wrong(seen: Seen) -> None:
    window = seen.window(PUBLIC, "light")
    window.goto(f"{seen.address}/en/sign-in")
    window.evaluate("document.querySelector('main button').textContent = ''")
    assert [line.partition(":")[0] for line in found_by_axe(window)] == ["button-name"]
