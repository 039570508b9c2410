"""ReportLab's privates are named in one module, and are there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, KeepTogether, Spacer, Table

from tests.tools import ROOT

HOME = ROOT / "reporting" / "pdf" / "reportlab_internals.py"
PRIVATE = frozenset(
    {
        "_code",
        "_doc",
        "_annotationrefs",
        "_addAnnotation",
        "_bookmarkReference",
        "_dynamicFont",
        "_doSave",
        "_hanging",
        "_content",
        "_rowHeights",
        "_splitCell",
        "_ZEROSIZE",
        "_SPACETRANSFER",
        "__NoDefault__",
        "__InternalName__",
    }
)
"""What the house needs of ReportLab that has no public name."""
OWN = frozenset({"_content", "_doc", "_code"})
"""Of these, names that other classes of the house have too; there they are their own."""
ROOMS = ("dossier", "pdf")


def list_privates(source: str) -> Iterator[str]:
    """Yield the privates that a module names, but for attributes of its own classes."""
    tree = ast.parse(source)
    functions = {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    }
    for node in ast.walk(tree):
        name = ""
        if isinstance(node, ast.Attribute):
            name = node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value
        elif isinstance(node, ast.Name):
            name = node.id
        elif isinstance(node, ast.FunctionDef):
            name = node.name
        if name in PRIVATE and not (name in OWN and name in functions):
            yield f"{name} in line {getattr(node, 'lineno', 0)}"


def list_modules() -> Iterator[Path]:
    for room in ROOMS:
        yield from (ROOT / "reporting" / room).rglob("*.py")


def test_they_are_named_in_one_module() -> None:
    found = []
    for path in list_modules():
        if path != HOME:
            names = list_privates(path.read_text("utf-8"))
            found += [f"{path.relative_to(ROOT)}: {name}" for name in names]
    assert found == []


def test_each_that_is_held_is_used_there() -> None:
    source = HOME.read_text("utf-8")
    assert [name for name in PRIVATE if name not in source] == []


@pytest.mark.parametrize(
    "source",
    [
        "canvas._code.append('S')",
        "vars(canvas)['_doc']",
        "def _splitCell(self): pass",
        "_ZEROSIZE = True",
    ],
)
def test_a_reach_is_found(source: str) -> None:
    assert len(list(list_privates(source))) == 1


def test_reportlab_still_has_them() -> None:
    canvas = Canvas(BytesIO())
    for name in ("_code", "_doc", "_annotationrefs", "_addAnnotation"):
        assert hasattr(canvas, name), name
    assert hasattr(canvas, "_bookmarkReference")
    assert hasattr(TTFont, "_dynamicFont")
    assert hasattr(KeepTogether([Spacer(1, 1)]), "_content")
    table = Table([["a"]])
    assert hasattr(table, "_rowHeights")
    assert hasattr(table, "_splitCell")
    source = Path(BaseDocTemplate.build.__code__.co_filename).read_text("utf-8")
    assert re.search(r"\b_hanging\b", source)
    assert re.search(r"\b_doSave\b", source)
