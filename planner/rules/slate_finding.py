"""How findings about slates are made, so that all are made alike."""

from collections.abc import Iterable

from planner.models.check import Severity
from planner.models.slate import Named, SlateCode, SlateFinding, SlateParam, StateNamed
from planner.models.source import Source


def named_states(codes: Iterable[str]) -> tuple[StateNamed, ...]:
    """The States with those codes, in the same order."""
    return tuple(StateNamed(code) for code in codes)


def slate_finding(
    code: SlateCode,
    severity: Severity,
    subjects: tuple[Named, ...],
    source: Source,
    *,
    is_verified: bool = True,
    **params: SlateParam,
) -> SlateFinding:
    """A finding; it is no more than advice where its ground is not verified."""
    return SlateFinding(
        code=code,
        severity=severity if is_verified else Severity.ADVICE,
        subjects=subjects,
        params=tuple(sorted(params.items())),
        source=source,
        is_verified=is_verified,
    )
