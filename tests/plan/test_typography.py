from __future__ import annotations

from pathlib import Path

import pytest

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.dossier import plan_dossier
from reporting.plan.typography import Proofreader, typeset_text
from reporting.plan.walk import find_all
from reporting.slides.deck import plan_deck
from tests.samples import MINIMAL, WHEN, write


def printed(text: str, code: str) -> str:
    """A text as it is printed, with a tilde for each space at which no line may end."""
    return typeset_text(text, code).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('He said "no".', "He said “no”."),
        ('"Why?" "No."', "“Why?” “No.”"),
        ("It's the dogs' day", "It’s the dogs’ day"),
        ("a 'fine' day", "a ‘fine’ day"),
        ("\"'Yes,' she said\"", "“‘Yes,’ she said”"),
        ('"a "b" c"', "“a ‘b’ c”"),
        ("rock 'n' roll of the '90s", "rock ’n’ roll of the ’90s"),
        ('6" tall and "wide"', '6" tall and “wide”'),
        ("wait...", "wait…"),
        ("../a/...b", "../a/...b"),
        ("one - two -- three", "one~– two~– three"),
        ("one – two", "one~– two"),
        ("well-meant, 2024-25", "well-meant, 2024-25"),
        ("-16%, (-3), x-1", "−16%, (−3), x-1"),
        ("3 km, 11 billion, 5 %, 3 MB", "3~km, 11~billion, 5~%, 3~MB"),
        ("3 apples", "3 apples"),
        ("p. 3, ¶ 4, fig. 2, $ 5", "p.~3, ¶~4, fig.~2, $~5"),
        ("J. R. Smith met Dr Lane", "J.~R.~Smith met Dr~Lane"),
        ("on 21 October", "on 21~October"),
        (
            'see https://x.org/a\'b...c - or "me@x.org"',
            "see https://x.org/a'b...c~– or “me@x.org”",
        ),
        ("“typed”, ‘so’, it’s … – «law»", "“typed”, ‘so’, it’s …~– «law»"),
        ("", ""),
    ],
)
def test_what_is_typed_is_printed_as_english_is(typed: str, wanted: str) -> None:
    assert printed(typed, "en") == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('L\'azienda dice "sì"', "L’azienda dice «sì»"),
        ('"dice "sì" e basta"', "«dice “sì” e basta»"),
        ("un po' di quell'aria, e 'no'", "un po’ di quell’aria, e ‘no’"),
        ("negli anni '90 la 'ndrangheta", "negli anni ’90 la ’ndrangheta"),
        ("aspetta... qui - forse", "aspetta… qui~– forse"),
        (
            "11 miliardi, 5 per cento, 3 kg, 20 euro",
            "11~miliardi, 5~per cento, 3~kg, 20~euro",
        ),
        ("n. 3, art. 5, p. 7, il 21 ottobre", "n.~3, art.~5, p.~7, il 21~ottobre"),
        ("il dott. Rossi, G. Verdi", "il dott.~Rossi, G.~Verdi"),
        ("“così”", "“così”"),
    ],
)
def test_what_is_typed_is_printed_as_italian_is(typed: str, wanted: str) -> None:
    assert printed(typed, "it") == wanted


@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize(
    "text", ["\"a\" 'b' it's - 3 km...", 'J. R. "R." - p. 3 "\'x\'"']
)
def test_what_was_printed_is_not_changed_again(text: str, code: str) -> None:
    assert typeset_text(typeset_text(text, code), code) == typeset_text(text, code)


def test_a_language_without_a_catalogue_is_left_alone() -> None:
    assert typeset_text('"a" - it\'s', "xx") == '"a" - it\'s'


def test_quotation_marks_close_in_another_look_than_they_opened_in() -> None:
    reader = Proofreader("en")
    read = [reader.read(text) for text in ('He said "', "never", '" and left')]
    assert read == ["He said “", "never", "” and left"]


def test_both_outputs_print_the_same_marks(tmp_path: Path, theme: Theme) -> None:
    typed = MINIMAL.replace(
        "takeaway: Orchard grows.", 'takeaway: It\'s "Orchard" - so it grows...'
    )
    assert typed != MINIMAL
    content = load(write(tmp_path, typed)).content
    dossier = plan_dossier(content, "en", WHEN, theme)
    for plan in (dossier, plan_deck(dossier, theme)):
        texts = set(find_all(plan, str))
        assert any("It’s “Orchard”\u00a0– so it grows…" in text for text in texts)
        assert not [text for text in texts if "It's" in text]
