"""The register of credentials as the bureau and the secretariat see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from planner.documents.blocks import DateOnly, Inline, Verbatim, term
from planner.documents.bureau_words import state_name
from planner.documents.credentials import figure_lines
from planner.documents.credentials_words import ASKS, STATUSES, moment_at, step_words
from planner.models.credentials import Delegation
from planner.models.programme import Programme
from planner.rules.credentials import is_late, standing_of, status_of
from planner.rules.credentials_report import Ask
from planner.services.credentials import RegisterView
from planner.web.addresses import Addresses
from planner.web.pages.fields import state_options
from planner.web.pages.files import DocumentFiles, FileLink
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.speaking_chair import Option

REPORT_FORMATS = {
    "pdf": term("page.file_pdf"),
    "docx": term("page.file_docx"),
    "csv": term("page.file_csv"),
    "html": term("page.file_html"),
    "json": term("page.file_json"),
    "txt": term("page.file_txt"),
}
"""The formats in which the figures and the calls are offered, by what file names end with."""
SHEET_FORMATS = {"xlsx": term("credentials.workbook"), "csv": term("page.file_csv")}
"""The formats in which the register itself is offered and taken."""


@dataclass(frozen=True, slots=True)
class DelegationLine:
    """One delegation: where its credentials stand, what came last, what there is to ask for."""

    name: Inline
    address: str
    status: Inline
    key: str
    last: Inline | None
    at: Inline | None
    ask: Inline | None
    is_late: bool
    is_represented: bool


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call: which delegation, and whom."""

    name: Inline
    address: str
    contact: str
    phone: str


@dataclass(frozen=True, slots=True)
class CallBand:
    """The calls with the same thing to ask for."""

    ask: Inline
    lines: tuple[CallLine, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The register. ``calls`` is ``None`` for who may only read: it has personal data.

    ``facts`` are (what, when) pairs; ``missing`` counts those who have to be called. ``post`` is
    the address that forms go to, without the name of the action. ``problems`` are sentences about
    what was refused, ``done`` one about what was done.
    """

    frame: Frame
    title: Inline
    facts: tuple[tuple[Inline, Inline], ...]
    figures: tuple[tuple[Inline, Inline], ...]
    has_uncounted: bool
    examinations: tuple[tuple[Inline, Inline], ...]
    lines: tuple[DelegationLine, ...]
    missing: Inline | None
    calls: tuple[CallBand, ...] | None
    states: tuple[Option, ...]
    next_meeting: int
    may_edit: bool
    considers_amendments: bool
    needs_original: bool
    is_over: bool
    report: DocumentFiles
    call_files: DocumentFiles
    sheets: DocumentFiles
    post: str
    token: str
    problems: tuple[str, ...]
    done: str | None


def register_page(
    programme: Programme,
    view: RegisterView,
    addresses: Addresses,
    token: str,
    *,
    may_edit: bool,
    is_over: bool,
    problems: Sequence[str] = (),
    done: str | None = None,
) -> RegisterPage:
    """The register as it is now."""
    asks = {call.state: call.ask for call in view.calls}
    known = {one.state for one in view.register.delegations}
    zone = programme.session.zone
    place = {state.code: number for number, state in enumerate(view.states.states)}
    delegations = sorted(
        view.register.delegations, key=lambda one: (place.get(one.state, len(place)), one.state)
    )
    title = term("credentials.title")
    return RegisterPage(
        frame=frame_in_session(
            addresses,
            programme.session,
            Link(title),
            page_in=lambda language: list_address(language, addresses.session),
        ),
        title=title,
        facts=cut_offs(view, zone),
        figures=tuple((name, Verbatim(str(count))) for name, count in figure_lines(view.figures)),
        has_uncounted=view.figures.not_in_order > 0,
        examinations=tuple(
            (term("credentials.meeting", number=Verbatim(str(one.number))), DateOnly(one.day))
            for one in view.register.examinations
        ),
        lines=tuple(_line(one, view, addresses, zone, asks) for one in delegations),
        missing=term("credentials.missing_number", number=Verbatim(str(len(view.calls))))
        if view.calls
        else None,
        calls=_calls(view, addresses) if may_edit else None,
        states=state_options(s for s in view.states.states if s.code not in known),
        next_meeting=max((one.number for one in view.register.examinations), default=0) + 1,
        may_edit=may_edit,
        considers_amendments=view.policy.considers_amendments,
        needs_original=view.policy.needs_original,
        is_over=is_over,
        report=_files(term("credentials.figures"), addresses, "report", REPORT_FORMATS),
        call_files=_files(term("credentials.calls"), addresses, "calls", REPORT_FORMATS),
        sheets=_files(term("credentials.title"), addresses, "register", SHEET_FORMATS),
        post=list_address(addresses.language, addresses.session),
        token=token,
        problems=tuple(problems),
        done=done,
    )


def cut_offs(view: RegisterView, zone: str) -> tuple[tuple[Inline, Inline], ...]:
    """Until when credentials are wished for, and until when they count."""
    policy = view.policy
    return tuple(
        (name, moment_at(at, zone))
        for name, at in (
            (term("credentials.wished_at"), policy.wished_at),
            (term("credentials.final_at"), policy.final_at),
        )
        if at is not None
    )


def list_address(language: str, session: str) -> str:
    """The address of the register."""
    return url_for("register.list_delegations", language=language, session=session)


def delegation_address(addresses: Addresses, state: str) -> str:
    """The address of one delegation in the register."""
    return url_for(
        "register.show_delegation",
        language=addresses.language,
        session=addresses.session,
        state=state.lower(),
    )


def _line(
    one: Delegation,
    view: RegisterView,
    addresses: Addresses,
    zone: str,
    asks: Mapping[str, Ask],
) -> DelegationLine:
    status = status_of(one)
    last = one.steps[-1] if one.steps else None
    return DelegationLine(
        name=state_name(view.states, one.state),
        address=delegation_address(addresses, one.state),
        status=STATUSES[status],
        key=status.value,
        last=None if last is None else step_words(last),
        at=None if last is None else moment_at(last.at, zone),
        ask=ASKS[asks[one.state]] if one.state in asks else None,
        is_late=is_late(one, standing_of(view.states, one.state), view.policy),
        is_represented=one.is_represented,
    )


def _calls(view: RegisterView, addresses: Addresses) -> tuple[CallBand, ...]:
    return tuple(
        CallBand(
            ASKS[ask],
            tuple(
                CallLine(
                    state_name(view.states, call.state),
                    delegation_address(addresses, call.state),
                    call.contact or "",
                    call.phone or "",
                )
                for call in view.calls
                if call.ask is ask
            ),
        )
        for ask in Ask
        if any(call.ask is ask for call in view.calls)
    )


def _files(
    title: Inline, addresses: Addresses, name: str, formats: Mapping[str, Inline]
) -> DocumentFiles:
    return DocumentFiles(
        title,
        tuple(
            FileLink(
                said,
                url_for(
                    "register.download",
                    language=addresses.language,
                    session=addresses.session,
                    name=name,
                    suffix=suffix,
                ),
            )
            for suffix, said in formats.items()
        ),
    )
