"""Dossiers as PDF/UA-2 and PDF/A-4f: what the validator says, and what it cannot see."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from reporting import build, check, extract, where
from reporting.cli.main import main
from reporting.content.validate import load
from reporting.design.theme import load_theme, read_theme
from reporting.dossier.render import render_dossier
from reporting.pdf.attachments import Attachment
from reporting.pdf.conformance import UA_2
from reporting.pdf.relations import choose_note
from reporting.pdf.structure import MarkedContent, StructElem
from reporting.plan.dossier import plan_dossier
from tests.catalogues import known_languages, list_letters, write_in
from tests.dossier.dossiers import furnish
from tests.dossier.dossiers import write as furnished
from tests.dossier.reading import theme
from tests.dossier.stress import STRESS
from tests.pdf import checks
from tests.pdf.plants_pdf2 import CAUGHT, jumps, nothing, undeclare
from tests.pdf.reading import Node, Tagged, read_own
from tests.pdf.test_conformance import DRAWN
from tests.samples import WHEN, write
from tests.small_fonts import make_font
from tests.tools import ROOT, pdf_text, qpdf_check, verapdf_group_failures

NOTE = Attachment("note.txt", "text/plain", b"A note.", "A note", "Data")
DRAWINGS = ("press-letter-whole-cover", "exhibits", "foreign-letters", "empty-sections")
CROWDED = ("crowded-table", "portrait-pictures", "disagreements", "five-lines")
BUILT = (
    "shipped-en", "shipped-it", "bulletin-en", "bulletin-it", "heating-de", "heating-fr",
    "every-block-en", "every-block-it",
)  # fmt: skip
SCRIPTS = ("ar", "he")
BARE = ("no-source", "draft")
"""Files that carry none, and so are PDF/A-4."""
UNDECLARED = "no declaration"
NAMES = (*BUILT, "press", *DRAWINGS, *CROWDED, *SCRIPTS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf2")


@pytest.fixture(scope="module")
def files(folder: Path, every_block: Path) -> dict[str, Path]:
    """Files by what they are of; every one carries others."""
    made: dict[str, Path] = {}
    for name, content, look in (
        ("shipped", ROOT / "content.yaml", None),
        ("bulletin", ROOT / "content.yaml", "bulletin"),
        ("heating", ROOT / "tests" / "heating" / "content.yaml", None),
        ("every-block", every_block / "content.yaml", None),
    ):
        result = build(content, folder / name, "all", "pdf", theme=look, pdf="ua2")
        made |= {f"{name}-{file.language}": file.path for file in result.files}
    press = folder / "press.yaml"
    press.write_text("print: {press: true, bleed: 3 mm}\n", encoding="utf-8")
    build(ROOT / "content.yaml", folder / "press", None, "pdf", theme=press, pdf="ua2")
    made["press"] = folder / "press" / "dossier.pdf"
    for name in DRAWINGS:
        plan, look_at = DRAWN[name]
        made[name] = folder / f"{name}.pdf"
        drawn = render_dossier(plan(), look_at(load_theme()), (NOTE,), UA_2)
        made[name].write_bytes(drawn.data)
    return made | dict(write_others(folder))


def write_others(folder: Path) -> Iterator[tuple[str, Path]]:
    """Draw contents at their limits, and such as are read from right to left on both sides."""
    place = furnish(folder)
    for name in CROWDED:
        furnished(place, STRESS[name]())
        yield name, draw(place, folder / f"{name}.pdf")
    style = folder / "duplex.yaml"
    make_font(folder / "Others.ttf", list_letters(""))
    style.write_text(
        "print: {duplex: true, bleed: 3 mm}\nfonts: {fallback: [Others.ttf]}\n",
        encoding="utf-8",
    )
    with known_languages(folder / "catalogues"):
        for code in SCRIPTS:
            (folder / code).mkdir()
            place = write(folder / code, write_in(code))
            yield code, draw(place, folder / f"{code}.pdf", style)


def draw(content: Path, target: Path, style: Path | None = None) -> Path:
    loaded = load(content).content
    plan = plan_dossier(loaded, loaded.default_language, WHEN, theme())
    look = read_theme(style).theme if style else theme()
    target.write_bytes(render_dossier(plan, look, (NOTE,), UA_2).data)
    return target


@pytest.fixture(scope="module")
def orchard_file(orchard: Path, folder: Path) -> Path:
    build(orchard / "content.yaml", folder / "orchard", only="pdf", pdf="ua2")
    return folder / "orchard" / "dossier.pdf"


@pytest.fixture(scope="module")
def spoiled(orchard_file: Path, folder: Path) -> dict[str, Path]:
    """Files by the defect that each has; the one with no defect is as pikepdf writes it."""
    plants = {"no defect": nothing, UNDECLARED: undeclare}
    plants |= {name: plant for name, (_, plant) in CAUGHT.items()}
    made: dict[str, Path] = {}
    for number, (name, plant) in enumerate(plants.items()):
        made[name] = folder / f"{number}.pdf"
        with pikepdf.open(orchard_file) as pdf:
            plant(pdf)
            pdf.save(made[name], min_version="2.0")
    return made


@pytest.fixture(scope="module")
def bare(orchard: Path, folder: Path) -> dict[str, Path]:
    """Files that carry none."""
    content = orchard / "content.yaml"
    for name in BARE:
        is_draft = name == "draft"
        build(
            content, folder / name, None, "pdf",
            pdf="ua2", source=is_draft, draft=is_draft,
        )  # fmt: skip
    return {name: folder / name / "dossier.pdf" for name in BARE}


@pytest.fixture(scope="module")
def failures(
    files: dict[str, Path], spoiled: dict[str, Path], bare: dict[str, Path]
) -> dict[str, list[str]]:
    """What veraPDF says of each, from one call for all."""
    well_tagged = [files["shipped-en"], spoiled[UNDECLARED]]
    carrying = [path for name, path in (files | spoiled).items() if name != UNDECLARED]
    found = verapdf_group_failures(
        [
            (carrying, ("ua2", "4f")),
            ([*bare.values(), spoiled["no defect"]], ("ua2", "4")),
            (well_tagged, ("access", "reuse")),
        ]
    )
    return {name: found[path] for name, path in (files | spoiled | bare).items()}


@pytest.mark.parametrize("name", [*NAMES, *BARE])
def test_no_rule_of_either_standard_fails(
    failures: dict[str, list[str]], name: str
) -> None:
    assert failures[name] == []


def test_the_syntax_is_sound_and_our_own_checks_find_nothing(
    files: dict[str, Path],
) -> None:
    for path in files.values():
        assert qpdf_check(path) == []
        with pikepdf.open(path) as pdf:
            assert pdf.pdf_version == "2.0"
            assert "/Info" not in pdf.trailer
            found = checks.blind_spots(Tagged(pdf))
        del found["metadata_differences"]  # there is no dictionary to agree with
        assert found == {}, path


# ---------------------------------------------------------------- what can go wrong


def rules(verdict: list[str]) -> set[str]:
    return {line.partition(" x ")[0] for line in verdict}


def test_the_file_is_good_before_anything_is_planted_and_no_archive_without_files(
    failures: dict[str, list[str]],
) -> None:
    assert rules(failures["no defect"]) == {"4 6.7.3-3", "4 6.9-3"}


@pytest.mark.parametrize("name", CAUGHT)
def test_verapdf_names_the_rule(failures: dict[str, list[str]], name: str) -> None:
    assert CAUGHT[name][0] in rules(failures[name])


def test_verapdf_wants_the_declaration_of_well_tagged_files(
    failures: dict[str, list[str]],
) -> None:
    assert rules(failures[UNDECLARED]) == {"access 6.1.3-1"}


# ---------------------------------------------------------------- what no validator sees


@pytest.fixture(scope="module")
def older(shipped: Path) -> Path:
    """The shipped dossier as PDF/UA-1."""
    return shipped / "dossier.pdf"


def test_pages_look_and_read_the_same(files: dict[str, Path], older: Path) -> None:
    newer = files["shipped-en"]
    assert pdf_text(newer) == pdf_text(older)
    with pypdfium2.PdfDocument(newer) as one, pypdfium2.PdfDocument(older) as other:
        assert len(one) == len(other)
        for number in range(len(one)):
            pictures = [file[number].render().to_pil() for file in (one, other)]
            assert pictures[0].tobytes() == pictures[1].tobytes(), number


def first_page(elem: Any) -> Any:
    """Return the page on which an element's first content stands."""
    if "/Pg" in elem:
        return elem.Pg.objgen
    for kid in elem.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            page = first_page(kid)
            if page:
                return page
    return None


