"""What is to be noted about a list: code and facts, no words, and nothing that stops anybody."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from planner.models.credentials import CredentialsStatus
from planner.models.debate import Debate
from planner.models.speaking import GROUPS, STATES, Capacity, Request, RequestKind
from planner.rules.credentials import has_full_rights
from planner.rules.speaking_floor import Floor, Stage


class SpeakingCode(StrEnum):
    """What can be noted."""

    SEVERAL_STATEMENTS = "several_statements"
    GROUP_AND_OWN = "group_and_own"
    WITHOUT_CREDENTIALS = "without_credentials"
    REPLY_UNVERIFIED = "reply_unverified"
    PLAN_DIFFERS = "plan_differs"
    WISH_UNMET = "wish_unmet"


@dataclass(frozen=True, slots=True)
class SpeakingFinding:
    """One thing noted; ``serials`` are the requests that it is about."""

    code: SpeakingCode
    serials: tuple[int, ...] = ()
    params: dict[str, str | int] = field(default_factory=dict)


def is_confirmed(request: Request, status: CredentialsStatus | None) -> bool:
    """Whether the place is certain: that of a State is once credentials have been received.

    It may speak without (rule 20); the place is then shown as subject to credentials. ``status`` is
    ``None`` where the register does not know the delegation. *Source*: practice of the
    International Labour Conference (WCMS_367966).
    """
    if request.capacity not in STATES:
        return True
    return status not in (None, CredentialsStatus.NONE) and has_full_rights(status)


def speaking_findings(
    debate: Debate,
    floor: Floor,
    *,
    credentials: Mapping[str, CredentialsStatus] | None = None,
    capacities: Mapping[str, int] | None = None,
    unmet: Sequence[int] = (),
) -> tuple[SpeakingFinding, ...]:
    """Everything to be noted, in the order of `SpeakingCode` and then of the requests.

    ``credentials`` are the credentials by delegation; ``capacities`` the places that were computed
    for each meeting, to be held against what the secretariat has planned. ``unmet`` are the serials
    of those whose wish for a meeting cannot be met.
    """
    gone = (Stage.WITHDRAWN, Stage.IN_WRITING)
    live = [
        request
        for request in debate.requests
        if request.kind is RequestKind.STATEMENT and floor.stages[request.serial] not in gone
    ]
    return (
        *_several(live, debate.settings.statements_per_delegation),
        *_group_and_own(live),
        *_without_credentials(live, debate, credentials or {}),
        *_reply_unverified(debate),
        *_plan_differs(debate, capacities or {}),
        *(SpeakingFinding(SpeakingCode.WISH_UNMET, (serial,)) for serial in unmet),
    )


def _several(live: list[Request], allowed: int) -> Iterator[SpeakingFinding]:
    own = [request for request in live if request.capacity not in GROUPS]
    for delegation, count in Counter(request.delegation for request in own).items():
        if count > allowed:
            serials = tuple(r.serial for r in own if r.delegation == delegation)
            params: dict[str, str | int] = {"count": count, "allowed": allowed}
            yield SpeakingFinding(SpeakingCode.SEVERAL_STATEMENTS, serials, params)


def _group_and_own(live: list[Request]) -> Iterator[SpeakingFinding]:
    """A group whose members, or whose speaker, also speak for themselves."""
    for group in live:
        if group.capacity not in GROUPS:
            continue
        members = {*group.members, group.delegation}
        own = [r for r in live if r.capacity not in GROUPS and r.delegation in members]
        if own:
            serials = (group.serial, *(request.serial for request in own))
            yield SpeakingFinding(SpeakingCode.GROUP_AND_OWN, serials, {"count": len(own)})


def _without_credentials(
    live: list[Request], debate: Debate, credentials: Mapping[str, CredentialsStatus]
) -> Iterator[SpeakingFinding]:
    if not debate.settings.needs_credentials:
        return
    for request in live:
        if not is_confirmed(request, credentials.get(request.delegation)):
            yield SpeakingFinding(SpeakingCode.WITHOUT_CREDENTIALS, (request.serial,))


def _reply_unverified(debate: Debate) -> Iterator[SpeakingFinding]:
    policy = debate.settings.right_of_reply
    if policy is not None and not policy.verified:
        yield SpeakingFinding(SpeakingCode.REPLY_UNVERIFIED)


# The places that meetings are planned for are judgement; only a gap beyond this is worth a word.
_BAND = 2


def _plan_differs(debate: Debate, capacities: Mapping[str, int]) -> Iterator[SpeakingFinding]:
    for meeting, planned in debate.settings.planned_statements.items():
        computed = capacities.get(meeting, planned)
        if abs(planned - computed) > _BAND:
            params: dict[str, str | int] = {
                "meeting": meeting,
                "planned": planned,
                "computed": computed,
            }
            yield SpeakingFinding(SpeakingCode.PLAN_DIFFERS, (), params)


def loses_bonus(debate: Debate, floor: Floor, group: Request) -> bool:
    """Whether a group has no claim to the longer limit because members of it speak themselves.

    *Source*: practice of the Conference of the Parties to the Framework Convention on Climate
    Change (COP 23, information for Parties): more time for groups whose members do not speak.
    """
    return any(
        finding.code is SpeakingCode.GROUP_AND_OWN and finding.serials[0] == group.serial
        for finding in speaking_findings(debate, floor)
    )


def without_bonus(limits: Mapping[Capacity, timedelta], group: Request) -> timedelta:
    """The limit of a group that has no claim to the longer one: that of a State."""
    return min(limits[group.capacity], limits[Capacity.STATE])
