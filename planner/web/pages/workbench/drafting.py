"""The pages on which a draft is asked for, and watched while it is made."""

from dataclasses import dataclass

from planner.documents.blocks import Inline, Verbatim, term
from planner.errors import InvalidInput
from planner.i18n.messages import error_message
from planner.models.drafting_job import DraftingJob, JobStatus
from planner.rendering.words import plain
from planner.services.drafting_jobs import has_solver, list_jobs
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.conflict import moment
from planner.web.pages.workbench.fields import FieldView
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.bench import Bench

LOOK_SECONDS = 2
"""So often a page that is watched without a script is loaded again."""


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job in the list: when it was begun and by whom, how it stands, and its page."""

    at: Inline
    actor: str
    state: Inline
    address: str


@dataclass(frozen=True, slots=True)
class DraftingPage:
    """The form of wishes, and what was drafted before.

    ``running`` is the page of the job that is under way: while there is one, there is no form.
    ``is_disrupted`` opens the part of the form about what has happened.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    search: tuple[FieldView, ...]
    disruptions: tuple[FieldView, ...]
    is_disrupted: bool
    has_solver: bool
    post: str
    running: str | None
    jobs: tuple[JobLine, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WatchPage:
    """A job under way, or one of which nothing came.

    ``happened`` is what it was asked to take into account. ``done`` of ``limit`` seconds are over.
    ``progress`` is where the script looks. ``problem`` says why nothing came of it; ``onward``
    leads to the form.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    happened: tuple[Inline, ...]
    is_running: bool
    is_stopping: bool
    done: float
    limit: float
    so_far: Inline
    time: Inline
    progress: str
    stop: str
    problem: str | None
    onward: str
    look_seconds: int


def drafting_page(
    bench: Bench,
    search: tuple[FieldView, ...],
    disruptions: tuple[FieldView, ...],
    problems: tuple[str, ...] = (),
) -> DraftingPage:
    """The page for whoever asks, with what is wrong with what was sent."""
    here = bench.address("proposals.show_drafting")
    title = term("work.nav_drafting")
    jobs = list_jobs(bench.database, bench.session, bench.now)
    running = [job for job in jobs if job.status is JobStatus.RUNNING]
    return DraftingPage(
        frame=frame_of_work(bench, Link(title), here=here),
        work=work_frame(bench, here=here),
        title=title,
        search=search,
        disruptions=disruptions,
        is_disrupted=any(
            field.value or any(option.is_chosen for option in field.options)
            for field in disruptions
        ),
        has_solver=has_solver(),
        post=bench.address("proposals.begin"),
        running=job_address(bench, running[0]) if running else None,
        jobs=tuple(
            JobLine(
                moment(bench.programme, job.started_at),
                job.actor,
                state_inline(job),
                job_address(bench, job),
            )
            for job in jobs
        ),
        problems=problems,
    )


def watch_page(bench: Bench, job: DraftingJob, happened: tuple[Inline, ...]) -> WatchPage:
    """The page of a job that has no result, or none yet."""
    title = term("proposal.watch_title")
    above = Link(term("work.nav_drafting"), bench.address("proposals.show_drafting"))
    here = job_address(bench, job)
    return WatchPage(
        frame=frame_of_work(bench, above, Link(title), here=here),
        work=work_frame(bench, here=here),
        title=title,
        happened=happened,
        is_running=job.status is JobStatus.RUNNING,
        is_stopping=job.stop_requested_at is not None,
        done=min(job.elapsed_seconds, job.limit_seconds),
        limit=job.limit_seconds,
        so_far=so_far_inline(job),
        time=time_inline(job),
        progress=bench.address("proposals.tell_progress", job=job.key),
        stop=bench.address("proposals.stop", job=job.key),
        problem=_problem(job, bench.language),
        onward=bench.address("proposals.show_drafting"),
        look_seconds=LOOK_SECONDS,
    )


def progress_data(job: DraftingJob, language: str) -> dict[str, object]:
    """How far the job is, for the script: figures, and the same in words."""
    return {
        "status": job.status.value,
        "best": job.best,
        "bound": job.bound,
        "proposals": job.proposals,
        "seconds": min(job.elapsed_seconds, job.limit_seconds),
        "limit_seconds": job.limit_seconds,
        "so_far": plain(so_far_inline(job), language),
        "time": plain(time_inline(job), language),
    }


def so_far_inline(job: DraftingJob) -> Inline:
    """What it has come to."""
    if job.best is None:
        return term("proposal.so_far_nothing")
    best = Verbatim(str(job.best))
    if not job.bound:
        return term("proposal.so_far_unbounded", best=best)
    return term("proposal.so_far", best=best, bound=Verbatim(str(job.bound)))


def time_inline(job: DraftingJob) -> Inline:
    """How much of its time is over."""
    done = min(job.elapsed_seconds, job.limit_seconds)
    return term(
        "proposal.time", done=Verbatim(f"{done:.0f}"), limit=Verbatim(f"{job.limit_seconds:.0f}")
    )


def state_inline(job: DraftingJob) -> Inline:
    """How it stands, in a few words."""
    match job.status:
        case JobStatus.RUNNING:
            return term("proposal.state_running")
        case JobStatus.FAILED:
            return term("proposal.state_failed")
        case JobStatus.LOST:
            return term("proposal.state_lost")
    if job.best is None:
        return term("proposal.state_conflict")
    return term("proposal.state_finished", best=Verbatim(str(job.best)))


def job_address(bench: Bench, job: DraftingJob) -> str:
    """The page of the job."""
    return bench.address("proposals.show_job", job=job.key)


def _problem(job: DraftingJob, language: str) -> str | None:
    if job.status is JobStatus.LOST:
        return error_message(InvalidInput("drafting-lost"), language)
    if job.error is not None:
        return error_message(InvalidInput(job.error, **job.error_params), language)
    return None
