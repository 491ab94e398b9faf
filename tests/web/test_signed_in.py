"""Who is signed in never shows in what others get, and what others get never waits for it."""

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from werkzeug.test import Client

from planner.models.account import Action, Role, Scope
from planner.services.tokens import issue_token
from planner.serving.ready_answers import ReadyAnswers
from planner.store.database import Database
from planner.web.answers import Made, Representation, answer
from planner.web.permissions import actor_for, may
from planner.web.signed_in import signed_in, token_of_request
from planner.web.workbench_forms import check, token
from tests.builders import a_programme
from tests.people_builders import actor_of, an_account, signed_in_client, with_role
from tests.web.conftest import NOW, MakeSite, database_of, statements_executed

SLUG = "a-session"


@pytest.fixture
def app(site: MakeSite) -> Flask:
    """The application with some pages more, as they would be written."""
    app = site(a_programme()).application

    def greeting() -> Made:
        person = signed_in()
        return Made((person.account.name if person else "nobody").encode(), "text/plain")

    @app.get("/test/asks-first")
    def asks_first() -> Response:
        signed_in()
        return answer(Representation(key=("greeting",), language="en", make=greeting))

    @app.get("/test/asks-too-late")
    def asks_too_late() -> Response:
        return answer(Representation(key=("too late",), language="en", make=greeting))

    @app.route("/api/test/<session>/edit", methods=["GET", "POST"])
    def edit(session: str) -> dict[str, str | bool | None]:
        actor = actor_for(session, Action.EDIT)
        used = token_of_request()
        return {"actor": actor.name, "label": used and used.label}

    @app.route("/test/form/<purpose>", methods=["GET", "POST"])
    def form(purpose: str) -> str:
        return token(purpose) if check_if_sent(purpose) else "checked"

    return app


def check_if_sent(purpose: str) -> bool:
    from flask import request

    if request.method == "GET":
        return True
    check(purpose)
    return False


@pytest.fixture
def database(app: Flask) -> Database:
    return database_of(app)


@pytest.fixture
def amina(app: Flask, database: Database) -> FlaskClient:
    account = an_account(database, "amina", password=None)
    return signed_in_client(app, database, with_role(database, account, SLUG, Role.SECRETARIAT))


