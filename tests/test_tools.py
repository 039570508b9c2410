"""The judges judge: each finds a planted fault, and a missing one is not passed over in CI."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from reporting import build
from tests.samples import MINIMAL, write
from tests.tools import (
    audit_errors,
    missing,
    ooxml_errors,
    pdf_text,
    poppler_text,
    qpdf_check,
    sdk_errors,
    soffice_pdf,
    strict_reader_errors,
    verapdf_failures,
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    build(write(folder, MINIMAL), folder)
    return folder


def test_qpdf_finds_a_cut_file(outputs: Path) -> None:
    dossier = outputs / "dossier.pdf"
    assert qpdf_check(dossier) == []
    cut = outputs / "cut.pdf"
    cut.write_bytes(dossier.read_bytes()[:-400])
    assert qpdf_check(cut)


def planted(outputs: Path, part: str, old: str, new: str | None) -> Path:
    """Return a deck with a fault in one of its parts; nothing new leaves the part out."""
    broken = outputs / "broken.pptx"
    with ZipFile(outputs / "briefing.pptx") as good, ZipFile(broken, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name == part:
                assert re.search(old.encode(), data), old
                if new is None:
                    continue
                data = re.sub(old.encode(), new.encode(), data)
            bad.writestr(name, data)
    return broken


SLIDE, MAIN = "ppt/slides/slide1.xml", "ppt/presentation.xml"


def test_a_sound_deck_has_no_errors(outputs: Path) -> None:
    assert ooxml_errors(outputs / "briefing.pptx") == []


def test_the_open_xml_sdk_finds_a_foreign_element(outputs: Path) -> None:
    broken = planted(outputs, SLIDE, "<p:cSld", "<p:bogus/><p:cSld")
    assert "slide1.xml" in "".join(sdk_errors(broken))


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (SLIDE, '<p:cNvPr id="3"', '<p:cNvPr id="2"', "Duplicate shape ID: 2"),
        (SLIDE, ' sz="\\d+"', ' sz="99"', "less than minimum"),
        (SLIDE, r"</p:clrMapOvr>", r"</p:clrMapOvr><p:cSld/>", "cSld"),
        (MAIN, '<p:sldId id="257"', '<p:sldId id="256"', "unique"),
        ("ppt/_rels/presentation.xml.rels", 'viewProps"', 'other"', "viewProps"),
    ],
)
def test_openxml_audit_finds_what_programs_repair(
    outputs: Path, part: str, old: str, new: str, said: str
) -> None:
    broken = planted(outputs, part, old, new)
    assert said in "".join(audit_errors(broken))
    assert set(audit_errors(broken)) <= set(ooxml_errors(broken))


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (MAIN, r"\b(xmlns:)?r(?=[:=])", r"\1ns0", "slide relationship"),
        ("ppt/slideLayouts/slideLayout1.xml", "<p:sldLayout", None, "slideLayout1"),
        (SLIDE, r"</p:cSld>", r"</p:cSld></p:cSld>", "malformed XML"),
    ],
)
def test_a_strict_reader_refuses_what_others_forgive(
    outputs: Path, part: str, old: str, new: str | None, said: str
) -> None:
    broken = planted(outputs, part, old, new)
    (error,) = strict_reader_errors(broken)
    assert said in error
    assert error in ooxml_errors(broken)


@pytest.mark.parametrize("judge", [audit_errors, strict_reader_errors])
def test_a_missing_judge_of_decks_is_said(
    judge: Callable[[Path], list[str]], monkeypatch: pytest.MonkeyPatch, outputs: Path
) -> None:
    monkeypatch.setenv("REQUIRE_TOOLS", "1")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(pytest.fail.Exception, match="is missing"):
        judge(outputs / "briefing.pptx")


def test_libreoffice_shows_a_page_a_slide(outputs: Path) -> None:
    result = build(outputs / "content.yaml", outputs, only="deck")
    shown = soffice_pdf(outputs / "briefing.pptx")
    assert len(pdf_text(shown)) == result.files[0].count


def test_both_readers_of_pdf_read_the_same_words(outputs: Path) -> None:
    pdfium, poppler = (
        pdf_text(outputs / "dossier.pdf"),
        poppler_text(outputs / "dossier.pdf"),
    )
    assert len(pdfium) == len(poppler)
    assert "A small dossier" in pdfium[0]
    assert "A small dossier" in poppler[0]


def test_verapdf_finds_a_file_that_is_not_marked_as_tagged(outputs: Path) -> None:
    dossier, bare = outputs / "dossier.pdf", outputs / "bare.pdf"
    with pikepdf.open(dossier) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(bare)
    found = verapdf_failures([dossier, bare], "3a")
    assert found[dossier] == []
    assert [line.partition(" x ")[0] for line in found[bare]] == ["3a 6.7.2.2-1"]


def test_a_missing_verapdf_is_said_before_java_runs(
    monkeypatch: pytest.MonkeyPatch, outputs: Path
) -> None:
    monkeypatch.setenv("REQUIRE_TOOLS", "1")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(pytest.fail.Exception, match="veraPDF is missing"):
        verapdf_failures([outputs / "dossier.pdf"])


def test_a_missing_judge_skips_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_TOOLS", "1")
    with pytest.raises(pytest.fail.Exception, match="qpdf is missing"):
        missing("qpdf", "package qpdf")
    monkeypatch.setenv("REQUIRE_TOOLS", "")
    with pytest.raises(pytest.skip.Exception, match="qpdf is missing"):
        missing("qpdf", "package qpdf")
