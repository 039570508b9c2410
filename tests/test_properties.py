"""How many properties hold for all inputs that Hypothesis thinks of, and not for examples alone."""

import ast
from pathlib import Path

from tests.tools import ROOT

LEAST = 60


def list_properties(folder: Path) -> list[str]:
    """Return the tests in a folder that are given their inputs by Hypothesis."""
    found: list[str] = []
    for path in sorted(folder.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                marks = [ast.unparse(mark) for mark in node.decorator_list]
                if any(
                    mark.startswith(("given(", "hypothesis.given(")) for mark in marks
                ):
                    found.append(f"{path.name}::{node.name}")
    return found


def test_the_suite_has_its_properties() -> None:
    assert len(list_properties(ROOT / "tests")) >= LEAST


def test_what_is_no_property_does_not_count(tmp_path: Path) -> None:
    text = (
        "@given(st.text())\n@settings(max_examples=9)\ndef test_one(x): ...\n"
        "class TestIt:\n    @hypothesis.given(a=st.text())\n    def test_two(self, a): ...\n"
        "@given(st.text())\ndef helper(x): ...\n"
        "@parametrize('given(', [])\ndef test_three(x): ...\n"
        "'@given(st.text())'\ndef test_four(x): ...\n"
    )
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "test_a.py").write_text(text, "utf-8")
    (tmp_path / "helpers.py").write_text(text, "utf-8")
    assert list_properties(tmp_path) == ["test_a.py::test_one", "test_a.py::test_two"]
