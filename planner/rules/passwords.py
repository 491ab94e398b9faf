"""What a password and a name for signing in have to be, in any script."""

import unicodedata
from enum import StrEnum
from itertools import pairwise

LEAST_LENGTH = 12
"""So many characters a password has at least."""

MOST_LENGTH = 256
"""So many at most: whoever sends more wants to keep the server busy."""

_LEAST_DIFFERENT = 6
_SHORTEST_NAME_TO_LOOK_FOR = 4
_LONGEST_NAME = 100
# What people choose who have to choose something; digits and signs around it change little.
_COMMON = frozenset(
    {
        "password", "passwort", "motdepasse", "contrasena", "contraseña", "парольпароль", "пароль",
        "qwerty", "qwertyuiop", "qwertyuiopasdfghjkl", "azerty", "azertyuiop", "abcdefghijkl",
        "administrator", "secretariat", "conference", "unitednations", "welcome", "letmein",
        "changeme", "йцукенгшщзхъ", "iloveyou",
    }
)  # fmt: skip
_RUNS = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "password-too-short"
    LONG = "password-too-long"
    NAMED = "password-has-name"
    COMMON = "password-common"


def prepared_password(written: str) -> str:
    """The password whichever way a keyboard composes its characters.

    *Source*: NIST SP 800-63B, sect. 5.1.1.2: normalized before it is hashed.
    """
    return unicodedata.normalize("NFKC", written)


def weakness_of(password: str, name: str) -> Weakness | None:
    """Why the password is no good for whoever signs in under that name, ``None`` if it is good.

    Length is asked for and no mixture of signs, which people answer with what can be guessed.

    >>> weakness_of("meadow-lantern-forty", "amina")
    >>> weakness_of("Password2018!", "amina").value
    'password-common'
    """
    folded = prepared_password(password).casefold()
    if len(folded) < LEAST_LENGTH:
        return Weakness.SHORT
    if len(folded) > MOST_LENGTH:
        return Weakness.LONG
    if len(name) >= _SHORTEST_NAME_TO_LOOK_FOR and name.casefold() in folded:
        return Weakness.NAMED
    letters = "".join(filter(str.isalpha, folded))
    if letters in _COMMON or len(set(folded)) < _LEAST_DIFFERENT or _is_run(folded):
        return Weakness.COMMON
    return None


def account_name(written: str) -> str | None:
    """The name for signing in as it is kept and compared, ``None`` if it cannot be one.

    Any script; no spaces and nothing that cannot be seen.

    >>> account_name(" Amina.Hassan ")
    'amina.hassan'
    >>> account_name("two words")
    """
    name = _folded(_folded(written))
    is_name = 0 < len(name) <= _LONGEST_NAME and name.isprintable() and " " not in name
    # A few characters never come to rest, and two ways of writing one name would be two names.
    return name if is_name and _folded(name) == name else None


def _folded(written: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", written).casefold()).strip()


def _is_run(folded: str) -> bool:
    """Whether nearly all of it is keys in a row, once or again and again."""
    steps = list(pairwise(folded))
    follows = {pair for run in _RUNS for pair in (*pairwise(run), (run[-1], run[0]))}
    ordered = sum(pair in follows or pair[::-1] in follows for pair in steps)
    return ordered * 4 >= len(steps) * 3
