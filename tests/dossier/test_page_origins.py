from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from reporting import build
from reporting.content.validate import Loaded, load
from reporting.paper.page_origins import PageOrigin, read_page_origins
from reporting.pdf.reading import read_embedded_files, read_page_elements
from reporting.reading.origin import ORIGINS
from tests.pdf.papers import attached, paper
from tests.samples import write_every_block

Pages = tuple[tuple[PageOrigin, ...], ...]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content with every kind of block, and its dossier in both languages."""
    folder = tmp_path_factory.mktemp("desk")
    build(write_every_block(folder), folder / "out", languages=["en", "it"], only="pdf")
    return folder


@pytest.fixture(scope="module")
def loaded(desk: Path) -> Loaded:
    return load(desk / "content.yaml")


@pytest.fixture(scope="module", params=["dossier.pdf", "dossier.it.pdf"])
def data(request: pytest.FixtureRequest, desk: Path) -> bytes:
    file: Path = desk / "out" / request.param
    return file.read_bytes()


@pytest.fixture(scope="module")
def pages(data: bytes) -> Pages:
    return read_page_origins(data)


@pytest.fixture(scope="module")
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def list_ids(pages: Pages) -> set[str]:
    return {element.id for page in pages for element in page}


# ---------------------------------------------------------------- what stands where


def test_every_section_and_block_stands_on_a_page(pages: Pages, loaded: Loaded) -> None:
    content = loaded.content
    wanted = {f"section-{section.id}" for section in content.sections}
    for section in content.sections:
        wanted |= {f"block-{block.id}" for block in section.blocks}
    wanted |= {f"claim-{claim.id}" for claim in content.claims}
    wanted |= {f"source-{source.id}" for source in content.sources}
    wanted |= {f"entity-{entity.id}" for entity in content.entities}
    assert wanted - list_ids(pages) == set()


def test_each_is_found_at_its_path_and_line(
    pages: Pages, desk: Path, loaded: Loaded
) -> None:
    lines = (desk / "content.yaml").read_text("utf-8").splitlines()
    places = {element.id: element for page in pages for element in page}
    for at, section in enumerate(loaded.content.sections):
        assert places[f"section-{section.id}"].path == f"sections[{at}]"
        for number, block in enumerate(section.blocks):
            place = places[f"block-{block.id}"]
            assert place.path == f"sections[{at}].blocks[{number}]"
            around = lines[place.line - 1 : place.line + 1]
            assert f"id: {block.id}" in "\n".join(around)


def test_a_heading_and_a_paragraph_are_found_too(
    pages: Pages, pdf: pikepdf.Pdf, desk: Path
) -> None:
    """Every text element is written where it says, in the language of the dossier or in all."""
    lines = (desk / "content.yaml").read_text("utf-8").splitlines()
    language = {"en-GB": "en", "it-IT": "it"}[str(pdf.Root.Lang)]
    texts = [
        element for page in pages for element in page if element.id.startswith("text-")
    ]
    assert {"H1", "H2", "H3", "P", "LBody", "TD"} & {element.tag for element in texts}
    assert {element.language for element in texts} == {language, ""}
    for element in texts:
        assert 0 < element.line <= len(lines)
    titles = [element for element in texts if element.path.endswith("].title")]
    assert len(titles) > 10
    for element in titles:
        around = "\n".join(lines[element.line - 3 : element.line])
        assert "title" in around or "label" in around


def test_what_goes_on_over_pages_stands_on_each_of_them(pages: Pages) -> None:
    counts = Counter(element.id for page in pages for element in page)
    sections = [name for name in counts if name.startswith("section-")]
    assert max(counts[name] for name in sections) > 1


def test_the_cover_is_the_edition(pages: Pages) -> None:
    cover = {element.id: element.path for element in pages[0]}
    assert cover["part-cover"] == "edition"
    assert "edition.title" in cover.values()


# ---------------------------------------------------------------- the structure tree


def list_named_elements(pdf: pikepdf.Pdf) -> Counter[str]:
    """Return the IDs in the structure tree, as it stands in the file."""
    found: Counter[str] = Counter()
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/ID" in node:
                found[str(node.ID)] += 1
            if "/K" in node:
                waiting.append(node.K)
    return found


def test_ids_are_unique_and_the_name_tree_has_them_all(pdf: pikepdf.Pdf) -> None:
    counts = list_named_elements(pdf)
    assert set(counts.values()) == {1}
    names = list(pdf.Root.StructTreeRoot.IDTree.Names)
    keys = [str(name) for name in names[::2]]
    assert keys == sorted(counts)
    for name, elem in zip(keys, names[1::2], strict=True):
        assert str(elem.ID) == name


def test_the_pages_have_every_element_of_the_file(
    pages: Pages, data: bytes, pdf: pikepdf.Pdf
) -> None:
    named = {element.id for page in read_page_elements(data) for element in page}
    assert named == set(list_named_elements(pdf))
    assert list_ids(pages) < named


# ---------------------------------------------------------------- where it is left out


@pytest.mark.parametrize("option", ["draft", "no source"])
def test_a_dossier_without_its_source_says_nothing(
    option: str, desk: Path, tmp_path: Path
) -> None:
    is_draft = option == "draft"
    build(desk / "content.yaml", tmp_path, only="pdf", draft=is_draft, source=is_draft)
    data = (tmp_path / "dossier.pdf").read_bytes()
    assert read_embedded_files(data) == {}
    with pytest.raises(ValueError, match=r"carries no origins\.json: it is a draft"):
        read_page_origins(data)


def test_a_file_of_another_program_says_nothing() -> None:
    with pytest.raises(ValueError, match="by another program"):
        read_page_origins(paper())


@pytest.mark.parametrize(
    "words", [b"", b"[1]", b'{"a": 1}', b'{"a": [1, 2, 3, 4, 5, 6, 7, 8, 9]}', b"\xff"]
)
def test_a_file_that_is_not_ours_is_refused(words: bytes, data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.attachments[ORIGINS] = attached(pdf, ORIGINS, words)
        forged = io.BytesIO()
        pdf.save(forged)
    with pytest.raises(ValueError, match=r"origins\.json that is not ours, or broken"):
        read_page_origins(forged.getvalue())
