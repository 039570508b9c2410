"""Every dossier passes the validator of the standards, PDF/UA-1 and PDF/A-3a, with no failed rule."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

import pikepdf
import pytest

from reporting.design.theme import Theme, load_theme
from reporting.design.tokens import Paper
from reporting.design.units import mm
from reporting.dossier.render import render_dossier
from reporting.pdf.page_canvas import Kind, PageCanvas, Subtype
from reporting.plan.model import DossierPlan, DraftMarks
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.exhibits import EXHIBITS
from tests.pdf import checks, judges
from tests.pdf.reading import Tagged
from tests.tools import ROOT, verapdf_failures

LANGUAGES = ("en", "it")
GREEK_AND_RUSSIAN = "Κυδωνία, и сад"
"""Gelasio has no glyph for these; Carlito does."""
LETTER = Paper(mm(215.9), mm(279.4))


def letter(theme: Theme) -> Theme:
    return replace(theme, page=replace(theme.page, size=LETTER))


def long_table() -> TableBlock:
    columns = (
        TableColumn("Year", Align.START, 0.3),
        TableColumn("Remark", Align.END, 0.7),
    )
    rows = tuple(
        (plans.para(str(year)), plans.para(plans.WORDS, year % 9 + 1))
        for year in range(1900, 2000)
    )
    return TableBlock("ledger", "A table over many pages", (), columns, rows, None)


def foreign() -> DossierPlan:
    words = plans.para(f"The quince is {GREEK_AND_RUSSIAN}.", 1)
    blocks = (
        plans.prose(words, title=GREEK_AND_RUSSIAN),
        replace(plans.TABLE, columns=(replace(plans.TABLE.columns[0], label=GREEK_AND_RUSSIAN),
                                      *plans.TABLE.columns[1:])),
        replace(plans.CHARTS[0], title=GREEK_AND_RUSSIAN, unit=GREEK_AND_RUSSIAN),
        replace(plans.QUOTATION, text=f"“{GREEK_AND_RUSSIAN}”", attribution=GREEK_AND_RUSSIAN),
    )  # fmt: skip
    plan = plans.plan(plans.section(*blocks, title=GREEK_AND_RUSSIAN))
    return replace(
        plan,
        cover=replace(plan.cover, title=GREEK_AND_RUSSIAN),
        running_head=GREEK_AND_RUSSIAN,
    )


def themed(text: str) -> Callable[[Theme], Theme]:
    """What lays tokens over a theme."""

    def look(_: Theme) -> Theme:
        with NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            return load_theme(Path(file.name))

    return look


def drafted() -> DossierPlan:
    plan = plans.plan(plans.section(*plans.BLOCKS))
    blocks = {
        block.id: f"content.yaml:{at}" for at, block in enumerate(plans.BLOCKS, 100)
    }
    lines = {f"claim-{number}": f":{number}" for number in range(1, 30)}
    return replace(
        plan, draft=DraftMarks("Draft", blocks, {**lines, "part-1": "content.yaml:9"})
    )


PRESS = "print: {duplex: true, recto: true, bleed: 3 mm}"
DRAWN: dict[str, tuple[Callable[[], DossierPlan], Callable[[Theme], Theme]]] = {
    "hand-made": (
        lambda: plans.plan(plans.section(*plans.BLOCKS)),
        lambda theme: theme,
    ),
    "hand-made-letter": (lambda: plans.plan(plans.section(*plans.BLOCKS)), letter),
    "bulletin": (
        lambda: plans.plan(plans.section(*plans.BLOCKS)),
        lambda _: load_theme("bulletin"),
    ),
    "press": (lambda: plans.plan(plans.section(*plans.BLOCKS)), themed(PRESS)),
    "press-letter-whole-cover": (
        drafted,
        themed(f"page: {{size: Letter}}\ncover: {{field: 1}}\n{PRESS}"),
    ),
    "draft": (drafted, lambda theme: theme),
    "empty-sections": (
        lambda: plans.plan(plans.section(), plans.section(number=2)),
        lambda theme: theme,
    ),
    "no-sections": (
        lambda: plans.plan(summary=(), entities=(), colophon=()),
        lambda theme: theme,
    ),
    "long-table": (
        lambda: plans.plan(plans.section(long_table())),
        lambda theme: theme,
    ),
    "exhibits": (lambda: plans.plan(plans.section(*EXHIBITS)), lambda theme: theme),
    "foreign-letters": (foreign, lambda theme: theme),
}
BUILT = tuple(
    f"{source}-{code}" for source in ("shipped", "every-block") for code in LANGUAGES
)


@pytest.fixture(scope="module")
def dossiers(
    shipped: Path, every_block: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Files by what they are of."""
    folder = tmp_path_factory.mktemp("drawn")
    files: dict[str, Path] = {}
    for source, built in (("shipped", shipped), ("every-block", every_block)):
        files |= {
            f"{source}-en": built / "dossier.pdf",
            f"{source}-it": built / "dossier.it.pdf",
        }
    for name, (plan, look) in DRAWN.items():
        files[name] = folder / f"{name}.pdf"
        files[name].write_bytes(render_dossier(plan(), look(load_theme())).data)
    return files


