"""`make-report cite` and `make-report paragraphs`: words of a source -> a citation that stands."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reporting import EvidenceError, UsageError, check, cite, list_paragraphs
from reporting.cli.main import main
from reporting.evidence.report.citing import ListedParagraph, ListedSource
from reporting.evidence.report.paragraph_list import format_paragraphs
from reporting.evidence.sources.passage_search import PassageSearch
from tests.evidence.dossiers import html, pdf
from tests.evidence.orchard import GAZETTE, write_orchard
from tests.tools import ROOT

TEXTS = [
    "The orchard and its machines",
    "“The robots”, says Vera Lane, have made the time of picking ten times shorter since 21 October 2025.",
    "In 2016 there were none; the farm took 3.1 billion euros, 16% more than a year before.",
    "The orchard took 3.1 billion euros, says the farm, and a third of it went to the pickers.",
]


@pytest.fixture
def orchard(tmp_path: Path) -> Path:
    """Return the path of a sound content, with the copies of its sources beside it."""
    return write_orchard(tmp_path)


def uncite(path: Path, claim: str) -> None:
    """Take a claim's citations away, as while it is being written."""
    text = path.read_text(encoding="utf-8")
    pattern = rf"(- id: {claim}\n(?:    .*\n)*?)    cites: .*\n"
    text, count = re.subn(pattern, r"\1", text)
    assert count == 1
    path.write_text(text, encoding="utf-8")


# ------------------------------------------------------------------ finding words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("“The robots”, says Vera Lane", [(2, "“The robots”, says Vera Lane,")]),
        (
            '"the ROBOTS" … shorter',
            [
                (
                    2,
                    "“The robots”, says Vera Lane, have made the time of picking ten times shorter",
                )
            ],
        ),
        (
            "10 times shorter since Oct. 21, 2025",
            [(2, "ten times shorter since 21 October 2025.")],
        ),
        ("3,100,000,000 euros", [(3, "3.1 billion euros,"), (4, "3.1 billion euros,")]),
        (
            "3.1 billion ... year before",
            [(3, "3.1 billion euros, 16% more than a year before.")],
        ),
        ("none; … took 3.1", [(3, "none; the farm took 3.1 billion")]),
        ("the farm took 3", []),
        ("33% … pickers", [(4, "a third of it went to the pickers.")]),
        ("a third [...] pickers", [(4, "a third of it went to the pickers.")]),
        ("machine", []),
        ("shorter … The robots", []),
    ],
)
def test_words_are_found_as_terms_are(words: str, found: list[tuple[int, str]]) -> None:
    passages = PassageSearch(TEXTS, "en").find(words)
    stretches = [
        (each.number, TEXTS[each.number - 1][each.start : each.stop])
        for each in passages
    ]
    assert stretches == found


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("The robots, says Vera Lake, have made", (2, "Lake", "Lane")),
        ("Vera Lane, have quickly made the time", (2, "quickly", "")),
        ("the farm took 3.1 billion euros, 18% more", (3, "18%", "16%")),
        ("went to all the pickers", (4, "all", "")),
        ("Vera Lane, … nine times shorter", (2, "nine", "ten")),
        ("nothing of the kind was ever written here", None),
    ],
)
def test_the_nearest_place_is_told_with_what_differs(
    words: str, near: tuple[int, str, str] | None
) -> None:
    found = PassageSearch(TEXTS, "en").find_near(words)
    assert (found and (found.number, found.words, found.stands)) == near


# ------------------------------------------------------------------ printing


