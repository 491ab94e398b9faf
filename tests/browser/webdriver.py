"""The few commands of WebDriver that the tests need, spoken to chromedriver.

*Source*: W3C WebDriver.
"""

import json
import socket
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

TAB = "\ue004"
ENTER = "\ue007"
A4_CENTIMETRES = {"width": 21.0, "height": 29.7}


class Browser:
    """One window of a browser."""

    def __init__(self, session: str) -> None:
        self._session = session

    def open(self, address: str) -> None:
        """Goes to the address and waits until it is loaded."""
        _ask(f"{self._session}/url", {"url": address})

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page."""
        script = {"script": f"return ({expression});", "args": []}
        return _ask(f"{self._session}/execute/sync", script)

    def press(self, *keys: str) -> None:
        """Presses the keys one after the other."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": strokes}
        _ask(f"{self._session}/actions", {"actions": [keyboard]})

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Presses the mouse at one point of the window, and lets go at the other."""
        moves = [{"type": "pointerMove", "x": x, "y": y} for x, y in (start, end)]
        # Browsers take it for dragging only once the mouse has moved a little.
        nudge = {"type": "pointerMove", "x": start[0] + 8, "y": start[1] + 8, "duration": 100}
        arrive = {**moves[1], "duration": 300}
        pressed = [{"type": "pointerDown", "button": 0}, nudge, arrive, {"type": "pause"}]
        actions = [moves[0], *pressed, {**moves[1]}, {"type": "pointerUp", "button": 0}]
        mouse = {"type": "pointer", "id": "mouse", "actions": actions}
        _ask(f"{self._session}/actions", {"actions": [mouse]})

    def show_as(
        self, *, width: int, height: int = 800, scheme: str = "light", is_mobile: bool = False
    ) -> None:
        """Makes the window a screen of that size (CSS pixels), in a light or dark scheme."""
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_mobile}
        self._command("Emulation.setDeviceMetricsOverride", screen)
        scheme_feature = {"name": "prefers-color-scheme", "value": scheme}
        self._command("Emulation.setEmulatedMedia", {"features": [scheme_feature]})

    def print_page(self) -> bytes:
        """The page as a PDF, as it would be printed on A4."""
        printed = _ask(f"{self._session}/print", {"page": A4_CENTIMETRES})
        return b64decode(printed)

    def complaints(self) -> list[str]:
        """What the browser has complained of since it was last asked."""
        return [line["message"] for line in _ask(f"{self._session}/se/log", {"type": "browser"})]

    def _command(self, name: str, params: dict[str, Any]) -> None:
        _ask(f"{self._session}/goog/cdp/execute", {"cmd": name, "params": params})


@contextmanager
def chromium(chromium: str, chromedriver: str, folder: Path) -> Iterator[Browser]:
    """A browser without a window on the screen; ``folder`` holds its profile."""
    port = _free_port()
    arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}"]
    wanted = {
        "goog:chromeOptions": {"binary": chromium, "args": arguments},
        "goog:loggingPrefs": {"browser": "ALL"},
    }
    with subprocess.Popen(
        [chromedriver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as driver:
        try:
            root = f"http://127.0.0.1:{port}"
            _wait_for(f"{root}/status")
            started = _ask(f"{root}/session", {"capabilities": {"alwaysMatch": wanted}})
            session = f"{root}/session/{started['sessionId']}"
            try:
                yield Browser(session)
            finally:
                _send(Request(session, method="DELETE"))  # noqa: S310 - an address of this machine
        finally:
            driver.terminate()


def _ask(address: str, content: dict[str, Any]) -> Any:
    return _send(
        Request(address, json.dumps(content).encode(), {"Content-Type": "application/json"})  # noqa: S310 - an address of this machine
    )


def _send(request: Request) -> Any:
    with urlopen(request, timeout=60) as response:  # noqa: S310 - an address of this machine
        return json.load(response)["value"]


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            _send(Request(address))  # noqa: S310 - an address of this machine
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
