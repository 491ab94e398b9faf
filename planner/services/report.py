"""What the report of a session is made from, read from the database."""

from collections.abc import Sequence
from pathlib import Path

from planner.documents.report_items import ReportMaterial
from planner.errors import NotFound
from planner.models.body import Body
from planner.models.credentials import Examination
from planner.models.programme import Programme
from planner.models.record_facts import CredentialsExamined
from planner.rules.credentials_report import CredentialsFigures
from planner.rules.record_meetings import held_meetings
from planner.services.credentials import view_register
from planner.services.record import read_record_and_drafts
from planner.services.sessions import read_programme
from planner.store.database import Database


def read_report_material(
    database: Database, slug: str, seeds: Path, body: str | None = None
) -> ReportMaterial:
    """The session, its record and drafts, and what the register says of credentials.

    ``body`` is the key of the body whose report it is; without one, that of the first agenda.
    Raises `NotFound`.
    """
    programme = read_programme(database, slug)
    reporting = _body(programme, body)
    record, drafts = read_record_and_drafts(database, slug)
    view = view_register(database, slug, seeds)
    return ReportMaterial(
        programme=programme,
        record=record,
        drafts=drafts,
        states=view.states,
        body=reporting,
        held=held_meetings(programme, record),
        credentials=_credentials(view.figures, view.register.examinations),
    )


def _body(programme: Programme, key: str | None) -> Body:
    if key is not None:
        return programme.body(key)
    bodies = programme.bodies_with_agenda()
    if not bodies:
        raise NotFound("report-without-agenda", session=programme.session.slug)
    return bodies[0]


def _credentials(
    figures: CredentialsFigures, examinations: Sequence[Examination]
) -> CredentialsExamined | None:
    if not examinations:
        return None
    return CredentialsExamined(
        bureau_meetings=tuple(one.number for one in examinations),
        days=tuple(dict.fromkeys(one.day for one in examinations)),
        represented=figures.represented,
        in_order=figures.in_order,
        not_in_order=figures.not_in_order,
        are_left_out=figures.not_in_order > 0,
    )
