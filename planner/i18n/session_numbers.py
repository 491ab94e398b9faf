"""The numbers of sessions in titles, as words, and the one that follows each."""

import re


def _words(written: str) -> list[str]:
    return written.split()


_ENGLISH = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
_FRENCH = _words(
    "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième "
    "onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième "
    "dix-neuvième vingtième vingt-et-unième"
)
# From the eleventh session on, documents in Spanish write figures.
_SPANISH = _words("primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo")
_RUSSIAN_STEMS = _words(
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат "
    "четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
_RUSSIAN_ENDINGS = {"ая": "ья", "ой": "ьей", "ую": "ью"}
_CHINESE = "零一二三四五六七八九"
_ARABIC_UNITS = _words(
    "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة"
)
_ARABIC = [
    *_ARABIC_UNITS,
    "الحادية عشرة",
    *(f"{unit} عشرة" for unit in _ARABIC_UNITS[1:9]),
    "العشرون",
]


def with_next_session(wording: str, language: str) -> str:
    """The wording with each number of a session replaced by the next one.

    Numbers of other things are left alone, and so is a number for which no next one is known.

    >>> with_next_session("Opening of the ninth session of the Conference", "en")
    'Opening of the tenth session of the Conference'
    >>> with_next_session("Ordre du jour provisoire de la dixième session", "fr")
    'Ordre du jour provisoire de la onzième session'
    """
    following = _NEXT[language]
    return _PATTERNS[language].sub(lambda found: f"{found['before']}{following(found)}", wording)


def _next_word(words: list[str], found: re.Match[str]) -> str:
    written = found["number"]
    place = words.index(written.lower())
    following = words[place + 1] if place + 1 < len(words) else written
    return following.capitalize() if written[0].isupper() else following


def _next_spanish(found: re.Match[str]) -> str:
    written = found["number"]
    if written[:-1].isdigit():
        return f"{int(written[:-1]) + 1}{written[-1]}"
    if written.lower() == _SPANISH[-1]:
        return f"{len(_SPANISH) + 1}º"
    return _next_word(_SPANISH, found)


def _next_russian(found: re.Match[str]) -> str:
    forms = {
        ending: [stem + (soft if stem == "трет" else ending) for stem in _RUSSIAN_STEMS]
        for ending, soft in _RUSSIAN_ENDINGS.items()
    }
    written = found["number"].lower()
    same_case = next((words for words in forms.values() if written in words), None)
    return found["number"] if same_case is None else _next_word(same_case, found)


def _next_chinese(found: re.Match[str]) -> str:
    written = found["number"]
    tens, has_ten, units = written.rpartition("十")
    number = _CHINESE.index(units) if units else 0
    if has_ten:
        number += 10 * (_CHINESE.index(tens) if tens else 1)
    number += 1
    if number < 10:
        return _CHINESE[number]
    ten = "" if number < 20 else _CHINESE[number // 10]
    return f"{ten}十{_CHINESE[number % 10] if number % 10 else ''}"


def _next_arabic(found: re.Match[str]) -> str:
    place = _ARABIC.index(found["number"])
    return _ARABIC[place + 1] if place + 1 < len(_ARABIC) else found["number"]


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_PATTERNS = {
    "en": re.compile(
        rf"(?P<before>\b)(?P<number>{_any_of(_ENGLISH)})(?= (?:\w+ )?session\b)", re.IGNORECASE
    ),
    "fr": re.compile(rf"(?P<before>\b)(?P<number>{_any_of(_FRENCH)})(?= session\b)", re.IGNORECASE),
    "es": re.compile(
        rf"(?P<before>\b)(?P<number>{_any_of(_SPANISH)}|[0-9]+[º°])(?= período\b)", re.IGNORECASE
    ),
    "ru": re.compile(
        rf"(?P<before>\b)(?P<number>(?:{_any_of(_RUSSIAN_STEMS)})(?:ая|ой|ую|ья|ьей|ью))(?= сесси)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?P<before>第)(?P<number>[一二三四五六七八九]?十?[一二三四五六七八九]?)(?=届)"
    ),
    "ar": re.compile(rf"(?P<before>دور(?:ة|ته|تها) )(?P<number>{_any_of(_ARABIC)})(?!\w)"),
}
_NEXT = {
    "en": lambda found: _next_word(_ENGLISH, found),
    "fr": lambda found: _next_word(_FRENCH, found),
    "es": _next_spanish,
    "ru": _next_russian,
    "zh": _next_chinese,
    "ar": _next_arabic,
}
