"""What CI counts in the code: each measure finds what is planted, and nothing in plain code."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.ci_scripts import load_script

Missed = Callable[[str], set[str]]

NODES = "expression nodes a line"
PLAIN = '''
"""Numbers -> their sum."""


def add_numbers(numbers: list[int]) -> int:
    """Return the sum."""
    total = 0
    for number in numbers:
        total += number
    return total
'''


@pytest.fixture(scope="module")
def measures() -> ModuleType:
    return load_script("measures")


@pytest.fixture
def missed(
    measures: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Missed:
    """Return what names the bars that some code misses."""
    monkeypatch.setattr(measures, "ROOT", tmp_path)

    def names(code: str) -> set[str]:
        path = tmp_path / "module.py"
        path.write_text(code, encoding="utf-8")
        values = measures.measure([path]).values()
        return {name for name, value in values.items() if value > measures.BARS[name]}

    return names


def test_plain_code_misses_no_bar(missed: Missed) -> None:
    assert missed(PLAIN) == set()


@pytest.mark.parametrize(
    ("planted", "bar"),
    [
        ("x = f(a.b(c[d]), *(e.g for e in h if e.i), k=l[n](o))\n" * 9, NODES),
        ("x = [a for a in b]\n" * 9, "comprehensions per 100 lines"),
        ("def _sum(a):\n    return a\n\n\ny = _sum(1)\n", "helpers used once, %"),
        ("def told(a):\n    return a\n", "participle names, %"),
        (
            "def _way_shown(a):\n    return a\n\n\nshown_by(_way_shown, _way_shown)\n",
            None,
        ),
        ("def set_size(a):\n    return a\n", None),
        (f"x = '{'y' * 100}'\n", "longest line"),
        ("def make():\n" + "    x = 1\n" * 61, "function lines, longest"),
        ("x = 1\n" * 451, "file lines, longest"),
    ],
)
def test_what_is_planted_is_found(
    missed: Missed, planted: str, bar: str | None
) -> None:
    found = missed(PLAIN + planted)
    assert (bar in found) if bar else not found


def test_docstrings_do_not_count_as_code(missed: Missed) -> None:
    assert missed(PLAIN + '"""' + "word " * 15 + '\n"""\n') == set()
