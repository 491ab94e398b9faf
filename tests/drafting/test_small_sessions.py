"""Small sessions drawn at random, held against the check and against every plan there is."""

import pytest

from tests.drafting.small_sessions import judged

pytest.importorskip("ortools", reason="install planner[drafting]")

# The whole thousand is in tests/benchmarks.
IN_TENS = range(0, 200, 10)


@pytest.mark.slow
@pytest.mark.parametrize("first", IN_TENS)
def test_no_proposal_breaks_a_rule_and_none_is_worse_than_the_best_of_all_plans(first: int) -> None:
    verdicts = {seed: judged(seed) for seed in range(first, first + 10)}
    assert {seed: v.faults for seed, v in verdicts.items() if v.faults} == {}
    assert any(v.is_compared and v.is_possible for v in verdicts.values())
