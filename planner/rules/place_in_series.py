"""Which series a session is one of, and the how-manieth."""

from collections.abc import Iterable


def place_in_series(slug: str, known: Iterable[str]) -> tuple[str, int] | None:
    """The slug of the series and the number of the session; ``None`` if it is in no known series.

    A session is in a series if its slug is that of the series with the number behind it.

    >>> place_in_series("untoc-cop-9", ["cnd", "untoc-cop"])
    ('untoc-cop', 9)
    """
    series, _, number = slug.rpartition("-")
    is_number = number.isascii() and number.isdecimal() and not number.startswith("0")
    return (series, int(number)) if is_number and series in known else None
