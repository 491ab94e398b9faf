"""The page of the deadlines."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from flask.testing import FlaskClient

from planner.documents.blocks import Clock, Day, Series, term
from planner.models.text import LANGUAGES
from planner.rules.countdown import Countdown, Left
from planner.web.pages.calendars import CalendarLink
from planner.web.pages.deadlines import DeadlineLine, left_in_words
from tests.builders import a_meeting, a_programme, a_session
from tests.web.conftest import MakeSite, pages_rendered, publish, seed_files
from tests.web.conftest import application as make_application
from tests.web.pages_read import Page, even

At = Callable[..., FlaskClient]

COP = "/en/untoc-cop-9/deadlines"
SINCE = datetime(2018, 10, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> At:
    """Gives a client of the sessions that come with the planner, at an instant of October 2018."""
    place = tmp_path_factory.mktemp("deadlines") / "planner.sqlite3"
    app = make_application(place, seed_files(), SINCE)

    def client_at(day: int, hour: int, minute: int = 0, second: int = 0) -> FlaskClient:
        app.config["CLOCK"] = lambda: datetime(2018, 10, day, hour, minute, second, tzinfo=UTC)
        return app.test_client()

    return client_at


def ahead(client: FlaskClient, language: str = "en") -> list[tuple[str, str]]:
    page = Page(client.get(f"/{language}/untoc-cop-9/deadlines").text)
    lefts, names = (page.texts("p", class_=name) for name in ("remaining", "what"))
    return list(zip(lefts, names, strict=True))


def test_the_template_is_given_what_the_page_says_it_shows(at: At) -> None:
    client = at(14, 7)
    with pages_rendered(client.application) as pages:
        client.get("/es/untoc-cop-9/deadlines")
    (page,) = pages
    assert page.title == term("deadline.title")
    assert (page.frame.language, page.frame.trail[-1].content) == ("es", page.title)
    assert page.ahead[:2] == (
        DeadlineLine(
            left="Dentro de 1 hora",
            name=term("deadline.credentials_wished"),
            day=Day(date(2018, 10, 14)),
            hour=Clock(time(10)),
            remarks=Series((term("deadline.wished"), term("deadline.is-day-of-rest"))),
        ),
        DeadlineLine(
            left="Mañana",
            name=term("deadline.speakers_list_closes"),
            day=Day(date(2018, 10, 15)),
            hour=Clock(time(12)),
            remarks=Series((term("deadline.is-set"),)),
        ),
    )
    assert page.calendar == CalendarLink(
        name=term("deadline.title"),
        webcal="webcal://localhost/es/untoc-cop-9/deadlines.ics",
        address="http://localhost/es/untoc-cop-9/deadlines.ics",
    )
    assert [file.address.rpartition("/")[2] for file in page.documents.files] == [
        f"deadlines.{suffix}" for suffix in ("html", "pdf", "docx", "csv", "json", "txt")
    ]


def test_what_is_ahead_stands_first_with_the_time_that_is_left(at: At) -> None:
    assert ahead(at(14, 22, 30)) == [
        ("In 11 hours", "List of speakers for the general debate closes"),
        ("In 3 days", "Draft resolutions from working groups"),
        ("In 4 days", "Credentials, last moment"),
    ]


def test_what_has_passed_is_marked_in_words(at: At) -> None:
    page = Page(at(11, 8).get(COP).text)
    marked = [row for row in page.all("tr") if "is-passed" in str(row.attributes.get("class"))]
    assert [row.attributes["data-keys"] for row in marked] == [
        "budget",
        "documents",
        "provisional-agenda",
        "speakers-list-opens",
        "ngo-list",
        "draft-resolutions",
        "high-level-speakers",
    ]
    assert page.texts("mark") == ["Passed"] * 7
    assert len(page.all("tr", class_="starts-group")) == 12 - 7


def test_when_all_have_passed_the_page_says_so(at: At) -> None:
    page = Page(at(20, 8).get(COP).text)
    assert page.texts("p", class_="remaining") == []
    assert "Nothing is ahead: all deadlines have passed." in page.texts("p")
    assert len(page.texts("mark")) == 12


def test_each_deadline_is_told_with_its_source(at: At) -> None:
    page = Page(at(1, 8).get(COP).text)
    row = even(page.one("tr", data_keys="credentials-wished").text)
    assert row.endswith("rule 18 of the rules of procedure, CTOC/COP/2018/1, item 1 (e)")
    rows = [row for row in page.all("tr") if "data-keys" in row.attributes]
    assert len(rows) == 12
    assert [row.text for row in rows if "CTOC/COP/2018/1" not in row.text] == [
        row.text for row in rows if row.text.endswith("rule 9 of the rules of procedure")
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("ar", ["بعد ساعتين", "بعد 3 أيام", "بعد 4 أيام"]),
        ("zh", ["还有2小时", "还有3天", "还有4天"]),
        ("fr", ["Dans 2 heures", "Dans 3 jours", "Dans 4 jours"]),
        ("ru", ["Через 2 часа", "Через 3 дня", "Через 4 дня"]),
        ("es", ["Dentro de 2 horas", "Dentro de 3 días", "Dentro de 4 días"]),
    ],
)
def test_the_time_left_is_told_in_the_language_of_the_page(
    at: At, language: str, lines: list[str]
) -> None:
    assert [left for left, _ in ahead(at(15, 7, 30), language)] == lines


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("ar", 2, "بعد يومين"),
        ("ar", 7, "بعد 7 أيام"),
        ("ar", 11, "بعد 11 يومًا"),
        ("ar", 100, "بعد 100 يوم"),
        ("ar", 103, "بعد 103 أيام"),
        ("ru", 5, "Через 5 дней"),
        ("ru", 21, "Через 21 день"),
        ("fr", 60, "Dans 60 jours"),
        ("zh", 60, "还有60天"),
    ],
)
def test_numbers_take_the_plural_form_of_the_language(
    language: str, number: int, words: str
) -> None:
    assert left_in_words(Countdown(Left.DAYS, number, SINCE), language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_to_tell_what_is_left_says_something_else(language: str) -> None:
    told = [left_in_words(Countdown(left, 5, SINCE), language) for left in Left]
    assert len(set(told)) == len(Left)


def test_the_page_is_confirmed_while_its_words_hold_and_sent_anew_when_they_change(
    at: At,
) -> None:
    first = at(15, 7, 0, 1).get(COP)
    assert first.headers["Last-Modified"] == "Mon, 15 Oct 2018 07:00:01 GMT"
    by_tag = {"If-None-Match": first.headers["ETag"]}
    by_date = {"If-Modified-Since": first.headers["Last-Modified"]}
    # The list of speakers closes at noon, at ten by universal time.
    for instant, status in (((15, 8, 0, 0), 304), ((15, 8, 0, 1), 200), ((16, 7, 0, 1), 200)):
        client = at(*instant)
        assert client.get(COP, headers=by_tag).status_code == status
        assert client.get(COP, headers=by_date).status_code == status
    assert ahead(at(15, 8, 0, 1))[0][0] == "In 1 hour"


def test_a_page_of_a_new_edition_is_sent_anew(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    before = client.get("/en/a-session/deadlines")
    publish(client.application, a_programme(session=a_session(rulebook="untoc")), SINCE)
    held = {"If-None-Match": before.headers["ETag"]}
    after = client.get("/en/a-session/deadlines", headers=held)
    assert after.status_code == 200
    assert len(Page(after.text).all("tr", class_="band")) > len(
        Page(before.text).all("tr", class_="band")
    )


def test_the_session_page_leads_to_it(at: At) -> None:
    page = Page(at(1, 8).get("/ru/untoc-cop-9/").text)
    assert "/ru/untoc-cop-9/deadlines" in page.addresses()
    assert "/ru/untoc-cop-9/deadlines.pdf" in page.addresses()
    assert "webcal://localhost/ru/untoc-cop-9/deadlines.ics" in page.addresses()


def test_a_rulebook_that_is_unknown_is_told_and_costs_no_other_page(site: MakeSite) -> None:
    client = site(a_programme(session=a_session(rulebook="nowhere")))
    response = client.get("/en/a-session/deadlines")
    assert response.status_code == 404
    assert "nowhere" in Page(response.text).texts("p")[0]
    assert client.get("/en/a-session/").status_code == 200
