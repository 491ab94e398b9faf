"""Dates, as documents of the United Nations write them."""

from datetime import date

import pytest

from planner.i18n.dates import date_only, day_range, day_with_weekday

WEEKDAYS = {
    "en": "Monday, 23 May 2022",
    "fr": "lundi 23 mai 2022",
    "es": "lunes 23 de mayo de 2022",
    "ru": "понедельник, 23 мая 2022 года",
    "zh": "2022年5月23日星期一",
    "ar": "الاثنين، 23 أيار/مايو 2022",
}

RANGES = {
    (date(2018, 10, 15), date(2018, 10, 19)): {
        "en": "15-19 October 2018",
        "fr": "15-19 octobre 2018",
        "es": "15 a 19 de octubre de 2018",
        "ru": "15-19 октября 2018 года",
        "zh": "2018年10月15日至19日",
        "ar": "15-19 تشرين الأول/أكتوبر 2018",
    },
    (date(2004, 6, 28), date(2004, 7, 8)): {
        "en": "28 June - 8 July 2004",
        "fr": "28 juin-8 juillet 2004",
        "es": "28 de junio a 8 de julio de 2004",
        "ru": "28 июня - 8 июля 2004 года",
        "zh": "2004年6月28日至7月8日",
        "ar": "28 حزيران/يونيه - 8 تموز/يوليه 2004",
    },
    (date(2017, 12, 30), date(2018, 1, 1)): {
        "en": "30 December 2017 - 1 January 2018",
        "fr": "30 décembre 2017-1er janvier 2018",
        "es": "30 de diciembre de 2017 a 1 de enero de 2018",
        "ru": "30 декабря 2017 года - 1 января 2018 года",
        "zh": "2017年12月30日至2018年1月1日",
        "ar": "30 كانون الأول/ديسمبر 2017 - 1 كانون الثاني/يناير 2018",
    },
    (date(2018, 10, 16), date(2018, 10, 16)): {
        "en": "16 October 2018",
        "fr": "16 octobre 2018",
        "es": "16 de octubre de 2018",
        "ru": "16 октября 2018 года",
        "zh": "2018年10月16日",
        "ar": "16 تشرين الأول/أكتوبر 2018",
    },
}

ARABIC_MONTHS = [
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
]


def test_a_day_has_its_weekday_in_each_language() -> None:
    assert {code: day_with_weekday(date(2022, 5, 23), code) for code in WEEKDAYS} == WEEKDAYS


def test_a_day_may_leave_its_year_out() -> None:
    day = date(2018, 10, 15)
    assert [day_with_weekday(day, code, with_year=False) for code in ("fr", "zh", "ru")] == [
        "lundi 15 octobre",
        "10月15日星期一",
        "понедельник, 15 октября",
    ]


@pytest.mark.parametrize(("days", "expected"), RANGES.items())
def test_a_range_says_once_what_both_days_share(
    days: tuple[date, date], expected: dict[str, str]
) -> None:
    assert {code: day_range(*days, code) for code in expected} == expected


def test_the_first_of_a_month_is_an_ordinal_in_french_only() -> None:
    day = date(2018, 10, 1)
    assert [date_only(day, code) for code in ("fr", "es", "en")] == [
        "1er octobre 2018",
        "1 de octubre de 2018",
        "1 October 2018",
    ]
    assert day_range(date(2018, 10, 1), date(2018, 10, 5), "fr") == "1er-5 octobre 2018"


def test_arabic_months_have_both_names() -> None:
    written = [date_only(date(2018, month, 2), "ar") for month in range(1, 13)]
    assert written == [f"2 {month} 2018" for month in ARABIC_MONTHS]
