"""A result in the making: what is drawn for each place so far, and how many rules it breaks."""

from planner.models.draw import Additional, DrawRuleKey, DrawRules, Review
from planner.rules.draw_places import Cover, Places, instruments_in


class Drawing:
    """What is drawn for each place; ``breaches`` counts what breaks a rule.

    Counted are: a review too many or too few of a State, a pair that reviews each other, a State
    twice with the same reviewed one, a reviewing State too many.
    """

    def __init__(self, places: Places, rules: DrawRules) -> None:
        self._places = places
        self.drawn: dict[int, tuple[int, Cover]] = {}
        size = len(places.participants)
        self._size = size
        most = rules.amount(DrawRuleKey.REVIEWS_MOST)
        most_reviewers = rules.amount(DrawRuleKey.REVIEWERS_MOST)
        self._least = rules.amount(DrawRuleKey.REVIEWS_LEAST)
        self._additional_to_most = rules.applies(DrawRuleKey.ADDITIONAL_COUNTS_TO_MOST)
        self._additional_to_least = rules.applies(DrawRuleKey.ADDITIONAL_COUNTS_TO_LEAST)
        self._is_mutual_barred = rules.applies(DrawRuleKey.NO_MUTUAL)
        self._most = [p.reviews_most or most for p in places.participants]
        self._most_reviewers = [p.reviewers_most or most_reviewers for p in places.participants]
        self._to_most = [0] * size
        self._to_least = [0] * size
        self._reviewers = [0] * size
        # How often the State of the row reviews that of the column.
        self._reviewing = bytearray(size * size)
        self.breaches = size * self._least

    def put(self, place: int, drawn: int, cover: Cover) -> None:
        """Fills an empty place."""
        reviewed = self._places.places[place].reviewed
        self.drawn[place] = (drawn, cover)
        self._add(drawn, reviewed, counts_to_most=True, counts_to_least=True)
        for other in cover:
            self._add(other, reviewed, self._additional_to_most, self._additional_to_least)

    def take(self, place: int) -> tuple[int, Cover]:
        """Empties a place, and says what was there."""
        found = self.drawn.pop(place)
        reviewed = self._places.places[place].reviewed
        drawn, cover = found
        self._remove(drawn, reviewed, counts_to_most=True, counts_to_least=True)
        for other in cover:
            self._remove(other, reviewed, self._additional_to_most, self._additional_to_least)
        return found

    def reviews(self) -> tuple[Review, ...]:
        """What is drawn, by the codes of the reviewed States."""
        codes = [participant.code for participant in self._places.participants]
        masks = self._places.masks
        found = []
        for number, place in enumerate(self._places.places):
            if number not in self.drawn:
                continue
            drawn = self.drawn[number]
            missing = masks[place.reviewed] & ~masks[drawn[0]]
            additional = []
            for other in drawn[1]:
                additional.append(Additional(codes[other], instruments_in(missing & masks[other])))
                missing &= ~masks[other]
            found.append(
                Review(codes[place.reviewed], place.pool, codes[drawn[0]], tuple(additional))
            )
        return tuple(found)

    def _add(self, state: int, of: int, counts_to_most: bool, counts_to_least: bool) -> None:
        if counts_to_most:
            self.breaches += self._to_most[state] >= self._most[state]
            self._to_most[state] += 1
        if counts_to_least:
            self.breaches -= self._to_least[state] < self._least
            self._to_least[state] += 1
        self.breaches += self._reviewers[of] >= self._most_reviewers[of]
        self._reviewers[of] += 1
        before = self._reviewing[state * self._size + of]
        self._reviewing[state * self._size + of] = before + 1
        self.breaches += self._pair(state, of, before)

    def _remove(self, state: int, of: int, counts_to_most: bool, counts_to_least: bool) -> None:
        if counts_to_most:
            self._to_most[state] -= 1
            self.breaches -= self._to_most[state] >= self._most[state]
        if counts_to_least:
            self._to_least[state] -= 1
            self.breaches += self._to_least[state] < self._least
        self._reviewers[of] -= 1
        self.breaches -= self._reviewers[of] >= self._most_reviewers[of]
        before = self._reviewing[state * self._size + of] - 1
        self._reviewing[state * self._size + of] = before
        self.breaches -= self._pair(state, of, before)

    def _pair(self, state: int, of: int, before: int) -> bool:
        """Whether one more review of the one by the other breaks a rule on the two."""
        if before:
            return True
        return self._is_mutual_barred and self._reviewing[of * self._size + state] > 0
