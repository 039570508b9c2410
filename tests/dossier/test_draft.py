"""A draft: every page says so, and what is written where stands beside it; else it is as the final one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pptx import Presentation

from reporting import build
from reporting.design.theme import load_theme
from reporting.design.units import mm
from reporting.dossier.typeset.page_geometry import Sheet
from tests.dossier.reading import Pdf
from tests.pdf.reading import Tagged
from tests.samples import EVERY_BLOCK, write

PRINTABLE = mm(4).pt
"""What office printers leave blank at the edge of the paper."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the outputs in `final` and `draft`, in both languages."""
    folder = tmp_path_factory.mktemp("desk")
    content = write(folder, EVERY_BLOCK)
    for name in ("final", "draft"):
        build(content, folder / name, languages="all", draft=name == "draft")
    return folder


def line_of(text: str) -> int:
    """Return the line of the sample on which something stands; of more than one, the last."""
    return max(
        at for at, line in enumerate(EVERY_BLOCK.splitlines(), 1) if text in line
    )


def watermarks(path: Path) -> list[list[str]]:
    """Return by page what its artifacts spell that are watermarks or stand for the layout."""
    with pikepdf.open(path) as file:
        tagged, count = Tagged(file), len(file.pages)
        return [
            ["".join(one.text.split()) for one in tagged.artifacts if one.page == at]
            for at in range(count)
        ]


@pytest.mark.parametrize(
    ("name", "word"), [("dossier.pdf", "Draft"), ("dossier.it.pdf", "Bozza")]
)
def test_every_page_of_a_draft_says_so_in_its_language(
    desk: Path, name: str, word: str
) -> None:
    for spelled in watermarks(desk / "draft" / name):
        assert word in spelled
    for spelled in watermarks(desk / "final" / name):
        assert not any(word in text for text in spelled)


@pytest.mark.parametrize("inner", [8, 12, 14])
def test_a_narrow_margin_drops_the_file_s_name_and_keeps_the_line(
    tmp_path: Path, inner: int
) -> None:
    theme = tmp_path / "theme.yaml"
    theme.write_text(f"page: {{inner: {inner} mm, text: 110 mm}}\n", encoding="utf-8")
    content = write(tmp_path, EVERY_BLOCK)
    build(content, tmp_path, only="pdf", draft=True, theme=theme)
    pdf = Pdf((tmp_path / "dossier.pdf").read_bytes())
    line = f":{line_of('id: opening')}"
    assert line in pdf.text(pdf.page_of(line))
    for at in range(len(pdf)):
        width, _ = pdf.file[at].get_size()
        for char in pdf.chars(at):
            if char.head - char.foot < 12:  # the word across the page is larger
                assert PRINTABLE <= char.left < char.right <= width - PRINTABLE


def test_a_block_and_a_claim_tell_their_line(desk: Path) -> None:
    pdf, sheet = Pdf((desk / "draft/dossier.pdf").read_bytes()), Sheet.of(load_theme())
    for name in ("overview", "opening", "crop-bar", "crop-scatter"):
        reference = f"content.yaml :{line_of(f'id: {name}')}"
        at = pdf.page_of(reference)
        found = pdf.find(at, reference)
        assert max(char.right for char in found) < sheet.text(at + 1)
        assert min(char.left for char in found) >= PRINTABLE
    reference = f":{line_of('  - id: revenue')}"
    at = next(at for at in range(2, len(pdf)) if reference in pdf.text(at))
    head, found = pdf.find(at, "1 confirmed")[0], pdf.find(at, reference)
    assert found[-1].right == pytest.approx(
        sheet.margin(at + 1) + load_theme().page.margin.pt, abs=2
    )
    assert found[-1].baseline == pytest.approx(head.baseline, abs=2)


def test_a_line_stands_level_with_the_head_of_its_block(desk: Path) -> None:
    pdf = Pdf((desk / "draft/dossier.pdf").read_bytes())
    reference = f"content.yaml :{line_of('id: opening')}"
    at = pdf.page_of(reference)
    found = pdf.find(at, reference)
    text = [
        char
        for char in pdf.chars(at)
        if char.left > Sheet.of(load_theme()).text(at + 1)
    ]
    assert any(abs(char.baseline - found[0].baseline) < 6 for char in text)


def test_a_draft_has_the_words_and_the_pages_of_the_final_one(desk: Path) -> None:
    for name in ("dossier.pdf", "dossier.it.pdf"):
        said = []
        for folder in ("final", "draft"):
            with pikepdf.open(desk / folder / name) as file:
                said.append((len(file.pages), Tagged(file).root.text))
        assert said[0] == said[1]


def test_the_deck_of_a_draft_says_so_on_its_slides(desk: Path) -> None:
    for name, word in (("briefing.pptx", "Draft · "), ("briefing.it.pptx", "Bozza · ")):
        texts = [
            [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            for slide in Presentation(str(desk / "draft" / name)).slides
        ]
        assert (
            sum(any(text.startswith(word) for text in slide) for slide in texts)
            >= len(texts) - 2
        )


def test_a_draft_carries_no_source_and_is_equal_for_equal_input(
    desk: Path, tmp_path: Path
) -> None:
    build(desk / "content.yaml", tmp_path, languages="all", draft=True)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (desk / "draft" / path.name).read_bytes()
    with pikepdf.open(BytesIO((tmp_path / "dossier.pdf").read_bytes())) as file:
        assert "/AF" not in file.Root


def test_a_name_that_the_faces_cannot_spell_is_left_out(tmp_path: Path) -> None:
    content = write(tmp_path, EVERY_BLOCK).rename(tmp_path / "内容.yaml")
    build(content, tmp_path / "out", only="pdf", draft=True)
    with pypdfium2.PdfDocument(tmp_path / "out/dossier.pdf") as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert f":{line_of('id: opening')}" in text
    assert ".yaml:" not in text
