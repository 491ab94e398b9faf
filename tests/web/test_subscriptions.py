"""Calendar addresses of delegates' own: made, followed, moved, ended."""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
from flask import Response
from flask.testing import FlaskClient
from sqlalchemy import text

from planner.i18n.catalogues import translate
from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus
from planner.models.programme import Programme
from planner.models.text import LANGUAGES
from planner.store.database import transaction
from planner.web.log_secrets import hide_secrets_in_logs
from tests.builders import a_body, a_meeting, a_programme, a_session, an_item, six, taken
from tests.web.conftest import NOW, MakeSite, database_of, publish, statements_executed
from tests.web.pages_read import Page, even

SECRET = re.compile(r"/feed/([A-Za-z0-9_-]{43})/a-session\.ics")
SUBSCRIBE = "/en/a-session/subscribe"


def plan(**changes: Any) -> Programme:
    """Two bodies: m-01 and m-02 of the plenary on items 4 and 4.a, m-03 of the group on item 5."""
    facts: dict[str, Any] = {
        "bodies": [a_body(), a_body("wg", BodyKind.WORKING_GROUP)],
        "items": [an_item("4", "4"), an_item("4-a", "4.a"), an_item("5", "5", "wg")],
        "meetings": [
            a_meeting("m-01"),
            a_meeting("m-02", day=16),
            a_meeting("m-03", day=17, bodies=("wg",)),
        ],
        "allocations": [*taken("m-01", "4"), *taken("m-02", "4-a"), *taken("m-03", "5")],
    }
    return a_programme(**{**facts, **changes})


@pytest.fixture
def asked(site: MakeSite) -> FlaskClient:
    return site(plan(), secret_key="of the tests")


def token_in(page: str) -> str:
    return str(Page(page).all("input", name="form")[0].attributes["value"])


def subscribe(client: FlaskClient, address: str = SUBSCRIBE, **chosen: Any) -> Response:
    token = token_in(client.get(address).text)
    return client.post(address, data={"form": token, **chosen})


def secret_of(response: Response) -> str:
    found = SECRET.search(response.text)
    assert found is not None, response.text
    return found[1]


def followed(client: FlaskClient, **chosen: Any) -> str:
    """The secret of a calendar with that selection."""
    response = subscribe(client, **chosen)
    assert response.status_code == 201
    return secret_of(response)


def meetings_in(client: FlaskClient, secret: str) -> list[str]:
    response = client.get(f"/feed/{secret}/a-session.ics")
    assert response.status_code == 200
    calendar = icalendar.Calendar.from_ical(response.data)
    return [str(event["UID"]).partition(".")[0] for event in calendar.events]


@pytest.mark.parametrize(
    ("chosen", "meetings"),
    [
        ({"body": "wg"}, ["m-03"]),
        ({"item": "4"}, ["m-01", "m-02"]),
        ({"item": "4-a"}, ["m-02"]),
        ({"meeting": ["m-03", "m-01"]}, ["m-01", "m-03"]),
        ({"body": "wg", "item": "4-a", "meeting": "m-03"}, ["m-02", "m-03"]),
    ],
)
def test_a_feed_has_the_meetings_that_were_chosen(
    asked: FlaskClient, chosen: dict[str, Any], meetings: list[str]
) -> None:
    assert meetings_in(asked, followed(asked, **chosen)) == meetings


def test_the_meetings_of_a_delegate_count_as_busy_and_those_of_all_do_not(
    asked: FlaskClient,
) -> None:
    own = asked.get(f"/feed/{followed(asked, body='wg')}/x.ics").text
    assert ("TRANSP:OPAQUE" in own, "TRANSP:TRANSPARENT" in own) == (True, False)
    assert "TRANSP:OPAQUE" not in asked.get("/en/a-session/calendar.ics").text


def test_a_feed_is_private_is_listed_nowhere_and_names_nobody(asked: FlaskClient) -> None:
    secret = followed(asked, body="wg")
    response = asked.get(f"/feed/{secret}/a-session.ics")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Content-Disposition"] == 'inline; filename="a-session.en.ics"'
    assert "Set-Cookie" not in response.headers
    assert secret not in response.text


def test_a_feed_is_in_the_language_in_which_it_was_made(asked: FlaskClient) -> None:
    secret = secret_of(subscribe(asked, "/ar/a-session/subscribe", body="wg"))
    response = asked.get(f"/feed/{secret}/a-session.ics", headers={"Accept-Language": "fr"})
    assert response.headers["Content-Language"] == "ar"
    assert "(ar)" in response.text


