"""Every code that the software says has a message, and every message is said somewhere."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from planner import errors
from planner.documents.blocks import Separator
from planner.documents.rules_in_force import LABELLED_PARAMETERS
from planner.i18n.catalogues import pieces
from planner.models.check import CheckCode, Severity
from planner.models.cost import CostTerm
from planner.models.drafting import FactCode, ReasonCode, RelaxationCode
from planner.models.edition import ChangeCode
from planner.models.rulebook import Anchor, DeadlineKind, Direction, Unit, Weekday
from planner.models.text import LANGUAGES
from planner.rules.approvals import Outcome

TOP = Path(__file__).parent.parent.parent
CATALOGUES = TOP / "planner" / "i18n" / "catalogues"
# Errors and faults need their messages even before there is a catalogue of them.
DOMAINS = {"error", "fault"} | {file.stem for file in (CATALOGUES / "en").glob("*.po")}

# Codes put together when they are needed: where, as they are written, and what they become.
COMPOSED = {
    ("planner/rendering/words.py", "document.{}"): {f"document.{mark}" for mark in Separator},
    ("planner/rendering/said_once.py", "document.{}"): {f"document.{mark}" for mark in Separator},
    ("planner/web/pages/workbench/found.py", "rule.check-{}"): {
        f"rule.check-{code}" for code in CheckCode
    },
    ("planner/models/integrity.py", "fault.{}-unknown"): {
        "fault.body-unknown",
        "fault.item-unknown",
        "fault.room-unknown",
    },
    ("planner/cli/terminal.py", "terminal.{}"): {
        *(f"terminal.approval_{state}" for state in Outcome),
        "terminal.approval_noted",
        "terminal.documents_written",
        "terminal.drafting",
        "terminal.drafting_so_far",
        "terminal.first_edition",
        "terminal.found_error",
        "terminal.found_warning",
        "terminal.loaded",
        "terminal.objection_noted",
        "terminal.published",
        "terminal.serving",
        "terminal.unchanged",
        "terminal.writing",
    },
    ("planner/documents/deadlines.py", "deadline.{}"): {f"deadline.{k}" for k in DeadlineKind},
    ("planner/documents/rules_in_force.py", "deadline.{}"): {
        f"deadline.{kind}" for kind in DeadlineKind
    },
    ("planner/documents/rules_in_force.py", "drafting.term-{}"): {
        f"drafting.term-{cost}" for cost in CostTerm
    },
    ("planner/documents/rules_in_force.py", "rule.{}"): {
        f"rule.{said}" for said in (*Severity, *Weekday)
    },
    ("planner/documents/rules_in_force.py", "rule.from-{}"): {f"rule.from-{a}" for a in Anchor},
    ("planner/documents/rules_in_force.py", "rule.{}-{}"): {
        f"rule.{unit}-{direction}" for unit in Unit for direction in Direction
    },
    ("planner/documents/rules_in_force.py", "rule.check-{}"): {
        f"rule.check-{code}" for code in CheckCode
    },
    ("planner/documents/rules_in_force.py", "rule.parameter-{}"): {
        f"rule.parameter-{key}" for key in LABELLED_PARAMETERS
    },
    ("planner/documents/finding_words.py", "finding.{}"): {f"finding.{c}" for c in CheckCode},
    ("planner/documents/finding_words.py", "finding.{}-mend"): {
        f"finding.{code}-mend" for code in CheckCode
    },
    ("planner/documents/agenda.py", "document.{}"): {
        "document.agenda",
        "document.annotated_agenda",
    },
    ("planner/documents/agenda.py", "document.{}_joint"): {
        "document.agenda_joint",
        "document.annotated_agenda_joint",
    },
    ("planner/documents/draft.py", "drafting.term-{}"): {f"drafting.term-{t}" for t in CostTerm},
    ("planner/documents/draft_words.py", "drafting.fact-{}"): {
        f"drafting.fact-{code}" for code in FactCode
    },
    ("planner/documents/draft_words.py", "drafting.reason-{}"): {
        f"drafting.reason-{code}" for code in ReasonCode
    },
    ("planner/documents/draft_words.py", "drafting.relax-{}"): {
        f"drafting.relax-{code}" for code in RelaxationCode
    },
    ("planner/documents/changes.py", "change.{}"): {f"change.{code}" for code in ChangeCode},
    ("planner/documents/cover.py", "document.original_{}"): {
        f"document.original_{language}" for language in LANGUAGES
    },
}
# The code of whatever error or fault is at hand; those are found where they are raised.
AT_HAND = {"error.{}", "fault.{}"}

# What is raised or reported bears its code without the domain. (An `InvalidBundle` and an
# `InvalidDraft` have but one.)
DOMAIN_OF = {"Fault": "fault."} | {
    name: "error."
    for name, kind in vars(errors).items()
    if isinstance(kind, type)
    and issubclass(kind, errors.PlannerError)
    and kind not in (errors.InvalidBundle, errors.InvalidDraft, errors.UnusableRequest)
}
SAYING = {"term", "translate"}

FILES = (".css", ".csv", ".docx", ".html", ".ics", ".js", ".json", ".pdf", ".po", ".py", ".toml")
CODE = re.compile(rf"(?:{'|'.join(sorted(DOMAINS))})\.(?:[a-z0-9_-]|\{{\}}|\.)+")
QUOTED = re.compile(r"""(["'])([^"'\s]+)\1""")


def codes_in_python(source: str) -> set[str]:
    """The codes in the text of a module; a part that is filled in later reads ``{}``."""
    found = set()
    inside_longer_text = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.JoinedStr(values):
                inside_longer_text |= {id(value) for value in values}
                found.add(pattern_of(node))
            case ast.Constant(str(value)) if id(node) not in inside_longer_text:
                found.add(value)
            case ast.Call(_, [ast.Constant() | ast.JoinedStr() as first, *_]):
                found.add(DOMAIN_OF.get(called(node), "") + pattern_of(first))
    return {code for code in found if is_code(code)}


def called(call: ast.Call) -> str:
    """The last name of what is called: ``NotFound`` in ``errors.NotFound(…)``."""
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def pattern_of(text: ast.Constant | ast.JoinedStr) -> str:
    """The text, with ``{}`` for each part that is filled in later."""
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)


def codes_in_template(source: str) -> set[str]:
    """The codes quoted in a template; ``"page.kind_" ~ kind`` reads ``page.kind_{}``."""
    return {
        code + "{}" if code.endswith(("_", ".", "-")) else code
        for _, code in QUOTED.findall(source)
        if is_code(code)
    }


def is_code(text: str) -> bool:
    return CODE.fullmatch(text) is not None and not text.endswith(FILES)


def codes_by_file() -> Iterator[tuple[str, str]]:
    """Where and what: each code that the software says, once for each file."""
    yield "planner/errors.py", f"error.{errors.InvalidBundle('', ()).code}"
    yield "planner/errors.py", f"error.{errors.InvalidDraft(()).code}"
    yield "planner/errors.py", f"error.{errors.UnusableRequest(()).code}"
    yield "planner/services/editing.py", "error.draft-changed-meanwhile"
    for file in sorted((TOP / "planner").rglob("*.py")):
        for code in sorted(codes_in_python(file.read_text())):
            yield file.relative_to(TOP).as_posix(), code
    for file in sorted((TOP / "templates").rglob("*.*")):
        for code in sorted(codes_in_template(file.read_text())):
            yield file.relative_to(TOP).as_posix(), code


@cache
def english() -> dict[str, set[str]]:
    """The codes of the English catalogues, and what each message fills in.

    The other languages have the same; ``test_catalogues.py`` sees to that.
    """
    found = {}
    for file in (CATALOGUES / "en").iterdir():
        with file.open("rb") as stream:
            for message in read_po(stream, locale="en"):
                if message.id:
                    code, *_ = [message.id] if isinstance(message.id, str) else message.id
                    said = message.string or ""
                    forms = [said] if isinstance(said, str) else said
                    found[code] = {name for form in forms for _, name in pieces(form) if name}
    return found


def fillings_in(source: str) -> Iterator[tuple[int, str, bool, set[str]]]:
    """Line, code, whether it is said at once, and the names given to fill in the message.

    Calls whose names cannot be read off the text are left out.
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(_, [ast.Constant(str(code)), *others], keywords):
                names = {keyword.arg or "**" for keyword in keywords}
                domain = DOMAIN_OF.get(called(node), "")
                if domain == "fault.":
                    given = others[1] if len(others) > 1 else ast.Dict([], [])
                    if not isinstance(given, ast.Dict):
                        continue
                    names = {str(key.value) for key in given.keys if isinstance(key, ast.Constant)}
                if "**" not in names and (domain or called(node) in SAYING):
                    yield node.lineno, domain + code, not domain, names


def whole_codes() -> set[str]:
    """All codes that can be said, the composed ones among them."""
    written = {code for _, code in codes_by_file() if "{}" not in code}
    return written.union(*COMPOSED.values())


def test_every_composed_code_is_listed_here() -> None:
    assert {
        (file, code) for file, code in codes_by_file() if "{}" in code and code not in AT_HAND
    } == set(COMPOSED)


def test_every_code_has_a_message() -> None:
    assert sorted(whole_codes() - set(english())) == []


def test_every_message_is_said_somewhere() -> None:
    assert sorted(set(english()) - whole_codes()) == []


def test_what_a_message_fills_in_is_given_to_it() -> None:
    wrong = []
    for file in sorted((TOP / "planner").rglob("*.py")):
        for line, code, is_said_at_once, names in fillings_in(file.read_text()):
            needed = english().get(code, names)
            # An error may carry more than its message tells; a sentence is given what it says.
            if needed - names or (is_said_at_once and names - needed):
                wrong.append(f"{file.relative_to(TOP)}:{line} {code} fills in {sorted(needed)}")
    assert wrong == []


def test_codes_are_found_in_python_however_they_are_written() -> None:
    source = (
        "term('document.entry', x=1)\n"
        "term(f'document.{kind}_joint')\n"
        "names = {'rule': 'document.rule'}\n"
        "raise errors.NotFound('session-unknown', value=slug)\n"
        "raise Conflict('edition-exists')\n"
        "Fault('field-unknown', ('meeting',))\n"
        "Fault(f'{noun}-unknown', ('meeting',), {'known': known})\n"
        "render('document.html')\n"
        "'''A text about document.entry and more.'''\n"
    )
    assert codes_in_python(source) == {
        "document.entry",
        "document.rule",
        "document.{}_joint",
        "error.edition-exists",
        "error.session-unknown",
        "fault.field-unknown",
        "fault.{}-unknown",
    }


def test_codes_are_found_in_templates() -> None:
    source = """<h1>{{ t("document.entry") }}</h1> {{ t('document.original_' ~ code) }}
    {% extends "document.html" %} <a href="/document.entry/x">"""
    assert codes_in_template(source) == {"document.entry", "document.original_{}"}


def test_what_is_given_to_a_message_is_found_however_it_is_written() -> None:
    source = (
        "term('document.entry', number=n, title=t)\n"
        "raise NotFound('body-unknown', body=key)\n"
        "Fault('empty', path)\n"
        "Fault('wrong-type', path, {'value': v})\n"
        "Fault('wrong-type', path, params)\n"
        "NotFound('body-unknown', **params)\n"
    )
    assert list(fillings_in(source)) == [
        (1, "document.entry", True, {"number", "title"}),
        (2, "error.body-unknown", False, {"body"}),
        (3, "fault.empty", False, set()),
        (4, "fault.wrong-type", False, {"value"}),
    ]
