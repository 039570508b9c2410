"""Words are printed as meant, or told: markup where none is read, and what only looks like it."""

import re
from pathlib import Path

import pytest

from reporting.content.addresses import blank_addresses
from reporting.content.inline import Words, read_paragraph
from reporting.content.lines import blank_numbering, find_items
from reporting.content.look_alikes import find_look_alikes
from reporting.content.values import Text
from reporting.errors import Severity
from tests.content.planted import at, changed, only, problems
from tests.running_text import PLAIN, RICH, Field, name_field, write_into
from tests.samples import MINIMAL

PROSE = "Orchard grew by 16%[^growth]."


def prose(words: str) -> str:
    """Return the smallest content with other words as its text, indented as they stand there."""
    lines = [f"          {line}" for line in words.split("\n")]
    return changed(f"text: {PROSE}", "text: |\n" + "\n".join(lines), MINIMAL)


def printed(text: str) -> str:
    return "".join(
        run.text for run in read_paragraph(text).runs if isinstance(run, Words)
    )


def doubts(text: str) -> list[str]:
    return [doubt.code for doubt in read_paragraph(text).doubts]


# ---------------------------------------------------------------- markup where words stand


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("so[^revenue]", "[^revenue]"),
        ("so {revenue}", "{revenue}"),
        ("so *em*", "*em*"),
        ("so **strong**", "**strong**"),
        ("so [there](https://example.org)", "[there](https://example.org)"),
        ("so[^No id]", "[^No id]"),
    ],
)
def test_markup_in_every_plain_field_is_refused_in_its_line(
    tmp_path: Path, markup: str, written: str
) -> None:
    places: dict[str, str] = {}

    def write(field: Field, words: str, _: str) -> str:
        if field not in PLAIN:
            return words
        places[f"W{len(places)}"] = name_field(field)
        return f"W{len(places) - 1} {markup}"

    text, done = write_into(Text, write)
    assert {name_field(field) for field in done} >= {
        name_field(field) for field in PLAIN
    }
    found = [one for one in problems(tmp_path, text) if one.code == "E330"]
    lines = text.splitlines()
    told = {re.search(r"W\d+", lines[one.line - 1])[0] for one in found}  # type: ignore[index]
    assert told == set(places)
    for one in found:
        assert (
            one.message
            == f"`{written}` is printed as it stands: markup is not read here"
        )
        assert at(one, text).startswith(written)
        assert one.hint


def test_what_is_no_markup_may_stand_in_plain_words(tmp_path: Path) -> None:
    text = changed(
        "title: A small dossier", "title: '[Draft] {a, b} 5*3*2 * C:\\_x a_b'", MINIMAL
    )
    assert not problems(tmp_path, text)


def test_a_backslash_in_plain_words_is_warned_of(tmp_path: Path) -> None:
    found = only(
        tmp_path,
        changed("title: A small dossier", r"title: A \*small\* dossier", MINIMAL),
    )
    assert (found.code, found.severity) == ("W331", Severity.WARNING)


def test_every_line_that_stands_over_others_is_running_text() -> None:
    names = set(map(name_field, RICH))
    assert names >= {
        "Edition.subtitle", "Edition.why_now", "Heading.takeaway", "Figure.comparison", "Column.label",
        "Event.label", "Step.title", "Side.title", "Callout.title", "Disagreement.question",
        "Image.credit", "Image.caption", "Chart.title", "Prose.title", "Prose.unsourced", "Source.note",
    }  # fmt: skip


# ---------------------------------------------------------------- stars, underscores, backslashes


