"""The judges judge: each finds a planted fault, and a missing one is not passed over in CI."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from reporting import build
from tests.samples import MINIMAL, write
from tests.tools import (
    missing,
    ooxml_errors,
    pdf_text,
    poppler_text,
    qpdf_check,
    soffice_pdf,
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


def test_the_open_xml_sdk_finds_a_foreign_element(outputs: Path) -> None:
    broken = outputs / "broken.pptx"
    with ZipFile(outputs / "briefing.pptx") as good, ZipFile(broken, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name == "ppt/slides/slide1.xml":
                data = data.replace(b"<p:cSld", b"<p:bogus/><p:cSld", 1)
            bad.writestr(name, data)
    assert "slide1.xml" in "".join(ooxml_errors(broken))


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
