"""Approvals, one by one; a bundle brings them with its session (`planner.store.snapshots`)."""

from sqlmodel import Session as Transaction
from sqlmodel import select

from planner.models.approval import Approval, ApprovalFacts, ApprovalRow


def put_approval(transaction: Transaction, slug: str, approval: Approval) -> None:
    """Stores the approval, in place of the one that has its key or after the others."""
    facts = {name: getattr(approval, name) for name in ApprovalFacts.model_fields}
    row = transaction.get(ApprovalRow, (slug, approval.key))
    if row is None:
        positions = transaction.exec(
            select(ApprovalRow.position).where(ApprovalRow.session_slug == slug)
        ).all()
        position = max(positions, default=-1) + 1
        transaction.add(ApprovalRow(**facts, session_slug=slug, position=position))
        return
    for name, value in facts.items():
        setattr(row, name, value)
