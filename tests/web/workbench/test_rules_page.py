"""The rules in force, and what the session settles for itself."""

from planner.models.override import Override
from planner.models.source import Source
from tests.web.workbench.site import Work

RULE = "rules/override?provision=check.review-items"
KEY = "check.review-items.limit"


def own(work: Work) -> dict[str, Override]:
    return {override.key: override for override in work.programme.overrides}


def test_a_departure_from_the_rulebook_has_a_value_and_a_source(work: Work) -> None:
    response = work.send(
        RULE, work.before(RULE), field="limit", value="3", rule="decision 9/1", paragraph="4"
    )
    page = work.after(response)
    assert own(work)[KEY] == Override(
        key=KEY, value="3", source=Source(rule="decision 9/1", paragraph="4")
    )
    assert page.all("a", href=f"{work.home}rules/override/{KEY}") != []
    path = f"rules/override/{KEY}"
    work.send(path, work.before(path), value="2", document="CTOC/COP/2018/1")
    assert own(work)[KEY].value == "2"
    work.send(f"{path}/remove", work.before(path))
    assert KEY not in own(work)


def test_no_departure_stands_without_a_source(work: Work) -> None:
    response = work.send(RULE, work.before(RULE), field="limit", value="3")
    assert (response.status_code, 'id="fault-rule"' in response.text) == (422, True)
    assert KEY not in own(work)


def test_a_value_that_cannot_stand_there_is_said_at_its_field(work: Work) -> None:
    response = work.send(RULE, work.before(RULE), field="limit", value="many", rule="rule 1")
    assert (response.status_code, 'id="fault-value"' in response.text) == (422, True)
    assert 'value="many"' in response.text
    wrong = work.send(RULE, work.before(RULE), field="colour", value="1", rule="rule 1")
    assert (wrong.status_code, 'id="fault-field"' in wrong.text) == (422, True)


def test_the_form_says_what_the_rulebook_says(work: Work) -> None:
    options = work.page("rules/override?provision=check.review-items").all("option", value="limit")
    assert [option.text for option in options] == ["Limit: 1"]
    assert work.client.get(f"{work.home}rules/override?provision=none").status_code == 404


def test_what_is_in_force_is_shown_with_its_sources(work: Work) -> None:
    page = work.page("rules")
    assert len(page.all("table")) == 4
    assert "CTOC/COP/2018/1" in page.one("main").text


def test_a_departure_is_named_in_words_with_its_item_in_any_notation(work: Work) -> None:
    fields = {"field": "limit", "value": "3", "document": "CTOC/COP/2018/1", "item": "1 (c)"}
    page = work.after(work.send(RULE, work.before(RULE), **fields))
    link = page.one("a", href=f"{work.home}rules/override/{KEY}")
    assert link.text == "Review items of a working group: Limit"
    assert own(work)[KEY].source == Source(document="CTOC/COP/2018/1", item="1.c")
    path = f"rules/override/{KEY}"
    wrong = work.send(path, work.before(path), **{**fields, "item": "one"})
    assert (wrong.status_code, 'id="fault-item"' in wrong.text) == (422, True)
