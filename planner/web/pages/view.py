"""What a page of a session is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.models.edition import Edition
from planner.models.programme import Programme
from planner.web.addresses import Addresses
from planner.web.timeline import Mark


@dataclass(frozen=True, slots=True)
class View:
    """An edition with its content, where its pages are, and what the clock says of its meetings."""

    edition: Edition
    programme: Programme
    addresses: Addresses
    marks: Mapping[str, Mark] = field(default_factory=dict)
