"""Drafting on the workbench: wishes, the bar, the proposal, and accepting it in part."""

import time
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from planner.editing.nouns import change_session
from planner.models.account import Actor
from planner.models.drafting_job import DraftingJob
from planner.models.freezing import freeze
from planner.services.editing import edit_session, read_log
from planner.services.editions import publish_edition
from planner.store.database import transaction
from planner.store.drafting_jobs import add_job
from tests.web.conftest import NOW, database_of
from tests.web.pages_read import Page, even
from tests.web.workbench.site import Work

pytest.importorskip("ortools", reason="install planner[drafting]")

PATIENCE = 60.0
ONE_MORE = {"seconds": "20", "keep": "0", "alternatives": "0", "one_more": "wg-3"}
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


def begin(work: Work, **wishes: Any) -> str:
    """Sends the form; the path of the job below the workbench."""
    response = work.send("drafting", work.before("drafting"), **{**ONE_MORE, **wishes})
    assert response.status_code == 303, response.text
    return response.headers["Location"].removeprefix(work.home)


def wait_for(work: Work, job: str) -> None:
    """Waits as the script of the page does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        told: Any = work.client.get(f"{work.home}{job}/progress").json
        if told["status"] != "running":
            return
        time.sleep(0.1)
    raise AssertionError(f"never over: {told}")


def drafted(work: Work, **wishes: Any) -> str:
    job = begin(work, **wishes)
    wait_for(work, job)
    return job


def form_of(page: Page, address: str) -> dict[str, Any]:
    """What the form would send that goes there."""
    form = page.one("form", action=address)
    sent: dict[str, Any] = {}
    for field in page.all("input"):
        if field.above is form or _is_below(field, form):
            name, value = str(field.attributes["name"]), str(field.attributes.get("value"))
            if field.attributes.get("type") == "checkbox" and "checked" not in field.attributes:
                continue
            sent[name] = [*sent[name], value] if name in sent else [value]
    return sent


def _is_below(element: Any, other: Any) -> bool:
    above = element.above
    while above is not None and above is not other:
        above = above.above
    return above is other


def test_the_form_offers_what_the_session_has(work: Work) -> None:
    page = work.page("drafting")
    form = form_of(page, f"{work.home}drafting")
    assert form["seconds"] == ["30"]
    chosen = [e.attributes["value"] for e in page.all("option") if "selected" in e.attributes]
    assert chosen == ["0", "0"]
    assert [e.attributes["value"] for e in page.all("input", name="one_more")] == [
        "plenary",
        "wg-3",
    ]
    assert len(page.all("input", name="days_lost")) == 5
    assert page.all("input", name="rooms_lost") == []


ANEW = {"keep": "", "one_more": []}


def test_a_proposal_is_accepted_in_part_and_taken_back(work: Work) -> None:
    work.send("allocations/3/move", to="m-09", **{"from": "m-08"})
    work.send("meetings/m-06/remove")
    before, version = freeze(work.programme), work.version
    job = drafted(work, **ANEW)
    assert (freeze(work.programme), work.version) == (before, version)
    sent = form_of(work.page(job), f"{work.home}{job}/accept")
    new, item = sent["take"]
    assert (new.startswith("meeting:m-"), item) == (True, "item:3")
    response = work.client.post(f"{work.home}{job}/accept", data={**sent, "take": ["item:3"]})
    shown = work.after(response)
    assert even(shown.one("div", id="notice").text).startswith("plan accepted")
    assert [item for item, _ in work.taken("m-08")] == ["3"]
    assert [item for item, _ in work.taken("m-09")] == ["4"]
    assert len(work.programme.meetings_of("wg-3")) == 1
    (entry,) = read_log(database_of(work.app), work.slug, limit=1)
    assert (entry.actor, entry.service) == ("Ana", "accept_proposal")
    assert entry.params == {"parts": 1, "of": 2}
    assert work.send("undo").status_code == 303
    assert freeze(work.programme) == before


def test_a_new_meeting_keeps_its_key_and_all_others_theirs(work: Work) -> None:
    before = {meeting.key: meeting for meeting in work.programme.meetings}
    job = drafted(work)
    page = work.page(job)
    assert even(page.one("fieldset").text).endswith(
        "Working Group on International Cooperation, 3rd meeting added: "
        "Wednesday, 17 October, 10 a.m.-1 p.m."
    )
    (changed,) = page.all("mark")
    assert changed.text == "changed"
    sent = form_of(page, f"{work.home}{job}/accept")
    (new,) = sent["take"]
    work.after(work.client.post(f"{work.home}{job}/accept", data=sent))
    now = {meeting.key: meeting for meeting in work.programme.meetings}
    assert {key: now[key] for key in before} == before
    assert set(now) - set(before) == {new.removeprefix("meeting:")}
    assert even(work.page(job).one("p", id="outdated").text).startswith("The draft has changed")


def test_what_does_not_stand_alone_is_refused_and_what_it_needs_is_marked(work: Work) -> None:
    work.send("meetings/m-08/remove")
    job = drafted(work, **ANEW)
    sent = form_of(work.page(job), f"{work.home}{job}/accept")
    new, item = sent["take"]
    # The meeting that was taken away is in an edition: its key is not given to another.
    assert (new == "meeting:m-08", item) == (False, "item:3")
    before = work.version
    response = work.client.post(f"{work.home}{job}/accept", data={**sent, "take": ["item:3"]})
    assert response.status_code == 422
    refused = Page(response.text)
    assert "cannot stand by itself" in refused.one("div", id="problem").text
    (needed,) = [e for e in refused.all("div") if "is-needed" in str(e.attributes.get("class"))]
    (box,) = [e for e in refused.all("input", name="take") if _is_below(e, needed)]
    assert box.attributes["value"] == new
    assert "checked" not in box.attributes
    nothing = work.client.post(f"{work.home}{job}/accept", data={**sent, "take": []})
    assert nothing.status_code == 422
    assert work.version == before
    assert work.client.post(f"{work.home}{job}/accept", data=sent).status_code == 303
    assert work.taken(new.removeprefix("meeting:")) == [("3", 180)]


def test_what_somebody_has_changed_meanwhile_is_shown_and_not_overwritten(work: Work) -> None:
    work.send("allocations/3/move", to="m-09", **{"from": "m-08"})
    job = drafted(work, **ANEW)
    sent = form_of(work.page(job), f"{work.home}{job}/accept")
    ben = work.another("ben")
    # What has nothing to do with it does no harm.
    ben.send("meetings/m-02/status", status="cancelled")
    ben.send("allocations/3/move", to="m-10", **{"from": "m-09"})
    response = work.client.post(f"{work.home}{job}/accept", data=sent)
    assert response.status_code == 409
    conflict = Page(response.text)
    assert even(conflict.one("div", id="problem").text).count("Ben") == 1
    assert work.taken("m-08") == []
    again = form_of(conflict, f"{work.home}{job}/accept")
    assert again["take"] == ["item:3"]
    work.after(work.client.post(f"{work.home}{job}/accept", data=again))
    assert [item for item, _ in work.taken("m-08")] == ["3"]
    assert work.meeting("m-02").status == "cancelled"


def test_a_session_that_cannot_be_planned_says_why_in_six_languages(work: Work) -> None:
    job = drafted(work, days_lost="2018-10-17")
    said = set()
    for language in LANGUAGES:
        page = Page(work.client.get(f"/{language}/work/{work.slug}/{job}").text)
        (facts,) = [e for e in page.all("ol") if e.attributes.get("class") == "facts-in-conflict"]
        assert "1800" in facts.text
        said.add(even(facts.text))
    assert len(said) == len(LANGUAGES)
    english = work.page(job)
    assert "Wednesday, 17 October" in english.one("main").text
    assert "take 360 minutes less" in english.one("main").text
    listed = work.page("drafting")
    assert "no plan is possible" in listed.one("main").text


def test_facts_lead_to_where_they_are_changed(work: Work) -> None:
    database = database_of(work.app)
    edit_session(database, work.slug, change_session(entitled_at_once=1), Actor("Ben", "b"), NOW)
    job = drafted(work, one_more=[])
    links = {
        even(e.text): str(e.attributes["href"])
        for e in work.page(job).all("a")
        if "facts-in-conflict" in _classes(e)
    }
    assert links == {"It is changed under: Session": f"{work.home}facts"}


def _classes(element: Any) -> str:
    found, above = "", element.above
    while above is not None:
        found += str(above.attributes.get("class", ""))
        above = above.above
    return found


def test_the_job_can_be_watched_and_stopped_from_another_browser(work: Work) -> None:
    job = begin(work, seconds="300", alternatives="5", with_reasons="yes")
    ben = work.another("ben")
    response = ben.client.get(f"{ben.home}{job}/progress")
    again = ben.client.get(
        f"{ben.home}{job}/progress", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code in (200, 304)
    watched = ben.client.get(f"{ben.home}{job}")
    if "<progress" in watched.text:
        assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in watched.text
        assert "connect-src 'self'" in watched.headers["Content-Security-Policy"]
    refused = ben.send(f"{job}/stop", {"form": "wrong", "version": "1"})
    assert refused.status_code == 422
    assert ben.send(f"{job}/stop").status_code == 303
    wait_for(work, job)
    assert "What changes" in work.page(job).one("main").text


def stored(work: Work, **facts: Any) -> DraftingJob:
    """A job as another process would have stored it."""
    job = DraftingJob(
        **{
            "key": "there",
            "session_slug": work.slug,
            "version": work.version,
            "actor": "Ben",
            "started_at": NOW,
            "seen_at": NOW,
            "limit_seconds": 30.0,
            "wishes": {"seconds": 30.0, "disruptions": ["hybrid"]},
            **facts,
        }
    )
    with transaction(database_of(work.app)) as opened:
        add_job(opened, job)
    return job


def test_how_far_it_is_stands_on_the_page_and_for_the_script(work: Work) -> None:
    stored(work, best=1671, bound=203, elapsed_seconds=12.5, proposals=3)
    page = work.page("drafting/there")
    bar = page.one("progress").attributes
    assert (bar["max"], bar["value"]) == ("30.0", "12.5")
    assert page.one("p", id="so-far").text == (
        "The best plan so far costs 1671. None costs less than 203."
    )
    assert "Everything becomes hybrid" in page.one("main").text
    response = work.client.get(f"{work.home}drafting/there/progress")
    assert response.json == {
        "status": "running",
        "best": 1671,
        "bound": 203,
        "proposals": 3,
        "seconds": 12.5,
        "limit_seconds": 30.0,
        "so_far": "The best plan so far costs 1671. None costs less than 203.",
        "time": "Seconds: 12 of at most 30",
    }
    tag = response.headers["ETag"]
    again = work.client.get(f"{work.home}drafting/there/progress", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    arabic = work.client.get(f"/ar/work/{work.slug}/drafting/there/progress")
    assert arabic.headers["ETag"] != tag


def test_while_one_is_under_way_there_is_no_second(work: Work) -> None:
    before = work.before("drafting")
    stored(work)
    page = work.page("drafting")
    assert page.all("input", name="seconds") == []
    assert page.one("div", id="running").text.strip().startswith("A plan is being drafted.")
    response = work.send("drafting", before, **ONE_MORE)
    assert response.status_code == 409
    assert "is being drafted already" in unescape(response.text)


def test_a_job_that_broke_off_or_failed_says_so(work: Work) -> None:
    stored(work, key="lost", seen_at=NOW - timedelta(minutes=1))
    stored(work, key="failed", status="failed", error="length-unknown",
           error_params={"value": "8", "session": work.slug})  # fmt: skip
    lost = work.page("drafting/lost")
    assert "broke off" in lost.one("div", id="problem").text
    failed = work.page("drafting/failed")
    assert "Nobody has said how long 8 takes" in failed.one("div", id="problem").text
    assert work.client.get(f"{work.home}drafting/nothing").status_code == 404


def test_wishes_that_cannot_be_met_are_refused_with_what_was_typed(work: Work) -> None:
    response = work.send("drafting", work.before("drafting"), **{**ONE_MORE, "seconds": "301"})
    assert response.status_code == 422
    page = Page(response.text)
    assert "between 1 and 300 seconds" in page.one("div", id="problem").text
    (seconds,) = page.all("input", name="seconds")
    assert (seconds.attributes["value"], seconds.attributes["aria-invalid"]) == ("301", "true")
    (ticked,) = [e for e in page.all("input", name="one_more") if "checked" in e.attributes]
    assert ticked.attributes["value"] == "wg-3"
    assert work.send("drafting", work.before("drafting"), seconds="x").status_code == 422


def test_an_edition_is_kept_and_the_alternatives_are_beside_it(work: Work) -> None:
    database = database_of(work.app)
    work.send("meetings/m-06/move", to="2018-10-18 10:00")
    publish_edition(database, work.slug, NOW + timedelta(days=1))
    job = drafted(work, keep="2", alternatives="1", with_reasons="yes")
    page = work.page(job)
    assert "What changes in edition 2" in page.texts("h2")
    links = [e.text for e in page.all("a") if "?proposal=" in str(e.attributes.get("href"))]
    assert len(links) == 2
    other = work.page(f"{job}?proposal=1")
    assert form_of(other, f"{work.home}{job}/accept")["proposal"] == ["1"]
    assert work.client.get(f"{work.home}{job}?proposal=2").status_code == 404
    again = work.page(f"drafting?like={job.partition('/')[2]}")
    (ticked,) = [e for e in again.all("input", name="one_more") if "checked" in e.attributes]
    assert ticked.attributes["value"] == "wg-3"


def test_without_the_solver_there_is_a_first_proposal_marked_as_such(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The process of the job finds no solver, as where it is not installed.
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text("import sys\nsys.modules['ortools'] = None\n")
    monkeypatch.setenv("PYTHONPATH", str(hidden))
    job = drafted(work)
    page = work.page(job)
    assert page.one("p", id="greedy").text.startswith("This is a first proposal")
    assert "made without looking for the best one" in page.one("main").text
    sent = form_of(page, f"{work.home}{job}/accept")
    assert work.client.post(f"{work.home}{job}/accept", data=sent).status_code == 303
    assert len(work.programme.meetings_of("wg-3")) == 3
