"""What stands around every page of the workbench."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import current_app, request, url_for

from planner.documents.blocks import Inline, Verbatim, Words, term
from planner.documents.edit_words import edit_name, edit_words
from planner.models.account import Action
from planner.models.audit import AuditEntry
from planner.services.editing import read_log
from planner.web.pages.frame import Frame, Link, frame_of_page
from planner.web.permissions import may
from planner.web.workbench.bench import Bench
from planner.web.workbench_forms import token

DONE = "done"
"""The field of the query that holds the number of the write that has just been made."""

_PARTS: tuple[tuple[str, str, Action], ...] = (
    ("work.nav_grid", "workbench.grid.show_grid", Action.READ_DRAFT),
    ("work.nav_agenda", "workbench.agenda.show_agenda", Action.READ_DRAFT),
    ("work.nav_papers", "workbench.papers.list_papers", Action.READ_DRAFT),
    ("work.nav_titles", "workbench.titles.list_titles", Action.READ_DRAFT),
    ("work.nav_bodies", "workbench.bodies.list_bodies", Action.READ_DRAFT),
    ("work.nav_officers", "workbench.officers.list_officers", Action.READ_DRAFT),
    ("work.nav_rules", "workbench.rules.show_rules", Action.READ_DRAFT),
    ("draft.facts", "workbench.facts.edit_facts", Action.READ_DRAFT),
    ("work.nav_findings", "workbench.findings.list_findings", Action.READ_DRAFT),
    ("work.nav_drafting", "workbench.proposals.show_drafting", Action.EDIT),
    ("work.nav_import", "workbench.importing.show_import", Action.EDIT),
    ("work.nav_preview", "workbench.preview.list_documents", Action.READ_DRAFT),
    ("report.documents_title", "workbench.reporting.show_report", Action.RECORD),
    ("work.nav_publish", "workbench.publishing.show_publishing", Action.READ_DRAFT),
    ("work.nav_log", "workbench.log.list_log", Action.AUDIT_READ),
    ("work.nav_people", "persons.at_session.list_people_of_session", Action.AUDIT_READ),
)
"""The parts of the workbench in the order of the work: name, endpoint, and who may see it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the workbench, in its navigation."""

    label: Inline
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Again:
    """A button that takes back or brings back a write, and what that write was."""

    label: Inline
    address: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, and the button that takes it back."""

    done: Inline
    undo: Again | None


@dataclass(frozen=True, slots=True)
class WorkFrame:
    """What stands around the content of a page of the workbench.

    ``version`` and ``token`` are what forms send back; ``back`` is where an undoing leads.
    ``state`` says whether the draft is published.
    """

    session: Inline
    state: Inline
    is_published: bool
    version: int
    token: str
    back: str
    may_edit: bool
    parts: tuple[Part, ...]
    undo: Again | None
    redo: Again | None
    notice: Notice | None


def purpose_of(session: str) -> str:
    """What the tokens of all forms of that workbench are for."""
    return f"work {session}"


def frame_of_work(bench: Bench, *trail: Link, here: str | None = None) -> Frame:
    """The frame of the whole page; ``trail`` leads from the grid to this page.

    ``here`` is the address of the page where this one answers what was sent.
    """
    grid = bench.address("grid.show_grid")
    above = Link(term("work.workbench"), grid if trail else None)
    session = Link(Words(bench.programme.session.short_title))
    shown = here or page_shown(bench)
    rest = shown.removeprefix(f"{request.root_path.rstrip('/')}/{bench.language}/")

    def page_in(language: str) -> str:
        return f"{request.root_path.rstrip('/')}/{language}/{rest}"

    return frame_of_page(bench.language, (session, above, *trail), page_in=page_in)


def work_frame(bench: Bench, *, here: str | None = None) -> WorkFrame:
    """What stands around the content, for whoever asks; ``here`` as above."""
    state, may_edit = bench.state, bench.may_edit
    return WorkFrame(
        session=Words(bench.programme.session.short_title),
        state=_state(bench),
        is_published=state.is_published,
        version=state.version,
        token=token(purpose_of(bench.session)),
        back=here or page_shown(bench),
        may_edit=may_edit,
        parts=tuple(
            Part(term(label), _address(bench, endpoint), request.endpoint == endpoint)
            for label, endpoint, action in _PARTS
            if endpoint in current_app.view_functions and may(bench.session, action)
        ),
        undo=_again("undo", bench, state.to_undo) if may_edit else None,
        redo=_again("redo", bench, state.to_redo) if may_edit else None,
        notice=_notice(bench),
    )


def page_shown(bench: Bench) -> str:
    """The address of the page that is asked for, without what was done on it; the grid's for what
    is sent and not shown.
    """
    if request.method not in ("GET", "HEAD"):
        return bench.address("grid.show_grid")
    query = [(k, v) for k, v in request.args.items(multi=True) if k != DONE]
    path = f"{request.root_path.rstrip('/')}{request.path}"
    return f"{path}?{urlencode(query)}" if query else path


def _state(bench: Bench) -> Inline:
    version, published = Verbatim(str(bench.version)), bench.state.published
    if published is None:
        return term("work.never_published", version=version)
    number = Verbatim(str(published.number))
    if bench.state.is_published:
        return term("work.is_published", version=version, edition=number)
    return term("work.is_changed", version=version, edition=number)


def _again(what: str, bench: Bench, entry: AuditEntry | None) -> Again | None:
    if entry is None:
        return None
    label = "work.undo" if what == "undo" else "work.redo"
    address = bench.address(f"history.{what}_edit")
    return Again(term(label, edit=edit_name(entry)), address, entry.number)


def _notice(bench: Bench) -> Notice | None:
    """The write that the address names, if whoever asks has made it."""
    written = request.args.get(DONE, "")
    if not written.isdecimal() or len(written) > 9:
        return None
    number = int(written)
    found = read_log(bench.database, bench.session, after=number - 1, before=number + 1)
    if not found or found[0].account != bench.actor.account:
        return None
    entry = found[0]
    undo = None
    if bench.may_edit and entry.difference is not None:
        address = bench.address("history.undo_edit")
        undo = Again(term("work.undo_this"), address, entry.number)
    return Notice(edit_words(bench.programme, entry), undo)


def _address(bench: Bench, endpoint: str) -> str:
    return url_for(endpoint, language=bench.language, session=bench.session)
