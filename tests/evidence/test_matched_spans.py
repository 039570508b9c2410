"""Where matched terms stand in a source's own characters, however they are written there."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reporting.evidence.sources.matched_spans import find_spans, trace_text
from reporting.evidence.sources.matching import AS_WRITTEN, Matcher, normalise_text

PIECES = st.sampled_from(
    [
        *"abE éÉß1 2\t\n*«»“”’…-–—ﬁ.,%()[]",
        "e\u0301", "o\u0308\u0323", "\u00ad", "\u200b", "\u1100\u1161\u11a8", "İ", "ǅ",
        "16 per cent", "11 billion", "€48m", "1.234,5", "Oct. 21, 2025", "half", "due terzi",
        "[the site](https://example.org/16)", "![x](y)", "found12", "dieci volte", "21 ottobre",
        "\u0bc6\u0bbe", "が", "か\u3099", "東京", "½", "٣", "2016",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("paragraph", "term", "shown"),
    [
        ("It grew by 16 per cent in a year.", "16%", ["16 per cent"]),
        ("It grew by +16% in 2016.", "16 per cent", ["16%"]),
        ("Revenue of 11 billion dollars", "11,000,000,000", ["11 billion"]),
        ("Costs of €48m and 48", "€48 million", ["€48m"]),
        ("The “Hand’s” way", '"hand\'s"', ["“Hand’s”"]),
        ("the or\u00adchard, the ORCHARD", "Orchard", ["or\u00adchard", "ORCHARD"]),
        ("a cafe\u0301 closed", "café", ["cafe\u0301"]),
        ("a STRASSE and a Straße", "straße", ["STRASSE", "Straße"]),
        ("an of\ufb01ce", "office", ["of\ufb01ce"]),
        ("says [Vera Lane](https://x.org/a_b) today", "Vera Lane", ["Vera Lane"]),
        ("a  two\n words", "two words", ["two\n words"]),
        ("on Oct. 21, 2025, he said", "21 October", ["Oct. 21, 2025"]),
        ("by half, or less", "50%", ["half"]),
        ("grew **fast** and *fast*er", "fast", ["fast"]),
        ("so it was found12 there", "found", ["found"]),
        ("up 16.5 and 2016", "16", []),
        ("at 5pm in the seventies", "17:00", ["5pm"]),
        ("at 5pm", "18:00", []),
        ("from 1 to 3 May", "1 May to 4 May", []),
    ],
)
def test_a_term_is_shown_as_it_stands_there(
    paragraph: str, term: str, shown: list[str]
) -> None:
    spans = find_spans(paragraph, term, "en")
    assert [paragraph[start:stop] for start, stop in spans] == shown


def test_numbers_are_shown_as_the_source_s_language_writes_them() -> None:
    paragraph = "Dieci volte più veloce, ha incassato 11 miliardi (+16 per cento)."
    found = [
        paragraph[slice(*find_spans(paragraph, term, "it")[0])]
        for term in ("10 volte", "11.000.000.000", "16%")
    ]
    assert found == ["Dieci volte", "11 miliardi", "16 per cento"]


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["en", "it", "de"]))
@example("a\u0301\u0323 b", "en")
@example(" \u00ad*", "en")
@example("İhalf", "en")
def test_what_is_traced_is_what_is_compared(text: str, code: str) -> None:
    for way in (AS_WRITTEN, 0, 1):
        traced = trace_text(text, code, "", way)
        assert traced.text == normalise_text(text, code, "", way)
        assert len(traced.starts) == len(traced.stops) == len(traced.text)
        assert list(traced.starts) == sorted(traced.starts)
        for start, stop in zip(traced.starts, traced.stops, strict=True):
            assert 0 <= start < stop <= len(text)


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=10), st.data())
def test_what_the_matcher_finds_is_shown(
    pieces: list[str], data: st.DataObject
) -> None:
    paragraph = "".join(pieces)
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first + 1, len(pieces)))
    term = "".join(pieces[first:last])
    found = Matcher([paragraph], "en").has_term(1, term)
    assert bool(find_spans(paragraph, term, "en")) == found