def test_a_citation_is_printed_to_be_pasted(
    orchard: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "Orchard, which … up 18%"
    assert main(["cite", "gazette", words, str(orchard)]) == 0
    printed = capsys.readouterr().out
    (item,) = yaml.safe_load(printed.splitlines()[0])
    assert item["terms"] == [
        "Orchard",
        "Vera Lane",
        "2019",
        "12.4 billion",
        "third quarter of 2026",
        "18%",
    ]
    assert (item["source"], item["paragraph"]) == ("gazette", 2)
    assert f"hash {item['hash']}\n" in printed
    assert "paragraph 2: “Orchard, which Vera Lane" in printed
    text = orchard.read_text(encoding="utf-8")
    pasted = text.replace(
        'cites: [{source: gazette, paragraph: 2, terms: [Vera Lane, Orchard, "2019"]}]',
        f"cites:\n      {printed.splitlines()[0]}",
    )
    assert pasted != text
    orchard.write_text(pasted, encoding="utf-8")
    report = check(orchard)
    pasted_verdict = next(each for each in report.citations if each.claim == "since")
    assert (pasted_verdict.verdict, pasted_verdict.terms) == (
        "found",
        tuple(item["terms"]),
    )
    assert {each.code for each in report.problems} == {
        "W514"
    }  # numbers of another claim


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ["gazette", "Orchard"],
            2,
            "in paragraphs 1, 2 and 5 of `gazette`: write more of them, or choose with --paragraph N",
        ),
        (
            ["gazette", "Orchard", "--paragraph", "3"],
            4,
            "in paragraphs 1, 2 and 5 of `gazette`, not in 3",
        ),
        (
            ["gazette", "Its robots … seven times"],
            4,
            "stand in paragraphs 3 and 4 of `gazette`: a citation names one paragraph, so cite each",
        ),
        (
            ["gazette", "pick apples twelve times as fast"],
            4,
            "paragraph 3 is nearest: it has “eleven” where you wrote “twelve”",
        ),
        (
            ["gazette", "of quite another matter"],
            4,
            "stand nowhere in `gazette`; `make-report paragraphs gazette` lists what does",
        ),
        (["gazete", "Orchard"], 2, "has no source `gazete`; did you mean `gazette`?"),
        (["gazette", " … "], 2, "write some words of the passage"),
        (
            ["gazette", "Tom Ash", "--write", "sevn"],
            2,
            "has no claim `sevn`; did you mean `seven`?",
        ),
        (
            ["gazette", "Tom Ash", "--terms", "Ash,1250"],
            4,
            "`1250` does not stand in paragraph 4 of `gazette`",
        ),
        (
            ["gazette", "Tom Ash", "--write", "seven"],
            2,
            "`seven` cites paragraph 4 of `gazette` already",
        ),
        (["nowhere.txt", "Tom Ash"], 2, "there is no file nowhere.txt"),
    ],
)
def test_what_cannot_be_cited_is_told(
    arguments: list[str],
    code: int,
    said: str,
    orchard: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = orchard.read_bytes()
    source, words, *options = arguments
    assert main(["cite", source, words, str(orchard), *options]) == code
    assert said in capsys.readouterr().err
    assert orchard.read_bytes() == before


# ------------------------------------------------------------------ writing


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_claim_without_citations_gets_one_and_every_other_byte_stays(
    end: str, orchard: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uncite(orchard, "seven")
    before = orchard.read_text(encoding="utf-8").replace("\n", end)
    orchard.write_bytes(before.encode())
    assert (
        main(
            [
                "cite",
                "gazette",
                "Tom Ash … seven times",
                str(orchard),
                "--write",
                "seven",
            ]
        )
        == 0
    )
    printed = capsys.readouterr().out
    after = orchard.read_bytes().decode()
    lines = after.split(end)
    place = re.search(r":(\d+): written to `seven`", printed)
    assert place
    written = lines.pop(int(place[1]) - 1)
    assert end.join(lines) == before
    assert "cites: [{source: gazette, paragraph: 4, terms: [" in written
    report = check(orchard)
    assert report.problems == ()
    assert {each.verdict for each in report.citations} == {"found"}


def test_the_numbers_of_a_claim_are_among_its_terms_and_no_others(
    orchard: Path,
) -> None:
    uncite(orchard, "since")
    passage = "Orchard, which Vera Lane … up 18%"
    cited = cite("gazette", passage, orchard, write="since")
    assert cited.terms == ("Orchard", "Vera Lane", "2019")
    assert cited.doubts == ()


def test_a_passage_whose_numbers_the_claim_does_not_say_is_told(orchard: Path) -> None:
    uncite(orchard, "since")
    with pytest.raises(UsageError, match="“up 18%” has nothing that the claim says"):
        cite("gazette", "up 18%", orchard, write="since")
    cited = cite("gazette", "quarter of 2026, up 18%", orchard, write="since")
    assert cited.terms == ("quarter",)
    note = "no term asks for 2026, 18%: the claim does not say it"
    assert cited.notes == (note,)


@pytest.mark.parametrize(
    ("text", "words", "terms"),
    [
        ("O bonde da Trilhos S.A. custa R$ 5,10.", "bonde … S.A.", ["bonde", "Trilhos S.A."]),
        ("O bonde da Trilhos S.A. custa R$ 5,10.", "custa … 5,10", ["custa", "5,10"]),
        ("City buys 48 trams", "City buys", ["City", "buys"]),
        ("Sie ist alt, hier im Tal.", "alt, hier", ["hier"]),
        ("Linie;2024;2025\nGesamt;38,1;40,9", "40,9", ["40,9"]),
    ],
)  # fmt: skip
def test_a_term_is_a_whole_name_and_no_neighbour_of_it(
    text: str, words: str, terms: list[str], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.csv"
    copy.write_text(text, encoding="utf-8")
    assert cite(str(copy), words, language="pt").terms == tuple(terms)


def test_terms_may_be_chosen_and_doubts_about_them_are_told(
    orchard: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uncite(orchard, "since")
    options = ["--write", "since", "--terms", "Vera Lane,2019", "--terms", "18%"]
    assert main(["cite", "gazette", "Vera Lane has led", str(orchard), *options]) == 0
    said = capsys.readouterr()
    assert 'terms: ["Vera Lane", "2019", "18%"]' in said.out
    assert "the claim says nothing of `18%` [W514]" in said.err


def test_a_changed_copy_is_never_blessed(orchard: Path) -> None:
    uncite(orchard, "seven")
    before = orchard.read_bytes()
    (orchard.parent / "gazette.txt").write_text(
        f"A new head\n\n{GAZETTE}", encoding="utf-8"
    )
    with pytest.raises(EvidenceError, match="is not the one that was read"):
        cite("gazette", "Tom Ash … seven times", orchard, write="seven")
    assert orchard.read_bytes() == before
    assert cite("gazette", "Tom Ash … seven times", orchard).paragraph == 5


@pytest.mark.parametrize("given", ["", "    sha256:\n", f'    sha256: "{"0" * 64}"\n'])
def test_a_hash_that_nobody_has_written_yet_is_written(
    given: str, orchard: Path
) -> None:
    uncite(orchard, "seven")
    text = orchard.read_text(encoding="utf-8")
    text = re.sub(r"(file: gazette\.txt\n)    sha256: \w+\n", rf"\g<1>{given}", text)
    orchard.write_text(text, encoding="utf-8")
    cited = cite("gazette", "Tom Ash … seven times", orchard, write="seven")
    assert cited.notes == ("wrote the `sha256` of `gazette` too, which had none",)
    assert check(orchard).problems == ()


def test_an_edit_that_would_break_the_content_is_not_written(orchard: Path) -> None:
    text = orchard.read_text(encoding="utf-8")
    text = text.replace("  - id: seven", "  - &same\n    id: seven").replace(
        "disagrees_with: [seven]", "disagrees_with: [seven]", 1
    )
    text += "x: *same\n"
    orchard.write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match="stands elsewhere too, by \\*same"):
        cite("gazette", "Its robots", orchard, write="seven")
    assert orchard.read_text(encoding="utf-8") == text


# ------------------------------------------------------------------ paragraphs


def test_paragraphs_are_listed_with_their_numbers(
    orchard: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["paragraphs", "gazette", str(orchard)]) == 0
    printed = capsys.readouterr().out
    expected = [line for line in GAZETTE.splitlines() if line]
    assert printed == "".join(
        f"{number}  {line}\n" for number, line in enumerate(expected, 1)
    )


@pytest.mark.parametrize(("name", "write"), [("a.html", html), ("a.pdf", pdf)])
def test_a_file_needs_no_content(name: str, write: object, tmp_path: Path) -> None:
    assert callable(write)
    (tmp_path / name).write_bytes(write(tuple(TEXTS)))
    listed = list_paragraphs(str(tmp_path / name), tmp_path / "content.yaml")
    assert listed.count == len(TEXTS)
    assert [each.text[:11] for each in listed.paragraphs] == [
        text[:11] for text in TEXTS
    ]


def test_words_are_looked_for_with_their_neighbours(
    orchard: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--grep", "1250", "--around", "1", "--format", "json"]
    assert main(["paragraphs", "corriere", str(orchard), *options]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["number"] for each in data["paragraphs"]] == [1, 2, 3]
    assert data["paragraphs"][1]["match"] == "1.250"
    assert "match" not in data["paragraphs"][0]
    assert main(["paragraphs", "corriere", str(orchard), "--regex", "r(o|a)bot"]) == 0
    assert capsys.readouterr().out[:3] == "1  "
    assert main(["paragraphs", "corriere", str(orchard), "--grep", "nowhere"]) == 0
    said = capsys.readouterr()
    assert (said.out, "no paragraph has “nowhere”" in said.err) == ("", True)
    for regex in ("(", "a{99999999999}"):
        with pytest.raises(UsageError, match="not a regular expression"):
            list_paragraphs("corriere", orchard, regex=regex)


@pytest.mark.parametrize(("around", "numbers"), [(-3, [2]), (10**12, [1, 2, 3, 4])])
def test_neighbours_are_those_that_are_there(
    around: int, numbers: list[int], orchard: Path
) -> None:
    listed = list_paragraphs("corriere", orchard, grep="1250", around=around)
    assert [each.number for each in listed.paragraphs] == numbers


def test_a_terminal_gets_lines_of_its_width_and_no_control_of_it() -> None:
    text = "An orchard \x1b[31mof apples\x1b[0m stands on the hill, and " * 3
    paragraph = ListedParagraph(7, text, "0" * 16, 3, 10)
    listed = ListedSource("s", "s.txt", "", 100, (paragraph,))
    lines = format_paragraphs(listed, 40, is_bold=True).splitlines()
    plain = [re.sub(r"\x1b\[[01]m", "", line) for line in lines]
    assert max(map(len, plain)) <= 40
    assert all(line.startswith("     ") for line in plain[1:])
    assert lines[0].startswith("  7  An \x1b[1morchard\x1b[0m ")
    assert "\x1b[31m" not in "".join(lines)
    (line,) = format_paragraphs(listed).splitlines()
    assert "\x1b" not in line
    assert line.count("orchard") == 3


def test_gaps_between_paragraphs_are_shown() -> None:
    paragraphs = tuple(ListedParagraph(number, "x", "") for number in (1, 2, 5))
    listed = ListedSource("s", "s.txt", "", 5, paragraphs)
    assert format_paragraphs(listed) == "1  x\n2  x\n--\n5  x\n"


@pytest.mark.parametrize(
    "command", [["paragraphs", "a.txt"], ["cite", "a.txt", "Vera Lane"]]
)
def test_citing_loads_nothing_that_lays_out(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join(TEXTS), encoding="utf-8")
    rooms = ("dossier", "deck", "slides", "charts", "design", "plan")
    code = (
        "import sys; from reporting.cli.main import main; "
        f"code = main({command!r}); "
        f"loaded = [m for m in sys.modules if m.startswith({tuple(f'reporting.{r}.' for r in rooms)!r})]; "
        "libraries = {'reportlab', 'pptx', 'PIL', 'openpyxl'} & sys.modules.keys(); "
        "print(code, loaded, libraries)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "0 [] set()"
