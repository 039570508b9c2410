"""Written outputs, read back: the key claims reach both, with the same figures, in every language."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from reporting import Problem, UsageError, build, check
from reporting.cli.main import main
from reporting.handout.kinds import KINDS, HandoutKind
from reporting.manifest import list_unlike
from tests.evidence.orchard import write_orchard
from tests.evidence.test_inflected_names import fill
from tests.samples import write


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a content, its sources, and its outputs in `out`."""
    folder = tmp_path_factory.mktemp("made")
    build(write_orchard(folder), folder / "out", languages="all")
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    """Return a copy of that folder, to spoil."""
    shutil.copytree(made, tmp_path / "desk")
    return tmp_path / "desk"


def problems(desk: Path) -> tuple[Problem, ...]:
    return check(desk / "content.yaml", built=desk / "out").problems


def messages(desk: Path) -> list[str]:
    return [problem.message.replace(f"{desk}/out/", "") for problem in problems(desk)]


def edit(deck: Path, old: str, new: str, only: str = "") -> None:
    """Change words of a deck, as whoever opens it in PowerPoint may."""
    with ZipFile(deck) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with ZipFile(deck, "w") as package:
        for name, data in parts.items():
            hit = name.endswith(".xml") and only in name
            package.writestr(
                name, re.sub(old.encode(), new.encode(), data) if hit else data
            )


def test_the_outputs_of_one_plan_agree(made: Path) -> None:
    assert problems(made) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_handout_of_any_kind_is_read_back_and_an_old_one_is_told(
    desk: Path, kind: HandoutKind
) -> None:
    content = desk / "content.yaml"
    build(content, desk / "out", languages="all", only="handout", handout=kind)
    assert problems(desk) == ()

    words = content.read_text("utf-8").replace("took 12.4", "gained 12.4")
    (desk / "other.yaml").write_text(words, "utf-8")
    build(desk / "other.yaml", desk / "other", only="handout", handout=kind)
    shutil.copy(desk / "other/handout.pdf", desk / "out")
    assert messages(desk) == ["the key claim `revenue` does not stand in `handout.pdf`"]


def test_a_pair_of_two_runs_is_told_though_its_claims_agree(desk: Path) -> None:
    words = (desk / "content.yaml").read_text("utf-8")
    (desk / "other.yaml").write_text(f"{words}# a line more\n", "utf-8")
    build(desk / "other.yaml", desk / "other", only="deck")
    shutil.copy(desk / "other/briefing.pptx", desk / "out")
    told = "`dossier.pdf` and `briefing.pptx` are of two runs"
    assert messages(desk) == [f"{told}: they are made from another `content.yaml`"]


def test_what_one_output_carries_and_the_other_cannot_is_no_mixture() -> None:
    dossier = {"content.yaml": b"a", "map.svg": b"m", "evidence.json": b"e"}
    assert list_unlike(dossier, {}) == list_unlike({}, dossier) == []
    assert list_unlike(dossier, {"content.yaml": b"a"}) == []
    assert list_unlike(dossier, dossier | {"theme.yaml": b"t"}) == ["theme.yaml"]
    assert list_unlike(dossier, dossier | {"map.svg": b"n"}) == ["map.svg"]


