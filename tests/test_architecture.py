"""The walls of the house: who may import whom, and how big a function and a file may grow."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.tools import ROOT

RANKS = {
    "record.py": 0,
    "cleaning.py": 0,
    "working_folder.py": 0,
    "memory.py": 0,
    "limits.py": 0,
    "plurals.py": 0,
    "doing.py": 0,
    "early.py": 0,
    "errors.py": 1,
    "assets.py": 1,
    "version.py": 1,
    "patterns.py": 1,
    "compounds.py": 1,
    "digit_marks.py": 1,
    "png.py": 1,
    "locale_data.py": 1,
    "number_forms.py": 1,
    "reading/": 2,
    "writing/": 2,
    "amounts.py": 2,
    "numerals.py": 2,
    "cldr.py": 2,
    "calendars.py": 2,
    "pdf/": 2,
    "output.py": 3,
    "apart.py": 3,
    "codes.py": 3,
    "licences.py": 3,
    "catalogue.py": 3,
    "catalogue_files.py": 3,
    "i18n.py": 4,
    "content/": 5,
    "design/": 5,
    "reference.py": 6,
    "evidence/": 6,
    "plan/": 7,
    "manifest.py": 7,
    "scene.py": 8,
    "charts/": 8,
    "slides/": 9,
    "paper/": 9,
    "dossier/": 10,
    "handout/": 10,
    "deck/": 10,
    "parity.py": 10,
    "checking.py": 11,
    "extract.py": 11,
    "where.py": 11,
    "job.py": 12,
    "receipts/": 12,
    "curating/": 12,
    "starting/": 12,
    "rendered.py": 12,
    "drawing.py": 13,
    "render.py": 14,
    "accounts/": 13,
    "build.py": 15,
    "watch/": 16,
    "preview/": 17,
    "__init__.py": 18,
    "cli/": 19,
    "__main__.py": 20,
}
"""A module imports what has a lower rank, or what is in its own folder. README.md draws the same table."""

INNER_RANKS = {
    "evidence/": {
        "facts/": 0,
        "report/": 0,
        "rules/": 1,
        "sources/": 1,
        "intake/": 2,
        "receipts/": 2,
    },
    "paper/": {
        "tag.py": 0,
        "page_origins.py": 0,
        "marks.py": 1,
        "typeset/": 2,
        "charts/": 3,
        "paint/": 4,
    },
    "dossier/": {
        "galley/": 0,
        "typeset/": 1,
        "charts/": 2,
        "blocks/": 3,
        "pages/": 4,
        "paint/": 5,
        "render.py": 6,
        "brief.py": 7,
    },
    "handout/": {
        "kinds.py": 0,
        "charts/": 0,
        "slides/": 1,
        "painter.py": 2,
        "pages/": 3,
        "render.py": 4,
    },
    "deck/": {"ooxml/": 0, "slides/": 1, "template/": 2, "render.py": 3},
    "deck/template/": {"read/": 0, "fit/": 1, "load.py": 2, "report.py": 3},
}
"""The ranks of what stands within a room that has rooms of its own."""

OWNERS = {
    "yaml": {"reading/"},
    "openpyxl": {"content/"},
    "pptx": {"deck/"},
    "reportlab": {"pdf/"},
    "pypdfium2": {"pdf/"},
    "uharfbuzz": {"pdf/"},
    "babel": {"locale_data.py", "cldr.py", "calendars.py", "i18n.py"},
    "watchfiles": {"watch/"},
    "starlette": {"preview/"},
    "uvicorn": {"preview/"},
    "msgspec": {
        "record.py",
        "apart.py",
        "cldr.py",
        "calendars.py",
        "i18n.py",
        "evidence/",
        "design/",
        "manifest.py",
        "cli/",
    },
}
"""Libraries that only these rooms know."""

FUNCTION_LINES = 60
FILE_LINES = 450

Tree = Callable[..., Path]


def room_of(path: Path, package: Path) -> str:
    first, *rest = path.relative_to(package).parts
    return f"{first}/" if rest else first


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything imported, wherever the import stands."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, name.name) for name in names)
            case ast.ImportFrom(level=0, module=str(module), names=names):
                yield from ((node.lineno, f"{module}.{name.name}") for name in names)
            case ast.ImportFrom():
                yield node.lineno, "."
            case ast.Call(func=ast.Name(id="__import__" | "import_module")):
                yield node.lineno, "?"
            case ast.Call(func=ast.Attribute(attr="import_module")):
                yield node.lineno, "?"


def room_named(
    name: str, ranks: Mapping[str, int], default: str = "__init__.py"
) -> str:
    """Return the room that the first word of a dotted name stands for."""
    first = name.partition(".")[0]
    return next(
        (room for room in (f"{first}/", f"{first}.py") if room in ranks), default
    )


def inner_fault(outer: str, path: Path, name: str) -> str | None:
    """Say why a module within a room may not import another of that room.

    Args:
        outer: the room, such as `deck/template/`.
        path: of the module, below that room.
        name: what it imports, in full.
    """
    prefix = "reporting." + outer.replace("/", ".")
    if not name.startswith(prefix):
        return None
    ranks = INNER_RANKS[outer]
    first, *rest = path.parts
    room = f"{first}/" if rest else first
    if room not in ranks:
        return "is in no room of the table"
    target = room_named(name.removeprefix(prefix), ranks, default="")
    if not target:
        return f"imports {name}, which is in no room of {outer}"
    within = target == room and room.endswith("/")
    if ranks[target] >= ranks[room] and not within:
        return (
            f"of rank {ranks[room]} in {outer} imports {target} of rank {ranks[target]}"
        )
    return None


def fault(room: str, name: str) -> str | None:
    """Say why a module of a room may not import a name; None when it may."""
    library = name.partition(".")[0]
    if name == ".":
        return "imports relatively"
    if name == "?":
        return "imports by a computed name"
    if library in OWNERS and room not in OWNERS[library]:
        return (
            f"imports {library}, which belongs to {', '.join(sorted(OWNERS[library]))}"
        )
    if library == "reporting":
        target = room_named(name.partition(".")[2], RANKS)
        within = target == room and room.endswith("/")
        if RANKS[target] >= RANKS[room] and not within:
            return f"of rank {RANKS[room]} imports {target} of rank {RANKS[target]}"
    return None


def faults(package: Path) -> list[str]:
    """Return every import that goes through a wall, and every room that is missing or empty."""
    found = [
        f"{room}: is missing or empty" for room in RANKS if not any_code(package / room)
    ]
    for path in sorted(package.rglob("*.py")):
        room = room_of(path, package)
        if room not in RANKS:
            found.append(f"{path.relative_to(package)}: is in no room of the table")
            continue
        for line, name in imported(ast.parse(path.read_text(encoding="utf-8"))):
            if why := fault(room, name):
                found.append(f"{path.relative_to(package)}:{line}: {why}")
            for outer in INNER_RANKS:
                if path.is_relative_to(package / outer):
                    inner = path.relative_to(package / outer)
                    if why := inner_fault(outer, inner, name):
                        found.append(f"{path.relative_to(package)}:{line}: {why}")
    return found


def any_code(room: Path) -> bool:
    if room.suffix == ".py":
        return room.is_file()
    return any(path.name != "__init__.py" for path in room.rglob("*.py"))


def too_long(package: Path) -> list[str]:
    """Return the functions and files that do not fit a screen, or a head."""
    found = []
    for path in sorted(package.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if len(text.splitlines()) > FILE_LINES:
            found.append(
                f"{path.relative_to(package)} has {len(text.splitlines())} lines"
            )
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    found.append(
                        f"{path.relative_to(package)}: {node.name} has {lines} lines"
                    )
    return found


# ---------------------------------------------------------------- the real house


def test_no_import_goes_through_a_wall() -> None:
    assert faults(ROOT / "reporting") == []


def test_functions_and_files_stay_small() -> None:
    assert too_long(ROOT / "reporting") == []


def test_the_readme_draws_the_same_house() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    picture = text.partition("```text\nreporting/\n")[2].partition("```")[0]
    drawn = re.findall(r"^  (\S+) +(\d+)  ", picture, flags=re.MULTILINE)
    assert [(room, int(rank)) for room, rank in drawn] == list(RANKS.items())
    inner = re.findall(r"^    (\S+) +(\d+)  ", picture, flags=re.MULTILINE)
    outer = [ranks for room, ranks in INNER_RANKS.items() if room.count("/") == 1]
    known = [entry for ranks in outer for entry in ranks.items()]
    assert [(room, int(rank)) for room, rank in inner] == known


# ---------------------------------------------------------------- planted faults


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return what builds a small faultless house, and plants one module's code in it."""

    def make(module: str | None = None, code: str = "") -> Path:
        for room in RANKS:
            path = (
                tmp_path / room / "model.py" if room.endswith("/") else tmp_path / room
            )
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("import json\n", encoding="utf-8")
        if module:
            path = tmp_path / module
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(code, encoding="utf-8")
        return tmp_path

    return make


