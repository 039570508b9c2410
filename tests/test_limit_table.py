"""How much of anything is read stands in one table: no module has a number of its own for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import ROOT

READS = ("BYTES", "LIMIT", "UNPACKED", "RECORDS", "ANSWER", "ELEMENTS", "CELLS")
"""What the name of such a number says, in capitals."""
LARGE = 20_000
"""A number from which on it bounds an input, and no longer how something looks."""
KEPT = {
    "deck/ooxml/embedded_fonts.py": {"LARGEST_WHOLE"},  # what a deck is written with
    "evidence/sources/copy_cache.py": {
        "MOST_BYTES",
        "_ENTRY_BYTES",
    },  # what is kept between two runs
    "evidence/sources/stated/json_ld.py": {
        "_MOST"
    },  # of a script; the rest is left out
    "pdf/statements.py": {"_MOST"},  # of a packet; the rest is left out
    "deck/ooxml/zip_writer.py": {"_MOST"},  # a field of 16 bits
    "deck/template/read/frames.py": {"_MOST"},  # an integer of 32 bits
    "deck/template/read/places.py": {"_MOST"},
    "deck/template/read/paths.py": {"_MOST_COMMANDS"},  # a shape that is drawn as a box
    "preview/": {"MOST_BYTES", "_MOST_HEAD", "_MOST_LINE"},  # what a request may send
    "writing/journal.py": {"_MOST_BYTES"},  # our own file
}
"""Numbers of another kind, and why."""


def list_own_limits(tree: ast.Module) -> Iterator[str]:
    """Yield the names of large numbers that a module bounds its input by."""
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        try:
            value = eval(compile(ast.Expression(node.value), "", "eval"), {})  # noqa: S307
        except Exception:  # noqa: BLE001, S112  (no number)
            continue
        for target in targets:
            name = ast.unparse(target)
            plain = name.lstrip("_")
            is_bound = plain.startswith(("MOST", "MAX", "LARGEST", "DEEPEST"))
            is_bound = is_bound or plain.endswith(READS)
            if is_bound and isinstance(value, int) and value >= LARGE:
                yield name


def list_all(root: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted(root.rglob("*.py")):
        names = set(list_own_limits(ast.parse(path.read_text("utf-8"))))
        place = path.relative_to(root).as_posix()
        room = "preview/" if place.startswith("preview/") else place
        names -= KEPT.get(room, set())
        if names:
            found[place] = names
    return found


def test_no_module_has_a_limit_of_its_own() -> None:
    assert list_all(ROOT / "reporting") == {}


@pytest.mark.parametrize(
    "line",
    [
        "_MOST = 5_000_000",
        "_UNPACKED = 200_000_000",
        "MAX_BYTES: int = 20 * 2**20",
        "_LIMIT = 10**9",
    ],
)
def test_a_limit_of_its_own_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.py").write_text(f'{line}\n"""Bytes that are read."""\n')
    (tmp_path / "b.py").write_text("_MOST_LINES = 14\n_LIMIT = 'source-elements'\n")
    assert list(list_all(tmp_path)) == ["a.py"]
