"""`make-report check`: a verdict for each citation, on sources in two languages and three forms."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from reporting import ContentError, Report, UsageError, Verdict, check
from reporting.evidence.report.sarif import format_sarif
from tests.evidence.dossiers import (
    ENGLISH,
    ITALIAN,
    dossier,
    html,
    pdf,
    source_id,
    text,
    write,
)
from tests.tools import ROOT

Kept = Callable[[tuple[str, ...]], bytes]
SOURCES = [
    pytest.param("paper.txt", text, id="text"),
    pytest.param("paper.html", html, id="html"),
    pytest.param("paper.pdf", pdf, id="pdf"),
]
VERDICTS = [
    ("it", 2, ["secondo trimestre", "3,1 miliardi", "16%"], "found"),
    ("it", 3, ["10 volte", "Vera Lane", "«I robot»"], "found"),
    ("it", 2, ["dieci volte", "raccolto"], "elsewhere"),
    ("it", 2, ["3,1 miliardi", "12%"], "partly"),
    ("it", 3, ["16", "fichi"], "not found"),
    ("it", 9, ["Vera Lane", "fichi"], "not found"),
    ("en", 2, ["3,100,000,000", "16 per cent", "euros"], "found"),
    ("en", 3, ["tenfold", "Vera Lane"], "found"),
    ("en", 3, ["tenfold", "Vera Lake"], "partly"),
    ("en", 3, ["10 times", "vera lane"], "found"),
    ("en", 4, ["Vera Lane"], "elsewhere"),
    ("en", 4, ["31 billion"], "not found"),
]
PARAGRAPHS = {"it": ITALIAN, "en": ENGLISH}


@pytest.mark.parametrize(("name", "kept"), SOURCES)
@pytest.mark.parametrize(("language", "paragraph", "terms", "verdict"), VERDICTS)
def test_a_citation_gets_the_verdict_it_deserves(
    name: str,
    kept: Kept,
    language: str,
    paragraph: int,
    terms: list[str],
    verdict: str,
    tmp_path: Path,
) -> None:
    files = {name: kept(PARAGRAPHS[language])}
    report = check(
        write(
            tmp_path,
            dossier(files, [(source_id(name), paragraph, terms)], language),
            files,
        )
    )
    assert [each.verdict for each in report.citations] == [verdict]
    assert bool(report.problems) == (verdict != "found")


def report_on(
    folder: Path,
    cites: list[tuple[int, list[str]]],
    paragraphs: tuple[str, ...] = ITALIAN,
) -> Report:
    """Return the report on citations of one source, which has come to say `paragraphs` since it was read."""
    data = dossier(
        {"paper.txt": text(ITALIAN)},
        [("paper-txt", number, terms) for number, terms in cites],
    )
    return check(write(folder, data, {"paper.txt": text(paragraphs)}))


def test_elsewhere_says_where(tmp_path: Path) -> None:
    report = report_on(tmp_path, [(2, ["dieci volte", "raccolto"])])
    assert report.citations[0].elsewhere == (3,)
    (problem,) = report.problems
    assert problem.message == "the terms stand in paragraph 3 of `paper-txt`, not in 2"
    assert (
        problem.hint
        == "if it says so there, cite paragraph 3: `make-report check --fix`"
    )


def test_partly_says_which_terms_are_missing_and_where_they_stand(
    tmp_path: Path,
) -> None:
    report = report_on(tmp_path, [(2, ["Orchard", "Vera Lane", "fichi"])])
    assert [(term.text, term.paragraphs) for term in report.citations[0].missing] == [
        ("Vera Lane", (3,)),
        ("fichi", ()),
    ]
    (problem,) = report.problems
    assert problem.message == "paragraph 2 of `paper-txt` lacks `Vera Lane`, `fichi`"
    assert problem.hint == "`Vera Lane` stands in 3"


def test_a_paragraph_that_there_is_not_is_said_plainly(tmp_path: Path) -> None:
    (problem,) = report_on(tmp_path, [(9, ["fichi"])]).problems
    assert problem.message == "`paper-txt` has 4 paragraphs: there is no 9"


def test_a_changed_source_says_what_moved(tmp_path: Path) -> None:
    moved = ("Edizione straordinaria", *ITALIAN[:2], ITALIAN[3])
    report = report_on(
        tmp_path, [(2, ["3,1 miliardi"]), (3, ["Vera Lane"]), (4, ["GenAI"])], moved
    )
    assert [each.verdict for each in report.citations] == [Verdict.CHANGED] * 3
    assert [each.now for each in report.citations] == [
        "elsewhere",
        "not found",
        "found",
    ]
    assert report.citations[0].elsewhere == (3,)
    assert report.sources[0].changed
    changed, first, second = report.problems
    assert "its SHA-256 differs; 1 of 3 citations still stand" in changed.message
    assert hashlib.sha256(text(moved)).hexdigest() in changed.hint
    assert first.message == "the terms stand in paragraph 3 of `paper-txt`, not in 2"
    assert second.message == "paragraph 3 of `paper-txt` has none of `Vera Lane`"


def test_a_hedge_is_looked_for_like_a_term(tmp_path: Path) -> None:
    files = {"paper.txt": text(ITALIAN)}
    data = dossier(
        files, [("paper-txt", 4, ["notizia"]), ("paper-txt", 2, ["Orchard"])]
    )
    for claim in data["claims"]:
        claim["status"] = "unconfirmed"
        claim["cites"][0]["hedge"] = "non è confermata"
    report = check(write(tmp_path, data, files))
    assert [each.verdict for each in report.citations] == [
        Verdict.FOUND,
        Verdict.PARTLY,
    ]


# ---------------------------------------------------------------- where copies are, and are not


@pytest.mark.parametrize("below", [".", "sources"])
def test_copies_are_found_beside_the_content_and_in_sources_beside_it(
    below: str, tmp_path: Path
) -> None:
    files = {"paper.txt": text(ITALIAN)}
    path = write(
        tmp_path, dossier(files, [("paper-txt", 2, ["Orchard"])]), files, below
    )
    assert check(path).citations[0].verdict == Verdict.FOUND


def test_a_folder_that_is_named_is_the_only_one(tmp_path: Path) -> None:
    files = {"paper.txt": text(ITALIAN)}
    path = write(tmp_path, dossier(files, [("paper-txt", 2, ["Orchard"])]), files)
    (tmp_path / "empty").mkdir()
    assert check(path, tmp_path / "empty").citations[0].verdict == Verdict.UNCHECKED
    assert check(path, tmp_path / "sources").citations[0].verdict == Verdict.FOUND
    with pytest.raises(UsageError, match="no folder"):
        check(path, tmp_path / "nowhere")


def test_a_missing_copy_is_no_fault_until_all_must_be_checked(tmp_path: Path) -> None:
    files = {"paper.txt": text(ITALIAN)}
    report = check(write(tmp_path, dossier(files, [("paper-txt", 2, ["Orchard"])]), {}))
    assert (report.citations[0].verdict, report.problems) == (Verdict.UNCHECKED, ())
    error = report.find_failure()
    assert error
    assert str(error) == "1 of 1 citations is not found as cited"
    assert (
        error.problems[0].message
        == "there is no local copy `paper.txt` of `paper-txt` for 1 citation"
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("perché".encode("latin-1"), "is not UTF-8"),
        (b"%PDF-1.7 broken", "is a broken PDF file"),
        (b"\0" * 100, "is not text"),
        (b" " * 20_000_001, "is larger than 20 MB"),
    ],
)
def test_a_copy_that_cannot_be_read_is_doubtful_and_unchecked(
    data: bytes, why: str, tmp_path: Path
) -> None:
    files = {"paper.txt": data}
    report = check(
        write(tmp_path, dossier(files, [("paper-txt", 2, ["Orchard"])]), files)
    )
    assert report.citations[0].verdict == Verdict.UNCHECKED
    (problem,) = report.problems
    assert problem.message.startswith(
        f"the local copy `paper.txt` of `paper-txt` {why}"
    )
    assert problem.where == "sources[0].file"


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname"])
def test_a_copy_is_never_looked_for_outside(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(text(ITALIAN))
    data = dossier({"paper.txt": text(ITALIAN)}, [("paper-txt", 2, ["Orchard"])])
    data["sources"][0]["file"] = name
    report = check(write(tmp_path / "desk", data, {}))
    assert report.citations[0].verdict == Verdict.UNCHECKED
    assert report.problems


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = write(tmp_path, dossier({"paper.txt": b""}, [("paper-txt", 1, ["x"])]), {})
    os.mkfifo(tmp_path / "paper.txt")
    (problem,) = check(path).problems
    assert "is a pipe" in problem.message


def test_broken_content_is_told_before_any_source_is_opened(tmp_path: Path) -> None:
    data = dossier({"paper.txt": b""}, [("nowhere", 1, ["x"])])
    with pytest.raises(ContentError):
        check(write(tmp_path, data, {}))


# ---------------------------------------------------------------- what is copied


SENTENCE = (
    "la casa sul fiume ha tre finestre verdi e una porta che nessuno apre mai di sera quando la nebbia sale "
    "dal mulino"
)


def check_text_reuse(folder: Path, words: str, **block: Any) -> Report:
    """Return the report on a text that says some words of a source."""
    files = {"paper.txt": f"Titolo\nDicono che {SENTENCE}.".encode()}
    data = dossier(files, [("paper-txt", 2, ["finestre"])])
    data["sections"][0]["blocks"] += [
        {"id": "more", "kind": "prose", "text": words, **block}
    ]
    return check(write(folder, data, files))


def test_twelve_words_of_a_source_in_a_row_are_a_warning_with_the_line(
    tmp_path: Path,
) -> None:
    words = SENTENCE.split()
    one, two, three = (
        " ".join(words[start:end]) for start, end in ((2, 8), (8, 11), (11, 14))
    )
    own = f"Si dice, qui: {one}, **{two}**[^c0] {three} (sic)."
    (problem,) = check_text_reuse(tmp_path, own).problems
    assert problem.message == (
        "12 words in a row are those of `paper-txt`: “sul fiume ha tre finestre verdi e una …”"
    )
    line = (tmp_path / "content.yaml").read_text("utf-8").splitlines()[problem.line - 1]
    assert "Si dice, qui" in line


@pytest.mark.parametrize("start", range(8))
def test_eleven_words_are_none_wherever_they_begin(start: int, tmp_path: Path) -> None:
    words = SENTENCE.split()[start:]
    assert check_text_reuse(tmp_path, f"Mah {' '.join(words[:11])} mah.").problems == ()
    assert (
        len(check_text_reuse(tmp_path, f"Mah {' '.join(words[:12])} mah.").problems)
        == 1
    )


def check_quotation(
    folder: Path, *quoted: Any, languages: tuple[str, ...] = ("it",)
) -> Report:
    """Return the report on quotations of a source."""
    files = {"paper.txt": f"Titolo di Vera\nDicono che «{SENTENCE}».".encode()}
    data = dossier(files, [("paper-txt", 2, ["finestre"])])
    data["entities"] = [{"id": "vera", "name": "Vera", "kind": "person", "line": "x"}]
    data["languages"] = list(languages)
    data["sections"][0]["blocks"] += [
        {
            "id": f"q{index}",
            "kind": "quotation",
            "text": words,
            "claim": "c0",
            "speaker": "vera",
        }
        for index, words in enumerate(quoted)
    ]
    return check(write(folder, data, files))


@pytest.mark.parametrize(
    "words",
    [
        "La casa sul fiume ha tre finestre verdi.",
        "la casa … ha tre finestre […] e una porta",
        {"en": "The house has three green windows", "it": "tre finestre verdi"},
    ],
)
def test_a_quotation_that_the_source_says_is_well(words: Any, tmp_path: Path) -> None:
    languages = ("it", "en") if isinstance(words, dict) else ("it",)
    problems = check_quotation(tmp_path, words, languages=languages).problems
    assert {problem.code for problem in problems} <= {
        "W326"
    }  # it has one English claim


@pytest.mark.parametrize(
    "words",
    [
        "la casa sul fiume ha due finestre",
        "la casa … quattro finestre",
        {"en": "three", "it": "il mulino ha tre"},
    ],
)
def test_a_quotation_that_the_source_does_not_say_is_a_warning(
    words: Any, tmp_path: Path
) -> None:
    languages = ("it", "en") if isinstance(words, dict) else ("it",)
    problems = check_quotation(tmp_path, words, languages=languages).problems
    told = [each for each in problems if "these words" in each.message]
    assert [each.message for each in told] == [
        "these words do not stand in the paragraphs that `c0` cites"
    ]
    assert told[0].where.startswith("sections[0].blocks[1].text")


def test_quotations_of_one_source_are_counted_together(tmp_path: Path) -> None:
    words = SENTENCE.split()
    assert (
        check_quotation(tmp_path, " ".join(words[:13]), " ".join(words[11:])).problems
        == ()
    )
    (problem,) = check_quotation(
        tmp_path, " ".join(words[:13]), " ".join(words[10:])
    ).problems
    assert (
        problem.message == "with this quotation, 26 words are quoted from `paper-txt`"
    )
    assert problem.where == "sections[0].blocks[2].text"


# ---------------------------------------------------------------- the forms of the report


def make_report(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reporting", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a dossier of which one citation is found and one is not."""
    files = {"paper.txt": text(ITALIAN)}
    cites = [("paper-txt", 2, ["Orchard", "16%"]), ("paper-txt", 2, ["dieci volte"])]
    write(tmp_path, dossier(files, cites), files)
    return tmp_path


