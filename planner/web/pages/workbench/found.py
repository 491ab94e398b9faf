"""Findings beside what they concern."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.documents.blocks import Inline, term
from planner.documents.finding_words import finding_ground, finding_mend, finding_text
from planner.models.check import CheckCode, Severity
from planner.models.finding import Finding, Matter
from planner.services.rulebooks import RuledSession

SEVERITIES: dict[Severity, Inline] = {
    Severity.ERROR: term("work.severity_error"),
    Severity.WARNING: term("work.severity_warning"),
    Severity.ADVICE: term("work.severity_advice"),
}
"""How much a finding weighs, in a word."""

_AT_EACH = 2


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: how much it weighs, what is wrong, on which ground, and what would mend it."""

    weight: str
    severity: Inline
    text: Inline
    ground: Inline
    mend: Inline


@dataclass(frozen=True, slots=True)
class CheckNamed:
    """That a check found something, where there is no room to tell more."""

    severity: Severity
    code: CheckCode

    @property
    def weight(self) -> Inline:
        """How much it weighs, in a word."""
        return SEVERITIES[self.severity]

    @property
    def name(self) -> Inline:
        """What is checked."""
        return term(f"rule.check-{self.code}")


@dataclass(frozen=True, slots=True)
class FindingsPlaced:
    """The findings where they belong, in their order.

    One about two meetings stands at both. One about more of them is about their time rather than
    about each: ``by_first`` has it under the first. ``others`` are about no meeting.
    """

    by_meeting: dict[str, list[Finding]]
    by_first: dict[str, list[Finding]]
    others: tuple[Finding, ...]


def meetings_in(finding: Finding) -> list[str]:
    """The keys of the meetings that the finding is about, each once."""
    keys = (about.key for about in finding.subjects if about.matter is Matter.MEETING)
    return list(dict.fromkeys(keys))


def findings_placed(findings: Iterable[Finding]) -> FindingsPlaced:
    """The findings by what they are about."""
    by_meeting: dict[str, list[Finding]] = {}
    by_first: dict[str, list[Finding]] = {}
    others: list[Finding] = []
    for finding in findings:
        keys = meetings_in(finding)
        if len(keys) > _AT_EACH:
            by_first.setdefault(keys[0], []).append(finding)
        for key in keys if len(keys) <= _AT_EACH else ():
            by_meeting.setdefault(key, []).append(finding)
        if not keys:
            others.append(finding)
    return FindingsPlaced(by_meeting, by_first, tuple(others))


def found_words(ruled: RuledSession, findings: Iterable[Finding]) -> tuple[Found, ...]:
    """The findings in words."""
    return tuple(
        Found(
            weight=finding.severity.value,
            severity=SEVERITIES[finding.severity],
            text=finding_text(ruled.programme, ruled.deadlines, finding),
            ground=finding_ground(finding),
            mend=finding_mend(finding),
        )
        for finding in findings
    )
