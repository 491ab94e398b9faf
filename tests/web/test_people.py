"""Signing in and out, one's own account, and the accounts that administrators keep."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.i18n.catalogues import translate
from planner.models.account import Account, Role
from planner.models.text import LANGUAGES
from planner.services.accounts import find_account, read_person
from planner.services.roles import list_assigned
from planner.services.sign_ins import list_sign_ins
from planner.services.tokens import list_tokens, person_with_token
from planner.store.database import Database
from tests.builders import a_programme
from tests.people_builders import (
    PASSWORD,
    an_account,
    logged,
    signed_in_client,
    with_role,
)
from tests.web.conftest import NOW, MakeSite, database_of
from tests.web.pages_read import Page

SLUG = "a-session"
OTHER_PASSWORD = "seven grey herons"


class Site:
    """A site with one published session, and browsers on it."""

    def __init__(self, make: MakeSite, **settings: Any) -> None:
        self.client = make(a_programme(), **settings)
        self.app = self.client.application
        self.database: Database = database_of(self.app)

    def account(self, name: str = "amina", **facts: Any) -> Account:
        return an_account(self.database, name, **{"password": None, **facts})

    def browser(self, account: Account) -> FlaskClient:
        return signed_in_client(self.app, self.database, account)

    def administrator(self) -> FlaskClient:
        return self.browser(self.account("boss", is_administrator=True))


@pytest.fixture
def at(site: MakeSite) -> Site:
    return Site(site)


def press(client: FlaskClient, page: str, action: str, **fields: str) -> TestResponse:
    """Sends the form of that page with its hidden fields; ``fields`` is what a person fills in."""
    shown = Page(client.get(page).text)
    for form in shown.all("form", method="post"):
        if form.attributes.get("action", page) == action:
            hidden = {
                str(found.attributes["name"]): str(found.attributes["value"])
                for found in shown.all("input", type="hidden")
                if found.above is form
            }
            return client.post(action, data={**hidden, **fields})
    raise AssertionError(f"there is no form for {action}")


def sign_in(client: FlaskClient, page: str = "/en/sign-in", **fields: str) -> TestResponse:
    return press(client, page, page, **{"name": "Amina", "password": PASSWORD, **fields})


# --- signing in and out ----------------------------------------------------------------------


def test_who_signs_in_gets_a_cookie_that_no_script_and_no_other_site_can_use(at: Site) -> None:
    at.account(password=PASSWORD)
    response = sign_in(at.client)
    assert (response.status_code, response.headers["Location"]) == (303, "/en/your-sessions")
    name, *attributes = response.headers["Set-Cookie"].split("; ")
    assert name.startswith("planner=")
    assert len(name.removeprefix("planner=")) == 43
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Lax"]
    assert at.client.get("/en/your-sessions").status_code == 200


def test_over_https_the_cookie_is_for_this_host_and_encrypted_answers_alone(
    site: MakeSite,
) -> None:
    at = Site(site, public_url="https://planner.example.org")
    at.account(password=PASSWORD)
    cookie = sign_in(at.client).headers["Set-Cookie"]
    assert cookie.startswith("__Host-planner=")
    assert sorted(cookie.split("; ")[1:]) == ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]


def test_what_was_asked_for_is_shown_after_signing_in(at: Site) -> None:
    account = at.account(password=PASSWORD, is_administrator=True)
    asked = at.client.get("/fr/accounts?x=1")
    assert asked.status_code == 303
    assert asked.headers["Location"] == "/fr/sign-in?next=/fr/accounts?x%3D1"
    response = sign_in(at.client, asked.headers["Location"])
    assert response.headers["Location"] == "/fr/accounts?x=1"
    shown = Page(at.client.get("/fr/accounts").text)
    assert account.display_name in shown.one("div", class_="signed-in").text
    assert at.client.get("/fr/sign-in").headers["Location"] == "/fr/your-sessions"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "\\/example.org",
        "javascript:alert(1)",
        "/\t/example.org",
        "example.org",
        "/" + "x" * 600,
    ],
)
def test_signing_in_leads_to_no_other_site(at: Site, elsewhere: str) -> None:
    at.account(password=PASSWORD)
    token = Page(at.client.get("/en/sign-in").text).one("input", type="hidden").attributes["value"]
    page = Page(at.client.get("/en/sign-in", query_string={"next": elsewhere}).text)
    assert [field.attributes["name"] for field in page.all("input", type="hidden")] == ["form"]
    fields = {"form": token, "name": "amina", "password": PASSWORD, "next": elsewhere}
    response = at.client.post("/en/sign-in", data=fields)
    assert response.headers["Location"] == "/en/your-sessions"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_password_is_told_and_the_name_stays(at: Site, language: str) -> None:
    response = sign_in(at.client, f"/{language}/sign-in")
    assert response.status_code == 422
    page = Page(response.text)
    assert page.one("p", class_="problem").text == translate("error.sign-in-wrong", language)
    assert page.one("input", name="name").attributes["value"] == "Amina"
    assert page.one("input", name="password").attributes.get("value") is None
    assert PASSWORD not in response.text
    assert "Set-Cookie" not in response.headers


def test_after_too_many_attempts_it_is_told_when_to_try_again(at: Site) -> None:
    for _ in range(10):
        assert sign_in(at.client, password="x").status_code == 422
    response = sign_in(at.client)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "900")
    assert Page(response.text).one("p", class_="problem").text == (
        "There were too many attempts. Minutes to wait before the next: 15."
    )


def test_attempts_are_counted_by_the_address_that_a_proxy_tells(site: MakeSite) -> None:
    at = Site(site, public_url="http://planner.example.org")
    form = Page(at.client.get("/en/sign-in").text).one("input", type="hidden").attributes["value"]

    def attempt(number: int, forwarded: str) -> int:
        return at.client.post(
            "/en/sign-in",
            data={"form": form, "name": f"name-{number}", "password": "x"},
            headers={"X-Forwarded-For": forwarded},
        ).status_code

    # What the reader says of itself stands before what the proxy adds.
    told = [attempt(n, f"198.51.100.{n}, 2001:db8:1:2::{n:x}") for n in range(51)]
    assert told == [422] * 50 + [429]
    assert attempt(99, "2001:db8:1:3::1") == 422


def test_without_a_proxy_nobody_chooses_the_address_they_are_counted_by(at: Site) -> None:
    form = Page(at.client.get("/en/sign-in").text).one("input", type="hidden").attributes["value"]
    told = [
        at.client.post(
            "/en/sign-in",
            data={"form": form, "name": f"name-{n}", "password": "x"},
            headers={"X-Forwarded-For": f"198.51.100.{n}"},
        ).status_code
        for n in range(51)
    ]
    assert told == [422] * 50 + [429]


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}],
)
def test_the_form_of_another_site_signs_nobody_in(at: Site, headers: dict[str, str]) -> None:
    at.account(password=PASSWORD)
    form = Page(at.client.get("/en/sign-in").text).one("input", type="hidden").attributes["value"]
    fields = {"form": form, "name": "amina", "password": PASSWORD}
    assert at.client.post("/en/sign-in", data=fields, headers=headers).status_code == 403
    own = {"Origin": "http://localhost"}
    assert at.client.post("/en/sign-in", data=fields, headers=own).status_code == 303


def test_signing_out_ends_the_sign_in_on_the_server_too(at: Site) -> None:
    account = at.account()
    client = at.browser(account)
    response = press(client, "/en/account", "/en/sign-out")
    assert (response.status_code, response.headers["Location"]) == (303, "/en/")
    assert "Expires=Thu, 01 Jan 1970" in response.headers["Set-Cookie"]
    assert list_sign_ins(at.database, account.key, NOW) == []
    assert client.get("/en/account").status_code == 303


def test_another_site_cannot_sign_anybody_out(at: Site) -> None:
    client = at.browser(at.account())
    assert client.post("/en/sign-out").status_code == 422
    assert client.get("/en/account").status_code == 200
    assert at.client.post("/en/sign-out").status_code == 303


def test_a_form_that_was_open_when_the_sign_in_ended_leads_back_to_its_page(at: Site) -> None:
    response = at.client.post(
        "/en/account/password", headers={"Referer": "http://localhost/en/account"}
    )
    assert response.headers["Location"] == "/en/sign-in?next=/en/account"
    elsewhere = {"Referer": "https://example.org/en/account"}
    response = at.client.post("/en/account/password", headers=elsewhere)
    assert response.headers["Location"] == "/en/sign-in"


def test_a_program_is_told_to_sign_in_and_not_led_to_a_page(at: Site) -> None:
    response = at.client.get("/en/accounts", headers={"Accept": "application/json"})
    assert (response.status_code, response.json["code"]) == (401, "sign-in-needed")
    assert response.headers["WWW-Authenticate"] == "Bearer"


# --- one's own account -----------------------------------------------------------------------


def test_a_form_of_one_sign_in_is_no_good_for_another(at: Site) -> None:
    account = at.account()
    first, second = at.browser(account), at.browser(account)
    page = Page(first.get("/en/account").text)
    token = page.all("input", type="hidden", name="form")[-1].attributes["value"]
    fields = {"form": token, "label": "copy", "scope": "read", "days": "7"}
    assert second.post("/en/account/issue-token", data=fields).status_code == 422
    assert list_tokens(at.database, account.key, NOW) == []
    assert first.post("/en/account/issue-token", data=fields).status_code == 200


def test_one_s_own_password_is_changed(at: Site) -> None:
    at.account(password=PASSWORD)
    sign_in(at.client)
    fields = {"old": PASSWORD, "new": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    response = press(at.client, "/en/account", "/en/account/password", **fields)
    assert response.headers["Location"] == "/en/account?done=password"
    told = Page(at.client.get("/en/account?done=password").text).one("p", class_="banner")
    assert told.text == translate("people.done_password", "en")
    other = at.app.test_client()
    assert sign_in(other).status_code == 422
    assert sign_in(other, password=OTHER_PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("fields", "code", "params"),
    [
        ({"again": "something else"}, "passwords-differ", {}),
        ({"old": "wrong"}, "password-wrong", {}),
        ({"new": "short", "again": "short"}, "password-too-short", {"least": 12}),
    ],
)
def test_a_password_that_is_refused_says_why_and_is_not_shown(
    at: Site, fields: dict[str, str], code: str, params: dict[str, Any]
) -> None:
    at.account(password=PASSWORD)
    sign_in(at.client)
    given = {"old": PASSWORD, "new": OTHER_PASSWORD, "again": OTHER_PASSWORD, **fields}
    response = press(at.client, "/en/account", "/en/account/password", **given)
    assert response.status_code == 422
    assert Page(response.text).one("p", class_="problem").text == translate(
        f"error.{code}", "en", **params
    )
    assert PASSWORD not in response.text
    assert OTHER_PASSWORD not in response.text


def test_sign_ins_are_shown_by_browser_and_ended_one_by_one_or_all(at: Site) -> None:
    account = at.account()
    here, there, elsewhere = (at.browser(account) for _ in range(3))
    page = Page(here.get("/en/account").text)
    names = [name.text for name in page.all("p", class_="name")]
    assert sorted(names) == ["Firefox, Linux", "Firefox, Linux", "Firefox, Linux this browser"]
    assert len(page.all("input", name="sign_in")) == 2
    response = press(here, "/en/account", "/en/account/end-sign-in")
    assert response.status_code == 303
    assert sorted(c.get("/en/account").status_code for c in (there, elsewhere)) == [200, 303]
    assert press(here, "/en/account", "/en/account/end-others").status_code == 303
    assert [c.get("/en/account").status_code for c in (here, there, elsewhere)] == [200, 303, 303]


def test_a_token_is_shown_once_and_ended(at: Site) -> None:
    account = with_role(at.database, at.account(), SLUG, Role.SECRETARIAT)
    client = at.browser(account)
    fields = {"label": "copy", "scope": "write", "days": "7", "session": SLUG}
    response = press(client, "/en/account", "/en/account/issue-token", **fields)
    secret = str(Page(response.text).one("input", class_="copied").attributes["value"])
    found = person_with_token(at.database, secret, NOW)
    assert found is not None
    assert (found.token.label, found.token.scope, found.token.session_slug) == (
        "copy",
        "write",
        SLUG,
    )
    again = client.get("/en/account").text
    assert secret not in again
    assert "until 22 October 2018" in Page(again).one("body").text
    assert press(client, "/en/account", "/en/account/revoke-token").status_code == 303
    assert person_with_token(at.database, secret, NOW) is None


def test_the_sessions_of_somebody_are_those_where_they_have_a_role(at: Site) -> None:
    client = at.browser(at.account("delegate"))
    assert Page(client.get("/en/your-sessions").text).all("h2") == []
    delegate = find_account(at.database, "delegate")
    with_role(at.database, delegate, SLUG, Role.DELEGATION, "KE")
    page = Page(client.get("/en/your-sessions").text)
    assert page.texts("h2") == ["A session (en)"]
    assert "Delegation (KE)" in page.one("main").text
    assert f"/en/{SLUG}/people" not in page.addresses()
    chief = with_role(at.database, at.account("chief"), SLUG, Role.SECRETARIAT)
    assert f"/en/{SLUG}/people" in Page(at.browser(chief).get("/en/your-sessions").text).addresses()


# --- what administrators do ------------------------------------------------------------------


def test_what_is_done_to_accounts_stands_in_a_log_for_administrators(at: Site) -> None:
    client = at.administrator()
    press(client, "/en/accounts", "/en/accounts", name="Amina", display_name="Amina Hassan")
    page = Page(client.get("/en/accounts/log").text)
    newest = next(line for line in page.texts("p") if "Boss" in line)
    assert newest.partition(" · ")[2] == "Boss: Account made (amina)"


def test_an_administrator_makes_an_account_whose_password_is_shown_once(at: Site) -> None:
    client = at.administrator()
    fields = {"name": "Amina", "display_name": "Amina Hassan"}
    response = press(client, "/en/accounts", "/en/accounts", **fields)
    password = str(Page(response.text).one("input", class_="copied").attributes["value"])
    made = find_account(at.database, "amina")
    assert (made.display_name, made.is_administrator) == ("Amina Hassan", False)
    assert password not in client.get(f"/en/accounts/{made.key}").text
    assert sign_in(at.client, password=password).status_code == 303
    assert [line[:2] for line in logged(at.database)][-2:] == [
        ("Boss", "create_account"),
        ("Amina Hassan", "sign_in"),
    ]
    taken = press(client, "/en/accounts", "/en/accounts", **fields)
    assert taken.status_code == 409
    assert "“amina” already" in Page(taken.text).one("p", class_="problem").text


def test_an_administrator_changes_an_account(at: Site) -> None:
    client, made = at.administrator(), at.account()
    page = f"/en/accounts/{made.key}"

    def do(action: str, **fields: str) -> TestResponse:
        return press(client, page, f"{page}/{action}", **fields)

    def now() -> Account:
        return read_person(at.database, made.key).account

    assert do("rename", display_name="Amina Hassan").status_code == 303
    assert now().display_name == "Amina Hassan"
    password = str(Page(do("password").text).one("input", class_="copied").attributes["value"])
    assert sign_in(at.client, password=password).status_code == 303
    assert do("make-administrator").headers["Location"] == f"{page}?done=make-administrator"
    assert now().is_administrator is True
    assert do("no-administrator").status_code == 303
    assert do("disable").status_code == 303
    assert now().is_disabled is True
    assert at.client.get("/en/account").status_code == 303
    assert do("enable").status_code == 303
    assert (now().is_disabled, now().is_administrator) == (False, False)


def test_the_last_administrator_cannot_leave(at: Site) -> None:
    client = at.administrator()
    key = find_account(at.database, "boss").key
    response = press(client, f"/en/accounts/{key}", f"/en/accounts/{key}/no-administrator")
    assert response.status_code == 409
    assert Page(response.text).one("p", class_="problem").text == translate(
        "error.administrator-last", "en"
    )


def test_an_administrator_gives_and_takes_roles_and_the_secretariat_reads_them(at: Site) -> None:
    client, made = at.administrator(), at.account()
    page = f"/en/{SLUG}/people"
    fields = {"name": "AMINA", "role": "delegation", "delegation": "KE"}
    assert press(client, page, f"{page}/assign", **fields).status_code == 303
    assert [given.delegation for _, given in list_assigned(at.database, SLUG)] == ["KE"]
    chief = at.browser(with_role(at.database, at.account("chief"), SLUG, Role.SECRETARIAT))
    read = Page(chief.get(page).text)
    assert "Amina amina · Kenya" in read.texts("main")[0]
    assert read.all("form", action=f"{page}/assign") == []
    assert press(client, page, f"{page}/unassign", role="delegation", account=made.key)
    assert [account.name for account, _ in list_assigned(at.database, SLUG)] == ["chief"]


@pytest.mark.parametrize(
    ("fields", "status", "code", "params"),
    [
        ({"name": "nobody"}, 404, "account-unknown", {"name": "nobody"}),
        ({"role": "delegation"}, 422, "delegation-needed", {}),
        ({"role": "king"}, 422, "field-unusable", {"field": "role", "value": "king"}),
    ],
)
def test_a_role_that_cannot_be_given_is_told(
    at: Site, fields: dict[str, str], status: int, code: str, params: dict[str, str]
) -> None:
    client, _ = at.administrator(), at.account()
    page = f"/en/{SLUG}/people"
    given = {"name": "amina", "role": "bureau", **fields}
    response = press(client, page, f"{page}/assign", **given)
    assert response.status_code == status
    assert Page(response.text).one("p", class_="problem").text == translate(
        f"error.{code}", "en", **params
    )


@pytest.mark.parametrize(
    "path", ["accounts/nobody", "nothing/people", "account/nothing", "accounts/nobody/fly"]
)
def test_what_does_not_exist_is_not_found_by_an_administrator_either(at: Site, path: str) -> None:
    client = at.administrator()
    ask: Callable[..., TestResponse] = client.post if path.count("/") > 1 else client.get
    if path == "account/nothing":
        ask = client.post
    assert ask(f"/en/{path}").status_code == 404


# --- how the pages are -----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["sign-in", "your-sessions", "account", "accounts", "a-session/people"]
)
def test_a_page_about_people_is_sound_and_kept_by_nobody(
    at: Site, language: str, path: str
) -> None:
    client = at.client if path == "sign-in" else at.administrator()
    response = client.get(f"/{language}/{path}")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["Vary"] == "Cookie"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    page = Page(response.text)
    root = page.one("html").attributes
    assert (root["lang"], root["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert [e for e in page.elements if "style" in e.attributes or "onclick" in e.attributes] == []
    labelled = [e for e in page.all("input") if e.attributes.get("type") != "hidden"]
    assert [e for e in labelled if e.above.name != "label"] == []
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def test_a_sign_in_is_over_on_the_pages_when_it_is_over(at: Site) -> None:
    client = at.browser(at.account())
    at.app.config["CLOCK"] = lambda: NOW + timedelta(hours=12)
    response = client.get("/en/account")
    assert urlsplit(response.headers["Location"]).path == "/en/sign-in"
    assert parse_qs(urlsplit(response.headers["Location"]).query) == {"next": ["/en/account"]}
