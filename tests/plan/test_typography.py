from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.i18n import list_languages, load_language
from reporting.plan.dossier import plan_dossier
from reporting.plan.edits import trace_edits
from reporting.plan.typography import Proofreader, typeset_text
from reporting.plan.walk import find_all
from reporting.plan.words import plain_line
from reporting.slides.deck import plan_deck
from tests.samples import MINIMAL, WHEN, write


def printed(text: str, code: str) -> str:
    """A text as it is printed, with a tilde or, for a narrow one, a caret for each hard space."""
    said = typeset_text(text, load_language(code))
    return said.replace("\u00a0", "~").replace("\u202f", "^")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('He said "no".', "He said “no”."),
        ('"Why?" "No."', "“Why?” “No.”"),
        ("It's the dogs' day", "It’s the dogs’ day"),
        ("a 'fine' day", "a ‘fine’ day"),
        ("\"'Yes,' she said\"", "“‘Yes,’ she said”"),
        ('"a "b" c"', "“a ‘b’ c”"),
        ('"pick"-"drop" and "self"-made', "“pick”-“drop” and “self”-made"),
        ("rock 'n' roll of the '90s", "rock ’n’ roll of the ’90s"),
        ('6" tall and "wide"', "6″ tall and “wide”"),
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


@pytest.mark.parametrize("code", list_languages())
@pytest.mark.parametrize(
    "text",
    [
        "\"a\" 'b' it's - 3 km...",
        'J. R. "R." - p. 3 "\'x\'"',
        "«a» : b ! c ; 5'10\" - d - e",
    ],
)
def test_what_was_printed_is_not_changed_again(text: str, code: str) -> None:
    once = typeset_text(text, load_language(code))
    assert typeset_text(once, load_language(code)) == once


def test_a_language_without_a_catalogue_is_left_alone() -> None:
    assert typeset_text('"a" - it\'s', None) == '"a" - it\'s'


def test_quotation_marks_close_in_another_look_than_they_opened_in() -> None:
    reader = Proofreader(load_language("en"))
    read = [reader.read(text) for text in ('He said "', "never", '" and left')]
    assert read == ["He said “", "never", "” and left"]


@pytest.mark.parametrize(
    ("language", "typed", "wanted"),
    [
        ("en", "'*it*' is 5'10\" tall", "‘it’ is 5′10″ tall"),
        ("it", 'L\'"Eternauta" e dell\'"*Unità*".', "L’«Eternauta» e dell’«Unità»."),
        ("it", "'Ndrangheta e 'o sole mio.", "’Ndrangheta e ’o sole mio."),
        ("fr", "« *Quoi* » ? **Non** !", "«~Quoi~»^? Non^!"),
    ],
)
def test_marks_are_set_across_emphasis(
    tmp_path: Path, theme: Theme, language: str, typed: str, wanted: str
) -> None:
    text = MINIMAL.replace("languages: [en]", f"languages: [{language}]")
    told = typed.replace('"', '\\"')
    text = text.replace("takeaway: Orchard grows.", f'takeaway: "{told}"')
    content = load(write(tmp_path, text)).content
    plan = plan_dossier(content, language, WHEN, theme)
    takeaway = plan.sections[0].takeaway
    said = plain_line(takeaway).replace("\u00a0", "~").replace("\u202f", "^")
    assert said == wanted


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


# ---------------------------------------------------------------- what differs by language

QUOTES = {
    "en": "She said “he said ‘no’ to it”.",
    "en-US": "She said “he said ‘no’ to it”.",
    "it": "She said «he said “no” to it».",
    "de": "She said „he said ‚no‘ to it“.",
    "fr": "She said «~he said “no” to it~».",
    "es": "She said «he said “no” to it».",
    "pt": "She said “he said ‘no’ to it”.",
    "pt-PT": "She said «he said “no” to it».",
    "nl": "She said “he said ‘no’ to it”.",
    "pl": "She said „he said «no» to it”.",
}


def test_every_language_has_a_row_in_the_table_of_quotes() -> None:
    assert sorted(QUOTES) == sorted(list_languages())


