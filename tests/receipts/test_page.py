"""The page of receipts: what was matched is marked, what came of it is said, nothing is fetched."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from reporting import EvidenceError, UsageError, check, make_receipts
from tests.receipts.conftest import GAZETTE, write_desk
from tests.tools import pdf_text

Element = Any
"""An element of a page; lxml's stubs know none."""


def read_page(path: Path) -> Element:
    return html.document_fromstring(path.read_bytes())


@pytest.fixture(scope="module")
def page(made: Path) -> Element:
    return read_page(made / "receipts.html")


def find_citations(page: Element, claim: str) -> list[Element]:
    found: list[Element] = page.xpath(
        f"//article[@id='claim-{claim}']//div[@class='citation']"
    )
    return found


def say(element: Element) -> str:
    return " ".join(element.text_content().split())


def list_passages(citation: Element) -> dict[str, str]:
    """Return what is shown by the words above it."""
    return {
        say(each.find("p")): say(each.find("blockquote"))
        for each in citation.find_class("passage")
    }


def list_marks(citation: Element) -> list[str]:
    return [say(mark) for mark in citation.iter("mark")]


def list_facts(citation: Element) -> dict[str, list[str]]:
    return {
        say(group.find("dt")): [say(value) for value in group.findall("dd")]
        for group in citation.find_class("facts")[0]
    }


# ---------------------------------------------------------------- what it shows


def test_a_passage_stands_between_its_neighbours_with_what_was_matched_marked(
    page: Element,
) -> None:
    (citation,) = find_citations(page, "growth")
    lines = [" ".join(line.split()) for line in GAZETTE.splitlines()]
    assert list_passages(citation) == {
        "Before it, paragraph 1": lines[0],
        "Paragraph 2 of 5": lines[1],
        "After it, paragraph 3": lines[2],
    }
    assert list_marks(citation) == ["11 billion", "16 per cent"]


def test_a_receipt_names_its_source_the_day_and_the_hash(page: Element) -> None:
    (citation,) = find_citations(page, "growth")
    assert say(citation.find("h4")) == "Orchard grows <script>alert(1)</script>"
    assert say(citation.find_class("byline")[0]).startswith(
        "The “Gazette” & sons · Oct 2026 · https://"
    )
    facts = list_facts(citation)
    digest = hashlib.sha256(GAZETTE.encode()).hexdigest()
    assert facts["Verdict"] == ["found", "All that was looked for stands there."]
    assert facts["Looked for"] == ["11 billion", "16% (there: “16 per cent”)"]
    assert facts["Checked on"] == ["22 November 2026"]
    assert facts["SHA-256 of the copy"] == [f"{digest[:12]}…"]
    assert "Not that the source is right" in say(citation)
    source = page.get_element_by_id("source-gazette")
    assert digest in say(source).replace(" ", "")


@pytest.mark.parametrize(
    ("claim", "place", "verdict", "reason", "marks"),
    [
        ("hand", 0, "in another place", "stands in paragraph 3", ["Vera Lane", "The hand decides", "Vera Lane"]),
        ("rest", 0, "in part", "Some of what was looked for", ["Oct. 21, 2025"]),
        ("rest", 1, "not found", "Nothing of what was looked for", []),
        ("rest", 2, "not found", "there is no paragraph 33", []),
        ("rest", 3, "not checked", "There is no local copy", []),
        ("rest", 4, "source changed", "its hash is another", ["old"]),
        ("rest", 5, "found, but qualified", "“but only if the pending court", ["Sales", "rose", "2025", "but only if the pending court"]),
    ],
)  # fmt: skip
def test_every_verdict_says_what_it_comes_from(
    page: Element, claim: str, place: int, verdict: str, reason: str, marks: list[str]
) -> None:
    citation = find_citations(page, claim)[place]
    first, *others = list_facts(citation)["Verdict"]
    assert first == verdict
    assert reason in " ".join(others)
    assert sorted(list_marks(citation)) == sorted(marks)


def test_words_that_limit_a_passage_are_marked_in_another_way(page: Element) -> None:
    citation = find_citations(page, "rest")[5]
    sloping = [
        say(mark) for mark in citation.iter("mark") if mark.find("em") is not None
    ]
    assert sloping == ["but only if the pending court"]


