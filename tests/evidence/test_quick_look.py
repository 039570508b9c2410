"""A paragraph is set aside unread only where its reading could tell nothing."""

from __future__ import annotations

import pytest

from reporting.evidence.sources.matching import clean_text
from reporting.evidence.sources.qualifying.cues import IDLE, TongueCues
from reporting.evidence.sources.qualifying.saying import load_cues
from reporting.evidence.sources.qualifying.words import list_forms, split_sentences
from reporting.i18n import list_languages, load_language, load_notation
from tests.evidence.qualified_dossiers import SETS, read_pairs

LANGUAGES = sorted({code.partition("-")[0] for code in list_languages()})


def load(code: str) -> TongueCues:
    lists = load_cues(code)
    assert lists is not None
    return lists


def list_sources(code: str) -> list[str]:
    """Return every source and claim of the pairs of a language."""
    texts: list[str] = []
    for folder in SETS:
        path = folder / f"{code}.yaml"
        if path.exists():
            for pair in read_pairs(path):
                texts += [pair.source, pair.claim]
    return texts


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_cue_no_part_and_no_question_is_looked_over(code: str) -> None:
    lists = load(code)
    lang = load_language(code)
    quiet = 0
    for text in list_sources(code):
        clean = clean_text(text)
        may = lists.qualifying.stand_in(clean)
        quiet += not may
        for sentence in split_sentences(clean, lang):
            forms = sentence.forms
            cues = [cue for cue in lists.find_cues(forms) if cue.kind != IDLE]
            parts = lists.partitive_words.intersection(forms)
            assert may or not (cues or parts or "?" in forms), text
    assert quiet > 0  # it does set some aside


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_denial_of_a_claim_is_looked_over(code: str) -> None:
    lists = load(code)
    for text in list_sources(code):
        holds = not lists.first_negations.isdisjoint(list_forms(text))
        assert lists.denying.stand_in(clean_text(text).casefold()) == holds, text


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose, don't they.",
        "Did sales rise?",
        "Sales rose (unless it rained).",
        "In no\nway did sales rise.",
        "Bad weather aside, rose,\tsales ; only if",
    ],
)
def test_words_are_told_apart_between_spaces_as_in_a_whole_text(text: str) -> None:
    assert load("en").qualifying.stand_in(clean_text(text))


@pytest.mark.parametrize(
    "text", ["Nel 2025 Orchard vendette 70 mele.", "Orchard, Roma, Milano: 70 mele."]
)
def test_the_first_word_of_an_entry_says_nothing_before_others(text: str) -> None:
    assert not load("it").qualifying.stand_in(text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_without_a_number_in_words_is_set_aside_and_no_other(code: str) -> None:
    notation = load_notation(code)
    for text in list_sources(code):
        lowered = text.lower()
        found = notation.find_number_words(lowered)
        assert found == notation.read_number_words(lowered), text
