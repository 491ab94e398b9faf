"""Drawing reviewing States by lot, so that all rules hold and every State has its fair chance.

First a State is drawn for every place, whatever comes of it. Then places are drawn by lot and
drawn again: the new lot stands if it breaks no more rules than the old one did, else the old one
stays. When no rule is broken any more, this goes on for twenty more lots for each place; from
then on a lot stands only if all the rules hold. What is left is as if all places had been drawn
at once, each State of a pool with the same chance, over and over until all rules held together.
"""

from collections.abc import Iterable

from planner.models.draw import (
    DrawResult,
    DrawRules,
    Obstacle,
    ObstacleCode,
    Participant,
    Review,
)
from planner.rules.draw_obstacles import obstacles_at_sight, obstacles_together
from planner.rules.draw_places import Cover, Place, Places, places_of
from planner.rules.draw_state import Drawing
from planner.rules.lots import Lots

METHOD = 1
"""The version of the method; a draw says it, so that it can be made again in the same way."""

SWEEPS = 20
"""How often every place is drawn again, on average, after all the rules hold."""

_TRIES = 600  # lots for each place before it is asked why the rules do not hold


def draw_reviewers(participants: Iterable[Participant], rules: DrawRules, lots: Lots) -> DrawResult:
    """The reviews, by the codes of the reviewed States; or what makes a draw impossible.

    Equal participants, rules and lots give an equal result, in whatever order the States come.
    *Source*: CTOC/COP/2018/13, resolution 9/1, annex, paras. 28 (a)-(c) and 29.
    """
    return draw_among(places_of(tuple(participants), rules), rules, lots)


def draw_among(places: Places, rules: DrawRules, lots: Lots) -> DrawResult:
    """The same, where the places are known already."""
    obstacles = obstacles_at_sight(places, rules)
    if obstacles:
        return DrawResult(obstacles=obstacles)
    drawing = _until_rules_hold(places, rules, lots)
    if drawing.breaches:
        obstacles = obstacles_together(places, rules) or (_not_found(places, rules, lots),)
        return DrawResult(obstacles=obstacles, lots=lots.drawn)
    for _ in range(SWEEPS * len(places.places)):
        _draw_again(drawing, places, lots)
    return DrawResult(drawing.reviews(), lots=lots.drawn)


def _until_rules_hold(places: Places, rules: DrawRules, lots: Lots) -> Drawing:
    """The first result without a breach, or the last one tried."""
    drawing = Drawing(places, rules)
    for number, place in enumerate(places.places):
        drawing.put(number, *_lot(place, lots))
    left = _TRIES * len(places.places)
    while drawing.breaches and left:
        _draw_again(drawing, places, lots)
        left -= 1
    return drawing


def _not_found(places: Places, rules: DrawRules, lots: Lots) -> Obstacle:
    """No result and no proof that there is none: which single rule, set aside, would give one."""
    drawn = lots.drawn
    at_fault = tuple(
        rule.key
        for rule, without in rules.each_set_aside()
        if not _until_rules_hold(places, without, lots).breaches
    )
    states = tuple(participant.code for participant in places.participants)
    return Obstacle(ObstacleCode.NOT_FOUND, states, amount=drawn, rules=at_fault)


def put_back(reviews: Iterable[Review], places: Places, rules: DrawRules) -> Drawing:
    """A result as it was drawn, to draw from again. Places that it does not fill stay empty."""
    number_of = {p.code: number for number, p in enumerate(places.participants)}
    place_of = {(place.reviewed, place.pool): number for number, place in enumerate(places.places)}
    drawing = Drawing(places, rules)
    for review in reviews:
        drawn, *cover = (number_of[state] for state in review.states)
        drawing.put(place_of[number_of[review.reviewed], review.pool], drawn, tuple(cover))
    return drawing


def _lot(place: Place, lots: Lots) -> tuple[int, Cover]:
    drawn = place.candidates[lots.below(len(place.candidates))]
    covers = place.covers[drawn]
    return drawn, covers[lots.below(len(covers))] if covers[0] else covers[0]


def _draw_again(drawing: Drawing, places: Places, lots: Lots) -> None:
    number = lots.below(len(places.places))
    new = _lot(places.places[number], lots)
    before = drawing.breaches
    old = drawing.take(number)
    drawing.put(number, *new)
    if drawing.breaches > before:
        drawing.take(number)
        drawing.put(number, *old)
