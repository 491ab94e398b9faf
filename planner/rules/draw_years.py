"""Which States are reviewed from which year on, by lot."""

from collections.abc import Iterable

from planner.models.draw import DrawRuleKey, DrawRules, Participant
from planner.models.state import RegionalGroup
from planner.rules.lots import Lots


def draw_years(
    participants: Iterable[Participant], rules: DrawRules, lots: Lots
) -> tuple[tuple[str, ...], ...]:
    """The States of each year, by code: as many in each as can be, of each group in proportion.

    The States of each group are put in an order by lot, and so are the groups; then the years
    take turns along the whole row. So no year has more than one State more than another, neither
    of a group nor of all. *Source*: CTOC/COP/2018/13, resolution 9/1, annex, para. 17.
    """
    ordered = sorted(participants, key=lambda participant: participant.code)
    groups: list[RegionalGroup | None] = [*RegionalGroup, None]
    lots.shuffle(groups)
    row: list[str] = []
    for group in groups:
        of_group = [participant.code for participant in ordered if participant.group is group]
        lots.shuffle(of_group)
        row += of_group
    years = rules.amount(DrawRuleKey.YEARS)
    # Which year begins is by lot too, or the first would always have the one that is over.
    turn = list(range(years))
    lots.shuffle(turn)
    return tuple(tuple(sorted(row[turn[year] :: years])) for year in range(years))
