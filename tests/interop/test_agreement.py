"""Independent readers agree with each other, and with the programme, on every event."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.interop.feeds import ZONES, Feed, feeds
from tests.interop.reading import COMMANDS, READERS_OF, Seen, run

pytestmark = pytest.mark.usefixtures("readers")

# It knows zones by their names alone, and takes an unknown one for the viewer's own.
BY_NAME_ONLY = {"node-ical"}
# It takes a zone whose clocks are never changed for UTC, unless it knows its name.
BY_NAME_IF_UNCHANGED = {"ical"}


def written(feeds: list[Feed], folder: Path) -> list[Path]:
    files = [folder / f"{feed.name}.ics" for feed in feeds]
    for feed, file in zip(feeds, files, strict=True):
        file.write_bytes(feed.content)
    return files


def as_shown_by(reader: str, meant: list[Seen]) -> list[Seen]:
    """What is meant, with the known fault of that reader."""
    if reader != "node-ical":
        return meant
    # It reads an escaped backslash before an n as a backslash and the end of a line.
    return [replace(seen, title=seen.title.replace("\\n", "\\\n")) for seen in meant]


@pytest.mark.parametrize("viewer", ["UTC", "Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_reader_sees_what_the_programme_says(
    command: str, viewer: str, tmp_path: Path
) -> None:
    assert run(command, written(feeds(), tmp_path), viewer) == {
        (reader, f"{feed.name}.ics"): as_shown_by(reader, feed.meant)
        for reader in READERS_OF[command]
        for feed in feeds()
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_readers_that_know_no_zones_find_the_instants_by_the_rules_in_the_feed(
    command: str, tmp_path: Path
) -> None:
    around = [feed for feed in feeds() if feed.name.replace("-", "/") in ZONES]
    assert len(around) == len(ZONES)
    renamed = [
        replace(feed, content=re.sub(rb"(TZID[:=])(?=\w)", rb"\1Unknown/", feed.content))
        for feed in around
    ]
    found = run(command, written(renamed, tmp_path), "Asia/Tokyo")
    for reader in READERS_OF[command]:
        for feed in renamed:
            meant = feed.meant
            is_rule_read = b"RRULE" in feed.content or b"Unknown/" not in feed.content
            is_known_fault = (reader in BY_NAME_ONLY and b"Unknown/" in feed.content) or (
                reader in BY_NAME_IF_UNCHANGED and not is_rule_read
            )
            # A known fault that is gone is to be struck from the list.
            assert (found[reader, f"{feed.name}.ics"] == meant) is not is_known_fault, reader
