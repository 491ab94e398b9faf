"""Publishing: what has changed since the last edition, what is found, and who has agreed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from planner.errors import InvalidInput, NotFound, PlannerError
from planner.models.account import Action
from planner.models.approval import ApprovalKind
from planner.models.body import BodyKind
from planner.models.check import Severity
from planner.services.approvals import circulate_edition, object_to, record_approval
from planner.services.editions import publish_edition
from planner.web.inside import see_other
from planner.web.pages.workbench.frame import purpose_of
from planner.web.pages.workbench.publishing import ORGANS, publishing_page
from planner.web.permissions import may
from planner.web.speaking_fields import choice, number, text
from planner.web.workbench.answers import NO_REFUSAL, Refusal, answer_page, refusal_of
from planner.web.workbench.bench import Bench, bench_for
from planner.web.workbench_forms import check

publishing = Blueprint("publishing", __name__)

_LONGEST_COMMENT = 4000


@publishing.get("/publish")
def show_publishing(language: str, session: str) -> Response:
    """What would be published, and what has been."""
    return _answer(bench_for(language, session), NO_REFUSAL)


@publishing.post("/publish")
def publish(language: str, session: str) -> Response:
    """Publishes the draft as it was seen."""
    bench = bench_for(language, session, Action.PUBLISH)

    def do() -> None:
        if _has_errors(bench) and not request.form.get("seen"):
            raise InvalidInput("errors-not-confirmed", field="seen")
        publish_edition(
            bench.database,
            session,
            bench.now,
            suffix=text("suffix") or None,
            comment=_prose("comment"),
            actor=bench.actor,
            based_on=number("version"),
        )

    return _done(bench, do)


@publishing.post("/publish/circulate")
def circulate(language: str, session: str) -> Response:
    """Puts an edition under a silence procedure."""
    bench = bench_for(language, session, Action.PUBLISH)

    def do() -> None:
        circulate_edition(
            bench.database,
            session,
            number("edition"),
            by=_organ(),
            now=bench.now,
            closes_at=_instant(bench, "closes_at"),
            actor=bench.actor,
        )

    return _done(bench, do)


@publishing.post("/publish/approve")
def approve(language: str, session: str) -> Response:
    """Notes that an edition was approved: for the bureau and for who keeps its record."""
    bench = _bench_of_approval(language, session)

    def do() -> None:
        by = _organ()
        is_conference = by is BodyKind.PLENARY
        record_approval(
            bench.database,
            session,
            number("edition"),
            kind=ApprovalKind.CONFERENCE if is_conference else ApprovalKind.MEETING,
            by=by,
            decided_on=_day("decided_on"),
            source=text("source") or None,
            now=bench.now,
            actor=bench.actor,
        )

    return _done(bench, do)


@publishing.post("/publish/object")
def object_to_edition(language: str, session: str) -> Response:
    """Breaks a silence, in the name of whoever is signed in."""
    bench = bench_for(language, session, Action.APPROVE)

    def do() -> None:
        written = _prose("text")
        if written is None:
            raise InvalidInput("objection-empty", field="text")
        object_to(
            bench.database,
            session,
            text("approval"),
            author=bench.actor.name,
            text=written,
            now=bench.now,
            actor=bench.actor,
        )

    return _done(bench, do)


def _bench_of_approval(language: str, session: str) -> Bench:
    """The bench of somebody of the bureau, or of the secretariat that notes what it decided."""
    action = Action.APPROVE if may(session, Action.APPROVE) else Action.PUBLISH
    return bench_for(language, session, action)


def _done(bench: Bench, do: Callable[[], None]) -> Response:
    try:
        check(purpose_of(bench.session))
        do()
    except NotFound:
        raise
    except PlannerError as error:
        return _answer(bench, refusal_of(error, bench.language))
    return see_other(bench.address("publishing.show_publishing"))


def _answer(bench: Bench, refusal: Refusal) -> Response:
    typed = dict(request.form) if refusal.status != NO_REFUSAL.status else {}
    page = publishing_page(bench, typed, refusal.sentences, refusal.fields)
    return answer_page("workbench/show_publishing.html", page, refusal.status)


def _has_errors(bench: Bench) -> bool:
    if bench.ruled is None:
        return True
    return any(finding.severity is Severity.ERROR for finding in bench.ruled.findings)


def _organ() -> BodyKind:
    found = choice("by", BodyKind)
    if found not in ORGANS:
        raise InvalidInput("field-unusable", field="by", value=found.value)
    return found


def _prose(field: str) -> str | None:
    written = request.form.get(field, "").replace("\r\n", "\n").strip()
    is_clean = all(character.isprintable() or character == "\n" for character in written)
    if len(written) > _LONGEST_COMMENT or not is_clean:
        raise InvalidInput("field-unusable", field=field, value=written[:40])
    return written or None


def _day(field: str) -> date:
    try:
        return date.fromisoformat(text(field))
    except ValueError:
        raise InvalidInput("field-unusable", field=field, value=text(field)) from None


def _instant(bench: Bench, field: str) -> datetime:
    """What the clocks at the venue show then."""
    zone = ZoneInfo(bench.programme.session.zone)
    try:
        return datetime.fromisoformat(text(field)).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise InvalidInput("field-unusable", field=field, value=text(field)) from None
