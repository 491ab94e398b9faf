"""HiGHS on the very model that CP-SAT is given: the peer that the engine is measured beside.

The two libraries cannot be loaded into one process (each brings its own build of HiGHS, under the
same symbols), so the model goes to a second process as a file in LP format.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

UNBOUNDED = 10**15
FEASIBLE = 2


class Answer(NamedTuple):
    """The best objective found (None: none), what was proven, and the seconds that it took."""

    total: float | None
    bound: float
    seconds: float


def solve_with_highs(model: Any, seconds: float, *, is_relaxed: bool = False) -> Answer:
    """Solve a CP-SAT model of linear and at-most-one constraints; relaxed: without integrality."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "model.lp"
        file.write_text("\n".join(lines_of(model, is_relaxed=is_relaxed)) + "\n")
        done = subprocess.run(
            [sys.executable, __file__, str(file), str(seconds)],
            capture_output=True,
            text=True,
            check=True,
        )
    return Answer(**json.loads(done.stdout.splitlines()[-1]))


def lines_of(model: Any, *, is_relaxed: bool = False) -> Iterator[str]:
    """The model in LP format."""
    proto = model.proto
    yield "min"
    objective = list(zip(proto.objective.vars, proto.objective.coeffs, strict=True))
    yield f"obj: {_sum(objective)} {proto.objective.offset:+.0f} one"
    yield "st"
    for number, constraint in enumerate(proto.constraints):
        yield from _rows(number, constraint)
    yield "bounds"
    yield "one = 1"
    for column, variable in enumerate(proto.variables):
        least, most = list(variable.domain)
        yield f"{least} <= x{column} <= {most}"
    if not is_relaxed:
        yield "gen"
        yield from (f"x{column}" for column in range(len(proto.variables)))
    yield "end"


def _rows(number: int, constraint: Any) -> Iterator[str]:
    if constraint.has_linear():
        linear = constraint.linear
        terms, constant = _plain(zip(linear.vars, linear.coeffs, strict=True))
        least, most = list(linear.domain)
    elif constraint.has_exactly_one():
        terms, constant = _plain((literal, 1) for literal in constraint.exactly_one.literals)
        least = most = 1
    elif constraint.has_at_most_one():
        terms, constant = _plain((literal, 1) for literal in constraint.at_most_one.literals)
        least, most = -UNBOUNDED, 1
    else:
        # Only constraints that are always true are left: an empty sum within its bounds.
        return
    if least > -UNBOUNDED:
        yield f"a{number}: {_sum(terms)} >= {least - constant}"
    if most < UNBOUNDED:
        yield f"b{number}: {_sum(terms)} <= {most - constant}"


def _plain(terms: Iterable[tuple[int, int]]) -> tuple[list[tuple[int, int]], int]:
    """Terms without negated literals, which are 1 minus their variable, and what is constant."""
    plain, constant = [], 0
    for column, factor in terms:
        if column < 0:
            plain.append((-column - 1, -factor))
            constant += factor
        else:
            plain.append((column, factor))
    return plain, constant


def _sum(terms: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{factor:+.0f} x{column}" for column, factor in terms) or "0 one"


def main(file: str, seconds: str) -> None:
    """Solve a file and print what came out as a line of JSON."""
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", float(seconds))
    highs.setOptionValue("threads", 2)
    highs.readModel(file)
    highs.run()
    info = highs.getInfo()
    is_feasible = info.primal_solution_status == FEASIBLE
    answer = {
        "total": info.objective_function_value if is_feasible else None,
        "bound": max(info.mip_dual_bound, -1e18)
        if info.mip_node_count >= 0
        else info.objective_function_value,
        "seconds": highs.getRunTime(),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
