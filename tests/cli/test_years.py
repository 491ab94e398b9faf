"""The commands about the years."""

from pathlib import Path

from click.testing import CliRunner, Result

from planner.cli.terminal import BAD_INPUT
from planner.cli.years import years


def run(*arguments: str) -> Result:
    return CliRunner().invoke(years, arguments)


def test_the_calendar_is_shown_without_a_word_between() -> None:
    short, long = run("untoc-cop", "--format", "csv"), run("show", "untoc-cop", "--format", "csv")
    assert (short.exit_code, short.output) == (0, long.output)
    assert "2022,23-27 May 2022,Working Group on International Cooperation,13th meeting," in (
        short.output
    )


def test_another_calendar_is_compared_with(tmp_path: Path) -> None:
    file = tmp_path / "other.ics"
    file.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\nX-WR-CALNAME:Commission\nBEGIN:VEVENT\n"
        "UID:1\nDTSTART;VALUE=DATE:20220504\nDTEND;VALUE=DATE:20220505\nSUMMARY:Spring session\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    done = run("untoc-cop", "--with", str(file))
    said = " ".join(done.output.split())
    assert (
        "Working Group on Firearms, 9th meeting (4-5 May 2022) meets on the same days as “Spring "
        "session” (Commission): 4 May 2022." in said
    )


def test_the_note_is_written_for_a_session_as_of_a_day() -> None:
    done = run("note", "untoc-cop", "--session", "10", "--as-of", "2020-05-15", "--lang", "es")
    assert done.exit_code == 0
    assert "Se celebrará la 7ª reunión (Viena, 16 a 17 de julio de 2020)." in " ".join(
        done.output.split()
    )


def test_sessions_are_proposed_with_another_interval() -> None:
    done = run("propose", "untoc-cop", "--interval", "1", "--count", "2", "--format", "csv")
    assert done.exit_code == 0
    assert ("13-17 October 2025" in done.output, "12-16 October 2026" in done.output) == (
        True,
        True,
    )


def test_the_feed_can_be_had_as_a_file(tmp_path: Path) -> None:
    file = tmp_path / "years.ics"
    done = run("untoc-cop", "--format", "ics", "-o", str(file))
    assert (done.exit_code, file.read_bytes()[:15]) == (0, b"BEGIN:VCALENDAR")


def test_a_calendar_that_does_not_exist_is_told_with_those_that_do() -> None:
    done = run("nothing", "--lang", "en")
    assert (done.exit_code, done.output) == (
        BAD_INPUT,
        "There is no calendar of bodies “nothing”; there are: untoc-cop.\n",
    )
