"""A mechanism for the review of implementation: its phases, its work plan and its draw, as data."""

from dataclasses import dataclass

from planner.models.draw import DrawRules
from planner.models.noun import Noun
from planner.models.source import Source
from planner.models.state import Instrument
from planner.models.text import Text


class MechanismHead(Noun):
    """What the file of a mechanism says of the mechanism itself.

    ``years`` names the calendar of the bodies whose working groups take part, ``since_session`` the
    session of the body that set the mechanism up. ``first_year`` is
    the calendar year that its year I is, where somebody has laid that down.
    ``dialogue_participants_days`` and ``dialogue_list_days`` are counted back, in calendar days,
    from a constructive dialogue; ``review_items_most`` is per meeting of a working group.
    """

    slug: str
    title: Text
    years: str
    since_session: int
    phase_years: int
    phases_source: Source
    first_year: int | None = None
    dialogue_participants_days: int
    dialogue_list_days: int
    dialogue_source: Source
    review_items_most: int
    review_items_source: Source
    source: Source


class Cluster(Noun):
    """Articles that are reviewed together, of each instrument; as the table prints them."""

    key: str
    name: Text
    untoc: tuple[str, ...] = ()
    trafficking: tuple[str, ...] = ()
    smuggling: tuple[str, ...] = ()
    firearms: tuple[str, ...] = ()
    source: Source

    def articles(self, instrument: Instrument) -> tuple[str, ...]:
        """The articles of that instrument; empty where the table has none."""
        found: tuple[str, ...] = getattr(self, instrument.value)
        return found


class ClusterNote(Noun):
    """A limit on what is reviewed under a cluster."""

    cluster: str
    instrument: str
    text: Text
    source: Source


class Period(Noun):
    """Years of the plan, counted from year I, and what is reviewed in them, in that order.

    Without clusters: the years in which the review is prepared.
    """

    first: int
    last: int
    clusters: tuple[str, ...] = ()
    source: Source


class GroupTask(Noun):
    """The working groups that review an instrument, by their keys in the calendar of bodies."""

    instrument: str
    organs: tuple[str, ...]
    source: Source


@dataclass(frozen=True)
class Mechanism:
    """A mechanism as its file has it."""

    head: MechanismHead
    clusters: tuple[Cluster, ...]
    notes: tuple[ClusterNote, ...]
    periods: tuple[Period, ...]
    tasks: tuple[GroupTask, ...]
    rules: DrawRules

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.head.slug

    def cluster(self, key: str) -> Cluster:
        """That cluster; the reader of files sees to it that there is one."""
        return next(cluster for cluster in self.clusters if cluster.key == key)
