"""The page on which to subscribe."""

from dataclasses import dataclass

from planner.documents.blocks import Inline, ItemNumber, Words, term
from planner.documents.calendar import body_name
from planner.models.programme import Programme
from planner.web.addresses import Addresses
from planner.web.calendar_filter import CalendarFilter
from planner.web.pages.calendars import CalendarLink, CalendarWays, calendar_ways, deadlines_link
from planner.web.pages.choices import Choices, choices_in, item_entry
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.view import View
from planner.web.selection import NOTHING, Selection


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links that belong together; never empty."""

    heading: Inline
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SubscribingPage:
    """The ways to one calendar, to that of the deadlines, links to the others, and the form for one
    of one's own.

    ``problem`` says what was wrong with the form that was sent; what it chose is still chosen.
    """

    frame: Frame
    title: Inline
    session_title: Inline
    calendar: CalendarWays
    deadlines: CalendarLink
    others: tuple[LinkGroup, ...]
    choices: Choices
    form_action: str
    form_token: str
    problem: str | None
    changes: str
    feed: str
    notes: Notes


def subscribing_page(
    view: View,
    wanted: CalendarFilter,
    form_token: str,
    *,
    chosen: Selection = NOTHING,
    problem: str | None = None,
) -> SubscribingPage:
    """The page with the calendar of what is wanted at its head."""
    programme, addresses = view.programme, view.addresses
    title = term("page.subscribe")
    return SubscribingPage(
        frame=frame_in_session(addresses, programme.session, Link(title)),
        title=title,
        session_title=Words(programme.session.short_title),
        calendar=calendar_ways(
            _name(programme, wanted), addresses.calendar(wanted.body, wanted.item)
        ),
        deadlines=deadlines_link(addresses),
        others=_others(programme, addresses),
        choices=choices_in(programme, chosen),
        form_action=addresses.subscribe(),
        form_token=form_token,
        problem=problem,
        changes=addresses.list_changes(),
        feed=addresses.changes_feed(),
        notes=notes_on(view),
    )


def _name(programme: Programme, wanted: CalendarFilter) -> Inline:
    if wanted.body is None and wanted.number is None:
        return term("page.all_meetings")
    if wanted.number is None:
        return body_name(programme, wanted.body or "")
    item = programme.item_numbered(wanted.body or "", wanted.number)
    if item is not None:
        return item_entry(item)
    # An item by its number alone is one of each body that has it.
    return term("page.item", number=ItemNumber(wanted.number))


def _others(programme: Programme, addresses: Addresses) -> tuple[LinkGroup, ...]:
    bodies = [Link(term("page.all_meetings"), addresses.subscribe())]
    bodies += [
        Link(body_name(programme, body.key), addresses.subscribe(body=body.key))
        for body in programme.bodies
        if programme.meetings_of(body.key)
    ]
    groups = [LinkGroup(term("page.by_body"), tuple(bodies))]
    for body in programme.bodies_with_agenda():
        links = tuple(
            Link(item_entry(item), addresses.subscribe(body=body.key, item=item.number))
            for item in programme.agenda_of(body.key)
            if programme.meetings_filtered(body.key, item.number)
        )
        if links:
            heading = term("page.by_item", body=body_name(programme, body.key))
            groups.append(LinkGroup(heading, links))
    return tuple(groups)
