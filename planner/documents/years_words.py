"""What the bodies of a calendar, their meetings and their sources are called in documents."""

from planner.documents.blocks import (
    DateOnly,
    Days,
    Entry,
    Inline,
    Listing,
    Ordinal,
    Separator,
    Series,
    Verbatim,
    Words,
    term,
)
from planner.documents.sources import source_inline
from planner.models.check import Severity
from planner.models.source import Source
from planner.models.years import Avoided, Convening, SequenceKind, Years
from planner.rules.years_findings import YearsCode, YearsFinding, YearsParam

_NOTE = "note-before-session-"

KINDS: dict[SequenceKind, Inline] = {
    SequenceKind.BEFORE: term("years.before"),
    SequenceKind.BACK_TO_BACK: term("years.back_to_back"),
    SequenceKind.PARALLEL: term("years.in_parallel"),
    SequenceKind.ONE_AFTER_THE_OTHER: term("years.one_after_the_other"),
}
"""How two meetings lie to each other."""

_WEIGHTS = {
    Severity.ERROR: term("rule.error"),
    Severity.WARNING: term("rule.warning"),
    Severity.ADVICE: term("rule.advice"),
}
_SENTENCES = {
    YearsCode.SOURCES_DIFFER: "years.sources-differ",
    YearsCode.AGAINST_DATES: "years.against-dates",
    YearsCode.ORDER_REVERSED: "years.order-reversed",
    YearsCode.MEETS_TWICE_AT_ONCE: "years.meets-twice-at-once",
    YearsCode.NUMBERS_OUT_OF_ORDER: "years.numbers-out-of-order",
    YearsCode.NUMBER_LEFT_OUT: "years.number-left-out",
    YearsCode.REPORT_MISSING: "years.report-missing",
    YearsCode.SYMBOL_OF_ANOTHER: "years.symbol-of-another",
    YearsCode.REPORT_TOO_LATE: "years.report-too-late",
    YearsCode.REVIEW_ITEMS_TOO_MANY: "years.review-items-too-many",
    YearsCode.DIALOGUE_OUTSIDE: "years.dialogue-outside",
    YearsCode.ON_HOLIDAY: "years.on-holiday",
    YearsCode.HOLIDAYS_UNKNOWN: "years.holidays-unknown",
    YearsCode.ON_AVOIDED_DAYS: "years.on-avoided-days",
    YearsCode.MEETS_BESIDE_OTHER: "years.meets-beside-other",
    YearsCode.CALENDAR_NOT_READ: "years.calendar-not-read",
    YearsCode.HELD_NOT_RECORDED: "years.held-not-recorded",
}


def meeting_inline(convening: Convening) -> Inline:
    """Which of the meetings of its organ it is: by its title, or by its number."""
    if convening.title is not None:
        return Words(convening.title)
    return term("years.numbered", ordinal=Ordinal(convening.number))


def dated_inline(years: Years, convening: Convening) -> Inline:
    """The organ, which of its meetings, and when."""
    return term(
        "years.meeting_dated",
        organ=Words(years.organ(convening.organ).name),
        meeting=meeting_inline(convening),
        days=Days(convening.opens, convening.closes),
    )


def session_inline(years: Years, number: int) -> Inline:
    """That session of the body itself."""
    found = years.find(years.head.organ, number)
    if found is not None and found.title is not None:
        return Words(found.title)
    return term("years.session_number", number=Verbatim(str(number)))


def years_source(source: Source) -> Inline:
    """Where it stands; a note whose symbol is not known is called by the session it was for."""
    if not source.document.startswith(_NOTE):
        return source_inline(source)
    number = Verbatim(source.document.removeprefix(_NOTE))
    parts: list[Inline] = [term("years.note_before", number=number)]
    if source.paragraph:
        parts.append(term("rule.at-paragraph", number=Verbatim(source.paragraph)))
    return Series(tuple(parts))


def years_finding_text(years: Years, finding: YearsFinding) -> Inline:
    """The finding as a sentence, after how much it weighs."""
    params = {name: _said(years, value) for name, value in finding.params}
    sentence = term(_SENTENCES[finding.code], **params)
    return term("bureau.finding", weight=_WEIGHTS[finding.severity], sentence=sentence)


def years_findings_listing(years: Years, findings: tuple[YearsFinding, ...]) -> Listing:
    """Each finding, and below it its grounds."""
    entries: list[Entry] = []
    for number, finding in enumerate(findings, start=1):
        text = years_finding_text(years, finding)
        entries.append(Entry(text, marker=Verbatim(f"{number}.")))
        ground = "finding.ground" if finding.is_verified else "finding.ground-unverified"
        entries += [
            Entry(term(ground, source=years_source(source)), level=2) for source in finding.sources
        ]
    return Listing(tuple(entries))


def _said(years: Years, value: YearsParam) -> Inline:
    match value:
        case Convening():
            return dated_inline(years, value)
        case SequenceKind():
            return KINDS[value]
        case Avoided():
            return Words(value.name)
        case Source():
            return years_source(value)
        case tuple():
            return Series(tuple(DateOnly(day) for day in value), Separator.SEMICOLON)
        case int() | str():
            return Verbatim(str(value))
        case _:
            return DateOnly(value)
