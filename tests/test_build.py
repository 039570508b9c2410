"""From a content file to the files in a folder: their names and dates, and what survives a fault."""

from __future__ import annotations

import datetime as dt
import importlib
import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from pptx import Presentation

from reporting import ContentError, OutputError, UsageError, build
from tests.samples import EVERY_BLOCK, MINIMAL, write
from tests.tools import pdf_text


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path, EVERY_BLOCK)


def made(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_language_gets_a_dossier_and_a_deck(
    content: Path, tmp_path: Path
) -> None:
    result = build(content, tmp_path / "out", languages="all")
    assert [(file.path.name, file.kind, file.language) for file in result.files] == [
        ("dossier.pdf", "pdf", "en"),
        ("briefing.pptx", "deck", "en"),
        ("dossier.it.pdf", "pdf", "it"),
        ("briefing.it.pptx", "deck", "it"),
    ]
    assert "The orchard and its machines" in " ".join(
        pdf_text(tmp_path / "out/dossier.pdf")
    )
    assert "Il frutteto e le sue macchine" in " ".join(
        pdf_text(tmp_path / "out/dossier.it.pdf")
    )


def test_pages_slides_and_sizes_are_those_of_the_files(
    content: Path, tmp_path: Path
) -> None:
    for file in build(content, tmp_path / "out", languages="all").files:
        if file.kind == "pdf":
            with pypdfium2.PdfDocument(file.path) as document:
                assert file.count == len(document)
        else:
            with ZipFile(file.path) as package:
                slides = [
                    name
                    for name in package.namelist()
                    if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)
                ]
            assert file.count == len(slides)
        assert file.size == file.path.stat().st_size


@pytest.mark.parametrize("languages", [("it", "en"), ("en", "it", "it")])
def test_languages_come_in_the_contents_order(
    content: Path, tmp_path: Path, languages: tuple[str, ...]
) -> None:
    result = build(content, tmp_path / "out", languages, only="deck")
    assert [file.language for file in result.files] == ["en", "it"]


def test_the_steps_are_told_and_nothing_is_written_before_all_is_drawn(
    content: Path, tmp_path: Path
) -> None:
    steps: list[tuple[str, bool]] = []
    out = tmp_path / "out"
    build(
        content,
        out,
        languages="all",
        progress=lambda step: steps.append((step, out.exists())),
    )
    assert [step for step, _ in steps] == [
        f"reading {content}",
        "planning en",
        "drawing dossier.pdf",
        "drawing briefing.pptx",
        "planning it",
        "drawing dossier.it.pdf",
        "drawing briefing.it.pptx",
        f"writing to {out}",
    ]
    assert not any(there for _, there in steps)


def test_warnings_are_handed_back(tmp_path: Path) -> None:
    result = build(write(tmp_path, MINIMAL), tmp_path / "out")
    assert all(problem.severity == "warning" for problem in result.warnings)


