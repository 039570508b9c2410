"""Periods as each language writes them, in full and brief."""

from __future__ import annotations

import pytest

from reporting.content.periods import Period
from reporting.i18n import load_language
from reporting.plan.periods import format_period

WRITTEN = {
    "2026-10-21T17:30": {
        "en": "21 October 2026, 17:30",
        "en-US": "October 21, 2026, 5:30 PM",
        "it": "21 ottobre 2026, 17:30",
        "de": "21. Oktober 2026, 17:30",
        "fr": "21 octobre 2026, 17:30",
        "es": "21 de octubre de 2026, 17:30",
        "pt": "21 de outubro de 2026, 17:30",
        "nl": "21 oktober 2026, 17:30",
        "pl": "21 października 2026, 17:30",
    },
    "1970s": {
        "en": "1970s",
        "it": "anni ’70",
        "de": "1970er-Jahre",
        "fr": "années 1970",
        "es": "década de 1970",
        "pt": "década de 1970",
        "nl": "jaren 70",
        "pl": "lata 70. XX w.",
    },
    "1870s": {"en": "1870s", "it": "decennio 1870", "nl": "jaren 1870"},
    "44 BC": {
        "en": "44 BC",
        "it": "44 a.C.",
        "de": "44 v. Chr.",
        "fr": "44 av. J.-C.",
        "es": "44 a. C.",
        "pt": "44 a.C.",
        "nl": "44 v.Chr.",
        "pl": "44 p.n.e.",
    },
    "-0043-03-15": {"en": "15 March 44 BC", "de": "15. März 44 v. Chr."},
    "AD 14": {"en": "14 AD", "de": "14 n. Chr."},
    "1972/2016": dict.fromkeys(
        ("en", "it", "de", "fr", "es", "pt", "nl", "pl"), "1972–2016"
    ),
    "2026-H1": {
        "en": "first half of 2026",
        "it": "primo semestre 2026",
        "de": "1. Halbjahr 2026",
        "fr": "1er semestre 2026",
        "es": "primer semestre de 2026",
        "pt": "primeiro semestre de 2026",
        "pt-PT": "1.º semestre de 2026",
        "nl": "eerste halfjaar van 2026",
        "pl": "I półrocze 2026",
    },
    "2026-10-21/2026-10-23": {
        "en": "21–23 October 2026",
        "en-US": "October 21–23, 2026",
        "de": "21.–23. Oktober 2026",
        "es": "21–23 de octubre de 2026",
        "pl": "21–23 października 2026",
    },
    "2026-05-01/2026-05-03": {
        "en": "1–3 May 2026",
        "fr": "1er–3 mai 2026",
        "pt": "1º–3 de maio de 2026",
    },
    "2024-11/2025-02": {"en": "November 2024 – February 2025"},
    "2026-10-30/2026-11-02": {"en": "30 October 2026 – 2 November 2026"},
    "2026-10-21T12:00/2026-10-21T14:00": {"en": "21 October 2026, 12:00–14:00"},
    "1970s/1990s": {"en": "1970s – 1990s"},
    "2026-Q1/2026-Q3": {"en": "first quarter of 2026 – third quarter of 2026"},
}
BRIEF = {
    "2026-H1": {
        "en": "H1 2026",
        "it": "1º sem. 2026",
        "de": "1. Hj. 2026",
        "fr": "S1 2026",
    },
    "2026-10-21/2026-10-23": {"en": "21–23 Oct 2026", "de": "21.–23. Okt. 2026"},
    "2026-10-21T17:30": {"en": "21 Oct 2026, 17:30"},
    "2025-Q4": {"en": "Q4 2025"},
}


def list_cases(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    cases = []
    for period, by_language in table.items():
        cases += [(period, code, words) for code, words in by_language.items()]
    return cases


@pytest.mark.parametrize(("period", "code", "words"), list_cases(WRITTEN))
def test_a_period_is_written_as_its_language_does(
    period: str, code: str, words: str
) -> None:
    written = format_period(load_language(code), Period.read_words(period))
    assert written.replace("\u00a0", " ") == words


@pytest.mark.parametrize(("period", "code", "words"), list_cases(BRIEF))
def test_a_period_is_written_short_in_margins(
    period: str, code: str, words: str
) -> None:
    written = format_period(
        load_language(code), Period.read_words(period), is_brief=True
    )
    assert written.replace("\u00a0", " ") == words
