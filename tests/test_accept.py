"""What a curator accepts is not shown, but counted, listed on request, and told when it is gone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reporting import ContentError, Severity, build, check, load
from reporting.evidence.report.json_report import format_json
from reporting.evidence.report.sarif import format_sarif
from tests.evidence.orchard import write_orchard
from tests.tools import ROOT

WHY = "the harvest of that year is common knowledge"


def write_changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the orchard's dossier with its sources, and some words of it changed."""
    path = write_orchard(folder)
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


def accept(code: str, why: str = WHY) -> str:
    return f"accept: [{{warning: {code}, why: {why}}}]"


ENTITY = (
    "{id: pear-works, name: Pear Works, kind: company, line: {en: Grows pears., it: Coltiva pere.}}",
    "{id: pear-works, name: Pear Works, kind: company, line: {en: Grows pears since 1931., it: Coltiva pere dal 1931.}, ACCEPT}",
)
FIGURE = ("    period: 2026-Q3\n", "    period: 2026-Q2\n    ACCEPT\n")
CLAIM = (
    'terms: [Tom Ash, "Pickers’ Union", seven times]}]\n',
    'terms: [Tom Ash, "Pickers’ Union"]}]\n    ACCEPT\n',
)
BLOCK = (
    '        kind: timeline\n        events:\n          - {on: "2019",',
    '        kind: timeline\n        ACCEPT\n        events:\n          - {on: "2018",',
)
SECTION = (
    '    takeaway: {en: "Orchard grows by 18%, and its pickers number 3,600.", it: "Orchard cresce del 18%, e ha 3.600 raccoglitori."}\n',
    '    takeaway: {en: "Orchard grows since 1931.", it: "Orchard cresce dal 1931."}\n    ACCEPT\n',
)
SOURCE = ("    published: 2026-10-04\n", "    published: 2026-10-04\n    ACCEPT\n")
EDITION = ("  minutes: 10\n", "  minutes: 10\n  ACCEPT\n")
PLACES = {
    "entity": (ENTITY, "W510"),
    "figure": (FIGURE, "W511"),
    "claim": (CLAIM, "W513"),
    "block": (BLOCK, "W512"),
    "section": (SECTION, "W510"),
}


def accepted_change(change: tuple[str, str], words: str) -> tuple[str, str]:
    old, new = change
    return old, new.replace("ACCEPT", words)


@pytest.mark.parametrize("kind", PLACES)
def test_a_warning_is_shown_until_it_is_accepted_on_its_piece(
    tmp_path: Path, kind: str
) -> None:
    change, code = PLACES[kind]
    plain = load(write_changed(tmp_path, accepted_change(change, "accept: []")))
    codes = {warning.code for warning in plain.warnings}
    assert codes == {code}
    let_be = load(write_changed(tmp_path, accepted_change(change, accept(code))))
    assert let_be.warnings == ()
    assert {each.problem.code for each in let_be.accepted} == {code}
    assert {each.why for each in let_be.accepted} == {WHY}


@pytest.mark.parametrize("kind", PLACES)
def test_the_edition_accepts_a_kind_everywhere(tmp_path: Path, kind: str) -> None:
    change, code = PLACES[kind]
    path = write_changed(
        tmp_path,
        accepted_change(change, "accept: []"),
        accepted_change(EDITION, accept(code)),
    )
    loaded = load(path)
    assert loaded.warnings == ()
    assert {each.problem.code for each in loaded.accepted} == {code}


def test_a_section_accepts_what_its_blocks_are_warned_of(tmp_path: Path) -> None:
    takeaway = SECTION[0]
    path = write_changed(
        tmp_path,
        accepted_change(BLOCK, "accept: []"),
        (takeaway, f"{takeaway}    {accept('W512')}\n"),
    )
    assert load(path).warnings == ()


def test_what_is_accepted_of_one_piece_is_shown_of_another(tmp_path: Path) -> None:
    path = write_changed(
        tmp_path,
        accepted_change(ENTITY, accept("W510")),
        accepted_change(SECTION, "accept: []"),
    )
    loaded = load(path)
    assert {warning.where.split(".")[0] for warning in loaded.warnings} == {
        "sections[0]"
    }