def test_where_the_terms_do_stand_is_shown(page: Element) -> None:
    (citation,) = find_citations(page, "hand")
    shown = list_passages(citation)
    there = shown["What was looked for stands here: paragraph 3"]
    assert there == '"The hand decides", says Vera Lane.'
    assert "Paragraph 4 of 5" in shown
    facts = list_facts(citation)
    assert facts["Looked for"][0] == "The hand decides (not there; in paragraph 3)"


def test_what_was_found_is_counted(page: Element) -> None:
    groups = page.find_class("tallies")[0]
    counts = {say(group.find("dt")): say(group.find("dd")) for group in groups}
    assert counts == {
        "found": "1",
        "found, but qualified": "1",
        "in another place": "1",
        "in part": "1",
        "not found": "2",
        "source changed": "1",
        "not checked": "1",
    }


def test_a_claim_says_who_says_so_how_sure_it_is_and_what_disagrees(
    page: Element,
) -> None:
    claim = page.get_element_by_id("claim-hand")
    assert say(claim.find("h3")) == "2 Vera Lane <i>speaks</i> of the hand."
    assert say(claim.find_class("by")[0]) == (
        "disputed Who says so: Vera <Lane> Disagrees with: 1"
    )
    (link,) = claim.find_class("by")[0].iter("a")
    assert link.get("href") == "#claim-growth"


# ---------------------------------------------------------------- how it is made


def test_every_inner_link_leads_somewhere(page: Element) -> None:
    names = set(page.xpath("//@id"))
    inner = [link for link in page.xpath("//a/@href") if link.startswith("#")]
    assert len(inner) > 12
    assert [link for link in inner if link[1:] not in names] == []
    assert len(names) == len(page.xpath("//@id"))


def test_hostile_words_stay_words(page: Element) -> None:
    assert len(list(page.iter("script"))) == 1
    assert page.xpath("//article//b/b | //article//i | //h1//hostile") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    links = set(page.xpath("//a[@rel]/@href"))
    assert links == {"https://example.org/a?b=1&c='2'\"><script>"}


