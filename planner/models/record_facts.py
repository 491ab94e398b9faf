"""What can happen at a meeting, as the record of the session has it: each is added, none changed.

Only what differs from the usual is said: what is ``None`` or empty was not said and is not known,
and no reader may fill it in. Delegations are codes of the list of States, bodies and items
are keys of the programme, papers symbols.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.models.body import BodyKind
from planner.models.noun import Noun
from planner.models.officer import Office
from planner.models.speaking import Gender, Rank
from planner.models.state import Instrument, RegionalGroup
from planner.models.text import Text


class Fact(Noun):
    """One thing that happened. ``kind`` is what it is called where it is stored."""

    kind: ClassVar[str]


# --- the meeting -----------------------------------------------------------------------------


class MeetingOpened(Fact):
    """The meeting was called to order: from now on it counts as held."""

    kind: ClassVar[str] = "meeting_opened"


class MeetingSuspended(Fact):
    """The meeting was suspended; ``for_body`` meets meanwhile, within it or at ``for_meeting``.

    What is entered until the meeting resumes, and has no meeting of its own, was done by that body.
    """

    kind: ClassVar[str] = "meeting_suspended"
    for_body: str = ""
    for_meeting: str = ""


class MeetingResumed(Fact):
    """The meeting went on."""

    kind: ClassVar[str] = "meeting_resumed"


class MeetingAdjourned(Fact):
    """The meeting is over."""

    kind: ClassVar[str] = "meeting_adjourned"


class Presided(Fact):
    """From now on that person presides; one meeting may have several, one after the other."""

    kind: ClassVar[str] = "presided"
    person: str
    office: Office | None = None
    state: str = ""
    gender: Gender | None = None


class MeetingsCounted(Fact):
    """How many meetings a body held, where the record itself does not show them all.

    ``within`` are the meetings among them that another body held while this one was suspended.
    Belongs to the session and to no meeting.
    """

    kind: ClassVar[str] = "meetings_counted"
    body: str
    meetings: int
    within_kind: BodyKind | None = None
    within: int = 0


# --- the items -------------------------------------------------------------------------------


class ItemOpened(Fact):
    """The consideration of the item began."""

    kind: ClassVar[str] = "item_opened"


class ItemResumed(Fact):
    """The consideration of the item went on, at a later meeting or later at the same."""

    kind: ClassVar[str] = "item_resumed"


class ItemClosed(Fact):
    """The consideration of the item was concluded."""

    kind: ClassVar[str] = "item_closed"


class PapersBefore(Fact):
    """The papers before the meeting under the item, in the order in which they are named."""

    kind: ClassVar[str] = "papers_before"
    symbols: tuple[str, ...]


# --- statements ------------------------------------------------------------------------------


class StatementKind(StrEnum):
    """At what point, and to what end, a statement was made."""

    OPENING = "opening"
    INTRODUCTORY = "introductory"
    PRESENTATION = "presentation"
    STATEMENT = "statement"
    AFTER_ADOPTION = "after_adoption"
    REPLY = "reply"


class SpeakerCategory(StrEnum):
    """As what a speaker spoke, in the order in which reports name them.

    ``PARTY`` is a State or organization that is a party; ``SIGNATORY`` and the rest are
    observers. ``CHAIR`` is who chairs, or chaired, a subsidiary body.
    """

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    PARTY = "party"
    SIGNATORY = "signatory"
    OBSERVER_STATE = "observer_state"
    OBSERVER_ENTITY = "observer_entity"
    UN_ENTITY = "un_entity"
    INTERGOVERNMENTAL = "intergovernmental"
    NON_GOVERNMENTAL = "non_governmental"


class GroupSpokenFor(StrEnum):
    """For whom a delegation speaks beside itself, where reports have a usual wording for it."""

    AFRICAN = "african"
    ASIA_PACIFIC = "asia_pacific"
    EASTERN_EUROPEAN = "eastern_european"
    LATIN_AMERICAN_AND_CARIBBEAN = "latin_american_and_caribbean"
    WESTERN_EUROPEAN_AND_OTHER = "western_european_and_other"
    G77_AND_CHINA = "g77_and_china"
    OWN_MEMBERS = "own_members"
    STATES = "states"


class Statement(Fact):
    """A statement was made; the entries of an item stand in the order in which they were heard.

    ``delegation`` is the code of a State or organization of the list of States, ``name`` what
    anybody else is called. ``function`` is the speaker's office as reports name it ("Minister of
    Justice"). ``spoken_for``: on behalf of whom; with ``STATES``, and in addition with
    ``OWN_MEMBERS``, ``states`` lists them; ``is_also_own``: "also on behalf of". ``group_name`` is
    for a group that has no usual wording here, as it is called on the list of speakers.
    ``body_name`` is the body whose chair speaks or is spoken for, ``body_meetings`` which of its
    meetings (ordinals) that was. ``signed`` is the instrument that a signatory has signed, if it
    is not the Convention. ``list_key`` and ``serial`` are the request on the list of
    speakers that was heard. ``reported_under`` is the item under which the report tells it, if it
    is another than that under which it was made.
    """

    kind: ClassVar[str] = "statement"
    made_as: StatementKind = StatementKind.STATEMENT
    category: SpeakerCategory
    delegation: str = ""
    name: Text | None = None
    speaker: str = ""
    function: Text | None = None
    rank: Rank | None = None
    gender: Gender | None = None
    spoken_for: GroupSpokenFor | None = None
    group_name: Text | None = None
    states: tuple[str, ...] = ()
    is_also_own: bool = False
    body: BodyKind | None = None
    body_name: Text | None = None
    body_meetings: tuple[int, ...] = ()
    signed: Instrument | None = None
    list_key: str = ""
    serial: int | None = None
    reported_under: str = ""


# --- decisions -------------------------------------------------------------------------------


class DecisionSubject(StrEnum):
    """On what was decided."""

    AGENDA = "agenda"
    ORGANIZATION_OF_WORK = "organization_of_work"
    CREDENTIALS = "credentials"
    DRAFT_RESOLUTION = "draft_resolution"
    DRAFT_DECISION = "draft_decision"
    NEXT_AGENDA = "next_agenda"
    NEXT_ORGANIZATION = "next_organization"
    NEXT_DATES = "next_dates"
    REPORT = "report"
    OTHER = "other"


class DecisionOutcome(StrEnum):
    """What was decided."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    NOTED = "noted"


