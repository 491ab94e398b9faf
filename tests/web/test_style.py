"""The style sheet: readable in both schemes, and mirrored for right-to-left languages."""

import re

import pytest

from planner.assets import folder

SHEET = (folder("static") / "css" / "planner.css").read_text()
TEXT_ON = [
    ("ink", "paper"),
    ("ink", "panel"),
    ("ink", "now"),
    ("ink", "next"),
    ("ink-soft", "paper"),
    ("ink-soft", "panel"),
    ("ink-soft", "now"),
    ("ink-soft", "next"),
    ("link", "paper"),
    ("link", "panel"),
    ("link", "now"),
    ("link", "next"),
    ("on-accent", "accent"),
    ("paper", "now-line"),
]


def tokens() -> dict[str, dict[str, str]]:
    """The colours of each scheme, by name."""
    light, dark = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2]
    found = {
        scheme: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
        for scheme, block in (("light", light), ("dark", dark))
    }
    assert set(found["dark"]) <= set(found["light"])
    return {"light": found["light"], "dark": found["light"] | found["dark"]}


def luminance(colour: str) -> float:
    """*Source*: Web Content Accessibility Guidelines 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_stands_out_from_its_ground(scheme: str, text: str, ground: str) -> None:
    colours = tokens()[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_no_rule_names_left_or_right() -> None:
    assert re.findall(r"(?<![a-z])(?:left|right|margin-top|padding-top)\b", SHEET) == []


def test_colours_are_named_in_one_place_only() -> None:
    rules = re.sub(r":root \{.*?\}", "", SHEET, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []


def test_nothing_is_loaded_from_anywhere() -> None:
    assert re.findall(r"@import|url\(", SHEET) == []
