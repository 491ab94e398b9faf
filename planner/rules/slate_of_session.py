"""The slate that a session has: the officers of its programme, or those on record in its series."""

from planner.models.body import BodyKind
from planner.models.officer import Office
from planner.models.programme import Programme
from planner.models.series import Seat, Series
from planner.models.slate import Slate, SlateMember, SlateOrigin
from planner.rules.bureau import attested_slate

_SEATS = {
    Office.PRESIDENT: Seat.PRESIDENT,
    Office.VICE_PRESIDENT: Seat.VICE_PRESIDENT,
    Office.CHAIR: Seat.CHAIR,
    Office.VICE_CHAIR: Seat.VICE_CHAIR,
    Office.RAPPORTEUR: Seat.RAPPORTEUR,
}


def slate_of(programme: Programme, body: str, session: int) -> Slate:
    """The officers of that body, as the slate of the session with that number in its series.

    An officer of whom the programme does not say which State he represents is left out: the seat
    is then found vacant.
    """
    return Slate(
        session=session,
        members=tuple(
            SlateMember(_SEATS[officer.office], officer.state)
            for officer in programme.officers
            if officer.body == body and officer.state is not None
        ),
    )


def slate_at(programme: Programme, series: Series, session: int) -> tuple[Slate, SlateOrigin]:
    """Who sits in the bureau of that session, and where that is known from.

    The officers of the plenary in the programme, if it has any; else those on record in the series.
    """
    plenary = next((body for body in programme.bodies if body.kind is BodyKind.PLENARY), None)
    if plenary is not None:
        found = slate_of(programme, plenary.key, session)
        if found.members:
            return found, SlateOrigin.PROGRAMME
    return attested_slate(series, session), SlateOrigin.RECORD
