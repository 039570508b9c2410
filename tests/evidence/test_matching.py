"""Which terms stand in a paragraph: typography is read through, numbers go by value."""

from __future__ import annotations

import pytest

from reporting.evidence.sources.matching import Matcher, normalise_text


def bears(paragraph: str, term: str, code: str = "it") -> bool:
    return Matcher([paragraph], code).has_term(1, term)


@pytest.mark.parametrize(
    ("paragraph", "term"),
    [
        ("ricavi a 11 miliardi di dollari", "11.000.000.000"),
        ("ricavi a undici miliardi di dollari", "11 miliardi"),
        ("ricavi a 11.000.000.000 di dollari", "11 miliardi"),
        ("(+16% su base annua)", "16%"),
        ("il sedici per cento in più", "16%"),
        ("un tempo 10 volte inferiore", "dieci volte"),
        ("ridotto di dieci volte", "10 volte"),
        ("un tempo 10x", "10"),
        ("oltre 122\u00a0milioni", "122 milioni"),
        ("la sequenza “pre\u2011visualizzata”", "pre-visualizzata"),
        ("l’uso dell’IA", "l'uso"),
        ("la fi\u00adlie\u00adra nativa", "filiera nativa"),
        ("la ﬁliera nativa", "filiera"),
        ("Serrena\u202fIyer, dirigente", "serrena iyer"),
        ("come **Serrena Iyer**, dirigente", "come Serrena Iyer"),
        ("gli [annunci](#) per artisti", "annunci per artisti"),
        ("un [annuncio](https://example.org/a?b=c), poi", "annuncio, poi"),
        ("aspetta… poi", "aspetta... poi"),
        ("perche\u0301 no", "perché"),
        ("non è confermato12.", "confermato"),
        ("non è confermato², dice", "confermato"),
    ],
)
def test_a_term_is_found_whatever_the_typography(paragraph: str, term: str) -> None:
    assert bears(paragraph, term)


@pytest.mark.parametrize(
    ("paragraph", "term"),
    [
        ("nel 2016", "16"),
        ("16,5 milioni", "16"),
        ("16%", "16"),
        ("11 miliardi", "11"),
        ("11 miliardi", "11 milioni"),
        ("3,1 miliardi", "31 miliardi"),
        ("0,16", "1"),
        ("se non lo sei", "6"),
        ("gli annunci", "annuncio"),
        ("Iyer", "Ayer"),
        ("un papa", "papà"),
        ("incassato", "assa"),
        ("A24", "24"),
        ("A24", "A2"),
        ("una serie2b", "serie"),
        ("", "a"),
        ("a", "**"),
    ],
)
def test_a_term_is_not_found_in_what_only_looks_like_it(
    paragraph: str, term: str
) -> None:
    assert not bears(paragraph, term)


@pytest.mark.parametrize(
    ("paragraph", "term"),
    [
        ("took $3.1bn", "3.1 billion"),
        ("ten times shorter", "10 times"),
        ("grew by 16 per cent", "16%"),
    ],
)
def test_english_is_read_as_english(paragraph: str, term: str) -> None:
    assert bears(paragraph, term, "en")


def test_a_term_is_looked_for_in_every_paragraph_the_nearest_first() -> None:
    matcher = Matcher(["mele", "pere", "mele e pere", "pere", "mele"], "it")
    assert matcher.find_paragraphs(["mele"], 4) == (3, 5, 1)
    assert matcher.find_paragraphs(["mele", "pere"], 1) == (3,)
    assert matcher.find_paragraphs(["mele", "fichi"], 1) == ()


def test_a_paragraph_beyond_the_last_bears_nothing() -> None:
    assert not Matcher(["mele"], "it").has_term(2, "mele")


def test_a_term_does_not_run_over_paragraphs() -> None:
    assert Matcher(["mele", "pere"], "it").find_paragraphs(["mele pere"], 1) == ()


def test_a_term_in_very_many_paragraphs_names_the_nearest_ten() -> None:
    assert len(Matcher(["mele"] * 100, "it").find_paragraphs(["mele"], 50)) == 10


def test_accents_are_kept() -> None:
    assert normalise_text("Perché È", "it") == "perché è"
