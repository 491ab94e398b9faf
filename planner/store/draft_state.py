"""What stands of a draft, without loading it: its hash, its writes, and the edition before it."""

from dataclasses import dataclass

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.models.audit import AuditEntry, AuditRow
from planner.models.edition import EditionRow


@dataclass(frozen=True, slots=True)
class PublishedPrint:
    """The number of an edition and the hash of what was frozen in it."""

    number: int
    fingerprint: str


def latest_print(transaction: Transaction, slug: str) -> PublishedPrint | None:
    """That of the latest edition; ``None`` before the first publication."""
    found = transaction.exec(
        select(EditionRow.number, EditionRow.fingerprint)
        .where(EditionRow.session_slug == slug)
        .order_by(col(EditionRow.number).desc())
        .limit(1)
    ).first()
    return None if found is None else PublishedPrint(*found)


def list_writes(transaction: Transaction, slug: str) -> list[AuditEntry]:
    """The writes on the programme of the session in order, without what each of them changed.

    A long log holds megabytes of differences, which nobody needs in order to count them.
    """
    names = ("session_slug", "number", "at", "actor", "account", "service", "params", "undoes")
    columns = [getattr(AuditRow, name) for name in names]
    found = transaction.execute(
        select(*columns)
        .where(AuditRow.session_slug == slug, col(AuditRow.difference).is_not(None))
        .order_by(col(AuditRow.number))
    )
    return [
        AuditEntry.model_construct(
            **dict(zip(names, line, strict=True)), reason=None, difference={}
        )
        for line in found
    ]
