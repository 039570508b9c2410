"""`make-report source refresh`: what a newer copy changes, paragraph by paragraph and citation by citation."""

from __future__ import annotations

import hashlib
import io
import random
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reporting import (
    ContentError,
    UsageError,
    Verdict,
    check,
    fix_citations,
    load,
    refresh_source,
)
from reporting.cli.main import main
from reporting.cli.source import format_refreshed
from reporting.evidence.intake.comparison import align_paragraphs, show_change
from reporting.evidence.intake.refreshing import Outcome
from tests.evidence.dossiers import dossier, write
from tests.evidence.orchard import GAZETTE, write_orchard
from tests.evidence.tables import workbook

NEWER = (
    GAZETTE.replace("up 18%.", "up 19%.")
    .replace("Tom Ash of", "A line was put in here.\nTom Ash of")
    .replace(
        "It is said, but nobody has confirmed it, that Orchard will buy Pear Works.",
        "Nothing.",
    )
)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")  # 2026-11-28


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a sound content, its copies, and a newer copy of one."""
    write_orchard(tmp_path)
    (tmp_path / "newer.txt").write_text(NEWER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# ---------------------------------------------------------------- paragraphs


def test_paragraphs_are_paired_as_they_moved_and_changed() -> None:
    old = [
        "A head",
        "One two three four",
        "Five six seven",
        "The end of the matter, at last",
        "Lost",
    ]
    new = [
        "A head",
        "New",
        "Five six seven",
        "One two three five",
        "Held: The end of the matter, at last",
    ]
    found = align_paragraphs(old, new)
    assert found.pairs == {1: 1, 3: 3, 4: 5}
    assert 3 not in found.changed
    assert 4 in found.changed
    assert (found.same, found.old, found.new) == (2, 5, 5)


def test_repeated_paragraphs_are_not_taken_for_one_another() -> None:
    old = ["Read on", "First story of all", "Read on", "Second story of all"]
    found = align_paragraphs(
        old, ["Second story of all", "Read on", "First story of all"]
    )
    for before, after in found.pairs.items():
        assert (
            old[before - 1]
            == ["Second story of all", "Read on", "First story of all"][after - 1]
        )


def test_of_many_random_edits_every_unique_move_is_found_and_none_is_wrong() -> None:
    letters = random.Random(7)  # noqa: S311  (of edits, not of secrets)
    vocabulary = [f"word{number}" for number in range(400)]
    for _ in range(500):
        old = [
            " ".join(letters.choices(vocabulary, k=letters.randint(3, 20)))
            for _ in range(30)
        ]
        new = list(old)
        for _ in range(letters.randint(1, 6)):
            at = letters.randrange(len(new))
            match letters.choice(["drop", "add", "move", "edit"]):
                case "drop":
                    del new[at]
                case "add":
                    new.insert(at, " ".join(letters.choices(vocabulary, k=9)))
                case "move":
                    new.insert(letters.randrange(len(new)), new.pop(at))
                case _:
                    new[at] = f"{new[at]} {letters.choice(vocabulary)}"
        found = align_paragraphs(old, new)
        for number, text in enumerate(old, 1):
            if old.count(text) == new.count(text) == 1:
                assert found.pairs[number] == new.index(text) + 1
                assert number not in found.changed
            elif number in found.pairs:
                assert number in found.changed
        assert found.same + len(found.changed) + found.gone == len(old)


def test_long_copies_are_compared_in_bounded_time() -> None:
    old = [f"Line {number % 50}" for number in range(8000)]
    assert align_paragraphs(old, list(reversed(old))).old == 8000


def test_a_change_is_shown_by_six_words_at_most() -> None:
    assert (
        show_change("It took 18 per cent", "It took 19 per cent") == "“18” is now “19”"
    )
    assert show_change("a b c", "a c") == "“b” was taken out"
    assert show_change("a c", "a b c") == "“b” was put in"
    shown = show_change("a " * 50, "b " * 50)
    assert len(shown.replace("is now", "").split()) == 6


# ---------------------------------------------------------------- citations


def test_the_fate_of_each_citation_is_told_and_nothing_is_written(desk: Path) -> None:
    before = read_state(desk)
    found = refresh_source("gazette", "newer.txt")
    assert found.comparison.alignment is not None
    fates = {
        each.claim: (each.outcome, each.now, each.lost)
        for each in found.comparison.citations
    }
    assert fates == {
        "revenue": (Outcome.CHANGED, 2, ("18%",)),
        "since": (Outcome.CHANGED, 2, ()),
        "eleven": (Outcome.STANDS, 3, ()),
        "seven": (Outcome.MOVED, 5, ()),
        "pears": (Outcome.GONE, 0, ()),
    }
    assert found.comparison.citations[0].change == "“18%.” is now “19%.”"
    assert read_state(desk) == before


def test_the_newer_copy_takes_the_place_of_the_old_one_which_is_kept(
    desk: Path,
) -> None:
    before = (desk / "content.yaml").read_text(encoding="utf-8").splitlines()
    found = refresh_source("gazette", "newer.txt", write=True)
    assert found.moved == 1
    assert (desk / "gazette.txt").read_text(encoding="utf-8") == NEWER
    assert (desk / "gazette.2026-11-01.txt").read_text(encoding="utf-8") == GAZETTE
    source = load(desk / "content.yaml").content.sources[0]
    assert source.sha256 == hashlib.sha256(NEWER.encode()).hexdigest()
    assert source.retrieved.isoformat() == "2026-11-28"
    after = (desk / "content.yaml").read_text(encoding="utf-8").splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 3
    verdicts = {
        each.claim: each.verdict for each in check(desk / "content.yaml").citations
    }
    assert verdicts["seven"] is Verdict.FOUND
    assert verdicts["pears"] is Verdict.NOT_FOUND


def test_a_citation_of_a_cell_is_followed_by_what_the_cell_shows(
    tmp_path: Path,
) -> None:
    old = "Year,Sold\n2025,55\n2026,40\n"
    cites = [("crop-csv", 1, ["55"]), ("crop-csv", 1, ["40"]), ("crop-csv", 2, ["55"])]
    data = dossier({"crop.csv": old.encode()}, cites, "en")
    for claim, cell in zip(data["claims"], ("B2", "B3", ""), strict=True):
        if cell:
            del claim["cites"][0]["paragraph"]
            claim["cites"][0]["cell"] = cell
    path = write(tmp_path, data, {"crop.csv": old.encode()})
    newer = tmp_path / "newer.csv"
    newer.write_text("Year,Sold\n2024,60\n2025,55\n2026,41\n", encoding="utf-8")
    found = refresh_source("crop-csv", newer, path, write=True)
    first, second, third = found.comparison.citations
    assert (first.outcome, first.cited, first.elsewhere) == (
        Outcome.CHANGED,
        "B2",
        ("B3",),
    )
    assert (second.outcome, second.lost) == (Outcome.CHANGED, ("40",))
    assert (third.outcome, third.now) == (Outcome.MOVED, 3)
    assert load(path).content.claims[2].cites[0].paragraph == 3


def refresh_cells(
    folder: Path, old: bytes, new: bytes, cells: list[tuple[Any, list[str]]]
) -> tuple[Path, str]:
    """Return a content after a newer copy of a table it cites took its place, and what was told."""
    name = "t.xlsx" if old.startswith(b"PK") else "t.csv"
    cites = [(name.replace(".", "-"), cell, terms) for cell, terms in cells]
    path = write(folder, dossier({name: old}, cites, "en"), {name: old})
    newer = folder / f"newer{name[1:]}"
    newer.write_bytes(new)
    found = refresh_source(cites[0][0], newer, path, write=True)
    return path, format_refreshed(found, newer)


def list_cells(path: Path) -> list[str]:
    """Return the cell that each claim of a content cites first."""
    cells = [claim.cites[0].cell for claim in load(path).content.claims]
    return [cell.text for cell in cells if cell]


TOWNS = b"town;2024;2025\nNorth;101.5;102.5\nSouth;201.5;202.5\nWest;7;8\n"


@pytest.mark.parametrize(
    ("newer", "now"),
    [
        (TOWNS.replace(b"North", b"East;1;2\nNorth"), ["C4", "B4", "C5"]),
        (b"town;2023;2024;2025\nWest;1;7;8\nSouth;2;201.5;202.5\n", ["D3", "C3", "D2"]),
    ],
    ids=["a row above", "a column before and other rows"],
)
def test_a_cell_that_moved_for_sure_is_written_anew(
    tmp_path: Path, newer: bytes, now: list[str]
) -> None:
    cells = [("C3", ["202.5"]), ("B3", ["South", "201.5"]), ("C4", ["West", "8"])]
    path, told = refresh_cells(tmp_path, TOWNS, newer, cells)
    written = list_cells(path)
    assert written == now
    assert f"moved from C3 to {now[0]}" in told
    assert "and 3 citations that moved" in told
    assert [each.verdict for each in check(path).citations] == ["found"] * 3


@pytest.mark.parametrize(
    "newer",
    [
        TOWNS.replace(b"South;201.5;202.5", b"East;202.5;1\nSouth;202.5;9"),
        TOWNS.replace(b"202.5", b"203.5"),
    ],
    ids=["two cells", "another value"],
)
def test_a_cell_that_is_not_known_for_sure_stays_as_it_is(
    tmp_path: Path, newer: bytes
) -> None:
    path, told = refresh_cells(tmp_path, TOWNS, newer, [("C3", ["202.5"])])
    assert list_cells(path) == ["C3"]
    assert "changed in C3" in told


def rename_sheet(data: bytes, name: str) -> bytes:
    book = load_workbook(io.BytesIO(data))
    book["Sales"].title = name
    book[name].insert_rows(1)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HEADS = {"sheet": "Sales", "row": "State", "column": "2026"}


@pytest.mark.parametrize("fixes", [False, True], ids=["refresh", "check --fix"])
def test_a_cell_follows_its_sheet_to_another_name(tmp_path: Path, fixes: bool) -> None:  # noqa: FBT001
    old = workbook()
    new = rename_sheet(old, "Sales 2026")
    cells: list[tuple[Any, list[str]]] = [
        ("Sales!C5", ["1234.5"]),
        (HEADS, ["halted"]),
        ("Sales!C9", ["95"]),
    ]
    if fixes:
        cites = [("t-xlsx", cell, terms) for cell, terms in cells]
        path = write(tmp_path, dossier({"t.xlsx": old}, cites, "en"), {"t.xlsx": old})
        (tmp_path / "sources" / "t.xlsx").write_bytes(new)
        fix_citations(path)
    else:
        path, _ = refresh_cells(tmp_path, old, new, cells)
    written = list_cells(path)
    assert written[:2] == ["'Sales 2026'!C6", "Sales 2026 · State · 2026"]
    assert written[2] == "Sales!C9", "a short number alone may be any"


def test_an_older_snapshot_is_never_replaced(desk: Path) -> None:
    (desk / "gazette.2026-11-01.txt").write_text("Another", encoding="utf-8")
    refresh_source("gazette", "newer.txt", write=True)
    assert (desk / "gazette.2026-11-01.txt").read_text(encoding="utf-8") == "Another"
    assert (desk / "gazette.2026-11-01-2.txt").read_text(encoding="utf-8") == GAZETTE


def test_a_copy_of_another_kind_gets_a_name_of_its_own(desk: Path) -> None:
    page = "".join(f"<p>{line}</p>" for line in GAZETTE.splitlines() if line)
    (desk / "newer.html").write_text(f"<html><body>{page}", encoding="utf-8")
    (desk / "sources").mkdir()
    found = refresh_source("gazette", "newer.html", write=True)
    assert {each.outcome for each in found.comparison.citations} == {Outcome.STANDS}
    assert load(desk / "content.yaml").content.sources[0].file == "newer.html"
    assert check(desk / "content.yaml").find_failure() is None
    assert (desk / "gazette.txt").exists()


def test_the_same_file_changes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_state(desk)
    assert main(["source", "refresh", "gazette", "gazette.txt", "--write"]) == 0
    assert "the same file: nothing has changed" in capsys.readouterr().out
    assert read_state(desk) == before


def test_without_a_copy_on_record_citations_are_judged_by_their_terms(
    desk: Path,
) -> None:
    (desk / "gazette.txt").unlink()
    found = refresh_source("gazette", "newer.txt")
    assert found.comparison.alignment is None
    assert "judged by their hashes and terms alone" in found.notes[0]
    fates = {each.claim: each.outcome for each in found.comparison.citations}
    assert fates["seven"] is Outcome.MOVED
    assert fates["revenue"] is Outcome.GONE


def test_a_copy_that_was_replaced_by_hand_is_taken_on_record(desk: Path) -> None:
    (desk / "gazette.txt").write_text(NEWER, encoding="utf-8")
    found = refresh_source("gazette", "gazette.txt", write=True)
    assert found.moved == 1
    assert found.kept is None
    source = load(desk / "content.yaml").content.sources[0]
    assert source.sha256 == hashlib.sha256(NEWER.encode()).hexdigest()


def test_what_cannot_be_refreshed_says_why(desk: Path) -> None:
    with pytest.raises(UsageError, match="did you mean `gazette`"):
        refresh_source("gazete", "newer.txt")
    with pytest.raises(ContentError, match="E850"):
        refresh_source("gazette", "missing.txt")
    (desk / "newer.txt").write_bytes(b"\0\0")
    with pytest.raises(ContentError, match="is not text"):
        refresh_source("gazette", "newer.txt", write=True)


@pytest.mark.usefixtures("desk")
def test_the_command_looks_and_strict_fails_where_something_is_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["source", "refresh", "gazette", "newer.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "gazette: gazette.txt (2026-11-01) -> newer.txt"
    assert lines[1] == "paragraphs: 4 the same, 1 changed, 2 new, 1 gone"
    assert lines[2].endswith(
        "changed in 2: “18%.” is now “19%.”; it has no `18%` any more"
    )
    assert lines[5].endswith("moved from 4 to 5")
    assert lines[6].endswith("gone from 5")
    assert main(["source", "refresh", "gazette", "newer.txt", "--strict"]) == 4
    assert "2 citations not borne by newer.txt" in capsys.readouterr().err
    command = ["source", "refresh", "gazette", "newer.txt", "--strict", "--write"]
    assert main(command) == 4
    assert "nothing was written" in capsys.readouterr().out
    assert main(["source", "refresh", "gazette", "newer.txt", "--write"]) == 0
    assert "the old copy is gazette.2026-11-01.txt" in capsys.readouterr().out
