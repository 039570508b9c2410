"""Letters with loose marks, characters that are not seen, hashes: a content file -> what is printed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from pptx import Presentation

from reporting import build
from reporting.content.validate import load
from reporting.errors import ContentError, Severity
from tests.content.planted import changed, only, problems
from tests.samples import EVERY_BLOCK, MINIMAL, write
from tests.tools import pdf_text

LOOSE = (
    "Tome\u0301, Krako\u0301w, Mu\u0308ller, Lo\u0301dz\u0301, x\u0304, Ade\u0323\u0301"
)
UNSEEN = "Or\u2060chard\ufe0f gr\u200bew\u200d b\u200cy\u034f"
TEXT = "Orchard grew by 16%[^growth].\n"


def test_letters_with_loose_marks_are_printed_composed_in_both_outputs(
    tmp_path: Path,
) -> None:
    text = changed("takeaway: Orchard grows.", f"takeaway: {LOOSE}", MINIMAL)
    result = build(write(tmp_path, text), tmp_path / "out")
    assert result.warnings == ()
    composed = unicodedata.normalize("NFC", LOOSE)
    printed = " ".join(pdf_text(tmp_path / "out" / "dossier.pdf"))
    assert composed in unicodedata.normalize("NFC", printed)
    assert LOOSE not in printed
    deck = Presentation(str(tmp_path / "out" / "briefing.pptx"))
    frames = [
        shape.text_frame
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert composed in " ".join(frame.text for frame in frames)


def test_what_cannot_be_seen_needs_no_glyph(tmp_path: Path) -> None:
    text = changed(TEXT, f'"{UNSEEN} by 16%[^growth]."\n', MINIMAL)
    result = build(write(tmp_path, text), tmp_path / "out")
    assert result.warnings == ()


def test_the_place_of_a_problem_is_that_of_the_characters_of_the_file(
    tmp_path: Path,
) -> None:
    text = changed(TEXT, f"{LOOSE} 16%[^growht].\n", MINIMAL)
    problem = only(tmp_path, text)
    line = text.splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("[^growht]")


def test_an_origin_points_at_the_characters_of_the_file(tmp_path: Path) -> None:
    text = changed("takeaway: Orchard grows.", f"takeaway: {LOOSE} ends", MINIMAL)
    loaded = load(write(tmp_path, text))
    takeaway = loaded.content.sections[0].takeaway
    words = takeaway.get_words("en")
    origin = loaded.origins.find_text(takeaway, "en")
    assert origin is not None
    end = loaded.origins.locate(origin.slice(words.index("ends"), len(words)))
    assert text[end.start : end.stop] == "ends"
    at = words.index("é")
    first = loaded.origins.locate(origin.slice(at, at + 1))
    assert text[first.start : first.stop] == "e\u0301"


def test_a_content_with_a_byte_order_mark_is_the_same_content(tmp_path: Path) -> None:
    path = write(tmp_path, MINIMAL)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    loaded = load(path)
    assert loaded.warnings == ()
    assert loaded.content.languages == ("en",)
    text = changed("minutes: 5", "minutes: five", MINIMAL)
    path.write_text(f"\ufeff{text}", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load(path)
    assert [problem.line for problem in caught.value.problems] == [10]


# ---------------------------------------------------------------- a hash in a text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Overview", "title: Orchard is ranked #1 in the valley"),
        ("takeaway: Orchard grows.", "takeaway: We follow #orchards"),
        ("outlet: The Gazette", "outlet: The Gazette #2"),
        ("author: Ada Reed", "author: Ada #Reed"),
    ],
)
def test_a_text_that_a_hash_cuts_off_is_warned_of(
    tmp_path: Path, old: str, new: str
) -> None:
    problem = only(tmp_path, changed(old, new, MINIMAL))
    assert (problem.code, problem.severity) == ("W140", Severity.WARNING)
    assert new in MINIMAL.replace(old, new).splitlines()[problem.line - 1]
    assert "quotes" in problem.hint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Overview", "title: Overview # the first one"),
        ("title: Overview", "title: Overview\n    #the first one"),
        ("minutes: 5", "minutes: 5 #ten would be too long"),
        ("status: reported", "status: reported #not confirmed yet"),
        ("by: [gazette]", "by: [gazette] #who else?"),
        ("title: Overview", 'title: "Overview" #the first one'),
        ("title: Overview", "title: Overview#1"),
    ],
)
def test_a_comment_is_no_end_of_a_text(tmp_path: Path, old: str, new: str) -> None:
    assert problems(tmp_path, changed(old, new, MINIMAL)) == ()


def test_a_text_that_begins_with_a_hash_is_told_where_it_stands(tmp_path: Path) -> None:
    problem = only(tmp_path, changed("title: Overview", "title: #1 of all", MINIMAL))
    line = MINIMAL[: MINIMAL.index("title: Overview")].count("\n") + 1
    assert (problem.line, problem.code) == (line, "E200")
    assert problem.hint == (
        "a `#` behind a blank begins a comment: put the value in quotes"
    )


# ---------------------------------------------------------------- keys a level off


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "\n  minutes: 20\n",
            "\nminutes: 20\n",
            "`minutes` is indented by 0, its neighbours by 2",
        ),
        (
            "\n    status: confirmed\n",
            "\n      status: confirmed\n",
            "`status` is indented by 6, its neighbours by 4",
        ),
        (
            "\n    key: true\n    cites:\n      - {source: gazette, paragraph: 2",
            "\nkey: true\n    cites:\n      - {source: gazette, paragraph: 2",
            "`key` is indented by 0, its neighbours by 4",
        ),
        (
            "\n  presenter: Ada Reed\n",
            "\n    presenter: Ada Reed\n",
            "`presenter` is indented by 4, its neighbours by 2",
        ),
    ],
)
def test_a_key_that_stands_a_level_off_is_told_once(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    if old not in EVERY_BLOCK:
        pytest.fail(old)
    problem = only(tmp_path, EVERY_BLOCK.replace(old, new, 1))
    assert problem.message == told


@pytest.mark.parametrize("indent", [6, 8])
def test_a_language_that_stands_within_the_text_above_is_told_at_its_line(
    tmp_path: Path, indent: int
) -> None:
    old = "    it: |\n      Orchard ha incassato"
    text = changed(old, " " * indent + old.lstrip(), EVERY_BLOCK)
    problem = only(tmp_path, text)
    assert text.splitlines()[problem.line - 1].strip() == "it: |"
    assert problem.message == "`it:` is read as words of the text in `en`"
    assert problem.hint == "indent it by 4, like `en`"