def test_what_no_longer_occurs_is_told_at_its_line(tmp_path: Path) -> None:
    path = write_changed(tmp_path, accepted_change(EDITION, accept("W510")))
    (warning,) = load(path).warnings
    assert (warning.code, warning.severity) == ("W309", Severity.WARNING)
    assert warning.message == "the accepted warning W510 does not occur here"
    assert warning.hint == "delete it from `accept`"
    line = path.read_text("utf-8").splitlines()[warning.line - 1]
    assert "accept: [{warning: W510" in line


@pytest.mark.parametrize(
    ("code", "message", "hint", "own"),
    [
        (
            "E500",
            "`E500` is an error: only warnings can be accepted",
            "mend what it tells",
            "E262",
        ),
        (
            "W999",
            "there is no warning `W999`",
            "the code of a warning stands in brackets at the end of its first line",
            "E263",
        ),
        ("w510", "there is no warning `w510`", "did you mean `W510`?", "E263"),
    ],
)
def test_what_is_no_warning_is_refused_with_its_line(
    tmp_path: Path, code: str, message: str, hint: str, own: str
) -> None:
    path = write_changed(tmp_path, accepted_change(EDITION, accept(code)))
    with pytest.raises(ContentError) as caught:
        load(path)
    (problem,) = caught.value.problems
    assert problem.message == message
    assert (problem.hint, problem.code) in {(hint, own), ("", "")}
    assert problem.where == "edition.accept[0].warning"
    line = path.read_text("utf-8").splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith(code)


def test_a_reason_is_asked_for(tmp_path: Path) -> None:
    path = write_changed(
        tmp_path, accepted_change(EDITION, "accept: [{warning: W510}]")
    )
    with pytest.raises(ContentError, match="missing `why`"):
        load(path)


def test_accepted_warnings_are_not_shown_beside_errors(tmp_path: Path) -> None:
    path = write_changed(
        tmp_path,
        accepted_change(ENTITY, accept("W510")),
        ("figures: [revenue]}", "figures: [revenu]}"),
    )
    with pytest.raises(ContentError) as caught:
        load(path)
    assert [problem.code for problem in caught.value.problems] == ["E301"]


# ---------------------------------------------------------------- sources and layout


def test_a_source_without_a_copy_is_let_be_and_strict_passes(tmp_path: Path) -> None:
    path = write_changed(
        tmp_path, accepted_change(SOURCE, accept("W535", "a book in the archive"))
    )
    (tmp_path / "gazette.txt").unlink()
    report = check(path)
    assert report.problems == ()
    assert report.find_failure() is None
    unchecked = {each.accepted for each in report.citations if each.source == "gazette"}
    assert unchecked == {"a book in the archive"}
    build(path, tmp_path / "out", strict=True)


def test_a_source_that_has_its_copy_again_is_told(tmp_path: Path) -> None:
    path = write_changed(tmp_path, accepted_change(SOURCE, accept("W535")))
    (warning,) = check(path).problems
    assert warning.code == "W309"


def test_while_another_copy_is_missing_nothing_is_said_to_be_gone(
    tmp_path: Path,
) -> None:
    path = write_changed(tmp_path, accepted_change(SOURCE, accept("W535")))
    (tmp_path / "corriere.txt").unlink()
    assert check(path).problems == ()


def test_a_citation_that_is_not_found_is_let_be_and_strict_passes(
    tmp_path: Path,
) -> None:
    changes = (
        "cites: [{source: gazette, paragraph: 4,",
        f"{accept('W532', 'the print edition')}\n    cites: [{{source: gazette, paragraph: 3,",
    )
    path = write_changed(tmp_path, changes)
    report = check(path)
    assert report.problems == ()
    assert report.find_failure() is None
    assert [each.accepted for each in report.citations if each.accepted] == [
        "the print edition"
    ]


def test_another_citation_that_is_not_found_still_fails(tmp_path: Path) -> None:
    path = write_changed(
        tmp_path,
        (
            "cites: [{source: gazette, paragraph: 4,",
            f"{accept('W532')}\n    cites: [{{source: gazette, paragraph: 3,",
        ),
        (
            "cites: [{source: gazette, paragraph: 5,",
            "cites: [{source: gazette, paragraph: 1,",
        ),
    )
    failure = check(path).find_failure()
    assert failure is not None
    assert str(failure) == "1 of 7 citations is not found as cited"


