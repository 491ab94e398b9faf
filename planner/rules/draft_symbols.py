"""Symbols that draft resolutions would get next. They are proposals: who keeps the series decides.

*Source*: practice of the Conference (CTOC/COP/2018/13, paras. 34, 84, 108, 124): drafts are issued
in the limited series, ``…/L.4``, revisions as ``…/L.4/Rev.1``; ``…/L.1`` is the draft report.
"""

import re

from planner.models.draft_resolution import DraftRegister
from planner.models.programme import Programme

_LIMITED = re.compile(r"/L\.(\d+)(?:/|$)")
_REVISION = re.compile(r"/Rev\.(\d+)$")
_REPORT = 1


def next_symbol(programme: Programme, register: DraftRegister) -> str:
    """The symbol for the next draft: the first free number after all that are taken.

    Empty where no body of the session has an agenda with a symbol to go by.
    """
    series = _series_of_session(programme)
    if not series:
        return ""
    symbols = [paper.symbol for paper in programme.papers]
    symbols += [symbol for draft in register.drafts for symbol in draft.symbols]
    taken = [
        int(found.group(1))
        for symbol in symbols
        if symbol.startswith(f"{series}/L.") and (found := _LIMITED.search(symbol))
    ]
    return f"{series}/L.{max([_REPORT, *taken]) + 1}"


def next_revision(symbol: str) -> str:
    """The symbol of the next revision of a draft.

    >>> next_revision("CTOC/COP/2018/L.4"), next_revision("CTOC/COP/2018/L.4/Rev.1")
    ('CTOC/COP/2018/L.4/Rev.1', 'CTOC/COP/2018/L.4/Rev.2')
    """
    found = _REVISION.search(symbol)
    if found is None:
        return f"{symbol}/Rev.1"
    return f"{symbol[: found.start()]}/Rev.{int(found.group(1)) + 1}"


def _series_of_session(programme: Programme) -> str:
    """What the symbols of the session begin with, from that of its provisional agenda."""
    for body in programme.bodies:
        if body.agenda_symbol and "-" not in body.agenda_symbol:
            return body.agenda_symbol.rpartition("/")[0]
    return ""
