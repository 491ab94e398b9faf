"""How many statements a meeting can hear, and which limit lets everybody speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

_STEP = timedelta(seconds=30)
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class CompressedLimit:
    """A limit; ``fits`` is false where even the least one does not let all speak."""

    limit: timedelta
    fits: bool


def places_in(
    meeting: timedelta,
    limit: timedelta,
    changeover: timedelta = _NOTHING,
    reserved: timedelta = _NOTHING,
) -> int:
    """How many statements of that limit fit into a meeting of that length.

    Each is followed by a changeover but for the last one. ``reserved`` is kept free. The limit must
    be positive.

    >>> places_in(timedelta(hours=3), timedelta(minutes=7), timedelta(minutes=2, seconds=20))
    19
    """
    usable = meeting - reserved + changeover
    return max(usable // (limit + changeover), 0)


def compressed_limit(
    count: int,
    window: timedelta,
    reserved: timedelta = _NOTHING,
    changeover: timedelta = _NOTHING,
    least: timedelta = _STEP,
) -> CompressedLimit | None:
    """The limit that lets so many speak in that time, rounded down to half a minute; ``None`` if
    nobody is on the list.

    Where it would fall below ``least`` that is the limit, and it does not fit.

    >>> compressed_limit(13, timedelta(minutes=20))
    CompressedLimit(limit=datetime.timedelta(seconds=90), fits=True)
    """
    if count < 1:
        return None
    exact = (window - reserved) / count - changeover
    limit = exact // _STEP * _STEP
    if limit < least:
        return CompressedLimit(least, fits=False)
    return CompressedLimit(limit, fits=True)


def meetings_needed(
    limits: Sequence[timedelta],
    meeting: timedelta,
    changeover: timedelta = _NOTHING,
    reserved: timedelta = _NOTHING,
) -> int:
    """How many meetings of that length so many statements take, in that order, none cut in two.

    One that is longer than a meeting takes a meeting alone.
    """
    needed, left = 0, _NOTHING
    for limit in limits:
        if needed == 0 or limit > left:
            needed, left = needed + 1, meeting - reserved
        left -= limit + changeover
    return needed
