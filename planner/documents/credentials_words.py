"""What steps, forms, issuers and statuses of credentials are called."""

from datetime import datetime
from zoneinfo import ZoneInfo

from planner.documents.blocks import Clock, DateOnly, Inline, Verbatim, term
from planner.models.credentials import (
    CredentialsForm,
    CredentialsStatus,
    CredentialsStep,
    Issuer,
    StepKind,
)
from planner.rules.credentials_report import Ask

STATUSES: dict[CredentialsStatus, Inline] = {
    CredentialsStatus.NONE: term("credentials.status_none"),
    CredentialsStatus.PROVISIONAL: term("credentials.status_provisional"),
    CredentialsStatus.IN_ORDER: term("credentials.status_in_order"),
    CredentialsStatus.OBJECTED: term("credentials.status_objected"),
    CredentialsStatus.REFUSED: term("credentials.status_refused"),
}
"""Where credentials stand."""

STEPS: dict[StepKind, Inline] = {
    StepKind.COPY_RECEIVED: term("credentials.step_copy"),
    StepKind.ORIGINAL_RECEIVED: term("credentials.step_original"),
    StepKind.FOUND_IN_ORDER: term("credentials.step_in_order"),
    StepKind.FOUND_WANTING: term("credentials.step_wanting"),
    StepKind.OBJECTION: term("credentials.step_objection"),
    StepKind.OBJECTION_DISMISSED: term("credentials.step_dismissed"),
    StepKind.OBJECTION_UPHELD: term("credentials.step_upheld"),
}
"""What can happen to credentials."""

FORMS: dict[CredentialsForm, Inline] = {
    CredentialsForm.ORIGINAL: term("credentials.form_original"),
    CredentialsForm.COPY: term("credentials.form_copy"),
}
"""In which form they are received."""

ISSUERS: dict[Issuer, Inline] = {
    Issuer.HEAD_OF_STATE: term("credentials.head_of_state"),
    Issuer.HEAD_OF_GOVERNMENT: term("credentials.head_of_government"),
    Issuer.FOREIGN_MINISTER: term("credentials.foreign_minister"),
    Issuer.PERMANENT_REPRESENTATIVE: term("credentials.permanent_representative"),
    Issuer.COMPETENT_AUTHORITY: term("credentials.competent_authority"),
    Issuer.OTHER: term("credentials.other_issuer"),
}
"""Who issues them."""

ASKS: dict[Ask, Inline] = {
    Ask.CREDENTIALS: term("credentials.ask_credentials"),
    Ask.OTHER_ISSUER: term("credentials.ask_other_issuer"),
    Ask.ORIGINAL: term("credentials.ask_original"),
}
"""What a delegation has to be asked for."""


def moment_at(instant: datetime, zone: str) -> Inline:
    """Date and time at the venue."""
    local = instant.astimezone(ZoneInfo(zone))
    at = local.time().replace(second=0, microsecond=0)
    return term("speaking.moment", day=DateOnly(local.date()), time=Clock(at))


def step_words(step: CredentialsStep) -> Inline:
    """What happened, with who issued the credentials or at which meeting it was found."""
    what = STEPS[step.kind]
    if step.issued_by is not None:
        return term("credentials.step_by", step=what, issuer=ISSUERS[step.issued_by])
    if step.examination is not None:
        number = Verbatim(str(step.examination))
        meeting = term("credentials.meeting", number=number)
        return term("credentials.step_by", step=what, issuer=meeting)
    return what
