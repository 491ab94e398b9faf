"""Times of the day as the United Nations writes them in each language.

*Sources*: tables of CTOC/COP/2018/1 (French), Journals of the United Nations (English, Chinese),
World Health Assembly Journals (Arabic). Spaces within a time are no-break spaces.
"""

from datetime import time

_NO_BREAK = "\N{NO-BREAK SPACE}"


def time_range(starts: time, ends: time, language: str) -> str:
    """From when to when, as the first column of a table says it.

    >>> time_range(time(10), time(13), "en"), time_range(time(15), time(18), "en")
    ('10\\xa0a.m.-1\\xa0p.m.', '3-6\\xa0p.m.')
    >>> time_range(time(9, 30), time(12), "fr")
    '9\\xa0h\\xa030-12\\xa0heures'
    """
    match language:
        case "en":
            return _english_range(starts, ends)
        case "fr":
            return f"{_french(starts)}-{_french(ends)}"
        case "es":
            return f"{_dotted(starts)} a {_dotted(ends)}{_NO_BREAK}horas"
        case "ru":
            return f"{_russian(starts)} - {_russian(ends)}"
        case "zh":
            return _chinese_range(starts, ends)
        case _:
            return f"من الساعة {_colon(starts)} إلى الساعة {_colon(ends)}"


def clock_time(at: time, language: str) -> str:
    """One time of the day.

    >>> [clock_time(time(12), language) for language in ("en", "fr", "zh")]
    ['12\\xa0noon', 'midi', '中午12时']
    """
    match language:
        case "en":
            figures, half = _english(at)
            return f"{figures}{_NO_BREAK}{half}"
        case "fr":
            return "midi" if at == time(12) else _french(at)
        case "es":
            return f"{_dotted(at)}{_NO_BREAK}horas"
        case "ru":
            return _russian(at)
        case "zh":
            return "".join(_chinese(at))
        case _:
            return f"الساعة {_colon(at)}"


def _english(at: time) -> tuple[str, str]:
    if at == time(12):
        return "12", "noon"
    if at == time(0):
        return "12", "midnight"
    figures = str((at.hour - 1) % 12 + 1)
    if at.minute:
        figures += f".{at.minute:02}"
    return figures, "a.m." if at.hour < 12 else "p.m."


def _english_range(starts: time, ends: time) -> str:
    first, first_half = _english(starts)
    last, last_half = _english(ends)
    if first_half == last_half:
        return f"{first}-{last}{_NO_BREAK}{last_half}"
    return f"{first}{_NO_BREAK}{first_half}-{last}{_NO_BREAK}{last_half}"


def _french(at: time) -> str:
    if at.minute:
        return f"{at.hour}{_NO_BREAK}h{_NO_BREAK}{at.minute:02}"
    return f"{at.hour}{_NO_BREAK}{'heure' if at.hour < 2 else 'heures'}"


def _dotted(at: time) -> str:
    return f"{at.hour}.{at.minute:02}"


def _colon(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def _russian(at: time) -> str:
    return f"{at.hour}{_NO_BREAK}ч.{_NO_BREAK}{at.minute:02}{_NO_BREAK}м."


def _chinese(at: time) -> tuple[str, str]:
    if at < time(12):
        period = "上午"
    elif at < time(13):
        period = "中午"
    elif at <= time(18):
        period = "下午"
    else:
        period = "晚上"
    hour = at.hour if at.hour <= 12 else at.hour - 12
    return period, f"{hour}时{f'{at.minute:02}分' if at.minute else ''}"


def _chinese_range(starts: time, ends: time) -> str:
    first_period, first = _chinese(starts)
    last_period, last = _chinese(ends)
    return f"{first_period}{first}至{'' if first_period == last_period else last_period}{last}"
