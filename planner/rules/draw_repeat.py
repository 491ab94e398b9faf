"""Repeating the draw for one place, all else staying as it was drawn."""

from collections.abc import Iterable

from planner.errors import NotFound
from planner.models.draw import (
    DrawResult,
    DrawRuleKey,
    DrawRules,
    Obstacle,
    ObstacleCode,
    Participant,
    Pool,
    Review,
)
from planner.rules.draw_places import Cover, places_of
from planner.rules.draw_reviewers import put_back
from planner.rules.lots import Lots


def repeat_place(
    participants: Iterable[Participant],
    rules: DrawRules,
    reviews: tuple[Review, ...],
    reviewed: str,
    pool: Pool,
    barred: frozenset[str],
    lots: Lots,
) -> DrawResult:
    """The reviews with that place drawn anew among all who may take it, the same chance for each.

    ``barred`` are those who must not be drawn: who was drawn there before. Who loses the place may
    be left without any review: every State has to have made one by the end of the process, not
    before, so that it is told (`breaches_of`) and does not stand in the way.
    *Source*: CTOC/COP/2018/13, resolution 9/1, annex, paras. 28 (d)-(f), 29 and 30.
    Raises `NotFound` where no such review was drawn.
    """
    replaced = next((r for r in reviews if r.reviewed == reviewed and r.pool is pool), None)
    if replaced is None:
        raise NotFound("review-unknown", state=reviewed)
    places = places_of(tuple(participants), rules)
    drawing = put_back((r for r in reviews if r is not replaced), places, rules)
    number = next(n for n in range(len(places.places)) if n not in drawing.drawn)
    place = places.places[number]
    empty = drawing.breaches
    codes = [participant.code for participant in places.participants]
    free: dict[int, list[Cover]] = {}
    for drawn, covers in place.covers.items():
        for cover in covers:
            if barred & {codes[n] for n in (drawn, *cover)}:
                continue
            drawing.put(number, drawn, cover)
            # The place itself mends nothing but the least that somebody has to review.
            if drawing.breaches <= empty:
                free.setdefault(drawn, []).append(cover)
            drawing.take(number)
    if not free:
        rules_in_the_way = (
            DrawRuleKey.NO_MUTUAL,
            DrawRuleKey.SAME_INSTRUMENTS,
            DrawRuleKey.REVIEWERS_MOST,
            DrawRuleKey.REVIEWS_MOST,
            *((DrawRuleKey.REPEAT_EXCLUDES_DRAWN,) if barred else ()),
        )
        obstacle = Obstacle(
            ObstacleCode.NONE_LEFT,
            (reviewed,),
            tuple(codes[n] for n in place.candidates),
            pool=pool,
            rules=rules_in_the_way,
        )
        return DrawResult(obstacles=(obstacle,))
    drawn = lots.one_of(list(free))
    drawing.put(number, drawn, lots.one_of(free[drawn]))
    return DrawResult(drawing.reviews(), lots=lots.drawn)
