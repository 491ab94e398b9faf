from pathlib import Path

import pytest

from planner.rendering.linebreaks import inside_pieces, line_breaks

CASES = Path("/usr/share/unicode/auxiliary/LineBreakTest.txt")


def pieces(text: str) -> list[str]:
    kept = inside_pieces(text)
    places = [place for place in line_breaks(text)[0] if place not in kept]
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


@pytest.mark.conformance
@pytest.mark.skipif(not CASES.exists(), reason="needs Debian's unicode-data")
def test_every_case_of_the_consortium_breaks_as_published() -> None:
    wrong, run = [], 0
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = line.partition("#")[0].split()
        if not case:
            continue
        text, expected = "", []
        for token in case:
            if token == "÷" and text:
                expected.append(len(text))
            elif token not in "÷×":
                text += chr(int(token, 16))
        run += 1
        got = line_breaks(text)[0]
        if got != expected[:-1]:
            wrong.append((case, got))
    assert (len(wrong), wrong[:5], run) == (0, [], 7654)


def test_symbols_item_numbers_and_times_are_kept_whole() -> None:
    assert pieces("see CTOC/COP/2018/1 on") == ["see ", "CTOC/COP/2018/1 ", "on"]
    assert pieces("Item 1 (a). Review") == ["Item ", "1 (a). ", "Review"]
    assert pieces("Point 2 c). Suite") == ["Point ", "2 c). ", "Suite"]
    assert pieces("10 a.m.-1 p.m.") == ["10 a.m.-1 p.m."]
    assert pieces("at 10:00–13:00 on") == ["at ", "10:00–13:00 ", "on"]


def test_a_chinese_line_never_begins_with_punctuation() -> None:
    assert pieces("审议、通过。") == ["审", "议、", "通", "过。"]
    assert pieces("《公约》第32条") == ["《公", "约》", "第", "32", "条"]


def test_a_line_must_end_at_a_line_feed() -> None:
    assert line_breaks("one\ntwo three") == ([4, 8], frozenset({4}))
