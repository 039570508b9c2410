"""What the dossier is to those who hear it: elements, their order, what is left unsaid."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from reporting import build
from reporting.dossier.render import render_dossier
from reporting.i18n import load_language
from reporting.plan.block_model import Block, ChartBlock
from reporting.plan.chart_words import tabulate_chart
from reporting.record import field_names, replace
from tests.dossier import plans
from tests.dossier.plans import para, prose
from tests.dossier.reading import theme
from tests.pdf.reading import Content, Node, Tagged
from tests.tools import ROOT, missing

GOLDEN = Path(__file__).parents[1] / "golden"


def read(*blocks: Block) -> tuple[Tagged, Node]:
    """Draw a section; return the file and the section's element."""
    plan = plans.plan(plans.section(*blocks))
    tagged = Tagged(pikepdf.open(BytesIO(render_dossier(plan, theme()).data)))
    section = next(
        node
        for node in tagged.root.all("Sect")
        if node.text.startswith("1 The orchard")
    )
    return tagged, section


def pages(node: Node) -> set[int]:
    return {content.page for content in node.contents()}


def shape(node: Node) -> str:
    """An element as `Tag(Kid, Kid)`, without its words."""
    kids = ", ".join(shape(kid) for kid in node.kids if not isinstance(kid, Content))
    return f"{node.tag}({kids})" if kids else node.tag


def following(root: Node, tag: str) -> Iterator[tuple[Node, Node]]:
    """Yield every element of a tag with the one that is read before it."""
    for node in root.walk():
        below = [kid for kid in node.kids if isinstance(kid, Node)]
        yield from ((one, other) for one, other in pairwise(below) if other.tag == tag)


def test_a_note_is_read_right_after_its_claim() -> None:
    _, section = read(
        prose(
            para("The first claim.", 1), para("The second claim.", 2), para("No claim.")
        )
    )
    read_after = [
        (one.text.split(" claim")[0], other.text)
        for one, other in following(section, "Note")
    ]
    assert [one for one, _ in read_after] == ["The first", "The second"]
    assert [other[:1] for _, other in read_after] == ["1", "2"]
    names = [str(note.attributes["/ID"]) for note in section.all("Note")]
    assert len(set(names)) == len(names) == 2


def test_a_source_mark_says_its_claim_and_its_status() -> None:
    """Its sources are heard in the note; a list of links, which has no note, names them too."""
    tagged, section = read(prose(para("A claim.", 1)))
    (reference,) = section.all("Reference")
    assert reference.text == "claim 1: reported"
    names = [
        str(annotation.Contents)
        for page in tagged.file.pages
        for annotation in page.obj.get("/Annots", [])
    ]
    assert "claim 1: Paper 1, reported" in names


def test_a_paragraph_over_two_pages_is_one_element_and_its_note_is_read_once() -> None:
    text = plans.WORDS * 40
    _, section = read(prose(para(text, 1)))
    (long,) = [node for node in section.all("P") if node.text.startswith(text[:40])]
    assert len(pages(long)) > 1
    assert " ".join(text.split()) in long.text
    assert len(section.all("Note")) == 1


def test_the_head_of_a_table_is_read_once_however_often_it_is_shown() -> None:
    rows = tuple((para(str(at)), para("1"), para("dry")) for at in range(120))
    tagged, section = read(replace(plans.TABLE, rows=rows, note=para("In tonnes.")))
    (table,) = section.all("Table")
    assert [kid.tag for kid in table.kids if isinstance(kid, Node)] == [
        "THead",
        "TBody",
        "Caption",
    ]
    head, *names = table.all("TR")
    assert [node.text for node in head.all("TH")] == ["Year", "Crop", "Remark"]
    assert {str(node.attributes["/Scope"]) for node in head.all("TH")} == {"/Column"}
    assert len(names) == 120
    for row in names:
        (name,) = row.all("TH")
        assert str(name.attributes["/Scope"]) == "/Row"
    repeated = [one.text for one in tagged.artifacts if "Crop" in one.text]
    assert len(repeated) == len(pages(table)) - 1 > 0


SHAPES: list[tuple[Block, str]] = [
    (plans.PROSE, "Sect(H2, Note(P(Link), P(Link)), P(Link, Reference(Link)"),
    (plans.TABLE, "Table(THead(TR(TH, TH, TH)), TBody(TR(TH, TD, TD(P"),
    (plans.BULLETS, "L(LI(Lbl, LBody(P(Reference(Link)), Note("),
    (plans.TIMELINE, "L(LI(Lbl, LBody(P"),
    (plans.PROCESS, "L(LI(Lbl, LBody(P, P"),
    (plans.COMPARISON, "Sect(H3, L(LI(Lbl, LBody"),
    (plans.FIGURES, "L(LI(LBody(P, P(Reference(Link)), P, P, Note("),
    (plans.QUOTATION, "BlockQuote(P, P(Reference(Link)), Note("),
    (plans.IMAGE, "Sect(H2, Figure, Caption(P(Reference(Link)), P, Note("),
    (plans.CALLOUT, "Sect(H2, P(Reference(Link)), Note("),
    (plans.DISAGREEMENT, "Sect(H2, P, L(LI(LBody(P, P(Reference(Link)), P, Note("),
    (plans.CHARTS[0], "Figure, Table(THead(TR(TD, TH)), TBody(TR(TH, TD), TR(TH, TD"),
    (plans.GLOSSARY, "L(LI(Lbl, LBody(P(Reference(Link)), Note("),
]
"""What the structure says a block of each kind is."""