def test_a_feed_that_is_held_is_confirmed_by_two_small_queries(asked: FlaskClient) -> None:
    address = f"/feed/{followed(asked, body='wg')}/a-session.ics"
    first = asked.get(address)
    for name, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        with statements_executed() as statements:
            again = asked.get(address, headers={name: first.headers[header]})
        assert (again.status_code, again.data) == (304, b"")
        assert len([line for line in statements if line.startswith("SELECT")]) == 2
    head = asked.head(address)
    assert (head.data, head.headers["Content-Length"]) == (b"", str(len(first.data)))


def test_those_who_chose_the_same_are_sent_the_same(asked: FlaskClient) -> None:
    one, other = (
        asked.get(f"/feed/{followed(asked, item=['4', '4-a'])}/a-session.ics") for _ in range(2)
    )
    assert one.data == other.data
    assert one.headers["ETag"] == other.headers["ETag"]


def test_a_feed_follows_what_is_published(asked: FlaskClient) -> None:
    secret = followed(asked, item="4")
    moved = plan(meetings=[a_meeting("m-01"), a_meeting("m-02", day=18), a_meeting("m-04", day=19)],
                 allocations=[*taken("m-01", "4"), *taken("m-04", "4-a")])  # fmt: skip
    publish(asked.application, moved)
    assert meetings_in(asked, secret) == ["m-01", "m-04"]


def test_a_meeting_that_is_left_out_is_told_as_cancelled_to_those_who_followed_it(
    asked: FlaskClient,
) -> None:
    secret, other = followed(asked, item="4-a"), followed(asked, body="wg")
    publish(asked.application, plan(meetings=[a_meeting("m-01")], allocations=taken("m-01", "4")))
    assert "STATUS:CANCELLED" in asked.get(f"/feed/{secret}/x.ics").text
    assert meetings_in(asked, secret) == ["m-02"]
    assert meetings_in(asked, other) == ["m-03"]


def test_when_everything_chosen_is_gone_the_calendar_is_empty_and_valid(asked: FlaskClient) -> None:
    secret = followed(asked, body="wg", item="5", meeting="m-03")
    publish(asked.application, a_programme(meetings=[a_meeting("m-09")]))
    asked.application.config["CLOCK"] = lambda: NOW + timedelta(days=30)
    response = asked.get(f"/feed/{secret}/a-session.ics")
    assert response.status_code == 200
    calendar = icalendar.Calendar.from_ical(response.data)
    assert calendar.events == []
    # A calendar has to hold at least one component. *Source*: RFC 5545, 3.6.
    assert [component.name for component in calendar.subcomponents] == ["VTIMEZONE"]
    page = Page(asked.get(f"/en/subscriptions/{secret}").text)
    assert translate("page.nothing_followed", "en") in page.texts("p")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_is_shown_once_it_is_made_with_every_way_to_it(
    asked: FlaskClient, language: str
) -> None:
    response = subscribe(asked, f"/{language}/a-session/subscribe", body="wg", meeting="m-01")
    assert response.status_code == 201
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex"
    secret = secret_of(response)
    page = Page(response.text)
    assert page.one("html").attributes["lang"] == language
    assert page.texts("p", role="status") == [even(translate("page.calendar_made", language))]
    addresses = page.addresses()
    assert f"webcal://localhost/feed/{secret}/a-session.ics" in addresses
    assert f"/{language}/subscriptions/{secret}" in addresses
    assert any(
        a == "https://calendar.google.com/calendar/r?cid="
        f"webcal%3A%2F%2Flocalhost%2Ffeed%2F{secret}%2Fa-session.ics"
        for a in addresses
    )
    assert len(page.all("svg")) == 1
    assert page.one("input", class_="copied").attributes["value"] == (
        f"http://localhost/feed/{secret}/a-session.ics"
    )


def test_the_page_of_an_address_tells_what_it_delivers(asked: FlaskClient) -> None:
    secret = followed(asked, body="wg", item="4-a", meeting="m-01")
    response = asked.get(f"/en/subscriptions/{secret}")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    page = Page(response.text)
    told = [even(line.text) for line in page.all("li") if line.is_within("section")]
    assert told == [
        "Body wg (en)",
        "Item 4 (a). Title 4.a (en)",
        "Monday, 15 October 2018, 10 a.m.-1 p.m.: Plenary, 1st meeting",
    ]


def send(client: FlaskClient, secret: str, what: str) -> Response:
    page = client.get(f"/en/subscriptions/{secret}").text
    return client.post(f"/en/subscriptions/{secret}/{what}", data={"form": token_in(page)})


