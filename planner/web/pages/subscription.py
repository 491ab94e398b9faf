"""The pages on a calendar address of one's own."""

from dataclasses import dataclass

from planner.documents.blocks import Day, Inline, Separator, Series, Words, term
from planner.documents.calendar import body_name
from planner.models.programme import Programme
from planner.models.subscription import Subscription
from planner.rules.ordinals import meeting_ordinals
from planner.web.addresses import Addresses, SubscriptionAddresses
from planner.web.pages.calendars import CalendarWays, calendar_ways
from planner.web.pages.choices import item_entry, meeting_entry
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.view import View
from planner.web.selection import selection_of


@dataclass(frozen=True, slots=True)
class SubscriptionForms:
    """Where to send what moves or ends the address, and the token that goes with it."""

    rotate: str
    end: str
    token: str


@dataclass(frozen=True, slots=True)
class SubscriptionPage:
    """A calendar address and what it delivers.

    ``is_new``: it was made just now, which is when it is shown. ``manage`` is the page on which it
    can be moved and ended, this one included. ``problem`` says why what was asked was not done.
    """

    frame: Frame
    title: Inline
    session_title: Inline
    calendar: CalendarWays
    followed: tuple[Inline, ...]
    manage: str
    forms: SubscriptionForms
    is_new: bool
    has_moved: bool
    problem: str | None


@dataclass(frozen=True, slots=True)
class EndedPage:
    """A calendar address was ended; ``subscribe`` is where another can be made."""

    frame: Frame
    title: Inline
    session_title: Inline
    subscribe: str


def subscription_page(
    view: View,
    secret: str,
    subscription: Subscription,
    form_token: str,
    *,
    is_new: bool = False,
    has_moved: bool = False,
    problem: str | None = None,
) -> SubscriptionPage:
    """The page on the address with that secret."""
    programme = view.programme
    session = programme.session
    addresses = SubscriptionAddresses(view.addresses.language, secret)
    title = term("page.own_calendar")
    subscribe = Link(term("page.subscribe"), view.addresses.subscribe())
    return SubscriptionPage(
        frame=frame_in_session(
            view.addresses,
            session,
            subscribe,
            Link(title),
            page_in=lambda language: SubscriptionAddresses(language, secret).manage(),
        ),
        title=title,
        session_title=Words(session.short_title),
        calendar=calendar_ways(title, addresses.feed(session.slug)),
        followed=_followed(subscription, programme),
        manage=addresses.manage(),
        forms=SubscriptionForms(addresses.rotate(), addresses.end(), form_token),
        is_new=is_new,
        has_moved=has_moved,
        problem=problem,
    )


def ended_page(view: View) -> EndedPage:
    """The page that says that an address was ended."""
    session = view.programme.session
    title = term("page.subscription_ended")
    return EndedPage(
        frame=frame_in_session(
            view.addresses,
            session,
            Link(title),
            page_in=lambda language: Addresses(language, session.slug).subscribe(),
        ),
        title=title,
        session_title=Words(session.short_title),
        subscribe=view.addresses.subscribe(),
    )


def _followed(subscription: Subscription, programme: Programme) -> tuple[Inline, ...]:
    chosen = selection_of(subscription, programme)
    ordinals = meeting_ordinals(programme)
    meetings = [programme.meeting(key) for key in chosen.meetings]
    return (
        *(body_name(programme, key) for key in chosen.bodies),
        *(item_entry(programme.item(key)) for key in chosen.items),
        *(
            Series(
                (Day(meeting.day), meeting_entry(programme, meeting, ordinals)),
                Separator.COMMA,
            )
            for meeting in meetings
        ),
    )
