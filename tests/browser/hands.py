"""Two ways to use a page: with the mouse, and with the keyboard alone."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

Typed = Mapping[str, str | bool | tuple[str, ...]]
"""What is put into a form, by the name of the field: written or chosen, ticked, chosen of many."""

_MOST_TABS = 400
_FOCUSED = """() => {
  const e = document.activeElement;
  const name = e.getAttribute('name') ?? '';
  return {
    name, method: e.form?.method ?? '', tag: e.tagName, type: e.type ?? '',
    value: e.value ?? '', checked: e.checked ?? false,
    text: (e.getAttribute('aria-label') ?? e.textContent).trim(),
    within: e.closest('[data-body]')?.dataset.body ?? '',
    row: e.closest('tr[data-to]')?.dataset.to ?? '',
    line: e.closest('li[id]')?.id ?? '',
    card: e.closest('[data-meeting]')?.dataset.meeting ?? '',
    item: e.closest('[data-item]')?.dataset.item ?? '',
    again: e === window.focusedBefore || ((window.focusedBefore = e), false),
  };
}"""


_FIELD = "main form[method=post] [name='{}']"


class Mouse:
    """Clicks, ticks and drags; what is written is put into its field as a whole."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def fill(self, typed: Typed) -> None:
        """Puts all that into the form of the page."""
        for name, value in typed.items():
            fields = self.page.locator(_FIELD.format(name))
            if isinstance(value, bool):
                fields.set_checked(value)
            elif isinstance(value, tuple):
                for one in value:
                    self.page.locator(f"{_FIELD.format(name)}[value='{one}']").check()
            elif fields.evaluate("e => e.tagName") == "SELECT":
                fields.select_option(value)
            else:
                fields.fill(value)

    def press(self, label: str, **where: str) -> None:
        """Clicks the link or the button with that label; ``where`` as of `Keyboard.press`."""
        with self.page.expect_navigation():
            self.found(label, **where).click()
        _assert_not_refused(self.page)

    def found(self, label: str, **where: str) -> Locator:
        """The link or the button itself."""
        inside: Locator | Page = self.page
        for name, value in where.items():
            inside = inside.locator(_PLACES[name].format(value))
        name, is_exact = label.removesuffix("…"), not label.endswith("…")
        buttons = inside.get_by_role("button", name=name, exact=is_exact)
        if buttons.count():
            return buttons.first
        return inside.get_by_role("link", name=name, exact=is_exact).first

    def skip(self) -> None:
        """Whoever points has nothing to skip."""

    def drag(self, what: str, where: str) -> None:
        """Drags one element onto another, by selectors; the window needs room for both."""
        start, end = self.page.locator(what), self.page.locator(where)
        end.scroll_into_view_if_needed()
        start.scroll_into_view_if_needed()
        mouse = self.page.mouse
        with self.page.expect_response(lambda response: response.request.method == "POST"):
            mouse.move(*_centre(start))
            mouse.down()
            # Browsers take it for dragging only once the mouse has moved a little.
            mouse.move(*_centre(end), steps=5)
            mouse.up()
        self.page.locator("[aria-busy]").wait_for(state="detached")
        _assert_not_refused(self.page)


def _centre(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 20)


_PLACES = {
    "row": 'tr[data-to="{}"]',
    "within": 'td[data-body="{}"]',
    "line": 'li[id="{}"]',
    "card": '[data-meeting="{}"]',
    "item": '[data-item="{}"]',
}


class Keyboard:
    """Walks from one place to the next with the tabulator, and types."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def fill(self, typed: Typed) -> None:
        """Walks through the form from its top, and puts all that into its fields."""
        rest = {name: set(v) if isinstance(v, tuple) else v for name, v in typed.items() if v != ()}
        while rest:
            focused = self._tab()
            wanted = rest.get(focused["name"])
            if wanted is None or focused["method"] != "post":
                continue
            if isinstance(wanted, set):
                if focused["value"] in wanted:
                    self._tick(focused, is_wanted=True)
                    wanted.remove(focused["value"])
                if wanted:
                    continue
            elif isinstance(wanted, bool):
                self._tick(focused, is_wanted=wanted)
            else:
                self._write(focused, wanted)
            del rest[focused["name"]]

    def press(self, label: str, **where: str) -> None:
        """Walks on to the link or the button with that label, and presses it; ``…`` stands for the
        rest of a long one.

        ``where`` tells those of one label apart: by the ``row`` of the grid, the column ``within``
        it, the ``line`` of a list, the ``card`` of a meeting, the ``item``.
        """
        for _ in range(_MOST_TABS):
            focused = self._tab()
            if _is_called(focused, label) and all(focused[n] == v for n, v in where.items()):
                with self.page.expect_navigation():
                    self._key("Enter")
                _assert_not_refused(self.page)
                return
        raise AssertionError(f"cannot be reached by keyboard: {label} {where}")

    def skip(self) -> None:
        """From the top of a page to its content, past what stands above it; an address that leads
        into the page does the same.
        """
        if not urlsplit(self.page.url).fragment:
            focused = self._tab()
            assert focused["text"] == "Skip to the content", focused
            self._key("Enter")

    def _tab(self) -> dict[str, Any]:
        # The parts of a date have the same element; what comes next is the next element.
        for _ in range(8):
            self._key("Tab")
            focused: dict[str, Any] = self.page.evaluate(_FOCUSED)
            if not focused["again"]:
                return focused
        raise AssertionError(f"the focus cannot leave {focused}")

    def _key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def _tick(self, focused: Mapping[str, Any], *, is_wanted: bool) -> None:
        if focused["checked"] != is_wanted:
            self._key("Space")

    def _write(self, focused: Mapping[str, Any], value: str) -> None:
        keyboard = self.page.keyboard
        if focused["tag"] == "SELECT":
            options = self.page.evaluate("[...document.activeElement.options].map(o => o.value)")
            steps = options.index(value) - options.index(focused["value"])
            for _ in range(abs(steps)):
                self._key("ArrowDown" if steps > 0 else "ArrowUp")
        elif focused["type"] == "date":
            # In the order in which American English, the language of the window, has the parts.
            year, month, day = value.split("-")
            keyboard.type(f"{month}{day}{year}")
        else:
            if focused["value"]:
                self._key("Control+a")
            # Nobody has a keyboard for all six languages: what it lacks comes by an input method.
            keyboard.insert_text(value)


def _is_called(focused: Mapping[str, Any], label: str) -> bool:
    text: str = focused["text"]
    return text.startswith(label[:-1]) if label.endswith("…") else text == label


def _assert_not_refused(page: Page) -> None:
    said = page.locator("main .problem").all_inner_texts()
    if said:
        raise AssertionError(f"refused at {page.url}: {said}")
