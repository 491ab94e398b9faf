"""Numbers of agenda items and ordinals of meetings, as each language writes them."""

# The letters that Arabic documents use for sub-items: the first of the alphabet in its
# traditional (abjad) order, as in "2 (أ)".
_ARABIC_LETTERS = "أبجدهوزحطيكلمنسعفصقرشت"
_ARABIC_BIS = {"bis": "مكررا", "ter": "مكررا ثانيا", "quater": "مكررا ثالثا"}
_NO_BREAK = "\N{NO-BREAK SPACE}"


def item_number(number: str, language: str) -> str:
    """The number of an agenda item as documents in that language print it.

    *Source*: United Nations Editorial Manual, format guidelines, "Paragraphs and subparagraphs":
    English and most others write ``(a)``, French and Spanish ``a)``.

    >>> [item_number("1.a", language) for language in ("en", "fr", "zh")]
    ['1\\xa0(a)', '1\\xa0a)', '1(a)']
    """
    top, *below = number.split(".")
    written = _with_suffix(top, language)
    for level in below:
        if language == "ar":
            level = _ARABIC_LETTERS[ord(level[0]) - ord("a")] if len(level) == 1 else level
        if language in ("fr", "es"):
            written += f"{_NO_BREAK}{level})"
        elif language == "zh":
            written += f"({level})"
        else:
            written += f"{_NO_BREAK}({level})"
    return written


def letter(number: int, language: str) -> str:
    """The mark of a place in a list within a paragraph, the first being 1.

    *Source*: as for `item_number`.

    >>> [letter(1, "en"), letter(2, "fr"), letter(28, "en")]
    ['(a)', 'b)', '(bb)']
    """
    times, place = divmod(number - 1, len(_ARABIC_LETTERS) if language == "ar" else 26)
    mark = _ARABIC_LETTERS[place] if language == "ar" else chr(ord("a") + place)
    mark *= times + 1
    return f"{mark})" if language in ("fr", "es") else f"({mark})"


def _with_suffix(level: str, language: str) -> str:
    digits = level.rstrip("abeiqrstu")
    suffix = level[len(digits) :]
    if not suffix:
        return digits
    return f"{digits}{_NO_BREAK}{_ARABIC_BIS[suffix] if language == 'ar' else suffix}"


_ARABIC_CHAPTERS = (
    *("أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"),
    *("حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر", "خامس عشر", "سادس عشر", "سابع عشر"),
    *("ثامن عشر", "تاسع عشر", "عشرون"),
)
_ARABIC_SECTIONS = (
    *("ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم"),
    *("نون", "سين", "عين", "فاء", "صاد", "قاف", "راء", "شين", "تاء"),
)
_CHINESE_DIGITS = "零一二三四五六七八九"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def chapter_mark(number: int, language: str, *, is_section: bool) -> str:
    """What stands before the title of a chapter of a report, or of a section of one.

    >>> [chapter_mark(4, language, is_section=False) for language in ("en", "zh")]
    ['IV.', '四、']
    >>> [chapter_mark(2, language, is_section=True) for language in ("en", "ar")]
    ['B.', 'باء -']
    """
    if language == "ar":
        marks = _ARABIC_SECTIONS if is_section else _ARABIC_CHAPTERS
        return f"{marks[number - 1] if number <= len(marks) else number} -"
    if is_section:
        return f"{chr(ord('A') + number - 1)}."
    return f"{_chinese(number)}、" if language == "zh" else f"{_roman(number)}."


def _chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    ten = ("" if tens == 1 else _CHINESE_DIGITS[tens]) + "十" if tens else ""
    return ten + (_CHINESE_DIGITS[units] if units or not tens else "")


def _roman(number: int) -> str:
    written = ""
    for value, digit in _ROMAN:
        times, number = divmod(number, value)
        written += digit * times
    return written


def ordinal(number: int, language: str) -> str:
    """The number as an ordinal in figures, for a feminine noun where the language has gender
    (meeting: ``séance``, ``sesión``; Russian ``заседание`` is neuter).

    >>> [ordinal(1, "en"), ordinal(2, "en"), ordinal(11, "en"), ordinal(1, "fr"), ordinal(3, "fr")]
    ['1st', '2nd', '11th', '1re', '3e']
    """
    match language:
        case "en":
            if number % 100 in (11, 12, 13):
                return f"{number}th"
            return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
        case "fr":
            return "1re" if number == 1 else f"{number}e"
        case "es":
            return f"{number}ª"
        case "ru":
            return f"{number}-е"
        case _:
            return str(number)
