"""Titles, labels and other single lines with emphasis, links and marks, as they are printed."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reporting.content.validate import load
from reporting.content.values import Rich
from reporting.design.fonts import find_emphasis, find_font
from reporting.design.slide_styles import FACES, Style
from reporting.design.theme import Theme, load_theme
from reporting.dossier.render import render_dossier
from reporting.plan.dossier import plan_dossier
from tests.dossier.checks import faults
from tests.dossier.frames import House
from tests.dossier.geometry import Geometry
from tests.running_text import Field, write_into
from tests.samples import WHEN, write

CLAIMS = ("revenue", "robots", "crop", "faster")


def plant(field: Field, words: str, _: str) -> str:
    """Return words with emphasis, the mark of one claim or another, and a link."""
    model, name = field
    if model.__name__ == "Claim":
        return words
    claim = CLAIMS[len(f"{model.__name__}{name}") % len(CLAIMS)]
    return f"{words} *so*[^{claim}] **[there](https://example.org)** it is"


@pytest.mark.parametrize("name", ["editorial", "bulletin"])
def test_a_dossier_of_marked_lines_has_no_fault(tmp_path: Path, name: str) -> None:
    # Words beside an exhibit have a geometry of their own.
    text, _ = write_into(Rich, plant, left_out="beside")
    loaded = load(write(tmp_path, text))
    theme = load_theme(name)
    plan = plan_dossier(loaded.content, "en", WHEN, theme, origins=loaded.origins)
    data = render_dossier(plan, theme).data
    assert faults(Geometry(data), House(theme, plan.labels)) == []


def test_bookmarks_and_contents_have_the_words_without_marks(tmp_path: Path) -> None:
    text, _ = write_into(Rich, plant, left_out="beside")
    loaded = load(write(tmp_path, text))
    theme = load_theme("editorial")
    plan = plan_dossier(loaded.content, "en", WHEN, theme, origins=loaded.origins)
    data = render_dossier(plan, theme).data
    with pikepdf.open(BytesIO(data)) as file, file.open_outline() as outline:
        titles = [entry.title for part in outline.root for entry in part.children]
    assert "Three things to know so there it is" in titles
    assert not any(
        re.search(r"[*\[\d]", title) for title in titles if "tonnes" not in title
    )
    contents = pypdfium2.PdfDocument(data)[1].get_textpage().get_text_bounded()
    assert "Three things to know so there it is" in contents


@pytest.mark.parametrize(
    ("emphasis", "slopes"),
    [
        ({"bold": False, "italic": True}, True),
        ({"bold": True, "italic": False}, True),
        ({"bold": False, "italic": False}, False),
    ],
)
def test_emphasis_is_seen_in_a_bold_heading(
    theme: Theme, emphasis: dict[str, bool], *, slopes: bool
) -> None:
    heading = find_font(theme, "heading", bold=True)
    expected = find_font(theme, "heading", bold=True, italic=slopes)
    assert find_emphasis(theme, heading, **emphasis) == expected
    assert FACES[Style.HEADING].emphasise(**emphasis) == (True, slopes)
