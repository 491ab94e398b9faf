"""The desk of a bureau: who belongs to the extended bureau, and who came to its meetings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from planner.documents.blocks import Inline, Verbatim, term
from planner.documents.bureau_attendance import attendance_list, member_name, member_quality
from planner.models.bureau_attendance import Membership
from planner.models.programme import Programme
from planner.rendering.html import render_fragment
from planner.services.bureau_attendance import ExtendedBureau, mark_of
from planner.web.addresses import Addresses
from planner.web.pages.credentials import REPORT_FORMATS
from planner.web.pages.fields import state_options
from planner.web.pages.files import DocumentFiles, FileLink
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.speaking_chair import Option


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member in the form of a meeting; ``is_present`` is ``None`` if nothing is recorded.

    ``state`` is the code of the State in a place that no election fills, empty while nobody has it;
    ``None`` where the place cannot be given.
    """

    key: str
    name: Inline
    quality: Inline
    is_present: bool | None
    state: str | None


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The desk of the bureau; ``meeting`` is the one to be recorded next, and ``mark``
    tells what that is based on.

    ``places`` are the members whose States somebody has to tell; ``onward`` the other pages of the
    bureau. ``post`` is the address that forms go to, without the name of the action.
    """

    frame: Frame
    title: Inline
    onward: tuple[Link, ...]
    table: Markup
    files: DocumentFiles
    may_edit: bool
    meeting: int
    mark: str
    meetings: tuple[Link, ...]
    members: tuple[MemberLine, ...]
    places: tuple[MemberLine, ...]
    states: tuple[Option, ...]
    post: str
    token: str
    problems: tuple[str, ...]


def desk_page(
    found: ExtendedBureau,
    addresses: Addresses,
    token: str,
    meeting: int,
    *,
    may_edit: bool,
    problems: Sequence[str] = (),
) -> DeskPage:
    """The desk as things are now, with the form of that meeting."""
    programme, states = found.session.programme, found.session.states
    document = attendance_list(programme, states, found.attendance, found.strangers)
    recorded = found.at(meeting)
    lines = tuple(
        MemberLine(
            key=member.key,
            name=member_name(states, member),
            quality=member_quality(member),
            is_present=recorded.get(member.key),
            state=(member.state or "")
            if member.membership in (Membership.GROUP_CHAIR, Membership.GROUP_OF_77)
            else None,
        )
        for member in found.members
    )
    here = desk_address(addresses, "show_desk")
    return DeskPage(
        frame=frame_at_desk(addresses, programme, "show_desk"),
        title=term("bureau.desk"),
        onward=(
            Link(term("bureau.slate"), desk_address(addresses, "show_slate")),
            Link(term("bureau.election_result"), desk_address(addresses, "show_election")),
            Link(
                term("credentials.title"),
                url_for(
                    "register.list_delegations",
                    language=addresses.language,
                    session=addresses.session,
                ),
            ),
            Link(
                term("bureau.title"),
                url_for(
                    "bureaus.show_bureau",
                    language=addresses.language,
                    series=found.session.series.slug,
                ),
            ),
        ),
        table=render_fragment(document, addresses.language),
        files=files_at(addresses, "attendance", term("credentials.attendance"), REPORT_FORMATS),
        may_edit=may_edit,
        meeting=meeting,
        mark=mark_of(recorded),
        meetings=tuple(
            Link(Verbatim(str(number)), None if number == meeting else f"{here}?meeting={number}")
            for number in range(1, found.next_meeting + 1)
        ),
        members=lines,
        places=tuple(line for line in lines if line.state is not None),
        states=state_options(states.states),
        post=here,
        token=token,
        problems=tuple(problems),
    )


def frame_at_desk(addresses: Addresses, programme: Programme, view: str) -> Frame:
    """The frame of a page of the desk; all but its first lead back to that."""
    titles = {
        "show_desk": term("bureau.desk"),
        "show_slate": term("bureau.slate"),
        "show_election": term("bureau.election_result"),
    }
    own = Link(titles[view])
    up = Link(term("bureau.desk"), desk_address(addresses, "show_desk"))
    trail = (own,) if view == "show_desk" else (up, own)

    def page_in(language: str) -> str:
        return desk_address(Addresses(language, addresses.session), view)

    return frame_in_session(addresses, programme.session, *trail, page_in=page_in)


def desk_address(addresses: Addresses, view: str) -> str:
    """The address of a page of the desk."""
    blueprint = "bureau_elections" if view == "show_election" else "bureau_desk"
    return url_for(f"{blueprint}.{view}", language=addresses.language, session=addresses.session)


def files_at(
    addresses: Addresses, name: str, title: Inline, formats: Mapping[str, Inline]
) -> DocumentFiles:
    """A document of the desk in every format in which it is offered."""
    return DocumentFiles(
        title,
        tuple(
            FileLink(
                said,
                url_for(
                    "bureau_desk.download",
                    language=addresses.language,
                    session=addresses.session,
                    name=name,
                    suffix=suffix,
                ),
            )
            for suffix, said in formats.items()
        ),
    )