def test_a_key_claim_that_is_cut_out_of_the_deck_is_told_at_its_line(
    desk: Path,
) -> None:
    edit(
        desk / "out/briefing.pptx",
        "Orchard took 12.4.{1,2}billion dollars in",
        "Orchard took money in",
    )
    told = problems(desk)
    assert messages(desk) == [
        "the key claim `revenue` does not stand in `briefing.pptx`"
    ]
    lines = (desk / "content.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[told[0].line - 1].strip() == "key: true"


def test_a_figure_that_was_changed_on_one_slide_is_told(desk: Path) -> None:
    edit(
        desk / "out/briefing.it.pptx",
        "12,4",
        "12,5",
        only="/slides/",
    )
    assert (
        "`12,5 miliardi` stands in `briefing.it.pptx`, and not in `dossier.it.pdf`"
        in messages(desk)
    )


def test_parts_of_a_topic_are_no_fractions_and_others_are_told(desk: Path) -> None:
    edit(
        desk / "out/briefing.pptx", "</a:t>", " (3/8)</a:t>", only="/slides/slide2.xml"
    )
    assert messages(desk) == []
    edit(
        desk / "out/briefing.pptx", r"\(3/8\)", "(3/8) of it", only="/slides/slide2.xml"
    )
    assert messages(desk) == [
        "`3/8` stands in `briefing.pptx`, and not in `dossier.pdf`"
    ]


def test_a_dossier_of_another_content_is_told(desk: Path, tmp_path: Path) -> None:
    content = write_orchard(tmp_path)
    words = content.read_text(encoding="utf-8").replace("12.4 billion", "12.6 billion")
    words = words.replace("12,4 miliardi", "12,6 miliardi").replace(
        "12_400_000", "12_600_000"
    )
    content.write_text(
        words.replace("10.5 billion", "10.7 billion").replace("10,5 mil", "10,7 mil"),
        "utf-8",
    )
    build(content, tmp_path / "out", only="pdf")
    shutil.copy(tmp_path / "out/dossier.pdf", desk / "out")
    told = messages(desk)
    assert "the key claim `revenue` does not stand in `dossier.pdf`" in told
    assert (
        "12,400,000,000 of the key claim `revenue` does not stand in `dossier.pdf`"
        in told
    )
    assert "`12.4 billion` stands in `briefing.pptx`, and not in `dossier.pdf`" in told


def test_outputs_that_are_not_there_or_not_whole_are_told(desk: Path) -> None:
    (desk / "out/dossier.it.pdf").unlink()
    (desk / "out/briefing.it.pptx").write_bytes(b"PK")
    (desk / "out/dossier.pdf").write_bytes(b"%PDF-1.7")
    with ZipFile(desk / "out/briefing.pptx", "w") as package:
        package.writestr("ppt/slides/slide1.xml", "<a>")
    told = messages(desk)
    assert "`dossier.it.pdf` does not exist" in told
    assert "`briefing.it.pptx` is not a deck that can be read" in told
    assert "`briefing.pptx` is not a deck that can be read" in told
    assert any(message.startswith("`dossier.pdf` ") for message in told)


def test_without_a_folder_there_is_nothing_to_read_back(desk: Path) -> None:
    with pytest.raises(
        UsageError, match="there is no folder nowhere to find outputs in"
    ):
        check(desk / "content.yaml", built="nowhere")


def test_the_command_fails_strictly(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    assert main(["check", "--built", "out", "--strict"]) == 0
    edit(desk / "out/briefing.pptx", "Orchard took 12.4", "Orchard took 12.5")
    assert main(["check", "--built", "out"]) == 0
    assert (
        "the key claim `revenue` does not stand in `out/briefing.pptx`"
        in capsys.readouterr().err
    )
    assert main(["check", "--built", "out", "--strict"]) == 4


def test_the_digits_of_an_address_in_the_notes_are_no_numbers(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    text = path.read_text("utf-8")
    first = re.search(r"\n( +)kind: (?=prose|bullets)", text)
    assert first
    notes = f"\n{first[1]}notes: 'See [the map](https://example.org/map/4711).'"
    at = first.start()
    path.write_text(text[:at] + notes + text[at:], "utf-8")
    build(path, tmp_path / "out", languages="all")
    assert not [one for one in problems(tmp_path) if "4711" in one.message]


def test_a_row_number_beside_a_number_makes_no_other_of_it(tmp_path: Path) -> None:
    text = fill(term="190 mln").replace(
        "{pl: Uchwalono plan., en: A plan was passed.}",
        "{pl: 190 mln zł dała rada., en: 190 million zlotys came from the council.}",
    )
    path = write(tmp_path, text)
    build(path, tmp_path / "out", languages="all")
    told = check(path, built=tmp_path / "out").problems
    assert [each.message for each in told if each.code == "W801"] == []
