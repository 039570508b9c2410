"""Emphasis, a link, a mark and a figure in every running text of every model come out in both outputs.

Each text gets a word of its own, so that it is found again. Which texts there are is read from the
models: a new field is covered.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from reporting import build
from reporting.content.values import Rich
from reporting.deck.ooxml.xml import RAISED
from tests.running_text import PLAIN, RICH, Field, name_field, write_into
from tests.samples import write
from tests.tools import ROOT, pdf_text

NOT_IN_PRINT = {"notes"}
"""Fields that only the speaker reads."""
NOT_ON_SLIDES = {"Entity.line", "Source.note", "Edition.summary"}
"""Fields that only the dossier shows; the summary is told in the notes."""


class Planted:
    """What was written into which text, and what came out."""

    def __init__(self, folder: Path) -> None:
        self.words: dict[str, Field] = {}
        text, self.done = write_into(Rich, self.plant)
        result = build(write(folder, text), folder / "out", languages=["en"])
        self.warnings = result.warnings
        self.print = "\n".join(pdf_text(folder / "out" / "dossier.pdf"))
        self.deck = Presentation(str(folder / "out" / "briefing.pptx"))
        self.slides, self.spoken = read_deck(self.deck)

    def plant(self, field: Field, words: str, code: str) -> str:
        """Return words with one of each kind of markup."""
        if code == "it":
            return f"{words}[^revenue] {{margin}}"
        word = f"zq{len(self.words)}zq"
        self.words[word] = field
        link = f"[go{word}](https://example.org/{word})"
        return f"{words} *{word}*[^revenue] {link} {{margin}}"


UNMARKED_ON_SLIDES = {"Edition.ask"}
"""Stands on the closing slide, which names no sources."""

Runs = list[tuple[str, bool, bool]]
"""Words, whether in italics, whether raised."""


def read_deck(deck: Deck) -> tuple[list[Runs], list[Runs]]:
    """Return the paragraphs of all slides, and those of all notes."""
    shown: list[Runs] = []
    told: list[Runs] = []
    for slide in deck.slides:
        shown += [read_runs(one) for one in slide._element.iter(A + "p")]
        told += [read_runs(one) for one in slide.notes_slide._element.iter(A + "p")]
    return shown, told


A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_runs(paragraph: object) -> Runs:
    runs: Runs = []
    for run in paragraph.iter(A + "r"):  # type: ignore[attr-defined]
        look = run.find(A + "rPr")
        raised = look.get("baseline") == str(RAISED)
        runs.append((run.find(A + "t").text or "", look.get("i") == "1", raised))
    return runs


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return Planted(tmp_path_factory.mktemp("planted"))


def test_every_running_text_of_every_model_is_planted(planted: Planted) -> None:
    assert set(planted.done) == set(RICH)
    # What the sample writes once for all languages is English now.
    assert {one.code for one in planted.warnings} <= {"W326"}


def test_no_markup_is_left_in_either_output(planted: Planted) -> None:
    shown = [
        "".join(words for words, _, _ in runs)
        for runs in (*planted.slides, *planted.spoken)
    ]
    for text in (planted.print, *shown):
        assert not re.search(r"\*|\[\^|\]\(|\{margin", text)


def test_all_words_are_printed_with_their_mark_and_figure(planted: Planted) -> None:
    for word, field in planted.words.items():
        if field[1] in NOT_IN_PRINT:
            continue
        # PDFium takes what stands level for one line, and so a note between word and mark.
        pattern = rf"(?<!go){word}\s*(?:1 \w+ )?(\[?1\]?)?\s*go{word}\s*34%"
        found = re.findall(pattern, planted.print)
        assert any(found), f"{name_field(field)}: {word} {found}"


def test_every_text_is_shown_or_told_in_the_deck_with_its_mark(
    planted: Planted,
) -> None:
    found: set[str] = set()
    for word, field in planted.words.items():
        name = name_field(field)
        is_spoken = field[1] in NOT_IN_PRINT
        where = planted.spoken if is_spoken else planted.slides
        shown = [runs for runs in where if f"go{word}" in join(runs)]
        if shown:
            found.add(name)
            is_found = any(is_marked(runs, word) for runs in shown)
            assert is_found or name in UNMARKED_ON_SLIDES, f"{name}: {shown}"
            link = f"go{word} 34%"
            assert any(link in join(runs) for runs in shown), f"{name}: {shown}"
    assert set(map(name_field, RICH)) - found == NOT_ON_SLIDES


def join(runs: Runs) -> str:
    return "".join(words for words, _, _ in runs)


def is_marked(runs: Runs, word: str) -> bool:
    """Whether a word slopes where others stand, and the number of its claim is raised behind it.

    The word ends as a number with its unit does, so the number stands in brackets.
    """
    _, slopes, _ = runs[-1]
    for (words, is_italic, _), (mark, _, is_raised) in pairwise(runs):
        if words.strip() == word:
            return is_italic is not slopes and is_raised and mark == "[1]"
    return False


def test_the_readme_lists_which_keys_are_running_text() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    _, _, table = text.partition("| in | running text | words alone |\n")
    rows = [
        line.split("|")[1:4] for line in table.partition("\n\n")[0].splitlines()[1:]
    ]
    for (where, rich, plain), (group, is_in) in zip(rows, GROUPS.items(), strict=True):
        assert names(where) == group
        assert set(names(rich)) == list_keys(RICH, is_in)
        assert set(names(plain)) == list_keys(PLAIN, is_in)


HEADS = {
    "Edition",
    "Source",
    "Undated",
    "OwnKind",
    "Entity",
    "Figure",
    "Claim",
    "Heading",
}
GROUPS: dict[tuple[str, ...], Callable[[str], bool]] = {
    ("edition",): lambda name: name == "Edition",
    ("sources",): lambda name: name in {"Source", "Undated"},
    ("kinds", "entities"): lambda name: name in {"OwnKind", "Entity"},
    ("figures",): lambda name: name == "Figure",
    ("claims",): lambda name: name == "Claim",
    ("sections",): lambda name: name == "Heading",
    (): lambda name: name not in HEADS,
}
"""The rows of the table, with the models whose keys each lists; the last is of blocks."""


def names(cell: str) -> tuple[str, ...]:
    return tuple(re.findall("`([a-z_]+)`", cell))


def list_keys(fields: list[Field], is_in: Callable[[str], bool]) -> set[str]:
    return {key for model, key in fields if is_in(model.__name__)}
