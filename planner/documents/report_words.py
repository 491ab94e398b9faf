"""What the sentences of a report are made of: meetings, organs, and who spoke for whom.

In Russian and Arabic the sentences are written so that an organ stands in the genitive and every
name as it is in a list; the catalogues have the words in that form.
"""

from collections.abc import Iterable, Sequence

from planner.documents.blocks import (
    Inline,
    Joined,
    OnDays,
    Ordinals,
    StateName,
    Symbol,
    Verbatim,
    Words,
    counted,
    term,
)
from planner.models.body import Body, BodyKind
from planner.models.record import RecordEntry
from planner.models.record_facts import GroupSpokenFor, Sponsor, Statement
from planner.models.state import NameForm, States
from planner.rules.record_meetings import HeldMeeting

_ORGANS: dict[BodyKind, Inline] = {
    BodyKind.COMMITTEE_OF_THE_WHOLE: term("report.organ_committee_of_the_whole"),
    BodyKind.COMMITTEE: term("report.organ_committee"),
    BodyKind.WORKING_GROUP: term("report.organ_working_group"),
    BodyKind.EXPERT_GROUP: term("report.organ_expert_group"),
    BodyKind.BUREAU: term("report.organ_bureau"),
    BodyKind.EXTENDED_BUREAU: term("report.organ_extended_bureau"),
}
# A plenary is called after what it is the plenary of.
_PLENARIES: tuple[tuple[str, Inline], ...] = (
    ("conference", term("report.organ_conference")),
    ("commission", term("report.organ_commission")),
    ("committee", term("report.organ_committee")),
    ("council", term("report.organ_council")),
    ("assembly", term("report.organ_assembly")),
)
_FOR: dict[GroupSpokenFor, Inline] = {
    GroupSpokenFor.AFRICAN: term("report.for_african"),
    GroupSpokenFor.ASIA_PACIFIC: term("report.for_asia_pacific"),
    GroupSpokenFor.EASTERN_EUROPEAN: term("report.for_eastern_european"),
    GroupSpokenFor.LATIN_AMERICAN_AND_CARIBBEAN: term("report.for_latin_american"),
    GroupSpokenFor.WESTERN_EUROPEAN_AND_OTHER: term("report.for_western_european"),
    GroupSpokenFor.G77_AND_CHINA: term("report.for_g77"),
    GroupSpokenFor.OWN_MEMBERS: term("report.for_own_members"),
}
NOTHING = Verbatim("")


def organ(body: Body) -> Inline:
    """What the body is called in the sentences of its own report: "the Conference"."""
    if body.kind is BodyKind.PLENARY:
        name = (body.name.en or "").lower()
        return next((said for word, said in _PLENARIES if word in name), term("report.organ_body"))
    return organ_of_kind(body.kind)


def organ_of_kind(kind: BodyKind) -> Inline:
    """What a body of that kind is called in a sentence."""
    return _ORGANS.get(kind, term("report.organ_body"))


def lead(
    body: Body, held: Sequence[HeldMeeting], clause: Inline, *, has_list: bool = False
) -> Inline:
    """The sentence that says what the body did at those meetings, the whole session if there are
    none; with ``has_list`` a list is to follow.
    """
    own = [(one, one.ordinal(body.key)) for one in held]
    numbered = [(one, number) for one, number in own if number is not None]
    params: dict[str, Inline] = {"organ": organ(body), "clause": clause}
    if not numbered:
        code = "report.lead_undated_list" if has_list else "report.lead_undated"
        return term(code, **params)
    params["ordinals"] = Ordinals(tuple(number for _, number in numbered))
    params["dates"] = OnDays(tuple(dict.fromkeys(one.meeting.day for one, _ in numbered)))
    code = "report.lead_list" if has_list else "report.lead"
    return counted(code, len(numbered), **params)


def sentences(said: Iterable[Inline]) -> Inline:
    """The sentences one after the other, as one paragraph; at least one."""
    first, *others = said
    for sentence in others:
        first = term("report.sentences", first=first, second=sentence)
    return first