LONG = "A title that goes on and on over what the union, the company and the two papers say of the robots that pick the apples of the orchard, and of those who picked them before, in every year since they came, and of the pears"
LUNGO = "Un titolo che va avanti e avanti su quello che il sindacato, l’azienda e i due giornali dicono dei robot che raccolgono le mele del frutteto, e di chi le raccoglieva prima, in ogni anno da quando sono arrivati, e delle pere"


def test_a_warning_of_a_slide_is_let_be(tmp_path: Path) -> None:
    block = "      - {id: numbers, kind: figures, figures: [revenue]}\n"
    titled = block.replace(
        "figures: [revenue]}",
        f'figures: [revenue], title: {{en: "{LONG}", it: "{LUNGO}"}}, ACCEPT}}',
    )
    plain = build(
        write_changed(tmp_path, accepted_change((block, titled), "accept: []")),
        tmp_path / "out",
        only="deck",
    )
    assert [warning.code for warning in plain.warnings] == ["W701"]
    words = accept("W701", "the board knows it by that name")
    path = write_changed(tmp_path, accepted_change((block, titled), words))
    let_be = build(path, tmp_path / "out", "all")
    assert let_be.warnings == ()
    assert {each.problem.code for each in let_be.accepted} == {"W701"}


def test_a_warning_of_a_slide_that_is_gone_is_told_by_a_whole_build(
    tmp_path: Path,
) -> None:
    path = write_changed(tmp_path, accepted_change(EDITION, accept("W701")))
    assert build(path, tmp_path / "out").warnings == ()
    (warning,) = build(path, tmp_path / "out", "all").warnings
    assert warning.code == "W309"


# ---------------------------------------------------------------- how it is told


def make_report(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reporting", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_closing_line_counts_them_and_verbose_lists_them(tmp_path: Path) -> None:
    write_changed(tmp_path, accepted_change(ENTITY, accept("W510")))
    quiet = make_report(tmp_path, "--only", "pdf")
    assert quiet.stderr == ""
    assert "1 file, no warnings, 1 accepted, " in quiet.stdout
    loud = make_report(tmp_path, "check", "--verbose")
    assert "\nno warnings, 1 accepted\n" in loud.stdout
    first, where, hint, why, *_ = loud.stderr.splitlines()
    assert first.startswith("content.yaml:43:")
    assert ": accepted: `1931` is a date that no claim" in first
    assert first.endswith(" [W510]")
    assert (where, why) == ("    in entities[1].line.en", f"    why: {WHY}")
    assert hint.startswith("    hint: ")


def test_strict_passes_what_is_accepted_and_nothing_else(tmp_path: Path) -> None:
    write_changed(tmp_path, accepted_change(ENTITY, "accept: []"))
    assert make_report(tmp_path, "check", "--strict").returncode == 4
    write_changed(tmp_path, accepted_change(ENTITY, accept("W510")))
    assert make_report(tmp_path, "check", "--strict").returncode == 0
    assert make_report(tmp_path, "--strict").returncode == 0


def test_sarif_suppresses_what_is_accepted_and_explains_its_rules(
    tmp_path: Path,
) -> None:
    path = write_changed(tmp_path, accepted_change(ENTITY, accept("W510")))
    (run,) = json.loads(format_sarif(check(path)))["runs"]
    suppressed = [each for each in run["results"] if each["ruleId"] == "W510"]
    assert len(suppressed) == 1
    for result in suppressed:
        assert result["suppressions"] == [
            {"kind": "inSource", "status": "accepted", "justification": WHY}
        ]
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == "W510"
        assert rule["help"]["text"] == "Check it, or cite who gives it."
    others = [each for each in run["results"] if each["ruleId"] != "W510"]
    assert all("suppressions" not in each for each in others)


def test_json_carries_the_codes_and_the_reasons(tmp_path: Path) -> None:
    path = write_changed(tmp_path, accepted_change(ENTITY, accept("W510")))
    report = json.loads(format_json(check(path)))
    assert report["problems"] == []
    assert {each["problem"]["code"] for each in report["accepted"]} == {"W510"}
    assert {each["why"] for each in report["accepted"]} == {WHY}
