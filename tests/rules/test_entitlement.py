"""How much of its meetings with interpretation a session uses."""

from datetime import date

from planner.models.source import Source
from planner.rules.entitlement import entitlement_use
from tests.builders import a_body, a_meeting, a_programme
from tests.rules.rulebooks import in_force, real


def test_the_ninth_session_plans_twelve_of_twenty() -> None:
    use = entitlement_use(real("untoc-cop-9"), in_force(real("untoc-cop-9")))
    assert (use.used, use.entitled, use.at_once) == (12, 20, 2)
    assert use.source == Source(rule="decision 8/2")
    assert use.per_day == (
        (date(2018, 10, 15), 2),
        (date(2018, 10, 16), 4),
        (date(2018, 10, 17), 2),
        (date(2018, 10, 18), 2),
        (date(2018, 10, 19), 2),
    )
    assert use.per_body == (("plenary", 10), ("wg-3", 2))


def test_working_groups_by_themselves_have_no_entitlement_in_the_rules() -> None:
    use = entitlement_use(real("untoc-wg-2022"), in_force(real("untoc-wg-2022")))
    assert (use.used, use.entitled, use.at_once, use.source) == (9, None, None, None)


def test_the_sums_by_day_and_by_body_agree() -> None:
    for slug in ("untoc-cop-9", "untoc-wg-2022"):
        use = entitlement_use(real(slug), in_force(real(slug)))
        cells = [count for *_, count in use.per_day_and_body]
        assert sum(cells) == sum(n for _, n in use.per_day) == sum(n for _, n in use.per_body)
        assert sum(cells) == use.used


def test_a_joint_meeting_counts_once_and_one_without_interpretation_not_at_all() -> None:
    programme = a_programme(
        bodies=[a_body("a"), a_body("b")],
        meetings=[
            a_meeting("m-1", bodies=("a", "b")),
            a_meeting("m-2", starts=15, bodies=("b",), has_interpretation=False),
            a_meeting("m-3", day=16, bodies=("b",), status="cancelled"),
        ],
    )
    use = entitlement_use(programme, in_force(programme))
    assert (use.used, use.per_body) == (1, (("a", 1),))