def bracketed(content: Inline | None) -> Inline:
    """The content in brackets behind a word, or nothing."""
    return NOTHING if content is None else term("report.brackets", content=content)


def symbols_inline(symbols: Iterable[str]) -> Inline | None:
    """The symbols one after the other; ``None`` if there are none."""
    listed = tuple(Symbol(symbol) for symbol in symbols)
    return Joined(listed) if listed else None


def state_in_sentence(states: States, code: str, form: NameForm = NameForm.SUBJECT) -> Inline:
    """The name of the State, or the code where nobody knows it."""
    found = states.find(code)
    if found is None:
        return Verbatim(code)
    return StateName(found.name, tuple(found.articles.items()), form)


def state_in_list(states: States, code: str) -> Inline:
    """The name of the State as lists have it."""
    found = states.find(code)
    return Verbatim(code) if found is None else Words(found.name)


def states_of(states: States, codes: Sequence[str]) -> Inline:
    """The States as a list that stands behind a word for "of"."""
    return Joined(
        tuple(
            state_in_sentence(states, code, NameForm.OF_NEXT if place else NameForm.OF)
            for place, code in enumerate(codes)
        )
    )


def speakers_of(states: States, facts: Sequence[Statement]) -> Inline:
    """Those who spoke as a list that stands behind "the representatives", with for whom."""
    named = []
    for place, fact in enumerate(facts):
        form = NameForm.OF_NEXT if place else NameForm.OF
        code = fact.delegation
        name = state_in_sentence(states, code, form) if code else _named(fact)
        named.append(_with_note(name, _spoken_for(states, fact)))
    return Joined(tuple(named))


def speakers_listed(states: States, facts: Sequence[Statement]) -> Inline:
    """Those who spoke as a list behind a colon, with office and for whom."""
    named = []
    for fact in facts:
        name = state_in_list(states, fact.delegation) if fact.delegation else _named(fact)
        if fact.function is not None:
            name = _with_note(name, Words(fact.function))
        named.append(_with_note(name, _spoken_for(states, fact)))
    return Joined(tuple(named))


def sponsors_listed(states: States, sponsors: Sequence[Sponsor]) -> Inline:
    """Those who put a draft forward, as the subject or the agent of a sentence."""
    named = []
    for sponsor in sponsors:
        if sponsor.delegation:
            name = state_in_sentence(states, sponsor.delegation)
        elif sponsor.name is not None:
            name = Words(sponsor.name)
        else:
            name = Verbatim(sponsor.body)
        phrase = _FOR.get(sponsor.spoken_for) if sponsor.spoken_for else None
        named.append(_with_note(name, _also(phrase, is_also=sponsor.is_also_own)))
    return Joined(tuple(named))


def paragraphs_of(entries: Iterable[RecordEntry]) -> tuple[str, ...]:
    """The paragraphs of the source that the entries name, each once, in order."""
    found = [entry.source.paragraph for entry in entries if entry.source is not None]
    return tuple(dict.fromkeys(paragraph for paragraph in found if paragraph))


def _named(fact: Statement) -> Inline:
    if fact.name is not None:
        return Words(fact.name)
    return Verbatim(fact.speaker or "–")


def _with_note(name: Inline, note: Inline | None) -> Inline:
    return name if note is None else term("report.with_note", name=name, note=note)


def _also(phrase: Inline | None, *, is_also: bool) -> Inline | None:
    if phrase is None or not is_also:
        return phrase
    return term("report.also", phrase=phrase)


def _spoken_for(states: States, fact: Statement) -> Inline | None:
    phrase = _FOR.get(fact.spoken_for) if fact.spoken_for else None
    if fact.states:
        listed = states_of(states, fact.states)
        if phrase is None:
            phrase = term("report.for_states", states=listed)
        else:
            phrase = term("report.and_for_states", phrase=phrase, states=listed)
    return _also(phrase, is_also=fact.is_also_own)
