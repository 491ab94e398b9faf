"""Drafting: what is wished for, how far the search is, and what is accepted of its result."""

import hashlib
import json

from flask import Blueprint, Response, request

from planner.editing.edit import Edit
from planner.editing.proposal import Part, accept_parts, needed_besides, parts_of
from planner.errors import InvalidInput, NotFound, PlannerError
from planner.models.account import Action
from planner.models.drafting import Proposal
from planner.models.programme import Programme
from planner.services.drafting_jobs import (
    JobSoFar,
    look_at_job,
    start_job,
    stop_job,
    watch_job,
    wishes_of,
)
from planner.web.inside import see_other
from planner.web.pages.workbench.drafting import (
    drafting_page,
    job_address,
    progress_data,
    watch_page,
)
from planner.web.pages.workbench.fields import Written, field_views
from planner.web.pages.workbench.frame import purpose_of
from planner.web.pages.workbench.impossible import impossible_page
from planner.web.pages.workbench.proposal import part_value, proposal_page
from planner.web.speaking_state import POLICY
from planner.web.workbench.answers import (
    NO_REFUSAL,
    Refusal,
    answer_edit,
    answer_page,
    refusal_of,
)
from planner.web.workbench.bench import SEEDS, Bench, bench_for
from planner.web.workbench.drafting_wishes import (
    disruption_fields,
    happened,
    search_fields,
    usual_wishes,
    wishes_sent,
    written_wishes,
)
from planner.web.workbench.form_facts import sent_fields
from planner.web.workbench_forms import check

proposals = Blueprint("proposals", __name__)


@proposals.after_request
def let_it_look(response: Response) -> Response:
    """The page of a job asks how far that is, by a script."""
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response


@proposals.get("/drafting")
def show_drafting(language: str, session: str) -> Response:
    """The form of wishes; ``like`` names a job whose wishes stand in it."""
    bench = bench_for(language, session, Action.EDIT)
    like = request.args.get("like")
    if like is None:
        return _form(bench, usual_wishes(bench.programme))
    return _form(bench, written_wishes(wishes_of(_job(bench, like).job)))


@proposals.post("/drafting")
def begin(language: str, session: str) -> Response:
    """Begins to draft."""
    bench = bench_for(language, session, Action.EDIT)
    try:
        check(purpose_of(session))
        job = start_job(bench.database, session, wishes_sent(), bench.actor, bench.now, SEEDS)
    except PlannerError as error:
        fields = (*search_fields(bench), *disruption_fields(bench.programme))
        return _form(bench, sent_fields(fields), refusal_of(error, language))
    return see_other(job_address(bench, job))


@proposals.get("/drafting/<job>")
def show_job(language: str, session: str, job: str) -> Response:
    """How far the job is; once it is finished, what came of it."""
    bench = bench_for(language, session, Action.EDIT)
    return _shown(bench, _job(bench, job))


@proposals.get("/drafting/<job>/progress")
def tell_progress(language: str, session: str, job: str) -> Response:
    """How far the job is, for the script of its page."""
    bench = bench_for(language, session, Action.EDIT)
    found = look_at_job(bench.database, session, job, bench.now)
    body = json.dumps(progress_data(found, language), ensure_ascii=False)
    tag = hashlib.sha256(body.encode()).hexdigest()[:32]
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        response = Response(body, content_type="application/json")
    response.set_etag(tag)
    return response


@proposals.post("/drafting/<job>/stop")
def stop(language: str, session: str, job: str) -> Response:
    """Ends the search with the best that it has."""
    bench = bench_for(language, session, Action.EDIT)
    found = _job(bench, job)
    try:
        check(purpose_of(session))
    except PlannerError as error:
        return _shown(bench, found, refusal_of(error, language))
    stop_job(bench.database, session, job, bench.now)
    return see_other(job_address(bench, found.job))


@proposals.post("/drafting/<job>/accept")
def accept(language: str, session: str, job: str) -> Response:
    """Takes the parts that were ticked into the draft, in one edit."""
    bench = bench_for(language, session, Action.EDIT)
    found = _job(bench, job)
    before, proposal = _proposal(found)
    ticked = set(request.form.getlist("take"))
    parts = parts_of(before, proposal.programme)
    chosen = tuple(part for part in parts if part_value(part) in ticked)
    needed = needed_besides(before, proposal.programme, chosen)

    def make_edit() -> Edit:
        if not chosen:
            raise InvalidInput("nothing-ticked", field="take")
        if needed:
            raise InvalidInput("proposal-part-needs-others")
        return accept_parts(proposal.programme, chosen, of=len(parts))

    def redisplay(refusal: Refusal) -> Response:
        return _shown(bench, found, refusal, chosen, needed)

    return answer_edit(bench, make_edit, bench.address("grid.show_grid"), redisplay)


def _form(bench: Bench, written: Written, refusal: Refusal = NO_REFUSAL) -> Response:
    search, disruptions = search_fields(bench), disruption_fields(bench.programme)
    page = drafting_page(
        bench,
        field_views(search, written, refusal.fields),
        field_views(disruptions, written, refusal.fields),
        refusal.sentences,
    )
    return answer_page("workbench/show_drafting.html", page, refusal.status)


def _job(bench: Bench, key: str) -> JobSoFar:
    return watch_job(bench.database, bench.session, key, bench.now)


def _shown(
    bench: Bench,
    found: JobSoFar,
    refusal: Refusal = NO_REFUSAL,
    chosen: tuple[Part, ...] | None = None,
    needed: frozenset[Part] = frozenset(),
) -> Response:
    result = found.result
    asked = happened(bench.programme if result is None else result.before, wishes_of(found.job))
    if result is None:
        page = watch_page(bench, found.job, asked)
        return answer_page("workbench/show_watch.html", page, refusal.status)
    if result.conflict is not None:
        conflict = impossible_page(bench, found, asked)
        return answer_page("workbench/show_impossible.html", conflict, refusal.status)
    proposal = proposal_page(bench, found, _number(found), asked, chosen, needed, refusal.sentences)
    return answer_page("workbench/show_proposal.html", proposal, refusal.status)


def _proposal(found: JobSoFar) -> tuple[Programme, Proposal]:
    if found.result is None or not found.result.proposals:
        raise NotFound("drafting-without-proposal", job=found.job.key)
    return found.result.before, found.result.proposals[_number(found)]


def _number(found: JobSoFar) -> int:
    """Which of the proposals is meant, counted from 0. Raises `NotFound`."""
    asked = request.values.get("proposal", "0")
    count = len(found.result.proposals) if found.result else 0
    if not asked.isdecimal() or len(asked) > 3 or int(asked) >= count:
        raise NotFound("drafting-without-proposal", job=found.job.key)
    return int(asked)
