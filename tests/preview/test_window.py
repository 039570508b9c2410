"""The preview in a browser: an edit on the disk is seen, and what is seen leads to its line."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.browser import axe_violations
from tests.preview.conftest import Desk, find_line

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]


@contextmanager
def open_window(
    browser: Browser,
    desk: Desk,
    query: str = "",
    width: int = 1280,
    scheme: Scheme = "light",
) -> Iterator[Page]:
    """Yield a window of the preview; whatever it says on the console fails the test."""
    desk.write()
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        color_scheme=scheme,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(desk.url + query)
    page.wait_for_selector(".pane:visible .paper img[src]")
    page.wait_for_selector("#problems", state="hidden")
    yield page
    context.close()
    assert said == []


def say(page: Page) -> str:
    return page.inner_text("#state")


def place(page: Page, pane: str, words: str) -> Any:
    """Return what stands in a pane and is called so."""
    return page.locator(f"#{pane}-pane .place[aria-label*='{words}']").first


# ---------------------------------------------------------------- edits


def test_an_edit_is_seen_where_one_looks(browser: Browser, desk: Desk) -> None:
    with open_window(browser, desk) as page:
        place(page, "page", "The harvest was ordinary").scroll_into_view_if_needed()
        page.wait_for_selector("#page-3[data-shown]")
        before = page.get_attribute("#page-3", "data-shown")
        scroller = page.locator("#page-pane .scroller")
        top = scroller.evaluate("one => one.scrollTop")
        assert top > 0
        desk.write("was ordinary", "was marvellous")
        place(page, "page", "The harvest was marvellous").wait_for()
        page.wait_for_selector(f'#page-3:not([data-shown="{before}"])')
        assert scroller.evaluate("one => one.scrollTop") == top
        page.wait_for_selector("#page-3.changed .bars span", state="attached")
        assert page.locator("#page-1.changed, #slide-1.changed").count() == 0
        assert "changed" in say(page)
        assert page.locator("#page-pane .rail .changed:nth-child(3)").count() == 1


def test_a_slip_is_told_over_the_last_good_pages_until_it_is_mended(
    browser: Browser, desk: Desk
) -> None:
    with open_window(browser, desk) as page:
        line = desk.write("status: reported", "status: reportd")
        page.wait_for_selector("#problems:not([hidden])")
        problem = page.locator("#problems-list li")
        assert "reportd is not one of" in problem.inner_text()
        assert f"content.yaml:{line}:13" in problem.locator("button").inner_text()
        assert problem.locator("mark").inner_text() == "reportd"
        assert "last good" in say(page)
        assert page.locator("#page-1 img[src]").count() == 1
        problem.locator("button").click()
        page.wait_for_selector("#state:text('is copied')")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"content.yaml:{line}:13"
        desk.write()
        page.wait_for_selector("#problems", state="hidden")
        assert page.locator("body.broken").count() == 0


def test_only_what_is_in_view_is_drawn(browser: Browser, desk: Desk) -> None:
    with open_window(browser, desk) as page:
        page.wait_for_selector("#slide-1 img[src]")
        count = page.locator("#slide-pane .sheet").count()
        assert page.locator(f"#slide-{count} .paper img[src]").count() == 0
        page.locator("#slide-pane .scroller").evaluate(
            "one => one.scrollTo({ top: one.scrollHeight, behavior: 'instant' })"
        )
        page.wait_for_selector(f"#slide-{count} .paper img[src]")
        page.wait_for_selector("#slide-1 .paper img:not([src])", state="attached")


# ---------------------------------------------------------------- places


def test_a_click_on_a_chart_shows_its_line(browser: Browser, desk: Desk) -> None:
    line = find_line("values: [40")
    with open_window(browser, desk) as page:
        place(page, "page", "Harvest, Pears, 20").click()
        page.wait_for_selector("#peek-lines .it")
        assert page.inner_text("#peek-name") == f"content.yaml:{line}"
        assert "values: [40, 20, 10]" in page.inner_text("#peek-lines .it")
        page.wait_for_selector("#peek-said:text('is copied')")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"content.yaml:{line}"
        marked = page.locator("#slide-pane .marked")
        marked.wait_for()
        assert marked.get_attribute("data-line") == str(line)
        page.keyboard.press("Escape")
        assert page.locator("#peek").is_hidden()


def test_an_editor_is_opened_by_its_address(browser: Browser, desk: Desk) -> None:
    line = find_line("A second paragraph")
    with open_window(browser, desk) as page:
        page.click("#settings-button")
        page.select_option("select[name=editor]", "vscode")
        page.click("#settings .strong")
        place(page, "page", "A second paragraph").click()
        address = page.get_attribute("#peek-open", "href")
        assert address == f"vscode://file{desk.path.resolve()}:{line}:1"
        page.click("#settings-button")
        page.select_option("select[name=editor]", "other")
        page.fill("input[name=address]", "javascript:alert({line})")
        page.click("#settings .strong")
        assert page.locator("#peek-open").is_hidden()


def test_an_address_leads_to_what_its_line_makes(browser: Browser, desk: Desk) -> None:
    line = find_line("values: [40")
    with open_window(browser, desk, f"&line={line}") as page:
        for pane in ("page", "slide"):
            marked = page.locator(f"#{pane}-pane .marked")
            marked.wait_for()
            assert marked.get_attribute("data-line") == str(line)
            box = marked.bounding_box()
            assert box
            assert 0 < box["y"] < 860
        # an editor's cursor goes on
        other = find_line("takeaway")
        with closing(http.client.HTTPConnection("127.0.0.1", desk.port)) as asked:
            asked.request("POST", f"/goto?line={other}&token={desk.token}")
            assert asked.getresponse().status == 204
        page.wait_for_selector(f'#slide-pane .marked[data-line="{other}"]')


def test_a_line_of_the_notes_is_found_below_its_slide(
    browser: Browser, desk: Desk
) -> None:
    line = find_line("A second paragraph")
    with open_window(browser, desk, f"&line={line}") as page:
        marked = page.locator("#slide-pane .notes .marked")
        marked.wait_for()
        assert marked.inner_text().strip() == "A second paragraph speaks of pears."


# ---------------------------------------------------------------- choices


def test_language_and_theme_are_changed_and_nothing_is_written(
    browser: Browser, desk: Desk
) -> None:
    with open_window(browser, desk) as page:
        page.click("#languages [data-code=it]")
        place(page, "page", "Il raccolto è stato ordinario").wait_for()
        assert page.inner_text("#title") == "Orchard cresce"
        key = page.get_attribute("#page-1", "data-shown")
        page.select_option("#themes", "bulletin")
        page.wait_for_selector(f'#page-1[data-shown]:not([data-shown="{key}"])')
        assert page.locator(".sheet.changed").count() == 0
        page.select_option("#themes", "editorial")
        page.click("#languages [data-code=en]")
        place(page, "page", "The harvest was ordinary").wait_for()
    assert [path.name for path in desk.path.parent.iterdir()] == ["content.yaml"]


# ---------------------------------------------------------------- presenting


def test_the_slides_are_presented_with_notes_and_a_clock(
    browser: Browser, desk: Desk
) -> None:
    with open_window(browser, desk) as page:
        page.wait_for_selector("#slide-1 img[src]")
        page.keyboard.press("p")
        page.wait_for_selector("#stage:not([hidden])")
        page.keyboard.press("ArrowRight")
        page.wait_for_selector("#stage-number:text('2 /')")
        with page.expect_popup() as popup:
            page.keyboard.press("n")
        notes = popup.value
        notes.wait_for_selector("#now[src]")
        first = notes.inner_text("#now-name")
        assert notes.inner_text("#slide-planned").startswith("of ")
        assert "of 5:00" in notes.inner_text("#talk-planned")
        assert axe_violations(notes) == []
        notes.click("#on")
        page.wait_for_selector("#stage-number:text('3 /')")
        assert notes.inner_text("#now-name") != first
        assert axe_violations(page) == []
        page.keyboard.press("Escape")
        assert page.locator("#stage").is_hidden()
        assert page.locator("main[inert]").count() == 0


def test_a_narrow_window_presents_from_the_first_slide(
    browser: Browser, desk: Desk
) -> None:
    with open_window(browser, desk, width=400) as page:
        page.click("#present-button")
        page.wait_for_selector("#stage-number:text('1 /')")
        page.keyboard.press("Escape")
        page.click(".tabs [data-pane=slide]")
        page.locator("#slide-pane .rail button").nth(2).evaluate("one => one.click()")
        page.wait_for_selector("#slide-3 .paper img[src]")
        page.click("#present-button")
        page.wait_for_selector("#stage-number:text('3 /')")


# ---------------------------------------------------------------- for everybody


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, desk: Desk, width: int, scheme: Scheme
) -> None:
    with open_window(browser, desk, "", width, scheme) as page:
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        if width == 400:
            page.click(".tabs button[data-pane=slide]")
            assert axe_violations(page) == []
            page.click(".tabs button[data-pane=page]")
        desk.write("status: reported", "status: reportd")
        page.wait_for_selector("#problems:not([hidden])")
        assert axe_violations(page) == []
        desk.write()
        page.wait_for_selector("#problems", state="hidden")
        page.locator("#page-1 .place").last.click()
        page.wait_for_selector("#peek-lines .it")
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        assert axe_violations(page) == []


def test_axe_finds_nothing_in_the_source_and_the_settings(
    browser: Browser, desk: Desk
) -> None:
    with open_window(browser, desk) as page:
        page.locator("#page-1 .place").last.click()
        page.wait_for_selector("#peek-lines .it")
        assert axe_violations(page) == []
        page.keyboard.press("Escape")
        page.click("#settings-button")
        assert axe_violations(page) == []


def test_axe_finds_what_is_planted(browser: Browser, desk: Desk) -> None:
    with open_window(browser, desk) as page:
        page.evaluate(
            "document.documentElement.style.setProperty('--muted', '#C4C8D0');"
            "document.getElementById('themes').removeAttribute('aria-label');"
        )
        rules = {line.partition(":")[0] for line in axe_violations(page)}
    assert {"color-contrast", "select-name"} <= rules


def test_the_keyboard_is_enough(browser: Browser, desk: Desk) -> None:
    with open_window(browser, desk) as page:
        page.wait_for_selector("#page-1 .place")
        page.keyboard.press("j")
        page.wait_for_selector("#page-pane .rail li:nth-child(2) [aria-current]")
        page.keyboard.press("k")
        page.wait_for_selector("#page-pane .rail li:nth-child(1) [aria-current]")
        page.locator("#page-1 .place").first.focus()
        page.keyboard.press("ArrowDown")
        second = page.locator("#page-1 .place").nth(1)
        assert second.evaluate("one => one === document.activeElement")
        page.keyboard.press("Enter")
        page.wait_for_selector("#peek-lines .it")
        page.keyboard.press("Escape")
        wide = page.locator("#page-1 .paper").bounding_box()
        page.keyboard.press("-")
        narrow = page.locator("#page-1 .paper").bounding_box()
        assert wide
        assert narrow
        assert narrow["width"] < wide["width"]
        page.keyboard.press("0")
        page.keyboard.press("t")
        assert page.locator("#page-pane .rail").is_hidden()
        page.keyboard.press("t")
        page.click("#settings-button")
        page.uncheck("input[name=keys]")
        page.click("#settings .strong")
        page.keyboard.press("?")
        assert page.locator("#help").is_hidden()


def test_who_wants_no_motion_sees_none(browser: Browser, desk: Desk) -> None:
    with open_window(browser, desk, f"&line={find_line('takeaway')}") as page:
        page.emulate_media(reduced_motion="reduce")
        page.wait_for_selector(".marked")
        names = page.locator(".marked").first.evaluate(
            "one => getComputedStyle(one).animationName"
        )
        assert names == "none"
