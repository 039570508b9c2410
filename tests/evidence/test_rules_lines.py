"""Titles and other lines: their figures rest on what is marked in them and around; numbers that are no figures."""

from pathlib import Path

import pytest

from tests.content.planted import at, changed
from tests.evidence.planted import only, problems
from tests.samples import EVERY_BLOCK, MINIMAL

OPENING = "        text: Orchard grew by 16%[^growth]."
LAST = "The season opens."


def opening(words: str) -> str:
    """Return the smallest content with other lines as its text."""
    lines = [f"          {line}" for line in words.split("\n")]
    return changed(OPENING, "        text: |\n" + "\n".join(lines), MINIMAL)


# ---------------------------------------------------------------- addresses, files, counted lines


@pytest.mark.parametrize(
    "words",
    [
        "[https://example.org/report/4711](https://example.org/report/4711)",
        "[report 'so'](https://example.org/2019/4711) at https://example.org/2019?p=55, www.example.org/88",
        "example.org/report/4711, crop-4711.csv, img_4711.tif, a47@b11.org",
        r"C:\data\4711\x and /srv/data/4711 and sales_4711",
    ],
)
def test_an_address_or_a_file_is_no_figure(tmp_path: Path, words: str) -> None:
    assert problems(tmp_path, opening(f"Orchard grew[^growth].\n\n{words}")) == ()


def test_a_figure_beside_an_address_is_one(tmp_path: Path) -> None:
    text = opening(
        "Orchard grew[^growth].\n\nhttps://example.org/4711 counts 4711 trees."
    )
    found = only(tmp_path, text)
    assert found.message.startswith("`4711` is borne by no claim")
    assert at(found, text).startswith("4711")


@pytest.mark.parametrize(
    "words", ["1. Order\n2. Close", "1. Order", "1) Order\n2) Close"]
)
def test_the_numbers_of_lines_are_no_figures(tmp_path: Path, words: str) -> None:
    found = problems(tmp_path, opening(f"Orchard grew[^growth].\n\n{words}"))
    assert [one.code for one in found] == ["W344"]


def test_a_number_in_a_counted_line_is_a_figure(tmp_path: Path) -> None:
    found = problems(
        tmp_path, opening("Orchard grew[^growth].\n\n1. Order 17 trees\n2. Close")
    )
    assert [one.code for one in found] == ["W344", "E500"]
    assert found[1].message.startswith("`17`")


def test_notes_may_be_counted(tmp_path: Path) -> None:
    notes = "        notes: |\n          1. Order\n          2. Close\n"
    assert problems(tmp_path, changed(OPENING, notes + OPENING, MINIMAL)) == ()


# ---------------------------------------------------------------- what a line rests on


def test_a_mark_in_a_takeaway_bears_its_figure(tmp_path: Path) -> None:
    unmarked = changed(
        "takeaway: Orchard grows.", "takeaway: Orchard has 5 robots.", MINIMAL
    )
    assert only(tmp_path, unmarked).code == "E500"
    old = "takeaway: {en: The crop grew each year., it: Il raccolto è cresciuto ogni anno.}"
    new = "takeaway: {en: 'Orchard earned {revenue}[^revenue].', it: 'Orchard ha incassato {revenue}[^revenue].'}"
    assert problems(tmp_path, changed(old, new, EVERY_BLOCK)) == ()
    bare = new.replace("[^revenue]", "")
    found = problems(tmp_path, changed(old, bare, EVERY_BLOCK))
    assert {one.code for one in found} == {"E500"}


def test_a_mark_in_a_block_title_bears_its_figure(tmp_path: Path) -> None:
    old = "title: {en: Three things to know, it: Tre cose da sapere}"
    new = "title: {en: 'They earned 11 billion[^revenue]', it: 'Hanno incassato 11 miliardi[^revenue]'}"
    assert problems(tmp_path, changed(old, new, EVERY_BLOCK)) == ()
    bare = new.replace("[^revenue]", "")
    found = problems(tmp_path, changed(old, bare, EVERY_BLOCK))
    assert {one.code for one in found} == {"E500"}


def test_a_title_rests_on_what_its_block_cites_as_well(tmp_path: Path) -> None:
    old = "title: {en: The crop by year, it: Il raccolto per anno}"
    new = "title: {en: 70 tonnes and *{revenue}*[^revenue], it: 70 tonnellate e *{revenue}*[^revenue]}"
    quoted = (
        new.replace("en: ", "en: '")
        .replace(", it: ", "', it: '")
        .replace("}*[^revenue]}", "}*[^revenue]'}")
    )
    assert problems(tmp_path, changed(old, quoted, EVERY_BLOCK)) == ()


def test_a_claim_that_is_marked_in_a_title_alone_is_used(tmp_path: Path) -> None:
    text = changed(OPENING, "        text: Orchard grew.", MINIMAL)
    text = changed("summary: Orchard grew[^growth].", "summary: Orchard grew.", text)
    assert only(tmp_path, text).code == "W307"
    titled = changed(
        "        kind: prose",
        "        kind: prose\n        title: It grew[^growth]",
        text,
    )
    assert problems(tmp_path, titled) == ()
