"""Passwords: made hard to guess from what is stored, and as slow to refuse as to accept."""

import secrets
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from planner.errors import InvalidInput
from planner.rules.passwords import (
    LEAST_LENGTH,
    MOST_LENGTH,
    Weakness,
    prepared_password,
    weakness_of,
)

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# Each takes 64 MiB of memory for as long as it is worked out.
_AT_ONCE = BoundedSemaphore(2)
# Without letters and digits that look alike, since they are read out and copied by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS = 4
_LETTERS_PER_GROUP = 5


def check_password(password: str, name: str) -> None:
    """Raises `InvalidInput` that says what is wrong with it as a password for that name."""
    match weakness_of(password, name):
        case None:
            return
        case Weakness.SHORT:
            raise InvalidInput("password-too-short", least=LEAST_LENGTH)
        case Weakness.LONG:
            raise InvalidInput("password-too-long", most=MOST_LENGTH)
        case Weakness.NAMED:
            raise InvalidInput("password-has-name")
        case Weakness.COMMON:
            raise InvalidInput("password-common")


def random_password() -> str:
    """A password that nobody has to make up: 99 random bits, in groups that can be read out."""
    return "-".join(
        "".join(secrets.choice(_LETTERS) for _ in range(_LETTERS_PER_GROUP)) for _ in range(_GROUPS)
    )


def hashed(password: str) -> str:
    """What is stored of it. *Source*: argon2id with the second choice of RFC 9106, sect. 4."""
    with _AT_ONCE:
        return _hasher().hash(prepared_password(password))


def is_right(password: str, stored: str | None) -> bool:
    """Whether it is the password of which that is stored; ``None`` takes as long and is wrong."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    # What is longer was never accepted as a password, and is not worth the memory.
    written = prepared_password(password)[: MOST_LENGTH + 1]
    nobody = _of_nobody()
    with _AT_ONCE:
        try:
            _hasher().verify(stored or nobody, written)
        except (Argon2Error, InvalidHashError):
            return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Whether it was hashed with less work than is usual now."""
    return _hasher().check_needs_rehash(stored)


@cache
def _hasher() -> "PasswordHasher":
    # Loaded here, so that pages without a sign-in start without it.
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


@cache
def _of_nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe())
