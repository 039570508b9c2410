"""The codes of problems: every one that the program gives is explained, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reporting.codes import CodeList, find_severity, load_codes
from reporting.errors import ContentError, Severity
from reporting.reading.schema import parse_model
from tests.tools import ROOT

CODE = re.compile(r"[EW]\d{3}")
PACKAGE = ROOT / "reporting"
REPORTS = {"error": Severity.ERROR, "warning": Severity.WARNING}
"""Methods that make a problem, and how much it weighs."""
PLACES = {"Problem": 8, "RefusedError": 3}
"""Calls whose last argument is the code, if there are so many."""


def read_module(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def list_modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), read_module(path)


def find_codes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each code that stands in a module, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(word)) if CODE.fullmatch(word):
                yield node.lineno, word


def find_reports(tree: ast.Module) -> Iterator[tuple[int, str, ast.expr | None]]:
    """Yield the line, the name and the code of each call that makes a problem."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Problem" | "RefusedError" as name)):
                pass
            case ast.Call(func=ast.Attribute(attr="error" | "warning" as name)):
                pass
            case _:
                continue
        if isinstance(node.func, ast.Attribute) and len(node.args) == 1:
            continue  # that of a parser of arguments
        codes = [word.value for word in node.keywords if word.arg == "code"]
        place = PLACES.get(name)
        if place and len(node.args) == place:
            codes.append(node.args[-1])
        yield node.lineno, name, codes[0] if codes else None


def find_faults(name: str, tree: ast.Module) -> Iterator[str]:
    """Yield each call that makes a problem without a code, or with one of the other kind."""
    for line, call, code in find_reports(tree):
        if code is None:
            yield f"{name}:{line}: {call} without a code"
        elif isinstance(code, ast.Constant) and call in REPORTS:
            given = str(code.value)
            severity = find_severity(given)
            if severity is not REPORTS[call]:
                yield f"{name}:{line}: {given} for a {REPORTS[call]}"


def test_every_code_in_the_source_is_explained() -> None:
    known = load_codes()
    unknown = []
    for name, tree in list_modules():
        for line, code in find_codes(tree):
            if code not in known:
                unknown.append(f"{name}:{line}: {code}")
    assert unknown == []


def test_every_code_that_is_explained_stands_in_the_source() -> None:
    given = {code for _, tree in list_modules() for _, code in find_codes(tree)}
    assert sorted(load_codes().keys() - given) == []


def test_codes_are_sorted_and_well_formed() -> None:
    codes = list(load_codes())
    assert codes == sorted(codes, key=lambda code: (code[1:], code[0]))
    numbers = [code[1:] for code in codes]
    assert len(set(numbers)) == len(numbers), "one number, one code"
    assert all(map(CODE.fullmatch, codes))


def test_every_problem_that_is_made_has_a_code() -> None:
    faults: list[str] = []
    for name, tree in list_modules():
        faults += find_faults(name, tree)
    assert faults == []


STAGES = {
    "reporting/evidence/sources/": "sources",
    "reporting/evidence/report/": "command",
    "reporting/evidence/intake/": "command",
    "reporting/content/locate.py": "layout",
    "reporting/content/characters.py": "layout",
    "reporting/content/": "content",
    "reporting/evidence/": "content",
    "reporting/reading/": "content",
    "reporting/plan/": "layout",
    "reporting/slides/": "layout",
    "reporting/dossier/": "layout",
    "reporting/": "command",
}
"""Who tells the problems whose codes stand in a module; the first that fits holds."""


def find_stage(module: str) -> str:
    stages = [stage for start, stage in STAGES.items() if module.startswith(start)]
    return stages[0]


def test_a_warning_is_told_by_who_its_meaning_says() -> None:
    """Or an accepted one would be said to be gone by who never looked for it."""
    stages: dict[str, set[str]] = {}
    for name, tree in list_modules():
        for _, code in find_codes(tree):
            if code.startswith("W"):
                stages.setdefault(code, set()).add(find_stage(name))
    meanings = load_codes()
    told = {code: {meanings[code].stage} for code in stages}
    assert told == stages


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ('parsed.error(piece, (), "wrong")', "m.py:1: error without a code"),
        ('parsed.warning(piece, (), "x", code="E300")', "m.py:1: E300 for a warning"),
        ('parsed.error(piece, (), "x", code="W300")', "m.py:1: W300 for a error"),
        ('raise RefusedError("wrong")', "m.py:1: RefusedError without a code"),
        ('Problem("a", 0, 0, ERROR, "wrong")', "m.py:1: Problem without a code"),
    ],
)
def test_a_call_without_its_code_is_told(planted: str, told: str) -> None:
    assert list(find_faults("m.py", ast.parse(planted))) == [told]


def test_a_code_without_its_cure_is_refused() -> None:
    with pytest.raises(ContentError, match="missing `cure`"):
        parse_model(CodeList, 'E1: {title: "x", why: "y"}', "codes.yaml")


def test_every_meaning_is_whole_sentences() -> None:
    for code, meaning in load_codes().items():
        assert not meaning.title.endswith("."), code
        assert meaning.why.endswith("."), code
        assert re.search(r"[.)`]$", meaning.cure), code
