"""What every test may use: golden files, and the rule that nothing is skipped unnoticed."""

import os
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

GOLDEN_FOLDER = Path(__file__).parent / "golden"

Golden = Callable[[str, str | bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden",
        action="store_true",
        help="write the golden files anew instead of comparing with them",
    )


def pytest_configure(config: pytest.Config) -> None:
    runs_in_a_worker = hasattr(config, "workerinput")
    if os.environ.get("PLANNER_NO_SKIPS") == "1" and not runs_in_a_worker:
        if config.getoption("--golden"):
            raise pytest.UsageError("a run that checks everything does not write golden files")
        config.pluginmanager.register(SkipsAreFailures())


class SkipsAreFailures:
    """Turns the run into a failure if a test or a file of tests was skipped."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        # A test that is expected to fail is reported as skipped too, but it ran.
        if report.skipped and not hasattr(report, "wasxfail"):
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            self.skipped.append(f"{report.nodeid}: {reason}")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.skipped:
            terminalreporter.section("skipped, which PLANNER_NO_SKIPS forbids", red=True)
            for line in self.skipped:
                terminalreporter.line(line)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ``--golden``, only the tests that hold something against a golden file are run."""
    if config.getoption("--golden"):
        others = [item for item in items if "golden" not in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds text or bytes against ``tests/golden/<name>``, exactly."""

    def compare(name: str, content: str | bytes) -> None:
        file = GOLDEN_FOLDER / name
        made = content.encode() if isinstance(content, str) else content
        if request.config.getoption("--golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(made)
            return
        if not file.exists():
            pytest.fail(f"tests/golden/{name} does not exist; write it with: make golden")
        kept = file.read_bytes()
        if kept != made:
            tell = _text_difference if isinstance(content, str) else _byte_difference
            pytest.fail(tell(name, kept, made), pytrace=False)

    return compare


def _text_difference(name: str, kept: bytes, made: bytes) -> str:
    return "\n".join(
        unified_diff(
            _visible_lines(kept), _visible_lines(made), f"tests/golden/{name}", "now", lineterm=""
        )
    )


def _visible_lines(content: bytes) -> list[str]:
    # A carriage return may be the whole difference, so it has to be seen.
    return content.decode(errors="replace").replace("\r", "␍").split("\n")


def _byte_difference(name: str, kept: bytes, made: bytes) -> str:
    shared = min(len(kept), len(made))
    first = next((i for i in range(shared) if kept[i] != made[i]), shared)
    return (
        f"tests/golden/{name} differs from byte {first} on: "
        f"{len(kept)} bytes are kept, {len(made)} were made"
    )
