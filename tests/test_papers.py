"""Every paper that README lists works by itself, printed on both sides and with bleed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import build
from reporting.design.theme import load_theme
from reporting.design.tokens import read_paper
from reporting.dossier.typeset.page_geometry import Sheet
from tests.dossier.reading import Pdf
from tests.tools import ROOT

HEATING = ROOT / "tests" / "heating" / "content.yaml"
PAPERS = {
    "A4": "bulletin",
    "A5": "editorial",
    "B5": "bulletin",
    "Letter": "editorial",
    "Legal": "bulletin",
    "170 x 240 mm": "editorial",
}
"""By size, the theme that it is tried with."""


def listed() -> list[str]:
    """The sizes of README's example."""
    readme = (ROOT / "README.md").read_text("utf-8")
    (line,) = [one for one in readme.splitlines() if one.startswith("page: {size:")]
    _, _, words = line.partition("# ")
    return words.replace(", or such as ", ", ").split(", ")


def test_the_papers_tried_are_those_that_readme_lists() -> None:
    assert sorted(listed()) == sorted(PAPERS)


@pytest.mark.parametrize("size", PAPERS)
def test_a_paper_works_by_itself(tmp_path: Path, size: str) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text(
        f"base: {PAPERS[size]}\npage: {{size: {size}}}\nprint: {{duplex: true, bleed: 3 mm}}\n",
        encoding="utf-8",
    )
    result = build(HEATING, tmp_path, ["fr"], "pdf", theme=path)
    assert result.warnings == ()
    (written,) = result.files
    assert written.count % 2 == 0
    sheet = Sheet.of(load_theme(path))
    trim, paper = sheet.trim_box, read_paper(size)
    assert (trim.width, trim.height) == pytest.approx((paper.width.pt, paper.height.pt))
    pdf = Pdf(written.path.read_bytes())
    for at in range(len(pdf)):
        assert pdf.file[at].get_trimbox() == pytest.approx(
            (trim.left, trim.bottom, trim.right, trim.top), abs=0.02
        )
        for char in pdf.chars(at):
            assert trim.left < char.left < char.right < trim.right
            assert trim.bottom < char.baseline < trim.top
            assert char.head - char.foot > 4  # a raised mark


@pytest.mark.parametrize("size", ["A5", "200 x 200 mm", "297 x 210 mm"])
@pytest.mark.parametrize("base", ["editorial", "bulletin"])
def test_the_cover_gives_its_words_room_rather_than_small_type(
    tmp_path: Path, base: str, size: str
) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text(f"base: {base}\npage: {{size: {size}}}\n", encoding="utf-8")
    build(HEATING, tmp_path, ["de"], "pdf", theme=path)
    pdf = Pdf((tmp_path / "dossier.pdf").read_bytes())
    why = pdf.find(0, "Am 25. Juni 2026 stimmt der Rat ab")[0]
    title = pdf.find(0, "für Aubach")[0]
    ask = pdf.find(0, "Stimmt der Rat dem Ausbau zu")[0]
    edge = pdf.find(0, "Nichtöffentlich")[0]
    assert title.baseline > why.head > why.baseline > ask.head > edge.head
    least = load_theme(path).print.standfirst.size.pt * 0.89
    assert round(why.head - why.foot) >= least
