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


def _with_suffix(level: str, language: str) -> str:
    digits = level.rstrip("abeiqrstu")
    suffix = level[len(digits) :]
    if not suffix:
        return digits
    return f"{digits}{_NO_BREAK}{_ARABIC_BIS[suffix] if language == 'ar' else suffix}"


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
