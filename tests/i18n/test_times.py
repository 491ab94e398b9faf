"""Times of the day, as documents of the United Nations write them."""

from datetime import time

import pytest

from planner.i18n.times import clock_time, time_range

RANGES = {
    (time(10), time(13)): {
        "en": "10 a.m.-1 p.m.",
        "fr": "10 heures-13 heures",
        "es": "10.00 a 13.00 horas",
        "ru": "10 ч. 00 м. - 13 ч. 00 м.",
        "zh": "上午10时至下午1时",
        "ar": "من الساعة 10:00 إلى الساعة 13:00",
    },
    (time(15), time(18)): {
        "en": "3-6 p.m.",
        "fr": "15 heures-18 heures",
        "es": "15.00 a 18.00 horas",
        "ru": "15 ч. 00 м. - 18 ч. 00 м.",
        "zh": "下午3时至6时",
        "ar": "من الساعة 15:00 إلى الساعة 18:00",
    },
    (time(9, 30), time(12)): {
        "en": "9.30 a.m.-12 noon",
        "fr": "9 h 30-12 heures",
        "es": "9.30 a 12.00 horas",
        "ru": "9 ч. 30 м. - 12 ч. 00 м.",
        "zh": "上午9时30分至中午12时",
        "ar": "من الساعة 9:30 إلى الساعة 12:00",
    },
    (time(20, 5), time(21, 42)): {
        "en": "8.05-9.42 p.m.",
        "fr": "20 h 05-21 h 42",
        "es": "20.05 a 21.42 horas",
        "ru": "20 ч. 05 м. - 21 ч. 42 м.",
        "zh": "晚上8时05分至9时42分",
        "ar": "من الساعة 20:05 إلى الساعة 21:42",
    },
}

CLOCKS = {
    time(12): {
        "en": "12 noon",
        "fr": "midi",
        "es": "12.00 horas",
        "ru": "12 ч. 00 м.",
        "zh": "中午12时",
        "ar": "الساعة 12:00",
    },
    time(12, 30): {
        "en": "12.30 p.m.",
        "fr": "12 h 30",
        "es": "12.30 horas",
        "ru": "12 ч. 30 м.",
        "zh": "中午12时30分",
        "ar": "الساعة 12:30",
    },
    time(1): {
        "en": "1 a.m.",
        "fr": "1 heure",
        "es": "1.00 horas",
        "ru": "1 ч. 00 м.",
        "zh": "上午1时",
        "ar": "الساعة 1:00",
    },
}


def spaced(written: str) -> str:
    return written.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("hours", "expected"), RANGES.items())
def test_a_range_is_written_as_the_tables_write_it(
    hours: tuple[time, time], expected: dict[str, str]
) -> None:
    assert {code: spaced(time_range(*hours, code)) for code in expected} == expected


@pytest.mark.parametrize(("at", "expected"), CLOCKS.items())
def test_a_time_is_written_as_running_text_writes_it(at: time, expected: dict[str, str]) -> None:
    assert {code: spaced(clock_time(at, code)) for code in expected} == expected


def test_midnight_has_a_name_in_english() -> None:
    assert spaced(time_range(time(21), time(0), "en")) == "9 p.m.-12 midnight"


def test_a_time_is_not_broken_at_a_line_end() -> None:
    assert " " not in time_range(time(10), time(13), "en")
    assert " " not in clock_time(time(9, 30), "fr")
