"""Puts the grid together from a draft."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from planner.documents.blocks import Day, Hours, Inline, ItemNumber, Verbatim, Words, term
from planner.documents.calendar import body_name
from planner.documents.edit_words import meeting_words
from planner.i18n.messages import error_message
from planner.models.check import CheckCode
from planner.models.finding import Matter
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.rendering.said_once import SaidOnce
from planner.rules.entitlement import is_counted
from planner.rules.usual_hours import (
    SlotRow,
    Span,
    days_to_show,
    most_at_once,
    rows_of_day,
    usual_hours,
)
from planner.web.pages.workbench.cards import CardMaker
from planner.web.pages.workbench.found import (
    CheckNamed,
    FindingsPlaced,
    findings_placed,
    found_words,
)
from planner.web.pages.workbench.frame import frame_of_work, work_frame
from planner.web.pages.workbench.grid import Cell, Column, DayBand, GridPage, Moving, OpenItem, Row
from planner.web.workbench.bench import Bench
from planner.web.workbench.grid_filter import GridFilter

_OTHERS_SHOWN = 12


def grid_page(bench: Bench, wanted: GridFilter) -> GridPage:
    """The grid of the draft, or the part of it that is asked for."""
    return _Grid(bench, wanted).page()


class _Grid:
    """The grid while it is put together."""

    def __init__(self, bench: Bench, wanted: GridFilter) -> None:
        self.bench = bench
        self.wanted = wanted
        self.programme: Programme = bench.programme
        self.ruled = bench.ruled
        self.placed: FindingsPlaced = findings_placed(
            () if self.ruled is None else self.ruled.findings
        )
        self.cards = CardMaker(self.programme, self.ruled, self.placed.by_meeting)
        self.usual: tuple[Span, ...] = usual_hours(
            None if self.ruled is None else self.ruled.rulebook
        )
        self.shown = tuple(
            body.key
            for body in self.programme.bodies
            if not wanted.bodies or body.key in wanted.bodies
        )
        self.grid = bench.address("grid.show_grid")
        self.meetings = f"{bench.home}meetings"

    @cached_property
    def takers(self) -> frozenset[str]:
        """The bodies in whose columns what is being moved can be put."""
        if self.wanted.moving is None:
            return frozenset()
        return frozenset(self.programme.meeting(self.wanted.moving).bodies)

    def page(self) -> GridPage:
        query = urlencode(self.wanted.query())
        others = [f for f in self.placed.others if f.code is not CheckCode.ITEM_NEVER_TAKEN]
        more = len(others) - _OTHERS_SHOWN
        fault, use = self.bench.rules_fault, None if self.ruled is None else self.ruled.use
        return GridPage(
            frame=frame_of_work(self.bench),
            work=work_frame(self.bench),
            title=term("work.nav_grid"),
            grid=self.grid,
            meetings=self.meetings,
            allocations=f"{self.bench.home}allocations",
            new=f"{self.meetings}/new",
            query=query,
            columns=tuple(
                Column(body.key, body_name(self.programme, body.key), body.key in self.shown)
                for body in self.programme.bodies
            ),
            days=tuple(self._days()),
            count=term("work.meetings_in_all", count=_figure(len(self.programme.meetings))),
            use=None if use is None or not use.used else _use(use.used, use.entitled),
            is_over=use is not None and use.entitled is not None and use.used > use.entitled,
            rules_fault=None if fault is None else error_message(fault, self.bench.language),
            open_items=tuple(self._open_items(query)),
            others=() if self.ruled is None else found_words(self.ruled, others[:_OTHERS_SHOWN]),
            others_more=term("work.more_findings", count=_figure(more)) if more > 0 else None,
            moving=self._moving(query),
            has_bodies=bool(self.programme.bodies),
            is_filtered=bool(query),
            said_once=SaidOnce(self.bench.language),
        )

    def _days(self) -> Iterator[DayBand]:
        session, per_day = self.programme.session, self._use_per_day()
        for day in days_to_show(self.programme):
            is_shown = not self.wanted.days or day in self.wanted.days
            used = per_day.get(day, 0)
            yield DayBand(
                key=day.isoformat(),
                day=Day(day),
                is_in_session=session.opens <= day <= session.closes,
                is_working=self._is_working(day),
                use=term("work.interpreted_on_day", count=_figure(used)) if used else None,
                is_shown=is_shown,
                rows=tuple(self._rows(day)) if is_shown else (),
            )

    def _rows(self, day: date) -> Iterator[Row]:
        on_day = self.programme.meetings_on_day(day)
        for row in rows_of_day(on_day, self.usual):
            counted = [m for m in row.meetings if is_counted(self.programme, m)]
            at_once = most_at_once(counted)
            limit = None if self.ruled is None else self.ruled.use.at_once
            yield Row(
                at=f"{day.isoformat()} {row.starts:%H:%M}",
                day=day.isoformat(),
                starts=f"{row.starts:%H:%M}",
                ends=f"{row.ends:%H:%M}",
                hours=Hours(row.starts, row.ends),
                is_usual=row.is_usual,
                use=_at_once(at_once, limit) if at_once else None,
                is_over=limit is not None and at_once > limit,
                found=self._found_in(row),
                cells=tuple(self._cells(row)),
            )

    def _found_in(self, row: SlotRow) -> tuple[CheckNamed, ...]:
        found = [f for m in row.meetings for f in self.placed.by_first.get(m.key, ())]
        once = {(f.code, f.severity): CheckNamed(f.severity, f.code) for f in found}
        return tuple(once.values())

    def _cells(self, row: SlotRow) -> Iterator[Cell]:
        by_body: dict[str, list[Meeting]] = {}
        for meeting in row.meetings:
            for body in meeting.bodies:
                by_body.setdefault(body, []).append(meeting)
        for key in self.shown:
            cards = tuple(self.cards.card(meeting, key) for meeting in by_body.get(key, ()))
            yield Cell(key, cards, key in self.takers)

    def _use_per_day(self) -> dict[date, int]:
        return {} if self.ruled is None else dict(self.ruled.use.per_day)

    def _is_working(self, day: date) -> bool:
        return day.weekday() < 5 if self.ruled is None else self.ruled.station.is_working_day(day)

    def _open_items(self, query: str) -> Iterator[OpenItem]:
        missing = {
            about.key
            for finding in self.placed.others
            if finding.code is CheckCode.ITEM_NEVER_TAKEN
            for about in finding.subjects
            if about.matter is Matter.ITEM
        }
        for item in self.programme.items:
            if item.key in missing and item.body in self.shown:
                yield OpenItem(
                    item.key,
                    item.body,
                    body_name(self.programme, item.body),
                    ItemNumber(item.number),
                    Words(item.short_title or item.title),
                    f"{self.grid}?{_joined(query, moving_item=item.key)}",
                )

    def _moving(self, query: str) -> Moving | None:
        cancel = f"{self.grid}?{query}" if query else self.grid
        if self.wanted.moving is not None:
            meeting = self.programme.meeting(self.wanted.moving)
            return Moving(
                what=meeting_words(self.programme, meeting),
                post=f"{self.meetings}/{meeting.key}/move",
                item=None,
                body="",
                meeting=meeting.key,
                cancel=cancel,
            )
        if self.wanted.moving_item is None:
            return None
        item, source = self.programme.item(self.wanted.moving_item), self.wanted.source
        title = Words(item.short_title or item.title)
        return Moving(
            what=term("document.entry", number=ItemNumber(item.number), title=title),
            post=f"{self.bench.home}allocations/{item.key}/move",
            item=item.key,
            body=item.body,
            meeting=source,
            cancel=cancel,
        )


def _joined(query: str, **more: str) -> str:
    return "&".join(filter(None, (query, urlencode(more))))


def _use(used: int, entitled: int | None) -> Inline:
    if entitled is None:
        return term("work.interpreted", count=_figure(used))
    return term("work.interpreted_of", count=_figure(used), entitled=_figure(entitled))


def _at_once(count: int, limit: int | None) -> Inline:
    if limit is None:
        return term("work.at_once", count=_figure(count))
    return term("work.at_once_of", count=_figure(count), limit=_figure(limit))


def _figure(number: int) -> Inline:
    return Verbatim(str(number))
