"""Generated programmes: every one is sound, and together they use every field there is."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from planner.models.agenda import AgendaItem
from planner.models.approval import Approval, ApprovalKind
from planner.models.body import Body, BodyKind
from planner.models.meeting import Allocation, Meeting, MeetingStatus, Room
from planner.models.officer import Office, Officer
from planner.models.override import Override
from planner.models.paper import Paper, PaperKind, PaperStatus
from planner.models.programme import Programme, programme_of
from planner.models.session import Session, SessionFormat
from planner.models.source import Source
from planner.models.text import LANGUAGES, Text

# Zones where clocks change, never change, and change on other days than in Europe.
ZONES = ("Europe/Vienna", "Asia/Qatar", "America/New_York", "Africa/Nairobi", "Asia/Bangkok")

wordings = st.text(
    alphabet=st.characters(
        codec="utf-8", categories=("L", "N", "P", "S"), include_characters=" \N{NO-BREAK SPACE}"
    ),
    min_size=1,
    max_size=12,
).filter(lambda wording: wording.strip() and all(c.isprintable() or c == "\xa0" for c in wording))

keys = st.from_regex(re.compile(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4}){0,2}", re.ASCII), fullmatch=True)
symbols = st.from_regex(re.compile(r"[A-Z][A-Z0-9/.]{0,12}", re.ASCII), fullmatch=True)


@st.composite
def texts(draw: st.DrawFn, needed: tuple[str, ...] = LANGUAGES) -> Text:
    given = [*needed, *draw(st.lists(st.sampled_from(LANGUAGES), unique=True))]
    unverified = draw(st.lists(st.sampled_from(sorted(set(given))), unique=True))
    return Text(**{name: draw(wordings) for name in set(given)}, unverified=tuple(unverified))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


counts = st.integers(1, 400)


instants = st.integers(946684800, 2114380800).map(lambda s: datetime.fromtimestamp(s, UTC))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    return Source(
        rule=draw(wordings),
        document=draw(st.just("") | symbols),
        item=draw(st.sampled_from(("", "1", "1.a", "3bis"))),
        paragraph=draw(st.just("") | wordings),
        annex=draw(st.booleans()),
    )


@st.composite
def overrides(draw: st.DrawFn) -> list[Override]:
    paths = st.builds(lambda key: f"deadline.{key}.amount", keys)
    return [
        Override(key=path, value=draw(wordings), source=draw(sources()))
        for path in draw(st.lists(paths, max_size=2, unique=True))
    ]


instants = st.integers(946_684_800, 2_114_380_800).map(
    # From 2000 to 2036, in whole seconds.
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)


@st.composite
def approvals(draw: st.DrawFn) -> list[Approval]:
    return [
        Approval(
            key=key,
            edition=draw(counts),
            kind=draw(st.sampled_from(ApprovalKind)),
            by=draw(st.sampled_from(BodyKind)),
            circulated_at=draw(maybe(instants)),
            closes_at=draw(maybe(instants)),
            objections=tuple(draw(st.lists(wordings, max_size=2))),
            decided_on=draw(maybe(st.dates(date(2000, 1, 1), date(2037, 1, 1)))),
            source=draw(maybe(wordings)),
        )
        for key in draw(st.lists(keys, max_size=2, unique=True))
    ]


@st.composite
def officers(draw: st.DrawFn, bodies: list[str]) -> list[Officer]:
    return [
        Officer(
            key=key,
            body=draw(st.sampled_from(bodies)),
            office=draw(st.sampled_from(Office)),
            person=draw(wordings),
            state=draw(maybe(st.just("ESP"))),
        )
        for key in draw(st.lists(keys, max_size=2, unique=True))
    ]


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    opens = draw(st.dates(date(2000, 1, 1), date(2037, 1, 1)))
    return Session(
        slug=draw(keys),
        title=draw(texts()),
        short_title=draw(texts()),
        city=draw(texts()),
        zone=draw(st.sampled_from(ZONES)),
        opens=opens,
        closes=opens + timedelta(days=draw(st.integers(0, 14))),
        as_of=draw(st.dates(date(2000, 1, 1), date(2037, 1, 1))),
        format=draw(st.sampled_from(SessionFormat)),
        original_language=draw(maybe(st.sampled_from(LANGUAGES))),
        rulebook=draw(maybe(keys)),
        entitled_meetings=draw(maybe(counts)),
        entitled_at_once=draw(maybe(counts)),
        entitlement_source=draw(maybe(wordings)),
        hybrid_limit_minutes=draw(maybe(counts)),
        hybrid_limit_source=draw(maybe(wordings)),
        source=draw(maybe(wordings)),
        is_special=draw(st.booleans()),
    )


@st.composite
def agendas(draw: st.DrawFn, body: str) -> list[AgendaItem]:
    numbers = []
    for top in range(1, draw(st.integers(0, 4)) + 1):
        numbers.append(str(top))
        numbers += [f"{top}.{letter}" for letter in "abc"[: draw(st.integers(0, 3))]]
    return [
        AgendaItem(
            key=f"{body}-{number.replace('.', '-')}",
            body=body,
            number=number,
            title=draw(texts()),
            short_title=draw(maybe(texts())),
            annotation=draw(maybe(texts(needed=("en", "fr")))),
            mandates=tuple(draw(st.lists(wordings, max_size=2))),
            subject=draw(maybe(st.just(f"subject {number}"))),
            is_heading_printed=draw(st.booleans()),
        )
        for number in numbers
    ]


def some_of(values: list[str], at_least: int = 0) -> st.SearchStrategy[list[str]]:
    if not values:
        return st.just([])
    return st.lists(st.sampled_from(values), min_size=at_least, unique=True)


@st.composite
def meetings(
    draw: st.DrawFn, session: Session, bodies: list[str], rooms: list[str]
) -> list[Meeting]:
    days = (session.closes - session.opens).days + 1
    found = []
    for number in range(draw(st.integers(0, 5))):
        # Two meetings never share a slot, so no body is in two places.
        day, slot = divmod(number, 2)
        if day >= days:
            break
        found.append(
            Meeting(
                key=f"m-{number}",
                day=session.opens + timedelta(days=day),
                starts=time(10 + 5 * slot, draw(st.integers(0, 59))),
                ends=time(13 + 5 * slot),
                bodies=tuple(draw(some_of(bodies, at_least=1))),
                room=draw(maybe(st.sampled_from(rooms))) if rooms else None,
                mode=draw(maybe(st.sampled_from(SessionFormat))),
                has_interpretation=draw(st.booleans()),
                status=draw(st.sampled_from(MeetingStatus)),
                title=draw(maybe(texts())),
                webcast_url=draw(maybe(st.just("https://example.org/webcast?a=1&b=2"))),
                approved_by=draw(maybe(wordings)),
            )
        )
    return found


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    session = draw(sessions())
    bodies = [
        Body(
            key=key,
            kind=draw(st.sampled_from(BodyKind)),
            name=draw(texts()),
            convening=draw(maybe(texts())),
            symbol_stem=draw(maybe(symbols)),
            agenda_symbol=draw(maybe(symbols)),
            mandate=draw(maybe(wordings)),
        )
        for key in draw(st.lists(keys, min_size=1, max_size=3, unique=True))
    ]
    rooms = [
        Room(key=key, name=draw(texts()), seats=draw(maybe(counts)), booths=draw(maybe(counts)))
        for key in draw(st.lists(keys, max_size=2, unique=True))
    ]
    items = [item for body in bodies for item in draw(agendas(body.key))]
    held = draw(meetings(session, [body.key for body in bodies], [room.key for room in rooms]))
    allocations = []
    for meeting in held:
        possible = [item.key for item in items if item.body in meeting.bodies]
        allocations += [
            Allocation(meeting=meeting.key, item=key, minutes=draw(maybe(counts)))
            for key in draw(some_of(possible))
        ]
    papers = [
        Paper(
            symbol=symbol,
            title=draw(texts()),
            kind=draw(st.sampled_from(PaperKind)),
            status=draw(st.sampled_from(PaperStatus)),
            items=tuple(draw(some_of([item.key for item in items]))),
            issued_on=draw(maybe(st.dates(date(2000, 1, 1), date(2037, 1, 1)))),
            submitted_at=draw(maybe(instants)),
            submitted_by=draw(maybe(st.sampled_from([body.key for body in bodies]))),
        )
        for symbol in draw(st.lists(symbols, max_size=3, unique=True))
    ]
    return programme_of(
        session,
        bodies=bodies,
        rooms=rooms,
        items=items,
        papers=papers,
        meetings=held,
        allocations=allocations,
        officers=draw(officers([body.key for body in bodies])),
        overrides=draw(overrides()),
        approvals=draw(approvals()),
    )
