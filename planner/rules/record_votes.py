"""Whether a recorded vote carried a text, and how many votes that took.

*Source*: majorities are those of the members present and voting: who abstains does not count
(`planner.rules.elections`).
"""

from planner.models.record_facts import Vote
from planner.rules.elections import Majority, is_adopted, votes_required


def majority_of(vote: Vote) -> Majority:
    """The majority that the vote needed."""
    return Majority.TWO_THIRDS if vote.needs_two_thirds else Majority.SIMPLE


def is_carried(vote: Vote) -> bool:
    """Whether the text was adopted; equally divided votes, and none at all, reject it.

    >>> is_carried(Vote(yes=60, no=30, abstaining=20, needs_two_thirds=True))
    True
    >>> is_carried(Vote(yes=59, no=30, abstaining=20, needs_two_thirds=True))
    False
    """
    return is_adopted(majority_of(vote), vote.yes, vote.no)


def votes_needed(vote: Vote) -> int:
    """The least number of votes in favour that would have carried it, of those who voted."""
    return votes_required(majority_of(vote), vote.yes + vote.no)
