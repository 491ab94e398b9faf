"""What the choices of the record and of the draft resolutions are called, without a language."""

from collections.abc import Mapping

from planner.documents.blocks import Inline, term
from planner.models.draft_resolution import DraftKind
from planner.models.officer import Office
from planner.models.record_facts import (
    AttendanceCategory,
    DecisionManner,
    DecisionOutcome,
    DecisionSubject,
    ElectionManner,
    FinancialStatement,
    GroupSpokenFor,
    SpeakerCategory,
    StatementKind,
)
from planner.rules.draft_status import DraftState
from planner.rules.record_doubts import Doubt
from planner.rules.record_meetings import MeetingState
from planner.rules.record_plan import ItemFit

OFFICES: Mapping[Office, Inline] = {
    Office.PRESIDENT: term("bureau.president"),
    Office.VICE_PRESIDENT: term("bureau.vice_president"),
    Office.CHAIR: term("bureau.chair"),
    Office.VICE_CHAIR: term("bureau.vice_chair"),
    Office.RAPPORTEUR: term("bureau.rapporteur"),
}
STATEMENT_KINDS: Mapping[StatementKind, Inline] = {
    StatementKind.STATEMENT: term("record.statement"),
    StatementKind.INTRODUCTORY: term("record.statement_introductory"),
    StatementKind.PRESENTATION: term("record.statement_presentation"),
    StatementKind.OPENING: term("record.statement_opening"),
    StatementKind.AFTER_ADOPTION: term("record.statement_after_adoption"),
    StatementKind.REPLY: term("record.statement_reply"),
}
SPEAKERS: Mapping[SpeakerCategory, Inline] = {
    SpeakerCategory.PARTY: term("record.speaker_party"),
    SpeakerCategory.SECRETARIAT: term("record.speaker_secretariat"),
    SpeakerCategory.CHAIR: term("record.speaker_chair"),
    SpeakerCategory.SIGNATORY: term("record.speaker_signatory"),
    SpeakerCategory.OBSERVER_STATE: term("speaking.capacity_observer_state"),
    SpeakerCategory.OBSERVER_ENTITY: term("speaking.capacity_observer_entity"),
    SpeakerCategory.UN_ENTITY: term("speaking.capacity_un_entity"),
    SpeakerCategory.INTERGOVERNMENTAL: term("speaking.capacity_intergovernmental"),
    SpeakerCategory.NON_GOVERNMENTAL: term("speaking.capacity_non_governmental"),
}
GROUPS_SPOKEN_FOR: Mapping[GroupSpokenFor, Inline] = {
    GroupSpokenFor.AFRICAN: term("bureau.african"),
    GroupSpokenFor.ASIA_PACIFIC: term("bureau.asia_pacific"),
    GroupSpokenFor.EASTERN_EUROPEAN: term("bureau.eastern_european"),
    GroupSpokenFor.LATIN_AMERICAN_AND_CARIBBEAN: term("bureau.latin_american_and_caribbean"),
    GroupSpokenFor.WESTERN_EUROPEAN_AND_OTHER: term("bureau.western_european_and_other"),
    GroupSpokenFor.G77_AND_CHINA: term("record.for_g77"),
    GroupSpokenFor.OWN_MEMBERS: term("record.for_own_members"),
    GroupSpokenFor.STATES: term("record.for_states"),
}
SUBJECTS: Mapping[DecisionSubject, Inline] = {
    DecisionSubject.DRAFT_RESOLUTION: term("record.subject_draft_resolution"),
    DecisionSubject.DRAFT_DECISION: term("record.subject_draft_decision"),
    DecisionSubject.AGENDA: term("record.subject_agenda"),
    DecisionSubject.ORGANIZATION_OF_WORK: term("record.subject_organization_of_work"),
    DecisionSubject.CREDENTIALS: term("record.subject_credentials"),
    DecisionSubject.NEXT_AGENDA: term("record.subject_next_agenda"),
    DecisionSubject.NEXT_ORGANIZATION: term("record.subject_next_organization"),
    DecisionSubject.NEXT_DATES: term("record.subject_next_dates"),
    DecisionSubject.REPORT: term("record.subject_report"),
    DecisionSubject.OTHER: term("record.subject_other"),
}
OUTCOMES: Mapping[DecisionOutcome, Inline] = {
    DecisionOutcome.ADOPTED: term("record.outcome_adopted"),
    DecisionOutcome.REJECTED: term("record.outcome_rejected"),
    DecisionOutcome.POSTPONED: term("record.outcome_postponed"),
    DecisionOutcome.NOTED: term("record.outcome_noted"),
}
DECISION_MANNERS: Mapping[DecisionManner, Inline] = {
    DecisionManner.CONSENSUS: term("record.by_consensus"),
    DecisionManner.VOTE: term("record.by_vote"),
}
FINANCIAL: Mapping[FinancialStatement, Inline] = {
    FinancialStatement.READ_OUT: term("record.financial_read_out"),
    FinancialStatement.EXTRABUDGETARY: term("record.financial_extrabudgetary"),
    FinancialStatement.NONE_ARISE: term("record.financial_none"),
}
ELECTION_MANNERS: Mapping[ElectionManner, Inline] = {
    ElectionManner.ACCLAMATION: term("record.by_acclamation"),
    ElectionManner.BALLOT: term("record.by_ballot"),
}
ATTENDANCE: Mapping[AttendanceCategory, Inline] = {
    AttendanceCategory.PARTIES: term("record.present_parties"),
    AttendanceCategory.PARTY_ORGANIZATIONS: term("record.present_party_organizations"),
    AttendanceCategory.SIGNATORIES: term("record.present_signatories"),
    AttendanceCategory.OBSERVER_STATES: term("record.present_observer_states"),
    AttendanceCategory.OBSERVER_ENTITIES: term("record.present_observer_entities"),
    AttendanceCategory.SECRETARIAT_UNITS: term("record.present_secretariat_units"),
    AttendanceCategory.UN_BODIES: term("record.present_un_bodies"),
    AttendanceCategory.INSTITUTES: term("record.present_institutes"),
    AttendanceCategory.SPECIALIZED_AGENCIES: term("record.present_specialized_agencies"),
    AttendanceCategory.INTERGOVERNMENTAL: term("record.present_intergovernmental"),
    AttendanceCategory.NGOS_WITH_STATUS: term("record.present_ngos_with_status"),
    AttendanceCategory.NGOS_WITHOUT_STATUS: term("record.present_ngos_without_status"),
}
MEETING_STATES: Mapping[MeetingState, Inline] = {
    MeetingState.NOT_OPENED: term("record.meeting_not_opened"),
    MeetingState.OPEN: term("record.meeting_open"),
    MeetingState.SUSPENDED: term("record.meeting_suspended"),
    MeetingState.ADJOURNED: term("record.meeting_adjourned"),
}
FITS: Mapping[ItemFit, Inline] = {
    ItemFit.AS_PLANNED: term("record.fit_as_planned"),
    ItemFit.LATER: term("record.fit_later"),
    ItemFit.EARLIER: term("record.fit_earlier"),
    ItemFit.LONGER: term("record.fit_longer"),
    ItemFit.SHORTER: term("record.fit_shorter"),
    ItemFit.ADDED: term("record.fit_added"),
    ItemFit.DUE: term("record.fit_due"),
    ItemFit.OVERDUE: term("record.fit_overdue"),
    ItemFit.NOT_TAKEN: term("record.fit_not_taken"),
    ItemFit.NO_MEETING_NAMED: term("record.fit_no_meeting_named"),
}
DOUBTS: Mapping[Doubt, str] = {
    Doubt.MEETING_NOT_OPENED: "record.doubt_meeting_not_opened",
    Doubt.AFTER_ADJOURNMENT: "record.doubt_after_adjournment",
    Doubt.NOT_SUSPENDED: "record.doubt_not_suspended",
    Doubt.ITEM_NOT_OPENED: "record.doubt_item_not_opened",
    Doubt.PAPER_UNKNOWN: "record.doubt_paper_unknown",
    Doubt.VOTE_MISSING: "record.doubt_vote_missing",
    Doubt.VOTE_NOT_CARRIED: "record.doubt_vote_not_carried",
    Doubt.VOTE_WAS_CARRIED: "record.doubt_vote_was_carried",
    Doubt.DRAFT_UNKNOWN: "record.doubt_draft_unknown",
    Doubt.ACCLAMATION_CONTESTED: "record.doubt_acclamation_contested",
    Doubt.COUNT_DIFFERS: "record.doubt_count_differs",
}
"""The codes, since some of the sentences name a value."""
DRAFT_STATES: Mapping[DraftState, Inline] = {
    DraftState.SUBMITTED: term("resolution.state_submitted"),
    DraftState.NEGOTIATED: term("resolution.state_negotiated"),
    DraftState.REVISED: term("resolution.state_revised"),
    DraftState.ADOPTED: term("resolution.state_adopted"),
    DraftState.REJECTED: term("resolution.state_rejected"),
    DraftState.POSTPONED: term("resolution.state_postponed"),
    DraftState.WITHDRAWN: term("resolution.state_withdrawn"),
}
DRAFT_KINDS: Mapping[DraftKind, Inline] = {
    DraftKind.RESOLUTION: term("resolution.kind_resolution"),
    DraftKind.DECISION: term("resolution.kind_decision"),
}
