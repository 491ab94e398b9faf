"""Finds the folders that stand beside the package in a checkout and inside it in a wheel."""

from pathlib import Path

from planner.errors import NotFound

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_assets", _PACKAGE.parent)


def folder(name: str) -> Path:
    """The folder ``templates``, ``static`` or ``seeds``. Raises `NotFound`."""
    for place in _PLACES:
        if (place / name).is_dir():
            return place / name
    raise NotFound("folder-missing", value=name, places=", ".join(map(str, _PLACES)))
