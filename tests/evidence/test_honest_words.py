"""What careful authors write of tables, shares and names, and slips in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import Verdict, check
from reporting.evidence.facts.name_search import Name, name_stands
from reporting.evidence.facts.name_text import NameText
from reporting.evidence.facts.statements import find_statements
from tests.content.planted import changed
from tests.evidence.dossiers import dossier, source_id, write
from tests.evidence.planted import problems
from tests.evidence.test_source_facts import judge, list_codes
from tests.samples import MINIMAL

BORNE = changed(
    "text: Orchard grew by 16%.", "text: Orchard earned 20.6 million euros.", MINIMAL
)
PROSE = "kind: prose\n        text: Orchard grew by 16%[^growth].\n"


def tabulate(title: str, head: str, row: str, cell: str) -> str:
    """Return a dossier with a table of one cell."""
    block = (
        f"kind: table\n        title: {title}\n        columns: [{{label: Item}}, {{label: {head}}}]\n"
        f'        rows: [[{row}, "{cell}[^growth]"]]\n'
    )
    text = changed("terms: [Orchard, 16%]", "terms: [20.6 million]", BORNE)
    return changed(PROSE, block, text)


@pytest.mark.parametrize(
    ("title", "head", "row"),
    [
        ("Sales in millions of euros", "Sold", "Orchard"),
        ("Sales", "Million euros", "Orchard"),
        ("Sales", "Sold", "Euros (millions)"),
    ],
)
def test_the_heads_of_a_table_scale_its_cells(
    tmp_path: Path, title: str, head: str, row: str
) -> None:
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.mkdir()
    wrong.mkdir()
    assert "E500" not in [
        each.code for each in problems(right, tabulate(title, head, row, "20.6"))
    ]
    assert "E500" in [
        each.code for each in problems(wrong, tabulate(title, head, row, "20.7"))
    ]


def test_a_cell_under_heads_that_do_not_scale_is_what_it_says(tmp_path: Path) -> None:
    text = tabulate("Sales", "Sold", "Orchard", "20.6")
    assert "E500" in [each.code for each in problems(tmp_path, text)]


@pytest.mark.parametrize(
    ("code", "words", "figures"),
    [
        ("en", "No record of a contact in 17 of 120 removals.", [17, 120]),
        ("de", "Eine Gruppe von 12 Frauen kam.", [12]),
        ("it", "Un libro su 12 autori.", [12]),
    ],
)
def test_an_article_and_a_noun_before_a_number_make_no_share(
    code: str, words: str, figures: list[int]
) -> None:
    assert [each.value for each in find_statements(words, code).figures] == figures


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "One patient in 10 waits."),
        ("it", "Una famiglia su dieci aspetta."),
    ],
)
def test_one_of_what_is_counted_in_a_number_is_a_share(code: str, words: str) -> None:
    figures = find_statements(words, code).figures
    assert [str(each.value) for each in figures] == ["0.1"]


def test_a_name_in_small_letters_may_begin_a_sentence(tmp_path: Path) -> None:
    entity = (
        "entities:\n  - {id: board, name: Orchard Council, kind: institution, "
        "line: It decides., aliases: [{name: the board}]}\nclaims:\n"
    )
    text = changed("claims:\n", entity, MINIMAL)
    text = changed("takeaway: Orchard grows.", "takeaway: The board decides.", text)
    assert "W519" not in [each.code for each in problems(tmp_path, text)]


@pytest.mark.parametrize(
    ("terms", "hints"),
    [
        (["7,8 millions", "Verger"], []),
        (["7", "8 millions", "Verger"], ['put it in quotes: "7,8 millions"']),
    ],
)
def test_a_number_that_is_cut_in_two_at_its_comma_is_told_once(
    tmp_path: Path, terms: list[str], hints: list[str]
) -> None:
    source = "Le Verger a gagné 7,8 millions d’euros."
    claim = "Le Verger a gagné 7,8 millions d’euros."
    report = judge(tmp_path, source.encode(), claim, (1, terms), "fr")
    told = [problem for problem in report.problems if problem.code == "W514"]
    assert [problem.hint for problem in told] == hints
    assert "W513" not in list_codes(report)


@pytest.mark.parametrize(
    ("corner", "verdict"),
    [
        ("Poste (en millions d’euros)", Verdict.FOUND),
        ("Poste", Verdict.NOT_FOUND),
    ],
)
def test_what_stands_over_the_heads_of_rows_scales_a_table(
    tmp_path: Path, corner: str, verdict: Verdict
) -> None:
    files = {"a.csv": f"{corner};2024;2025\nVentes;20,6;23,4\nDette;9,5;9,1\n".encode()}
    cites = [(source_id("a.csv"), "C2", ["23,4 millions"])]
    report = check(write(tmp_path, dossier(files, cites, "fr"), files))
    assert [each.verdict for each in report.citations] == [verdict]


@pytest.mark.parametrize(
    ("code", "source", "claim", "terms"),
    [
        (
            "es",
            "Cobriza, que produjo 184.000 toneladas, niega que su consumo sea la causa.",
            "La mina produjo 184.000 toneladas.",
            ["184.000 toneladas"],
        ),
        (
            "es",
            "La resolución aún no ha sido firmada por el director.",
            "La resolución aún no está firmada.",
            ["resolución", "firmada"],
        ),
        (
            "nl",
            "De groep stort 6 miljoen. Dat zij zelf geldproblemen zou hebben, noemt hij onzin.",
            "De groep stort 6 miljoen.",
            ["6 miljoen"],
        ),
    ],
)
def test_what_a_claim_says_too_or_does_not_take_over_is_no_qualification(
    tmp_path: Path, code: str, source: str, claim: str, terms: list[str]
) -> None:
    report = judge(tmp_path, source.encode(), claim, (1, terms), code)
    assert [each.verdict for each in report.citations] == [Verdict.FOUND]


@pytest.mark.parametrize(
    ("code", "source", "claim", "terms"),
    [
        (
            "fr",
            "Elle exclut que la Ville achète le stade, à moins que la Région n’en paie la moitié.",
            "Elle achète le stade, dont la Région paie la moitié.",
            ["Région", "moitié"],
        ),
        (
            "en",
            "Hill is to treat 2,500 patients, unless either side gives notice by the end of July.",
            "Hill is to treat 2,500; either side gives notice by the end of July.",
            ["2,500", "end of July"],
        ),
    ],
)
def test_a_condition_that_is_told_as_a_fact_is_one(
    tmp_path: Path, code: str, source: str, claim: str, terms: list[str]
) -> None:
    report = judge(tmp_path, source.encode(), claim, (1, terms), code)
    assert [each.verdict for each in report.citations] == [Verdict.QUALIFIED]


@pytest.mark.parametrize(("code", "told"), [("en-GB", ["W574"]), ("fr", [])])
def test_a_quotation_is_judged_in_its_language_of_whatever_country(
    tmp_path: Path, code: str, told: list[str]
) -> None:
    source = b"They will not sell it, except at a high price."
    data = dossier({"a.txt": source}, [("a-txt", 1, ["sell it"])], "en")
    data["claims"][0]["text"] = "They sell it at a high price only, or not."
    data["sources"][0]["language"] = code
    quotation = {
        "id": "q",
        "kind": "quotation",
        "text": "They will not sell it",
        "speaker": "lane",
        "claim": data["claims"][0]["id"],
    }
    data["sections"][0]["blocks"].append(quotation)
    lane = {"id": "lane", "name": "Vera Lane", "kind": "person", "line": "An agent."}
    data["entities"] = [lane]
    report = check(write(tmp_path, data, {"a.txt": source}))
    quoted = {"W574", "W536"}
    assert [each.code for each in report.problems if each.code in quoted] == told


@pytest.mark.parametrize(
    ("language", "text", "stands"),
    [
        ("en", "A report by Hannah Oduya of the Courier.", False),
        ("en", "A report by Hanna Oduya of the Courier.", True),
        ("pl", "Tekst Jana Oduya w Kurierze.", True),
    ],
)
def test_a_first_name_of_one_letter_less_is_another(
    language: str,
    text: str,
    *,
    stands: bool,
) -> None:
    given = "Jan" if language == "pl" else "Hanna"
    name = Name(f"{given} Oduya", is_person=True)
    assert name_stands(name, [NameText([text], language)]) is stands
