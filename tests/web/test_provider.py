"""Signing in by a provider of OpenID Connect that runs beside the tests."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from planner.i18n.catalogues import translate
from planner.models.account import TERMINAL
from planner.services.accounts import disable_account, find_account, list_people
from planner.store.database import Database
from tests.builders import a_programme
from tests.people_builders import PASSWORD, an_account, logged, signed_in_client
from tests.web.conftest import MakeSite, database_of
from tests.web.oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider, running_provider
from tests.web.pages_read import Page


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider) -> Provider:
    """The provider as it is at first, whatever the last test made of it."""
    fresh = Provider()
    for name in ("redirect_uri", "subject", "published_key", "claims", "is_refusing"):
        setattr(running, name, getattr(fresh, name))
    return running


@pytest.fixture
def client(site: MakeSite, provider: Provider) -> FlaskClient:
    # The provider signs by the clock of this machine.
    return site(
        a_programme(),
        now=datetime.now(UTC),
        oidc_issuer=provider.issuer,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
    )


@pytest.fixture
def database(client: FlaskClient) -> Database:
    return database_of(client.application)


def sent(client: FlaskClient, page: str = "/en/sign-in/provider") -> str:
    """The address of the provider to which the browser is sent."""
    response = client.get(page)
    assert response.status_code == 303, response.text
    return response.headers["Location"]


def arrive(
    client: FlaskClient, provider: Provider, page: str = "/en/sign-in/provider"
) -> TestResponse:
    """There and back, as a browser goes."""
    back = provider.recognize(sent(client, page))
    assert back.startswith("http://localhost/sign-in/provider?")
    return client.get(back)


def problem(response: TestResponse) -> str:
    return Page(response.text).one("p", class_="problem").text


def test_the_way_there_carries_a_state_a_nonce_and_a_proof_that_are_never_the_same(
    client: FlaskClient, provider: Provider
) -> None:
    first, second = (parse_qs(urlsplit(sent(client)).query) for _ in range(2))
    assert {name: first[name] for name in sorted(first) if first[name] == second[name]} == {
        "client_id": ["planner"],
        "code_challenge_method": ["S256"],
        "redirect_uri": ["http://localhost/sign-in/provider"],
        "response_type": ["code"],
        "scope": ["openid profile email"],
    }
    assert set(first) == set(second)
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name][0]) == 43
    cookie = client.get("/en/sign-in/provider").headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/"} <= set(cookie)


def test_somebody_who_is_new_gets_an_account_without_any_role(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    response = arrive(client, provider, "/fr/sign-in/provider?next=/fr/your-sessions")
    assert (response.status_code, response.headers["Location"]) == (303, "/fr/your-sessions")
    (person,) = list_people(database)
    account = person.account
    assert (account.name, account.display_name) == ("amina.hassan", "Amina Hassan")
    assert (account.issuer, account.subject) == (provider.issuer, "0f3c")
    assert (account.password_hash, account.is_administrator, person.assignments) == (
        None,
        False,
        (),
    )
    assert [line[:2] for line in logged(database)] == [
        ("Amina Hassan", "create_account"),
        ("Amina Hassan", "sign_in"),
    ]
    page = Page(client.get("/fr/your-sessions").text)
    assert translate("people.no_session", "fr") in page.texts("p")


def test_the_same_subject_is_the_same_account_whatever_it_is_called_by_now(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    arrive(client, provider)
    provider.subject = {"sub": "0f3c", "name": "Amina H. Hassan"}
    assert arrive(client.application.test_client(), provider).status_code == 303
    assert [person.account.display_name for person in list_people(database)] == ["Amina Hassan"]


def test_nobody_is_recognized_by_a_name_that_somebody_has_here(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    here = an_account(database, "amina.hassan", is_administrator=True)
    an_account(database, "amina.hassan@example.org", password=None)
    arrive(client, provider)
    made = find_account(database, "amina.hassan-2")
    assert (made.subject, made.is_administrator) == ("0f3c", False)
    assert find_account(database, "amina.hassan") == here


def test_a_disabled_account_is_told_so(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    arrive(client, provider)
    an_account(database, "boss", password=None, is_administrator=True)
    disable_account(
        database, find_account(database, "amina.hassan").key, TERMINAL, datetime.now(UTC)
    )
    response = arrive(client.application.test_client(), provider)
    assert (response.status_code, problem(response)) == (
        403,
        translate("error.account-disabled", "en"),
    )


def test_an_account_is_bound_to_a_subject_and_separated_again(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    account = an_account(database, "boris")
    browser = signed_in_client(client.application, database, account)
    page = Page(browser.get("/en/account").text)
    (bind,) = [a for a in page.addresses() if a.startswith("/en/account/provider?form=")]
    response = arrive(browser, provider, bind)
    assert response.headers["Location"] == "/en/account"
    assert find_account(database, "boris").subject == "0f3c"
    assert arrive(client, provider).status_code == 303
    assert "Boris" in client.get("/en/account").text
    shown = Page(browser.get("/en/account").text)
    form = shown.one("form", action="/en/account/unbind")
    (token,) = [f for f in shown.all("input", name="form") if f.above is form]
    browser.post("/en/account/unbind", data={"form": str(token.attributes["value"])})
    assert find_account(database, "boris").subject is None


def test_a_subject_belongs_to_one_account(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    arrive(client, provider)
    browser = signed_in_client(client.application, database, an_account(database, "boris"))
    page = Page(browser.get("/en/account").text)
    (bind,) = [a for a in page.addresses() if a.startswith("/en/account/provider?form=")]
    response = arrive(browser, provider, bind)
    assert response.status_code == 409
    assert find_account(database, "boris").subject is None


def test_nobody_is_bound_by_a_link_that_another_site_made(
    client: FlaskClient, database: Database
) -> None:
    browser = signed_in_client(client.application, database, an_account(database, "boris"))
    assert browser.get("/en/account/provider").status_code == 400
    assert browser.get("/en/account/provider?form=made-up").status_code == 400


# --- what is refused -------------------------------------------------------------------------


def refused(client: FlaskClient, response: TestResponse, database: Database) -> str:
    """What is said of an answer that signs nobody in."""
    assert list_people(database) == []
    assert "planner=" not in " ".join(
        cookie
        for cookie in response.headers.getlist("Set-Cookie")
        if not cookie.startswith("planner-provider=;")
    )
    assert client.get("/en/account").status_code == 303
    return problem(response)


STALE = translate("error.provider-answer-stale", "en")


def test_an_answer_in_another_browser_signs_nobody_in(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    back = provider.recognize(sent(client))
    other = client.application.test_client()
    assert refused(other, other.get(back), database) == STALE


def test_an_answer_with_another_state_signs_nobody_in(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    back = provider.recognize(sent(client))
    response = client.get(re.sub(r"state=[^&]+", "state=another", back))
    assert refused(client, response, database) == STALE


def test_an_answer_is_good_once(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    back = provider.recognize(sent(client))
    assert client.get(back).status_code == 303
    assert problem(client.application.test_client().get(back)) == STALE
    assert problem(client.get(back)) == STALE
    assert len(list_people(database)) == 1


def test_a_code_that_was_stolen_is_no_good_without_the_proof(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    stolen = parse_qs(urlsplit(provider.recognize(sent(client))).query)["code"][0]
    thief = client.application.test_client()
    own = provider.recognize(sent(thief))
    response = thief.get(re.sub(r"code=[^&]+", f"code={stolen}", own))
    assert "OAuthError" in refused(thief, response, database)


def test_a_signature_by_another_key_signs_nobody_in(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    provider.published_key = RSAKey.generate_key(2048, {"kid": "one"})
    response = arrive(client, provider)
    assert "BadSignatureError" in refused(client, response, database)


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"iss": "https://example.org"}, "InvalidClaimError"),
        ({"aud": ["another application"]}, "InvalidClaimError"),
        ({"nonce": "of another time"}, "InvalidClaimError"),
        ({"exp": 1_000_000_000}, "ExpiredTokenError"),
    ],
)
def test_a_token_that_is_not_for_this_sign_in_signs_nobody_in(
    client: FlaskClient,
    provider: Provider,
    database: Database,
    claims: dict[str, object],
    reason: str,
) -> None:
    provider.claims = claims
    assert f"({reason})" in refused(client, arrive(client, provider), database)


def test_who_refuses_at_the_provider_is_asked_again_here(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    provider.is_refusing = True
    response = arrive(client, provider)
    assert response.status_code == 422
    assert "(access_denied)" in refused(client, response, database)
    assert "/en/sign-in/provider" in Page(response.text).addresses()


def test_another_issuer_in_the_answer_is_refused(
    client: FlaskClient, provider: Provider, database: Database
) -> None:
    back = provider.recognize(sent(client))
    response = client.get(f"{back}&iss=https://example.org")
    assert "(iss)" in refused(client, response, database)


def test_a_provider_that_does_not_answer_leaves_the_password(
    site: MakeSite, provider: Provider
) -> None:
    client = site(
        a_programme(),
        oidc_issuer="http://localhost:9",
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
    )
    response = client.get("/es/sign-in/provider")
    assert problem(response) == translate("error.provider-unreachable", "es")
    an_account(database_of(client.application))
    token = Page(response.text).one("input", name="form").attributes["value"]
    fields = {"form": str(token), "name": "amina", "password": PASSWORD}
    assert client.post("/es/sign-in", data=fields).status_code == 303


def test_without_a_provider_there_is_no_way_to_one(site: MakeSite) -> None:
    client = site(a_programme())
    assert "provider" not in " ".join(Page(client.get("/en/sign-in").text).addresses())
    assert client.get("/en/sign-in/provider").status_code == 404
    assert client.get("/sign-in/provider").status_code == 404
