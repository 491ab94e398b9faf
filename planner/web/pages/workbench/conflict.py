"""The page for two editors at once: what stands now, what was wanted, and the choice of the two."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import request

from planner.documents.blocks import Clock, DateOnly, Inline, term
from planner.documents.difference_words import NounDifference, difference_words
from planner.documents.edit_words import edit_words
from planner.models.audit import AuditEntry
from planner.models.programme import Programme
from planner.services.editing import Superseded
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.bench import Bench

_MADE_ANEW = ("form", "version")


@dataclass(frozen=True, slots=True)
class WriteLine:
    """A write of somebody else: who, when at the venue, what, and why if they said."""

    actor: str
    at: Inline
    what: Inline
    reason: str | None


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Both states.

    ``meanwhile`` are the writes that touched the same, ``changed`` what would be different from
    what stands now; ``None`` if the edit cannot be made any more. ``post`` is where the form goes
    that writes it all the same, ``fields`` what was typed, ``keep`` the address that leaves things
    as they stand.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    meanwhile: tuple[WriteLine, ...]
    changed: tuple[NounDifference, ...] | None
    post: str
    fields: tuple[tuple[str, str], ...]
    keep: str


def conflict_page(bench: Bench, conflict: Superseded) -> ConflictPage:
    """The page for what was sent with this request."""
    programme, wanted = conflict.draft.programme, conflict.wanted
    back = request.form.get("back", "")
    keep = back if back.startswith(bench.home) else bench.address("grid.show_grid")
    title = term("work.conflict")
    return ConflictPage(
        frame=frame_of_work(bench, Link(title), here=keep),
        work=work_frame(bench, here=keep),
        title=title,
        meanwhile=tuple(write_line(programme, entry) for entry in conflict.meanwhile),
        changed=None if wanted is None else difference_words(programme, wanted.as_json()),
        post=f"{request.root_path.rstrip('/')}{request.path}",
        fields=tuple(
            (name, value)
            for name, value in request.form.items(multi=True)
            if name not in _MADE_ANEW
        ),
        keep=keep,
    )


def write_line(programme: Programme, entry: AuditEntry) -> WriteLine:
    """One line of the log."""
    return WriteLine(
        entry.actor, moment(programme, entry.at), edit_words(programme, entry), entry.reason
    )


def moment(programme: Programme, at: datetime) -> Inline:
    """An instant as the clocks at the venue show it."""
    local = at.astimezone(ZoneInfo(programme.session.zone))
    return term("work.moment", day=DateOnly(local.date()), hour=Clock(local.time()))
