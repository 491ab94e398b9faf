"""Which software makes the pages: part of every validator, so that updates reach readers."""

import hashlib
from functools import cache
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path

from planner.assets import folder

_KINDS = {".css", ".html", ".js", ".mako", ".po", ".py", ".svg", ".toml"}
# Rules of procedure and holidays, which deadlines are made from.
_RULES = ("rulebooks", "holidays")


@cache
def software_fingerprint() -> str:
    """SHA-256 over the sources, the templates, the static files, the rulebooks that come with them,
    and the releases of all packages.

    The same in every process that runs the same software. Read once: what a process has loaded
    stays as it is, whatever becomes of the files.
    """
    digest = hashlib.sha256()
    rules = (folder("seeds") / name for name in _RULES)
    for place in (Path(str(files("planner"))), folder("templates"), folder("static"), *rules):
        for file in sorted(place.rglob("*")):
            if file.suffix in _KINDS:
                digest.update(f"{file.relative_to(place)}\n".encode())
                digest.update(file.read_bytes())
    releases = sorted(f"{found.name} {found.version}" for found in distributions())
    digest.update("\n".join(releases).encode())
    return digest.hexdigest()
