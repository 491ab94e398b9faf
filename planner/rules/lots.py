"""Lots from a seed: numbers that anybody can compute again, with any program, from the seed alone.

The n-th block is the SHA-256 digest of the characters ``<seed>:<n>`` in UTF-8, n counted from 0
in decimal figures. Each block gives four numbers of 64 bits, the first eight bytes first, the
most significant byte first. A number below ``n`` is the next of these modulo ``n``; one that is
not below the greatest multiple of ``n`` in 64 bits is passed over, so that all are equally likely.
"""

from collections.abc import MutableSequence, Sequence
from hashlib import sha256
from struct import unpack
from typing import TypeVar

Kind = TypeVar("Kind")

_ALL = 1 << 64


class Lots:
    """The lots that a seed gives, one after the other; ``drawn`` counts those drawn so far.

    >>> lots = Lots("United Nations")
    >>> [lots.below(190) for _ in range(4)]
    [38, 2, 175, 27]
    """

    def __init__(self, seed: str) -> None:
        self._start = sha256(f"{seed}:".encode())
        self._block = 0
        self._numbers: list[int] = []
        self.drawn = 0

    def below(self, limit: int) -> int:
        """A number from 0 to ``limit`` - 1."""
        self.drawn += 1
        while True:
            if not self._numbers:
                digest = self._start.copy()
                digest.update(b"%d" % self._block)
                self._block += 1
                self._numbers = list(unpack(">4Q", digest.digest()))[::-1]
            number = self._numbers.pop()
            if number < _ALL - _ALL % limit:
                return number % limit

    def one_of(self, members: Sequence[Kind]) -> Kind:
        """One of the members."""
        return members[self.below(len(members))]

    def shuffle(self, members: MutableSequence[Kind]) -> None:
        """Puts the members in an order by lot: from the last place down, each changes with one
        at or before it.
        """
        for last in range(len(members) - 1, 0, -1):
            other = self.below(last + 1)
            members[last], members[other] = members[other], members[last]