@pytest.mark.parametrize(
    "text",
    [
        "5*3*2", "a*b*c", "__init__", "snake_case_name", "2 * 3", "* * *", " * ", "5* hotel",
        "the *.tif and *.csv files", r"\\server\orchard\_archive and C:\Users\vera\*.tif",
        r"C:\data\[new]", r"either\or", r"\\server", "https://example.org/_a_/b*c*d", "M*A*S*H", "marked (*) and [*]", "x_1*y_2*z_3",
    ],
)  # fmt: skip
def test_a_mark_within_a_word_is_a_character(text: str) -> None:
    assert printed(text) == text
    assert not doubts(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*very well**", "well**"), ("an *emphasis", "*emphasis"), ("**strong words", "**strong"),
        ("**un**believable", "**un"), ("so**", "so**"), ("Price* and *without tax", "Price*"),
    ],
)  # fmt: skip
def test_emphasis_without_an_end_is_warned_of(text: str, shown: str) -> None:
    first, *_ = read_paragraph(text).doubts
    assert (first.code, first.written) == ("W333", shown)
    assert r"\*" in first.hint


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        (r"\*a\* \_b\_ \{c\} \[d\]", "*a* _b_ {c} [d]", []),
        (r"orchard\_archive", "orchard_archive", ["W332"]),
        (r"\\server\\share", r"\server\share", ["W332"]),
        (r"say \"so\"", 'say "so"', []),
        (r"10\/11 and \, and \n", r"10\/11 and \, and \n", []),
        (r"\<b>x\</b>", "<b>x</b>", []),
    ],
)
def test_a_backslash_is_printed_where_it_escapes_nothing(
    text: str, words: str, codes: list[str]
) -> None:
    assert printed(text) == words
    assert doubts(text) == codes


def test_emphasis_in_a_script_without_capitals_needs_no_spaces() -> None:
    assert [run.text for run in read_paragraph("これは*重要*です").runs if isinstance(run, Words)] == [
        "これは", "重要", "です",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "*„so“*",
        "**.NET**",
        "*’Ndrangheta*",
        "(*so*)",
        "*(so)*",
        "„*so*“",
        "«*so*»",
        "*so*, *so*!",
        "*so*—so",
    ],
)
def test_emphasis_stands_beside_quotation_marks_and_brackets(text: str) -> None:
    assert "*" not in printed(text)
    assert not doubts(text)


def test_an_open_star_is_told_in_its_line(tmp_path: Path) -> None:
    text = prose("Orchard grew by 16%[^growth].\nIt did *very well**.")
    found = only(tmp_path, text)
    assert (found.code, at(found, text)) == ("W333", "well**.")


# ---------------------------------------------------------------- the markup of others


@pytest.mark.parametrize(
    ("text", "code", "cure"),
    [
        ("__very__ good", "W336", "**strong**"), ("<b>x</b>", "W337", "**words**"), ("<I>x</I>", "W337", "*words*"),
        ("one<br>two", "W337", "blank line"), ('<a href="x">y</a>', "W337", "[words](https://…)"),
        ("A &amp; B", "W338", "itself: &"), ("it&#8217;s", "W338", "itself: ’"), ("5&nbsp;kg", "W338", "space"),
        ("# Heading", "W339", "title"), ("`code`", "W340", "quotation marks"), ("~~gone~~", "W341", "leave out"),
        ("==lit==", "W342", "**strong**"), ("$x^2$", "W343", "x²"), (r"\frac{1}{2}", "W343", "½"),
        ("| a | b |", "W345", "kind: table"), ("> said", "W346", "kind: quotation"), ("[x][1]", "W347", "[words]"),
        ("<https://example.org>", "W348", "alone"), ("---", "W349", "block"),
    ],
)  # fmt: skip
def test_other_markup_is_warned_of_with_what_to_write(
    text: str, code: str, cure: str
) -> None:
    (found,) = find_look_alikes(text)
    assert found.code == code
    assert cure in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 and 7 > 3", "A & B, AT&T; R&D", "$5 and $6", "$5-$10", "US$5 and A$6", "#1 in the valley", "__init__",
        "a = b == c", "~5", "a | b", "[sic]", "[a][^growth]", "https://example.org/?a=1&amp;b=2", "fish & chips; more",
        "he said `so", "> 5% of it", "C# and F#", r"\<b>x", "it cost $x", "x -- y", "<name>",
    ],
)  # fmt: skip
def test_honest_text_looks_like_nothing_else(text: str) -> None:
    assert not list(find_look_alikes(text))


def test_a_tag_in_prose_and_in_a_name_is_told_in_its_line(tmp_path: Path) -> None:
    text = changed("title: Overview", "title: Over<br>view", prose("It is <b>so</b>."))
    found = problems(tmp_path, text)
    assert [(one.code, at(one, text)) for one in found] == [
        ("W337", "<br>view"),
        ("W337", "<b>so</b>."),
    ]


