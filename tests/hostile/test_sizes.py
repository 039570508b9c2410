"""Words, lists, files and folders beyond what is read; and what is just within it, which builds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.limits import LIMITS, find_limit, raise_limits
from reporting.reading.long_words import find_long_word
from tests.hostile.refusals import (
    KEPT,
    assert_clean,
    change,
    find_place,
    refuse,
    run,
    run_in,
)
from tests.samples import MINIMAL
from tests.tools import ROOT

LONG = {
    "letters": "x" * 2000,
    "many letters": "x" * 20_000,
    "digits": "1" * 2000,
    "soft hyphens": "x" + "\u00ad" * 20_000,
    "marks": "x" + "\u0323" * 20_000,
    "joined": "x\u00a0" * 9000,
    "narrow": "1\u202f" * 9000,
    "joiners": "x\u2060" * 9000,
    "hyphens": "a-" * 9000,
    "slashes": "a/" * 9000,
    "address": "https://example.org/" + "a" * 4001,
    "quotes": "'\"" * 9000,
    "markup": "**a**" * 4000,
    "cyrillic": "х" * 2000,
    "arabic": "ب" * 2000,
}
"""Words without an end; in each of them lines could be broken at many places, or at none."""
FIELDS = {
    "a title": ("title: A small dossier", "title: @"),
    "a section": ("title: Overview", "title: @"),
    "an outlet": ("outlet: The Gazette", "outlet: @"),
    "an author": ("author: Ada Reed", "author: @"),
    "a text": ("text: Orchard grew by 16%[^growth].", "text: @"),
    "a summary": ("summary: Orchard grew[^growth].", "summary: @"),
    "a claim": ("text: Orchard grew by 16%.", "text: @"),
    "a takeaway": ("takeaway: Orchard grows.", "takeaway: @"),
}
BLOCKS = {
    "category": "{id: x, kind: chart, type: bar, title: t, unsourced: u, data: {categories: [@, b], series: [{name: S, values: [1, 2]}]}}",
    "series": "{id: x, kind: chart, type: bar, title: t, unsourced: u, data: {categories: [a, b], series: [{name: @, values: [1, 2]}]}}",
    "column": "{id: x, kind: table, unsourced: u, columns: [{label: @}], rows: [[a]]}",
    "cell": "{id: x, kind: table, unsourced: u, columns: [{label: a}], rows: [[@]]}",
    "bullet": "{id: x, kind: bullets, items: [@]}",
    "event": "{id: x, kind: timeline, events: [{label: @, text: a}]}",
    "step": "{id: x, kind: process, steps: [{title: @, text: a}, {title: b, text: c}]}",
    "term": "{id: x, kind: glossary, entries: [{term: @, text: a}]}",
}  # fmt: skip


@pytest.mark.parametrize("word", LONG.values(), ids=LONG)
@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_word_without_an_end_is_refused_with_its_line(
    word: str, field: tuple[str, str]
) -> None:
    old, new = field
    written = json.dumps(word, ensure_ascii=False)
    files = change(old, new.replace("@", written))
    said = refuse(files)
    assert f"{find_place(files['content.yaml'], written)}error: " in said
    told = (
        "`word` is 1,000 [E180]",
        "`address` is 4,000 [E180]",
        "`marks` is 30 [E180]",
    )
    assert any(each in said for each in told)
    assert "` raises it" in said


MARKS = ["\u0301", "\u0323", "\u20dd", "\u0489", "\u05b0", "\u0650", "\ufe0f"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("count", [32, 900])
def test_more_marks_than_any_letter_has_are_refused(mark: str, count: int) -> None:
    files = change("title: A small dossier", f"title: A sm{mark * count}all dossier")
    said = refuse(files)
    assert f"content.yaml:5:10: error: `{mark}" in said
    assert "marks, and the limit `marks` is 30 [E180]" in said


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_text_without_an_end_is_refused_with_its_line(field: tuple[str, str]) -> None:
    old, new = field
    written = json.dumps("so it goes " * 5000)
    files = change(old, new.replace("@", written))
    said = refuse(files)
    assert f"{find_place(files['content.yaml'], written)}error: " in said
    assert "[E310]" in said or "[E208]" in said


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("word", ["letters", "marks", "joined"])
def test_a_word_without_an_end_is_refused_in_a_block(word: str, block: str) -> None:
    written = json.dumps(LONG[word], ensure_ascii=False)
    said = refuse({"content.yaml": f"{MINIMAL}      - {block.replace('@', written)}\n"})
    assert "content.yaml:37:" in said
    assert "[E180]" in said


@pytest.mark.parametrize("theme", ["name: @", "fonts: {serif: {office: @}}", "logo: {file: x.png, height: 9 mm, alt: @}"])  # fmt: skip
def test_a_word_without_an_end_is_refused_in_a_theme(theme: str) -> None:
    look = theme.replace("@", "x" * 1001)
    said = refuse({"content.yaml": MINIMAL, "look.yaml": look}, "--theme", "look.yaml")
    assert "look.yaml:1:" in said
    assert "1,001 characters, and the limit `word` is 1,000 [E180]" in said


def test_a_word_without_an_end_is_refused_in_a_catalogue() -> None:
    files = change("languages: [en]", "languages: [en]\nlabels: own.yaml")
    files["own.yaml"] = f"base: en\nlabels:\n  contents: {'x' * 1001}\n"
    said = refuse(files)
    assert "own.yaml:3:" in said
    assert "[E180]" in said


@given(st.text(st.sampled_from("ab \n\t\xa0\u202f\u00ad漢ก:/-"), max_size=60))
def test_a_word_is_long_exactly_where_one_between_blanks_is(text: str) -> None:
    """Property: a long word is found if and only if there is one, and it is one."""
    with raise_limits({"word": 8, "address": 12}):
        found = find_long_word(text)
    words: list[str] = [""]
    for sign in text:
        is_east = unicodedata.name(sign, "").startswith(("CJK", "THAI"))
        if is_east or (sign.isspace() and sign not in "\xa0\u202f"):
            words.append("")
        else:
            words[-1] += sign
    long = [word for word in words if len(word) > (12 if "://" in word else 8)]
    assert (found.word if found else None) == (long[0] if long else None)


def repeat(count: int, item: str) -> str:
    return "".join(item.replace("@", f"{number}") for number in range(count))


SECTION = "  - {id: s@, title: Part, takeaway: It is so., blocks: [{id: b@, kind: prose, text: So.}]}\n"
LISTS = {
    "sections": (MINIMAL + repeat(5000, SECTION), "5,001 sections, and the limit `sections` is 5,000"),
    "blocks": (MINIMAL + repeat(20_000, "      - {id: b@, kind: prose, text: So it goes.}\n"), "20,001 items"),
    "bullets": (MINIMAL + "      - {id: x, kind: bullets, items: [" + "one, " * 20_001 + "]}\n", "20,001 items"),
    "terms": (MINIMAL.replace("[Orchard, 16%]", "[" + "x, " * 20_001 + "]"), "20,001 items"),
    "rows": (MINIMAL + "      - {id: x, kind: table, columns: [{label: a}], rows: [" + "[x], " * 20_001 + "]}\n", "20,001 items"),
    "languages": (MINIMAL.replace("[en]", "[" + "en, " * 20_001 + "]"), "20,001 items"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), LISTS.values(), ids=LISTS)
def test_a_list_beyond_its_limit_is_refused_with_its_line(text: str, told: str) -> None:
    said = refuse({"content.yaml": text})
    assert told in said
    assert "[E181]" in said
    assert "`--limit " in said


def test_a_list_is_read_where_its_limit_is_raised() -> None:
    text = MINIMAL + repeat(3, SECTION)
    with raise_limits({"sections": 3}):
        assert "4 sections, and the limit `sections` is 3" in refuse(
            {"content.yaml": text}
        )
    said = run({"content.yaml": text}, "--only", "pdf", "--limit", "sections=4")
    assert said.code == 0


def test_the_content_may_be_as_large_as_it_is_said() -> None:
    text = MINIMAL + "#" * (find_limit("content") - len(MINIMAL) + 1)
    said = refuse({"content.yaml": text})
    assert "and the limit `content` is 20 MB [E101]" in said
    assert "`--limit content=21MB` raises it" in said


def test_every_limit_that_is_told_is_generous_and_explained() -> None:
    for name, limit in LIMITS.items():
        assert limit.default > 1, name
        assert limit.about, name
        assert limit.ceiling is None or limit.ceiling > limit.default, name
    assert find_limit("content") == 20_000_000
    assert find_limit("sections") == 5_000


CAPPED = ["depth=129", "depth=100000", "digits=81", "digits=1000000"]


@pytest.mark.parametrize("limit", CAPPED)
def test_a_limit_is_not_raised_to_where_something_breaks(limit: str) -> None:
    said = run({"content.yaml": MINIMAL}, "--limit", limit)
    assert said.code == 2
    assert "is at most" in said.text
    assert said.outputs == KEPT


def test_what_is_as_deep_as_a_limit_can_be_raised_to_is_read() -> None:
    text = MINIMAL + "x: " + "[" * 126 + "]" * 126 + "\n"
    said = run({"content.yaml": text}, "--limit", "depth=128")
    assert_clean(said)
    assert "`x` is not a key of the dossier" in said.text


WORDS = {
    "letters": "x" * 1000,
    "marks": ("x" + "\u0323" * 30) * 30,
    "soft hyphens": "x\u00ad" * 500,
    "an address": "https://example.org/" + "a" * 900,
}


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_the_longest_word_that_is_read_is_set_or_has_no_room(word: str) -> None:
    """It ends, in a text, in a cell and in a category at once; what has no room is told."""
    written = json.dumps(word, ensure_ascii=False)
    text = f"text: {json.dumps('Orchard grew by 16%[^growth]. ' + word, ensure_ascii=False)}"
    files = change("text: Orchard grew by 16%[^growth].", text)
    files["content.yaml"] += f"      - {BLOCKS['cell'].replace('@', written)}\n"
    assert_clean(run(files))


def test_a_folder_that_was_deleted_is_named(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); from reporting.cli.main import main; sys.exit(main(sys.argv[1:]))"
    for given_ in ([], ["content.yaml"], ["check"], ["--theme", "x.yaml"]):
        gone.mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", code, *given_],
            cwd=gone,
            env={**os.environ, "PYTHONPATH": f"{ROOT}"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode in {2, 3, 5}, done.stderr
        assert "our fault" not in done.stderr
        assert "Traceback" not in done.stderr


def test_a_content_that_is_memory_is_named(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").symlink_to("/proc/self/mem")
    said = run_in(tmp_path)
    assert said.code == 3
    assert "content.yaml: error: the file cannot be read (" in said.text
