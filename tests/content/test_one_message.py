"""One slip, one message: what only follows from a fault is not told beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import ContentError, Problem, load
from reporting.content.dangling import write_lines
from tests.evidence.orchard import write_orchard

Changes = tuple[tuple[str, str], ...]


def find_problems(folder: Path, changes: Changes) -> tuple[tuple[Problem, ...], str]:
    """Return what is found in the orchard's dossier with some words changed, and its text."""
    path = write_orchard(folder)
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    try:
        return load(path).warnings, text
    except ContentError as error:
        return error.problems, text


def find_only(folder: Path, changes: Changes) -> tuple[Problem, str]:
    """Return the one problem, and its line from its column on."""
    found, text = find_problems(folder, changes)
    assert len(found) == 1, "\n".join(map(str, found))
    (problem,) = found
    return problem, text.splitlines()[problem.line - 1][problem.column - 1 :]


MARK_EN = ("Lane says eleven times[^eleven]", "Lane says eleven times[^elven]")
MARK_IT = ("undici volte[^eleven], Tom", "undici volte[^elven], Tom")
SINCE = """\
  - id: since
    text: {en: Vera Lane has led Orchard since 2019., it: Vera Lane guida Orchard dal 2019.}
    by: [gazette]
    status: reported
    cites: [{source: gazette, paragraph: 2, terms: [Vera Lane, Orchard, "2019"]}]
"""

