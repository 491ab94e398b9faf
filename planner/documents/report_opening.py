"""How the session was opened: the meetings held, who opened it, and the opening statements."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from planner.documents.blocks import FromTo, Inline, Joined, OnDays, Verbatim, Words, counted, term
from planner.documents.report_paragraph import ReportParagraph
from planner.documents.report_statements import Made
from planner.documents.report_words import (
    lead,
    organ,
    organ_of_kind,
    paragraphs_of,
    sentences,
    speakers_listed,
    state_in_list,
)
from planner.models.body import Body
from planner.models.programme import Programme
from planner.models.record import Record
from planner.models.record_facts import MeetingsCounted, SpeakerCategory, StatementKind
from planner.models.speaking import Rank
from planner.models.state import States
from planner.rules.record_items import ItemRecord
from planner.rules.record_meetings import HeldMeeting, MeetingCount, meeting_counts

_OF_OFFICE = (SpeakerCategory.SECRETARIAT, SpeakerCategory.CHAIR)


def session_paragraph(
    programme: Programme, record: Record, held: Sequence[HeldMeeting], body: Body
) -> ReportParagraph:
    """Where and when the session was held, and how many meetings it had."""
    session = programme.session
    period = FromTo(session.opens, session.closes)
    said: list[Inline] = [
        term("report.session_held", organ=organ(body), city=Words(session.city), period=period)
    ]
    counts = meeting_counts(programme, record)
    for count in counts:
        if count.body == body.key:
            said.extend(_own_meetings(count))
    others = tuple(
        _other_body(programme, held, count) for count in counts if count.body != body.key
    )
    if others:
        said.append(term("report.others_met", bodies=Joined(others)))
    counted_in = [entry for entry, _ in record.of_kind(MeetingsCounted)]
    return ReportParagraph(sentences(said), source=paragraphs_of(counted_in))


def opened_by(states: States, held: Sequence[HeldMeeting]) -> Iterator[ReportParagraph]:
    """Who presided when the first meeting was opened, if that is recorded."""
    for one in held[:1]:
        for presided in one.presiding[:1]:
            person: Inline = Verbatim(presided.person)
            if presided.state:
                state = state_in_list(states, presided.state)
                person = term("report.with_note", name=person, note=state)
            yield ReportParagraph(term("report.opened_by", person=person))


def opening_statements(body: Body, states: States, found: ItemRecord) -> Iterator[ReportParagraph]:
    """The opening statements: in the name of groups, of ministers, of others, of observers."""
    made = [one for one in found.statements if one[1].made_as is StatementKind.OPENING]
    if not made:
        return
    said: list[Inline] = []
    for is_observer, run in groupby(made, key=_sort_of_speaker):
        listed = speakers_listed(states, [fact for _, fact in run])
        if is_observer[0]:
            said.append(term("report.observers_opening", speakers=listed))
        elif said:
            said.append(term("report.further_opening_statements", speakers=listed))
        else:
            clause = term("report.heard_opening_statements", speakers=listed)
            said.append(lead(body, found.considered_at, clause))
    yield ReportParagraph(sentences(said), source=paragraphs_of(entry for entry, _ in made))


def _sort_of_speaker(one: Made) -> tuple[bool, bool, bool]:
    """Observers; those of high rank or for a group; those who came with an office."""
    fact = one[1]
    is_party = fact.category is SpeakerCategory.PARTY or fact.category in _OF_OFFICE
    comes_first = (
        fact.category in _OF_OFFICE
        or fact.spoken_for is not None
        or fact.rank is Rank.HEAD_OF_STATE
    )
    return not is_party, comes_first, fact.function is not None and not comes_first


def _own_meetings(count: MeetingCount) -> Iterator[Inline]:
    yield counted("report.meetings_held", count.meetings)
    if count.within and count.within_kind is not None:
        within = organ_of_kind(count.within_kind)
        yield counted("report.meetings_within", count.within, organ=within)


def _other_body(programme: Programme, held: Sequence[HeldMeeting], count: MeetingCount) -> Inline:
    days = dict.fromkeys(one.meeting.day for one in held if one.ordinal(count.body) is not None)
    name = Words(programme.body(count.body).name)
    if not days:
        return name
    return counted("report.body_met", count.meetings, body=name, dates=OnDays(tuple(days)))
