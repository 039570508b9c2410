"""What came, what went, and which pages and slides are others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from reporting.deck.ooxml.slide_digests import digest_slides
from reporting.errors import Problem, Severity
from reporting.job import BuildOptions
from reporting.render import render
from reporting.watch.changes import PartDigests, find_new_parts
from reporting.watch.standing import StandingProblems
from tests.samples import EVERY_BLOCK, write


@pytest.mark.parametrize(
    ("old", "new", "numbers"),
    [
        ("abc", "abc", ()),
        ("abc", "aXc", (2,)),
        ("abc", "aXbc", (2,)),
        ("abc", "ac", ()),
        ("", "ab", (1, 2)),
        ("abcdef", "XabcdefY", (1, 8)),
    ],
)
def test_what_moved_is_not_new(old: str, new: str, numbers: tuple[int, ...]) -> None:
    assert find_new_parts([ord(c) for c in old], [ord(c) for c in new]) == numbers


def problem(
    message: str, line: int = 1, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem("content.yaml", line, 1, severity, message)


def test_a_problem_whose_line_moved_is_the_same() -> None:
    standing = StandingProblems()
    standing.follow([problem("a"), problem("a", 5)], is_whole=False)
    came, went = standing.follow([problem("a", 2), problem("a", 6)], is_whole=False)
    assert (came, went) == ((), ())
    came, went = standing.follow([problem("a", 2)], is_whole=False)
    assert (came, went) == ((), (problem("a", 6),))


def test_a_slip_at_the_beginning_mends_nothing_behind_it() -> None:
    warning = problem("w", severity=Severity.WARNING)
    error, slip = problem("e"), problem("slip")
    standing = StandingProblems()
    standing.follow([warning, error], is_whole=False)
    assert standing.follow([slip], is_whole=False) == ((slip,), ())
    came, went = standing.follow([error], is_whole=False)
    assert (came, went) == ((), (slip,))
    came, went = standing.follow([warning], is_whole=True)
    assert (came, went) == ((), (error,))
    assert standing.follow([], is_whole=True) == ((), (warning,))


def test_another_picture_changes_its_page_and_its_slide(tmp_path: Path) -> None:
    content = write(tmp_path, EVERY_BLOCK)
    options = BuildOptions(content=content)
    digests = PartDigests()
    first = render(options)
    digests.compare(first)
    assert digests.compare(render(options)) == ()
    picture = Image.open(tmp_path / "images" / "robot.png")
    picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).convert("L").save(
        tmp_path / "images" / "robot.png"
    )
    changes = {each.kind: each for each in digests.compare(render(options))}
    assert len(changes["pdf"].changed) == 1
    assert len(changes["deck"].changed) == 1


def test_each_slide_has_a_digest(tmp_path: Path) -> None:
    content = write(tmp_path, EVERY_BLOCK)
    (deck,) = render(BuildOptions(content=content, only="deck")).files
    assert len(set(digest_slides(deck.data))) == deck.count
