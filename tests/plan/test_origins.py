"""Every word that is printed knows the characters of the YAML that it comes from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from reporting.content.validate import Loaded, load
from reporting.design.theme import Theme
from reporting.errors import ContentError
from reporting.i18n import load_language
from reporting.plan.block_model import QuotationBlock
from reporting.plan.dossier import plan_dossier
from reporting.plan.edits import trace_edits
from reporting.plan.located_text import LocatedText
from reporting.plan.model import DossierPlan
from reporting.plan.typography import typeset_text
from reporting.plan.walk import find_all
from reporting.plan.words import Para, Run, find_line_origin, make_run, plain_line
from reporting.reading.origin import Origin
from tests.samples import MINIMAL, WHEN, write, write_every_block
from tests.tools import ROOT

TYPED = {
    "“": '"', "”": '"', "«": '"', "»": '"', "‘": "\"'", "’": "\"'",
    "–": ("-", "--"), "−": "-", "…": "...", "′": "'", "″": '"',
}  # fmt: skip
"""What a printed character may stand for, beside itself."""


def plan_of(loaded: Loaded, code: str, theme: Theme) -> DossierPlan:
    return plan_dossier(loaded.content, code, WHEN, theme, None, loaded.origins)


@pytest.fixture(scope="module", params=["shipped", "every block"])
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Loaded:
    if request.param == "shipped":
        return load(ROOT / "content.yaml")
    return load(write_every_block(tmp_path_factory.mktemp("origins")))


def misplaced(words: str, origin: Origin, loaded: Loaded) -> Iterator[str]:
    """Yield the characters that do not come from where their origin says."""
    raw = loaded.parsed.text
    for at, letter in enumerate(words):
        place = loaded.origins.locate(origin.slice(at, at + 1))
        typed = raw[place.start : place.stop]
        if len(typed) > 1:
            typed = typed.strip("*").replace("''", "'")
        is_space = letter.isspace() and not typed.replace("\\n", "").strip()
        is_escape = typed.startswith("\\")
        is_mark = not typed and letter in "“”«»" and at in (0, len(words) - 1)
        if typed == letter or typed in TYPED.get(letter, ()):
            continue
        if not (is_space or is_escape or is_mark):
            yield f"{letter!r} at {at} of {words!r} comes from {typed!r} ({place})"
        elif raw.count("\n", 0, place.start) + 1 != place.line:
            yield f"{letter!r} at {at} of {words!r} is not on line {place.line}"


def located(plan: DossierPlan) -> Iterator[tuple[str, Origin]]:
    """Yield every text of a plan that knows its characters."""
    for run in find_all(plan, Run):
        if run.origin and run.origin.is_verbatim:
            yield run.text, run.origin
    for words in find_all(plan, str):
        if isinstance(words, LocatedText) and words.origin and words.origin.is_verbatim:
            yield words, words.origin


def test_every_word_comes_from_the_characters_that_say_it(
    loaded: Loaded, theme: Theme
) -> None:
    for code in loaded.content.languages:
        texts = list(located(plan_of(loaded, code, theme)))
        assert len(texts) > 100
        assert [
            bad for words, at in texts for bad in misplaced(words, at, loaded)
        ] == []


def test_no_running_text_of_the_content_is_without_a_place(
    loaded: Loaded, theme: Theme
) -> None:
    for code in loaded.content.languages:
        plan = plan_of(loaded, code, theme)
        entries = [entry.text for entry in plan.claims]
        lines = [entry.line for entry in plan.entities]
        curated = (plan.summary, plan.sections, tuple(entries), tuple(lines))
        runs = list(find_all(curated, Run))
        assert [run.text for run in runs if run.origin is None] == []
        assert {run.origin.language for run in runs if run.origin} <= {code, ""}
        for section in plan.sections:
            texts = [section.title, section.takeaway]
            texts += [block.title for block in section.blocks if block.title]
            assert all(find_line_origin(text) for text in texts)


def test_what_the_plan_writes_itself_stands_for_what_was_written(
    loaded: Loaded, theme: Theme
) -> None:
    raw = loaded.parsed.text
    plan = plan_of(loaded, loaded.content.default_language, theme)
    marks = figures = 0
    for run in find_all((plan.summary, plan.sections), Run):
        if run.origin is None or run.origin.is_verbatim:
            continue
        place = loaded.origins.locate(run.origin)
        typed = raw[place.start : place.stop]
        if run.mark is not None and typed:
            assert typed.startswith("[^")
            marks += 1
        elif typed.startswith("{"):
            figures += 1
    assert marks > 5
    assert figures


def test_every_part_of_a_block_knows_its_line(loaded: Loaded, theme: Theme) -> None:
    lines = loaded.parsed.text.splitlines()
    for section in plan_of(loaded, loaded.content.default_language, theme).sections:
        for block in section.blocks:
            assert block.origin
            line = loaded.origins.locate(block.origin).line
            assert f"id: {block.id}" in lines[line - 1]
            assert block.path == block.origin.path
            for para in find_all(block, Para):
                assert not para.runs or para.origin


def test_a_part_of_a_run_knows_its_own_characters() -> None:
    run = make_run(
        LocatedText("a robot picks", Origin("claims[0].text", "en", 1, 100, 113))
    )
    part = run.slice(2, 7)
    assert part.text == "robot"
    assert part.origin == Origin("claims[0].text", "en", 1, 102, 107)
    assert run.slice(8).text == "picks"


def test_a_quotation_knows_its_letters_within_its_marks(
    tmp_path: Path, theme: Theme
) -> None:
    loaded = load(write_every_block(tmp_path))
    plan = plan_of(loaded, "it", theme)
    (quoted,) = find_all(plan.sections, QuotationBlock)
    part = make_run(plain_line(quoted.text)).slice(3, 9)
    assert part.text == "la man"
    assert part.origin
    place = loaded.origins.locate(part.origin)
    assert loaded.parsed.text[place.start : place.stop] == "la man"


def test_words_that_know_their_place_are_words_like_others() -> None:
    words = LocatedText("apples", Origin("a"))
    assert words == "apples"
    assert hash(words) == hash("apples")
    assert type(words.upper()) is str


# ---------------------------------------------------------------- any text

PIECES = st.lists(
    st.sampled_from(
        [
            "robot", "l'arte", '"so"', " ", " - ", " -- ", "...", " -3", "*now*", "**so**",
            "[^growth]", "\\{x\\}", "–", "“a”", "\n", "\n\n", "(", ")", "'quoted'", "…", "--",
            "see https://a.b/c...d", "é", "\\*",
        ]
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


def as_block(words: str) -> str:
    return "|2\n" + "\n".join(f"          {line}" for line in words.split("\n"))


def as_quoted(words: str) -> str:
    return "'" + words.replace("'", "''").replace("\n", "\n\n          ") + "'"


STYLES = (json.dumps, as_block, as_quoted)
"""The ways of writing a scalar that matter: with escapes, as it stands, with folded lines."""


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(pieces=PIECES, style=st.sampled_from(STYLES))
def test_any_text_knows_its_characters(
    pieces: list[str],
    style: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    theme: Theme,
) -> None:
    words = "Orchard " + "".join(pieces)
    text = MINIMAL.replace(
        "text: Orchard grew by 16%[^growth].", f"text: {style(words)}"
    )
    try:
        loaded = load(write(tmp_path_factory.mktemp("any"), text))
    except ContentError:
        reject()
    texts = list(located(plan_of(loaded, "en", theme)))
    assert [bad for words, at in texts for bad in misplaced(words, at, loaded)] == []


@given(st.text(st.sampled_from("ab .-–…\"'"), max_size=60))
def test_edits_are_found_again(typed: str) -> None:
    printed = typeset_text(typed, load_language("en"))
    span = trace_edits(typed, printed)
    for at, letter in enumerate(printed):
        part = span.slice(at, at + 1)
        was = typed[part.start : part.stop]
        like = was == letter or was in TYPED.get(letter, ())
        assert like or (letter == "\u00a0" and was == " ")
    assert span.slice(0, len(printed)).stop == len(typed)
