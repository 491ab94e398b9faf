"""Editions in and out of the database. They are added, never changed, never removed."""

from typing import Any

from sqlalchemy import JSON, cast, func, type_coerce
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.errors import Conflict, NotFound
from planner.models.edition import Change, Edition, EditionFacts, EditionRow, EventState
from planner.models.session import Session


def add_edition(transaction: Transaction, edition: Edition, content: str) -> None:
    """Stores the edition with its frozen content. Raises `Conflict` if its number is taken."""
    facts = {name: getattr(edition, name) for name in EditionFacts.model_fields}
    transaction.add(
        EditionRow(
            **facts,
            content=content,
            changes=[change.model_dump(mode="json") for change in edition.changes],
            events=[state.model_dump(mode="json") for state in edition.events],
        )
    )
    try:
        transaction.flush()
    except IntegrityError:
        # Somebody else published between our reading and our writing.
        raise Conflict(
            "edition-exists", session=edition.session_slug, edition=edition.number
        ) from None


def list_editions(transaction: Transaction, slug: str) -> list[Edition]:
    """The editions of that session, the latest first; without their content."""
    found = transaction.exec(
        select(*_COLUMNS)
        .where(EditionRow.session_slug == slug)
        .order_by(col(EditionRow.number).desc())
    )
    return [_edition(line) for line in found]


def latest_edition(transaction: Transaction, slug: str) -> Edition | None:
    """The edition that the public sees, in one query; ``None`` before the first publication."""
    found = transaction.exec(
        select(*_COLUMNS)
        .where(EditionRow.session_slug == slug)
        .order_by(col(EditionRow.number).desc())
        .limit(1)
    ).first()
    return None if found is None else _edition(found)


def published_sessions(transaction: Transaction) -> list[Session]:
    """The sessions that have an edition, as the latest one has them; the latest opening first.

    One query, which takes the session out of each edition and leaves the rest where it is.
    """
    newest = (
        select(EditionRow.session_slug, func.max(EditionRow.number).label("number"))
        .group_by(col(EditionRow.session_slug))
        .subquery()
    )
    found = transaction.execute(
        select(_part(transaction, "session")).join(
            newest,
            (col(EditionRow.session_slug) == newest.c.session_slug)
            & (col(EditionRow.number) == newest.c.number),
        )
    )
    sessions = [Session.model_validate(line[0]) for line in found]
    by_slug = sorted(sessions, key=lambda session: session.slug)
    return sorted(by_slug, key=lambda session: session.opens, reverse=True)


def edition_numbered(transaction: Transaction, slug: str, number: int) -> Edition:
    """That edition. Raises `NotFound`."""
    found = transaction.exec(
        select(*_COLUMNS).where(EditionRow.session_slug == slug, EditionRow.number == number)
    ).first()
    if found is None:
        raise NotFound("edition-unknown", session=slug, edition=number)
    return _edition(found)


def frozen_content(transaction: Transaction, slug: str, number: int) -> str:
    """What was frozen in that edition. Raises `NotFound`."""
    found = transaction.exec(
        select(EditionRow.content).where(
            EditionRow.session_slug == slug, EditionRow.number == number
        )
    ).first()
    if found is None:
        raise NotFound("edition-unknown", session=slug, edition=number)
    return found


_COLUMNS: tuple[Any, ...] = (
    *(getattr(EditionRow, name) for name in EditionFacts.model_fields),
    EditionRow.changes,
    EditionRow.events,
)


def _part(transaction: Transaction, name: str) -> Any:
    """One part of what was frozen, cut out by the database."""
    content: Any = EditionRow.content
    # SQLite's JSON is text; to others the text first has to be made JSON.
    is_text = transaction.get_bind().dialect.name == "sqlite"
    return (type_coerce(content, JSON) if is_text else cast(content, JSON))[name]


def _edition(line: Any) -> Edition:
    values = line._mapping
    return Edition(
        **{name: values[name] for name in EditionFacts.model_fields},
        changes=tuple(Change.model_validate(change) for change in values["changes"]),
        events=tuple(EventState.model_validate(state) for state in values["events"]),
    )
