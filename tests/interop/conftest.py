"""The calendar programs that are installed apart from everything else."""

import pytest

from tests.interop.reading import INSTALLED


@pytest.fixture(scope="session")
def readers() -> None:
    """Asks for the programs in .venv/readers: without them, the test is skipped."""
    if not (INSTALLED / "installed").exists():
        pytest.skip("the calendar programs are not installed: sh tests/interop/install.sh")