def test_equal_input_gives_equal_bytes(content: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        build(content, tmp_path / name, languages="all")
    assert made(tmp_path / "one") == made(tmp_path / "other")


def test_the_deck_alone_is_the_deck_beside_the_dossier(
    content: Path, tmp_path: Path
) -> None:
    build(content, tmp_path / "both")
    build(content, tmp_path / "alone", only="deck")
    assert made(tmp_path / "alone") == {
        "briefing.pptx": made(tmp_path / "both")["briefing.pptx"]
    }


def test_the_notes_name_the_page_on_which_the_dossier_has_it(
    content: Path, tmp_path: Path
) -> None:
    build(content, tmp_path / "out")
    pages = pdf_text(tmp_path / "out/dossier.pdf")
    slides = Presentation(str(tmp_path / "out/briefing.pptx")).slides
    notes = next(
        s.notes_slide.notes_text_frame.text
        for s in slides
        if "From trial" in s.shapes.title.text
    )
    (page,) = re.findall(r"In the dossier: page (\d+)\.", notes)
    assert "From trial to harvest" in pages[int(page) - 1]


# ---------------------------------------------------------------- dates


def dates(folder: Path) -> set[dt.datetime]:
    """Return the dates that the PDF and the deck carry."""
    with pypdfium2.PdfDocument(folder / "dossier.pdf") as document:
        written = document.get_metadata_value("CreationDate")
    with ZipFile(folder / "briefing.pptx") as package:
        core = package.read("docProps/core.xml").decode()
    stamps = re.findall(r">(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)<", core)
    assert stamps
    return {
        dt.datetime.strptime(written[2:16], "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC),
        *(dt.datetime.fromisoformat(stamp) for stamp in stamps),
    }


def test_both_are_dated_by_the_edition(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    build(content, tmp_path / "out")
    assert dates(tmp_path / "out") == {dt.datetime(2026, 11, 22, tzinfo=dt.UTC)}


def test_source_date_epoch_goes_before(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    build(content, tmp_path / "out")
    assert dates(tmp_path / "out") == {
        dt.datetime(2001, 9, 9, 1, 46, 40, tzinfo=dt.UTC)
    }


@pytest.mark.parametrize(
    "epoch", ["tomorrow", "1e9", "99999999999999999999", "-99999999999999"]
)
def test_a_bad_epoch_is_refused(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        build(content, tmp_path / "out")


# ---------------------------------------------------------------- the last good outputs survive


@pytest.fixture
def good(content: Path, tmp_path: Path) -> dict[str, bytes]:
    """Return what stands in out/ after a good build."""
    build(content, tmp_path / "out", languages="all")
    return made(tmp_path / "out")


@pytest.mark.usefixtures("good")
def test_bad_content_changes_nothing(
    content: Path, tmp_path: Path, good: dict[str, bytes]
) -> None:
    content.write_text(
        EVERY_BLOCK.replace("minutes: 20", "minutes: many"), encoding="utf-8"
    )
    with pytest.raises(ContentError):
        build(content, tmp_path / "out", languages="all")
    assert made(tmp_path / "out") == good


def test_a_missing_language_changes_nothing(
    content: Path, tmp_path: Path, good: dict[str, bytes]
) -> None:
    with pytest.raises(UsageError, match="its languages are: en, it"):
        build(content, tmp_path / "out", languages=("en", "fr"))
    assert made(tmp_path / "out") == good


def test_a_renderer_that_fails_late_changes_nothing(
    content: Path,
    tmp_path: Path,
    good: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = importlib.import_module("reporting.deck.render")
    render = module.render_deck

    def fail_in_italian(plan: object, *others: object) -> bytes:
        if getattr(plan, "meta").language.startswith("it"):  # noqa: B009
            raise RuntimeError("out of ink")
        return bytes(render(plan, *others))

    monkeypatch.setattr(module, "render_deck", fail_in_italian)
    content.write_text(EVERY_BLOCK.replace("number: 3", "number: 4"), encoding="utf-8")
    with pytest.raises(RuntimeError):
        build(content, tmp_path / "out", languages="all")
    assert made(tmp_path / "out") == good


def test_a_folder_in_the_way_changes_nothing(
    content: Path, tmp_path: Path, good: dict[str, bytes]
) -> None:
    (tmp_path / "out/briefing.it.pptx").unlink()
    (tmp_path / "out/briefing.it.pptx").mkdir()
    content.write_text(EVERY_BLOCK.replace("number: 3", "number: 4"), encoding="utf-8")
    with pytest.raises(OutputError, match="it is a folder"):
        build(content, tmp_path / "out", languages="all")
    assert (tmp_path / "out/dossier.pdf").read_bytes() == good["dossier.pdf"]


def test_a_file_that_the_content_names_is_never_written_over(
    content: Path, tmp_path: Path
) -> None:
    picture = (tmp_path / "images/robot.png").read_bytes()
    (tmp_path / "dossier.pdf").hardlink_to(tmp_path / "images/robot.png")
    with pytest.raises(OutputError, match="made from"):
        build(content, tmp_path)
    assert (tmp_path / "images/robot.png").read_bytes() == picture
