"""Lengths that are only roughly known, and what becomes of a draft with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.documents.draft import draft_document
from planner.drafting.briefing import Brief
from planner.drafting.drafts import draft_from
from planner.drafting.search import Effort
from planner.rendering.formats import render
from tests.builders import a_body, an_item
from tests.drafting.infeasible import a_week, work
from tests.drafting.sessions import a_brief
from tests.drafting.wrong_lengths import cells_that_differ


def an_agenda(*minutes: int, leeway_percent: int = 10) -> Brief:
    keys = [f"item-{n}" for n in range(1, len(minutes) + 1)]
    items = [an_item(key, str(n)) for n, key in enumerate(keys, start=1)]
    estimates = [work(key, length) for key, length in zip(keys, minutes, strict=True)]
    return a_brief(a_week([a_body()], items), *estimates, leeway_percent=leeway_percent)


def minutes_of(brief: Brief) -> list[int]:
    return [topic.steps * 5 for topic in brief.topics]


def test_what_is_a_little_longer_than_a_meeting_is_shortened_to_it() -> None:
    brief = an_agenda(190, 160, 200)
    assert minutes_of(brief) == [180, 160, 180]
    assert brief.shortened == (("item-1", 180), ("item-3", 180))


def test_items_that_fill_a_meeting_together_are_shortened_in_proportion() -> None:
    assert minutes_of(an_agenda(50, 15, 80, 50)) == [45, 15, 75, 45]


def test_what_needs_another_meeting_all_the_same_keeps_its_length() -> None:
    assert minutes_of(an_agenda(150, 60)) == [150, 60]
    assert minutes_of(an_agenda(250)) == [250]


def test_a_long_item_is_shortened_to_whole_meetings() -> None:
    assert minutes_of(an_agenda(390)) == [360]


def test_without_leeway_every_length_stands() -> None:
    brief = an_agenda(190, 390, leeway_percent=0)
    assert minutes_of(brief) == [190, 390]
    assert brief.shortened == ()


@given(st.lists(st.integers(1, 90).map(lambda steps: 5 * steps), min_size=1, max_size=8))
def test_nothing_is_made_longer_and_nothing_loses_more_than_the_leeway_and_a_step(
    minutes: list[int],
) -> None:
    for told, now in zip(minutes, minutes_of(an_agenda(*minutes)), strict=True):
        assert told * 100 / 110 - 10 <= now <= told
        assert now >= 5


def test_the_draft_names_what_it_has_shortened_in_every_language() -> None:
    brief = an_agenda(190, 160)
    (proposal,) = draft_from(brief, Effort(seconds=5, workers=1)).proposals
    document = draft_document(brief.programme, [proposal], [()], (), brief.shortened)
    told = {
        language: " ".join(render(document, language, "text").decode().split())
        for language in ("ar", "zh", "en", "fr", "ru", "es")
    }
    said = "Planned shorter than estimated, within the leeway given, so that they fit into"
    assert said in told["en"]
    assert "item 1 (Title 1 (en)) (180 min)." in told["en"]
    assert all("180" in text and "190" not in text for text in told.values())


@pytest.mark.parametrize("seed", range(4))
def test_with_lengths_wrong_by_a_tenth_the_published_table_comes_out_exactly(seed: int) -> None:
    # All sixty are in tests/benchmarks.
    pytest.importorskip("ortools", reason="install planner[drafting]")
    effort = Effort(seconds=60)
    assert cells_that_differ(0.1, seed, effort, has_leeway=True) == set()


def test_with_lengths_wrong_by_a_tenth_and_taken_at_their_word_there_is_no_such_table() -> None:
    pytest.importorskip("ortools", reason="install planner[drafting]")
    assert cells_that_differ(0.1, 0, Effort(seconds=60), has_leeway=False) is None
