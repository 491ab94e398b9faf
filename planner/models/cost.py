"""What the drafting of an organization of work is weighed by."""

from enum import StrEnum


class CostTerm(StrEnum):
    """What an organization of work is weighed by once it keeps the rules, the gravest first."""

    CHANGES = "changes"
    WHOLE = "whole"
    ORDER = "order"
    CLASHES = "clashes"
    SAME_DAY = "same-day"
    UNUSUAL_HOURS = "unusual-hours"
    BALANCE = "balance"
    MEETINGS = "meetings"
    EARLY = "early"
