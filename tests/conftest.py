"""What tests of several rooms share: the theme, and the dossier of every kind of block, loaded once."""

import functools
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from reporting.codes import find_severity, load_codes
from reporting.content.model import Content
from reporting.content.validate import load
from reporting.design.theme import Theme, load_theme
from reporting.errors import ContentError, Problem
from tests.samples import EVERY_BLOCK, write_every_block

os.environ["MAKE_REPORT_CACHE"] = "off"
"""No test depends on what another read, nor writes where the user's things are."""

UNCOUNTED = (
    "tests/pdf/",
    "tests/slips/",
    "tests/evidence/test_mutation.py",
    "tests/deck/test_geometry.py",
    "tests/deck/test_font_worlds.py",
    "tests/deck/test_template.py",
    "tests/deck/test_chart_collisions.py",
    "tests/dossier/test_geometry.py",
    "tests/dossier/test_hostile.py",
    "tests/slides/test_filling",
)
"""Where branches are not counted, which takes two fifths more time: tests that draw and judge
contents by the hundred come to the same branches again and again."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Count no branches in some tests, nor in the fixtures that they are the first to want."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    controller = getattr(plugin, "cov_controller", None)
    if not controller or not item.nodeid.startswith(UNCOUNTED):
        return (yield)
    controller.pause()
    result = yield
    controller.resume()
    return result


settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def refuse_problems_without_codes() -> Iterator[None]:
    """Hold every problem of every test to have a code of its kind that is explained."""
    known = load_codes()
    raise_error = ContentError.__init__

    @functools.wraps(raise_error)
    def check(error: ContentError, problems: Iterable[Problem]) -> None:
        told = tuple(problems)
        for problem in told:
            assert problem.code in known, str(problem)
            assert find_severity(problem.code) is problem.severity, str(problem)
        raise_error(error, told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ContentError, "__init__", check)
        yield


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The default theme with the colours of the sections of `EVERY_BLOCK`."""
    sections = re.findall(r"(?m)^  - id: (.+)$", EVERY_BLOCK.partition("sections:")[2])
    return load_theme().assign_accents(sections)


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder: Path = tmp_path_factory.mktemp("every-block")
    return load(write_every_block(folder)).content