SLIPS: dict[str, tuple[Changes, str, str, str, str]] = {
    # name: changes, what stands at the place, message, hint, code
    "two claims with one id": (
        (("- id: seven\n", "- id: eleven\n"),),
        "eleven",
        "the id `eleven` is given twice: here and in line 75",
        "every id is given once",
        "E300",
    ),
    "an entity with the id of a source": (
        (("{id: orchard, ", "{id: gazette, "),),
        "gazette",
        "the id `gazette` is given twice: here and in line 22",
        "every id is given once",
        "E300",
    ),
    "a mark in one language": (
        (MARK_EN,),
        "[^elven]",
        "there is no claim `elven`",
        "did you mean `eleven`?",
        "E301",
    ),
    "a mark in both languages": (
        (MARK_EN, MARK_IT),
        "[^elven]",
        "there is no claim `elven`, which also stands in line 130",
        "did you mean `eleven`?",
        "E301",
    ),
    "a figure in one language": (
        (("Orchard took {revenue}[^revenue]", "Orchard took {revenu}[^revenue]"),),
        "{revenu}",
        "there is no figure `revenu`",
        "did you mean `revenue`?",
        "E301",
    ),
    "a mark that another claim has": (
        (("sette volte[^seven].\n\n      Il", "sette volte[^jobs].\n\n      Il"),),
        "sette",
        "`sette` is borne by no claim that is cited here",
        "the claim `seven` bears it: put [^seven] behind it",
        "E500",
    ),
    "one mark for another": (
        (("del Sindacato", "del Sindacato"), ("dal 2019[^since]", "dal 2019[^jobs]")),
        "[^jobs]",
        "`en` has [^since] where `it` has [^jobs]",
        "both languages rest on the same claims and give the same figures",
        "E325",
    ),
    "the id of a claim where it is given": (
        (("  - id: revenue\n    text", "  - id: revenu\n    text"),),
        "revenu",
        "nothing refers to the claim `revenu`, but lines 9, 14, 60, 123 and 128 to `revenue`",
        "did you mean `revenue` here?",
        "E314",
    ),
    "the id of a figure where it is given": (
        (("  - id: revenue\n    label", "  - id: revenu\n    label"),),
        "revenu",
        "nothing refers to the figure `revenu`, but lines 9, 14, 123, 128 and 132 to `revenue`",
        "did you mean `revenue` here?",
        "E314",
    ),
    "the id of a source where it is given": (
        (("  - id: gazette\n", "  - id: gazete\n"),),
        "gazete",
        "nothing refers to the source `gazete`, but lines 69, 72, 74, 81, 90 and 2 more to `gazette`",
        "did you mean `gazette` here?",
        "E314",
    ),
    "who says so": (
        (("    by: [orchard]", "    by: [orchad]"),),
        "orchad]",
        "there is no entity or source `orchad`",
        "did you mean `orchard`?",
        "E301",
    ),
    "who disagrees": (
        (("disagrees_with: [seven]", "disagrees_with: [sevn]"),),
        "sevn]",
        "there is no claim `sevn`",
        "did you mean `seven`?",
        "E301",
    ),
    "a claim that was deleted": (
        ((SINCE, ""),),
        "[^since]",
        "there is no claim `since`, which also stands in lines 123 and 137",
        "",
        "E301",
    ),
    "a value that the claim does not give": (
        (("    value: 12_400_000_000", "    value: 12_500_000_000"),),
        "12_500_000_000",
        "the claim `revenue` does not give this number",
        "",
        "E503",
    ),
    "a term with another number": (
        (('"1.250"', '"1.520"'),),
        '"1.520"',
        "the claim says nothing of `1.520`",
        "its text says `1,250`, which no term has: write the same in both",
        "W514",
    ),
    "a number in one language of a claim": (
        (("has replaced 1,250 people", "has replaced 1,520 people"),),
        "1,520",
        "the figures differ between the languages: `en` has 1520, `it` has 1250 (lines 101 and 102)",
        "write the same figures in all languages",
        "E520",
    ),
    "a number in one language of a text": (
        (("has led Orchard since 2019[^since]", "led 44 farms since 2019[^since]"),),
        "44",
        "`44` is borne by no claim that is cited here",
        "what is cited here (revenue, since) says otherwise; or say on the block why it is `unsourced`",
        "E500",
    ),
    "a name in one language": (
        (("Tom Ash says\n", "Tom Asch says\n"),),
        "Tom Asch",
        "`Tom Asch` is one letter off the name `Tom Ash`",
        "spell it so, or list it as an alias of its entity",
        "W519",
    ),
    "a language that is not listed": (
        (("languages: [en, it]", "languages: [en]"),),
        "[en]",
        "28 texts, from line 5 on, are written in `it`, which is not a language of this dossier",
        "add `it` to `languages`, or delete these texts",
        "E323",
    ),
    "a language without texts": (
        (("languages: [en, it]", "languages: [en, it, de]"),),
        "de]",
        "no text is written in `de`",
        "write each text in it too, or delete it from `languages`",
        "E322",
    ),
    "a language that is mistyped": (
        (("languages: [en, it]", "languages: [en, ti]"),),
        "ti]",
        "there are no labels for the language `ti`",
        "did you mean `it`?",
        "E321",
    ),
    "a language of one text": (
        (
            (
                "it: Orchard e i suoi robot}",
                "ti: Orchard e i suoi robot}",
            ),
        ),
        "Orchard e i suoi",
        "`ti` is not a language of this dossier",
        "did you mean `it`?",
        "E323",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_once_at_its_place_with_its_cure(
    tmp_path: Path, name: str
) -> None:
    changes, place, message, hint, code = SLIPS[name]
    problem, rest = find_only(tmp_path, changes)
    assert (problem.message, problem.code) == (message, code)
    assert rest.startswith(place)
    assert problem.hint == hint or not hint


BROKEN: dict[str, tuple[str, str, str]] = {
    "an open brace": (
        "Orchard took {revenue}[^revenue]",
        "Orchard took {revenue[^revenue]",
        "is not a figure",
    ),
    "a key of a figure": ("    value: 12_4", "    valu: 12_4", "`valu` is not a key"),
    "a value of a figure": (
        "value: 12_400_000_000",
        "value: a lot",
        "not a number: `a lot`",
    ),
    "a figure without its claim": ("    claim: revenue\n", "", "missing `claim`"),
    "a status": ("status: confirmed", "status: confirmd", "`confirmd` is not one of"),
    "a claim without its text": (
        "    text: {en: Vera Lane has led Orchard since 2019., it: Vera Lane guida Orchard dal 2019.}\n",
        "",
        "missing `text`",
    ),
    "a claim without its id": (
        "  - id: seven\n    text:",
        "  - text:",
        "missing `id`",
    ),
    "an id in capitals": ("  - id: seven", "  - id: Seven", "not an id"),
    "an id of two words": ("  - id: seven", "  - id: seven times", "not an id"),
    "a key of a source": (
        "    outlet: The Gazette",
        "    outlett: The Gazette",
        "`outlett` is not a key",
    ),
    "a type of chart": ("        type: column", "        type: colum", "`colum` is"),
    "the list of claims": ("\nclaims:", "\nclaim:", "`claim` is not a key"),
    "the list of figures": ("\nfigures:", "\nfigure:", "`figure` is not a key"),
    "the list of sources": ("\nsources:", "\nsource:", "`source` is not a key"),
    "the list of sections": ("\nsections:", "\nsection:", "`section` is not a key"),
    "a key of an entity": (
        "{id: lane, name: Vera Lane,",
        "{id: lane, nam: Vera Lane,",
        "`nam` is not a key",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_hangs_on_a_broken_piece_is_not_told_beside_it(
    tmp_path: Path, name: str
) -> None:
    old, new, message = BROKEN[name]
    problem, _ = find_only(tmp_path, ((old, new),))
    assert message in problem.message


def test_two_slips_are_told_as_two(tmp_path: Path) -> None:
    changes = (
        ("    by: [orchard]", "    by: [orchad]"),
        ("figures: [revenue]}", "figures: [revenu]}"),
        ("- {id: numbers", "- {id: story"),
    )
    found, _ = find_problems(tmp_path, changes)
    assert [problem.code for problem in found] == ["E301", "E300", "E301"]


def test_an_id_that_is_not_like_any_has_no_cure(tmp_path: Path) -> None:
    """`seven` is no `eleven`."""
    text = (
        "      it: Tom Ash, del Sindacato dei raccoglitori, ha contato sette volte.\n"
    )
    start = "  - id: seven\n"
    path = write_orchard(tmp_path)
    whole = path.read_text("utf-8")
    first = whole.index(start)
    last = whole.index("  - id: pears\n")
    assert text in whole[first:last]
    path.write_text(whole[:first] + whole[last:], "utf-8")
    with pytest.raises(ContentError) as caught:
        load(path)
    (problem,) = caught.value.problems
    assert problem.message.startswith("there is no claim `seven`, which also stands in")
    assert problem.hint == ""


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([4], "line 4"),
        ([4, 9], "lines 4 and 9"),
        ([1, 2, 3, 4, 5, 6, 7], "lines 1, 2, 3, 4, 5 and 2 more"),
    ],
)
def test_lines_are_listed_as_people_do(lines: list[int], words: str) -> None:
    assert write_lines(lines) == words


# ---------------------------------------------------------------- what nothing uses

HERALD = """\
  - id: herald
    title: Apples
    short: Herald
    unnamed: [outlet, author]
    published: 2026-10-11
    language: en
    retrieved: 2026-11-01
    file: herald.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000001"
"""
GROWERS = "  - {id: growers, name: Zeppelin Growers, kind: company, line: {en: Grows figs., it: Coltiva fichi.}}\n"
FIGURE = "  - {id: pace, label: {en: Pace of Pomona, it: Passo di Pomona}, value: 11, claim: eleven}\n"


@pytest.mark.parametrize(
    ("before", "added", "message", "code"),
    [
        ("entities:\n", HERALD, "nothing refers to the source `herald`", "W328"),
        ("figures:\n", GROWERS, "nothing refers to the entity `growers`", "W329"),
        ("claims:\n", FIGURE, "nothing refers to the figure `pace`", "W327"),
        (
            "sections:\n",
            SINCE.replace("id: since", "id: since-then"),
            "nothing refers to the claim `since-then`",
            "W307",
        ),
    ],
)
def test_row_14_what_nothing_uses_is_told(
    tmp_path: Path, before: str, added: str, message: str, code: str
) -> None:
    problem, _ = find_only(tmp_path, ((f"\n{before}", f"\n{added}{before}"),))
    assert (problem.message, problem.code) == (message, code)
    assert problem.hint


def test_an_entity_that_is_named_in_another_case_is_used(tmp_path: Path) -> None:
    added = ("\nfigures:\n", f"\n{GROWERS}figures:\n")
    named = ("2026 are out.,", "2026 are out for all the Zeppelins.,")
    also = ("2026 sono usciti.}", "2026 sono usciti per gli Zeppelin.}")
    found, _ = find_problems(tmp_path, (added, named, also))
    assert found == ()


def test_a_figure_that_another_follows_from_is_used(tmp_path: Path) -> None:
    added = ("\nclaims:\n", f"\n{FIGURE}claims:\n")
    derived = (
        "{revenue} / (1 + {revenue:change})",
        "{revenue} / (1 + {revenue:change}) + 0 * {pace}",
    )
    found, _ = find_problems(tmp_path, (added, derived))
    assert found == ()


BLUNDERS: dict[str, tuple[Changes, str, str, str]] = {
    # name: changes, what stands at the place, hint, code
    "a mark without its caret, in one language": (
        (("since 2019[^since]", "since 2019[since]"),),
        "[since]",
        "write `[^since]`, not `[since]`",
        "E325",
    ),
    "a mark in parentheses": (
        (("since 2019[^since]", "since 2019(^since)"),),
        "(^since)",
        "write `[^since]`",
        "E312",
    ),
    "two ids in one mark": (
        (("since 2019[^since]", "since 2019[^since, revenue]"),),
        "[^since, revenue]",
        "write `[^since][^revenue]`",
        "E312",
    ),
    "a name for an id": (
        (("    by: [orchard]", "    by: [Orchard]"),),
        "Orchard]",
        "write its id: `orchard`",
        "W315",
    ),
    "an id with a low line": (
        (("    by: [pickers]", "    by: [Pickers_]"),),
        "Pickers_]",
        "write its id: `pickers`",
        "W315",
    ),
    "a figure that rests on another claim": (
        (("    claim: revenue\n", "    claim: since\n"),),
        "12_400_000_000",
        "a figure is what its claim says",
        "E503",
    ),
    "a claim that disagrees with itself": (
        (("disagrees_with: [seven]", "disagrees_with: [eleven]"),),
        "eleven]",
        "",
        "E302",
    ),
    "a disagreement that is not said": (
        (("    disagrees_with: [seven]\n", ""),),
        "7}",
        "list the other claim under `disagrees_with`",
        "E506",
    ),
    "a chart without claims": (
        (("        claims: [denial]\n", ""),),
        "id: pickers-chart",
        "list the claims that bear them, let the chart `count`, or say why it is `unsourced`",
        "E501",
    ),
    "a figure in a derivation": (
        (("{revenue} / (1 +", "{revenu} / (1 +"),),
        '"{revenu}',
        "did you mean `revenue`?",
        "E504",
    ),
    "thousands with a point": (
        (("values: [3400, 3600]", "values: [3400, 3.600]"),),
        "3.600",
        "a point stands before decimals: write 3600",
        "E502",
    ),
}


@pytest.mark.parametrize("name", BLUNDERS)
def test_a_blunder_is_told_once_with_what_to_write(tmp_path: Path, name: str) -> None:
    changes, place, hint, code = BLUNDERS[name]
    problem, rest = find_only(tmp_path, changes)
    assert problem.code == code
    assert rest.startswith(place)
    assert problem.hint == hint


def test_a_word_in_brackets_that_is_a_claims_id_is_asked_about(tmp_path: Path) -> None:
    changes = (
        ("The third quarter brought", "The third quarter [jobs] brought"),
        ("Il terzo trimestre ha", "Il terzo trimestre [jobs] ha"),
    )
    found, _ = find_problems(tmp_path, changes)
    assert {problem.code for problem in found} == {"W316"}
    escaped = tuple((old, new.replace("[jobs]", "\\[jobs]")) for old, new in changes)
    found, _ = find_problems(tmp_path, escaped)
    assert found == ()
