"""Which meetings to free together: few enough to solve exactly, close enough to gain something."""

from random import Random

from planner.drafting.calendar.state import CalendarState


def draw_neighbourhood(state: CalendarState, random: Random, size: int) -> list[int]:
    """Meetings of some days in a row, of groups that clash, or of whole chains, drawn in turn."""
    draw = random.choice((_days_in_a_row, _in_each_others_way, _whole_chains))
    found = draw(state, random, size)
    if len(found) > size:
        found = random.sample(found, size)
    return sorted(found)


def _days_in_a_row(state: CalendarState, random: Random, size: int) -> list[int]:
    days = sorted(set(state.tables.day))
    start = random.randrange(len(days))
    found: list[int] = []
    for day in days[start:] + days[:start][::-1]:
        found += [
            meeting
            for slot, held in enumerate(state.held)
            if state.tables.day[slot] == day
            for meeting in held
        ]
        if len(found) >= size:
            break
    return found


def _in_each_others_way(state: CalendarState, random: Random, size: int) -> list[int]:
    """A profile's meetings, and those of the profiles that it clashes with or excludes."""
    tables = state.tables
    by_profile: dict[int, list[int]] = {}
    for meeting, profile in enumerate(tables.profile):
        by_profile.setdefault(profile, []).append(meeting)
    waiting = [random.choice(tables.profile)]
    seen = set(waiting)
    found: list[int] = []
    while waiting and len(found) < size:
        profile = waiting.pop(0)
        found += by_profile[profile]
        near = [other for other in tables.neighbours[profile] if other not in seen]
        random.shuffle(near)
        seen.update(near)
        waiting += near
    return found


def _whole_chains(state: CalendarState, random: Random, size: int) -> list[int]:
    chains = state.tables.chains
    if not chains:
        return list(range(state.tables.meetings))
    found: dict[int, None] = {}
    for chain in random.sample(chains, len(chains)):
        if found and len(found) + len(chain) > size:
            break
        found.update(dict.fromkeys(chain))
    return list(found)
