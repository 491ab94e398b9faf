"""A folder that is replaced whole."""

import os
from pathlib import Path

import pytest

from planner.errors import InvalidInput
from planner.export.folder import MARK, replaced_folder


def write(folder: Path, **files: str) -> None:
    with replaced_folder(folder) as made:
        for name, text in files.items():
            (made / name).write_text(text)


def read(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.iterdir() if file.name != MARK}


def test_the_new_files_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1", b="2")
    write(tmp_path / "site", b="3", c="4")
    assert read(tmp_path / "site") == {"b": "3", "c": "4"}
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def write_and_fail(folder: Path) -> None:
    with replaced_folder(folder) as made:
        (made / "a").write_text("2")
        raise KeyError


def test_nothing_is_changed_when_the_writing_fails(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    with pytest.raises(KeyError):
        write_and_fail(tmp_path / "site")
    assert read(tmp_path / "site") == {"a": "1"}
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", a="1")
    assert read(tmp_path / "site") == {"a": "1"}


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one").write_text("Excellency,")
    with pytest.raises(InvalidInput) as caught:
        write(tmp_path / "letters", a="1")
    assert (caught.value.code, caught.value.params) == (
        "file-unwritable",
        {"file": str(tmp_path / "letters"), "reason": "Directory not empty"},
    )
    assert read(tmp_path / "letters") == {"one": "Excellency,"}


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(InvalidInput) as caught:
        write(tmp_path / "site", a="1")
    assert caught.value.params == {"file": str(tmp_path / "site"), "reason": "Not a directory"}
    assert (tmp_path / "site").read_text() == "a file"


def test_a_file_that_is_the_same_keeps_its_time(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1", b="2")
    for name in ("a", "b"):
        os.utime(tmp_path / "site" / name, (1_000_000_000, 1_000_000_000))
    write(tmp_path / "site", a="1", b="3")
    assert (tmp_path / "site" / "a").stat().st_mtime == 1_000_000_000
    assert (tmp_path / "site" / "b").stat().st_mtime > 1_500_000_000


def test_everybody_may_read_what_is_exported(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write(tmp_path / "site", a="1")
    finally:
        os.umask(before)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site" / "a").stat().st_mode & 0o777 == 0o644
