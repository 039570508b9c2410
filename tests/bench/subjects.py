"""What is measured: our outputs beside those of the peers, and our cold starts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench.citations import write_citations
from tests.bench.content import make_sections
from tests.bench.forms import write_json, write_markdown, write_typst, write_yaml
from tests.bench.measure import CONTENT_ERROR, Subject
from tests.bench.programs import OURS, Peers, Program

SMALL = 20
"""Sections of the size at which everything is compared, the slow peers too."""
STOCK_DECK = Path(__file__).parent / "stock_deck.py"
CITATIONS = 2000
BROKEN = "reportd"
"""A status that there is none of."""

_TYPST = """\
import sys, typst
standards = ["ua-1"] if sys.argv[3:] else []
typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=standards)
"""


def list_of_size(
    count: int, peers: Peers, folder: Path, first: Program | None
) -> list[Subject]:
    """Write the content of so many sections in every form; return the commands that read it.

    Args:
        count: sections.
        peers: the other programs.
        folder: for inputs and outputs.
        first: an earlier commit of ours; only asked for few sections, of more it makes no end.
    """
    sections = make_sections(count)
    content = folder / "content.yaml"
    content.write_text(write_yaml(sections), "utf-8")
    subjects = [
        _build("both", "make-report: dossier and deck", count, OURS, content),
        _build("pdf", "make-report: dossier alone", count, OURS, content, "pdf"),
        _build("deck", "make-report: deck alone", count, OURS, content, "deck"),
    ]
    if first and count <= SMALL:
        title = "make-report at the first commit: both"
        subjects.append(_build("first", title, count, first, content))
    for like_ours in (False, True):
        key = "-like-ours" if like_ours else ""
        source = folder / f"bench{key}.typ"
        source.write_text(write_typst(sections, like_ours=like_ours), "utf-8")
        output = folder / f"typst{key}.pdf"
        command = [str(peers.python), "-c", _TYPST, str(source), str(output)]
        if like_ours:
            command.append("ua-1")
        title = "Typst: PDF, layout like ours" if like_ours else "Typst: PDF"
        subjects.append(
            Subject(f"typst{key}", title, count, tuple(command), folder, (output,))
        )
    for like_ours in (False, True):
        # This one grows with the square: beyond 200 sections it says nothing more.
        if like_ours and count > 10 * SMALL:
            continue
        key = "-like-ours" if like_ours else ""
        source = folder / f"bench{key}.md"
        source.write_text(write_markdown(sections, like_ours=like_ours), "utf-8")
        output = folder / f"pandoc{key}.pptx"
        command = [str(peers.pandoc), str(source), "-o", str(output)]
        if like_ours:
            command.append("--slide-level=2")
        plain = "Pandoc: slides, no charts, no notes"
        title = "Pandoc: slides and notes like ours, no charts" if like_ours else plain
        subjects.append(
            Subject(f"pandoc{key}", title, count, tuple(command), folder, (output,))
        )
    if count <= SMALL:
        source = folder / "bench.json"
        source.write_text(write_json(sections), "utf-8")
        output = folder / "stock.pptx"
        stock = (str(peers.python), str(STOCK_DECK), str(source), str(output))
        title = "python-pptx: slides with charts, no notes"
        subjects.append(Subject("python-pptx", title, count, stock, folder, (output,)))
    return subjects


def list_for_growth(count: int, peers: Peers, folder: Path) -> list[Subject]:
    """Return the commands of the picture of growth."""
    subjects = list_of_size(count, peers, folder, None)
    return [
        subject for subject in subjects if subject.key in {"both", "typst", "pandoc"}
    ]


def _build(
    key: str,
    title: str,
    count: int,
    program: Program,
    content: Path,
    only: str = "",
) -> Subject:
    folder = content.parent / f"out-{key}"
    arguments: list[str | Path] = [content, "-o", folder]
    if only:
        arguments += ["--only", only]
    outputs = {
        "pdf": (folder / "dossier.pdf",),
        "deck": (folder / "briefing.pptx",),
    }
    every = (*outputs["pdf"], *outputs["deck"])
    command = program.run(*arguments)
    return Subject(key, title, count, command, program.folder, outputs.get(only, every))


def list_shipped(folder: Path, first: Program | None) -> list[Subject]:
    """Return the commands about the shipped content, and those that draw nothing.

    Both commits read the content of the earlier one, so that it is the same.
    """
    place = first.folder if first else OURS.folder
    content = place / "content.yaml"
    text = content.read_text("utf-8")
    broken = folder / "broken.yaml"
    broken.write_text(text.replace("status: reported", f"status: {BROKEN}", 1), "utf-8")
    import_yaml = (str(OURS.python), "-c", "import yaml")
    subjects = [
        _build_shipped(
            "shipped", "shipped content: both outputs", OURS, content, folder
        ),
        Subject(
            "broken",
            "broken file: to its first problem",
            0,
            OURS.run(broken, "-o", folder / "never"),
            OURS.folder,
            code=CONTENT_ERROR,
        ),
        Subject("help", "make-report --help", 0, OURS.run("--help"), OURS.folder),
        Subject("import-yaml", 'python -c "import yaml"', 0, import_yaml, folder),
    ]
    if first:
        title = "shipped content, at the first commit"
        subjects.insert(
            1, _build_shipped("shipped-first", title, first, content, folder)
        )
    return subjects


def _build_shipped(
    key: str, title: str, program: Program, content: Path, folder: Path
) -> Subject:
    out = folder / f"out-{key}"
    outputs = (out / "dossier.pdf", out / "briefing.pptx")
    command = program.run(content, "-o", out)
    return Subject(key, title, 0, command, program.folder, outputs)


def list_citations(folder: Path, first: Program | None) -> Sequence[Subject]:
    """Return the commands that check citations in sources of each form.

    Every copy is read, and then those of PDFs from the cache that the round before filled.
    """
    subjects = []
    for form in ("txt", "html", "pdf"):
        content = write_citations(folder / form, CITATIONS, form)
        title = f"check {CITATIONS:,} citations, {form}"
        command = ("env", "MAKE_REPORT_CACHE=off", *OURS.run("check", content))
        subjects.append(Subject(f"check-{form}", title, 0, command, OURS.folder))
        if first:
            key = f"check-{form}-first"
            command = first.run("check", content)
            late = f"{title}, earlier"
            subjects.append(Subject(key, late, 0, command, first.folder))
    kept = (f"MAKE_REPORT_CACHE={folder}/cache", f"XDG_STATE_HOME={folder}/state")
    command = ("env", *kept, *OURS.run("check", content))
    subjects.append(Subject("check-kept", f"{title}, kept", 0, command, OURS.folder))
    return subjects
