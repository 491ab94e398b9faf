"""What all nouns share: immutable values, and how their columns are stored."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import ConfigDict, ValidationError
from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from planner.errors import InvalidInput

# Every constraint has a name, so that later migrations can find it in any database.
SQLModel.metadata.naming_convention = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


# SQLModel narrows the type of its configuration to one that it does not publish.
_FROZEN: Any = ConfigDict(frozen=True)


class Noun(SQLModel):
    """An immutable value: compares by content, can be hashed, holds no connection to a database."""

    model_config = _FROZEN


Kind = TypeVar("Kind", bound=Noun)


def checked(kind: type[Kind], facts: Mapping[str, Any]) -> Kind:
    """The noun of those facts, whoever brings them. Raises `InvalidInput` for the first that cannot
    be used; what stands in no field is refused too.
    """
    unknown = [name for name in facts if name not in kind.model_fields]
    if unknown:
        raise InvalidInput("field-not-known", field=unknown[0], known=", ".join(kind.model_fields))
    try:
        return kind.model_validate(facts)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InvalidInput("value-unusable", field=field, value=str(first["input"])[:80]) from None


# A row is written attribute by attribute by the database layer, so it cannot be frozen.
ROW_CONFIG: Any = ConfigDict(frozen=False)


def choice(kind: type[StrEnum]) -> Any:
    """The column type for an enum: its value as text, checked by the database too.

    Typed ``Any`` because SQLModel declares a class here and takes an instance as well.
    """
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Keys(TypeDecorator[tuple[str, ...]]):
    """Stores a tuple of strings, in its order, as a JSON array."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str]:
        return list(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        return tuple(value or ())


class Instant(TypeDecorator[datetime]):
    """Stores an aware instant in UTC; refuses a naive one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def keyed_in_session(
    *columns: str,
) -> tuple[PrimaryKeyConstraint, ForeignKeyConstraint]:
    """The row belongs to a session and goes with it; ``columns`` tell it from the others there."""
    return (
        PrimaryKeyConstraint("session_slug", *columns),
        ForeignKeyConstraint(["session_slug"], ["session.slug"], ondelete="CASCADE"),
    )


def refers_to(column: str, table: str, *, key: str = "key") -> ForeignKeyConstraint:
    """``column`` holds the key of a row of ``table`` in the same session; that one stays first."""
    return ForeignKeyConstraint(
        ["session_slug", column], [f"{table}.session_slug", f"{table}.{key}"]
    )