def test_the_table_is_short_and_says_what_it_does_not_prove(desk: Path) -> None:
    done = make_report(desk, "check")
    assert done.returncode == 0
    assert done.stdout == (
        "claim  source     ¶  verdict\n"
        "c0     paper-txt  2  found\n"
        "c1     paper-txt  2  elsewhere: in ¶ 3\n"
        "\n"
        "evidence: 2 of 2 citations checked, 1 not found as cited\n"
        "This shows that a source says so, not that the source is right.\n"
    )
    assert (
        "warning: the terms stand in paragraph 3 of `paper-txt`, not in 2"
        in done.stderr
    )


def test_strict_fails_with_4_and_still_reports(desk: Path) -> None:
    done = make_report(desk, "check", "--strict", "--format", "json")
    assert done.returncode == 4
    assert json.loads(done.stdout)["citations"][1]["verdict"] == "elsewhere"
    assert "error: the terms stand in paragraph 3" in done.stderr
    assert done.stderr.endswith("make-report: 1 of 2 citations is not found as cited\n")


def test_strict_passes_where_all_is_found(tmp_path: Path) -> None:
    files = {"paper.txt": text(ITALIAN)}
    write(tmp_path, dossier(files, [("paper-txt", 2, ["Orchard"])]), files)
    done = make_report(tmp_path, "check", "--strict")
    assert (done.returncode, done.stderr) == (0, "")


