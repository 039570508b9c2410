"""The rules over content that is broken elsewhere: whatever can be told is told, in the same run."""

from pathlib import Path

import pytest

from reporting import ReportError, load
from tests.content.planted import at, changed
from tests.evidence.orchard import write_orchard
from tests.evidence.planted import problems
from tests.samples import MINIMAL


def test_what_is_untrue_is_told_beside_what_is_malformed(tmp_path: Path) -> None:
    text = changed("  minutes: 5\n", "  minutes: five\n", MINIMAL)
    text = changed(
        "text: Orchard grew by 16%[^growth].",
        "text: Orchard grew by 17%[^growth].",
        text,
    )
    assert [at(problem, text) for problem in problems(tmp_path, text)] == [
        "five",
        "17%[^growth].",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[^growth].\n  why", "[^grwth].\n  why"),
        ("    status: reported\n", "    status: reportd\n"),
        ("source: gazette", "source: gazete"),
    ],
)
def test_of_what_rests_on_something_broken_nothing_is_told(
    tmp_path: Path, old: str, new: str
) -> None:
    text = changed(
        old,
        new,
        changed(
            "text: Orchard grew by 16%[^growth].", "text: It grew[^growth].", MINIMAL
        ),
    )
    assert len(problems(tmp_path, text)) == 1


def test_no_line_is_missed_so_much_that_the_rules_break_down(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for missing in range(0, len(lines), 3):
        path.write_text(
            "".join(lines[:missing] + lines[missing + 1 :]), encoding="utf-8"
        )
        try:
            load(path)
        except ReportError as error:
            assert str(error)  # noqa: PT017  (any other error fails the test)
