"""What the choices of the workbench's forms are called."""

from planner.documents.blocks import Inline, term
from planner.models.body import BodyKind
from planner.models.officer import Office
from planner.models.paper import PaperKind, PaperStatus

BODY_KINDS: dict[BodyKind, Inline] = {
    BodyKind.PLENARY: term("document.plenary"),
    BodyKind.COMMITTEE_OF_THE_WHOLE: term("draft.kind_committee_of_the_whole"),
    BodyKind.COMMITTEE: term("draft.kind_committee"),
    BodyKind.WORKING_GROUP: term("draft.kind_working_group"),
    BodyKind.EXPERT_GROUP: term("draft.kind_expert_group"),
    BodyKind.BUREAU: term("page.organ_bureau"),
    BodyKind.EXTENDED_BUREAU: term("page.organ_extended_bureau"),
    BodyKind.INFORMAL_CONSULTATIONS: term("draft.kind_informal_consultations"),
    BodyKind.REGIONAL_GROUP: term("draft.kind_regional_group"),
    BodyKind.SIDE_EVENT: term("draft.kind_side_event"),
}
"""What a body can be."""

OFFICES: dict[Office, Inline] = {
    Office.PRESIDENT: term("draft.office_president"),
    Office.VICE_PRESIDENT: term("draft.office_vice_president"),
    Office.CHAIR: term("draft.office_chair"),
    Office.VICE_CHAIR: term("draft.office_vice_chair"),
    Office.RAPPORTEUR: term("draft.office_rapporteur"),
}
"""The offices of a body."""

PAPER_KINDS: dict[PaperKind, Inline] = {
    PaperKind.AGENDA: term("draft.paper_agenda"),
    PaperKind.REPORT: term("draft.paper_report"),
    PaperKind.NOTE: term("draft.paper_note"),
    PaperKind.BACKGROUND_PAPER: term("draft.paper_background_paper"),
    PaperKind.CONFERENCE_ROOM_PAPER: term("draft.paper_conference_room_paper"),
    PaperKind.DRAFT_RESOLUTION: term("draft.paper_draft_resolution"),
    PaperKind.INFORMATION: term("draft.paper_information"),
}
"""What a paper can be."""

PAPER_STATUSES: dict[PaperStatus, Inline] = {
    PaperStatus.PLANNED: term("draft.paper_planned"),
    PaperStatus.ISSUED: term("draft.paper_issued"),
    PaperStatus.WITHDRAWN: term("draft.paper_withdrawn"),
}
"""How far a paper has come."""

RULE_FIELDS: dict[str, Inline] = {
    "is_in_force": term("draft.rule_is_in_force"),
    "applies_to": term("draft.rule_applies_to"),
    "applies_without": term("draft.rule_applies_without"),
    "is_special": term("draft.rule_is_special"),
    "kind": term("work.field_kind"),
    "anchor": term("draft.rule_anchor"),
    "of": term("draft.rule_of"),
    "weekday": term("draft.rule_weekday"),
    "on": term("draft.rule_on"),
    "amount": term("draft.rule_amount"),
    "unit": term("draft.rule_unit"),
    "direction": term("draft.rule_direction"),
    "hour": term("draft.rule_hour"),
    "zone": term("work.field_zone"),
    "is_hard": term("draft.rule_is_hard"),
    "sense": term("draft.rule_sense"),
    "roll": term("draft.rule_roll"),
    "lasting_working_days": term("draft.rule_lasting"),
    "severity": term("draft.rule_severity"),
    "limit": term("draft.rule_limit"),
    "slots": term("draft.rule_slots"),
    "patterns": term("draft.rule_patterns"),
    "items": term("work.field_items"),
    "mandates": term("work.field_mandate"),
    "deadlines": term("draft.rule_deadlines"),
    "offices": term("draft.rule_offices"),
    "value": term("work.field_value"),
}
"""The fields of the provisions of a rulebook."""