@pytest.mark.parametrize(
    ("words", "code", "cure"),
    [
        ("See ![a robot](robot.png) here.", "E334", "kind: image"),
        ("See ![a robot](https://example.org/robot.png).", "E334", "kind: image"),
        ("It grew.\n[^1]: The Gazette", "E335", "`claims`"),
    ],
)
def test_a_picture_and_a_footnote_are_refused_with_their_place(
    tmp_path: Path, words: str, code: str, cure: str
) -> None:
    text = prose(f"{PROSE}\n\n{words}")
    found = only(tmp_path, text)
    assert found.code == code
    assert cure in found.hint


# ---------------------------------------------------------------- lists


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("- prune\n  - Bramleys\n- feed", "- prune"), ("1. Order\n2. Close", "1. Order"), ("1. Order", "1. Order"),
        ("• one", "• one"), ("a) one\nb) two", "a) one"), ("* one\n* two", "* one"), ("(1) one", "(1) one"),
        ("Three things:\n- one\n- two", "- one"), ("– one\n– two", "– one"), ("- [ ] one", "- [ ] one"),
    ],
)  # fmt: skip
def test_lines_that_look_like_a_list_are_warned_of(
    tmp_path: Path, words: str, sign: str
) -> None:
    text = prose(f"{PROSE}\n\n{words}")
    found = only(tmp_path, text)
    assert (found.code, found.message) == (
        "W344",
        "this looks like a list, and is printed as one paragraph",
    )
    assert "use `kind: bullets`" in found.hint
    assert at(found, text).strip() == sign


@pytest.mark.parametrize(
    "words",
    [
        "The crop grew\n- more than ever - this year.", "– Who is it?", "12. October was dry.", "A. Smith said so.",
        "It grew by more than\n12. So it was.", "-5 degrees", "1.5 times", "e. g. this",
    ],
)  # fmt: skip
def test_a_line_that_begins_like_an_item_is_none_by_itself(words: str) -> None:
    assert not find_items(words, ["en"])
    assert blank_numbering(words, ["en"]) == words


def test_a_german_day_is_no_item() -> None:
    assert not find_items("3. Oktober 2026: Die Ernte beginnt.", ["de"])
    assert find_items("3. Oktober 2026: Die Ernte beginnt.", ["it"])


def test_an_item_that_sets_its_own_sign_is_told_to_leave_it_out(tmp_path: Path) -> None:
    text = changed(
        f"kind: prose\n        text: {PROSE}",
        "kind: bullets\n        items: ['- Look', '2. Pick']",
        MINIMAL,
    )
    text = text.replace("title: Overview", "title: Overview")
    hints = [one.hint for one in problems(tmp_path, text) if one.code == "W344"]
    assert hints == [
        "leave `-` out: the list sets its own signs",
        "leave `2.` out: the list sets its own signs",
    ]


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("see https://example.org/report/4711.", "see ."), ("www.example.org/55 says", " says"),
        ("example.org/report/4711 says", " says"), ("a4@b55.org", ""), ("report-2024.pdf, img_0042.tif", ", "),
        (r"C:\data\4711 and /srv/data/4711", " and "), ("sales_2024 and f_2()", " and "), ("10.1000/182", ""),
        ("16.2 m, 3.1bn, 24/7, 50 km/h, 24/11/2025", "16.2 m, 3.1bn, 24/7, 50 km/h, 24/11/2025"), ("11_000", "11_000"),
    ],
)  # fmt: skip
def test_addresses_and_files_state_nothing(text: str, left: str) -> None:
    blanked = blank_addresses(text)
    assert len(blanked) == len(text)
    assert " ".join(blanked.split()) == " ".join(left.split())


def test_a_star_ends_a_cell_whose_note_says_more(tmp_path: Path) -> None:
    text = changed("{en: wet, it: piovoso}", "{en: wet*, it: piovoso*}")
    assert not problems(tmp_path, text)


def test_markup_in_another_name_is_refused(tmp_path: Path) -> None:
    text = changed("{name: Vera Laine, sic: true", "{name: 'Vera *Laine*', sic: true")
    found = only(tmp_path, text)
    assert (found.code, at(found, text)[:7]) == ("E330", "*Laine*")
