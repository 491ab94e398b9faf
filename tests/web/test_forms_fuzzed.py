"""Whatever is sent to a form, the answer is a page: no fault of the server, no traceback.

The forms are those of the route map, so that a new one is tried without being named here. What is
sent goes past the token of the form, so that it is read.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.exceptions import HTTPException

from planner.config import Settings
from planner.web import create_app
from tests.web.conftest import database_of
from tests.web.furnished import ADMINISTRATOR, PUBLIC, SECRETARIAT, SLUG, Furnished, furnished
from tests.web.pages_read import Element, Page

pytestmark = pytest.mark.slow

EXAMPLES, EXAMPLES_OF_QUERIES = 20, 3
USUAL = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
# Pages with forms that are only there if the query asks for them.
MORE_PAGES = (
    f"/en/work/{SLUG}/grid?moving=m-05",
    f"/en/work/{SLUG}/grid?moving_item=3",
    f"/en/work/{SLUG}/papers/edit?symbol=CTOC/COP/2018/1",
    f"/en/work/{SLUG}/drafting/running",
)
# The fields of forms that come only after another was sent, or as things happen.
UNSEEN = {
    "workbench.history.redo_edit": ("number",),
    "workbench.importing.take_lines": ("kind", "body", "titles", "rows", "take"),
    "workbench.publishing.object_to_edition": ("approval", "text"),
}
# Those of the workbench and of the record are behind a sign-in, whoever is meant to use them.
WHO = (ADMINISTRATOR, SECRETARIAT)

# What may not be drawn: a search would go on in a process of its own, after the test.
FIXED = {"workbench.proposals.begin": {"seconds": ["never"]}}

HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from([
        "", " ", "0", "-1", "1", "²", "٣", "9" * 30, "1e309", "NaN", "yes", "None", "en",
        "2018-10-16", "2018-02-30", "0000-00-00", "9999-12-31", "2018-W42-1", "20181016",
        "2018-10-16T10:00", "2018-10-16T25:61", "0001-01-01T00:00", "9999-12-31T23:59",
        "10:00", "24:00", "10:00:30", "10:00+01:00", "2018-10-16 10:00", "last", "below:",
        "after:x",
        "\x00", "a\x0bb", "a\nb", "\u202e", "\ufeff", "e\u0301" * 40, "<script>alert(1)</script>",
        "'; drop table session; --", "../../etc/passwd", "{0}", "%s%n", "{{ 7 * 7 }}",
        "x" * 301, "x" * 20_001, "日" * 1001, "m-05", "plenary", "2-a", "FR", "CTOC/COP/2018/1",
    ]),
)  # fmt: skip


@dataclass
class Sent:
    """A form as a page has it: where it goes, what is hidden in it, and what can be chosen."""

    path: str
    hidden: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    @property
    def usual(self) -> dict[str, list[str]]:
        """What is sent with it whoever fills it in."""
        return {name: [value] for name, value in self.hidden.items()}


@dataclass
class Target:
    """The application and its forms, by the endpoint that they go to."""

    site: Furnished
    database: Path
    pristine: Path
    forms: dict[tuple[str, str], list[Sent]]
    queries: frozenset[str]

    def restore(self) -> None:
        """Makes the database what it was, so that the next form finds what it is about."""
        with sqlite3.connect(self.pristine) as source, sqlite3.connect(self.database) as target:
            source.backup(target)
        source.close()
        target.close()

    def forms_to(self, endpoint: str, path: str, who: str) -> list[Sent]:
        """The forms that pages have for that; else its address with the token of a related form."""
        found = self.forms.get((who, endpoint)) or self.forms.get((PUBLIC, endpoint))
        if found:
            return found
        blueprint = endpoint.partition(".")[0]
        related = [
            sent for (seen_by, of), forms in self.forms.items() for sent in forms
            if seen_by == who and of.partition(".")[0] == blueprint
        ]  # fmt: skip
        hidden = dict(related[0].hidden) if related else {}
        return [Sent(path, hidden, {name: [] for name in UNSEEN.get(endpoint, ())})]


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Target:
    folder = tmp_path_factory.mktemp("fuzzed")
    site = furnished(folder, datetime(2018, 10, 15, 13, 30, tzinfo=UTC))
    seen_by = (*WHO, PUBLIC)
    queries: set[str] = set()
    forms = {who: forms_seen(site, who, queries) for who in seen_by}
    database_of(site.app).dispose()
    found = Target(
        site,
        folder / "furnished.sqlite3",
        folder / "pristine.sqlite3",
        {(who, endpoint): sent for who in seen_by for endpoint, sent in forms[who].items()},
        frozenset(queries),
    )
    with sqlite3.connect(found.database) as source, sqlite3.connect(found.pristine) as copy:
        source.backup(copy)
    source.close()
    copy.close()
    return found


def forms_seen(site: Furnished, who: str, queries: set[str]) -> dict[str, list[Sent]]:
    """The forms on all pages that somebody sees, by endpoint; ``queries`` gets what their links and
    the forms that only ask have in their addresses.
    """
    client, urls = site.browsers[who], site.app.url_map.bind("localhost")
    found: dict[str, list[Sent]] = {}
    for path in (*(path for _, path in site.addresses("GET")), *MORE_PAGES):
        with client.get(path) as response:
            assert response.status_code < 500, path
            if response.mimetype != "text/html" or response.status_code != 200:
                continue
            page = Page(response.text)
        for address in page.addresses():
            queries |= {name for name, _ in parse_qsl(urlsplit(address).query)}
        for form in page.all("form", method="get"):
            queries |= set(read_form(page, form, path).choices)
        for form in page.all("form", method="post"):
            sent = read_form(page, form, path)
            try:
                endpoint, _ = urls.match(urlsplit(sent.path).path, method="POST")
            except HTTPException:
                continue
            found.setdefault(str(endpoint), []).append(sent)
    return found


def read_form(page: Page, form: Element, path: str) -> Sent:
    sent = Sent(str(form.attributes.get("action") or path))
    for element in page.elements:
        name = element.attributes.get("name")
        is_linked = element.attributes.get("form") == form.attributes.get("id", "")
        if name is None or not (is_in(element, form) or is_linked):
            continue
        kind, value = element.attributes.get("type"), str(element.attributes.get("value") or "")
        if kind == "hidden":
            sent.hidden[name] = value
        elif kind == "file":
            sent.files.add(name)
        else:
            sent.choices.setdefault(name, []).append(value)
        if element.name == "select":
            options = [e for e in page.elements if e.name == "option" and is_in(e, element)]
            sent.choices[name] = [str(option.attributes.get("value") or "") for option in options]
    return sent


def is_in(element: Element, form: Element) -> bool:
    above = element.above
    while above is not None and above is not form:
        above = above.above
    return above is form


def values_of(sent: Sent) -> st.SearchStrategy[dict[str, Any]]:
    """Some of the fields, each with what may be chosen, or with something else, or twice."""

    def values(name: str) -> st.SearchStrategy[list[Any]]:
        usual = [value for value in sent.choices.get(name, ()) if value]
        one = st.one_of(st.sampled_from(usual), HOSTILE) if usual else HOSTILE
        return st.lists(one, min_size=1, max_size=2)

    known = {name: values(name) for name in sent.choices}
    # The token is left alone; the other hidden fields are sometimes what they are not.
    known |= {name: values(name) for name in sent.hidden if name != "form"}
    known |= {name: st.lists(files(), min_size=1, max_size=1) for name in sent.files}
    unknown = st.dictionaries(st.text(max_size=12), st.lists(HOSTILE, max_size=2), max_size=2)
    return st.builds(
        lambda some, others: {**others, **some}, st.fixed_dictionaries({}, optional=known), unknown
    )


def files() -> st.SearchStrategy[tuple[bytes, str]]:
    names = st.sampled_from(["a.xlsx", "a.docx", "a.csv", "", "a.exe", "../a.xlsx"])
    return st.tuples(st.binary(max_size=200) | st.just(b"PK\x03\x04" + b"\0" * 60), names)


@cache
def routes(method: str) -> tuple[str, ...]:
    """The endpoints of pages that take that method, for the names of the tests."""

    app = create_app(Settings(database_url="sqlite://"))
    return tuple(
        sorted({
            rule.endpoint
            for rule in app.url_map.iter_rules()
            if method in (rule.methods or ()) and rule.rule.startswith("/<string(length=2):lang")
        })
    )  # fmt: skip


def addresses_of(target: Target, method: str, endpoint: str) -> Iterator[str]:
    for rule, path in target.site.addresses(method):
        if rule.endpoint == endpoint:
            yield path


@pytest.mark.parametrize("endpoint", routes("POST"))
def test_no_form_ends_in_a_fault(target: Target, endpoint: str) -> None:
    target.restore()
    [path] = addresses_of(target, "POST", endpoint)
    cookies = {who: target.site.browsers[who].get_cookie("planner") for who in WHO}
    forms = {who: target.forms_to(endpoint, path, who) for who in WHO}
    answered = []

    @settings(USUAL, max_examples=EXAMPLES)
    @given(st.data())
    def send(data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(WHO))
        sent = data.draw(st.sampled_from(forms[who]))
        fields = data.draw(values_of(sent))
        client = target.site.app.test_client()
        cookie = cookies[who]
        assert cookie is not None
        client.set_cookie("planner", cookie.value)
        body = {
            name: [(BytesIO(v[0]), v[1]) if isinstance(v, tuple) else v for v in values]
            for name, values in {**sent.usual, **fields, **FIXED.get(endpoint, {})}.items()
        }
        with client.post(sent.path, data=body) as response:
            answered.append(response.status_code)
            assert response.status_code < 500, (who, sent.path, fields)
            assert "Traceback" not in response.text
            assert "This form is too old" not in response.text

    send()
    assert len(answered) >= 10


@pytest.mark.parametrize("endpoint", routes("GET"))
def test_no_query_ends_in_a_fault(target: Target, endpoint: str) -> None:
    paths = list(addresses_of(target, "GET", endpoint))
    names = st.sampled_from(sorted(target.queries))
    answered = []

    @settings(USUAL, max_examples=EXAMPLES_OF_QUERIES)
    @given(
        st.sampled_from(paths), st.dictionaries(names, st.lists(HOSTILE, max_size=2), max_size=4)
    )
    def ask(path: str, query: dict[str, list[str]]) -> None:
        client = target.site.browsers[ADMINISTRATOR]
        with client.get(path, query_string=query) as response:
            answered.append(response.status_code)
            assert response.status_code < 500, (path, query)

    ask()
    assert len(answered) >= len(paths)