class DecisionManner(StrEnum):
    """How it was decided."""

    CONSENSUS = "consensus"
    VOTE = "vote"


class FinancialStatement(StrEnum):
    """What the secretariat said of the financial implications, before the decision."""

    READ_OUT = "read_out"
    EXTRABUDGETARY = "extrabudgetary"
    NONE_ARISE = "none_arise"


class Vote(Noun):
    """The count of a vote. Whether it was carried is computed (`planner.rules.record_votes`)."""

    yes: int
    no: int
    abstaining: int = 0
    needs_two_thirds: bool = False


class Sponsor(Noun):
    """Who puts a draft forward: a delegation, or a body or anybody else by ``name``.

    ``spoken_for`` with ``is_also_own``: "also on behalf of its member States".
    """

    delegation: str = ""
    name: Text | None = None
    body: str = ""
    spoken_for: GroupSpokenFor | None = None
    is_also_own: bool = False


class Decided(Fact):
    """The meeting decided.

    ``result`` is what the text is called from now on (``resolution 9/1``, ``decision 9/2``).
    ``draft`` is the key of the draft resolution, ``documents`` the symbols of what was decided on.
    ``sponsors`` are those named then; if none are, those of the draft hold.
    ``is_sponsored_by_all``: the chair proposed that all parties present sponsor the text, and the
    meeting agreed. ``starts`` and ``ends`` are the days that were decided (``NEXT_DATES``).
    ``title`` says what it is where no document has a title.
    """

    kind: ClassVar[str] = "decided"
    subject: DecisionSubject
    outcome: DecisionOutcome = DecisionOutcome.ADOPTED
    manner: DecisionManner | None = None
    vote: Vote | None = None
    is_orally_amended: bool = False
    result: str = ""
    draft: str = ""
    documents: tuple[str, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    is_sponsored_by_all: bool = False
    financial: FinancialStatement | None = None
    starts: date | None = None
    ends: date | None = None
    title: Text | None = None


class Prepared(Fact):
    """What was before the meeting was drawn up by the secretariat, in consultation with a body.

    ``rule`` is what asks for that, e.g. ``rule 8``.
    """

    kind: ClassVar[str] = "prepared"
    subject: DecisionSubject
    consulted: BodyKind | None = None
    rule: str = ""


# --- elections, attendance, credentials ------------------------------------------------------


class ElectionManner(StrEnum):
    """How officers were elected."""

    ACCLAMATION = "acclamation"
    BALLOT = "ballot"


class ElectedOfficer(Noun):
    """Who was elected to which office; ``nominated_by`` is the group that named the candidate."""

    office: Office
    person: str
    state: str
    gender: Gender | None = None
    nominated_by: RegionalGroup | None = None


class BallotCount(Noun):
    """The figures of one ballot, as `planner.rules.elections.Ballot` counts them."""

    seats: int
    papers: int
    votes: dict[str, int]
    invalid: int = 0
    abstentions: int = 0
    is_restricted: bool = False
    needs_two_thirds: bool = False


class Elected(Fact):
    """Officers of ``body`` were elected, in the order in which they are named.

    ``candidates`` are all who stood, where there were more; ``ballots`` the ballots in order.
    """

    kind: ClassVar[str] = "elected"
    body: str
    officers: tuple[ElectedOfficer, ...]
    manner: ElectionManner | None = None
    candidates: tuple[str, ...] = ()
    ballots: tuple[BallotCount, ...] = ()
    rule: str = ""


class AttendanceCategory(StrEnum):
    """As what participants take part, in the order in which reports name them."""

    PARTIES = "parties"
    PARTY_ORGANIZATIONS = "party_organizations"
    SIGNATORIES = "signatories"
    OBSERVER_STATES = "observer_states"
    OBSERVER_ENTITIES = "observer_entities"
    SECRETARIAT_UNITS = "secretariat_units"
    UN_BODIES = "un_bodies"
    INSTITUTES = "institutes"
    SPECIALIZED_AGENCIES = "specialized_agencies"
    INTERGOVERNMENTAL = "intergovernmental"
    NGOS_WITH_STATUS = "ngos_with_status"
    NGOS_WITHOUT_STATUS = "ngos_without_status"


class Present(Noun):
    """Participants of one category; without ``number`` they were there, and nobody counted."""

    category: AttendanceCategory
    number: int | None = None


class Attendance(Fact):
    """Who took part in the session; ``list_symbol`` is the list of participants."""

    kind: ClassVar[str] = "attendance"
    present: tuple[Present, ...]
    list_symbol: str = ""


class RulesRecalled(Fact):
    """Rules of procedure were brought to the attention of the participants, by number."""

    kind: ClassVar[str] = "rules_recalled"
    rules: tuple[int, ...]


class CredentialsExamined(Fact):
    """The bureau examined credentials, at its meetings with these ordinals, on these days.

    ``represented`` States took part; those ``not_in_order`` are, with ``are_left_out``, not
    counted as participants in the report.
    """

    kind: ClassVar[str] = "credentials_examined"
    bureau_meetings: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    represented: int | None = None
    in_order: int | None = None
    not_in_order: int | None = None
    are_left_out: bool = False


class OrganizationApproved(Fact):
    """Somebody other than the meeting approved the organization of work.

    ``approval`` is the key of that approval in the programme. ``suspends_for``: it was noted that
    the plenary would be suspended for meetings of such a body; ``mandate`` created that one.
    """

    kind: ClassVar[str] = "organization_approved"
    approval: str
    suspends_for: BodyKind | None = None
    mandate: str = ""


class Noted(Fact):
    """Something that has no kind of its own, in the words of whoever typed it; never translated."""

    kind: ClassVar[str] = "noted"
    text: str


# --- corrections -----------------------------------------------------------------------------


class Struck(Fact):
    """The entry that this one corrects was a mistake; nothing takes its place."""

    kind: ClassVar[str] = "struck"
    reason: str = ""


FACTS: dict[str, type[Fact]] = {
    fact.kind: fact
    for fact in (
        MeetingOpened,
        MeetingSuspended,
        MeetingResumed,
        MeetingAdjourned,
        Presided,
        MeetingsCounted,
        ItemOpened,
        ItemResumed,
        ItemClosed,
        PapersBefore,
        Prepared,
        Statement,
        Decided,
        Elected,
        Attendance,
        RulesRecalled,
        CredentialsExamined,
        OrganizationApproved,
        Noted,
        Struck,
    )
}
"""Every kind of fact, by the name under which it is stored."""

OF_THE_SESSION = (MeetingsCounted, Attendance)
"""The facts that belong to no meeting."""
