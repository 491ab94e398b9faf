"""What is wrong or open in a calendar of bodies: sources, dates, numbers, symbols, overlaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, pairwise

from planner.models.check import Severity
from planner.models.duty_station import DutyStation
from planner.models.source import Source
from planner.models.years import (
    Avoided,
    Claim,
    Convening,
    OrganKind,
    OtherCalendar,
    SequenceKind,
    Years,
)
from planner.rules.years_proposal import days_of
from planner.rules.years_sequence import Relation, Sittings, days_shared, relation_of


class YearsCode(StrEnum):
    """Everything that can be found in a calendar of bodies."""

    SOURCES_DIFFER = "sources-differ"
    AGAINST_DATES = "against-dates"
    ORDER_REVERSED = "order-reversed"
    MEETS_TWICE_AT_ONCE = "meets-twice-at-once"
    NUMBERS_OUT_OF_ORDER = "numbers-out-of-order"
    NUMBER_LEFT_OUT = "number-left-out"
    REPORT_MISSING = "report-missing"
    SYMBOL_OF_ANOTHER = "symbol-of-another"
    REPORT_TOO_LATE = "report-too-late"
    REVIEW_ITEMS_TOO_MANY = "review-items-too-many"
    DIALOGUE_OUTSIDE = "dialogue-outside"
    ON_HOLIDAY = "on-holiday"
    HOLIDAYS_UNKNOWN = "holidays-unknown"
    ON_AVOIDED_DAYS = "on-avoided-days"
    MEETS_BESIDE_OTHER = "meets-beside-other"
    CALENDAR_NOT_READ = "calendar-not-read"
    HELD_NOT_RECORDED = "held-not-recorded"


YearsParam = Convening | SequenceKind | Avoided | Source | date | int | str | tuple[date, ...]
"""What fills a place in the text of a finding."""


@dataclass(frozen=True, slots=True)
class YearsFinding:
    """One thing found. ``params`` are (name, value) pairs; ``sources`` its grounds, if any.

    ``is_verified`` is false where the ground is not compared with its text: then it is advice.
    """

    code: YearsCode
    severity: Severity
    params: tuple[tuple[str, YearsParam], ...]
    sources: tuple[Source, ...] = ()
    is_verified: bool = True


def findings_in(
    years: Years,
    station: DutyStation,
    today: date,
    sittings: Sittings | None = None,
    others: Sequence[OtherCalendar] = (),
    review_items_most: int | None = None,
) -> tuple[YearsFinding, ...]:
    """All that is found; what weighs most comes first, otherwise in the order of the checks."""
    found = [
        *_claims(years, station, sittings),
        *_numbers(years),
        *_reports(years),
        *_review(years, review_items_most),
        *_days(years, station),
        *_avoided(years),
        *_beside(years, others),
        *_held(years, today),
    ]
    weights = list(Severity)
    return tuple(sorted(found, key=lambda finding: weights.index(finding.severity)))


def _claims(
    years: Years, station: DutyStation, sittings: Sittings | None
) -> Iterator[YearsFinding]:
    for one, other in combinations(years.claims, 2):
        if _contradict(one, other):
            first, second = _named(years, one)
            yield YearsFinding(
                YearsCode.SOURCES_DIFFER,
                Severity.WARNING,
                (("first", first), ("second", second)),
                (one.source, other.source),
            )
    for claim in years.claims:
        first, second = _named(years, claim)
        relation = relation_of(first, second, station, sittings)
        pair = (("first", first), ("second", second))
        if relation.kind is claim.says is SequenceKind.BACK_TO_BACK and relation.first == first:
            yield YearsFinding(YearsCode.ORDER_REVERSED, Severity.WARNING, pair, (claim.source,))
        elif not _holds(claim, relation, first):
            params = (*pair, ("says", claim.says), ("kind", relation.kind))
            yield YearsFinding(YearsCode.AGAINST_DATES, Severity.WARNING, params, (claim.source,))


def _holds(claim: Claim, relation: Relation, first: Convening) -> bool:
    if claim.says is SequenceKind.BACK_TO_BACK:
        # "Immediately after": the first one named is the one that comes second.
        return relation.kind is claim.says and relation.second == first
    if claim.says is SequenceKind.ONE_AFTER_THE_OTHER and not relation.by_sittings:
        # Days in common do not tell who sat when on them.
        return relation.kind in (SequenceKind.PARALLEL, SequenceKind.BACK_TO_BACK)
    return relation.kind is claim.says


def _contradict(one: Claim, other: Claim) -> bool:
    """Whether the two speak of the same meetings and cannot both be right."""
    ends = [
        ((claim.organ, claim.number), (claim.other_organ, claim.other_number))
        for claim in (one, other)
    ]
    if set(ends[0]) != set(ends[1]):
        return False
    if one.says is not other.says:
        return True
    return one.says is SequenceKind.BACK_TO_BACK and ends[0] != ends[1]


def _named(years: Years, claim: Claim) -> tuple[Convening, Convening]:
    first = years.find(claim.organ, claim.number)
    second = years.find(claim.other_organ, claim.other_number)
    if first is None or second is None:
        raise LookupError(claim)  # the reader of files lets no such claim pass
    return first, second


def _numbers(years: Years) -> Iterator[YearsFinding]:
    for organ in years.organs:
        for earlier, later in pairwise(years.of(organ.key)):
            pair = (("first", earlier), ("second", later))
            if later.opens <= earlier.closes:
                yield YearsFinding(YearsCode.MEETS_TWICE_AT_ONCE, Severity.ERROR, pair)
            if later.number <= earlier.number:
                yield YearsFinding(YearsCode.NUMBERS_OUT_OF_ORDER, Severity.ERROR, pair)
            elif later.number > earlier.number + 1:
                yield YearsFinding(YearsCode.NUMBER_LEFT_OUT, Severity.ADVICE, pair)


def _reports(years: Years) -> Iterator[YearsFinding]:
    for convening in years.convenings:
        organ = years.organ(convening.organ)
        about = (("meeting", convening),)
        if organ.kind is not OrganKind.CONFERENCE and convening.report is None:
            yield YearsFinding(YearsCode.REPORT_MISSING, Severity.WARNING, about)
        if convening.report is not None and not _is_of(years, convening):
            yield YearsFinding(
                YearsCode.SYMBOL_OF_ANOTHER,
                Severity.WARNING,
                (*about, ("symbol", convening.report)),
            )
        session = (
            None
            if convening.reports_to is None
            else years.find(years.head.organ, convening.reports_to)
        )
        if session is not None and session.closes < convening.closes:
            yield YearsFinding(
                YearsCode.REPORT_TOO_LATE, Severity.ERROR, (*about, ("session", session))
            )


def _is_of(years: Years, convening: Convening) -> bool:
    """Whether one part of the symbol begins as those of the organ do, and none with another year.

    A report of another system is filed by the year in its own way.
    """
    organ = years.organ(convening.organ)
    parts = (convening.report or "").split("-")
    is_own = any(part.startswith(f"{organ.symbol}/") for part in parts)
    year = f"/{convening.closes.year}/"
    return is_own and (organ.kind is OrganKind.OTHER or all(year in part for part in parts))


def _review(years: Years, most: int | None) -> Iterator[YearsFinding]:
    for convening in years.convenings:
        items = convening.review_items
        if most is not None and items is not None and items > most:
            yield YearsFinding(
                YearsCode.REVIEW_ITEMS_TOO_MANY,
                Severity.ERROR,
                (("meeting", convening), ("items", items), ("most", most)),
            )
        if convening.dialogue is not None and convening.dialogue < convening.closes:
            yield YearsFinding(
                YearsCode.DIALOGUE_OUTSIDE,
                Severity.WARNING,
                (("meeting", convening), ("day", convening.dialogue)),
            )


def _days(years: Years, station: DutyStation) -> Iterator[YearsFinding]:
    unknown: set[int] = set()
    for convening in years.convenings:
        days = days_shared(convening, convening.opens, convening.closes)
        free = tuple(day for day in days if day in station.holidays)
        if free:
            params = (("meeting", convening), ("days", free))
            yield YearsFinding(YearsCode.ON_HOLIDAY, Severity.WARNING, params)
        unknown |= set(station.years_unknown(days))
    if unknown:
        listed = ", ".join(str(year) for year in sorted(unknown))
        yield YearsFinding(YearsCode.HOLIDAYS_UNKNOWN, Severity.ADVICE, (("years", listed),))


def _avoided(years: Years) -> Iterator[YearsFinding]:
    for convening in years.convenings:
        for avoided in years.avoided:
            first, last = days_of(avoided, convening.opens.year)
            shared = days_shared(convening, first, last)
            if shared:
                yield YearsFinding(
                    YearsCode.ON_AVOIDED_DAYS,
                    Severity.WARNING if avoided.verified else Severity.ADVICE,
                    (("meeting", convening), ("avoided", avoided), ("days", shared)),
                    (avoided.source,),
                    avoided.verified,
                )


def _beside(years: Years, others: Sequence[OtherCalendar]) -> Iterator[YearsFinding]:
    for other in others:
        for convening in years.convenings:
            for event in other.events:
                shared = days_shared(convening, event.first, event.last)
                if shared:
                    params = (
                        ("meeting", convening),
                        ("event", event.name),
                        ("calendar", event.calendar),
                        ("days", shared),
                    )
                    yield YearsFinding(YearsCode.MEETS_BESIDE_OTHER, Severity.WARNING, params)
        if other.not_read:
            yield YearsFinding(
                YearsCode.CALENDAR_NOT_READ,
                Severity.WARNING,
                (("calendar", other.name), ("events", "; ".join(other.not_read))),
            )


def _held(years: Years, today: date) -> Iterator[YearsFinding]:
    for convening in years.convenings:
        if convening.is_announced and convening.closes < today:
            yield YearsFinding(
                YearsCode.HELD_NOT_RECORDED,
                Severity.ADVICE,
                (("meeting", convening),),
                (convening.source,),
            )
