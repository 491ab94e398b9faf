"""Drawing lots: draw, check the result afresh, and add it to the log; all in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.errors import Conflict, InvalidInput, NotFound
from planner.models.draw import (
    Breach,
    DrawResult,
    DrawRuleKey,
    DrawRules,
    Participant,
    Pool,
    Review,
)
from planner.models.draw_rows import DrawKind, LotDraw, fingerprint_of, seal_of
from planner.models.review_mechanism import Mechanism
from planner.rules.draw_checks import breaches_of
from planner.rules.draw_record import (
    inputs_as_data,
    inputs_from_data,
    result_as_data,
    result_from_data,
)
from planner.rules.draw_repeat import repeat_place
from planner.rules.draw_reviewers import METHOD, draw_reviewers
from planner.rules.draw_years import draw_years
from planner.rules.lots import Lots
from planner.seeding.mechanisms import list_mechanisms, read_mechanism
from planner.seeding.participants import read_participants
from planner.seeding.states import read_states
from planner.store.database import Database, transaction
from planner.store.draws import add_draw, draw_numbered
from planner.store.draws import list_draws as stored_draws

__all__ = [
    "Circumstances",
    "draw_all_reviewers",
    "draw_review_years",
    "list_all_mechanisms",
    "list_draws",
    "read_draw",
    "read_known_mechanism",
    "read_states_in_draw",
    "repeat_draw",
    "verify_log",
]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The published seed, the occasion (a meeting), who draws, and when."""

    seed: str
    occasion: str
    actor: str
    now: datetime


def read_known_mechanism(seeds: Path, slug: str) -> Mechanism:
    """That mechanism. Raises `NotFound`; `InvalidBundle`."""
    return read_mechanism(seeds / "review", slug)


def list_all_mechanisms(seeds: Path) -> list[Mechanism]:
    """All mechanisms, in the alphabetical order of their slugs. Raises `InvalidBundle`."""
    return [read_mechanism(seeds / "review", slug) for slug in list_mechanisms(seeds / "review")]


def read_states_in_draw(seeds: Path, file: Path) -> tuple[Participant, ...]:
    """The States in that CSV file. Raises `InvalidBundle`."""
    return read_participants(file, read_states(seeds))


def draw_all_reviewers(
    database: Database,
    mechanism: Mechanism,
    participants: Sequence[Participant],
    circumstances: Circumstances,
) -> LotDraw:
    """Draws the reviewing States of all. A draw that is impossible is kept too, with its reasons.

    Raises `InvalidInput` without a seed; `Conflict` when the seed has been used, or when another
    draw was made at the same moment.
    """
    inputs = inputs_as_data(participants, mechanism.rules)
    result = draw_reviewers(participants, mechanism.rules, Lots(circumstances.seed))
    _refuse_breaches(participants, mechanism.rules, result)
    found = result_as_data(result)
    return _added(database, mechanism, DrawKind.REVIEWERS, inputs, found, circumstances)


def draw_review_years(
    database: Database,
    mechanism: Mechanism,
    participants: Sequence[Participant],
    circumstances: Circumstances,
) -> LotDraw:
    """Draws from which year on each State is reviewed. Raises as `draw_all_reviewers` does."""
    inputs = inputs_as_data(participants, mechanism.rules)
    years = draw_years(participants, mechanism.rules, Lots(circumstances.seed))
    found = {"years": [list(year) for year in years]}
    return _added(database, mechanism, DrawKind.YEARS, inputs, found, circumstances)


def repeat_draw(
    database: Database,
    mechanism: Mechanism,
    reviewed: str,
    pool: Pool,
    requested_by: str,
    circumstances: Circumstances,
    *,
    is_exceptional: bool = False,
) -> LotDraw:
    """Draws one reviewing State again, at the request of a State that takes part in the review.

    Raises `NotFound` where nothing was drawn yet; `InvalidInput` for a request of another State;
    `Conflict` when the State has used up its requests and the circumstances are not exceptional.
    """
    with transaction(database) as opened:
        log = stored_draws(opened, mechanism.slug)
    base = _latest(log)
    if base is None:
        raise NotFound("draw-missing", mechanism=mechanism.slug)
    participants, rules = inputs_from_data(base.inputs)
    reviews = result_from_data(base.result).reviews
    replaced = _review(reviews, reviewed, pool)
    if requested_by not in (reviewed, *replaced.states):
        raise InvalidInput("repeat-not-theirs", state=requested_by, reviewed=reviewed)
    series = _series(log, base)
    used = _requests(series, rules, reviewed, requested_by)
    most = rules.amount(DrawRuleKey.REPEATS_MOST)
    if used >= most and not is_exceptional:
        raise Conflict("repeats-used-up", state=requested_by, most=most)
    barred = _drawn_before(series, replaced) if rules.applies(_EXCLUDES) else frozenset()
    result = repeat_place(
        participants, rules, reviews, reviewed, pool, barred, Lots(circumstances.seed)
    )
    found = result_as_data(result) | {
        "request": {
            "reviewed": reviewed,
            "pool": pool.value,
            "requested_by": requested_by,
            "is_exceptional": is_exceptional,
            "replaced": list(replaced.states),
            "barred": sorted(barred),
        },
        "breaches": [
            {"rule": breach.rule.value, "states": list(breach.states)}
            for breach in breaches_of(participants, rules, result.reviews)
        ]
        if result.is_possible
        else [],
    }
    return _added(
        database, mechanism, DrawKind.REPEAT, base.inputs, found, circumstances, base.number
    )


