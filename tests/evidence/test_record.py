"""What is on record: written by the check, printed, carried along, and found stale."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reporting import ContentError, UsageError, build, check, extract
from reporting.evidence.report.verdict_record import read_verdict_record
from tests.evidence.dossiers import ITALIAN, dossier, text, write
from tests.tools import pdf_text

FILES = {"paper.txt": text(ITALIAN)}
CITES = [("paper-txt", 2, ["Orchard", "16%"]), ("paper-txt", 2, ["Vera Lane"])]


def entry(**wrong: object) -> bytes:
    """Return a record of one citation with something wrong in it."""
    sound = {"source": "0" * 64, "paragraph": 1, "terms": [], "verdict": "found"}
    record = {"checked": "2026-11-22", "citations": [sound | wrong]}
    return json.dumps(record).encode()


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a dossier with a citation found and one not, on record since 2001-09-09."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    path = write(tmp_path, dossier(FILES, CITES, "en"), FILES)
    check(path, record=True)
    return path


def read_dossier(path: Path, out: Path) -> str:
    build(path, out, only="pdf")
    return " ".join(" ".join(pdf_text(out / "dossier.pdf")).split())


def test_the_record_is_short_and_knows_nothing_of_the_sources(content: Path) -> None:
    lines = (content.parent / "evidence.json").read_text("utf-8").splitlines()
    assert lines[1] == '  "checked": "2001-09-09",'
    assert lines[3].endswith(
        '"paragraph": 2, "terms": ["Orchard", "16%"], "verdict": "found"},'
    )
    assert len(lines) == 7


def test_the_register_prints_the_verdicts_and_their_day(
    content: Path, tmp_path: Path
) -> None:
    words = read_dossier(content, tmp_path / "out")
    assert (
        "Checked on 9 September 2001: 1 of 2 citations stand in the place that they "
        "name; where one does not, its claim says so."
    ) in words
    first, second = words.split("No. Claim Who says so Where Page")[1].split(
        "2 The paper"
    )
    assert "Checked" not in first
    assert second.startswith(" says so: Vera Lane. Checked: in another place ")


def test_without_a_record_the_register_is_silent(content: Path, tmp_path: Path) -> None:
    (content.parent / "evidence.json").unlink()
    assert "Checked" not in read_dossier(content, tmp_path / "out")


def test_the_dossier_is_the_same_without_the_sources_and_made_again_from_itself(
    content: Path, tmp_path: Path
) -> None:
    build(content, tmp_path / "out", only="pdf")
    shutil.rmtree(tmp_path / "sources")
    build(content, tmp_path / "blind", only="pdf")
    extract(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert (tmp_path / "back/evidence.json").read_bytes() == (
        tmp_path / "evidence.json"
    ).read_bytes()
    build(tmp_path / "back/content.yaml", tmp_path / "again", only="pdf")
    first, *others = (
        (tmp_path / name / "dossier.pdf").read_bytes()
        for name in ("out", "blind", "again")
    )
    assert [other == first for other in others] == [True, True]


def test_a_citation_that_changed_is_off_the_record_which_the_build_says(
    content: Path, tmp_path: Path
) -> None:
    text = content.read_text("utf-8")
    content.write_text(
        text.replace("- 16%", "- 3.1 miliardi").replace("Orchard, 16%", "Orchard"),
        "utf-8",
    )
    result = build(content, tmp_path / "out", only="pdf")
    (warning,) = [
        each for each in result.warnings if each.path.endswith("evidence.json")
    ]
    assert (
        warning.message
        == "1 of 2 citations is not on record: it changed after the check"
    )
    assert "make-report check --record" in warning.hint
    words = " ".join(pdf_text(tmp_path / "out/dossier.pdf"))
    assert words.count("Checked: ") == 1


def test_other_changes_leave_a_verdict_on_record(content: Path) -> None:
    content.write_text(
        content.read_text("utf-8").replace("Orchard grows.", "It grows."), "utf-8"
    )
    assert all(
        each.path != "evidence.json"
        for each in build(content, content.parent / "out").warnings
    )


def test_nothing_is_recorded_where_no_source_was_found(tmp_path: Path) -> None:
    path = write(tmp_path, dossier(FILES, CITES), {})
    with pytest.raises(UsageError, match="nothing to record"):
        check(path, record=True)
    assert read_verdict_record(tmp_path) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff",
        b'{"checked": "soon", "citations": []}',
        b'{"checked": "2026-11-22", "citations": [], "by": "hand"}',
        entry(source="0" * 63),
        entry(paragraph=0),
        entry(paragraph="1"),
        entry(verdict="sure"),
        b"[" * 100_000,
        b"{" * 10,
    ],
)
def test_a_record_that_is_none_is_an_error_with_its_cure(
    data: bytes, content: Path, tmp_path: Path
) -> None:
    (content.parent / "evidence.json").write_bytes(data)
    with pytest.raises(ContentError) as caught:
        build(content, tmp_path / "out")
    (problem,) = caught.value.problems
    assert problem.path.endswith("evidence.json")
    assert "make-report check --record" in problem.hint
    assert not (tmp_path / "out").exists()


def test_a_link_in_place_of_the_record_is_no_way_out(
    content: Path, tmp_path: Path
) -> None:
    (content.parent / "evidence.json").unlink()
    (content.parent / "evidence.json").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ContentError, match="does not exist"):
        build(content, tmp_path / "out")


def test_a_sound_record_of_one_citation_is_read(tmp_path: Path) -> None:
    (tmp_path / "evidence.json").write_bytes(entry())
    recorded = read_verdict_record(tmp_path)
    assert recorded is not None
    assert list(recorded.verdicts.values()) == ["found"]
