"""What the workbench answers: pages, and what becomes of a form that was sent."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Response, request

from planner.editing.edit import Edit
from planner.errors import InvalidDraft, InvalidInput, NotFound, PlannerError
from planner.i18n.messages import error_message
from planner.models.programme import Programme
from planner.services.editing import Edited, Superseded, edit_session
from planner.web.inside import page_answer, see_other
from planner.web.onward import local_path
from planner.web.pages.workbench.conflict import conflict_page
from planner.web.pages.workbench.frame import DONE, WorkFrame, purpose_of
from planner.web.pages.workbench.refused import refused_page
from planner.web.speaking_fields import number, status_of
from planner.web.templates import Page
from planner.web.workbench.bench import SEEDS, Bench
from planner.web.workbench.fault_words import fault_line, fault_sentence
from planner.web.workbench_forms import check

_LONGEST_REASON = 2000


class WorkPage(Page, Protocol):
    """What every page of the workbench has."""

    @property
    def work(self) -> WorkFrame:
        """What stands around its content."""


@dataclass(frozen=True)
class Refusal:
    """Why a form was not followed: sentences, and the one for each field that is at fault.

    ``status`` is that of HTTP.
    """

    status: int = 200
    sentences: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


NO_REFUSAL = Refusal()
"""For a form that has not been sent yet."""

Redisplay = Callable[[Refusal], Response]
"""Shows a form again with what was typed in it and what is wrong with that."""


def answer_page(template: str, page: WorkPage, status: int = 200) -> Response:
    """The page as an answer."""
    return page_answer(template, page, status)


def answer_edit(
    bench: Bench,
    make_edit: Callable[[], Edit],
    back: str,
    redisplay: Redisplay | None = None,
) -> Response:
    """Makes the edit that a form asks for and goes back to ``back``, where a notice says so.

    The form's own ``back`` leads elsewhere in the workbench. ``make_edit`` reads the form. What
    is refused is shown by ``redisplay`` (without it: on a page of its own), what somebody else has
    changed meanwhile on a page with both states. Raises `NotFound`, as it would where there is
    nothing to show any more.
    """
    made: list[Edit] = []

    def write() -> Edited:
        made.append(make_edit())
        return edit_session(
            bench.database,
            bench.session,
            made[0],
            bench.actor,
            bench.now,
            based_on=number("version"),
            reason=_reason(),
            seeds=SEEDS,
        )

    def named() -> Programme:
        # What would be wrong is told with the names that things would have.
        return made[0].apply(bench.programme) if made else bench.programme

    return answer_write(bench, write, back, redisplay, named)


def answer_write(
    bench: Bench,
    write: Callable[[], Edited],
    back: str,
    redisplay: Redisplay | None = None,
    named: Callable[[], Programme] | None = None,
) -> Response:
    """The same for any write on the draft; ``named`` gives the programme with faults in it."""
    try:
        check(purpose_of(bench.session))
        edited = write()
    except Superseded as conflict:
        return answer_page("workbench/show_conflict.html", conflict_page(bench, conflict), 409)
    except NotFound:
        raise
    except PlannerError as error:
        programme = named() if named and isinstance(error, InvalidDraft) else bench.programme
        refusal = refusal_of(error, bench.language, programme)
        if redisplay is not None:
            return redisplay(refusal)
        page = refused_page(bench, refusal.sentences, _way_back(bench, back))
        return answer_page("workbench/show_refused.html", page, refusal.status)
    if edited.entry is not None:
        bench.keep(edited.draft.programme)
    return see_other(_with_notice(_way_back(bench, back), edited))


def refusal_of(error: PlannerError, language: str, programme: Programme | None = None) -> Refusal:
    """What was refused in words, and at which fields; with the names that ``programme`` has."""
    status = status_of(error)
    if isinstance(error, InvalidDraft):
        return Refusal(
            status,
            tuple(fault_line(programme, fault, language) for fault in error.faults),
            {
                fault.path[-1]: fault_sentence(programme, fault, language)
                for fault in reversed(error.faults)
                if fault.path
            },
        )
    sentence = error_message(error, language)
    where = error.params.get("field") if isinstance(error, InvalidInput) else None
    return Refusal(status, (sentence,), {} if where is None else {str(where): sentence})


def _reason() -> str | None:
    written = request.form.get("reason", "").strip()
    if len(written) > _LONGEST_REASON:
        raise InvalidInput("field-unusable", field="reason", value=written[:40])
    return written or None


def _way_back(bench: Bench, back: str) -> str:
    """Where the form wants to go back to, if that is in this workbench."""
    wanted = local_path(request.form.get("back"))
    return wanted if wanted and wanted.startswith(bench.home) else back


def _with_notice(address: str, edited: Edited) -> str:
    if edited.entry is None:
        return address
    parts = urlsplit(address)
    query = [(k, v) for k, v in parse_qsl(parts.query) if k != DONE]
    written = urlencode([*query, (DONE, str(edited.entry.number))])
    return parts._replace(query=written).geturl()