@pytest.mark.parametrize(
    ("block", "expected"),
    SHAPES,
    ids=lambda value: value.id if isinstance(value, Block) else "",
)
def test_a_block_is_what_it_is(block: Block, expected: str) -> None:
    _, section = read(block)
    assert expected in shape(section)


def test_the_structure_of_every_kind_is_looked_at() -> None:
    kinds = {type(block) for block in plans.BLOCKS}
    assert kinds - {type(block) for block, _ in SHAPES} == set(), "add it to `SHAPES`"


@pytest.mark.parametrize(
    "block", [*plans.CHARTS, plans.IMAGE], ids=lambda block: block.id
)
def test_a_figure_says_in_words_what_it_shows(block: Block) -> None:
    _, section = read(block)
    (figure,) = section.all("Figure")
    assert str(figure.attributes["/Alt"]) == vars_of(block)["alt"]
    left, foot, right, head = (float(edge) for edge in figure.attributes["/BBox"])
    page = theme().page
    is_wide = isinstance(block, ChartBlock) and len(block.series) > 2
    width = (page.across if is_wide else page.text).pt
    assert page.inner.pt - 0.1 <= left < right <= page.inner.pt + width + 0.1
    assert page.bottom.pt - 0.1 <= foot < head <= (page.height - page.top).pt + 0.1


@pytest.mark.parametrize("block", plans.CHARTS, ids=lambda block: block.id)
def test_the_numbers_of_a_chart_are_heard_as_a_table_and_not_shown(
    block: ChartBlock,
) -> None:
    _, section = read(block)
    ((_, table),) = following(section, "Table")
    ((before, _),) = following(section, "Table")
    assert before.tag == "Figure"
    wanted = tabulate_chart(block, load_language("en"))
    heard = [
        tuple(
            str(cell.attributes.get("/ActualText", "")) for cell in row.all("TH", "TD")
        )
        for row in table.all("TR")
    ]
    assert heard == [wanted.head, *wanted.rows]
    assert [str(cell.attributes["/Scope"]) for cell in table.all("TH")] == (
        ["/Column"] * (len(wanted.head) - 1) + ["/Row"] * len(wanted.rows)
    )
    # Each has a place on the page, and shows nothing that could be copied or counted twice.
    for cell in table.all("TH", "TD"):
        assert [content.text for content in cell.contents()] == [""]


def vars_of(block: Block) -> dict[str, object]:
    return {name: getattr(block, name) for name in field_names(block)}


def test_sections_blocks_and_notes_are_found_by_their_ids() -> None:
    """By the tree of names (ISO 32000-1, 14.7.2): a note by its claim and how often it came."""
    tagged, _ = read(
        prose(para("Once.", 1), para("Again.", 1)), plans.TABLE, plans.CHARTS[0]
    )
    names = pikepdf.NameTree(tagged.file.Root.StructTreeRoot.IDTree)
    section = [
        "section-part-1",
        "block-prose",
        f"block-{plans.TABLE.id}",
        f"block-{plans.CHARTS[0].id}",
    ]
    for name in (*section, "note-claim-1-1", "note-claim-1-2", "claim-claim-1"):
        assert str(names[name].ID) == name


def test_the_contents_lead_to_every_heading_and_leaders_are_not_read() -> None:
    tagged, _ = read(plans.PROSE, plans.BULLETS)
    (contents, inner) = tagged.root.all("TOC")[:2]
    assert [kid.tag for kid in contents.kids if isinstance(kid, Node)] == [
        "TOCI"
    ] * len(tagged.root.all("H1")[2:])  # but of the cover and the contents
    assert [item.text for item in inner.all("TOCI")] == [
        "What the prose says 3",
        "Points to know 3",
    ]
    assert all(len(item.all("Link")) == 1 for item in inner.all("TOCI"))


def test_a_title_in_another_language_says_which() -> None:
    plan = plans.plan(plans.section())
    plan = replace(
        plan,
        sources=(
            replace(plan.sources[0], title="Chi va piano", language="it", link=None),
        ),
    )
    tagged = Tagged(pikepdf.open(BytesIO(render_dossier(plan, theme()).data)))
    assert [
        (str(node.attributes["/Lang"]), node.text) for node in tagged.root.all("Span")
    ] == [("it", "Chi va piano")]


def test_running_heads_and_page_numbers_are_not_read() -> None:
    tagged, _ = read(plans.PROSE)
    shown = {
        " ".join(one.text.split())
        for one in tagged.artifacts
        if one.kind == "Pagination"
    }
    assert {
        "The orchard The orchard",
        "Internal · Edition 1 · 22 November 2026 4",
    } <= shown
    assert not [
        one for one in tagged.artifacts if one.kind != "Pagination" and one.text.strip()
    ]


def test_the_shipped_dossier_is_built_as_the_golden_file_says(tmp_path: Path) -> None:
    """The tree that `pdfinfo` prints, without the numbers of objects; UPDATE_GOLDEN=1 writes it anew."""
    build(ROOT / "content.yaml", tmp_path, only="pdf")
    try:
        done = subprocess.run(
            ["pdfinfo", "-struct-text", "-enc", "UTF-8", str(tmp_path / "dossier.pdf")],
            capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
    except FileNotFoundError:
        missing("pdfinfo", "poppler-utils")
    lines = [
        line.rstrip()
        for line in done.stdout.splitlines()
        if not line.lstrip().startswith("Object ")
    ]
    printed = "\n".join(lines) + "\n"
    golden = GOLDEN / "dossier.structure.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")
