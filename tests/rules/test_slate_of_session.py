"""The officers of a programme as a slate."""

from planner.models.body import BodyKind
from planner.models.officer import Office, Officer
from planner.models.series import Seat
from planner.models.slate import Slate, SlateCode, SlateMember
from planner.rules.bureau import slate_findings
from planner.rules.slate_of_session import slate_of
from tests.builders import a_body, a_programme
from tests.bureau_builders import all_states, codes_of, ninth_slate, parties, series

OFFICES = {
    Seat.PRESIDENT: Office.PRESIDENT,
    Seat.VICE_PRESIDENT: Office.VICE_PRESIDENT,
    Seat.RAPPORTEUR: Office.RAPPORTEUR,
}


def officers(body: str = "plenary") -> list[Officer]:
    return [
        Officer(
            key=f"{body}-{member.state.lower()}",
            body=body,
            office=OFFICES[member.seat],
            person=f"Invented {member.state}",
            state=all_states().get(member.state).alpha_3,
        )
        for member in ninth_slate().members
    ]


def test_the_officers_of_the_ninth_session_are_a_slate_that_passes() -> None:
    slate = slate_of(a_programme(officers=officers()), "plenary", 9)
    assert slate.members[0] == SlateMember(Seat.PRESIDENT, "ESP")
    assert slate_findings(series("untoc-cop"), parties(codes_of(ninth_slate())), slate) == ()


def test_officers_of_other_bodies_are_not_in_it() -> None:
    group = a_body("group", BodyKind.WORKING_GROUP)
    programme = a_programme(bodies=[a_body(), group], officers=officers("group"))
    assert slate_of(programme, "plenary", 9) == Slate(session=9, members=())


def test_an_officer_without_a_state_leaves_the_seat_vacant() -> None:
    some = officers()
    some[0] = some[0].model_copy(update={"state": None})
    slate = slate_of(a_programme(officers=some), "plenary", 9)
    states = parties(codes_of(ninth_slate()))
    codes = [finding.code for finding in slate_findings(series("untoc-cop"), states, slate)]
    assert codes == [SlateCode.SEATS_VACANT]
