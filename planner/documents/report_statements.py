"""Who made statements, in the order in which reports tell it: introductions, parties, observers."""

from collections.abc import Iterator, Sequence

from planner.documents.blocks import (
    Counted,
    Inline,
    ItemNumber,
    Ordinals,
    Term,
    Words,
    counted,
    term,
)
from planner.documents.report_paragraph import ReportParagraph
from planner.documents.report_words import (
    paragraphs_of,
    sentences,
    speakers_listed,
    speakers_of,
    state_in_sentence,
)
from planner.models.body import BodyKind
from planner.models.programme import Programme
from planner.models.record import RecordEntry
from planner.models.record_facts import SpeakerCategory, Statement, StatementKind
from planner.models.speaking import Gender
from planner.models.state import Instrument, NameForm, States

Made = tuple[RecordEntry, Statement]

_INTRODUCING = (StatementKind.INTRODUCTORY, StatementKind.PRESENTATION)
# What is called a group is masculine in French and Spanish, and they say so before its name.
_GROUPS = (BodyKind.WORKING_GROUP, BodyKind.EXPERT_GROUP)
_OBSERVERS: dict[SpeakerCategory, str] = {
    SpeakerCategory.SIGNATORY: "report.statements_signatories",
    SpeakerCategory.OBSERVER_STATE: "report.statements_observer_states",
    SpeakerCategory.OBSERVER_ENTITY: "report.statements_entities",
    SpeakerCategory.UN_ENTITY: "report.statements_un",
    SpeakerCategory.INTERGOVERNMENTAL: "report.statements_intergovernmental",
    SpeakerCategory.NON_GOVERNMENTAL: "report.statements_non_governmental",
}
_OF_WOMEN: dict[SpeakerCategory, str] = {
    SpeakerCategory.PARTY: "report.statement_party_woman",
    SpeakerCategory.SIGNATORY: "report.statement_signatory_woman",
    SpeakerCategory.OBSERVER_STATE: "report.statement_observer_state_woman",
}
_INSTRUMENTS: dict[Instrument, Inline] = {
    Instrument.CONVENTION: term("report.instrument_convention"),
    Instrument.TRAFFICKING: term("report.instrument_trafficking"),
    Instrument.SMUGGLING: term("report.instrument_smuggling"),
    Instrument.FIREARMS: term("report.instrument_firearms"),
}
INTRODUCTIONS = frozenset(
    {
        "report.introduced",
        "report.introduced_woman",
        "report.secretariat_spoke",
        "report.secretariat_spoke_woman",
        "report.chair_presented",
        "report.chair_presented_woman",
        "report.chair_of_body_presented",
        "report.chair_spoke",
        "report.party_presented",
        "report.party_presented_for_group",
        "report.party_presented_for_body",
    }
)
"""The codes of the sentences that tell who introduced an item."""


def statement_paragraphs(
    programme: Programme, states: States, made: Sequence[Made]
) -> Iterator[ReportParagraph]:
    """The statements under an item, but for those after a decision: introductions, the parties,
    the observers, replies, and what was presented when others had spoken.
    """
    spoken = [one for one in made if one[1].made_as is not StatementKind.AFTER_ADOPTION]
    first_party = next(
        (place for place, one in enumerate(spoken) if _is_party(one[1])), len(spoken)
    )
    before = [one for one in spoken[:first_party] if _introduces(one[1])]
    after = [one for one in spoken[first_party:] if _introduces(one[1])]
    if before:
        yield _paragraph([_introduction(programme, states, *one) for one in before], before)
    parties = [one for one in spoken if _is_party(one[1])]
    if parties:
        yield _paragraph([_parties(states, [fact for _, fact in parties])], parties)
    observers = [
        (code, [one for one in spoken if one[1].category is category and not _introduces(one[1])])
        for category, code in _OBSERVERS.items()
    ]
    present = [(code, ones) for code, ones in observers if ones]
    if present:
        said = [_observers(states, code, [fact for _, fact in ones]) for code, ones in present]
        yield _paragraph(said, [one for _, ones in present for one in ones])
    replies = [one for one in spoken if one[1].made_as is StatementKind.REPLY]
    if replies:
        facts = [fact for _, fact in replies]
        said = [counted("report.replies", len(facts), speakers=speakers_of(states, facts))]
        yield _paragraph(said, replies)
    for one in after:
        yield _paragraph([_introduction(programme, states, *one)], [one])