@pytest.mark.parametrize(("code", "wanted"), QUOTES.items())
@pytest.mark.parametrize("inner", ['"', "'"])
def test_quotation_marks_are_those_of_the_language(
    code: str, wanted: str, inner: str
) -> None:
    typed = f'She said "he said {inner}no{inner} to it".'
    assert printed(typed, code) == wanted


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("en", "a ‘fine’ day"),
        ("it", "a ‘fine’ day"),
        ("de", "a ‚fine‘ day"),
        ("fr", "a ‘fine’ day"),
        ("pl", "a~‚fine’ day"),
    ],
)
def test_single_marks_are_those_of_the_language(code: str, wanted: str) -> None:
    assert printed("a 'fine' day", code) == wanted


@pytest.mark.parametrize(
    ("code", "typed", "wanted"),
    [
        ("it", 'L\'"Eternauta" e dell\'"Unità".', "L’«Eternauta» e dell’«Unità»."),
        ("it", "'Ndrangheta e 'o sole mio.", "’Ndrangheta e ’o sole mio."),
        ("it", 'disse "l\'"Unità" chiude" ieri', "disse «l’“Unità” chiude» ieri"),
        ("fr", 'l\'"Humanité"', "l’«~Humanité~»"),
        ("en", "5'10\" tall, 6' or 12\"", "5′10″ tall, 6′ or 12″"),
        ("en", "40°26'46\" north", "40°26′46″ north"),
        ("en", "the class of '68' and 'that'", "the class of ’68’ and ‘that’"),
        ("en", "\"the year 1984\" and 'room 101'", "“the year 1984” and ‘room 101’"),
        (
            "nl",
            "'s-Hertogenbosch, 's avonds in 't Gooi",
            "’s-Hertogenbosch, ’s~avonds in ’t Gooi",
        ),
        ("de", "so 'ne Sache, 's ist gut", "so ’ne Sache, ’s ist gut"),
        ("es", '"¿Por qué?" y ¿"qué"?', "«¿Por qué?» y ¿«qué»?"),
        ("fr", "aujourd'hui l'été", "aujourd’hui l’été"),
    ],
)
def test_apostrophes_and_primes_are_told_from_quotation_marks(
    code: str, typed: str, wanted: str
) -> None:
    assert printed(typed, code) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Quoi ? Non ! Si ; voici : fin.", "Quoi^? Non^! Si^; voici~: fin."),
        ("Quoi? Non! Si; voici: fin.", "Quoi^? Non^! Si^; voici~: fin."),
        ("« oui » et «non»", "«~oui~» et «~non~»"),
        ("Vraiment?! (oui!)", "Vraiment^?! (oui^!)"),
        ('"Où?" dit-il', "«~Où^?~» dit-il"),
        ("à 10:30, en 16:9, (?) et (!)", "à 10:30, en 16:9, (?) et (!)"),
        (
            "https://x.org/a?b=1;c:d et ftp://x.org !",
            "https://x.org/a?b=1;c:d et ftp://x.org^!",
        ),
        ("déjà\u202f! et\u00a0: fin", "déjà^! et~: fin"),
    ],
)
def test_french_sets_its_spaces_before_marks_and_within_quotation_marks(
    typed: str, wanted: str
) -> None:
    assert printed(typed, "fr") == wanted


@pytest.mark.parametrize(
    ("code", "runs", "wanted"),
    [
        ("pl", ("Woda stała", " - wyżej"), "Woda stała~– wyżej"),
        ("pl", ("Składka - ", "749 zł"), "Składka~– 749~zł"),
        ("en-US", ("It rained", " - much"), "It rained—much"),
        ("en", ("a", "-b"), "a-b"),
    ],
)
def test_a_dash_beside_another_look_or_a_mark_is_one(
    code: str, runs: tuple[str, ...], wanted: str
) -> None:
    reader = Proofreader(load_language(code), "".join(runs))
    read = "".join(map(reader.read, runs))
    assert read.replace("\u00a0", "~") == wanted


def test_a_dutch_line_does_not_end_at_a_clitic() -> None:
    typed = "Zij kwamen 's avonds, op Jan's fiets"
    assert printed(typed, "nl") == "Zij kwamen ’s~avonds, op Jan’s fiets"


