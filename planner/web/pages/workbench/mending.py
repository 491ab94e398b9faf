"""Where on the workbench a thing is mended."""

from planner.models.finding import About, Matter
from planner.web.workbench.bench import Bench


def address_of(bench: Bench, about: About) -> str:
    """The page of that thing; a deadline follows from the rules."""
    key = about.key
    match about.matter:
        case Matter.SESSION:
            return bench.address("facts.edit_facts")
        case Matter.BODY:
            return bench.address("bodies.edit_body", key=key)
        case Matter.ROOM:
            return bench.address("bodies.edit_room", key=key)
        case Matter.ITEM:
            return bench.address("agenda.edit_item", key=key)
        case Matter.PAPER:
            return bench.address("papers.edit_paper", symbol=key)
        case Matter.OFFICER:
            return bench.address("officers.edit_officer", key=key)
        case Matter.MEETING:
            return bench.address("meetings.show_meeting", key=key)
    return bench.address("rules.show_rules")