@pytest.mark.parametrize("name", BUILT)
def test_each_destination_is_an_element_that_begins_on_its_page(
    files: dict[str, Path], name: str
) -> None:
    with pikepdf.open(files[name]) as pdf:
        links = jumps(pdf)
        assert len(links) > 50 or name.startswith("every")
        for link in links:
            assert first_page(link.A.SD[0]) == link.A.D[0].objgen
            assert list(link.A.SD)[1:] == list(link.A.D)[1:]


@pytest.mark.parametrize("name", ["shipped-en", "heating-de"])
def test_a_line_of_the_contents_refers_to_what_it_names(
    files: dict[str, Path], name: str
) -> None:
    with pikepdf.open(files[name]) as pdf:
        tagged = Tagged(pdf)
        lines = tagged.root.all("TOCI")
        assert len(lines) > 10
        for line in lines:
            (reference,) = [
                kid
                for kid in line.kids
                if isinstance(kid, Node) and kid.tag == "Reference"
            ]
            target = tagged.read(reference.attributes["/Ref"][0])
            heading = next(node for node in target.walk() if node.tag[:1] == "H")
            assert " ".join(reference.text.split()[:-1]) in heading.text


def test_a_mark_refers_to_the_note_beside_it(files: dict[str, Path]) -> None:
    with pikepdf.open(files["shipped-en"]) as pdf:
        tagged = Tagged(pdf)
        notes = 0
        for mark in tagged.root.all("Reference"):
            for other in mark.attributes["/Ref"]:
                note = tagged.read(other)
                if note.tag == "FENote":
                    notes += 1
                    assert note.text.split()[0] in read_own(mark)
        assert notes > 50


