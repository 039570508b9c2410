"""Dates, shares and paragraphs of the world's sources, from the content to what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reporting import Report, Verdict, check
from tests.evidence.dossiers import dossier, write

WRAPPED = b"""\
1.  Introduction

   Orchard, which Vera Lane has led since 2019, took 12.4 billion
   dollars in the third quarter of 2026, up 18 per cent. Its robots pick
   apples eleven times as fast as hands do, says the head of the
   company, who denies the rest.

2.  Terms

   The key words of this text are to be read as they are printed, and
   nothing else is meant by them than what any dictionary of English
   says, whichever edition the reader has at hand.
"""


def judge(
    folder: Path,
    source: bytes,
    claim: str,
    cite: tuple[int, list[str]],
    code: str = "en",
    **fields: str,
) -> Report:
    """Return what is said of a claim that cites a source in one language."""
    data: dict[str, Any] = dossier({"a.txt": source}, [("a-txt", *cite)], code)
    data["claims"][0]["text"] = claim
    data["sources"][0] |= fields
    return check(write(folder, data, {"a.txt": source}))


def list_codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("code", "source", "claim", "terms"),
    [
        (
            "en",
            "It opened on Oct. 21, 2025.",
            "It opened on 21 October 2025.",
            ["Oct. 21, 2025"],
        ),
        (
            "en",
            "It opened on Oct. 21, 2025.",
            "It opened on 21 October 2025.",
            ["21 October 2025"],
        ),
        ("en", "Dated 1972 Jun 30.", "It is dated 30 June 1972.", ["1972 Jun 30"]),
        ("en", "Dated 30-Jun-1972.", "It is dated 30 June 1972.", ["30-Jun-1972"]),
        ("en", "It left at 0645 for the market.", "It left at 06:45.", ["0645"]),
        ("en", "It left at 5pm.", "It left at 17:00.", ["5pm"]),
        (
            "en",
            "Half of the staff left.",
            "50% of the staff left.",
            ["Half of the staff"],
        ),
        ("en", "One in five left.", "20% left.", ["One in five"]),
        ("en", "It cost USD 5m.", "It cost 5 million dollars.", ["USD 5m"]),
        ("en", "It ran from 1972 to 2016.", "It ran 1972–2016.", ["1972 to 2016"]),
        ("en", "It grew in the 1970s.", "It grew in the seventies.", ["1970s"]),
        (
            "de",
            "Eröffnet am 28. Juni 2026.",
            "Es wurde am 28.6.2026 eröffnet.",
            ["28. Juni 2026"],
        ),
        (
            "fr",
            "Ouvert le 1er juillet 2026.",
            "Il a ouvert le 1er juillet 2026.",
            ["1er juillet"],
        ),
        (
            "pl",
            "Otwarto 28 czerwca 2026 r.",
            "Otwarcie było 28 czerwca 2026.",
            ["28 czerwca 2026 r."],
        ),
    ],
)
def test_a_claim_and_a_term_may_write_a_fact_each_in_its_way(
    tmp_path: Path, code: str, source: str, claim: str, terms: list[str]
) -> None:
    report = judge(tmp_path, source.encode(), claim, (1, terms), code)
    assert [found.verdict for found in report.citations] == [Verdict.FOUND]
    assert list_codes(report) == []


@pytest.mark.parametrize(
    ("source", "claim", "terms"),
    [
        (
            "It opened on Oct. 21, 2025.",
            "It opened on 22 October 2025.",
            ["Oct. 21, 2025"],
        ),
        ("It left at 5pm.", "It left at 05:00.", ["5pm"]),
        (
            "Half of the staff left.",
            "A third of the staff left.",
            ["Half of the staff"],
        ),
    ],
)
def test_another_fact_is_told(
    tmp_path: Path, source: str, claim: str, terms: list[str]
) -> None:
    report = judge(tmp_path, source.encode(), claim, (1, terms))
    assert {"W513", "W514"} & {*list_codes(report)}


@pytest.mark.parametrize(
    ("claim", "terms", "told"),
    [
        ("It opened on 5 June 2025.", ["5/6/2025"], ["W560"]),
        ("It opened on 6 May 2025.", ["5/6/2025"], ["W560"]),
        ("It opened on 5 June 2025.", ["5 June 2025"], ["W562"]),
        ("It opened in 2025.", ["2025"], []),
        ("It opened on 21 October 2025.", ["21/10/2025"], []),
    ],
)
def test_a_source_is_asked_how_it_orders_dates_where_a_claim_rests_on_it(
    tmp_path: Path, claim: str, terms: list[str], told: list[str]
) -> None:
    source = b"It opened on 5/6/2025, and closed on 21/10/2025."
    report = judge(tmp_path, source, claim, (1, terms))
    assert list_codes(report) == told
    if told:
        (problem,) = report.problems
        lines = Path(problem.path).read_text("utf-8").splitlines()
        assert "language: en" in lines[problem.line - 1]
        assert "`5/6/2025` in `a-txt`" in problem.message
        assert (
            problem.hint
            == "write `dates: day-first` or `dates: month-first` on the source"
        )


@pytest.mark.parametrize(
    ("fields", "claim", "told"),
    [
        ({"dates": "day-first"}, "It opened on 5 June 2025.", []),
        ({"dates": "day-first"}, "It opened on 6 May 2025.", ["W514"]),
        ({"dates": "month-first"}, "It opened on 6 May 2025.", []),
        ({"language": "en-US"}, "It opened on 6 May 2025.", []),
        ({"language": "en-GB"}, "It opened on 5 June 2025.", []),
        ({"language": "it"}, "It opened on 5 June 2025.", []),
    ],
)
def test_a_source_says_how_it_orders_dates_by_a_key_or_its_language(
    tmp_path: Path, fields: dict[str, str], claim: str, told: list[str]
) -> None:
    report = judge(tmp_path, b"On 5/6/2025.", claim, (1, ["5/6/2025"]), **fields)
    assert list_codes(report) == told


def test_a_term_and_a_quotation_cross_the_lines_of_a_wrapped_text(
    tmp_path: Path,
) -> None:
    claim = "Orchard took 12.4 billion dollars in the third quarter of 2026."
    terms = ["12.4 billion dollars in the third quarter of 2026"]
    report = judge(tmp_path, WRAPPED, claim, (2, terms))
    assert [found.verdict for found in report.citations] == [Verdict.FOUND]


def test_a_citation_that_counts_lines_is_told_where_it_now_stands(
    tmp_path: Path,
) -> None:
    claim = "Its robots pick eleven times as fast."
    report = judge(tmp_path, WRAPPED, claim, (4, ["eleven times"]))
    (found,) = report.citations
    assert (found.verdict, found.elsewhere) == (Verdict.ELSEWHERE, (2,))
    (problem,) = report.problems
    assert problem.code == "W561"
    assert "what stood in line 4 stands in paragraph 2" in problem.message
    assert problem.hint.startswith(
        "cite paragraph 2, or write `paragraphs: lines` on `"
    )


def test_lines_are_counted_where_the_source_says_so(tmp_path: Path) -> None:
    claim = "Its robots pick eleven times as fast."
    report = judge(tmp_path, WRAPPED, claim, (4, ["eleven times"]), paragraphs="lines")
    assert [found.verdict for found in report.citations] == [Verdict.FOUND]
    assert list_codes(report) == []


def test_what_is_unsourced_needs_no_source_for_its_dates(tmp_path: Path) -> None:
    data: dict[str, Any] = dossier(
        {"a.txt": b"Apples."}, [("a-txt", 1, ["Apples"])], "en"
    )
    block = data["sections"][0]["blocks"][0]
    block["text"] = "Orchards were planted in the 1970s, on 3 May 1974."
    path = write(tmp_path, data, {"a.txt": b"Apples."})
    assert "W510" in list_codes(check(path))
    block["unsourced"] = "everybody knows it"
    path = write(tmp_path, data, {"a.txt": b"Apples."})
    assert "W510" not in list_codes(check(path))
    assert yaml.safe_load(path.read_text("utf-8"))["sections"][0]["blocks"][0][
        "unsourced"
    ]
