"""Days, numbers and lists as they stand in sentences."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.i18n.dates import date_only
from planner.i18n.numbers import chapter_mark, letter
from planner.i18n.running_text import from_to, joined, joints, meeting_ordinals, on_days
from planner.i18n.session_numbers import with_next_session
from planner.models.text import LANGUAGES

DAYS = [date(2018, 10, 16), date(2018, 10, 17)]
OVER_A_MONTH = [date(2018, 10, 31), date(2018, 11, 1)]


@pytest.mark.parametrize(
    ("language", "written", "over_a_month"),
    [
        ("en", "on 16 and 17 October 2018", "on 31 October and 1 November 2018"),
        ("fr", "les 16 et 17 octobre 2018", "les 31 octobre et 1er novembre 2018"),
        (
            "es",
            "los días 16 y 17 de octubre de 2018",
            "los días 31 de octubre y 1 de noviembre de 2018",
        ),
        ("ru", "16 и 17 октября 2018 года", "31 октября и 1 ноября 2018 года"),
        ("zh", "2018年10月16日和17日", "2018年10月31日和11月1日"),
        (
            "ar",
            "في 16 و17 تشرين الأول/أكتوبر 2018",
            "في 31 تشرين الأول/أكتوبر و1 تشرين الثاني/نوفمبر 2018",
        ),
    ],
)
def test_days_share_their_month_and_year(language: str, written: str, over_a_month: str) -> None:
    assert on_days(DAYS, language) == written
    assert on_days(OVER_A_MONTH, language) == over_a_month


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "from 29 October to 2 November 2018"),
        ("fr", "du 29 octobre au 2 novembre 2018"),
        ("es", "del 29 de octubre al 2 de noviembre de 2018"),
        ("ru", "с 29 октября по 2 ноября 2018 года"),
        ("zh", "2018年10月29日至11月2日"),
        ("ar", "من 29 تشرين الأول/أكتوبر إلى 2 تشرين الثاني/نوفمبر 2018"),
    ],
)
def test_a_period_over_two_months_names_both(language: str, written: str) -> None:
    assert from_to(date(2018, 10, 29), date(2018, 11, 2), language) == written


def test_a_period_over_two_years_names_both_and_one_of_a_day_is_that_day() -> None:
    new_year = from_to(date(2018, 12, 31), date(2019, 1, 4), "en")
    assert new_year == "from 31 December 2018 to 4 January 2019"
    assert from_to(DAYS[0], DAYS[0], "fr") == "le 16 octobre 2018"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1st, 2nd and 11th"),
        ("fr", "1re, 2e et 11e"),
        ("es", "1ª, 2ª y 11ª"),
        ("ru", "1-м, 2-м и 11-м"),
        ("zh", "第1次、第2次和第11次"),
        ("ar", "1 و2 و11"),
    ],
)
def test_the_numbers_of_meetings_are_ordinals_where_the_language_has_them(
    language: str, written: str
) -> None:
    assert meeting_ordinals((1, 2, 11), language) == written


@pytest.mark.parametrize(
    ("last", "mark"),
    [
        ("Italia", " e "),
        ("Irán", " e "),
        ("Hungría", " y "),
        ("Islandia", " e "),
        ("la India", " y "),
    ],
)
def test_spanish_says_e_before_the_sound_of_i(last: str, mark: str) -> None:
    assert joints(["España", last], "es") == ("", mark)


def test_the_arabic_and_keeps_its_distance_from_latin_letters_alone() -> None:
    assert joined(["CTOC/COP/2018/L.1", "CTOC/COP/2018/L.2"], "ar") == (
        "CTOC/COP/2018/L.1 و CTOC/COP/2018/L.2"
    )
    assert joined(["إيطاليا", "المكسيك"], "ar") == "إيطاليا والمكسيك"


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6), st.sampled_from(LANGUAGES))
def test_a_list_says_every_part_in_order_and_nothing_before_the_first(
    parts: list[str], language: str
) -> None:
    marks = joints(parts, language)
    assert len(marks) == len(parts)
    assert marks[0] == ""
    assert all(marks[1:])
    assert joined(parts[:1], language) == parts[0]


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 30), st.sampled_from(LANGUAGES))
def test_a_period_ends_with_its_last_day(first: date, length: int, language: str) -> None:
    last = first + timedelta(days=length)
    said = from_to(first, last, language)
    if language != "zh":
        assert said.endswith(date_only(last, language))
    assert str(last.year) in said


@pytest.mark.parametrize(
    ("language", "wording", "following"),
    [
        ("en", "its tenth session", "its eleventh session"),
        ("en", "First Committee of the second session", "First Committee of the third session"),
        ("fr", "sa première session", "sa deuxième session"),
        ("es", "su décimo período de sesiones", "su 11º período de sesiones"),
        ("es", "su 11º período de sesiones", "su 12º período de sesiones"),
        ("ru", "второй сессии", "третьей сессии"),
        ("ru", "третья сессия", "четвертая сессия"),
        ("ru", "Девятая сессия", "Десятая сессия"),
        ("zh", "第九届会议", "第十届会议"),
        ("zh", "第十九届会议", "第二十届会议"),
        ("zh", "第二十九届会议", "第三十届会议"),
        ("ar", "الدورة الثانية", "الدورة الثالثة"),
        ("ar", "دورته الثانية عشرة", "دورته الثالثة عشرة"),
        ("en", "Technical assistance", "Technical assistance"),
    ],
)
def test_the_number_of_a_session_in_words_goes_up_by_one(
    language: str, wording: str, following: str
) -> None:
    assert with_next_session(wording, language) == following


@pytest.mark.parametrize(
    ("language", "chapters", "sections", "letters"),
    [
        ("en", ["IV.", "XIV."], ["A.", "B."], ["(a)", "(b)", "(z)"]),
        ("fr", ["IV.", "XIV."], ["A.", "B."], ["a)", "b)", "z)"]),
        ("zh", ["四、", "十四、"], ["A.", "B."], ["(a)", "(b)", "(z)"]),
        ("ar", ["رابعا -", "رابع عشر -"], ["ألف -", "باء -"], ["(أ)", "(ب)", "(دد)"]),
    ],
)
def test_chapters_sections_and_places_in_lists_are_marked_as_the_language_does(
    language: str, chapters: list[str], sections: list[str], letters: list[str]
) -> None:
    assert [chapter_mark(n, language, is_section=False) for n in (4, 14)] == chapters
    assert [chapter_mark(n, language, is_section=True) for n in (1, 2)] == sections
    assert [letter(n, language) for n in (1, 2, 26)] == letters