@pytest.mark.parametrize(
    ("code", "typed", "wanted"),
    [
        ("es", "76 400 casas en 2024 500", "76~400 casas en 2024 500"),
        ("pl", "1 234 567 osób", "1~234~567 osób"),
        ("en", "in Table 3 200 people", "in Table 3 200 people"),
    ],
)
def test_a_number_that_is_grouped_by_plain_spaces_stays_on_a_line(
    code: str, typed: str, wanted: str
) -> None:
    assert printed(typed, code) == wanted


def test_spanish_asides_may_touch_their_hyphens() -> None:
    typed = "«A las cuatro -dice Łucja- nadie», un pre-acuerdo y el sufijo -dad"
    wanted = "«A las cuatro —dice Łucja— nadie», un pre-acuerdo y el sufijo -dad"
    assert printed(typed, "es") == wanted


def test_a_mark_in_another_look_has_its_space_too() -> None:
    reader = Proofreader(load_language("fr"))
    read = [reader.read(text) for text in ("Il dit ", "non", "! Et «", "oui", "»")]
    assert read == ["Il dit ", "non", "\u202f! Et «\u00a0", "oui", "\u00a0»"]


def test_a_quotation_mark_knows_where_it_is_closed() -> None:
    whole = "'it' and so on"
    reader = Proofreader(load_language("en"), whole)
    assert [reader.read(text) for text in ("'", "it", "' and so on")] == [
        "‘",
        "it",
        "’ and so on",
    ]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("en", "one~– two~– three"),
        ("en-US", "one—two—three"),
        ("de", "one~– two~– three"),
        ("fr", "one~– two~– three"),
        ("es", "one —two— three"),
        ("pt", "one~— two~— three"),
        ("pt-PT", "one~– two~– three"),
        ("pl", "one~– two~– three"),
    ],
)
def test_a_dash_is_that_of_the_language(code: str, wanted: str) -> None:
    assert printed("one -- two - three", code) == wanted


def test_a_single_dash_in_spanish_is_no_aside() -> None:
    assert printed("uno - dos. Tres - cuatro", "es") == "uno~– dos. Tres~– cuatro"


def test_two_hyphens_between_words_are_a_dash_where_that_has_no_spaces() -> None:
    assert printed("word--word", "en-US") == "word—word"
    assert printed("word--word", "en") == "word--word"


def test_no_line_ends_with_a_single_letter_in_polish() -> None:
    wanted = "w~domu i~w~ogrodzie, a~także z~nim w~2026~r."
    assert printed("w domu i w ogrodzie, a także z nim w 2026 r.", "pl") == wanted


@pytest.mark.parametrize(
    ("code", "typed", "wanted"),
    [
        (
            "de",
            "11 Millionen, 5 Prozent, am 28. Juni, S. 3, 14 Uhr",
            "11~Millionen, 5~Prozent, am 28. Juni, S.~3, 14~Uhr",
        ),
        (
            "fr",
            "11 milliards, le 3 mai, p. 3, M. Dupont",
            "11~milliards, le 3~mai, p.~3, M.~Dupont",
        ),
        ("pl", "11 miliardów, Ł. Nowak, s. 3", "11~miliardów, Ł.~Nowak, s.~3"),
        ("de", "z. B. d. h. u. a.", "z.~B. d.~h. u.~a."),
        ("es", "los EE. UU. y", "los EE.~UU. y"),
        ("pl", "10 zł i 3 mln zł", "10~zł i~3~mln zł"),
        ("es", "-16 %, n.º 3, el Sr. Gil", "−16~%, n.º~3, el Sr.~Gil"),
    ],
)
def test_numbers_and_names_keep_together_in_every_language(
    code: str, typed: str, wanted: str
) -> None:
    assert printed(typed, code) == wanted


PIECES = ["a", "Ł", " ", "-", "--", ".", "...", '"', "'", "!", ":", "«", "»", "5"]
PIECES += ["\u00a0", " - ", " -- "]


@pytest.mark.parametrize("code", list_languages())
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_printed_character_is_traced_to_what_was_typed(
    code: str, pieces: list[str]
) -> None:
    typed = "".join(pieces)
    said = typeset_text(typed, load_language(code))
    span = trace_edits(typed, said)
    for at, letter in enumerate(said):
        part = span.slice(at, at + 1)
        was = typed[part.start : part.stop]
        if letter.isalnum():
            assert was.strip() == letter
        elif letter.strip():
            assert was.strip(), (typed, said, at)
