"""Runs the cases of the Unicode consortium, where Debian's unicode-data is installed."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.rendering.pdf.bidi import embedding_levels, levels_of_classes, visual_order

DATA = Path("/usr/share/unicode")

needs_data = pytest.mark.skipif(
    not (DATA / "BidiTest.txt").exists(), reason="needs Debian's unicode-data"
)


def lines_of(name: str) -> Iterator[str]:
    with (DATA / name).open(encoding="utf-8") as stream:
        for line in stream:
            if line.strip() and not line.startswith("#"):
                yield line.strip()


def agree(expected: list[str], levels: list[int]) -> bool:
    return all(wanted in ("x", str(got)) for wanted, got in zip(expected, levels, strict=True))


@pytest.mark.conformance
@pytest.mark.slow
@needs_data
def test_every_character_case_of_the_consortium_comes_out_as_published() -> None:
    wrong, run, skipped = [], 0, 0
    for line in lines_of("BidiCharacterTest.txt"):
        points, direction, _, levels, order = line.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        if any(unicodedata.category(character) == "Cn" for character in text):
            skipped += 1
            continue
        run += 1
        got = embedding_levels(text, {"0": 0, "1": 1, "2": None}[direction])
        expected = levels.split()
        kept = [place for place, level in enumerate(expected) if level != "x"]
        seen = [kept[n] for n in visual_order([got[place] for place in kept])]
        if not agree(expected, got) or seen != [int(place) for place in order.split()]:
            wrong.append((line, got))
    assert (wrong[:5], skipped, run) == ([], 0, 91_707)


@pytest.mark.conformance
@pytest.mark.slow
@needs_data
def test_every_class_case_of_the_consortium_comes_out_as_published() -> None:
    wrong, run, expected = [], 0, []
    for line in lines_of("BidiTest.txt"):
        if line.startswith("@Levels:"):
            expected = line.partition(":")[2].split()
        elif not line.startswith("@"):
            classes, _, bits = line.partition(";")
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits) & bit:
                    run += 1
                    got = levels_of_classes(classes.split(), base)
                    if not agree(expected, got):
                        wrong.append((line, base, expected, got))
    assert (wrong[:5], run) == ([], 770_241)


def test_a_symbol_in_brackets_keeps_its_order_in_an_arabic_line() -> None:
    text = "و(CTOC/COP/2018/1)"
    levels = embedding_levels(text, 1)
    assert levels == [1, 1, *[2] * 15, 1]
    assert "".join(text[n] for n in visual_order(levels)) == ")CTOC/COP/2018/1(و"


def test_times_in_an_arabic_line_stand_with_the_first_at_the_right() -> None:
    text = "10:00–13:00"
    assert "".join(text[n] for n in visual_order(embedding_levels(text, 1))) == "13:00–10:00"


def test_an_item_number_with_an_arabic_letter_reads_from_the_right() -> None:
    text = "2 (أ)"
    assert "".join(text[n] for n in visual_order(embedding_levels(text, 1))) == ")أ( 2"


def test_a_text_without_direction_runs_left_to_right() -> None:
    assert embedding_levels("1 (a).", 0) == [0] * 6
    assert embedding_levels("", None) == []
