"""The check of a programme as a document."""

from collections.abc import Sequence

from planner.documents.blocks import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Role,
    Verbatim,
    term,
)
from planner.documents.entitlement import use_of_entitlement
from planner.documents.finding_words import (
    finding_ground,
    finding_mend,
    finding_target,
    finding_text,
)
from planner.documents.working_cover import working_cover_of
from planner.models.check import Severity
from planner.models.deadline import Deadline
from planner.models.finding import Finding
from planner.models.programme import Programme
from planner.rules.entitlement import EntitlementUse

KIND = "check"
_HEADINGS = {
    Severity.ERROR: term("finding.errors"),
    Severity.WARNING: term("finding.warnings"),
    Severity.ADVICE: term("finding.advice"),
}


def check_report(
    programme: Programme,
    deadlines: Sequence[Deadline],
    findings: Sequence[Finding],
    use: EntitlementUse,
) -> Document:
    """The findings by how much they weigh, then the use of the meetings with interpretation."""
    blocks: list[Block] = [_summary(findings)]
    for severity in Severity:
        of_severity = [finding for finding in findings if finding.severity is severity]
        if of_severity:
            blocks.append(Heading(_HEADINGS[severity], anchor=severity.value))
            blocks.append(finding_listing(programme, deadlines, of_severity))
    blocks += use_of_entitlement(programme, use)
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("finding.title"),
        cover=working_cover_of(programme),
        blocks=tuple(blocks),
    )


def finding_listing(
    programme: Programme, deadlines: Sequence[Deadline], findings: Sequence[Finding]
) -> Listing:
    """Each finding with what to do and on which ground below it."""
    entries: list[Entry] = []
    for number, finding in enumerate(findings, start=1):
        entries += [
            Entry(
                finding_text(programme, deadlines, finding),
                marker=Verbatim(f"{number}."),
                target=finding_target(finding),
            ),
            Entry(finding_mend(finding), level=2),
            Entry(finding_ground(finding), level=2),
        ]
    return Listing(tuple(entries))


def _summary(findings: Sequence[Finding]) -> Paragraph:
    if not findings:
        return Paragraph(term("finding.none"), Role.NOTE)
    counts = {
        severity: Verbatim(str(sum(finding.severity is severity for finding in findings)))
        for severity in Severity
    }
    return Paragraph(
        term(
            "finding.summary",
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            advice=counts[Severity.ADVICE],
        )
    )
