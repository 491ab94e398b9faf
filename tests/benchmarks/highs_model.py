"""A CP-SAT model of linear constraints and maxima, solved by HiGHS.

In a process of its own: ortools brings a HiGHS of another version along, and one process can load
only one of them. Run as a module it reads what `linear_model` wrote and writes what it found.
"""

import json
import subprocess
import sys
from typing import Any

INFINITY = 1e30


def solve_in_highs(cp: Any, seconds: float) -> dict[str, float]:
    """``best``, ``bound`` and ``seconds``; infinite where nothing was found."""
    written = json.dumps({**linear_model(cp), "seconds": seconds})
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.highs_model"],
        input=written,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def linear_model(cp: Any) -> dict[str, Any]:
    """The model as bounds, costs and rows."""
    proto = cp.proto
    cost = dict(zip(proto.objective.vars, proto.objective.coeffs, strict=True))
    rows: list[tuple[float, float, dict[int, float]]] = []
    for constraint in proto.constraints:
        rows += _rows(proto, constraint)
    return {
        "bounds": [_ends(v.domain) for v in proto.variables],
        "costs": [cost.get(n, 0) for n in range(len(proto.variables))],
        "offset": proto.objective.offset,
        "rows": [(low, high, list(row), list(row.values())) for low, high, row in rows],
    }


def _rows(proto: Any, constraint: Any) -> list[tuple[float, float, dict[int, float]]]:
    if constraint.has_lin_max():
        (target,) = constraint.lin_max.target.vars
        members = [member.vars[0] for member in constraint.lin_max.exprs]
        above = [(0.0, INFINITY, {target: 1.0, member: -1.0}) for member in members]
        return [*above, (0.0, INFINITY, {**dict.fromkeys(members, 1.0), target: -1.0})]
    assert constraint.has_linear()
    linear = constraint.linear
    terms: dict[int, float] = {}
    for variable, factor in zip(linear.vars, linear.coeffs, strict=True):
        terms[variable] = terms.get(variable, 0.0) + factor
    low, high = _ends(linear.domain)
    lower = -INFINITY if low < -(2**60) else float(low)
    upper = INFINITY if high > 2**60 else float(high)
    literals = list(constraint.enforcement_literal)
    if not literals:
        return [(lower, upper, terms)]
    # Only upper bounds hold under a literal here; the most that the sum can be frees it.
    most = sum(f * _ends(proto.variables[v].domain)[f > 0] for v, f in terms.items())
    slack = most - upper
    (literal,) = literals
    return [(-INFINITY, upper + slack, {**terms, literal: terms.get(literal, 0.0) + slack})]


def _ends(domain: Any) -> tuple[int, int]:
    low, *_, high = list(domain)
    return low, high


def _solve(model: dict[str, Any]) -> dict[str, float]:
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", float(model["seconds"]))
    for number, (low, high) in enumerate(model["bounds"]):
        highs.addVar(float(low), float(high))
        highs.changeColCost(number, float(model["costs"][number]))
        highs.changeColIntegrality(number, highspy.HighsVarType.kInteger)
    highs.changeObjectiveOffset(float(model["offset"]))
    for low, high, variables, factors in model["rows"]:
        highs.addRow(low, high, len(variables), variables, factors)
    highs.run()
    info = highs.getInfo()
    return {
        "best": info.objective_function_value,
        "bound": info.mip_dual_bound,
        "seconds": highs.getRunTime(),
    }


if __name__ == "__main__":
    print(json.dumps(_solve(json.load(sys.stdin))))
