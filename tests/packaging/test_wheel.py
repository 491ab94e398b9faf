"""The wheel holds everything that the service needs, and works away from the checkout."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

TOP = Path(__file__).parent.parent.parent
ASSETS = ("seeds", "static", "templates")


def files_below(folder: Path) -> set[str]:
    """The files of the checkout that belong in the wheel, by their path from the top."""
    return {
        file.relative_to(TOP).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def run(*arguments: str | Path, cwd: Path, path: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(path or "")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with nothing but what is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, TOP, cwd=TOP)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def content(wheel: Path) -> set[str]:
    return set(ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel alone was installed."""
    target = tmp_path_factory.mktemp("installed")
    run(
        "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile",
        "--disable-pip-version-check", "--target", target, wheel,
        cwd=target,
    )  # fmt: skip
    return target


def test_the_wheel_holds_the_package_and_the_three_folders_and_nothing_else(
    content: set[str],
) -> None:
    expected = files_below(TOP / "planner")
    for name in ASSETS:
        expected |= {f"planner/_assets/{file}" for file in files_below(TOP / name)}
    assert {file for file in content if ".dist-info/" not in file} == expected


def test_catalogues_and_migrations_travel_in_the_wheel(content: set[str]) -> None:
    assert "planner/i18n/catalogues/ar/document.po" in content
    assert "planner/store/migrations/script.py.mako" in content
    assert "planner/store/migrations/versions/0001_foundation.py" in content


def test_no_font_travels_in_the_wheel(content: set[str]) -> None:
    assert [file for file in content if file.endswith((".otf", ".ttc", ".ttf"))] == []


def test_the_wheel_finds_its_own_folders_from_anywhere(installed: Path, tmp_path: Path) -> None:
    for name in ASSETS:
        script = f"from planner import assets; print(assets.folder({name!r}))"
        assert run("-c", script, cwd=tmp_path, path=installed) == str(
            installed / "planner" / "_assets" / name
        )


def test_the_wheel_says_its_help_from_anywhere(installed: Path, tmp_path: Path) -> None:
    said = run("-m", "planner", "--help", cwd=tmp_path, path=installed)
    assert said.startswith("Usage: planner ")
    assert list(tmp_path.iterdir()) == []


def test_the_wheel_says_every_language_from_anywhere(installed: Path, tmp_path: Path) -> None:
    script = (
        "from planner.i18n.catalogues import message; from planner.models.text import LANGUAGES;"
        "print(len({message('document.plenary', language) for language in LANGUAGES}))"
    )
    assert run("-c", script, cwd=tmp_path, path=installed) == "6"