def list_draws(database: Database, mechanism: str) -> tuple[LotDraw, ...]:
    """The log of that mechanism, the first draw first."""
    with transaction(database) as opened:
        return stored_draws(opened, mechanism)


def read_draw(database: Database, mechanism: str, number: int) -> LotDraw:
    """That draw. Raises `NotFound`."""
    with transaction(database) as opened:
        return draw_numbered(opened, mechanism, number)


def verify_log(log: Sequence[LotDraw]) -> tuple[int, ...]:
    """The numbers of the draws that do not come out again from their seed, or whose seal or place
    in the log is not what it was; none if nothing was changed.
    """
    wrong = []
    previous = ""
    for place, draw in enumerate(log, start=1):
        is_sealed = (
            draw.number == place
            and draw.previous_fingerprint == previous
            and draw.fingerprint == seal_of(draw)
            and draw.inputs_fingerprint == fingerprint_of(draw.inputs)
            and draw.result_fingerprint == fingerprint_of(draw.result)
        )
        if not is_sealed or not _comes_out_again(draw, log):
            wrong.append(draw.number)
        previous = draw.fingerprint
    return tuple(wrong)


_EXCLUDES = DrawRuleKey.REPEAT_EXCLUDES_DRAWN


def _added(
    database: Database,
    mechanism: Mechanism,
    kind: DrawKind,
    inputs: dict[str, Any],
    result: dict[str, Any],
    circumstances: Circumstances,
    repeats: int | None = None,
) -> LotDraw:
    if not circumstances.seed.strip():
        raise InvalidInput("seed-missing")
    with transaction(database) as opened:
        log = stored_draws(opened, mechanism.slug)
        if any(draw.seed == circumstances.seed for draw in log):
            raise Conflict("seed-used", seed=circumstances.seed)
        last = log[-1] if log else None
        unsealed = LotDraw(
            mechanism=mechanism.slug,
            number=last.number + 1 if last else 1,
            kind=kind,
            seed=circumstances.seed,
            method=METHOD,
            inputs=inputs,
            inputs_fingerprint=fingerprint_of(inputs),
            result=result,
            result_fingerprint=fingerprint_of(result),
            previous_fingerprint=last.fingerprint if last else "",
            fingerprint="",
            repeats=repeats,
            drawn_at=circumstances.now,
            actor=circumstances.actor,
            occasion=circumstances.occasion,
        )
        draw = unsealed.model_copy(update={"fingerprint": seal_of(unsealed)})
        add_draw(opened, draw)
        return draw


def _refuse_breaches(
    participants: Iterable[Participant], rules: DrawRules, result: DrawResult
) -> None:
    """A result that breaks a rule is a fault of this software, and must never be published."""
    found: tuple[Breach, ...] = ()
    if result.is_possible:
        found = breaches_of(participants, rules, result.reviews)
    if found:
        raise RuntimeError(f"the draw breaks {found[0].rule.value}: {found[0].states}")


def _latest(log: Sequence[LotDraw]) -> LotDraw | None:
    """The draw whose reviews hold now: the last one that has any."""
    has_reviews = (d for d in reversed(log) if d.result.get("reviews"))
    return next(has_reviews, None)


def _series(log: Sequence[LotDraw], last: LotDraw) -> tuple[LotDraw, ...]:
    """The draw and all that it repeats, down to the one of all reviewing States; in order."""
    found = [last]
    while found[0].repeats is not None:
        found.insert(0, log[found[0].repeats - 1])
    return tuple(found)


def _review(reviews: Iterable[Review], reviewed: str, pool: Pool) -> Review:
    found = next((r for r in reviews if r.reviewed == reviewed and r.pool is pool), None)
    if found is None:
        raise NotFound("review-unknown", state=reviewed)
    return found


def _requests(series: Sequence[LotDraw], rules: DrawRules, reviewed: str, requested_by: str) -> int:
    """How many repeats that State has asked for, but for exceptional circumstances."""
    per_review = rules.applies(DrawRuleKey.REPEATS_COUNT_PER_REVIEW)
    requests = [draw.result["request"] for draw in series if draw.kind is DrawKind.REPEAT]
    return sum(
        request["requested_by"] == requested_by
        and not request["is_exceptional"]
        and (not per_review or request["reviewed"] == reviewed)
        for request in requests
    )


def _drawn_before(series: Sequence[LotDraw], replaced: Review) -> frozenset[str]:
    """Who was drawn for that place so far, those drawn besides among them."""
    found = set(replaced.states)
    for draw in series:
        for review in result_from_data(draw.result).reviews:
            if (review.reviewed, review.pool) == (replaced.reviewed, replaced.pool):
                found |= set(review.states)
    return frozenset(found)


def _comes_out_again(draw: LotDraw, log: Sequence[LotDraw]) -> bool:
    participants, rules = inputs_from_data(draw.inputs)
    lots = Lots(draw.seed)
    match draw.kind:
        case DrawKind.YEARS:
            years = draw_years(participants, rules, lots)
            return draw.result == {"years": [list(year) for year in years]}
        case DrawKind.REVIEWERS:
            again = draw_reviewers(participants, rules, lots)
            return draw.result == result_as_data(again)
        case DrawKind.REPEAT:
            base = log[(draw.repeats or 1) - 1]
            request = draw.result["request"]
            again = repeat_place(
                participants,
                rules,
                result_from_data(base.result).reviews,
                request["reviewed"],
                Pool(request["pool"]),
                frozenset(request["barred"]),
                lots,
            )
            kept = {name: draw.result[name] for name in ("lots", "reviews", "obstacles")}
            return kept == result_as_data(again)
