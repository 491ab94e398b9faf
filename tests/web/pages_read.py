"""Reads pages as a browser does, as far as the tests need it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "col", "hr", "img", "input", "link", "meta"}


@dataclass(slots=True)
class Element:
    """An element with its attributes and the text within it."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""
    above: "Element | None" = field(default=None, repr=False)

    def is_within(self, name: str) -> bool:
        """Whether an element of that name is around this one."""
        return self.above is not None and (self.above.name == name or self.above.is_within(name))


def even(text: str) -> str:
    """The text with every run of spaces, no-break ones too, made one space."""
    return " ".join(text.split())


class Page(HTMLParser):
    """The elements of a page in their order; raises `AssertionError` if one is not closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute stands twice in <{tag}>"
        element = Element(tag, dict(attrs), above=self._open[-1] if self._open else None)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, name: str, /, **attributes: str) -> list[Element]:
        """The elements of that name that have those attributes (``class_`` for ``class``)."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.name == name and wanted.items() <= element.attributes.items()
        ]

    def one(self, name: str, /, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(name, **attributes)
        assert len(found) == 1, f"{len(found)} times <{name}> {attributes}"
        return found[0]

    def texts(self, name: str, /, **attributes: str) -> list[str]:
        """What such elements say, spaces evened out."""
        return [even(element.text) for element in self.all(name, **attributes)]

    def text_of(self, name: str) -> str:
        """What the only element of that name says."""
        return self.one(name).text

    def addresses(self) -> list[str]:
        """Where the links lead."""
        return [str(element.attributes["href"]) for element in self.all("a")]