def test_an_address_that_is_moved_keeps_its_selection_and_the_old_one_is_gone(
    asked: FlaskClient,
) -> None:
    old = followed(asked, body="wg")
    assert meetings_in(asked, old) == ["m-03"]
    response = send(asked, old, "rotate")
    assert response.status_code == 200
    new = secret_of(response)
    assert new != old
    assert old not in response.text
    page = Page(response.text)
    assert [link.attributes["href"] for link in page.all("a", hreflang="fr")] == [
        f"/fr/subscriptions/{new}"
    ]
    assert meetings_in(asked, new) == ["m-03"]
    assert_gone(asked, old)


def test_an_address_that_is_ended_is_gone_for_good(asked: FlaskClient) -> None:
    secret = followed(asked, body="wg")
    response = send(asked, secret, "end")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    assert Page(response.text).texts("h1") == ["This calendar address was ended"]
    assert_gone(asked, secret)


def assert_gone(client: FlaskClient, secret: str) -> None:
    for address in (f"/feed/{secret}/a-session.ics", f"/en/subscriptions/{secret}"):
        answer = client.get(address, headers={"Accept": "application/json"})
        assert (answer.status_code, answer.json["code"]) == (410, "subscription-revoked")
        assert answer.json["detail"] == translate("error.subscription-revoked", "en")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert client.head(address).status_code == 410
    assert client.post(f"/en/subscriptions/{secret}/rotate").status_code == 410


def test_an_address_that_nobody_made_is_not_found(asked: FlaskClient) -> None:
    for address in ("/feed/guess/a-session.ics", "/fr/subscriptions/guess"):
        response = asked.get(address, headers={"Accept": "application/json"})
        assert (response.status_code, response.json["code"]) == (404, "subscription-unknown")
        assert response.headers["X-Robots-Tag"] == "noindex"


def stored(client: FlaskClient) -> int:
    with transaction(database_of(client.application)) as opened:
        return int(opened.connection().execute(text("select count(*) from subscription")).scalar())


def test_a_form_without_a_choice_is_shown_again_with_what_to_do(asked: FlaskClient) -> None:
    response = subscribe(asked)
    assert response.status_code == 422
    alert = Page(response.text).one("p", role="alert")
    assert "Choose at least one body, item or meeting." in alert.text
    assert stored(asked) == 0


def test_a_choice_that_has_left_the_programme_is_told_and_the_rest_stays_ticked(
    asked: FlaskClient,
) -> None:
    response = subscribe(asked, body="wg", meeting="m-99")
    assert response.status_code == 422
    page = Page(response.text)
    assert "m-99" in page.one("p", role="alert").text
    ticked = [b.attributes["value"] for b in page.all("input") if "checked" in b.attributes]
    assert ticked == ["wg"]
    assert stored(asked) == 0


@pytest.mark.parametrize("token", ["", "x", "ImEi.aaaa.bbbb"])
def test_a_form_that_this_site_did_not_make_does_nothing_and_can_be_sent_again(
    asked: FlaskClient, token: str
) -> None:
    response = asked.post(SUBSCRIBE, data={"form": token, "body": "wg"})
    assert (response.status_code, stored(asked)) == (422, 0)
    page = Page(response.text)
    assert translate("page.form_expired", "en") in page.one("p", role="alert").text
    again = {"form": token_in(response.text), "body": "wg"}
    assert asked.post(SUBSCRIBE, data=again).status_code == 201


def test_a_form_is_good_for_a_day(asked: FlaskClient) -> None:
    token = token_in(asked.get(SUBSCRIBE).text)
    for hours, status in ((24, 201), (26, 422)):
        asked.application.config["CLOCK"] = lambda hours=hours: NOW + timedelta(hours=hours)
        response = asked.post(SUBSCRIBE, data={"form": token, "body": "wg"})
        assert response.status_code == status


def test_a_token_is_good_for_its_own_form_alone(asked: FlaskClient) -> None:
    one, other = followed(asked, body="wg"), followed(asked, body="plenary")
    token = token_in(asked.get(f"/en/subscriptions/{one}").text)
    for address in (f"/en/subscriptions/{other}/end", f"/en/subscriptions/{other}/rotate"):
        assert asked.post(address, data={"form": token}).status_code == 422
    assert asked.post(SUBSCRIBE, data={"form": token, "body": "wg"}).status_code == 422
    assert meetings_in(asked, other) == ["m-01", "m-02"]
    assert asked.post(f"/en/subscriptions/{one}/end", data={"form": token}).status_code == 200


def test_what_is_signed_does_not_hold_the_secret(asked: FlaskClient) -> None:
    secret = followed(asked, body="wg")
    assert secret not in token_in(asked.get(f"/en/subscriptions/{secret}").text)


