"""Symbols that papers would get next. They are proposals: whoever keeps the series decides.

*Source*: practice of the Conference: a body numbers its documents of a year from its agenda on
(CTOC/COP/2018/1, /2 …), and apart from them those of limited distribution (/L.1), conference room
papers (/CRP.1) and information (/INF/1). A joint document has the same number in both series
(CTOC/COP/WG.2/2022/3-CTOC/COP/WG.3/2022/3).
"""

import re
from collections.abc import Iterable

from planner.models.body import Body
from planner.models.paper import PaperKind
from planner.models.programme import Programme

_JOINT = "-"
_OF_KIND = {
    PaperKind.DRAFT_RESOLUTION: "L.",
    PaperKind.CONFERENCE_ROOM_PAPER: "CRP.",
    PaperKind.INFORMATION: "INF/",
}


def proposed_symbol(programme: Programme, bodies: Iterable[str], kind: PaperKind) -> str:
    """The next free symbol for a paper of that kind of those bodies (keys); with several, a joint
    one. Empty if one of them has no symbol to go by.

    Raises `NotFound` for an unknown body.
    """
    series = tuple(dict.fromkeys(series_of(programme, programme.body(key)) for key in bodies))
    if not series or not all(series):
        return ""
    within = _OF_KIND.get(kind, "")
    number = max(_last(programme, f"{stem}/{within}") for stem in series) + 1
    return _JOINT.join(f"{stem}/{within}{number}" for stem in series)


def series_of(programme: Programme, body: Body) -> str:
    """What the symbols of the body's documents in this session begin with; empty if unknown.

    Its agenda tells it; a body without an agenda goes by its own stem and the year.
    """
    stem = body.symbol_stem or ""
    symbols = (body.agenda_symbol or "").split(_JOINT)
    own = [symbol for symbol in symbols if _is_of(stem, symbol)]
    if own:
        return own[0].rpartition("/")[0]
    return f"{stem}/{programme.session.opens.year}" if stem else ""


def _is_of(stem: str, symbol: str) -> bool:
    """Whether it is of that stem, and not of one below: ``COP/2018/1``, not ``COP/WG.3/1``."""
    if not stem:
        return "/" in symbol
    return re.fullmatch(re.escape(stem) + r"(/[0-9]{4})?/[0-9]+", symbol) is not None


def _last(programme: Programme, beginning: str) -> int:
    """The highest number taken in that series, 0 if none is."""
    symbols = [paper.symbol for paper in programme.papers]
    symbols += [body.agenda_symbol for body in programme.bodies if body.agenda_symbol]
    numbered = re.compile(re.escape(beginning) + r"([0-9]+)(?:/|\*|$)")
    found = (numbered.match(part) for symbol in symbols for part in symbol.split(_JOINT))
    return max((int(match[1]) for match in found if match), default=0)
