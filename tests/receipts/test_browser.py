"""The page of receipts in a browser: accessible, narrow and wide, with its script and without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser import axe_violations, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, made: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    with open_page(browser, made / "receipts.html", width, scheme) as page:
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_finds_what_is_planted(browser: Browser, made: Path) -> None:
    with open_page(browser, made / "receipts.html") as page:
        page.evaluate(
            "document.documentElement.removeAttribute('lang');"
            "document.documentElement.style.setProperty('--muted', '#D0D0D0')"
        )
        rules = {line.partition(":")[0] for line in axe_violations(page)}
    assert {"color-contrast", "html-has-lang"} <= rules


def test_only_what_is_asked_for_is_shown(browser: Browser, made: Path) -> None:
    with open_page(browser, made / "receipts.html") as page:
        assert page.locator(".claim:visible").count() == 3
        page.select_option("select[name=status]", "unconfirmed")
        assert page.locator(".claim:visible").evaluate_all(
            "all => all.map(one => one.id)"
        ) == ["claim-rest"]
        assert page.locator(".toc li:visible").count() == 1
        assert page.locator("output").inner_text() == "1 of 3 claims shown"
        page.select_option("select[name=verdict]", "elsewhere")
        assert page.locator(".claim:visible").count() == 0
        page.goto(f"{(made / 'receipts.html').as_uri()}#claim-growth")
        assert page.locator(".claim:visible").count() == 3


def test_without_scripts_all_is_there_and_nothing_that_needs_them(
    browser: Browser, made: Path
) -> None:
    with open_page(browser, made / "receipts.html", scripts=False) as page:
        assert page.locator(".claim:visible").count() == 3
        assert page.locator(".filter").is_hidden()


def test_the_keyboard_comes_to_the_claims_first(browser: Browser, made: Path) -> None:
    with open_page(browser, made / "receipts.html") as page:
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.get_attribute("href") == "#claims"
        box = focused.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        page.keyboard.press("Tab")
        assert page.locator(":focus").get_attribute("name") == "status"


def test_on_paper_what_was_matched_is_told_without_colour(
    browser: Browser, made: Path
) -> None:
    with open_page(browser, made / "receipts.html") as page:
        page.emulate_media(media="print")
        assert page.locator(".toc").is_hidden()
        assert page.locator(".filter").is_hidden()
        style = page.locator("mark").first.evaluate(
            "mark => { const s = getComputedStyle(mark);"
            " return [s.fontWeight, s.borderBottomStyle, s.backgroundColor]; }"
        )
        assert style == ["700", "solid", "rgba(0, 0, 0, 0)"]


def test_its_own_typefaces_are_shown(browser: Browser, made: Path) -> None:
    with open_page(browser, made / "receipts.html") as page:
        loaded = page.evaluate(
            "document.fonts.ready.then(fonts => [...fonts].filter(f => f.status === 'loaded')"
            ".map(f => `${f.family} ${f.weight}`).sort())"
        )
    assert loaded == [
        "receipts-sans 400",
        "receipts-sans 700",
        "receipts-serif 400",
        "receipts-serif 700",
    ]
