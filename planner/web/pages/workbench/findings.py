"""The page of all findings."""

from dataclasses import dataclass

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.finding_words import about_inline
from planner.i18n.messages import error_message
from planner.models.check import Severity
from planner.models.finding import Finding
from planner.services.rulebooks import RuledSession
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.found import Found, found_words
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.pages.workbench.mending import address_of
from planner.web.workbench.bench import Bench

# More than that nobody mends before looking again; the report has them all.
_MOST = 100
_HEADINGS: dict[Severity, Inline] = {
    Severity.ERROR: term("finding.errors"),
    Severity.WARNING: term("finding.warnings"),
    Severity.ADVICE: term("finding.advice"),
}


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding, and the pages of what it is about; the first is where it would be mended."""

    found: Found
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one weight; never empty. ``more`` is how many are left out at the end."""

    weight: str
    heading: Inline
    count: int
    lines: tuple[FindingLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The findings, the gravest first; ``problem`` says why nothing could be checked, if so."""

    frame: Frame
    work: WorkFrame
    title: Inline
    summary: Inline
    groups: tuple[FindingGroup, ...]
    facts: str
    report: str
    problem: str | None


def findings_page(bench: Bench) -> FindingsPage:
    """The page for whoever asks."""
    title = term("work.nav_findings")
    fault, ruled = bench.rules_fault, bench.ruled
    findings = () if ruled is None else ruled.findings
    groups = [] if ruled is None else [_group(bench, ruled, severity) for severity in Severity]
    return FindingsPage(
        frame=frame_of_work(bench, Link(title)),
        work=work_frame(bench),
        title=title,
        summary=summary_of(findings),
        groups=tuple(group for group in groups if group.lines),
        facts=bench.address("facts.edit_facts"),
        report=bench.address(
            "preview.download_preview", into=bench.language, kind="check", suffix="html"
        ),
        problem=None if fault is None else error_message(fault, bench.language),
    )


def summary_of(findings: tuple[Finding, ...]) -> Inline:
    """How many there are of each weight."""
    if not findings:
        return term("finding.none")
    counts = {
        severity: Verbatim(str(sum(finding.severity is severity for finding in findings)))
        for severity in Severity
    }
    return term(
        "finding.summary",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        advice=counts[Severity.ADVICE],
    )


def _group(bench: Bench, ruled: RuledSession, severity: Severity) -> FindingGroup:
    findings = [finding for finding in ruled.findings if finding.severity is severity]
    shown = findings[:_MOST]
    return FindingGroup(
        weight=severity.value,
        heading=_HEADINGS[severity],
        count=len(findings),
        lines=tuple(
            FindingLine(found, _places(bench, ruled, finding))
            for finding, found in zip(shown, found_words(ruled, shown), strict=True)
        ),
        more=len(findings) - len(shown),
    )


def _places(bench: Bench, ruled: RuledSession, finding: Finding) -> tuple[Link, ...]:
    return tuple(
        Link(about_inline(ruled.programme, ruled.deadlines, about), address_of(bench, about))
        for about in finding.subjects
    )
