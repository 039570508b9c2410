"""A word that goes on in the next line comes whole out of the readers that take lines' ends for words' ends."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from reporting.dossier.render import render_dossier
from reporting.paper.typeset import paragraph
from reporting.plan.words import Run, Runs
from tests.dossier import plans
from tests.dossier.reading import theme
from tests.dossier.typesetting import join, set_lines, styles
from tests.tools import missing

WORDS = {
    "en": "internationalisation science-fiction",
    "de": "Donaudampfschifffahrtsgesellschaft Nord-Süd-Verbindung",
    "es": "internacionalización físico-químicos",
    "fr": "internationalisation porte-monnaie",
    "it": "internazionalizzazione italo-francese",
    "nl": "aansprakelijkheidsverzekering zuid-hollandse",
    "pl": "odpowiedzialności północno-zachodniej",
    "pt": "internacionalização luso-brasileira",
}
"""By language, a word that is broken and a word with a hyphen of its own."""
TIMES = 60
PLACEHOLDERS = "\u0002\ufffe"
"""What PDFium makes of a hyphen that ends a line, its own or one of ours."""


def render(code: str) -> bytes:
    """Draw a paragraph in which each word stands many times, after words of all lengths."""
    text = ""
    for at in range(TIMES):
        for word in WORDS[code].split():
            text += f"{'i' * (at % 13 + 1)} {word} "
    plan = plans.plan(plans.section(plans.prose(plans.para(text.strip()))), code=code)
    return render_dossier(plan, theme()).data


def read_by_pdfium(data: bytes) -> str:
    return "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)
    )


def read_by_poppler(data: bytes, folder: Path) -> str:
    path = folder / "dossier.pdf"
    path.write_bytes(data)
    try:
        done = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", path, "-"],
            capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
    except FileNotFoundError:
        missing("pdftotext", "poppler-utils")
    return done.stdout


@pytest.mark.parametrize("code", WORDS)
def test_no_reader_gives_half_a_word(code: str, tmp_path: Path) -> None:
    data = render(code)
    found = {
        "PDFium": read_by_pdfium(data),
        "Poppler": read_by_poppler(data, tmp_path),
    }
    for reader, text in found.items():
        assert not set(text) & set(PLACEHOLDERS), reader
        assert "\u00ad" not in text, reader
        for word in WORDS[code].split():
            assert text.count(word) == TIMES, (reader, word)


def test_half_a_word_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paragraph, "tell_parted_words", lambda _: None)
    text = read_by_pdfium(render("en"))
    assert set(text) & set(PLACEHOLDERS)
    assert min(text.count(word) for word in WORDS["en"].split()) < TIMES


NARROW = 44.0


@pytest.mark.parametrize(
    ("runs", "parts"),
    [
        ((Run("characteristically"),), "characteristically + nothing + nothing"),
        (
            (Run("characteristi"), Run("cally", bold=True)),
            "characteristi + nothing + nothing",
        ),
    ],
    ids=["over three lines", "of two looks"],
)
def test_what_is_read_of_parts(runs: Runs, parts: str) -> None:
    lines = set_lines(runs, styles().body, NARROW)
    assert len(lines) > 1
    read = []
    for line in lines:
        for span in line.spans:
            if span.actual:
                is_rest = not span.actual.strip("\t\u200b")
                read.append("nothing" if is_rest else span.actual)
    assert " + ".join(read) == parts
    assert join(lines).replace("|", "") == "characteristically"


def test_a_rest_is_a_space_only_where_one_follows() -> None:
    for after, read in ((Run(" x"), "\t"), (Run(",", bold=True), "\u200b")):
        runs = (Run("straightforward"), after)
        lines = set_lines(runs, styles().body, NARROW)
        (*_, rest) = [
            span.actual for line in lines for span in line.spans if span.actual
        ]
        assert rest == read
