"""What is checked, and which parameters each check takes from the rulebook."""

from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: what breaks a rule, what may, and what is good to know."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class CheckCode(StrEnum):
    """Every check there is; its findings bear the same code."""

    INTERPRETED_MEETINGS = "interpreted-meetings"
    MEETINGS_AT_ONCE = "meetings-at-once"
    HYBRID_DURATION = "hybrid-duration"
    BODY_IN_TWO_PLACES = "body-in-two-places"
    JOINT_BODY_ELSEWHERE = "joint-body-elsewhere"
    ROOM_IN_TWO_PLACES = "room-in-two-places"
    OFFICER_IN_TWO_PLACES = "officer-in-two-places"
    COMMITTEE_BESIDE_PLENARY = "committee-beside-plenary"
    JOINT_ITEM_INCOMPLETE = "joint-item-incomplete"
    ITEM_NEVER_TAKEN = "item-never-taken"
    ITEM_REOPENED = "item-reopened"
    ITEMS_OUT_OF_ORDER = "items-out-of-order"
    FIRST_ITEM_LATE = "first-item-late"
    LAST_ITEM_EARLY = "last-item-early"
    PARALLEL_ON_SUBJECT = "parallel-on-subject"
    WORKING_GROUP_LATE = "working-group-late"
    DRAFT_LATE = "draft-late"
    PAPER_NOT_ISSUED = "paper-not-issued"
    PAPER_LATE = "paper-late"
    REVIEW_ITEMS = "review-items"
    OUTSIDE_HOURS = "outside-hours"
    NON_WORKING_DAY = "non-working-day"
    TITLE_MISSING = "title-missing"
    SYMBOL_MALFORMED = "symbol-malformed"
    SYMBOL_USED_TWICE = "symbol-used-twice"
    DEADLINE_NON_WORKING_DAY = "deadline-non-working-day"
    HOLIDAYS_UNKNOWN = "holidays-unknown"


PARAMETERS: dict[CheckCode, tuple[str, ...]] = {
    CheckCode.OFFICER_IN_TWO_PLACES: ("offices",),
    CheckCode.FIRST_ITEM_LATE: ("items",),
    CheckCode.LAST_ITEM_EARLY: ("limit",),
    CheckCode.WORKING_GROUP_LATE: ("deadlines",),
    CheckCode.DRAFT_LATE: ("deadlines",),
    CheckCode.PAPER_NOT_ISSUED: ("deadlines",),
    CheckCode.PAPER_LATE: ("deadlines",),
    CheckCode.REVIEW_ITEMS: ("limit", "mandates"),
    CheckCode.OUTSIDE_HOURS: ("slots",),
    CheckCode.SYMBOL_MALFORMED: ("patterns",),
}
"""The parameters that a check cannot do without. The entitlement may be left to each session."""