PUBLIC = ["/en/", f"/en/{SLUG}/", f"/fr/{SLUG}/agenda", f"/en/{SLUG}/agenda.pdf", "/en/nothing/"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_the_same_for_whoever_is_signed_in(
    app: Flask, amina: FlaskClient, address: str
) -> None:
    anybody = app.test_client().get(address)
    with statements_executed() as statements:
        signed = amina.get(address)
    assert (signed.data, list(signed.headers)) == (anybody.data, list(anybody.headers))
    assert "Cookie" not in signed.headers.get("Vary", "")
    assert [statement for statement in statements if "sign_in" in statement] == []


def test_what_depends_on_who_asks_is_made_for_each_and_kept_by_nobody(
    app: Flask, database: Database, amina: FlaskClient
) -> None:
    boris = signed_in_client(app, database, an_account(database, "boris", password=None))
    told = [c.get("/test/asks-first") for c in (amina, boris, app.test_client(), amina)]
    assert [response.text for response in told] == ["amina", "boris", "nobody", "amina"]
    for response in told:
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["Vary"] == "Cookie"
        assert "ETag" not in response.headers


def test_a_page_that_asks_too_late_is_answered_to_nobody(app: Flask, amina: FlaskClient) -> None:
    for client in (amina, app.test_client()):
        response = client.get("/test/asks-too-late")
        assert (response.status_code, "amina" in response.text) == (500, False)


def test_the_answers_that_are_ready_have_nobody_s_page_among_them(
    app: Flask, amina: FlaskClient
) -> None:
    served = Client(ReadyAnswers(app, clock=lambda: 0.0), use_cookies=False)
    cookie = amina.get_cookie("planner")
    assert cookie is not None
    held = {"Cookie": f"planner={cookie.value}"}
    assert served.get("/test/asks-first", headers=held).text == "amina"
    assert served.get("/test/asks-first").text == "nobody"
    assert served.get("/test/asks-first", headers=held).text == "amina"
    # A public page is kept and handed to all, as before.
    first = served.get(f"/en/{SLUG}/", headers=held)
    with statements_executed() as statements:
        assert served.get(f"/en/{SLUG}/").data == first.data
    assert statements == []


# --- the programming interface ---------------------------------------------------------------


def bearer(database: Database, scope: Scope, session: str | None = None) -> dict[str, str]:
    account = with_role(
        database, an_account(database, "chief", password=None), SLUG, Role.SECRETARIAT
    )
    secret = issue_token(database, account.key, "copy", scope, 7, actor_of(account), NOW, session)
    return {"Authorization": f"Bearer {secret}"}


def test_the_interface_goes_by_tokens_and_not_by_what_a_browser_sends_of_itself(
    app: Flask, database: Database, amina: FlaskClient
) -> None:
    address = f"/api/test/{SLUG}/edit"
    refused = amina.post(address)
    assert (refused.status_code, refused.json["code"]) == (401, "token-needed")
    assert refused.headers["WWW-Authenticate"] == "Bearer"
    assert refused.headers["Content-Type"] == "application/problem+json"
    answered = app.test_client().post(address, headers=bearer(database, Scope.WRITE))
    assert answered.json == {"actor": "Chief", "label": "copy"}
    assert answered.headers["Cache-Control"] == "no-store, private"
    assert answered.headers["Vary"] == "Authorization"


@pytest.mark.parametrize(
    "written", ["", "Bearer", "Bearer ", "Bearer planner_x", "Basic cGxhbm5lcg==", "x"]
)
def test_what_is_no_good_token_is_nobody_s(app: Flask, written: str) -> None:
    response = app.test_client().get(f"/api/test/{SLUG}/edit", headers={"Authorization": written})
    assert response.status_code == 401


def test_a_token_opens_no_page(app: Flask, database: Database) -> None:
    held = bearer(database, Scope.WRITE)
    assert app.test_client().get("/en/account", headers=held).status_code == 303


def test_a_token_for_reading_writes_nothing(app: Flask, database: Database) -> None:
    held = bearer(database, Scope.READ)
    client = app.test_client()
    assert client.get(f"/api/test/{SLUG}/edit", headers=held).status_code == 200
    refused = client.post(f"/api/test/{SLUG}/edit", headers=held)
    assert (refused.status_code, refused.json["code"]) == (403, "token-reads-only")


def test_a_token_for_one_session_is_for_no_other(app: Flask, database: Database) -> None:
    held = bearer(database, Scope.WRITE, SLUG)
    client = app.test_client()
    assert client.post(f"/api/test/{SLUG}/edit", headers=held).status_code == 200
    for other in ("other", "nothing"):
        refused = client.post(f"/api/test/{other}/edit", headers=held)
        assert (refused.status_code, refused.json["code"]) == (403, "token-of-other-session")


def test_a_token_does_no_more_than_its_owner_may(app: Flask, database: Database) -> None:
    account = with_role(database, an_account(database, password=None), SLUG, Role.BUREAU)
    secret = issue_token(database, account.key, "copy", Scope.WRITE, 7, actor_of(account), NOW)
    refused = app.test_client().post(
        f"/api/test/{SLUG}/edit", headers={"Authorization": f"Bearer {secret}"}
    )
    assert (refused.status_code, refused.json["code"]) == (403, "not-permitted")


# --- forms -----------------------------------------------------------------------------------


def test_a_form_is_good_for_its_purpose_and_its_sign_in_alone(
    app: Flask, amina: FlaskClient
) -> None:
    made = amina.get("/test/form/edit").text
    assert amina.post("/test/form/edit", data={"form": made}).text == "checked"
    assert amina.post("/test/form/publish", data={"form": made}).status_code == 422
    assert amina.post("/test/form/edit").status_code == 422
    assert app.test_client().post("/test/form/edit", data={"form": made}).status_code == 422
    crossing = {"Sec-Fetch-Site": "cross-site"}
    assert amina.post("/test/form/edit", data={"form": made}, headers=crossing).status_code == 403


def test_what_is_offered_is_what_is_permitted(app: Flask, database: Database) -> None:
    account = with_role(database, an_account(database, password=None), SLUG, Role.BUREAU)
    cookie = signed_in_client(app, database, account).get_cookie("planner")
    assert cookie is not None
    with app.test_request_context(headers={"Cookie": f"planner={cookie.value}"}):
        asked = [may(SLUG, Action.APPROVE), may(SLUG, Action.EDIT), may("other", Action.APPROVE)]
    assert asked == [True, False, False]
    with app.test_request_context():
        assert may(SLUG, Action.APPROVE) is False
