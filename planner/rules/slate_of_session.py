"""The slate that a programme has: its officers as the seats of a series."""

from planner.models.officer import Office
from planner.models.programme import Programme
from planner.models.series import Seat
from planner.models.slate import Slate, SlateMember

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
