"""The workbench of the ninth session, for one editor."""

from pathlib import Path

import pytest

from tests.web.conftest import database_of
from tests.web.workbench.site import Work, copied, workbench


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database of that workbench: to load it anew takes longer than a test."""
    folder = tmp_path_factory.mktemp("workbench")
    database_of(workbench(folder).app).dispose()
    return folder


@pytest.fixture
def work(prepared: Path, tmp_path: Path) -> Work:
    return copied(prepared, tmp_path)
