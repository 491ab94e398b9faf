"""The planner on the terminal: the same use cases as on the pages.

Every import that costs time is made where it is used, so that ``planner --help`` answers at once.
Exit status: 0 done, 1 the check found errors, 2 the command was written wrongly, 3 what was given
cannot be used.
"""

import sys
from contextlib import suppress

import click

from planner.cli.accounts import account
from planner.cli.attendance import attendance
from planner.cli.bureau import bureau
from planner.cli.credentials import credentials
from planner.cli.documents import agenda, calendar, day, table
from planner.cli.drafting import draft
from planner.cli.drafts import drafts
from planner.cli.draw import draw
from planner.cli.editions import approve, circulate, diff, editions, object_, publish
from planner.cli.election import election
from planner.cli.record import record
from planner.cli.report import report
from planner.cli.rules import check, deadlines, rules
from planner.cli.sessions import export, load, sessions
from planner.cli.site import demo, export_site, serve
from planner.cli.slate import slate
from planner.cli.speaking import speakers
from planner.cli.years import years


@click.group()
@click.version_option(package_name="conference-planner")
def main() -> None:
    """Plans intergovernmental conferences.

    One model of a session gives its organization of work, its agenda and its calendar, in the
    six official languages of the United Nations.
    """
    # A pipe or a console of another encoding must not turn Arabic into an error.
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream has it


for command in (
    *(sessions, load, export),
    *(table, agenda, day, calendar),
    *(rules, deadlines, check, draft),
    *(publish, editions, diff, approve, circulate, object_),
    *(bureau, slate, election, attendance, credentials, speakers),
    account,
    *(record, drafts, report),
    *(years, draw),
    *(serve, export_site, demo),
):
    main.add_command(command)
