"""Which way the imports may run: the table is the design, a wrong arrow fails by file and line."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

TOP = Path(__file__).parent.parent.parent
PACKAGE = TOP / "planner"


class Room(NamedTuple):
    """What may be imported: from which other rooms, and which packages from outside.

    Every room may import `errors` and the standard library besides.
    """

    rooms: set[str]
    packages: set[str]


TABLES = {"pydantic", "sqlalchemy", "sqlmodel"}  # the last is made of the other two
SIGNING_IN = {"authlib", "joserfc", "requests"}
PRINTING = {"fontpkg_amiri", "rendercv_fonts", "reportlab", "uharfbuzz", "uniseg"}

ROOMS = {
    "__init__": Room(set(), set()),
    "errors": Room(set(), set()),
    "models": Room(set(), TABLES),
    "rules": Room({"models"}, {"dateutil", "holidays"}),
    "drafting": Room({"rules", "models"}, {"ortools"}),
    "editions": Room({"rules", "models"}, set()),
    # What somebody does to a draft: pure, so that it can be tried, logged and taken back.
    "editing": Room({"rules", "models"}, set()),
    "documents": Room({"rules", "editions", "models"}, set()),
    "i18n": Room({"models"}, {"babel"}),
    "rendering": Room(
        {"documents", "i18n", "assets", "models"},
        PRINTING | {"docx", "icalendar", "jinja2", "markupsafe", "rich"},
    ),
    "store": Room({"models"}, TABLES | {"alembic"}),
    # Other bodies' calendars come as iCalendar files, to be read as workbooks are.
    "seeding": Room({"models"}, {"docx", "icalendar", "openpyxl", "tomli_w"}),
    "services": Room(
        {"store", "seeding", "drafting", "editing", "editions", "documents", "rules", "models"},
        {"argon2", "requests"},
    ),
    "web": Room(
        # A form says which edit is made; the service makes it.
        {
            "services",
            "editing",
            "rendering",
            "documents",
            "rules",
            "models",
            "i18n",
            "assets",
            "config",
        },
        SIGNING_IN
        | {
            "flask",
            "flask_openapi3",
            "itsdangerous",
            "jinja2",
            "markupsafe",
            "pydantic",
            "segno",
            "werkzeug",
        },
    ),
    # It delivers what the web answers, as files.
    "export": Room({"web", "models", "i18n"}, {"flask"}),
    "serving": Room({"web"}, {"granian"}),
    "cli": Room(
        {
            "services",
            "rendering",
            "documents",
            "rules",
            "models",
            "i18n",
            "assets",
            "config",
            "web",
            "export",
            "serving",
        },
        {"click", "rich"},
    ),
    "__main__": Room({"cli"}, set()),
    "config": Room(set(), set()),
    "assets": Room(set(), set()),
}

PURE = ("models", "rules", "documents", "editing", "editions")
IMPURE_MODULES = {
    "io", "locale", "os", "pathlib", "random", "secrets", "shutil", "socket", "subprocess",
    "tempfile", "time", "urllib", "uuid",
}  # fmt: skip
IMPURE_CALLS = {"fromtimestamp", "input", "now", "open", "print", "today", "utcnow"}


class Import(NamedTuple):
    """One name brought in: ``module`` is where from, ``line`` where it is written."""

    module: str
    line: int


def imports_of(source: str, module: str, *, is_package: bool = False) -> list[Import]:
    """All imports, inside functions too; ``from planner import x`` counts as ``planner.x``."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [Import(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = node.module or ""
            if node.level:
                # In a package's own file the first dot is that package, elsewhere the one above.
                steps_up = node.level - is_package
                above = module.split(".")[: -steps_up or None]
                start = ".".join([*above, start]).rstrip(".")
            names = (
                [f"{start}.{alias.name}" for alias in node.names] if start == "planner" else [start]
            )
            found += [Import(name, node.lineno) for name in names]
    return found


def impure_uses_in(source: str) -> list[tuple[str, int]]:
    """Modules and calls that look at the world outside the arguments."""
    found = [
        (brought.module, brought.line)
        for brought in imports_of(source, "planner.x.y")
        if brought.module.split(".")[0] in IMPURE_MODULES
    ]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in IMPURE_CALLS:
                found.append((f"{name}()", node.lineno))
    return sorted(found, key=lambda use: use[1])


def room_of(module: str) -> str:
    """The room that a module of the package is in: ``planner.rules.clashes`` is in ``rules``."""
    return module.split(".")[1] if "." in module else "__init__"


def modules() -> Iterator[tuple[Path, str]]:
    """Every file of the package and the module it is, ``planner.rules`` for its ``__init__.py``."""
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(TOP).with_suffix("").parts
        yield file, ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def wrong_arrows_from(room: str) -> list[str]:
    """The imports of the room's modules that the table does not have."""
    wrong = []
    for file, module in modules():
        if room_of(module) != room:
            continue
        for brought in imports_of(file.read_text(), module, is_package=file.name == "__init__.py"):
            first = brought.module.split(".")[0]
            if first == "planner":
                allowed = room_of(brought.module) in {room, "errors", *ROOMS[room].rooms}
            else:
                allowed = first in sys.stdlib_module_names or first in ROOMS[room].packages
            if not allowed:
                wrong.append(f"{file.relative_to(TOP)}:{brought.line} imports {brought.module}")
    return wrong


def test_every_module_is_in_a_room_of_the_table() -> None:
    assert {room_of(module) for _, module in modules()} - set(ROOMS) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_the_table_says(room: str) -> None:
    assert wrong_arrows_from(room) == []


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_reads_no_clock_no_environment_and_no_file(room: str) -> None:
    assert [
        f"{file.relative_to(TOP)}:{line} uses {name}"
        for file, module in modules()
        if room_of(module) == room
        for name, line in impure_uses_in(file.read_text())
    ] == []


def test_the_table_itself_has_no_circle() -> None:
    above: dict[str, set[str]] = {name: set(room.rooms) for name, room in ROOMS.items()}
    while free := {name for name, needs in above.items() if not needs & set(above)}:
        above = {name: needs for name, needs in above.items() if name not in free}
    assert above == {}


def test_the_reader_sees_imports_however_they_are_written() -> None:
    source = (
        "import os.path as p\n"
        "from planner import assets, errors\n"
        "from planner.models.text import Text\n"
        "from . import beside\n"
        "from .beside import x\n"
        "from ..store import database\n"
        "def later():\n"
        "    import reportlab\n"
    )
    assert imports_of(source, "planner.rules.clashes") == [
        Import("os.path", 1),
        Import("planner.assets", 2),
        Import("planner.errors", 2),
        Import("planner.models.text", 3),
        Import("planner.rules", 4),
        Import("planner.rules.beside", 5),
        Import("planner.store", 6),
        Import("reportlab", 8),
    ]


def test_the_reader_counts_dots_from_the_package_itself_in_its_init() -> None:
    assert imports_of(
        "from .beside import x\nfrom ..store import y", "planner.rules", is_package=True
    ) == [
        Import("planner.rules.beside", 1),
        Import("planner.store", 2),
    ]


def test_the_reader_sees_what_is_impure() -> None:
    source = (
        "from datetime import datetime, time\n"
        "import random\n"
        "noon = time(12)\n"
        "now = datetime.now()\n"
        "open('x')\n"
    )
    assert impure_uses_in(source) == [("random", 2), ("now()", 4), ("open()", 5)]