def test_a_faultless_house_has_no_faults(tree: Tree) -> None:
    package = tree(
        "plan/deck.py",
        "import reporting.errors\nfrom reporting.plan.model import Slide\n",
    )
    assert faults(package) == []


@pytest.mark.parametrize(
    ("module", "code", "why"),
    [
        (
            "content/inline.py",
            "from reporting.plan.model import Run",
            "imports plan/ of rank 7",
        ),
        ("content/inline.py", "import reporting.plan.model", "imports plan/ of rank 7"),
        ("content/inline.py", "from reporting import plan", "imports plan/ of rank 7"),
        (
            "content/inline.py",
            "from reporting import build",
            "imports build.py of rank 15",
        ),
        (
            "content/inline.py",
            "from reporting import load",
            "imports __init__.py of rank 18",
        ),
        ("content/inline.py", "import reporting", "imports __init__.py of rank 18"),
        (
            "content/inline.py",
            "def f():\n    from reporting.plan.model import Run",
            "imports plan/ of rank 7",
        ),
        (
            "content/inline.py",
            "if True:\n    import reporting.design.theme",
            "imports design/ of rank 5",
        ),
        (
            "content/deep/er.py",
            "import reporting.design.theme",
            "imports design/ of rank 5",
        ),
        (
            "dossier/page.py",
            "from reporting.deck.model import Slide",
            "imports deck/ of rank 10",
        ),
        (
            "deck/slide.py",
            "from reporting.dossier import model",
            "imports dossier/ of rank 10",
        ),
        (
            "errors.py",
            "from reporting.assets import asset",
            "imports assets.py of rank 1",
        ),
        ("build.py", "from reporting.cli.main import main", "imports cli/ of rank 19"),
        ("plan/deck.py", "import pptx", "imports pptx"),
        ("plan/deck.py", "def f():\n    from pptx.util import Pt", "imports pptx"),
        ("plan/chart.py", "from reportlab.lib import colors", "imports reportlab"),
        ("content/model.py", "from . import inline", "imports relatively"),
        ("content/model.py", "from ..plan import model", "imports relatively"),
        (
            "content/model.py",
            "from importlib import import_module\nimport_module('pptx')",
            "by a computed name",
        ),
        (
            "content/model.py",
            "import importlib\nimportlib.import_module('pptx')",
            "by a computed name",
        ),
        ("content/model.py", "__import__('pptx')", "by a computed name"),
        ("utils.py", "", "is in no room"),
        (
            "dossier/typeset/lines.py",
            "from reporting.dossier.blocks.tables import draw",
            "of rank 1 in dossier/ imports blocks/ of rank 3",
        ),
        (
            "dossier/blocks/tables.py",
            "from reporting.dossier.render import render",
            "of rank 3 in dossier/ imports render.py of rank 6",
        ),
        (
            "dossier/galley/slab.py",
            "from reporting.dossier.typeset.context import TypesetContext",
            "of rank 0 in dossier/ imports typeset/ of rank 1",
        ),
        (
            "dossier/pages/paginate.py",
            "from reporting.dossier.paint.pages import paint_page",
            "of rank 4 in dossier/ imports paint/ of rank 5",
        ),
        (
            "dossier/pages/cover.py",
            "from reportlab.pdfgen.canvas import Canvas",
            "imports reportlab, which belongs to pdf/",
        ),
        (
            "deck/template/read/package.py",
            "from reporting.deck.template.fit import palette",
            "of rank 0 in deck/template/ imports fit/ of rank 1",
        ),
        (
            "deck/ooxml/xml.py",
            "from reporting.deck.template.load import Template",
            "of rank 0 in deck/ imports template/ of rank 2",
        ),
        (
            "evidence/loose.py",
            "from reporting.evidence.facts import numbers",
            "is in no room of the table",
        ),
        ("helpers/text.py", "", "is in no room"),
    ],
)
def test_a_planted_fault_is_found(tree: Tree, module: str, code: str, why: str) -> None:
    package = tree(module, code)
    assert [
        found for found in faults(package) if found.startswith(module) and why in found
    ]


def test_an_empty_house_is_a_fault(tmp_path: Path) -> None:
    assert len(faults(tmp_path)) == len(RANKS)


def test_an_empty_room_is_a_fault(tree: Tree) -> None:
    package = tree()
    (package / "deck/model.py").rename(package / "deck/__init__.py")
    assert faults(package) == ["deck/: is missing or empty"]


def test_a_long_function_and_a_long_file_are_found(tree: Tree) -> None:
    package = tree("plan/long.py", "def f():\n" + "    pass\n" * 60)
    assert too_long(package) == ["plan/long.py: f has 61 lines"]
    package = tree("plan/long.py", "x = 1\n" * 451)
    assert too_long(package) == ["plan/long.py has 451 lines"]
