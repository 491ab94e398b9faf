"""One delegation in the register: its history, its names, and what can be entered."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.bureau_words import state_name
from planner.documents.credentials_words import (
    ASKS,
    FORMS,
    ISSUERS,
    STATUSES,
    STEPS,
    moment_at,
    step_words,
)
from planner.models.credentials import CredentialsForm, Delegation, Issuer, StepKind
from planner.models.programme import Programme
from planner.rules.credentials import (
    has_full_rights,
    is_late,
    may_follow,
    standing_of,
    status_of,
)
from planner.services.credentials import RegisterView
from planner.services.credentials_desk import RECEIPT_STEPS, mark_of
from planner.web.addresses import Addresses
from planner.web.pages.credentials import cut_offs, delegation_address, list_address
from planner.web.pages.fields import options_of
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.speaking_chair import Option

_RECEIPTS = tuple(RECEIPT_STEPS.values())


@dataclass(frozen=True, slots=True)
class StepLine:
    """One thing that happened, and when."""

    at: Inline
    what: Inline


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name in the delegation; ``left`` is ``None`` while it belongs to it."""

    name: str
    joined: Inline
    left: Inline | None


@dataclass(frozen=True, slots=True)
class DelegationPage:
    """One delegation. What it may be asked for and entered of it depends on where things stand.

    ``findings`` are the steps that can be taken now; ``mark`` tells what a form is based on;
    ``examinations`` are the meetings at which the bureau examined credentials.
    """

    frame: Frame
    title: Inline
    status: Inline
    rights: Inline
    is_late: bool
    is_represented: bool
    ask: Inline | None
    facts: tuple[tuple[Inline, Inline], ...]
    steps: tuple[StepLine, ...]
    names: tuple[NameLine, ...]
    may_edit: bool
    contact: str
    phone: str
    written_names: str
    can_receive: bool
    forms: tuple[Option, ...]
    issuers: tuple[Option, ...]
    findings: tuple[Option, ...]
    examinations: tuple[Option, ...]
    zone: str
    now_day: str
    now_time: str
    mark: str
    post: str
    token: str
    problems: tuple[str, ...]


def delegation_page(
    programme: Programme,
    view: RegisterView,
    one: Delegation,
    addresses: Addresses,
    token: str,
    *,
    may_edit: bool,
    now_local: tuple[str, str],
    problems: Sequence[str] = (),
) -> DelegationPage:
    """The delegation as it is now; ``now_local`` is day and time at the venue."""
    title = state_name(view.states, one.state)
    up = Link(term("credentials.title"), list_address(addresses.language, addresses.session))
    status = status_of(one)
    asked = next((call.ask for call in view.calls if call.state == one.state), None)
    zone = programme.session.zone
    here = delegation_address(addresses, one.state)

    def page_in(language: str) -> str:
        return delegation_address(Addresses(language, addresses.session), one.state)

    return DelegationPage(
        frame=frame_in_session(addresses, programme.session, up, Link(title), page_in=page_in),
        title=term("credentials.of", delegation=title),
        status=STATUSES[status],
        rights=term(
            "credentials.full_rights" if has_full_rights(status) else "credentials.no_rights"
        ),
        is_late=is_late(one, standing_of(view.states, one.state), view.policy),
        is_represented=one.is_represented,
        ask=None if asked is None else term("credentials.asked", ask=ASKS[asked]),
        facts=cut_offs(view, zone),
        steps=tuple(StepLine(moment_at(step.at, zone), step_words(step)) for step in one.steps),
        names=tuple(
            NameLine(
                delegate.name,
                moment_at(delegate.joined_at, zone),
                None if delegate.left_at is None else moment_at(delegate.left_at, zone),
            )
            for delegate in one.delegates
        ),
        may_edit=may_edit,
        contact=one.contact or "",
        phone=one.phone or "",
        written_names="\n".join(one.present_delegates),
        can_receive=any(may_follow(status, kind) for kind in _RECEIPTS),
        forms=options_of(FORMS, CredentialsForm),
        issuers=options_of(ISSUERS, Issuer),
        findings=options_of(
            STEPS,
            [kind for kind in StepKind if kind not in _RECEIPTS and may_follow(status, kind)],
        ),
        examinations=tuple(
            Option(
                str(found.number), term("credentials.meeting", number=Verbatim(str(found.number)))
            )
            for found in view.register.examinations
        ),
        zone=zone,
        now_day=now_local[0],
        now_time=now_local[1],
        mark=mark_of(one),
        post=f"{here}/",
        token=token,
        problems=tuple(problems),
    )


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What a delegation sees of its own credentials, and of nobody else's."""

    frame: Frame
    title: Inline
    status: Inline
    rights: Inline
    is_entered: bool
    is_represented: bool
    is_late: bool
    ask: Inline | None
    facts: tuple[tuple[Inline, Inline], ...]
    steps: tuple[StepLine, ...]
    names: tuple[str, ...]


def own_page(programme: Programme, view: RegisterView, state: str, addresses: Addresses) -> OwnPage:
    """The credentials of that State; also where the register does not have it yet."""
    entered = view.register.delegation(state)
    one = entered or Delegation(state=state)
    zone = programme.session.zone
    status = status_of(one)
    title = term("credentials.of", delegation=state_name(view.states, state))
    asked = next((call.ask for call in view.calls if call.state == state), None)
    return OwnPage(
        frame=frame_in_session(addresses, programme.session, Link(title)),
        title=title,
        status=STATUSES[status],
        rights=term(
            "credentials.full_rights" if has_full_rights(status) else "credentials.no_rights"
        ),
        is_entered=entered is not None,
        is_represented=one.is_represented,
        is_late=is_late(one, standing_of(view.states, state), view.policy),
        ask=None if asked is None else term("credentials.asked", ask=ASKS[asked]),
        facts=cut_offs(view, zone),
        steps=tuple(StepLine(moment_at(step.at, zone), step_words(step)) for step in one.steps),
        names=one.present_delegates,
    )
