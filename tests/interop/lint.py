"""What is wrong with the bytes of a feed: RFC 5545, RFC 7986, and what clients stumble over.

Written for this alone and without any library for calendars, so that it shares no mistake with
what made the feed. It is stricter than the standards: it allows what this feed needs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^;:\"]+)*):(?P<value>.*)")
_TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"}
# A backslash before anything but these, or one of these without a backslash.
_BAD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[^\\;,n]|\\$|[;,])")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_NEEDED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE"},
    "VEVENT": {
        "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "STATUS", "TRANSP",
    },
}  # fmt: skip
_ALLOWED = {
    "VCALENDAR": {
        "CALSCALE", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
    },
    "VTIMEZONE": set(),
    # Outlook reads these and nothing else.
    "STANDARD": {"TZNAME", "RRULE"},
    "DAYLIGHT": {"TZNAME"},
    "VEVENT": {"SUMMARY", "DESCRIPTION", "LOCATION"},
}  # fmt: skip
_INSIDE = {
    "VCALENDAR": {"VTIMEZONE", "VEVENT"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
    "STANDARD": set(),
    "DAYLIGHT": set(),
    "VEVENT": set(),
}


@dataclass
class Component:
    """A component: the properties as they are written, (parameters, value) by name, and parts."""

    name: str
    properties: dict[str, tuple[str, str]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)

    def value(self, name: str) -> str:
        return self.properties.get(name, ("", ""))[1]


class Unreadable(ValueError):
    """What the lines say cannot be told, so nothing that follows from it can be checked."""


def faults_in(feed: bytes) -> list[str]:
    """Everything that is wrong, in words; empty for a good feed."""
    faults = list(_in_bytes(feed))
    if faults:
        return faults
    try:
        calendar = _parsed(feed.decode().replace("\r\n ", "").split("\r\n")[:-1])
    except Unreadable as fault:
        return [str(fault)]
    return [
        *_in_names(calendar),
        *_in_values(calendar),
        *(fault for part in calendar.parts if part.name == "VTIMEZONE" for fault in _in_zone(part)),
        *_in_events(calendar),
    ]


def _in_bytes(feed: bytes) -> Iterator[str]:
    lines = feed.split(b"\r\n")
    if lines[-1]:
        yield "ends without CRLF"
    if feed.startswith(b"\xef\xbb\xbf"):
        yield "begins with a byte order mark"
    for line in lines:
        if b"\r" in line or b"\n" in line:
            yield f"a bare CR or LF: {line!r}"
        if len(line) > 75:
            yield f"longer than 75 octets: {line!r}"
        try:
            if _CONTROL.search(line.decode()):
                yield f"a control character: {line!r}"
        except UnicodeDecodeError:
            yield f"not UTF-8, or folded inside a character: {line!r}"


def _parsed(lines: list[str]) -> Component:
    root = Component("")
    opened = [root]
    for line in lines:
        found = _LINE.fullmatch(line)
        if not found:
            raise Unreadable(f"no property: {line!r}")
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            opened[-1].parts.append(Component(value))
            opened.append(opened[-1].parts[-1])
        elif name == "END":
            if opened[-1].name != value or len(opened) == 1:
                raise Unreadable(f"ends what did not begin: {line!r}")
            opened.pop()
        elif name in opened[-1].properties:
            raise Unreadable(f"twice in {opened[-1].name}: {line!r}")
        else:
            opened[-1].properties[name] = (found["parameters"], value)
    if len(opened) > 1 or [part.name for part in root.parts] != ["VCALENDAR"] or root.properties:
        raise Unreadable("not one VCALENDAR and nothing else")
    return root.parts[0]


def _in_names(component: Component) -> Iterator[str]:
    name = component.name
    for missing in sorted(_NEEDED[name] - component.properties.keys()):
        yield f"{name} without {missing}"
    for more in sorted(component.properties.keys() - _NEEDED[name] - _ALLOWED[name]):
        yield f"{name} with {more}"
    if name == "VCALENDAR" and not component.parts:
        yield "VCALENDAR without a component"
    for part in component.parts:
        if part.name in _INSIDE[name]:
            yield from _in_names(part)
        else:
            yield f"{part.name} in {name}"


def _in_values(calendar: Component) -> Iterator[str]:
    for name, (parameters, value) in sorted(calendar.properties.items()):
        meant = {
            "VERSION": ("", "2.0"),
            "CALSCALE": ("", "GREGORIAN"),
            "REFRESH-INTERVAL": (";VALUE=DURATION", "PT30M"),
            "X-PUBLISHED-TTL": ("", "PT30M"),
        }.get(name, (parameters, value))
        if (parameters, value) != meant:
            yield f"{name}{parameters}:{value}"
    for component in (calendar, *calendar.parts):
        for name, (_, value) in component.properties.items():
            if name in _TEXTS and (not value or _BAD_ESCAPE.search(value)):
                yield f"a text that is empty or badly escaped: {name}:{value}"


def _in_zone(zone: Component) -> Iterator[str]:
    rules = [part.name for part in zone.parts]
    if rules not in (["STANDARD"], ["STANDARD", "DAYLIGHT"]):
        yield f"a VTIMEZONE of {rules}"
        return
    for rule in zone.parts:
        yield from _in_rule(rule, zone.value("TZID"), is_only=len(rules) == 1)


def _in_rule(rule: Component, tzid: str, *, is_only: bool) -> Iterator[str]:
    onset = datetime.strptime(rule.value("DTSTART"), "%Y%m%dT%H%M%S")  # noqa: DTZ007  # local
    before, after = (_offset(rule.value(f"TZOFFSET{way}")) for way in ("FROM", "TO"))
    local = ZoneInfo(tzid)
    if is_only:
        if before != after or "RRULE" in rule.properties:
            yield f"one rule for {tzid} that changes something"
        return
    # RFC 5545, 3.6.5: the onset is written in the offset that it ends.
    at = (onset - before).replace(tzinfo=UTC)
    for what, instant, offset in (
        ("before", at - timedelta(seconds=1), before),
        ("after", at, after),
    ):
        if instant.astimezone(local).utcoffset() != offset:
            yield f"another offset {what} the onset {onset} in {tzid}"
    found = re.fullmatch(
        r"FREQ=YEARLY;BYDAY=(-1|[1-4])([A-Z]{2});BYMONTH=(\d+)", rule.value("RRULE")
    )
    if not found or found[2] != _DAYS[onset.weekday()] or int(found[3]) != onset.month:
        yield f"the RRULE does not say the onset {onset}: {rule.value('RRULE')}"


def _in_events(calendar: Component) -> Iterator[str]:
    zones = {part.value("TZID") for part in calendar.parts if part.name == "VTIMEZONE"}
    events = [part for part in calendar.parts if part.name == "VEVENT"]
    uids = [event.value("UID") for event in events]
    if len(set(uids)) != len(uids):
        yield "UIDs are not unique"
    for event in events:
        uid = event.value("UID")
        if not re.fullmatch(r"[!-~]+", uid):
            yield f"a UID that is not plain ASCII: {uid!r}"
        if not re.fullmatch(r"\d{8}T\d{6}Z", event.value("DTSTAMP")):
            yield f"{uid}: DTSTAMP is not in UTC"
        if event.value("DTSTAMP") != event.value("LAST-MODIFIED"):
            yield f"{uid}: DTSTAMP is not LAST-MODIFIED"
        if not re.fullmatch(r"\d+", event.value("SEQUENCE")):
            yield f"{uid}: SEQUENCE is no number"
        if event.value("STATUS") not in ("CONFIRMED", "CANCELLED"):
            yield f"{uid}: STATUS is {event.value('STATUS')}"
        if event.value("TRANSP") not in ("OPAQUE", "TRANSPARENT"):
            yield f"{uid}: TRANSP is {event.value('TRANSP')}"
        if (event.value("STATUS"), event.value("TRANSP")) == ("CANCELLED", "OPAQUE"):
            yield f"{uid}: cancelled, and yet it takes time"
        yield from _in_times(event, zones)


def _in_times(event: Component, zones: set[str]) -> Iterator[str]:
    uid = event.value("UID")
    start, end = (event.properties.get(name, ("", "")) for name in ("DTSTART", "DTEND"))
    for parameters, value in (start, end):
        zone = parameters.removeprefix(";TZID=") if parameters else None
        if not re.fullmatch(r"\d{8}T\d{6}" + ("Z" if zone is None else ""), value):
            yield f"{uid}: neither a time in a zone nor one in UTC: {parameters}:{value}"
        elif zone is not None and zone not in zones:
            yield f"{uid}: TZID {zone} is not defined"
    # Digits of the same zone compare as the times do.
    if start[0] != end[0] or start[1] >= end[1]:
        yield f"{uid}: ends before it starts, or in another zone"


def _offset(text: str) -> timedelta:
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