@pytest.fixture(scope="module")
def failures(dossiers: dict[str, Path]) -> dict[str, list[str]]:
    """What veraPDF says of each, from one call for all."""
    found = verapdf_failures(dossiers.values())
    return {name: found[path] for name, path in dossiers.items()}


@pytest.mark.parametrize("name", [*BUILT, *DRAWN])
def test_no_rule_of_either_standard_fails(
    failures: dict[str, list[str]], name: str
) -> None:
    assert failures[name] == []


@pytest.mark.parametrize("name", [*BUILT, "exhibits", "draft"])
def test_other_judges_find_nothing_either(dossiers: dict[str, Path], name: str) -> None:
    assert judges.validate(dossiers[name]) == []
    if name in BUILT:  # hand-made plans repeat their words as running heads do
        assert judges.hear(dossiers[name]) == []


@pytest.mark.parametrize("name", [*BUILT, *DRAWN])
def test_our_own_checks_find_nothing(dossiers: dict[str, Path], name: str) -> None:
    with pikepdf.open(dossiers[name]) as pdf:
        assert checks.blind_spots(Tagged(pdf)) == {}


@pytest.mark.parametrize("name", BUILT)
def test_the_words_come_whole_and_in_the_order_of_the_plan(
    dossiers: dict[str, Path], every_block: Path, name: str
) -> None:
    source, _, code = name.rpartition("-")
    content = (
        ROOT / "content.yaml" if source == "shipped" else every_block / "content.yaml"
    )
    with pikepdf.open(dossiers[name]) as pdf:
        assert (
            checks.words_out_of_place(
                Tagged(pdf), checks.said(checks.planned(content, code))
            )
            == []
        )


def test_letter_is_letter_and_a4_is_a4(dossiers: dict[str, Path]) -> None:
    sizes = {}
    for name in ("hand-made", "hand-made-letter"):
        with pikepdf.open(dossiers[name]) as pdf:
            sizes[name] = [round(float(edge)) for edge in pdf.pages[0].mediabox]
    assert sizes == {
        "hand-made": [0, 0, 595, 842],
        "hand-made-letter": [0, 0, 612, 792],
    }


def test_the_long_table_runs_over_many_pages_and_its_head_is_read_once(
    dossiers: dict[str, Path],
) -> None:
    with pikepdf.open(dossiers["long-table"]) as pdf:
        (table,) = (one for one in Tagged(pdf).root.all("Table") if "1900" in one.text)
        assert len({content.page for content in table.contents()}) > 3
        assert table.text.count("Remark") == 1
        assert len(table.all("TR")) == 101


def test_a_head_that_is_read_on_each_page_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mark_artifact = PageCanvas.mark_artifact

    def let_heads_be_read(
        page: PageCanvas, kind: Kind = "Layout", subtype: Subtype = ""
    ) -> AbstractContextManager[None]:
        if kind == "Pagination" and not subtype:
            return nullcontext()
        return mark_artifact(page, kind, subtype)

    monkeypatch.setattr(PageCanvas, "mark_artifact", let_heads_be_read)
    data = render_dossier(plans.plan(plans.section(long_table())), load_theme()).data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert any("Remark" in row for row in checks.rows_read_twice(Tagged(pdf)))


def test_letters_that_another_family_lends_are_read_like_all_others(
    dossiers: dict[str, Path],
) -> None:
    with pikepdf.open(dossiers["foreign-letters"]) as pdf:
        read = {
            node.tag
            for node in Tagged(pdf).root.walk()
            if GREEK_AND_RUSSIAN in node.text
        }
    assert read >= {"Link", "P", "H1", "H2", "TH"}
