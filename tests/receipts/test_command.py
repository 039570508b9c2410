"""`make-report receipts`: what it prints, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.cli.main import main


def test_it_says_what_it_wrote_and_how_much_it_shows(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path)
    arguments = [
        "receipts",
        str(desk),
        "-o",
        folder,
        "--excerpt-words",
        "30",
        "--lang",
        "it",
    ]
    assert main(arguments) == 0
    said = capsys.readouterr()
    page, annex, gazette, lost, old, evidence = said.out.splitlines()
    assert page.startswith(f"{tmp_path}/receipts.it.html  ")
    assert " 3 claims " in page
    assert annex.startswith(f"{tmp_path}/receipts.it.pdf ")
    assert " pages " in annex
    assert gazette.startswith("gazette: ")
    assert gazette.endswith(" words shown, of at most 30")
    assert lost == "lost: no words shown, of at most 30"
    assert old == "old: 5 words shown, of at most 30"
    assert evidence.startswith("evidence: 7 of 8 citations checked")
    assert "[W532]" in said.err


def test_one_of_the_two_may_be_asked_for(desk: Path, tmp_path: Path) -> None:
    assert main(["receipts", str(desk), "-o", str(tmp_path), "--only", "html"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["receipts.html"]


@pytest.mark.parametrize("words", ["-1", "many", "1.5", "٣"])
def test_a_number_of_words_is_one(
    desk: Path, tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(
            [
                "receipts",
                str(desk),
                "-o",
                str(tmp_path / "out"),
                f"--excerpt-words={words}",
            ]
        )
    assert "not a count" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
