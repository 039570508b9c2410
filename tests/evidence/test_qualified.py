"""What qualifies a cited passage is told, wherever it stands, and let be where it is acknowledged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reporting import Report, Verdict, build, check, list_numbers, load
from reporting.accounts.model import Account, Ground
from reporting.evidence.report.sarif import format_sarif
from reporting.evidence.report.text_report import format_table
from reporting.evidence.report.verdict_record import read_verdict_record
from reporting.i18n import load_language
from reporting.plan.register import format_verdicts
from reporting.plan.scoping import make_scope
from reporting.plan.words import plain_text
from reporting.record import replace
from tests.evidence.dossiers import Data, dossier, text, write
from tests.tools import ROOT, pdf_text

FOUR_LINES = (
    "Orchard grows",
    "The farm earned 11 billion dollars, but only if the pending court case is won.",
    "“The hand decides unless the robot is faster”, says Vera Lane.",
    "Sales did not rise in 2025, Vera Lane denies.",
)


def describe(
    source: tuple[str, ...],
    claim: str,
    terms: list[str],
    paragraph: int = 2,
    language: str = "en",
    **citation: Any,
) -> Data:
    """Return a dossier of one claim that cites one paragraph."""
    data = dossier(
        {"paper.txt": text(source)}, [("paper-txt", paragraph, terms)], language
    )
    data["claims"][0]["text"] = claim
    data["claims"][0]["cites"][0] |= citation
    data["edition"]["summary"] = "All is told below[^c0]."
    return data


def check_on(folder: Path, data: Data, source: tuple[str, ...]) -> Report:
    return check(write(folder, data, {"paper.txt": text(source)}))


def judge(
    folder: Path,
    sentence: str,
    claim: str,
    terms: list[str],
    **citation: Any,
) -> str:
    """Return the kind of what qualifies a passage; the verdict where nothing does."""
    source = ("A heading", sentence)
    (found,) = check_on(
        folder, describe(source, claim, terms, **citation), source
    ).citations
    return found.qualified.kind if found.qualified else str(found.verdict)


# ---------------------------------------------------------------- kinds

KINDS = [
    (
        "Sales did not rise in 2025.",
        "Sales rose in 2025.",
        ["Sales", "2025"],
        "negation",
    ),
    (
        "No farm sold 40 robots in 2025.",
        "A farm sold 40 robots in 2025.",
        ["40 robots", "2025"],
        "negation",
    ),
    (
        "Unless it rains, 40 robots will be sold.",
        "40 robots will be sold.",
        ["40 robots"],
        "condition",
    ),
    (
        "All 40 robots work, except those in the north.",
        "All 40 robots work.",
        ["40 robots"],
        "exception",
    ),
    (
        "The firm may sell 40 robots.",
        "The firm sells 40 robots.",
        ["40 robots"],
        "doubt",
    ),
    (
        "It is unclear whether 40 robots were sold.",
        "40 robots were sold.",
        ["40 robots"],
        "doubt",
    ),
    (
        "According to a rival, 40 robots broke.",
        "40 robots broke.",
        ["40 robots"],
        "attribution",
    ),
    (
        "40 robots broke. That is false, says the firm.",
        "40 robots broke.",
        ["40 robots"],
        "denial",
    ),
    (
        "40 robots were sold. Lane denies this.",
        "40 robots were sold.",
        ["40 robots"],
        "denial",
    ),
    (
        "The firm tested 40 robots in 2025.",
        "The firm did not test 40 robots in 2025.",
        ["40 robots", "2025"],
        "affirmation",
    ),
]


@pytest.mark.parametrize(("sentence", "claim", "terms", "kind"), KINDS)
def test_each_kind_is_told(
    sentence: str, claim: str, terms: list[str], kind: str, tmp_path: Path
) -> None:
    assert judge(tmp_path, sentence, claim, terms) == kind


@pytest.mark.parametrize(
    ("paragraph", "claim", "terms", "kind"),
    [
        (2, "Orchard earned 11 billion dollars.", ["11 billion"], "condition"),
        (3, "Vera Lane says: “The hand decides”.", ["The hand decides"], "condition"),
        (4, "Sales rose in 2025.", ["2025", "Sales", "rise"], "denial"),
    ],
)
def test_no_line_of_the_four_passes(
    paragraph: int, claim: str, terms: list[str], kind: str, tmp_path: Path
) -> None:
    data = describe(FOUR_LINES, claim, terms, paragraph)
    (found,) = check_on(tmp_path, data, FOUR_LINES).citations
    assert found.verdict is Verdict.QUALIFIED
    assert found.qualified is not None
    assert found.qualified.kind in {kind, "negation"}


# ---------------------------------------------------------------- scope

SCOPES = [
    (
        "The farm, which sells no pears, earned 11 billion.",
        "The farm earned 11 billion.",
        ["11 billion"],
        "found",
    ),
    (
        "The farm earned 11 billion and did not sell pears.",
        "The farm earned 11 billion.",
        ["11 billion"],
        "found",
    ),
    (
        "The farm, which did not earn 11 billion, sells pears.",
        "The farm earned 11 billion.",
        ["11 billion"],
        "negation",
    ),
    (
        "Nobody says that the farm earned 11 billion.",
        "The farm earned 11 billion.",
        ["11 billion"],
        "negation",
    ),
    (
        "The farm not only earned 11 billion but grew.",
        "The farm earned 11 billion.",
        ["11 billion"],
        "found",
    ),
    (
        "The farm did not earn 12 but 11 billion.",
        "The farm earned 11 billion.",
        ["11 billion"],
        "found",
    ),
    (
        "The farm did not earn 11 but 12 billion.",
        "The farm earned 11 billion.",
        ["11"],
        "negation",
    ),
    (
        "Nobody denies that the farm earned 11 billion.",
        "The farm earned 11 billion.",
        ["11 billion"],
        "found",
    ),
    (
        "It was not until 2025 that the farm opened.",
        "The farm opened in 2025.",
        ["2025"],
        "found",
    ),
    (
        "Did the farm earn 11 billion?",
        "The farm earned 11 billion.",
        ["11 billion"],
        "doubt",
    ),
    (
        "The farm earned 11 billion. It does not sell pears to the town.",
        "The farm earned 11 billion.",
        ["11 billion"],
        "found",
    ),
    (
        "Whoever picks is paid 20 dollars.",
        "Each tree costs 4 dollars, and whoever picks is paid 20.",
        ["20"],
        "found",
    ),
    (
        "Whoever picks at night is paid 20 dollars.",
        "A picker is paid 20 dollars.",
        ["20 dollars"],
        "condition",
    ),
    (
        "Even if it rains, the farm opens in 2025.",
        "The farm opens in 2025.",
        ["2025"],
        "found",
    ),
    (
        "The rate fell to 3 per cent in May.",
        "The rate fell to 3 per cent.",
        ["3 per cent"],
        "found",
    ),
    (
        "The farm sold 11 pigs. According to the vet, the others were ill.",
        "The farm sold 11 pigs.",
        ["11 pigs"],
        "found",
    ),
    (
        "The farm sold 11 pigs. So says its owner.",
        "The farm sold 11 pigs.",
        ["11 pigs"],
        "attribution",
    ),
    (
        "The farm sold 11 pigs; whether it will sell the others is unclear.",
        "The farm sold 11 pigs.",
        ["11 pigs"],
        "found",
    ),
    (
        "According to the town, 11 pigs came to the fair.",
        "The town counts 11 pigs at the fair.",
        ["11 pigs"],
        "found",
    ),
    (
        "According to the town, it bought 11 pigs.",
        "The town bought 11 pigs.",
        ["11 pigs"],
        "attribution",
    ),
    (
        "The farm keeps 11 pigs, not 9 as the sign at the gate claims.",
        "The farm keeps 11 pigs.",
        ["11 pigs"],
        "found",
    ),
    (
        'The play "Nobody Knows" drew 700 people.',
        "The play drew 700 people.",
        ["700 people"],
        "found",
    ),
    (
        "That it dismissed 70 men was dismissed by the owner.",
        "It dismissed 70 men.",
        ["70 men"],
        "denial",
    ),
    (
        "The farm sold 11 pigs, and the owner hopes to sell more if prices hold.",
        "The farm sold 11 pigs.",
        ["11 pigs"],
        "found",
    ),
]


@pytest.mark.parametrize(("sentence", "claim", "terms", "kind"), SCOPES)
def test_a_cue_counts_only_where_it_reaches_the_claim(
    sentence: str, claim: str, terms: list[str], kind: str, tmp_path: Path
) -> None:
    assert judge(tmp_path, sentence, claim, terms) == kind


def test_a_day_is_no_end_of_a_sentence_and_a_quotation_begins_one(
    tmp_path: Path,
) -> None:
    """In German a number with a full stop is an ordinal, but not before a quotation."""
    source = ("Obst", "Wer kommt, zahlt 3. „Niemand hat geklagt“, sagte Vera Lane.")
    data = describe(source, "Wer kommt, zahlt 3.", ["3"], language="de")
    (found,) = check_on(tmp_path, data, source).citations
    assert found.verdict is Verdict.FOUND


def test_a_heading_says_nothing(tmp_path: Path) -> None:
    terms = ["11 billion"]
    claim = "The farm earned 11 billion."
    assert judge(tmp_path, "No 11 billion for the farm", claim, terms) == "found"


def test_a_source_in_a_language_without_cues_is_let_be(tmp_path: Path) -> None:
    source = ("Titel", "Försäljningen ökade inte 2025.")
    data = describe(source, "Sales rose in 2025.", ["2025"])
    data["sources"][0]["language"] = "sv"
    (found,) = check_on(tmp_path, data, source).citations
    assert found.verdict is Verdict.FOUND


# ---------------------------------------------------------------- acknowledging

CASE = FOUR_LINES[1]


@pytest.mark.parametrize(
    ("claim", "citation"),
    [
        ("The farm earned 11 billion dollars if it wins its case.", {}),
        ("The farm earned it.", {"context": ["only if the pending court case"]}),
    ],
)
def test_a_condition_is_acknowledged(
    claim: str, citation: dict[str, Any], tmp_path: Path
) -> None:
    assert judge(tmp_path, CASE, claim, ["11 billion"], **citation) == "found"


def test_context_that_is_about_something_else_acknowledges_nothing(
    tmp_path: Path,
) -> None:
    claim = "The farm earned 11 billion dollars."
    told = judge(tmp_path, CASE, claim, ["11 billion"], context=["The farm"])
    assert told == "condition"


def test_context_must_stand_there(tmp_path: Path) -> None:
    source = ("A heading", CASE)
    data = describe(source, "It earned.", ["11 billion"], context=["if it snows"])
    (found,) = check_on(tmp_path, data, source).citations
    assert found.verdict is Verdict.PARTLY
    assert [term.text for term in found.missing] == ["if it snows"]


@pytest.mark.parametrize("status", ["unconfirmed", "disputed"])
def test_an_unsure_status_acknowledges_a_denial_and_no_condition(
    status: str, tmp_path: Path
) -> None:
    source = ("A heading", "40 robots broke. Lane denies this.", CASE)
    data = describe(source, "40 robots broke.", ["40 robots"])
    data["claims"][0]["status"] = status
    (found,) = check_on(tmp_path, data, source).citations
    assert found.verdict is Verdict.FOUND
    data = describe(source, "It earned 11 billion.", ["11 billion"], 3)
    data["claims"][0]["status"] = status
    (found,) = check_on(tmp_path, data, source).citations
    assert found.verdict is Verdict.QUALIFIED


@pytest.mark.parametrize(
    ("by", "verdict"), [("lane", "found"), ("paper-txt", "qualified")]
)
def test_words_of_somebody_are_theirs(by: str, verdict: str, tmp_path: Path) -> None:
    source = ("A heading", "40 robots broke, Vera Lane says.")
    data = describe(source, "40 robots broke.", ["40 robots"])
    data["entities"] = [
        {"id": "lane", "name": "Vera Lane", "kind": "person", "line": "Its head."}
    ]
    data["claims"][0]["by"] = [by]
    (found,) = check_on(tmp_path, data, source).citations
    assert str(found.verdict) == verdict


def test_a_negative_claim_on_a_negative_source_is_well(tmp_path: Path) -> None:
    sentence = "Sales did not rise in 2025."
    claim = "In 2025, sales did not rise."
    assert judge(tmp_path, sentence, claim, ["Sales", "2025"]) == "found"


def test_a_claim_says_so_in_any_of_its_languages(tmp_path: Path) -> None:
    source = ("Titolo", "Le vendite non sono salite nel 2025.")
    data = describe(source, "x", ["vendite", "2025"])
    data["languages"] = ["en", "it"]
    data["sources"][0]["language"] = "it"
    data["claims"][0]["text"] = {
        "en": "Sales did not rise in 2025.",
        "it": "Vendite ferme nel 2025.",
    }
    (found,) = check_on(tmp_path, data, source).citations
    assert found.verdict is Verdict.FOUND


# ---------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    ("quoted", "context", "codes"),
    [
        ("The hand decides", [], ["W574"]),
        ("The hand decides …", [], ["W574"]),
        ("The hand decides unless the robot is faster", [], []),
        ("The hand decides", ["unless the robot is faster"], []),
    ],
)
def test_a_quotation_cut_before_its_condition_is_told(
    quoted: str, context: list[str], codes: list[str], tmp_path: Path
) -> None:
    data = describe(
        FOUR_LINES,
        "Vera Lane prefers the hand unless a machine is quicker.",
        ["hand"],
        3,
    )
    if context:
        data["claims"][0]["cites"][0]["context"] = context
    data["entities"] = [
        {"id": "lane", "name": "Vera Lane", "kind": "person", "line": "Its head."}
    ]
    data["claims"][0]["by"] = ["lane"]
    data["sections"][0]["blocks"].append(
        {
            "id": "said",
            "kind": "quotation",
            "text": quoted,
            "claim": "c0",
            "speaker": "lane",
        }
    )
    problems = check_on(tmp_path, data, FOUR_LINES).problems
    told = [each for each in problems if each.code in {"W536", "W574"}]
    assert [each.code for each in told] == codes
    for each in told:
        assert "“unless the robot is faster”" in each.message


# ---------------------------------------------------------------- what is made of it


@pytest.fixture
def qualified(tmp_path: Path) -> Path:
    """Return a dossier with a citation that its source makes a condition of."""
    source = ("A heading", CASE)
    data = describe(source, "The farm earned 11 billion dollars.", ["11 billion"])
    return write(tmp_path, data, {"paper.txt": text(source)})


def test_the_message_shows_six_words_and_the_way_out(qualified: Path) -> None:
    (problem,) = check(qualified).problems
    assert problem.code == "W571"
    assert "“but only if the pending court”" in problem.message
    assert "`context: [words]`" in problem.hint


SEVERAL = [
    (
        "The farm earned 11 billion, but only if the case is won, according to Vera Lane.",
        ["condition", "attribution"],
    ),
    ("The farm may have earned 11 billion. That is not true.", ["doubt", "denial"]),
    ("Reportedly the farm did not earn 11 billion.", ["doubt", "negation"]),
]


@pytest.mark.parametrize(("sentence", "kinds"), SEVERAL)
def test_all_that_a_claim_leaves_out_is_told_at_once(
    tmp_path: Path, sentence: str, kinds: list[str]
) -> None:
    source = ("A heading", sentence)
    data = describe(source, "The farm earned 11 billion.", ["11 billion"])
    report = check_on(tmp_path, data, source)
    (found,) = report.citations
    assert [each.kind for each in found.limits] == kinds
    (problem,) = report.problems
    for each in found.limits:
        assert f"“{each.words}”" in problem.message
        assert f"{each.kind} “{each.words}”" in format_table(report)
    words = [each.words for each in found.limits]
    for known in words:  # to acknowledge one leaves the others
        data["claims"][0]["cites"][0]["context"] = [known]
        (again,) = check_on(tmp_path, data, source).citations
        assert {each.words for each in again.limits} <= set(words) - {known}
    data["claims"][0]["cites"][0]["context"] = words
    assert not check_on(tmp_path, data, source).problems


def test_words_that_a_message_shows_are_not_told_twice(tmp_path: Path) -> None:
    source = ("A heading", "The farm could possibly earn 11 billion.")
    data = describe(source, "The farm earns 11 billion.", ["11 billion"])
    (found,) = check_on(tmp_path, data, source).citations
    assert len(found.limits) == 1


def test_all_that_a_quotation_leaves_out_is_told_at_once(tmp_path: Path) -> None:
    words = (
        '"The hand decides unless the robot is faster, except on Sundays", says Lane.'
    )
    source = ("A heading", words)
    data = describe(source, 'Lane says: "The hand decides".', ["hand decides"])
    (found,) = check_on(tmp_path, data, source).citations
    assert [each.kind for each in found.limits] == ["condition", "exception"]


BY_LANGUAGE = {
    "en": "Checked: found, but qualified by “only if the 7 cases are”",
    "en-US": "Checked: found, but qualified by “only if the 7 cases are”",
    "de": "Geprüft: gefunden, aber eingeschränkt durch „only if the 7 cases are“",
    "fr": "Vérification : trouvée, mais nuancée par « only if the 7 cases are »",
    "es": "Comprobación: encontrada, pero matizada por «only if the 7 cases are»",
    "pt": "Verificação: encontrada, mas com a ressalva “only if the 7 cases are”",
    "pt-PT": "Verificação: encontrada, mas com a ressalva «only if the 7 cases are»",
    "it": "Verifica: trovata, ma con la riserva «only if the 7 cases are»",
    "nl": "Nagegaan: gevonden, met het voorbehoud “only if the 7 cases are”",
    "pl": "Sprawdzono: znaleziono, z zastrzeżeniem „only if the 7 cases are”",
}


def test_the_register_says_what_qualifies_in_every_language(tmp_path: Path) -> None:
    source = ("A heading", "The farm earned 11 billion only if the 7 cases are won.")
    data = describe(source, "The farm earned 11 billion.", ["11 billion"])
    path = write(tmp_path, data, {"paper.txt": text(source)})
    check(path, record=True)
    content = load(path).content
    record = read_verdict_record(tmp_path)
    assert record is not None
    (claim,) = content.claims
    verdicts = record.find_verdicts(content)[claim.id]
    english = make_scope(content, "en")
    for code, said in BY_LANGUAGE.items():
        scope = replace(english, language=load_language(code))
        runs = format_verdicts(scope, claim, verdicts, record)
        assert plain_text(runs).replace("\xa0", " ") == said
        foreign = [run.text for run in runs if run.lang]
        assert foreign == ([] if code == "en" else ["only if the 7 cases are"])


def test_numbers_among_the_words_that_qualify_have_an_account(tmp_path: Path) -> None:
    source = ("A heading", "The farm earned 11 billion only if the 7 cases are won.")
    data = describe(source, "The farm earned 11 billion.", ["11 billion"])
    path = write(tmp_path, data, {"paper.txt": text(source)})
    check(path, record=True)
    printed = list_numbers(path).numbers
    assert not [each for each in printed if each.account.ground is Ground.NONE]
    accounts = [each.account for each in printed if each.text == "7"]
    assert Account(Ground.SOURCE, "its words, on record") in accounts


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reporting", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


def test_the_command_line_tells_it_and_strict_fails_on_it(
    qualified: Path, tmp_path: Path
) -> None:
    done = run("check", str(qualified))
    assert done.returncode == 0
    assert "1 of 1 citations checked, all found, 1 qualified" in done.stdout
    assert "qualified: condition “but only if the pending court”" in done.stdout
    strict = run("check", "--strict", str(qualified))
    assert strict.returncode == 4
    assert "1 of 1 citations is qualified in the source" in strict.stderr
    out = tmp_path / "out"
    built = run(str(qualified), "-o", str(out), "--only", "pdf")
    assert (built.returncode, "[W571]" in built.stderr) == (0, True)
    assert run(str(qualified), "-o", str(out), "--strict").returncode == 4


def test_it_can_be_accepted(qualified: Path) -> None:
    words = qualified.read_text("utf-8").replace(
        "  status: reported\n",
        "  status: reported\n  accept: [{warning: W571, why: the case is won}]\n",
    )
    qualified.write_text(words, "utf-8")
    assert run("check", "--strict", str(qualified)).returncode == 0


def test_other_programs_are_told(qualified: Path) -> None:
    report = check(qualified)
    (result,) = json.loads(format_sarif(report))["runs"][0]["results"]
    assert (result["ruleId"], result["kind"], result["level"]) == (
        "qualified",
        "fail",
        "warning",
    )
    (found,) = report.citations
    assert found.qualified is not None
    assert found.qualified.kind == "condition"


def test_the_record_knows_it_and_forgets_it_with_the_context(
    qualified: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    check(qualified, record=True)
    kept = json.loads((qualified.parent / "evidence.json").read_text("utf-8"))
    (entry,) = kept["citations"]
    assert entry["limits"] == ["but only if the pending court"]
    build(qualified, tmp_path / "out", only="pdf")
    pages = pdf_text(tmp_path / "out" / "dossier.pdf")
    words = " ".join(" ".join(pages).split())
    said = "found, but qualified by “but only if the pending court”"
    assert f"Checked: {said}" in words
    content = qualified.read_text("utf-8")
    for before, after in [
        ("    terms:\n", "    context: [only if]\n    terms:\n"),
        ("billion dollars.", "billion dollars if it wins."),
    ]:
        assert before in content
        qualified.write_text(content.replace(before, after), "utf-8")
        report = build(qualified, tmp_path / "out", only="pdf")
        codes = {each.code for each in report.warnings}
        assert "W540" in codes, after
    record = read_verdict_record(qualified.parent)
    assert record is not None
    assert list(record.verdicts.values()) == [Verdict.QUALIFIED]
