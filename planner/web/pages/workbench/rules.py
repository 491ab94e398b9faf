"""The page of the rules in force."""

from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.blocks import Inline, Series, Verbatim, term
from planner.documents.field_words import FIELDS
from planner.documents.rules_in_force import rule_name, rules_in_force
from planner.documents.sources import source_inline
from planner.i18n.messages import error_message
from planner.models.rulebook import Provision, Rulebook
from planner.rendering.html import render_fragment
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.pages.workbench.lists import NounLine, NounList
from planner.web.pages.workbench.names import RULE_FIELDS
from planner.web.workbench.bench import Bench


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What the session has settled, then everything in force; ``problem`` says why there is no
    such table, if there is none. ``lists`` holds one list.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    lists: tuple[NounList, ...]
    facts: str
    table: Markup | None
    problem: str | None


def provisions(rulebook: Rulebook) -> dict[str, Provision]:
    """All provisions of the rulebook by the path that an override has to them."""
    tables: tuple[tuple[str, tuple[Provision, ...]], ...] = (
        ("deadline", rulebook.deadlines),
        ("check", rulebook.checks),
        ("parameter", rulebook.parameters),
        ("weight", rulebook.weights),
    )
    return {f"{table}.{rule.key}": rule for table, found in tables for rule in found}


def override_words(bench: Bench, key: str) -> Inline:
    """What is settled: the rule and which field of it; the key itself where they are not known."""
    path, _, name = key.rpartition(".")
    rule = None if bench.ruled is None else provisions(bench.ruled.rulebook).get(path)
    if rule is None or name not in RULE_FIELDS:
        return Verbatim(key)
    return term("draft.fact", name=rule_name(rule), value=RULE_FIELDS[name])


def rules_page(bench: Bench) -> RulesPage:
    """The page for whoever asks."""
    title = term("work.nav_rules")
    add = Link(term("draft.new_override"), bench.address("rules.add_override"))
    overrides = NounList(
        anchor="overrides",
        heading=FIELDS["overrides"],
        empty=term("draft.no_override"),
        add=add if bench.may_edit else None,
        lines=tuple(
            NounLine(
                name=override_words(bench, override.key),
                facts=(
                    Series((Verbatim(override.value), source_inline(override.source))),
                    Verbatim(override.key),
                ),
                address=bench.address("rules.edit_override", key=override.key),
            )
            for override in bench.programme.overrides
        ),
    )
    fault, ruled = bench.rules_fault, bench.ruled
    table = None
    if ruled is not None:
        table = render_fragment(rules_in_force(bench.programme, ruled.rulebook), bench.language)
    return RulesPage(
        frame=frame_of_work(bench, Link(title)),
        work=work_frame(bench),
        title=title,
        lists=(overrides,),
        facts=bench.address("facts.edit_facts"),
        table=table,
        problem=None if fault is None else error_message(fault, bench.language),
    )
