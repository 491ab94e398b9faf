"""What is in force in a session, and why."""

from planner.documents.blocks import (
    Band,
    Cell,
    Clock,
    Column,
    DateOnly,
    Document,
    Heading,
    Inline,
    Paragraph,
    RowGroup,
    Series,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.documents.sources import source_inline
from planner.documents.working_cover import working_cover_of
from planner.models.check import CheckCode
from planner.models.programme import Programme
from planner.models.rulebook import (
    Anchor,
    CheckRule,
    DeadlineRule,
    Parameter,
    Provision,
    Rulebook,
    Weight,
)
from planner.rules.rulebook_in_force import applies

KIND = "rules"
LABELLED_PARAMETERS = {
    "working-days",
    "committee-working-days",
    "vice-presidents",
    "officers-per-group",
    "quorum-to-debate",
    "quorum-to-decide",
    "majority-on-substance",
    "speaking-minutes",
}
"""The figures that have a name in the catalogues; others are shown by their key."""


_LEFT_TO_SESSION = (
    CheckCode.INTERPRETED_MEETINGS,
    CheckCode.MEETINGS_AT_ONCE,
    CheckCode.HYBRID_DURATION,
)


def rules_in_force(programme: Programme, rulebook: Rulebook) -> Document:
    """Every provision that applies to the session, with its source; ``rulebook`` with the
    overrides applied. What the session has settled itself is marked.
    """
    blocks: list[Heading | Paragraph | Table] = [
        Paragraph(term("rule.of-rulebook", rulebook=Words(rulebook.title)))
    ]
    deadlines = [_row(rulebook, rule) for rule in _applying(programme, rulebook.deadlines)]
    in_order = sorted(_applying(programme, rulebook.checks), key=_place_of_check)
    checks = [_row(rulebook, rule) for rule in in_order]
    parameters = [_row(rulebook, rule) for rule in _applying(programme, rulebook.parameters)]
    weights = [_row(rulebook, rule) for rule in _applying(programme, rulebook.weights)]
    for heading, rows in (
        (term("rule.deadlines"), deadlines),
        (term("rule.checks"), checks),
        (term("rule.parameters"), parameters),
        (term("rule.drafting-weights"), weights),
    ):
        if rows:
            blocks += [Heading(heading), _table(heading, tuple(rows))]
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("rule.title"),
        cover=working_cover_of(programme),
        blocks=tuple(blocks),
    )


def _applying(
    programme: Programme, rules: tuple[Provision, ...] | tuple[DeadlineRule, ...]
) -> list[Provision]:
    return [rule for rule in rules if applies(rule, programme)]


def _place_of_check(rule: Provision) -> int:
    return list(CheckCode).index(CheckCode(rule.key))


def _table(caption: Inline, rows: tuple[RowGroup, ...]) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(term("rule.rule")),
            Column(term("rule.content")),
            Column(term("rule.weight")),
            Column(term("deadline.source")),
        ),
        bands=(Band(rows),),
    )


def _row(rulebook: Rulebook, rule: Provision) -> RowGroup:
    source = source_inline(rule.source)
    if rulebook.is_overridden(rule):
        source = term("rule.set-for-session", source=source)
    elif not rule.verified:
        source = term("rule.unverified", source=source)
    name, content, weight = _said(rule)
    return RowGroup(
        header=name,
        rows=((Cell(Series(content)) if content else Cell(), Cell(weight), Cell(source)),),
        keys=(rule.key,),
    )


def _said(rule: Provision) -> tuple[Inline, tuple[Inline, ...], Inline | None]:
    match rule:
        case DeadlineRule():
            weight = term("deadline.hard") if rule.is_hard else term("deadline.wished")
            return term(f"deadline.{rule.kind}"), _deadline(rule), weight
        case CheckRule():
            return term(f"rule.check-{rule.key}"), _check(rule), term(f"rule.{rule.severity}")
        case Parameter():
            content = Verbatim(rule.value) if rule.value else term("rule.left-to-session")
            return _parameter_name(rule), (content,), None
        case Weight():
            return term(f"drafting.term-{rule.term}"), (Verbatim(str(rule.amount)),), None
        case _:
            return Verbatim(rule.key), (), None


def rule_name(rule: Provision) -> Inline:
    """What the provision is called."""
    return _said(rule)[0]


def _parameter_name(rule: Parameter) -> Inline:
    return (
        term(f"rule.parameter-{rule.key}")
        if rule.key in LABELLED_PARAMETERS
        else Verbatim(rule.key)
    )


def _deadline(rule: DeadlineRule) -> tuple[Inline, ...]:
    said: list[Inline] = []
    if rule.anchor is Anchor.WEEKDAY and rule.weekday is not None:
        said.append(term(f"rule.{rule.weekday}"))
    elif rule.anchor is Anchor.DATE and rule.on is not None:
        said.append(DateOnly(rule.on))
    elif rule.amount is None:
        return (term("rule.left-to-session"),)
    else:
        said.append(term(f"rule.from-{rule.anchor}"))
    if rule.amount:
        amount = Verbatim(str(rule.amount))
        said.append(term(f"rule.{rule.unit}-{rule.direction}", amount=amount))
    if rule.hour is not None:
        said.append(Clock(rule.hour))
    if rule.zone is not None:
        said.append(Verbatim(rule.zone))
    if rule.lasting_working_days is not None:
        said.append(term("rule.lasting", days=Verbatim(str(rule.lasting_working_days))))
    return tuple(said)


def _check(rule: CheckRule) -> tuple[Inline, ...]:
    """Its parameters, as they stand in the rulebook."""
    said = [*rule.slots, *rule.items, *rule.mandates, *rule.patterns]
    if rule.limit is not None:
        said.insert(0, str(rule.limit))
    elif rule.code in _LEFT_TO_SESSION:
        return (term("rule.left-to-session"),)
    return tuple(Verbatim(value) for value in said)
