"""`--template` and `make-report template inspect` as a person meets them."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from reporting import ContentError, build, extract
from reporting.cli.main import main
from tests.deck.templates import (
    dark,
    default,
    edited,
    replaced,
    with_samples,
    without_layouts,
)
from tests.samples import EVERY_BLOCK, MINIMAL, write

INSPECTED = """\
corporate.potx: slides of 10.00 x 7.50 in, 1 master, 11 layouts

cover: layout 1 `Title Slide`; title 8.30 x 1.51 in, text 6.80 x 2.98 in, 1 further place
text: layout 2 `Title and Content`; title 8.80 x 1.15 in, text 8.80 x 4.20 in
section openers: layout 3 `Section Header`; title 8.30 x 1.39 in, text 8.30 x 0.60 in
figures, tables, charts, pictures: layout 6 `Title Only`; title 8.80 x 1.15 in, text 8.80 x 4.20 in

layout                   used for                           has
Title Slide              cover                              title, text, footer, date, slide number
Title and Content        text                               title, text, footer, date, slide number
Section Header           section openers                    title, text, footer, date, slide number
Two Content              not used, kept                     title, text, footer, date, slide number
Comparison               not used, kept                     title, text, footer, date, slide number
Title Only               figures, tables, charts, pictures  title, footer, date, slide number
Blank                    not used, kept                     footer, date, slide number
Content with Caption     not used, kept                     title, text, footer, date, slide number
Picture with Caption     not used, kept                     title, text, footer, date, slide number
Title and Vertical Text  not used, kept                     title, footer, date, slide number
Vertical Title and Text  not used, kept                     title, footer, date, slide number

sizes
  type and lengths at 87% of those on slides of 13.33 x 7.50 in
  titles 26 to 20.8 pt, text 24.2 to 13.9 pt, sources and foot 12.1 pt

fonts
  headings: Calibri, measured with Carlito
  text: Calibri, measured with Carlito

colours
  accent1 #4F81BD is used as #376092, to be read on #FFFFFF
  accent2 #C0504D is used as #953735, to be read on #FFFFFF
  accent3 #9BBB59 is used as #4F6228, to be read on #FFFFFF
  accent4 #8064A2 is used as #604A7B, to be read on #FFFFFF
  accent5 #4BACC6 is used as #215968, to be read on #FFFFFF
  accent6 #F79646 is used as #984807, to be read on #FFFFFF

missing
  no place for the section's name and for sources: text boxes within the text area

removed
  2 sample slides
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with a small dossier and a template with sample slides."""
    write(tmp_path, MINIMAL)
    (tmp_path / "corporate.potx").write_bytes(with_samples())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_inspect_prints_a_table_and_what_becomes_of_the_rest(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "inspect", "corporate.potx"]) == 0
    assert capsys.readouterr() == (INSPECTED, "")
    assert not (desk / "out").exists()


def test_inspect_of_what_is_no_template(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "corporate.potx").write_bytes(b"Dear all,")
    assert main(["template", "inspect", "corporate.potx"]) == ContentError.exit_code
    said = capsys.readouterr().err
    assert said.startswith(
        "corporate.potx: error: the file is no PowerPoint presentation"
    )
    assert "hint: open it in PowerPoint" in said


def test_a_deck_on_a_template(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--template", "corporate.potx", "--only", "deck"]) == 0
    assert capsys.readouterr().err == ""
    deck = Presentation(BytesIO((desk / "out" / "briefing.pptx").read_bytes()))
    assert deck.slides[0].slide_layout.name == "Title Slide"
    assert (deck.slide_width, deck.slide_height) == (9_144_000, 6_858_000)


def test_a_broken_template_leaves_the_last_good_outputs(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    good = {path.name: path.read_bytes() for path in (desk / "out").iterdir()}
    (desk / "corporate.potx").write_bytes(default()[:5000])
    assert main(["--template", "corporate.potx"]) == ContentError.exit_code
    assert "corporate.potx: error: " in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in (desk / "out").iterdir()} == good


def test_problems_of_content_and_template_come_together(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "content.yaml").write_text(
        MINIMAL.replace("status: reported", "status: reportd"), "utf-8"
    )
    (desk / "corporate.potx").write_bytes(b"")
    assert main(["--template", "corporate.potx"]) == ContentError.exit_code
    said = capsys.readouterr().err
    assert "content.yaml:" in said
    assert "corporate.potx: error: " in said


def test_what_the_template_lacks_is_warned_of(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "corporate.potx").write_bytes(without_layouts())
    assert main(["--template", "corporate.potx", "--only", "deck"]) == 0
    said = capsys.readouterr().err
    assert said.startswith("corporate.potx: warning: the template has")
    assert "[W612]" in said


def test_a_long_takeaway_stands_whole_on_a_template_with_small_places(
    desk: Path,
) -> None:
    words = "A long takeaway " * 12
    (desk / "content.yaml").write_text(
        MINIMAL.replace("Orchard grows.\n    blocks", f"{words}\n    blocks"), "utf-8"
    )
    section = "ppt/slideLayouts/slideLayout3.xml"
    narrow = edited(
        default(),
        {
            section: replaced(
                '<a:ext cx="7772400" cy="1362075"/>',
                '<a:ext cx="1500000" cy="600000"/>',
            )
        },
    )
    (desk / "corporate.potx").write_bytes(narrow)
    assert main(["--template", "corporate.potx", "--only", "deck"]) == 0
    deck = Presentation(BytesIO((desk / "out" / "briefing.pptx").read_bytes()))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    whole = [" ".join(title.split()) for title in titles]
    assert words.strip() in whole


def test_the_template_is_named_with_its_hash_and_not_carried(tmp_path: Path) -> None:
    write(tmp_path, EVERY_BLOCK)
    template = tmp_path / "our own.pptx"
    template.write_bytes(dark())
    once = build(tmp_path / "content.yaml", tmp_path / "out", template=template)
    for file in once.files:
        found = extract(file.path, tmp_path / f"source-{file.kind}")
        told = json.loads(
            (tmp_path / f"source-{file.kind}" / "manifest.json").read_text("utf-8")
        )
        assert told["template"]["name"] == "our own.pptx"
        assert told["template"]["size"] == len(dark())
        assert found.command.endswith("--template 'our own.pptx'")
        assert not [path for path in found.files if path.suffix == ".pptx"]
    again = build(
        tmp_path / "source-pdf" / "content.yaml",
        tmp_path / "again",
        template=template,
    )
    assert [file.path.read_bytes() for file in again.files] == [
        file.path.read_bytes() for file in once.files
    ]


def test_without_a_deck_the_template_is_not_read(desk: Path) -> None:
    (desk / "corporate.potx").write_bytes(b"")
    assert main(["--template", "corporate.potx", "--only", "pdf"]) == 0


def test_the_template_is_never_written_over(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = desk / "out"
    out.mkdir()
    (out / "briefing.pptx").write_bytes(default())
    assert main(["--template", "out/briefing.pptx"]) != 0
    assert "one of the files the dossier is made from" in capsys.readouterr().err
    assert (out / "briefing.pptx").read_bytes() == default()
