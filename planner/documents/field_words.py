"""What the fields of a draft are called, and the values that they can have."""

from planner.documents.blocks import Inline, term
from planner.models.meeting import MeetingStatus
from planner.models.session import SessionFormat

FIELDS: dict[str, Inline] = {
    "agenda_symbol": term("work.field_agenda_symbol"),
    "annotation": term("work.field_annotation"),
    "approved_by": term("work.field_approved_by"),
    "as_of": term("work.field_as_of"),
    "bodies": term("work.field_bodies"),
    "body": term("work.field_body"),
    "booths": term("work.field_booths"),
    "city": term("work.field_city"),
    "closes": term("work.field_closes"),
    "convening": term("work.field_convening"),
    "day": term("work.field_day"),
    "ends": term("work.field_ends"),
    "entitled_at_once": term("work.field_entitled_at_once"),
    "entitled_meetings": term("work.field_entitled_meetings"),
    "entitlement_source": term("work.field_entitlement_source"),
    "format": term("work.field_mode"),
    "has_interpretation": term("work.field_interpretation"),
    "hybrid_limit_minutes": term("work.field_hybrid_limit"),
    "hybrid_limit_source": term("work.field_hybrid_limit_source"),
    "is_heading_printed": term("work.field_is_heading_printed"),
    "is_special": term("work.field_is_special"),
    "issued_on": term("work.field_issued_on"),
    "items": term("work.field_items"),
    "kind": term("work.field_kind"),
    "mandate": term("work.field_mandate"),
    "mandates": term("work.field_mandate"),
    "meetings": term("work.field_meetings"),
    "mode": term("work.field_mode"),
    "name": term("work.field_name"),
    "number": term("work.field_number"),
    "office": term("work.field_office"),
    "officers": term("work.field_officers"),
    "opens": term("work.field_opens"),
    "order": term("work.field_order"),
    "original_language": term("work.field_original_language"),
    "overrides": term("work.field_overrides"),
    "papers": term("work.field_papers"),
    "person": term("work.field_person"),
    "room": term("work.field_room"),
    "rooms": term("work.field_rooms"),
    "rulebook": term("work.field_rulebook"),
    "seats": term("work.field_seats"),
    "short_title": term("work.field_short_title"),
    "source": term("work.field_source"),
    "starts": term("work.field_starts"),
    "state": term("work.field_state"),
    "status": term("work.field_status"),
    "subject": term("work.field_subject"),
    "submitted_at": term("work.field_submitted_at"),
    "submitted_by": term("work.field_submitted_by"),
    "symbol_stem": term("work.field_symbol_stem"),
    "symbol": term("work.field_symbol"),
    "title": term("work.field_title"),
    "unverified": term("work.field_unverified"),
    "value": term("work.field_value"),
    "webcast_url": term("work.field_webcast"),
    "zone": term("work.field_zone"),
}
"""The fields and tables of a programme by the names that they have in bundles."""

STATUSES: dict[MeetingStatus, Inline] = {
    MeetingStatus.PLANNED: term("work.status_planned"),
    MeetingStatus.HELD: term("work.status_held"),
    MeetingStatus.SUSPENDED: term("work.status_suspended"),
    MeetingStatus.CANCELLED: term("work.status_cancelled"),
}
"""What has become of a meeting."""

MODES: dict[SessionFormat, Inline] = {
    SessionFormat.IN_PERSON: term("work.mode_in_person"),
    SessionFormat.HYBRID: term("work.mode_hybrid"),
    SessionFormat.VIRTUAL: term("work.mode_virtual"),
}
"""How delegations take part."""
