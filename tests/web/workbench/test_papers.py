"""Papers: listed, added under a proposed symbol, changed, withdrawn, removed."""

from datetime import UTC, date, datetime

from planner.models.paper import PaperKind, PaperStatus
from tests.web.workbench.site import Work

SYMBOL = "CTOC/COP/2018/CRP.2"
PAGE = "papers/edit?symbol=CTOC/COP/2018/CRP.2"


def added(work: Work) -> None:
    path = "papers/add?kind=conference_room_paper&bodies=plenary"
    fields = {
        "symbol": SYMBOL,
        "title.en": "Background",
        "kind": "conference_room_paper",
        "status": "planned",
        "items": ["2-a", "2-b"],
    }
    assert work.send(path, work.before(path), **fields).status_code == 303


def test_the_next_symbol_is_proposed_for_the_kind_and_the_bodies(work: Work) -> None:
    for query, expected in (
        ("", "CTOC/COP/2018/13"),
        ("?kind=conference_room_paper&bodies=plenary", SYMBOL),
        ("?kind=draft_resolution&bodies=plenary", "CTOC/COP/2018/L.1"),
        ("?kind=note&bodies=wg-3", "CTOC/COP/WG.3/2018/1"),
        ("?kind=note&bodies=plenary&bodies=wg-3", "CTOC/COP/2018/13-CTOC/COP/WG.3/2018/13"),
        ("?kind=nonsense&bodies=nobody", "CTOC/COP/2018/13"),
    ):
        page = work.page(f"papers/add{query}")
        assert page.one("input", name="symbol").attributes["value"] == expected


def test_a_paper_is_added_with_what_it_is_before_the_body_under(work: Work) -> None:
    added(work)
    paper = work.programme.papers[-1]
    assert (paper.symbol, paper.kind, paper.status, paper.items) == (
        SYMBOL,
        PaperKind.CONFERENCE_ROOM_PAPER,
        PaperStatus.PLANNED,
        ("2-a", "2-b"),
    )
    assert paper.submitted_at is None
    page = work.page("papers")
    assert page.texts("span", class_="flag") == ["planned"]


def test_the_hour_at_which_it_was_received_is_that_of_the_venue(work: Work) -> None:
    added(work)
    work.send(
        PAGE,
        work.before(PAGE),
        **{
            "title.en": "Background",
            "kind": "note",
            "status": "issued",
            "issued_on": "2018-09-03",
            "submitted_at": "2018-09-01T10:00",
            "submitted_by": "wg-3",
        },
    )
    paper = work.programme.papers[-1]
    assert paper.submitted_at == datetime(2018, 9, 1, 8, tzinfo=UTC)
    assert (paper.issued_on, paper.submitted_by, paper.items) == (date(2018, 9, 3), "wg-3", ())
    shown = work.page(PAGE).one("input", name="submitted_at").attributes["value"]
    assert shown == "2018-09-01T10:00"


def test_a_paper_is_withdrawn_by_one_button_and_removed_by_another(work: Work) -> None:
    added(work)
    assert work.send("papers/withdraw", work.before(PAGE), symbol=SYMBOL).status_code == 303
    assert work.programme.papers[-1].status is PaperStatus.WITHDRAWN
    buttons = [b.text for b in work.page(PAGE).all("button") if b.is_within("section")]
    assert buttons == ["Remove"]
    work.send("papers/shift", work.before("papers"), symbol=SYMBOL, by="-1")
    assert work.programme.papers[-2].symbol == SYMBOL
    work.send("papers/remove", work.before(PAGE), symbol=SYMBOL)
    assert SYMBOL not in {paper.symbol for paper in work.programme.papers}
    assert work.client.get(f"{work.home}{PAGE}").status_code == 404


def test_a_symbol_that_is_none_is_said_at_its_field(work: Work) -> None:
    fields = {"symbol": "crp 2", "title.en": "X", "kind": "note", "status": "planned"}
    response = work.send("papers/add", work.before("papers/add"), **fields)
    assert (response.status_code, 'id="fault-symbol"' in response.text) == (422, True)
    wrong = {**fields, "symbol": SYMBOL, "issued_on": "tomorrow", "kind": "poem"}
    again = work.send("papers/add", work.before("papers/add"), **wrong)
    assert [f'id="fault-{name}"' in again.text for name in ("issued_on", "kind", "symbol")] == [
        True,
        True,
        False,
    ]
