"""What a build says of the evidence, and what it refuses to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import EvidenceError, Verdict, build
from reporting.cli.main import main
from tests.evidence.dossiers import ITALIAN, dossier, text, write

FILES = {"paper.txt": text(ITALIAN), "lost.txt": b"not kept"}
CITES = [
    ("paper-txt", 2, ["Orchard"]),
    ("paper-txt", 2, ["Vera Lane"]),
    ("lost-txt", 1, ["kept"]),
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a dossier with a citation that is found, one that is not, and one without a local copy."""
    return write(tmp_path, dossier(FILES, CITES), {"paper.txt": FILES["paper.txt"]})


def test_a_build_checks_what_it_finds_and_warns(content: Path, tmp_path: Path) -> None:
    result = build(content, tmp_path / "out", only="deck")
    assert [each.verdict for each in result.evidence.citations] == [
        Verdict.FOUND,
        Verdict.ELSEWHERE,
        Verdict.UNCHECKED,
    ]
    (warning,) = result.warnings
    assert warning.message == "the terms stand in paragraph 3 of `paper-txt`, not in 2"


def test_a_strict_build_writes_nothing_and_the_last_outputs_stand(
    content: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/briefing.pptx").write_bytes(b"the last good one")
    with pytest.raises(
        EvidenceError, match="2 of 3 citations are not found as cited"
    ) as caught:
        build(content, tmp_path / "out", strict=True)
    assert [problem.severity for problem in caught.value.problems] == ["error", "error"]
    assert [path.read_bytes() for path in (tmp_path / "out").iterdir()] == [
        b"the last good one"
    ]


def test_the_command_counts_and_fails_with_4(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [str(content), "-o", str(tmp_path / "out"), "--only", "deck"]
    assert main(command) == 0
    told = capsys.readouterr()
    assert (
        "evidence: 2 of 3 citations checked, 1 not found as cited, 1 without local text\n"
        in told.out
    )
    assert main([*command, "--strict", "--sources", str(tmp_path / "sources")]) == 4
    assert capsys.readouterr().err.endswith(
        "make-report: 2 of 3 citations are not found as cited\n"
    )
    assert main([*command, "--sources", str(tmp_path / "nowhere")]) == 2


def test_a_strict_build_is_the_same_as_one_that_did_not_look(tmp_path: Path) -> None:
    names = {"paper.txt": FILES["paper.txt"]}
    path = write(tmp_path, dossier(names, CITES[:1]), names)
    strict = build(path, tmp_path / "strict", strict=True)
    (tmp_path / "nothing").mkdir()
    blind = build(path, tmp_path / "blind", sources=tmp_path / "nothing")
    for one, other in zip(strict.files, blind.files, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()
