"""Two editors at one draft: nothing is lost, and each sees what the other did."""

import random
from datetime import time
from pathlib import Path

from planner.models.freezing import freeze
from tests.web.pages_read import Page, even
from tests.web.workbench.site import Work, workbench


def test_edits_of_different_things_both_stand(work: Work) -> None:
    ben = work.another("ben")
    mine, theirs = work.before(), ben.before()
    ben.send("meetings/m-06/move", theirs, to="2018-10-17 15:00")
    assert work.send("meetings/m-04/move", mine, to="2018-10-17 10:00").status_code == 303
    assert (work.meeting("m-04").day.day, work.meeting("m-06").day.day) == (17, 17)


def test_a_conflict_shows_both_states_and_whose_the_other_is(work: Work) -> None:
    ben = work.another("ben")
    mine, theirs = work.before(), ben.before()
    ben.send("meetings/m-04/move", theirs, to="2018-10-17 10:00", reason="The room is taken")
    response = work.send("meetings/m-04/move", mine, to="2018-10-18 15:00")
    assert response.status_code == 409
    page = Page(response.text)
    assert even(page.one("div", id="problem").text).endswith(
        "Ben, 15 October 2018, 3.30 p.m.: meeting moved: Working Group on International "
        "Cooperation, 17 October 2018, 10 a.m. The room is taken"
    )
    rows = [even(row.text) for row in page.all("tr")]
    assert rows == [
        "FieldIt stands nowYou wanted",
        "Day17 October 201818 October 2018",
        "Begins10 a.m.3 p.m.",
        "Ends1 p.m.6 p.m.",
    ]
    assert work.meeting("m-04").day.day == 17


def test_mine_can_be_written_over_theirs_or_theirs_be_kept(work: Work) -> None:
    ben = work.another("ben")
    mine, theirs = work.before(), ben.before()
    back = f"{work.home}grid?body=wg-3"
    ben.send("meetings/m-04/move", theirs, to="2018-10-17 10:00")
    page = Page(work.send("meetings/m-04/move", mine, to="2018-10-18 15:00", back=back).text)
    assert page.one("a", class_="button").attributes["href"] == back
    form = page.one("form", action=f"{work.home}meetings/m-04/move")
    sent = {
        str(e.attributes["name"]): str(e.attributes["value"])
        for e in page.all("input", type="hidden")
        if e.above is form
    }
    assert {**sent, "form": ""} == {
        "form": "", "version": str(work.version), "to": "2018-10-18 15:00", "back": back
    }  # fmt: skip
    assert work.send("meetings/m-04/move", sent).status_code == 303
    assert work.meeting("m-04").day.day == 18


def test_what_is_gone_meanwhile_is_told(work: Work) -> None:
    ben = work.another("ben")
    mine = work.before()
    ben.send("meetings/m-05/items", off="2-c")
    response = work.send("allocations/2-c/move", mine, to="m-07", **{"from": "m-05"})
    assert response.status_code == 409
    page = Page(response.text)
    assert "not possible any more" in page.one("main").text
    assert page.all("table") == []


def test_a_form_that_was_refused_still_knows_what_it_was_based_on(work: Work) -> None:
    ben = work.another("ben")
    mine, theirs = work.before(), ben.before()
    ben.send("meetings/m-01/items", theirs, off="1-f")
    refused = Page(work.send("meetings/m-01/items", mine, **{"minutes-1-a": "many"}).text)
    form = refused.one("form", action=f"{work.home}meetings/m-01/items")
    (version,) = [e for e in refused.all("input", name="version") if e.above is form]
    assert version.attributes["value"] == mine["version"]


def test_undo_takes_back_ones_own_last_and_redo_brings_it_back(work: Work) -> None:
    ben = work.another("ben")
    work.send("meetings/m-04/move", to="2018-10-17 10:00")
    moved = freeze(work.programme)
    ben.send("meetings/m-06/remove")
    both = freeze(work.programme)
    page = work.page()
    assert "Undo: meeting moved" in page.texts("button")
    undone = work.after(work.send("undo"))
    assert work.meeting("m-04").day.day == 16
    assert "m-06" not in [m.key for m in work.programme.meetings]
    assert "Redo: meeting moved" in undone.texts("button")
    work.send("redo")
    assert freeze(work.programme) == both
    ben.send("undo")
    assert freeze(work.programme) == moved


def test_what_somebody_has_changed_since_is_not_taken_back_silently(work: Work) -> None:
    ben = work.another("ben")
    work.send("meetings/m-04/move", to="2018-10-17 10:00")
    ben.send("meetings/m-04/status", status="cancelled")
    response = work.send("undo")
    assert response.status_code == 409
    assert work.meeting("m-04").day.day == 17


def test_random_edits_of_two_editors_are_all_undone_byte_for_byte(tmp_path: Path) -> None:
    work = workbench(tmp_path)
    editors = [work, work.another("ben")]
    drawn = random.Random(2018)
    states = [freeze(work.programme)]
    done: list[Work] = []
    for _ in range(40):
        editor = drawn.choice(editors)
        path, fields = drawn.choice(
            [
                ("meetings/m-04/move", {"to": f"2018-10-{drawn.randint(15, 19)} 19:00"}),
                ("meetings/m-06/move", {"to": f"2018-10-{drawn.randint(15, 19)} 07:00"}),
                ("meetings/m-01/items", {"up": drawn.choice(["1-b", "1-c", "1-d"])}),
                ("meetings/m-02/status", {"status": drawn.choice(["held", "planned"])}),
                ("allocations/3/move", {"to": drawn.choice(["m-09", "m-10"])}),
            ]
        )
        version = work.version
        assert editor.send(path, **fields).status_code in (303, 409, 422)
        if work.version > version:
            done.append(editor)
            states.append(freeze(work.programme))
    assert len(done) > 20
    for editor in reversed(done):
        assert freeze(work.programme) == states.pop()
        assert editor.send("undo").status_code == 303
    assert freeze(work.programme) == states.pop()
    assert work.meeting("m-01").starts == time(10)
