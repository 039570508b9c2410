"""Chromium as a judge of pages, and in it axe-core, which knows the rules of accessibility.

Starting it takes a second, so one is kept for all tests; every page has a context of its own, in
which nothing can be fetched.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.tools import ROOT, find_program, missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_AXE = ROOT / ".tools/node_modules/axe-core/axe.min.js"
_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Yield Chromium, without a screen."""
    program = find_program("chromium", "chromium")
    if importlib.util.find_spec("playwright") is None:
        missing("playwright", "Python package playwright")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (where it is there)

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=_SWITCHES)
        yield browser
        browser.close()


@contextmanager
def open_page(
    browser: Browser,
    path: Path,
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
    *,
    scripts: bool = True,
) -> Iterator[Page]:
    """Yield a page of a file; whatever it says on the console or asks for fails the test.

    Args:
        browser: that shows it.
        path: of the file.
        width: of the window, in pixels.
        scheme: what the reader prefers.
        scripts: whether they run.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
        offline=True,
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    yield page
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def axe_violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page, a line each: the rule, and the element.

    What it cannot decide by itself counts too.
    """
    if not _AXE.exists():
        missing("axe-core", "npm package axe-core")
    page.evaluate(f"{_AXE.read_text(encoding='utf-8')}; undefined")
    found = page.evaluate("axe.run(document)")
    lines: list[str] = []
    for kind in ("violations", "incomplete"):
        for rule in found[kind]:
            for node in rule["nodes"]:
                lines.append(f"{rule['id']}: {node['html'][:120]}")
    return lines