def test_a_page_of_another_site_cannot_send_the_form(asked: FlaskClient) -> None:
    data = {"form": token_in(asked.get(SUBSCRIBE).text), "body": "wg"}
    for site_of_page, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 201)):
        headers = {"Sec-Fetch-Site": site_of_page}
        assert asked.post(SUBSCRIBE, data=data, headers=headers).status_code == status
    assert stored(asked) == 1


def test_processes_with_the_same_key_accept_each_other_s_forms(site: MakeSite) -> None:
    one = site(plan(), secret_key="shared")
    same, other = site(secret_key="shared"), site(secret_key="its own")
    data = {"form": token_in(one.get(SUBSCRIBE).text), "body": "wg"}
    assert same.post(SUBSCRIBE, data=data).status_code == 201
    assert other.post(SUBSCRIBE, data=data).status_code == 422
    assert same.get(SUBSCRIBE).data == one.get(SUBSCRIBE).data
    assert other.get(SUBSCRIBE).headers["ETag"] != one.get(SUBSCRIBE).headers["ETag"]


def test_more_than_any_form_holds_is_refused(asked: FlaskClient) -> None:
    response = asked.post(SUBSCRIBE, data={"form": "x", "body": "w" * 300_000})
    assert response.status_code == 413
    assert Page(response.text).texts("h1") == ["Too much was sent"]


def test_no_page_with_a_form_sets_a_cookie(asked: FlaskClient) -> None:
    secret = followed(asked, body="wg")
    answers = [asked.get(SUBSCRIBE), subscribe(asked, body="wg"), send(asked, secret, "end")]
    assert [a.status_code for a in answers if "Set-Cookie" in a.headers] == []


@pytest.fixture
def secret_in_logs(asked: FlaskClient, caplog: pytest.LogCaptureFixture) -> Iterator[str]:
    """A secret, of which every record that is logged meanwhile is held to be free."""
    secret = followed(asked, body="wg")
    with caplog.at_level(logging.DEBUG):
        yield secret
    told = [record.getMessage() for record in caplog.get_records("call")]
    assert len(told) > 0
    assert [line for line in told if secret in line] == []


def test_a_fault_is_logged_without_the_secret(asked: FlaskClient, secret_in_logs: str) -> None:
    asked.application.extensions["planner.answers"] = None
    response = asked.get(f"/feed/{secret_in_logs}/a-session.ics")
    assert response.status_code == 500
    assert secret_in_logs not in response.text


@pytest.mark.parametrize("name", ["werkzeug", "gunicorn.access", "granian.access"])
def test_servers_note_a_secret_cut_short(secret_in_logs: str, name: str) -> None:
    hide_secrets_in_logs()
    line = f"GET /feed/{secret_in_logs}/a-session.ics HTTP/1.1"
    logging.getLogger(name).warning('"%s" %s', line, "200")
    logging.getLogger(name).warning("%(r)s", {"r": f"GET /en/subscriptions/{secret_in_logs}"})


def test_titles_are_text_whatever_they_say(site: MakeSite) -> None:
    hostile = six('<script>alert("x")</script>')
    client = site(
        plan(
            session=a_session(short_title=hostile),
            bodies=[a_body(name=hostile), a_body("wg", name=hostile)],
            items=[an_item("4", "4", title=hostile), an_item("4-a", "4.a", title=hostile),
                   an_item("5", "5", "wg", title=hostile)],
        )
    )  # fmt: skip
    answers = [client.get(SUBSCRIBE), subscribe(client, body="wg", item="4", meeting="m-01")]
    answers.append(send(client, secret_of(answers[1]), "end"))
    for response in answers:
        page = Page(response.text)
        assert page.all("script") == []
        assert '<script>alert("x")</script>' in page.one("h1").text + page.one("main").text


def test_a_cancelled_meeting_is_not_offered(site: MakeSite) -> None:
    client = site(plan(meetings=[a_meeting("m-01"), a_meeting("m-02"),
                                 a_meeting("m-03", status=MeetingStatus.CANCELLED)]))  # fmt: skip
    boxes = Page(client.get(SUBSCRIBE).text).all("input", name="meeting")
    assert [box.attributes["value"] for box in boxes] == ["m-01", "m-02"]


def test_a_feed_moves_its_date_when_it_is_moved(asked: FlaskClient) -> None:
    """A program that asks by date alone must fetch anew after it was given the new address."""
    later = datetime(2018, 10, 16, 8, tzinfo=UTC)
    secret = followed(asked, body="wg")
    asked.application.config["CLOCK"] = lambda: later
    new = secret_of(send(asked, secret, "rotate"))
    assert asked.get(f"/feed/{new}/x.ics").headers["Last-Modified"] == (
        "Tue, 16 Oct 2018 08:00:00 GMT"
    )
