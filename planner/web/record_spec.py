"""Which fields a form has for each kind of entry, and of what kind each field is.

The name of a field is that of the fact's field; pages and the reading of forms both go by this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from planner.documents.blocks import Inline, term
from planner.documents.record_names import (
    DECISION_MANNERS,
    ELECTION_MANNERS,
    FINANCIAL,
    GROUPS_SPOKEN_FOR,
    OFFICES,
    OUTCOMES,
    SPEAKERS,
    STATEMENT_KINDS,
    SUBJECTS,
)
from planner.documents.speaking_words import GENDERS
from planner.models import record_facts as facts


class Control(StrEnum):
    """How a value is typed."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    TICK = "tick"
    CHOICE = "choice"
    BODY = "body"
    MEETING = "meeting"
    DRAFT = "draft"
    APPROVAL = "approval"
    STATE = "state"
    STATES = "states"
    NAME = "name"
    SYMBOLS = "symbols"
    NUMBERS = "numbers"
    DAY = "day"
    DAYS = "days"
    LINES = "lines"
    OFFICERS = "officers"
    BALLOTS = "ballots"
    PRESENT = "present"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. ``choices`` (value, what it is called) are of `Control.CHOICE`; without
    ``is_required`` one may be left empty. ``is_main``: shown at once, the others when asked for.
    """

    name: str
    label: Inline
    control: Control = Control.TEXT
    choices: tuple[tuple[str, Inline], ...] = ()
    is_required: bool = False
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class FormSpec:
    """The form for one kind of entry; ``has_item``: it is about the item that is chosen."""

    fact: type[facts.Fact]
    title: Inline
    fields: tuple[FieldSpec, ...] = ()
    has_item: bool = True


Choice = TypeVar("Choice", bound=StrEnum)


def _choice(name: str, label: str, choices: Mapping[Choice, Inline], **more: bool) -> FieldSpec:
    offered = tuple((choice.value, called) for choice, called in choices.items())
    return FieldSpec(name, term(label), Control.CHOICE, offered, **more)


_STATEMENT = (
    FieldSpec("delegation", term("record.delegation"), Control.STATE, is_main=True),
    _choice("category", "record.category", SPEAKERS, is_required=True, is_main=True),
    _choice("made_as", "record.made_as", STATEMENT_KINDS, is_required=True, is_main=True),
    _choice("spoken_for", "record.spoken_for", GROUPS_SPOKEN_FOR, is_main=True),
    FieldSpec("is_also_own", term("record.is_also_own"), Control.TICK, is_main=True),
    FieldSpec("group_name", term("speaking.group_spoken_for"), Control.NAME),
    FieldSpec("states", term("record.for_which_states"), Control.STATES),
    FieldSpec("name", term("record.name_if_no_state"), Control.NAME),
    FieldSpec("speaker", term("speaking.speaker_name")),
    FieldSpec("function", term("record.function"), Control.NAME),
    _choice("gender", "record.gender", GENDERS),
    FieldSpec("body_name", term("record.chaired_body"), Control.NAME),
    FieldSpec("body_meetings", term("record.chaired_meetings"), Control.NUMBERS),
)
_DECISION = (
    _choice("subject", "record.subject", SUBJECTS, is_required=True, is_main=True),
    FieldSpec("draft", term("record.draft"), Control.DRAFT, is_main=True),
    _choice("outcome", "record.outcome", OUTCOMES, is_required=True, is_main=True),
    _choice("manner", "record.manner", DECISION_MANNERS, is_main=True),
    FieldSpec("is_orally_amended", term("record.orally_amended"), Control.TICK, is_main=True),
    FieldSpec("result", term("record.result"), is_main=True),
    FieldSpec("vote", term("record.vote"), Control.VOTE),
    FieldSpec("documents", term("record.documents"), Control.SYMBOLS),
    FieldSpec("is_sponsored_by_all", term("record.sponsored_by_all"), Control.TICK),
    _choice("financial", "record.financial", FINANCIAL),
    FieldSpec("starts", term("record.starts"), Control.DAY),
    FieldSpec("ends", term("record.ends"), Control.DAY),
    FieldSpec("title", term("record.decision_title"), Control.NAME),
)

_FORMS = (
    FormSpec(facts.MeetingOpened, term("record.open_meeting"), has_item=False),
    FormSpec(
        facts.MeetingSuspended,
        term("record.suspend_meeting"),
        (
            FieldSpec("for_body", term("record.for_body"), Control.BODY, is_main=True),
            FieldSpec("for_meeting", term("record.for_meeting"), Control.MEETING, is_main=True),
        ),
        has_item=False,
    ),
    FormSpec(facts.MeetingResumed, term("record.resume_meeting"), has_item=False),
    FormSpec(facts.MeetingAdjourned, term("record.adjourn_meeting"), has_item=False),
    FormSpec(
        facts.Presided,
        term("record.presides"),
        (
            FieldSpec("person", term("record.person"), is_required=True, is_main=True),
            FieldSpec("state", term("record.delegation"), Control.STATE, is_main=True),
            _choice("office", "record.office", OFFICES, is_main=True),
            _choice("gender", "record.gender", GENDERS),
        ),
        has_item=False,
    ),
    FormSpec(facts.ItemOpened, term("record.open_item")),
    FormSpec(facts.ItemResumed, term("record.resume_item")),
    FormSpec(facts.ItemClosed, term("record.close_item")),
    FormSpec(
        facts.PapersBefore,
        term("record.papers"),
        (
            FieldSpec(
                "symbols",
                term("record.documents"),
                Control.SYMBOLS,
                is_required=True,
                is_main=True,
            ),
        ),
    ),
    FormSpec(facts.Statement, term("record.statement"), _STATEMENT),
    FormSpec(facts.Decided, term("record.decision"), _DECISION),
    FormSpec(
        facts.Elected,
        term("record.election"),
        (
            FieldSpec(
                "officers",
                term("record.officers"),
                Control.OFFICERS,
                is_required=True,
                is_main=True,
            ),
            FieldSpec("body", term("record.of_body"), Control.BODY, is_required=True, is_main=True),
            _choice("manner", "record.manner", ELECTION_MANNERS, is_main=True),
            FieldSpec("candidates", term("record.candidates"), Control.LINES),
            FieldSpec("ballots", term("record.ballots"), Control.BALLOTS),
            FieldSpec("rule", term("record.rule")),
        ),
    ),
    FormSpec(
        facts.Noted,
        term("record.note"),
        (
            FieldSpec(
                "text", term("record.note"), Control.LONG_TEXT, is_required=True, is_main=True
            ),
        ),
    ),
    FormSpec(
        facts.RulesRecalled,
        term("record.rules_recalled"),
        (
            FieldSpec(
                "rules",
                term("record.rule_numbers"),
                Control.NUMBERS,
                is_required=True,
                is_main=True,
            ),
        ),
    ),
    FormSpec(
        facts.CredentialsExamined,
        term("record.credentials"),
        (
            FieldSpec("represented", term("record.represented"), Control.NUMBER, is_main=True),
            FieldSpec("in_order", term("record.in_order"), Control.NUMBER, is_main=True),
            FieldSpec("not_in_order", term("record.not_in_order"), Control.NUMBER, is_main=True),
            FieldSpec("are_left_out", term("record.are_left_out"), Control.TICK, is_main=True),
            FieldSpec("bureau_meetings", term("record.bureau_meetings"), Control.NUMBERS),
            FieldSpec("days", term("record.days"), Control.DAYS),
        ),
    ),
    FormSpec(
        facts.OrganizationApproved,
        term("record.organization_approved"),
        (
            FieldSpec(
                "approval",
                term("record.approval"),
                Control.APPROVAL,
                is_required=True,
                is_main=True,
            ),
        ),
    ),
    FormSpec(
        facts.Attendance,
        term("record.attendance"),
        (
            FieldSpec("present", term("record.attendance"), Control.PRESENT, is_main=True),
            FieldSpec("list_symbol", term("record.list_symbol"), is_main=True),
        ),
        has_item=False,
    ),
    FormSpec(
        facts.MeetingsCounted,
        term("record.meetings_counted"),
        (
            FieldSpec("body", term("record.of_body"), Control.BODY, is_required=True, is_main=True),
            FieldSpec(
                "meetings",
                term("record.number_of_meetings"),
                Control.NUMBER,
                is_required=True,
                is_main=True,
            ),
            FieldSpec("within", term("record.within"), Control.NUMBER, is_main=True),
        ),
        has_item=False,
    ),
)

FORMS: Mapping[str, FormSpec] = {form.fact.kind: form for form in _FORMS}
"""The forms by kind, in the order in which a page offers them."""

BUTTONS = (
    facts.MeetingOpened,
    facts.MeetingResumed,
    facts.MeetingAdjourned,
    facts.ItemOpened,
    facts.ItemResumed,
    facts.ItemClosed,
)
"""The kinds that take no more than a press."""
