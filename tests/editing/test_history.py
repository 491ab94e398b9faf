"""What a draft was before and after each of its writes."""

import random
from datetime import UTC, date, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.editing.agenda import change_item, insert_item, remove_item
from planner.editing.allocations import place_item
from planner.editing.difference import difference_between
from planner.editing.edit import Edit
from planner.editing.history import writes_backwards
from planner.editing.meetings import move_meeting, remove_meeting
from planner.editing.nouns import add_noun, change_session, shift_noun
from planner.errors import PlannerError
from planner.models.audit import AuditEntry
from planner.models.freezing import freeze
from planner.models.meeting import Room
from planner.models.programme import Programme
from tests.builders import a_body, a_meeting, a_programme, an_item, six, taken

NOW = datetime(2018, 9, 1, tzinfo=UTC)
START = a_programme(
    items=[an_item(str(n), str(n)) for n in range(1, 5)],
    rooms=[Room(key="r-1", name=six("One")), Room(key="r-2", name=six("Two"))],
    meetings=[a_meeting("m-1"), a_meeting("m-2", starts=15), a_meeting("m-3", day=16)],
    allocations=[*taken("m-1", "1", "2"), *taken("m-2", "3")],
)


def written(programme: Programme, edits: list[Edit]) -> tuple[list[Programme], list[AuditEntry]]:
    """The states from the first on, and the line of each edit that changed something."""
    states, entries = [programme], []
    for edit in edits:
        try:
            after = edit.apply(states[-1])
        except PlannerError:
            continue
        difference = difference_between(states[-1], after)
        if difference:
            entries.append(
                AuditEntry(
                    session_slug="a-session",
                    number=len(entries) + 1,
                    at=NOW,
                    actor="Ana",
                    service=edit.name,
                    difference=difference.as_json(),
                )
            )
            states.append(after)
    return states, entries


def edits(draw: random.Random) -> list[Edit]:
    found: list[Edit] = []
    for n in range(12):
        item, meeting = str(draw.randint(1, 4)), f"m-{draw.randint(1, 3)}"
        found.append(
            draw.choice(
                [
                    move_meeting(
                        meeting, day=date(2018, 10, 17), starts=time(n + 1), ends=time(n + 2)
                    ),
                    remove_meeting(meeting),
                    place_item(meeting, item, place=0),
                    change_item(item, short_title=six(f"Short {n}")),
                    remove_item(item),
                    insert_item(
                        an_item(f"new-{n}", "1"), above=None, before=item, published=frozenset()
                    ),
                    add_noun("body", a_body(f"b-{n}")),
                    shift_noun("room", "r-1", by=draw.choice((-1, 1))),
                    change_session(source=f"source {n}"),
                ]
            )
        )
    return found


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_each_write_is_shown_between_the_very_states_that_it_led_from_and_to(seed: int) -> None:
    states, entries = written(START, edits(random.Random(seed)))
    back = list(writes_backwards(states[-1], reversed(entries)))
    assert [w.entry.number for w in back] == [e.number for e in reversed(entries)]
    for write, before, after in zip(back, states[-2::-1], states[:0:-1], strict=True):
        assert write.before is not None
        assert write.after is not None
        assert (freeze(write.before), freeze(write.after)) == (freeze(before), freeze(after))


def test_a_write_beside_the_programme_has_no_states() -> None:
    entry = AuditEntry(
        session_slug="a-session", number=1, at=NOW, actor="Ana", service="publish_edition"
    )
    (write,) = writes_backwards(START, [entry])
    assert (write.before, write.after) == (None, None)
