"""Publishing with what has changed and what is found; silence, objections, approvals."""

import pytest

from planner.models.account import Role
from planner.services.approvals import approvals_of
from planner.services.editions import list_editions, read_latest
from tests.web.conftest import database_of
from tests.web.workbench.site import Work


@pytest.fixture
def changed(work: Work) -> Work:
    """With another title than the edition has."""
    path = "agenda/items/1-f"
    work.send(path, work.before(path), **{"title.en": "General debate, renamed"})
    return work


def publish(work: Work, **fields: str) -> int:
    return work.send("publish", work.before("publish"), **fields).status_code


def test_nothing_is_published_where_nothing_changed(work: Work) -> None:
    page = work.page("publish")
    assert "Nothing has changed since." in page.texts("p", class_="lead")
    assert page.all("textarea", name="comment") == []
    assert work.send("publish", work.before("publish")).status_code == 409


def test_what_changed_is_told_in_words_and_published_with_a_comment(changed: Work) -> None:
    page = changed.page("publish")
    said = [
        e.text
        for e in page.all("li")
        if e.above and e.above.attributes.get("class") == "changes-said"
    ]
    assert [line for line in said if "the title changed" in line] != []
    response = changed.send(
        "publish", changed.before("publish"), comment="Reissued\r\nfor titles", seen="yes"
    )
    assert response.status_code == 303
    edition = read_latest(database_of(changed.app), changed.slug)
    assert (edition.number, edition.suffix, edition.comment) == (
        2,
        "Rev.1",
        "Reissued\nfor titles",
    )
    assert "General debate, renamed" in changed.app.test_client().get("/en/untoc-cop-9/agenda").text


def test_errors_have_to_be_known_before_a_draft_with_them_is_published(changed: Work) -> None:
    for key in ("m-01", "m-02"):
        changed.send(f"meetings/{key}/remove", changed.before("grid"))
    assert len(changed.page("publish").all("input", name="seen")) == 1
    response = changed.send("publish", changed.before("publish"), comment="kept when refused")
    assert response.status_code == 422
    assert 'id="fault-seen"' in response.text
    assert "kept when refused" in response.text
    assert publish(changed, seen="yes") == 303


def test_what_a_colleague_has_changed_meanwhile_is_not_published_unseen(changed: Work) -> None:
    seen = changed.before("publish")
    ben = changed.another("ben")
    path = "agenda/items/2-a"
    ben.send(path, ben.before(path), **{"title.en": "Ben’s"})
    response = changed.send("publish", seen, seen="yes")
    assert (response.status_code, "Ben" in response.text) == (409, True)
    assert len(list_editions(database_of(changed.app), changed.slug)) == 1


def test_a_suffix_that_is_none_is_refused(changed: Work) -> None:
    assert publish(changed, suffix="new one", seen="yes") == 422
    assert publish(changed, suffix="Corr.1", seen="yes") == 303
    assert read_latest(database_of(changed.app), changed.slug).suffix == "Corr.1"


def test_an_edition_is_put_under_silence_and_the_bureau_breaks_it(work: Work) -> None:
    response = work.send(
        "publish/circulate",
        work.before("publish"),
        edition="1",
        by="extended_bureau",
        closes_at="2018-10-18T12:00",
    )
    assert response.status_code == 303
    chair = work.another("chair", Role.BUREAU)
    approval = approvals_of(database_of(work.app), work.slug)[-1]
    assert approval.closes_at is not None
    assert approval.closes_at.isoformat() == "2018-10-18T10:00:00+00:00"
    page = chair.page("publish")
    assert page.one("input", name="approval").attributes["value"] == approval.key
    fields = {"approval": approval.key, "text": "Item 4 comes too early."}
    assert chair.send("publish/object", chair.before("publish"), **fields).status_code == 303
    assert approvals_of(database_of(work.app), work.slug)[-1].objections == (
        "Chair: Item 4 comes too early.",
    )
    assert "Item 4 comes too early." in work.page("publish").one("main").text
    empty = chair.send("publish/object", chair.before("publish"), approval=approval.key, text=" ")
    assert empty.status_code == 422
    assert work.send("publish/object", work.before("publish"), **fields).status_code == 403


def test_a_silence_cannot_end_before_it_begins(work: Work) -> None:
    for closes_at in ("2018-10-01T12:00", "soon"):
        response = work.send(
            "publish/circulate",
            work.before("publish"),
            edition="1",
            by="bureau",
            closes_at=closes_at,
        )
        assert response.status_code in (409, 422)
        assert closes_at in response.text


@pytest.mark.parametrize(("by", "kind"), [("bureau", "meeting"), ("plenary", "conference")])
def test_an_approval_is_noted_by_the_secretariat_or_the_bureau(
    work: Work, by: str, kind: str
) -> None:
    for who in (work, work.another("chair", Role.BUREAU)):
        response = who.send(
            "publish/approve",
            who.before("publish"),
            edition="1",
            by=by,
            decided_on="2018-10-15",
            source="CTOC/COP/2018/13",
        )
        assert response.status_code == 303
    noted = approvals_of(database_of(work.app), work.slug)[-2:]
    assert [(a.kind.value, a.by.value, a.source) for a in noted] == [
        (kind, by, "CTOC/COP/2018/13")
    ] * 2


def test_the_bureau_publishes_nothing(changed: Work) -> None:
    chair = changed.another("chair", Role.BUREAU)
    assert chair.page("publish").all("textarea", name="comment") == []
    assert chair.send("publish", chair.before("publish")).status_code == 403