def test_json_reads_back_as_the_report_and_the_schema_describes_it(desk: Path) -> None:
    told = make_report(desk, "check", "--format", "json").stdout
    report = msgspec.json.decode(told, type=Report)
    assert [each.verdict for each in report.citations] == [
        Verdict.FOUND,
        Verdict.ELSEWHERE,
    ]
    schema = json.loads(make_report(desk, "check", "--format", "schema").stdout)
    assert schema["properties"].keys() == json.loads(told).keys()
    assert schema["$defs"]["Verdict"]["enum"] == list(Verdict)


def test_sarif_places_every_citation_in_the_content(desk: Path) -> None:
    log = json.loads(make_report(desk, "check", "--format", "sarif").stdout)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    lines = (desk / "content.yaml").read_text("utf-8").splitlines()
    found, elsewhere = run["results"]
    assert [each["kind"] for each in (found, elsewhere)] == ["pass", "fail"]
    assert (elsewhere["ruleId"], elsewhere["level"]) == ("elsewhere", "warning")
    assert rules[elsewhere["ruleIndex"]] == "elsewhere"
    place = elsewhere["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "content.yaml"}
    region = place["region"]
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(
        "source: paper-txt"
    )


def test_sarif_keeps_to_what_the_standard_allows(tmp_path: Path) -> None:
    """Clauses 3.27.9 and 3.27.10: what does not fail has no level; 3.30.5: lines and columns count from 1."""
    cites = [
        (number, [term])
        for number in (1, 2, 3, 9)
        for term in ("Orchard", "frutteto", "fichi")
    ]
    for report in (report_on(tmp_path, cites), report_on(tmp_path, cites, ("Niente",))):
        (run,) = json.loads(format_sarif(report))["runs"]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(run["results"]) >= len(cites)
        for result in run["results"]:
            assert result["kind"] in {"pass", "fail", "open"}
            assert (result["level"] == "none") == (result["kind"] != "fail")
            assert result["level"] in {"none", "warning", "error"}
            assert rules[result["ruleIndex"]] == result["ruleId"]
            (location,) = result["locations"]
            assert min(location["physicalLocation"]["region"].values()) >= 1


def test_a_path_in_sarif_is_a_reference_that_a_uri_may_hold(tmp_path: Path) -> None:
    folder = tmp_path / "con spazi è #1"
    report = report_on(folder, [(2, ["Orchard"])])
    uri = json.loads(format_sarif(report))["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]
    assert uri["artifactLocation"]["uri"].endswith(
        "/con%20spazi%20%C3%A8%20%231/content.yaml"
    )


def test_sarif_has_problems_that_are_about_no_citation(tmp_path: Path) -> None:
    report = report_on(tmp_path, [(2, ["3,1 miliardi"])], ("Niente",))
    results = json.loads(format_sarif(report))["runs"][0]["results"]
    assert [each["ruleId"] for each in results] == ["source-changed", "W530"]


def test_no_form_tells_what_the_sources_say(desk: Path) -> None:
    for form in ("table", "json", "sarif"):
        done = make_report(desk, "check", "--format", form)
        assert "Vera Lane" not in done.stdout + done.stderr
