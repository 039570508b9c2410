"""Measure how the code reads: its density, its names, the length of its functions and files.

`python .ci/measures.py` prints a figure and its bar for each measure and exits with 1 if
one is missed; `--room` prints them for each room, and `--list MEASURE` the places that
count.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import statistics
import sys
import tokenize
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ROOT / "reporting"

BARS = {
    "expression nodes a line": 4.5,
    "comprehensions per 100 lines": 2.5,
    "helpers used once, %": 12.0,
    "participle names, %": 2.0,
    "longest line": 96,
    "function lines, median": 8,
    "function lines, longest": 60,
    "file lines, longest": 450,
}
"""What each measure may be at the most."""

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}

IRREGULAR = frozenset(
    """
    begun bent borne bought broken brought built caught chosen cut dealt done drawn driven
    fallen felt found given gone grown heard held hidden hung kept known laid led left lent
    lost made meant met paid put said seen sent set shown shut sold spent split spoken stood
    sunk taken taught thrown told torn understood won worn woven written
    """.split()  # noqa: SIM905  (a list of forty quoted words is harder to read)
)
"""Past participles without `-ed`; a base form among them counts only where it stands alone."""

BASE_FORMS = frozenset({"cut", "put", "set", "shut", "split"})
NO_PARTICIPLES = frozenset(
    {"embed", "exceed", "feed", "need", "proceed", "seed", "shed", "speed", "succeed"}
)


@dataclass
class Figures:
    """What was counted in some files."""

    code_lines: int = 0
    expression_lines: int = 0
    expressions: int = 0
    comprehensions: int = 0
    longest_line: int = 0
    longest_file: int = 0
    functions: list[int] = field(default_factory=list)
    used_once: list[str] = field(default_factory=list)
    participles: list[str] = field(default_factory=list)
    long_functions: list[str] = field(default_factory=list)
    dense_lines: list[tuple[int, str]] = field(default_factory=list)

    def values(self) -> dict[str, float]:
        """Return each measure by its name in `BARS`."""
        count = max(1, len(self.functions))
        return {
            "expression nodes a line": self.expressions / max(1, self.expression_lines),
            "comprehensions per 100 lines": 100
            * self.comprehensions
            / max(1, self.code_lines),
            "helpers used once, %": 100 * len(self.used_once) / count,
            "participle names, %": 100 * len(self.participles) / count,
            "longest line": self.longest_line,
            "function lines, median": statistics.median(self.functions or [0]),
            "function lines, longest": max(self.functions, default=0),
            "file lines, longest": self.longest_file,
        }


def is_participle(name: str) -> bool:
    """Whether a function is named by what was done to something, not by what it does."""
    words = name.strip("_").split("_")
    first = words[0]
    if first in IRREGULAR:
        return len(words) == 1 or first not in BASE_FORMS
    return (
        first.endswith("ed") and first not in NO_PARTICIPLES and len(first) > len("red")
    )


def measure(paths: Iterable[Path]) -> Figures:
    """Count everything in some files."""
    figures = Figures()
    for path in paths:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        name = path.relative_to(ROOT)
        lines = source.splitlines()
        figures.longest_line = max(figures.longest_line, *map(len, lines or [""]))
        figures.longest_file = max(figures.longest_file, len(lines))
        _count_expressions(figures, tree, source, str(name))
        _count_functions(figures, tree, str(name))
    return figures


def _count_expressions(
    figures: Figures, tree: ast.Module, source: str, name: str
) -> None:
    docstrings = {
        id(node.value): node for node in ast.walk(tree) if _is_docstring(node)
    }
    told = {
        line
        for node in docstrings.values()
        for line in range(node.lineno, node.end_lineno + 1)
    }
    figures.code_lines += len(_code_lines(source) - told)
    found: Counter[int] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, COMPREHENSIONS):
            figures.comprehensions += 1
        if isinstance(node, ast.expr) and id(node) not in docstrings:
            found[node.lineno] += 1
    figures.expressions += sum(found.values())
    figures.expression_lines += len(found)
    figures.dense_lines += [(count, f"{name}:{line}") for line, count in found.items()]


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _code_lines(source: str) -> set[int]:
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in LAYOUT:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


def _count_functions(figures: Figures, tree: ast.Module, name: str) -> None:
    used: Counter[str] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            used[node.id] += 1
        elif isinstance(node, ast.Attribute):
            used[node.attr] += 1
    for function in _functions(tree):
        place = f"{name}:{function.lineno} {function.name}"
        length = _body_length(function)
        figures.functions.append(length)
        is_private = re.match(r"_(?!_)", function.name)
        if is_private and used[function.name] == 1:
            figures.used_once.append(f"{place} ({length} lines)")
        if is_participle(function.name):
            figures.participles.append(place)
        if length > BARS["function lines, longest"]:
            figures.long_functions.append(f"{place} ({length} lines)")


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield node


def _body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has without its head and its docstring."""
    body = function.body[1:] if _is_docstring(function.body[0]) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def _print_figures(title: str, figures: Figures) -> bool:
    print(
        f"{title}: {figures.code_lines} lines of code, {len(figures.functions)} functions"
    )
    kept = True
    for name, value in figures.values().items():
        within = value <= BARS[name]
        kept = kept and within
        print(
            f"  {'ok   ' if within else 'short'} {name}: {value:.4g} (at most {BARS[name]:g})"
        )
    return kept


def main() -> int:
    """Print the measures; return 1 if one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--room", action="store_true", help="each room by itself")
    parser.add_argument("--under", help="only files below this folder of reporting/")
    parser.add_argument(
        "--list", choices=["once", "participles", "long", "dense"], help="places"
    )
    asked = parser.parse_args()
    folder = ROOMS / asked.under if asked.under else ROOMS
    paths = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder]
    figures = measure(paths)
    if asked.list:
        dense = [
            f"{place}: {count}" for count, place in sorted(figures.dense_lines)[-60:]
        ]
        listed = {
            "once": figures.used_once,
            "participles": figures.participles,
            "long": figures.long_functions,
            "dense": dense,
        }
        print("\n".join(listed[asked.list]))
    if asked.room:
        for room in sorted(path for path in ROOMS.iterdir() if path.is_dir()):
            _print_figures(room.name, measure(sorted(room.rglob("*.py"))))
    return 0 if _print_figures(str(folder.relative_to(ROOT)), figures) else 1


if __name__ == "__main__":
    sys.exit(main())
