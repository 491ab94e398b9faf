"""What an entry of the record says, as one line of the log, without a language.

These are lines to check while typing, and no sentences of a report.
"""

from collections.abc import Iterator

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import (
    DateOnly,
    Days,
    Inline,
    ItemNumber,
    Separator,
    Series,
    Symbol,
    Verbatim,
    Words,
    term,
)
from planner.documents.bureau_words import state_name
from planner.documents.record_names import (
    ATTENDANCE,
    DECISION_MANNERS,
    DOUBTS,
    ELECTION_MANNERS,
    FINANCIAL,
    GROUPS_SPOKEN_FOR,
    OFFICES,
    OUTCOMES,
    SPEAKERS,
    STATEMENT_KINDS,
    SUBJECTS,
)
from planner.models.programme import Programme
from planner.models.record import RecordEntry
from planner.models.record_facts import (
    Attendance,
    CredentialsExamined,
    Decided,
    Elected,
    ElectedOfficer,
    ItemClosed,
    ItemOpened,
    ItemResumed,
    MeetingAdjourned,
    MeetingOpened,
    MeetingResumed,
    MeetingsCounted,
    MeetingSuspended,
    Noted,
    OrganizationApproved,
    PapersBefore,
    Prepared,
    Present,
    Presided,
    RulesRecalled,
    Sponsor,
    Statement,
    Vote,
)
from planner.models.state import States
from planner.rules.record_doubts import RecordDoubt
from planner.rules.record_votes import votes_needed


def entry_line(programme: Programme, states: States, entry: RecordEntry) -> Inline:
    """What the entry says."""
    match entry.fact:
        case MeetingOpened():
            return term("record.line_opened")
        case MeetingSuspended(for_body=""):
            return term("record.line_suspended")
        case MeetingSuspended(for_body=body):
            return term("record.line_suspended_for", body=body_called(programme, body))
        case MeetingResumed():
            return term("record.line_resumed")
        case MeetingAdjourned():
            return term("record.line_adjourned")
        case Presided() as fact:
            return term("record.line_presides", person=_president(states, fact))
        case ItemOpened():
            return term("record.line_item_opened", item=item_called(programme, entry.item))
        case ItemResumed():
            return term("record.line_item_resumed", item=item_called(programme, entry.item))
        case ItemClosed():
            return term("record.line_item_closed", item=item_called(programme, entry.item))
        case PapersBefore(symbols=symbols):
            papers = Series(tuple(Symbol(symbol) for symbol in symbols))
            return term("record.line_papers", papers=papers)
        case Prepared(subject=subject):
            return term("record.line_prepared", subject=SUBJECTS[subject])
        case Statement() as fact:
            kind = STATEMENT_KINDS[fact.made_as]
            return term("record.line_labelled", label=kind, said=speaker(states, fact))
        case Decided() as fact:
            parts = Series(tuple(_decision(states, fact)), Separator.SEMICOLON)
            return term("record.line_labelled", label=SUBJECTS[fact.subject], said=parts)
        case Elected() as fact:
            return _elected(states, fact)
        case Noted(text=text):
            return Verbatim(text)
        case _:
            return _of_the_session(programme, entry)


def _of_the_session(programme: Programme, entry: RecordEntry) -> Inline:
    match entry.fact:
        case MeetingsCounted() as fact:
            counted = term(
                "record.line_labelled",
                label=body_called(programme, fact.body),
                said=Verbatim(str(fact.meetings)),
            )
            if not fact.within:
                return term("record.line_counted", counted=counted)
            within = Verbatim(str(fact.within))
            return term("record.line_counted_within", counted=counted, within=within)
        case Attendance(present=present):
            listed = Series(tuple(_present(one) for one in present), Separator.SEMICOLON)
            return term("record.line_attendance", present=listed)
        case RulesRecalled(rules=rules):
            named = mandates_inline(tuple(f"rule {number}" for number in rules))
            return term("record.line_rules_recalled", rules=named)
        case CredentialsExamined() as fact:
            return term(
                "record.line_credentials",
                represented=_figure(fact.represented),
                in_order=_figure(fact.in_order),
            )
        case OrganizationApproved(approval=approval):
            return term("record.line_approved", approval=Verbatim(approval))
        case _:
            return term("record.line_struck")


def item_called(programme: Programme, item: str) -> Inline:
    """The number and short title of the item; its key where there is no such item any more."""
    found = next((one for one in programme.items if one.key == item), None)
    if found is None:
        return Verbatim(item)
    title = Words(found.short_title or found.title)
    return term("document.entry", number=ItemNumber(found.number), title=title)


def body_called(programme: Programme, body: str) -> Inline:
    """The name of the body; its key where the programme has none such."""
    found = next((one for one in programme.bodies if one.key == body), None)
    return Verbatim(body) if found is None else Words(found.name)