def after_adoption(states: States, made: Sequence[Made]) -> ReportParagraph:
    """The statements made when a text had been adopted; there is at least one."""
    facts = [fact for _, fact in made]
    said = counted("report.after_adoption", len(facts), speakers=speakers_of(states, facts))
    return _paragraph([said], made)


def _paragraph(said: Sequence[Inline], made: Sequence[Made]) -> ReportParagraph:
    return ReportParagraph(sentences(said), source=paragraphs_of(entry for entry, _ in made))


def _introduces(fact: Statement) -> bool:
    of_office = (SpeakerCategory.SECRETARIAT, SpeakerCategory.CHAIR)
    return fact.made_as in _INTRODUCING or fact.category in of_office


def _is_party(fact: Statement) -> bool:
    is_reply = fact.made_as is StatementKind.REPLY
    return fact.category is SpeakerCategory.PARTY and not _introduces(fact) and not is_reply


def _introduction(
    programme: Programme, states: States, entry: RecordEntry, fact: Statement
) -> Inline:
    said = _introducer(states, fact)
    if not fact.reported_under or not entry.item:
        return said
    number = ItemNumber(programme.item(entry.item).number)
    return sentences([said, term("report.made_under_item", item=number)])


def _introducer(states: States, fact: Statement) -> Term | Counted:
    is_woman = fact.gender is Gender.WOMAN
    if fact.category is SpeakerCategory.SECRETARIAT:
        if fact.made_as in _INTRODUCING:
            return term("report.introduced_woman" if is_woman else "report.introduced")
        return term("report.secretariat_spoke_woman" if is_woman else "report.secretariat_spoke")
    body = _body(fact)
    if fact.category is SpeakerCategory.CHAIR and body is not None:
        if fact.body not in _GROUPS:
            return term("report.chair_of_body_presented", body=body)
        code = "report.chair_presented_woman" if is_woman else "report.chair_presented"
        return term(code, body=body)
    if fact.category is SpeakerCategory.CHAIR and fact.name is None and not fact.delegation:
        return term("report.chair_spoke")
    speaker = (
        state_in_sentence(states, fact.delegation, NameForm.OF)
        if fact.delegation
        else speakers_listed(states, [fact])
    )
    if body is None:
        return term("report.party_presented", speaker=speaker)
    if fact.body in _GROUPS:
        return term("report.party_presented_for_group", speaker=speaker, body=body)
    return term("report.party_presented_for_body", speaker=speaker, body=body)


def _body(fact: Statement) -> Inline | None:
    if fact.body_name is None:
        return None
    name = Words(fact.body_name)
    if not fact.body_meetings:
        return name
    ordinals = Ordinals(fact.body_meetings)
    return counted("report.body_at_meetings", len(fact.body_meetings), body=name, ordinals=ordinals)


def _parties(states: States, facts: Sequence[Statement]) -> Inline:
    speakers = speakers_of(states, facts)
    if len(facts) == 1 and facts[0].gender is Gender.WOMAN:
        return term(_OF_WOMEN[SpeakerCategory.PARTY], speakers=speakers)
    return counted("report.statements_parties", len(facts), speakers=speakers)


def _observers(states: States, code: str, facts: Sequence[Statement]) -> Inline:
    if not facts[0].delegation:
        return counted(code, len(facts), speakers=speakers_listed(states, facts))
    speakers = speakers_of(states, facts)
    signed = {fact.signed for fact in facts if fact.signed is not None}
    if len(signed) == 1:
        instrument = _INSTRUMENTS[signed.pop()]
        speakers = term("report.with_note", name=speakers, note=instrument)
    if len(facts) == 1 and facts[0].gender is Gender.WOMAN:
        return term(_OF_WOMEN[facts[0].category], speakers=speakers)
    return counted(code, len(facts), speakers=speakers)
