"""Review mechanisms from their files, ``seeds/review/<slug>.toml``."""

from collections.abc import Iterator
from pathlib import Path

from planner.errors import Fault, InvalidBundle, NotFound
from planner.models.draw import DrawRule, DrawRuleKey, DrawRules
from planner.models.review_mechanism import (
    Cluster,
    ClusterNote,
    GroupTask,
    Mechanism,
    MechanismHead,
    Period,
)
from planner.models.state import Instrument
from planner.seeding.noun_tables import check_format, read_array, read_table, unknown_tables
from planner.seeding.toml_files import read_toml

FORMAT = 1
_TABLES = {"format", "mechanism", "cluster", "note", "period", "task", "rule"}
_WITH_FIGURES = {
    DrawRuleKey.REVIEWERS_MOST,
    DrawRuleKey.REPEATS_MOST,
    DrawRuleKey.REVIEWS_LEAST,
    DrawRuleKey.REVIEWS_MOST,
    DrawRuleKey.YEARS,
}


def list_mechanisms(folder: Path) -> list[str]:
    """The slugs of the mechanisms in that folder, in alphabetical order."""
    return sorted(file.stem for file in folder.glob("*.toml"))


def read_mechanism(folder: Path, slug: str) -> Mechanism:
    """The mechanism with that slug. Raises `NotFound`; `InvalidBundle` with all faults."""
    known = list_mechanisms(folder)
    if slug not in known:
        raise NotFound("mechanism-unknown", mechanism=slug, known=", ".join(known))
    file = folder / f"{slug}.toml"
    tables = read_toml(file)
    check_format(str(file), tables, FORMAT)
    faults = unknown_tables(tables, _TABLES)
    head = read_table(tables, "mechanism", MechanismHead, faults)
    clusters = tuple(read_array(tables, "cluster", Cluster, faults))
    notes = tuple(read_array(tables, "note", ClusterNote, faults))
    periods = tuple(read_array(tables, "period", Period, faults))
    tasks = tuple(read_array(tables, "task", GroupTask, faults))
    rules = tuple(read_array(tables, "rule", DrawRule, faults))
    if head is None or faults:
        raise InvalidBundle(str(file), faults)
    mechanism = Mechanism(head, clusters, notes, periods, tasks, DrawRules(rules))
    faults += _faults_within(mechanism, slug)
    if faults:
        raise InvalidBundle(str(file), faults)
    return mechanism


def _faults_within(mechanism: Mechanism, slug: str) -> Iterator[Fault]:
    if mechanism.slug != slug:
        params = {"value": mechanism.slug, "known": slug}
        yield Fault("slug-differs", ("mechanism", "slug"), params)
    clusters = [cluster.key for cluster in mechanism.clusters]
    for place, period in enumerate(mechanism.periods, start=1):
        for key in period.clusters:
            if key not in clusters:
                params = {"value": repr(key), "known": ", ".join(clusters)}
                yield Fault("choice-unknown", ("period", f"#{place}", "clusters"), params)
    named = {
        "task": [task.instrument for task in mechanism.tasks],
        "note": [note.instrument for note in mechanism.notes],
    }
    for table, instruments in named.items():
        for place, instrument in enumerate(instruments, start=1):
            if instrument not in list(Instrument):
                params = {"value": repr(instrument), "known": ", ".join(Instrument)}
                yield Fault("choice-unknown", (table, f"#{place}", "instrument"), params)
    keys = [rule.key for rule in mechanism.rules.rules]
    for key in DrawRuleKey:
        if key not in keys:
            yield Fault("rule-missing", ("rule", key), {"value": key})
        elif keys.count(key) > 1:
            yield Fault("key-repeated", ("rule", key), {"value": key})
    for rule in mechanism.rules.rules:
        if (rule.key in _WITH_FIGURES) is not (rule.amount is not None):
            yield Fault("figure-misplaced", ("rule", rule.key, "amount"), {"value": rule.key})
        elif rule.amount is not None and rule.amount < 0:
            yield Fault("figure-negative", ("rule", rule.key, "amount"), {"value": rule.amount})