def test_emphasis_is_told_by_its_tag(files: dict[str, Path], older: Path) -> None:
    with pikepdf.open(files["shipped-en"]) as pdf, pikepdf.open(older) as other:
        emphasised = {node.text for node in Tagged(pdf).root.all("Em", "Strong")}
        assert len(emphasised) > 10
        assert Tagged(other).root.all("Em", "Strong", "Title", "FENote") == []


def test_the_older_file_names_nothing_that_is_newer(older: Path) -> None:
    data = older.read_bytes()
    assert data.startswith(b"%PDF-1.7\n")
    with pikepdf.open(older) as pdf:
        assert pdf.Root.StructTreeRoot.keys() == {
            "/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/IDTree",
        }  # fmt: skip
        for link in [
            note for page in pdf.pages for note in page.obj.get("/Annots", [])
        ]:
            assert "/Dest" in link or link.A.S == "/URI"


def elem(tag: str, page: int) -> StructElem:
    made = StructElem(tag)
    made.add(MarkedContent(page, 0))
    return made


@pytest.mark.parametrize(
    ("page", "before", "chosen"),
    [(2, 1, 0), (5, 1, 1), (3, 1, 0), (3, 2, 1), (1, 0, 0)],
)
def test_a_mark_means_the_note_of_its_page_or_the_last_before_it(
    page: int, before: int, chosen: int
) -> None:
    notes = [elem("FENote", 2), elem("FENote", 5)]
    assert choose_note(elem("Reference", page), notes, before) is notes[chosen]


# ---------------------------------------------------------------- our own readers


def test_the_manifest_tells_how_to_make_the_same_bytes_again(
    files: dict[str, Path], tmp_path: Path
) -> None:
    extracted = extract(files["every-block-en"], tmp_path / "source")
    assert extracted.command.endswith(" --pdf ua2")
    manifest = json.loads((tmp_path / "source" / "manifest.json").read_bytes())
    assert manifest["pdf"] == "ua2"
    words = shlex.split(extracted.command)[1:]
    content = str(tmp_path / "source" / words[0])
    assert main([content, *words[1:], "--only", "pdf", "-o", str(tmp_path)]) == 0
    made = tmp_path / "dossier.pdf"
    assert made.read_bytes() == files["every-block-en"].read_bytes()


def test_where_finds_on_a_page_what_it_finds_in_the_older_file(
    files: dict[str, Path], older: Path
) -> None:
    for page in (1, 4, 9):
        newer = where(files["shipped-en"], page)
        assert [(one.path, one.line) for one in newer] == [
            (one.path, one.line) for one in where(older, page)
        ]
        assert newer


def test_what_was_built_says_every_key_claim(
    files: dict[str, Path], orchard_file: Path, tmp_path: Path
) -> None:
    folder = files["shipped-en"].parent
    assert list_lost(folder) == []
    other = tmp_path / "dossier.pdf"
    other.write_bytes(orchard_file.read_bytes())
    assert list_lost(tmp_path) != []


def list_lost(folder: Path) -> list[str]:
    """Return what the English dossier of a folder lacks of the shipped content."""
    report = check(ROOT / "content.yaml", built=folder)
    told = [problem.message for problem in report.problems]
    return [message for message in told if "dossier.pdf" in message]


def test_an_unknown_standard_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--pdf", "ua3"])
    assert stop.value.code == 2
    assert "'ua1', 'ua2'" in capsys.readouterr().err
