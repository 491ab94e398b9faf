"""The page on which the draft is published, and on which what was published is approved."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.blocks import Inline, Verbatim, Words, term
from planner.documents.changes import change_list
from planner.models.account import Action
from planner.models.approval import Approval, ApprovalKind
from planner.models.body import BodyKind
from planner.models.check import Severity
from planner.models.edition import Edition
from planner.models.programme import Programme
from planner.rendering.html_inline import inline_markup
from planner.rules.approvals import Outcome, outcome
from planner.services.approvals import approvals_of
from planner.services.editions import compare_editions, list_editions
from planner.web.addresses import Addresses
from planner.web.pages.approvals import approval_lines
from planner.web.pages.frame import Frame, Link
from planner.web.pages.publication import Publication, publication_of
from planner.web.pages.speaking_chair import Option
from planner.web.pages.workbench.findings import summary_of
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.permissions import may
from planner.web.workbench.bench import Bench

ORGANS: dict[BodyKind, Inline] = {
    BodyKind.EXTENDED_BUREAU: term("page.organ_extended_bureau"),
    BodyKind.BUREAU: term("page.organ_bureau"),
    BodyKind.PLENARY: term("document.plenary"),
}
"""Who approves a plan."""


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """What an approval has come to; ``objections`` are what was objected and by whom.

    ``key`` names it in the form for an objection, ``None`` where there can be none (any more).
    """

    said: Inline
    source: Inline | None
    objections: tuple[str, ...]
    key: str | None


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition in the history."""

    publication: Publication
    number: int
    comment: str | None
    address: str
    approvals: tuple[ApprovalView, ...]


@dataclass(frozen=True, slots=True)
class PublishingPage:
    """What would be published and what has been.

    ``changes`` are those since the latest edition, ``None`` before the first one. ``typed`` is what
    stood in a form that was refused for the reasons in ``problems``; ``errors`` are by field.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    changes: tuple[Markup, ...] | None
    summary: Inline
    error_count: int
    findings: str
    preview: str
    is_empty: bool
    may_publish: bool
    may_approve: bool
    may_object: bool
    editions: tuple[EditionView, ...]
    organs: tuple[Option, ...]
    zone: Inline
    post: str
    circulate: str
    approve: str
    object: str
    typed: Mapping[str, str]
    problems: tuple[str, ...]
    errors: Mapping[str, str]


def publishing_page(
    bench: Bench, typed: Mapping[str, str], problems: tuple[str, ...], errors: Mapping[str, str]
) -> PublishingPage:
    """The page for whoever asks."""
    programme, session = bench.programme, bench.programme.session
    here, title = bench.address("publishing.show_publishing"), term("work.nav_publish")
    editions = list_editions(bench.database, bench.session)
    findings = () if bench.ruled is None else bench.ruled.findings
    may_publish = may(bench.session, Action.PUBLISH)
    may_object = may(bench.session, Action.APPROVE)
    return PublishingPage(
        frame=frame_of_work(bench, Link(title), here=here),
        work=work_frame(bench, here=here),
        title=title,
        changes=_changes(bench, editions),
        summary=summary_of(findings),
        error_count=sum(finding.severity is Severity.ERROR for finding in findings),
        findings=bench.address("findings.list_findings"),
        preview=bench.address("preview.list_documents"),
        is_empty=not programme.meetings and not programme.items,
        may_publish=may_publish,
        may_approve=may_publish or may_object,
        may_object=may_object,
        editions=_editions(bench, editions),
        organs=tuple(Option(kind.value, name) for kind, name in ORGANS.items()),
        zone=term("page.local_time", city=Words(session.city), zone=Verbatim(session.zone)),
        post=here,
        circulate=bench.address("publishing.circulate"),
        approve=bench.address("publishing.approve"),
        object=bench.address("publishing.object_to_edition"),
        typed=typed,
        problems=problems,
        errors=errors,
    )


def _changes(bench: Bench, editions: list[Edition]) -> tuple[Markup, ...] | None:
    if not editions:
        return None
    compared = compare_editions(bench.database, bench.session)
    entries = change_list(compared.changes, compared.before, compared.after).entries
    return tuple(inline_markup(entry.content, bench.language) for entry in entries)


def _editions(bench: Bench, editions: list[Edition]) -> tuple[EditionView, ...]:
    # Read now and not from what is kept: whoever has just approved looks for it here.
    approvals = approvals_of(bench.database, bench.session)
    addresses = Addresses(bench.language, bench.session)
    return tuple(
        EditionView(
            publication=publication_of(edition, bench.programme.session),
            number=edition.number,
            comment=edition.comment,
            address=addresses.show_edition(edition.number),
            approvals=_approvals(bench, approvals, edition.number, bench.programme),
        )
        for edition in editions
    )


def _approvals(
    bench: Bench, approvals: list[Approval], edition: int, programme: Programme
) -> tuple[ApprovalView, ...]:
    own = [approval for approval in approvals if approval.edition == edition]
    lines = approval_lines(own, edition, programme, bench.now)
    return tuple(
        ApprovalView(line.said, line.source, approval.objections, _open_key(approval, bench))
        for approval, line in zip(own, lines, strict=True)
    )


def _open_key(approval: Approval, bench: Bench) -> str | None:
    """The key of a silence that can still be broken."""
    is_silent = approval.kind is ApprovalKind.SILENCE
    return (
        approval.key if is_silent and outcome(approval, bench.now) is not Outcome.ADOPTED else None
    )
