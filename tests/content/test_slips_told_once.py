"""Slips in marks, links, figures and maps -> one message each, with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import ContentError, Problem, load
from tests.samples import MINIMAL, write

BILINGUAL = (
    MINIMAL.replace("[en]", "[en, it]")
    .replace("title: A small", "title: {en: A small dossier, it: Un dossier}\n#")
    .replace("takeaway: Orchard grows.", "takeaway: {en: It grows., it: Cresce.}")
)
WITH_FIGURE = MINIMAL.replace(
    "claims:\n",
    "figures:\n  - {id: growth-rate, label: growth, VALUE, claim: growth}\nclaims:\n",
).replace("text: Orchard grew by 16%[", "text: Orchard grew by {growth-rate}[")

TEXT = "Orchard grew by 16%[^growth].\n"
SLIPS = [
    # what the content is, what stands there, what is written instead, code, hint
    (MINIMAL, "16%[^growth].\n", "16%[growth].\n", "E500", "write `[^growth]`"),
    (MINIMAL, "16%[^growth].\n", "16%(^growth).\n", "E312", "write `[^growth]`"),
    (MINIMAL, "grew[^growth]", "grew {{rate}}[^growth]", "E313", "write `{rate}`"),
    (
        MINIMAL,
        TEXT,
        TEXT.replace(" by", " ([map] (https://example.org)) by"),
        "W350",
        "without a blank",
    ),
    (
        MINIMAL,
        TEXT,
        TEXT.replace(" by", " (map)[https://example.org] by"),
        "W350",
        "write [words](https://…)",
    ),
    (
        BILINGUAL,
        "{en: It grows., it: Cresce.}",
        "(en: It grows., it: Cresce.)",
        "E121",
        "write `{en: It grows., it: Cresce.}`",
    ),
    (WITH_FIGURE, "VALUE", "value: 1.234,5", "E400", "write 1234.5"),
    (WITH_FIGURE, "VALUE", "value: 1,234.5", "E400", "write 1234.5"),
    (WITH_FIGURE, "VALUE", 'value: 0.16, unit: "%"', "W406", "instead of `unit`"),
    (WITH_FIGURE, "VALUE", "value: 0.16, currency: EUR", "W406", "of `currency`"),
]


def find(folder: Path, text: str) -> tuple[Problem, ...]:
    """Return what is told of a content."""
    try:
        return load(write(folder, text)).warnings
    except ContentError as error:
        return error.problems


@pytest.mark.parametrize(("content", "old", "new", "code", "hint"), SLIPS)
def test_a_slip_is_told_once_with_what_to_write(
    tmp_path: Path, content: str, old: str, new: str, code: str, hint: str
) -> None:
    assert content.count(old) == 1
    (problem,) = find(tmp_path, content.replace(old, new))
    assert (problem.code, hint in (problem.hint or "")) == (code, True), problem


@pytest.mark.parametrize(
    "words",
    ["[see] (https)", "(a)[b]", r"\[it] (https://example.org)", "an array[0] (www)"],
)
def test_brackets_beside_each_other_are_not_taken_for_links(
    tmp_path: Path, words: str
) -> None:
    text = MINIMAL.replace(TEXT, TEXT.replace(" by", f" {words} by"))
    assert not [each for each in find(tmp_path, text) if each.code == "W350"]