def test_the_policy_knows_the_style_and_the_script_and_nothing_else(
    page: Element, made: Path
) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    text = (made / "receipts.html").read_text(encoding="utf-8")
    for name in ("style", "script"):
        (inner,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert page.xpath("//@style") == []
    assert page.xpath("//@src | //link | //img") == []
    assert re.findall(r"url\(\"(?!data:)", text) == []


def test_quoted_words_are_in_the_source_s_language(made: Path) -> None:
    page = read_page(made / "receipts.it.html")
    assert page.get("lang") == "it-IT"
    (citation,) = find_citations(page, "growth")
    assert {quote.get("lang") for quote in citation.iter("blockquote")} == {"en"}
    assert say(citation.find_class("which")[0]) == "Prima, paragrafo 1"
    assert citation.find("h4").xpath(".//bdi/@lang") == ["en"]
    assert list_facts(citation)["Esito"][0] == "trovata"


def test_equal_content_gives_equal_bytes_and_another_day_only_another_date(
    desk: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    make_receipts(desk, tmp_path / "a", excerpt_words=400)
    for name in ("receipts.html", "receipts.pdf"):
        assert (tmp_path / "a" / name).read_bytes() == (made / name).read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")
    make_receipts(desk, tmp_path / "b", only="html", excerpt_words=400)
    before = (made / "receipts.html").read_text(encoding="utf-8")
    after = (tmp_path / "b/receipts.html").read_text(encoding="utf-8")
    before, after = (
        re.sub(r"base64,\S+|sha256-\S+", "", each) for each in (before, after)
    )
    assert before != after
    assert (
        before.replace("22\u00a0November 2026</dd>", "23\u00a0November 2026</dd>")
        == after
    )


# ---------------------------------------------------------------- how much it shows


def count_shown(page: Element) -> int:
    """Return how many words of the source stand on a page, each place of the source once."""
    shown: set[tuple[str, str]] = set()
    for quote in page.iter("blockquote"):
        shown |= {(word, "") for word in say(quote).replace("[…]", " ").split()}
    return len(shown)


def test_no_more_words_are_shown_than_are_asked_for(tmp_path: Path) -> None:
    lines = [
        f"Line {number} " + " ".join(f"w{number}x{at}" for at in range(40))
        for number in range(2, 9)
    ]
    gazette = "\n".join((GAZETTE.strip(), *lines))
    path = write_desk(tmp_path, gazette)
    result = make_receipts(path, tmp_path, only="html", excerpt_words=12)
    page = read_page(tmp_path / "receipts.html")
    used, limit = result.shown["gazette"]
    assert used <= limit == 12
    opening = say(page.find_class("opening")[0])
    assert "At most 12 words of each source are shown." in opening
    assert f"{used} words, of at most 12" in say(
        page.get_element_by_id("source-gazette")
    )
    assert count_shown(page) <= 12 + 5  # words of the other source
    (citation,) = find_citations(page, "growth")
    assert list_marks(citation) == ["11 billion", "16 per cent"]
    assert "It is cut around what was looked for" in say(citation)
    assert "Nothing is shown" in say(page)


def test_of_a_short_source_half_is_shown_at_most(tmp_path: Path) -> None:
    lines = [f"Line {number} " + "of many words " * 20 for number in range(2, 7)]
    gazette = "\n".join((GAZETTE.strip(), *lines))
    result = make_receipts(write_desk(tmp_path, gazette), tmp_path, only="html")
    used, limit = result.shown["gazette"]
    assert used <= limit == len(gazette.split()) // 2
    opening = say(read_page(tmp_path / "receipts.html").find_class("opening")[0])
    assert "of a short one no more than half, or 100 words" in opening


def test_a_passage_of_a_source_of_few_lines_stands_with_its_neighbours(
    desk: Path, tmp_path: Path
) -> None:
    make_receipts(desk, tmp_path, only="html")
    page = read_page(tmp_path / "receipts.html")
    (citation,) = find_citations(page, "growth")
    assert "The hand decides" in say(citation)
    assert "It is cut" not in say(citation)


# ---------------------------------------------------------------- what is on record, and refusals


def test_a_verdict_on_record_stands_where_the_copy_is_away(tmp_path: Path) -> None:
    path = write_desk(tmp_path)
    (tmp_path / "lost.txt").write_text("Eins\nhier steht es\n", encoding="utf-8")
    digest = hashlib.sha256((tmp_path / "lost.txt").read_bytes()).hexdigest()
    text = path.read_text(encoding="utf-8").replace("0" * 63 + "1", digest, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")
        check(path, record=True)
    (tmp_path / "lost.txt").unlink()
    make_receipts(path, tmp_path / "out", only="html")
    citation = find_citations(read_page(tmp_path / "out/receipts.html"), "rest")[3]
    facts = list_facts(citation)
    assert facts["Verdict"][0] == "found"
    assert facts["On record of"] == ["21 September 2026"]
    assert "Checked on" not in facts


def test_without_any_copy_there_is_nothing_to_show(tmp_path: Path) -> None:
    path = write_desk(tmp_path)
    for name in ("gazette.txt", "old.txt"):
        (tmp_path / name).unlink()
    with pytest.raises(UsageError, match="--sources DIR"):
        make_receipts(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_strict_writes_nothing_that_is_in_doubt(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(EvidenceError):
        make_receipts(desk, tmp_path / "out", strict=True)
    assert not (tmp_path / "out").exists()


def test_without_words_places_and_verdicts_are_shown_alone(
    desk: Path, tmp_path: Path
) -> None:
    result = make_receipts(desk, tmp_path, "all", excerpt_words=0)
    assert {used for used, _ in result.shown.values()} == {0}
    for name in ("receipts.html", "receipts.it.html"):
        said = say(read_page(tmp_path / name))
        for words in ("16 per cent", "in the year", "if the pending", "Oct. 21"):
            assert words not in said, "words of the source"
        for place in ("¶ 2", "¶ 4", "¶ 5"):
            assert place in said
    page = read_page(tmp_path / "receipts.html")
    assert "No words of the sources are shown." in say(page)
    assert "used up" not in say(page)
    *_, last = find_citations(page, "rest")
    assert list_facts(last)["Verdict"] == [
        "found, but qualified",
        "All that was looked for stands there, but the source limits it.",
    ]
    pages = " ".join(pdf_text(tmp_path / "receipts.pdf"))
    assert "16 per cent" not in pages
    assert "if the pending" not in pages
