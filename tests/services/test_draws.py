"""The log of draws: kept with its seed, sealed, drawn again to the same result."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.draw import Pool, Review
from planner.models.draw_rows import DrawKind, LotDraw
from planner.models.state import RegionalGroup
from planner.rules.draw_checks import breaches_of
from planner.rules.draw_record import inputs_from_data, result_from_data
from planner.services.draws import (
    Circumstances,
    draw_all_reviewers,
    draw_review_years,
    list_draws,
    read_draw,
    repeat_draw,
    verify_log,
)
from planner.services.sessions import Database, open_planner
from planner.store.database import transaction
from tests.draw_builders import C, alike, invented, mechanism, states_of

NOW = datetime(2020, 11, 12, 9, 30, 15, 250_000, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")


def on(seed: str) -> Circumstances:
    return Circumstances(seed, "joint meeting", "Secretary", NOW)


def repeat(
    database: Database, review: Review, by: str, seed: str, *, is_exceptional: bool = False
) -> LotDraw:
    return repeat_draw(
        database, mechanism(), review.reviewed, review.pool, by, on(seed),
        is_exceptional=is_exceptional,
    )  # fmt: skip


def reviews(draw: LotDraw) -> tuple[Review, ...]:
    return result_from_data(draw.result).reviews


def test_a_draw_is_kept_with_all_that_it_was_made_from(database: Database) -> None:
    made = draw_all_reviewers(database, mechanism(), invented(), on("one"))
    assert (made.number, made.kind, made.seed, made.actor) == (
        1,
        DrawKind.REVIEWERS,
        "one",
        "Secretary",
    )
    kept = read_draw(database, "untoc", 1)
    assert kept == made
    participants, rules = inputs_from_data(kept.inputs)
    assert (participants, rules) == (invented_in_order(), mechanism().rules)
    assert breaches_of(participants, rules, reviews(kept)) == ()
    assert verify_log(list_draws(database, "untoc")) == ()


def invented_in_order() -> tuple[object, ...]:
    return tuple(sorted(invented(), key=lambda participant: participant.code))


def test_a_draw_that_is_impossible_is_kept_with_its_reasons(database: Database) -> None:
    african, eastern = RegionalGroup.AFRICAN, RegionalGroup.EASTERN_EUROPEAN
    states = [*states_of(african, "A", {C}, {C}), *states_of(eastern, "E", *[{C}] * 4)]
    made = draw_all_reviewers(database, mechanism(), states, on("one"))
    assert [o.states for o in result_from_data(made.result).obstacles] == [("A1", "A2")]
    assert verify_log(list_draws(database, "untoc")) == ()


def test_a_seed_is_used_once_and_never_empty(database: Database) -> None:
    draw_review_years(database, mechanism(), invented(), on("one"))
    with pytest.raises(Conflict) as used:
        draw_all_reviewers(database, mechanism(), alike(2, 4), on("one"))
    assert (used.value.code, used.value.params) == ("seed-used", {"seed": "one"})
    with pytest.raises(InvalidInput) as missing:
        draw_all_reviewers(database, mechanism(), alike(2, 4), on(" "))
    assert missing.value.code == "seed-missing"
    assert len(list_draws(database, "untoc")) == 1


def test_each_draw_seals_the_one_before(database: Database) -> None:
    first = draw_review_years(database, mechanism(), alike(2, 4), on("one"))
    second = draw_all_reviewers(database, mechanism(), alike(2, 4), on("two"))
    assert (first.previous_fingerprint, second.previous_fingerprint) == ("", first.fingerprint)
    assert verify_log(list_draws(database, "untoc")) == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("update lot_draw set seed = 'other' where number = 2", (2,)),
        ("update lot_draw set result = replace(result, 'AF00', 'AF01') where number = 2", (2,)),
        ("update lot_draw set actor = 'nobody' where number = 1", (1,)),
        ("update lot_draw set occasion = 'later' where number = 3", (3,)),
        ("delete from lot_draw where number = 1", (2, 3)),
    ],
)
def test_a_log_that_was_changed_says_where(
    database: Database, change: str, found: tuple[int, ...]
) -> None:
    draw_review_years(database, mechanism(), alike(2, 4), on("one"))
    draw_all_reviewers(database, mechanism(), alike(2, 4), on("two"))
    draw_review_years(database, mechanism(), alike(2, 4), on("three"))
    with transaction(database) as opened:
        opened.connection().execute(text(change))
    assert verify_log(list_draws(database, "untoc")) == found


def test_a_place_is_drawn_again_and_nobody_drawn_for_it_before(database: Database) -> None:
    base = draw_all_reviewers(database, mechanism(), invented(), on("base"))
    place = reviews(base)[0]
    drawn = [place.reviewer]
    for n in range(4):
        again = repeat(database, place, place.reviewed, f"again {n}")
        assert (again.repeats, again.kind) == (n + 1, DrawKind.REPEAT)
        drawn.append(reviews(again)[0].reviewer)
        assert reviews(again)[1:] == reviews(base)[1:]
    assert len(set(drawn)) == 5
    assert verify_log(list_draws(database, "untoc")) == ()


def test_a_state_may_ask_four_times_and_more_in_exceptional_circumstances(
    database: Database,
) -> None:
    base = draw_all_reviewers(database, mechanism(), invented(), on("base"))
    place = reviews(base)[0]
    for n in range(4):
        repeat(database, place, place.reviewed, f"again {n}")
    with pytest.raises(Conflict) as caught:
        repeat(database, place, place.reviewed, "fifth")
    assert caught.value.params == {"state": place.reviewed, "most": 4}
    repeat(database, place, place.reviewed, "fifth", is_exceptional=True)
    # Who reviews it now has its own four requests.
    current = reviews(list_draws(database, "untoc")[-1])[0].reviewer
    assert repeat(database, place, current, "sixth").number == 7


def test_a_request_of_the_same_state_on_another_review_counts_apart(database: Database) -> None:
    base = draw_all_reviewers(database, mechanism(), invented(), on("base"))
    place = reviews(base)[0]
    for n in range(4):
        repeat(database, place, place.reviewed, f"again {n}")
    now = reviews(list_draws(database, "untoc")[-1])
    other = next(r for r in now if r.reviewer == place.reviewed)
    assert repeat(database, other, place.reviewed, "as a reviewer").number == 6


def test_only_states_of_the_review_may_ask_and_only_after_a_draw(database: Database) -> None:
    place = Review("AF00", Pool.SAME_GROUP, "AF01")
    with pytest.raises(NotFound) as missing:
        repeat(database, place, "AF00", "x")
    assert missing.value.code == "draw-missing"
    base = draw_all_reviewers(database, mechanism(), alike(2, 5), on("base"))
    first = reviews(base)[0]
    stranger = next(p.code for p in alike(2, 5) if p.code not in (first.reviewed, *first.states))
    with pytest.raises(InvalidInput) as caught:
        repeat(database, first, stranger, "x")
    assert caught.value.code == "repeat-not-theirs"
    with pytest.raises(NotFound):
        read_draw(database, "untoc", 9)