def speaker(states: States, fact: Statement) -> Inline:
    """Who spoke, and for whom."""
    if fact.delegation:
        name = state_name(states, fact.delegation)
    elif fact.name is not None:
        name = Words(fact.name)
    else:
        name = SPEAKERS[fact.category]
    if fact.body_name is not None:
        name = term("record.speaker_of_body", speaker=name, body=Words(fact.body_name))
    return _spoken_for(states, name, fact)


def sponsor_name(states: States, sponsor: Sponsor, programme: Programme | None = None) -> Inline:
    """Who sponsors, and for whom as well."""
    if sponsor.delegation:
        name = state_name(states, sponsor.delegation)
    elif sponsor.name is not None:
        name = Words(sponsor.name)
    elif programme is not None:
        name = body_called(programme, sponsor.body)
    else:
        name = Verbatim(sponsor.body)
    if sponsor.spoken_for is None:
        return name
    group = GROUPS_SPOKEN_FOR[sponsor.spoken_for]
    if sponsor.is_also_own:
        return term("record.also_for", speaker=name, group=group)
    return term("record.for", speaker=name, group=group)


def vote_line(vote: Vote) -> Inline:
    """The figures of a vote, with what it took."""
    return term(
        "record.vote_figures",
        yes=Verbatim(str(vote.yes)),
        no=Verbatim(str(vote.no)),
        abstaining=Verbatim(str(vote.abstaining)),
        needed=Verbatim(str(votes_needed(vote))),
    )


def doubt_line(doubt: RecordDoubt) -> Inline:
    """What does not fit."""
    code = DOUBTS[doubt.doubt]
    return term(code, value=Verbatim(doubt.value)) if doubt.value else term(code)


def _spoken_for(states: States, name: Inline, fact: Statement) -> Inline:
    groups: list[Inline] = []
    if fact.spoken_for is not None and not (fact.states and fact.spoken_for.value == "states"):
        groups.append(GROUPS_SPOKEN_FOR[fact.spoken_for])
    if fact.group_name is not None:
        groups.append(Words(fact.group_name))
    groups += [state_name(states, code) for code in fact.states]
    if not groups:
        return name
    group = Series(tuple(groups))
    if fact.is_also_own:
        return term("record.also_for", speaker=name, group=group)
    return term("record.for", speaker=name, group=group)


def _president(states: States, fact: Presided) -> Inline:
    person: Inline = Verbatim(fact.person)
    if fact.state:
        person = term("record.person_of", person=person, state=state_name(states, fact.state))
    if fact.office is None:
        return person
    return term("record.line_labelled", label=OFFICES[fact.office], said=person)


def _decision(states: States, fact: Decided) -> Iterator[Inline]:
    yield OUTCOMES[fact.outcome]
    if fact.manner is not None:
        yield DECISION_MANNERS[fact.manner]
    if fact.vote is not None:
        yield vote_line(fact.vote)
    if fact.is_orally_amended:
        yield term("record.orally_amended")
    if fact.result:
        yield mandates_inline((fact.result,))
    if fact.documents:
        yield Series(tuple(Symbol(symbol) for symbol in fact.documents))
    if fact.title is not None:
        yield Words(fact.title)
    if fact.starts and fact.ends:
        yield Days(fact.starts, fact.ends)
    elif fact.starts:
        yield DateOnly(fact.starts)
    if fact.is_sponsored_by_all:
        yield term("record.sponsored_by_all")
    elif fact.sponsors:
        named = Series(tuple(sponsor_name(states, one) for one in fact.sponsors))
        yield term("record.sponsored_by", sponsors=named)
    if fact.financial is not None:
        yield FINANCIAL[fact.financial]


def _elected(states: States, fact: Elected) -> Inline:
    officers = Series(tuple(_officer(states, one) for one in fact.officers), Separator.SEMICOLON)
    if fact.manner is None:
        return term("record.line_elected", officers=officers)
    manner = ELECTION_MANNERS[fact.manner]
    return term("record.line_elected_by", manner=manner, officers=officers)


def _officer(states: States, officer: ElectedOfficer) -> Inline:
    person: Inline = Verbatim(officer.person)
    if officer.state:
        state = state_name(states, officer.state)
        person = term("record.person_of", person=person, state=state)
    return term("record.line_labelled", label=OFFICES[officer.office], said=person)


def _present(one: Present) -> Inline:
    name = ATTENDANCE[one.category]
    if one.number is None:
        return name
    return term("record.line_labelled", label=name, said=Verbatim(str(one.number)))


def _figure(number: int | None) -> Inline:
    return Verbatim("–" if number is None else str(number))
