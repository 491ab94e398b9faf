"""Which role permits what: one table, which the pages, the interface and the tests read."""

from planner.models.account import Action, Role

_PERMITTED: dict[Role, frozenset[Action]] = {
    Role.SECRETARIAT: frozenset(
        {
            Action.READ_DRAFT,
            Action.EDIT,
            Action.PUBLISH,
            Action.RECORD,
            Action.OPERATE_SPEAKERS,
            Action.BUREAU_READ,
            Action.CREDENTIALS_READ,
            Action.CREDENTIALS,
            Action.AUDIT_READ,
        }
    ),
    # The bureau agrees to a plan or objects to it; the secretariat only notes what it said.
    Role.BUREAU: frozenset(
        {Action.READ_DRAFT, Action.APPROVE, Action.BUREAU_READ, Action.CREDENTIALS_READ}
    ),
    Role.DELEGATION: frozenset({Action.DELEGATION_OWN}),
}

INSTALLATION_WIDE = frozenset({Action.CREATE_SESSION, Action.MANAGE_PEOPLE})
"""What only an administrator may do; it is not tied to a session."""


def is_permitted(role: Role | None, action: Action) -> bool:
    """Whether that role at a session permits that there; ``None`` is the public.

    >>> is_permitted(Role.BUREAU, Action.EDIT)
    False
    """
    return role is not None and action in _PERMITTED[role]
