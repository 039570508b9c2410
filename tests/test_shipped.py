"""The shipped content.yaml, built as anyone would build it, and judged as it comes out."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from pptx import Presentation

from reporting import Result, build, check, load
from reporting.design.theme import load_theme
from reporting.dossier.render import render_dossier
from reporting.evidence.report.model import Verdict
from reporting.evidence.report.verdict_record import read_verdict_record
from reporting.plan.block_model import Block, BulletsBlock, CalloutBlock, ProseBlock
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.plan.words import Para, Runs, plain_line
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan, Slide
from tests.pdf.reading import Content, Node, Tagged
from tests.tools import (
    ROOT,
    ooxml_errors,
    pdf_text,
    poppler_text,
    qpdf_check,
    soffice_pdf,
)

SOURCES = ROOT.parent / "shared/sources"
LANGUAGES = ("en", "it")
DOSSIERS = {"en": "dossier.pdf", "it": "dossier.it.pdf"}
DECKS = {"en": "briefing.pptx", "it": "briefing.it.pptx"}
FILES = (*DOSSIERS.values(), *DECKS.values())

NOT_WORDS = re.compile("[\\s,\\[\\]\u00ad\u2010\u2011\ufffe\x02-]+")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("outputs")


@pytest.fixture(scope="module")
def result(outputs: Path) -> Result:
    return build(ROOT / "content.yaml", outputs, languages="all")


@pytest.fixture(scope="module")
def dossiers() -> dict[str, DossierPlan]:
    content, theme = load(ROOT / "content.yaml").content, load_theme()
    when = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    recorded = read_verdict_record(ROOT)
    return {
        code: plan_dossier(content, code, when, theme, recorded) for code in LANGUAGES
    }


@pytest.fixture(scope="module")
def decks(dossiers: dict[str, DossierPlan]) -> dict[str, DeckPlan]:
    theme = load_theme()
    drawn = {code: render_dossier(plan, theme) for code, plan in dossiers.items()}
    return {
        code: plan_deck(plan, theme, pages=drawn[code].places)
        for code, plan in dossiers.items()
    }


# ---------------------------------------------------------------- what comes out


def test_four_files_and_no_warning(result: Result) -> None:
    assert [file.path.name for file in result.files] == [
        "dossier.pdf",
        "briefing.pptx",
        "dossier.it.pdf",
        "briefing.it.pptx",
    ]
    assert result.warnings == ()


def test_the_dossier_has_14_to_24_pages_and_the_talk_14_to_20_slides(
    result: Result, decks: dict[str, DeckPlan]
) -> None:
    for file in result.files:
        backup = (
            sum(slide.backup for slide in decks[file.language].slides)
            if file.kind == "deck"
            else 0
        )
        low, high = (14, 24) if file.kind == "pdf" else (14, 20)
        assert low <= file.count - backup <= high, file


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("name", DOSSIERS.values())
def test_qpdf_finds_nothing_wrong(outputs: Path, name: str) -> None:
    assert qpdf_check(outputs / name) == []


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("name", DECKS.values())
def test_the_open_xml_sdk_finds_nothing_wrong(outputs: Path, name: str) -> None:
    assert ooxml_errors(outputs / name) == []


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("code", LANGUAGES)
def test_libreoffice_shows_every_planned_slide(
    outputs: Path, decks: dict[str, DeckPlan], code: str
) -> None:
    shown = pdf_text(soffice_pdf(outputs / DECKS[code]))
    assert len(shown) == len(decks[code].slides)
    for page, slide in zip(shown, decks[code].slides, strict=True):
        assert squeezed(words(slide.title.runs)) in squeezed(page)


def test_every_citation_is_on_record_as_found() -> None:
    recorded = read_verdict_record(ROOT)
    assert recorded
    claims = recorded.find_verdicts(load(ROOT / "content.yaml").content).values()
    assert {verdict for claim in claims for verdict in claim} == {Verdict.FOUND}, (
        "make-report check --record --sources DIR"
    )


@pytest.mark.usefixtures("result")
def test_the_outputs_carry_every_key_claim_with_the_same_figures(outputs: Path) -> None:
    assert check(ROOT / "content.yaml", built=outputs).problems == ()


@pytest.mark.skipif(
    not SOURCES.is_dir(),
    reason="the sources are not here; they never enter the repository",
)
def test_every_source_bears_what_is_cited_from_it() -> None:
    report = check(ROOT / "content.yaml", SOURCES)
    assert report.find_failure() is None


# ---------------------------------------------------------------- the plan's words in the
# plan's order


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_dossier_says_what_was_planned_in_its_order(
    outputs: Path, dossiers: dict[str, DossierPlan], code: str
) -> None:
    with pikepdf.open(outputs / DOSSIERS[code]) as file:
        heard = heard_text(Tagged(file).root)
    assert missing_in_order(running_text(dossiers[code]), heard) == []


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("reader", [pdf_text, poppler_text])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_planned_text_is_extracted_in_few_pieces(
    outputs: Path,
    dossiers: dict[str, DossierPlan],
    code: str,
    reader: Callable[[Path], list[str]],
) -> None:
    pages = list(map(squeezed, reader(outputs / DOSSIERS[code])))
    texts = running_text(dossiers[code])
    assert [text for text in texts if not stands(squeezed(text), pages)] == []


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_slide_says_what_was_planned_in_its_order(
    outputs: Path, decks: dict[str, DeckPlan], code: str
) -> None:
    slides = list(Presentation(str(outputs / DECKS[code])).slides)
    for planned, slide in zip(decks[code].slides, slides, strict=True):
        assert missing_in_order(slide_text(planned), shapes_text(slide.shapes)) == [], (
            planned.id
        )
        assert (
            missing_in_order(
                map(plain_line, planned.notes), slide.notes_slide.notes_text_frame.text
            )
            == []
        ), planned.id


def test_a_word_missing_or_out_of_order_would_be_found() -> None:
    assert missing_in_order(["one two", "three"], "zero one\ntwo\nthree") == []
    assert missing_in_order(["three", "one two"], "one two three") == ["one two"]
    assert missing_in_order(["one two", "four"], "one two three") == ["four"]


def test_a_text_that_is_extracted_in_part_would_be_found() -> None:
    pages = ["head.onetwo.foot", "head.three.foot"]
    assert all(stands(text, pages) for text in ("onetwo", "twothree", "three"))
    assert not any(stands(text, pages) for text in ("fourtwo", "twofour", "threetwo"))


def running_text(plan: DossierPlan) -> Iterator[str]:
    """Yield what stands in the text column, in order: not what is drawn, nor what is in the margin."""
    yield plan.cover.title
    yield from map(spoken, plan.summary)
    for section in plan.sections:
        yield section.title
        yield plain_line(section.takeaway)
        for block in section.blocks:
            yield plain_line(block.title)
            yield from map(spoken, paragraphs(block))
    yield from (words(entry.text) for entry in plan.claims)
    yield from (entry.title for entry in plan.sources)
    yield from map(spoken, plan.colophon)


def heard_text(node: Node) -> str:
    """Return what an element shows, in the order of reading, whatever it is read as."""
    return "".join(
        kid.text if isinstance(kid, Content) else heard_text(kid) for kid in node.kids
    )


def paragraphs(block: Block) -> tuple[Para, ...]:
    match block:
        case (
            ProseBlock(paragraphs=texts)
            | CalloutBlock(paragraphs=texts)
            | BulletsBlock(items=texts)
        ):
            return texts
        case _:
            return ()


def slide_text(slide: Slide) -> Iterator[str]:
    yield words(slide.title.runs)
    for frame in slide.body.frames:
        yield from (words(text.runs) for text in frame.texts)
    for row in slide.body.table.rows if slide.body.table else ():
        yield from (words(cell.runs) for cell in row)
    yield words(slide.source_line)


def shapes_text(shapes: Iterable[Any]) -> str:
    """Return the text of shapes in reading order, groups and tables gone through."""
    found = []
    for shape in shapes:
        if hasattr(shape, "shapes"):  # a group
            found.append(shapes_text(shape.shapes))
        elif shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        elif shape.has_text_frame:
            found.append(shape.text_frame.text)
    return "\n".join(found)


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def spoken(para: Para) -> str:
    return words(para.runs)


def squeezed(text: str) -> str:
    """Return text without spaces, line ends, hyphens, and what parts marks: setting adds or drops them."""
    return NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def missing_in_order(expected: Iterable[str], text: str) -> list[str]:
    """Return the expected texts that do not follow one another in a text."""
    rest, absent = squeezed(text), []
    for one in expected:
        before, found, after = rest.partition(squeezed(one)) if one else ("", "", rest)
        if found or not one:
            rest = after
        else:
            absent.append(one)
            rest = before
    return absent


def stands(text: str, pages: list[str]) -> bool:
    """Whether a text stands on a page and the next, in so few pieces that it is whole.

    The turn of a page parts it, and PDFium puts a note's line that is level with one of the
    text between the two.
    """
    return any(
        is_pieced(text, page + following) for page, following in pairwise([*pages, ""])
    )


def is_pieced(text: str, stream: str, most: int = 3) -> bool:
    """Whether a text is a few pieces of a stream, in their order."""
    start = 0
    for _ in range(most):
        lengths = range(len(text), 0, -1)
        length = next((n for n in lengths if text[:n] in stream[start:]), 0)
        start = stream.index(text[:length], start) + length
        text = text[length:]
    return not text


# ---------------------------------------------------------------- equal input, equal bytes


@pytest.mark.usefixtures("result")
def test_bytes_do_not_depend_on_zone_hash_seed_folder_or_locale(
    outputs: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "another desk"
    shutil.copytree(ROOT / "assets", desk / "assets")
    for name in ("content.yaml", "evidence.json"):
        shutil.copy(ROOT / name, desk)
    environment = {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "reporting", "--lang", "all", "-o", "there"]
    subprocess.run(
        command,
        cwd=desk,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    for name in FILES:
        assert (desk / "there" / name).read_bytes() == (outputs / name).read_bytes(), (
            name
        )


@pytest.mark.usefixtures("result")
def test_no_output_tells_of_this_machine(outputs: Path) -> None:
    secrets = [str(ROOT).encode(), str(Path.home()).encode()]
    for name in FILES:
        data = (outputs / name).read_bytes()
        if name.endswith(".pptx"):
            with ZipFile(outputs / name) as package:
                data = b"".join(map(package.read, package.namelist()))
        assert [
            secret for secret in secrets if len(secret) > 1 and secret in data
        ] == []
