"""Where a provision is written down, as readers look it up."""

from planner.documents.agenda import mandates_inline
from planner.documents.blocks import Inline, ItemNumber, Series, Symbol, Verbatim, term
from planner.models.source import Source

# What is no rule with a number, and how the rules of other organs are called.
_KNOWN = {
    "practice": term("rule.practice"),
    "logic": term("rule.logic"),
    "10-4-6": term("rule.ten-four-six"),
}
_OF_OTHERS = {
    "General Assembly decision": "rule.general-assembly-decision",
    "Economic and Social Council resolution": "rule.council-resolution",
}


def source_inline(source: Source) -> Inline:
    """The rule, then the document that quotes it and the place there."""
    parts: list[Inline] = []
    if source.rule:
        parts.append(_rule(source.rule))
    if source.annex and source.paragraph:
        parts.append(term("rule.at-annex-paragraph", number=Verbatim(source.paragraph)))
    if source.document:
        is_symbol = "://" not in source.document
        parts.append(Symbol(source.document) if is_symbol else Verbatim(source.document))
    if source.item:
        parts.append(term("rule.at-item", number=ItemNumber(source.item)))
    if source.paragraph and not source.annex:
        parts.append(term("rule.at-paragraph", number=Verbatim(source.paragraph)))
    return Series(tuple(parts))


def _rule(rule: str) -> Inline:
    if rule in _KNOWN:
        return _KNOWN[rule]
    organ, _, number = rule.rpartition(" ")
    if organ in _OF_OTHERS:
        return term(_OF_OTHERS[organ], number=Verbatim(number))
    return mandates_inline((rule,))
