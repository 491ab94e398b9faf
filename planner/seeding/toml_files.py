"""TOML files as tables; what cannot be read is told as a fault of the file."""

import tomllib
from pathlib import Path
from typing import Any

from planner.errors import Fault, InvalidBundle


def read_toml(file: Path) -> dict[str, Any]:
    """The tables of the file. Raises `InvalidBundle` if there is none, or it is not TOML."""
    name = str(file)
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        raise InvalidBundle(name, [Fault("file-missing", ())]) from None
    except OSError as error:
        reason = error.strerror or ""
        raise InvalidBundle(name, [Fault("file-unreadable", (), {"reason": reason})]) from None
    except UnicodeDecodeError as error:
        raise InvalidBundle(name, [Fault("not-utf-8", (), {"byte": error.start})]) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidBundle(name, [Fault("not-toml", (), {"reason": str(error)})]) from None
