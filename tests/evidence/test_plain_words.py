"""What a file states of itself is proposed without markup, so that what is written loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import add_source, check, load
from reporting.evidence.sources.plain_words import drop_markup
from tests.evidence.copies import PAGE
from tests.evidence.orchard import write_orchard


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("A *bold* move", "A bold move"),
        ("A **bold** _move_", "A bold move"),
        ("*A **very** bold* move", "A very bold move"),
        ("***{a}*** move", "a move"),
        ("A move[^1]", "A move"),
        ("A move [^note], at last", "A move, at last"),
        ("A move [^1, 2] at last", "A move at last"),
        ("The {x} move", "The x move"),
        ("[A move](https://example.org) at last", "A move at last"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("snake_case_name [sic] {NASA}", "snake_case_name [sic] {NASA}"),
        ("[^a][^b]", ""),
    ],
)
def test_the_words_alone_are_left(words: str, plain: str) -> None:
    assert drop_markup(words) == plain


TITLE = "Orchard *grows*[^1] its {robots}"


def test_a_source_whose_file_has_markup_is_written_and_stands_in_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_orchard(tmp_path)
    monkeypatch.chdir(tmp_path)
    page = PAGE.replace("Orchard grows", TITLE).replace("Tom Ash", "*Tom* Ash")
    assert page.count(TITLE) > 0
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    added = add_source("page.html", write=True)
    assert "without its markup" in added.proposal.values["title"].note
    source = load("content.yaml").content.sources[-1]
    assert list(source.title.by_language.values()) == ["Orchard grows its robots"]
    assert source.author is not None
    assert "Tom Ash" in str(source.author)
    told = [str(each) for each in check("content.yaml").problems]
    assert not [each for each in told if "W59" in each and source.id in each]
