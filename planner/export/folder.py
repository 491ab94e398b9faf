"""A folder that is replaced whole: readers find the earlier files or the new ones."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.errors import InvalidInput

# Tells a folder that this program wrote, and may therefore replace, from all others.
MARK = ".planner-export"
_MARK_TEXT = "This folder was written by the planner, which replaces it whole.\n"


@contextmanager
def replaced_folder(folder: Path) -> Iterator[Path]:
    """Gives an empty folder beside that one, which takes its place at the end.

    Nothing is changed if anything is raised within. A file that is the same as before keeps its
    time, so that the copies which readers have stay good. Raises `InvalidInput` for a folder that
    holds anything else than an earlier export, and where nothing can be written.
    """
    folder = folder.absolute()
    try:
        _check_replaceable(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as place:
            made, earlier = Path(place) / "made", Path(place) / "earlier"
            made.mkdir()
            yield made
            (made / MARK).write_text(_MARK_TEXT, encoding="utf-8")
            _keep_times(made, folder)
            _swap(made, folder, earlier)
    except OSError as error:
        file = error.filename or folder
        reason = error.strerror or str(error)
        raise InvalidInput("file-unwritable", file=str(file), reason=reason) from None


def _check_replaceable(folder: Path) -> None:
    if not folder.exists() or (folder / MARK).is_file():
        return
    # Raises for a file, too.
    if any(folder.iterdir()):
        code = errno.ENOTEMPTY
        raise OSError(code, os.strerror(code), str(folder))


def _keep_times(made: Path, before: Path) -> None:
    for file in made.rglob("*"):
        old = before / file.relative_to(made)
        if file.is_file() and old.is_file() and old.read_bytes() == file.read_bytes():
            shutil.copystat(old, file)


def _swap(made: Path, folder: Path, earlier: Path) -> None:
    """Two renamings: between them there is no folder, for as long as one takes."""
    if folder.exists():
        folder.rename(earlier)
    try:
        made.rename(folder)
    except OSError:
        if earlier.exists():
            earlier.rename(folder)
        raise
