"""What stands on a page or a slide is told with the line that it was written in."""

import re
from pathlib import Path

import pytest
from pptx import Presentation

from reporting import ContentError, Place, UsageError, build, where
from reporting.cli.main import main
from tests.samples import EVERY_BLOCK, write_every_block
from tests.tools import pdf_text

LINES = EVERY_BLOCK.splitlines()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("where")
    build(write_every_block(folder), folder / "out", languages="all")
    return folder / "out"


def list_places(path: Path, count: int) -> list[tuple[Place, ...]]:
    return [where(path, number) for number in range(1, count + 1)]


def count_slides(path: Path) -> int:
    return len(Presentation(str(path)).slides)


def has_line_of_its_path(place: Place) -> bool:
    """Whether a line is that of a path's last key, its language, or of a text below it."""
    key = re.sub(r"\[\d+\]", "", place.path).rpartition(".")[2]
    above = "\n".join(LINES[max(place.line - 16, 0) : place.line])
    return place.path.endswith("]") or f"{key}:" in above


@pytest.mark.parametrize("name", ["dossier.pdf", "dossier.it.pdf"])
def test_each_page_of_a_dossier_tells_what_is_written_where(
    out: Path, name: str
) -> None:
    places = list_places(out / name, len(pdf_text(out / name)))
    told = [place for page in places for place in page]
    assert {"edition.title", "sections[0].blocks[0].text"} <= {p.path for p in told}
    assert [place for place in told if not has_line_of_its_path(place)] == []


@pytest.mark.parametrize("name", ["briefing.pptx", "briefing.it.pptx"])
def test_each_slide_of_a_deck_tells_what_is_written_where(out: Path, name: str) -> None:
    places = list_places(out / name, count_slides(out / name))
    told = [place for slide in places for place in slide]
    assert {"edition.title", "sections[0].takeaway"} <= {place.path for place in told}
    assert [place for place in told if not has_line_of_its_path(place)] == []


def test_slides_that_were_moved_and_edited_still_know(
    out: Path, tmp_path: Path
) -> None:
    deck = Presentation(str(out / "briefing.pptx"))
    last = where(out / "briefing.pptx", 4)
    slides = deck.slides._sldIdLst
    slides.insert(0, slides[3])
    deck.slides[0].shapes.title.text_frame.text = "Another title"
    deck.save(str(tmp_path / "edited.pptx"))
    assert where(tmp_path / "edited.pptx", 1) == last


@pytest.mark.parametrize("name", ["dossier.pdf", "briefing.pptx"])
def test_a_page_that_is_not_there_is_refused(out: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"has \d+ (page|slide)s, and no .* 999"):
        where(out / name, 999)


@pytest.mark.parametrize("name", ["dossier.pdf", "briefing.pptx"])
def test_an_output_without_its_source_does_not_know(tmp_path: Path, name: str) -> None:
    build(write_every_block(tmp_path), tmp_path / "out", source=False)
    with pytest.raises(ContentError, match="no-source"):
        where(tmp_path / "out" / name, 1)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"words"])
def test_what_is_no_output_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(data)
    with pytest.raises(ContentError):
        where(path, 1)


def test_the_command_prints_lines_that_editors_follow(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["where", str(out / "briefing.pptx"), "--slide", "1"]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"content\.yaml:\d+ +Slide +edition", first)
    assert any(re.search(r":\d+ +Title +edition\.title +en$", line) for line in others)
