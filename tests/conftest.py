"""What tests of several rooms share: the theme, and the dossier of every kind of block, loaded once."""

from __future__ import annotations

import functools
import gc
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from reporting.codes import find_severity, load_codes
from reporting.content.model import Content
from reporting.content.validate import load
from reporting.design.theme import Theme, load_theme
from reporting.errors import ContentError, Problem
from reporting.memory import forget_all
from tests.browser import start_browser
from tests.once import settle_folder
from tests.samples import EVERY_BLOCK, write_every_block
from tests.shares import makes_all, settle_seed, take_share

if TYPE_CHECKING:
    from playwright.sync_api import Browser

os.environ["MAKE_REPORT_CACHE"] = "off"
"""No test depends on what another read, nor writes where the user's things are."""
_STATE = TemporaryDirectory(prefix="make-report-state-")
os.environ["XDG_STATE_HOME"] = _STATE.name
settle_seed()  # which the workers, that are started later, are told
settle_folder()  # likewise

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


LONG = (
    "tests/deck/test_geometry.py",
    "tests/dossier/test_geometry.py",
    "tests/deck/test_font_worlds.py",
    "tests/dossier/test_hostile.py",
    "tests/test_readme.py",
    "tests/evidence/test_mutation.py",
    "tests/pdf/test_pdf2.py",
    "tests/pdf/test_planted.py",
    "tests/pdf/test_conformance.py",
    "tests/pdf/test_press.py",
    "tests/test_shipped.py",
    "tests/test_heating.py",
    "tests/handout/test_handout.py",
    "tests/handout/test_likeness.py",
    "tests/deck/test_template.py",
    "tests/dossier/test_scripts.py",
    "tests/slides/test_filling.py",
    "tests/deck/test_directions.py",
    "tests/dossier/test_chart_forms.py",
    "tests/dossier/test_warm.py",
    "tests/dossier/test_long.py",
    "tests/dossier/test_brief.py",
    "tests/accounts/test_number_list.py",
    "tests/deck/test_chart_forms.py",
    "tests/watch/test_trial.py",
)
"""Modules that take long, the longest first: where two workers share the tests, one that came
last would let the other wait. Each run of workers ends with a list of what they took."""


@functools.cache
def _take_modules(parts: int) -> frozenset[Path]:
    """Return the modules of this run where it makes one of some parts of each folder."""
    here = Path(__file__).parent
    modules = sorted(here.rglob("test_*.py"))
    return frozenset(take_share("modules", modules, parts, lambda path: path.parent))


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out the modules that another run makes, where `MODULE_PARTS` says of how many parts."""
    parts = os.environ.get("MODULE_PARTS")
    if not parts or not collection_path.match("test_*.py"):
        return None
    return True if collection_path not in _take_modules(int(parts)) else None


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Let workers begin with what takes long."""
    if hasattr(config, "workerinput"):
        ranks = {module: rank for rank, module in enumerate(LONG)}
        items.sort(key=lambda item: ranks.get(_find_module(item.nodeid), len(LONG)))


def _find_module(name: str) -> str:
    """Return the module of a test."""
    return name.partition("::")[0]


def pytest_collection_finish() -> None:
    """Let no collection of garbage walk again over what ten thousand tests are made of."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """List which modules took longest, where workers shared the tests."""
    if not config.getoption("numprocesses", None):
        return
    seconds: defaultdict[str, float] = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                seconds[_find_module(report.nodeid)] += report.duration
    terminalreporter.section("the modules that took longest")
    longest = sorted(seconds, key=seconds.__getitem__, reverse=True)[:40]
    for module in longest:
        terminalreporter.write_line(f"{seconds[module]:7.1f} s {module}")


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


def pytest_report_header() -> str:
    """Say which shares of the long sweeps this run makes."""
    seed = settle_seed()
    return "sweeps: all" if makes_all() else f"sweeps: the shares of SHARE_SEED={seed}"


settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium: one, for a process can hold one driver of it."""
    with start_browser() as started:
        yield started


@pytest.fixture(autouse=True, scope="module")
def keep_nothing_for_other_modules() -> Iterator[None]:
    """Let go what builds have kept: ten thousand tests would else walk over all of it."""
    yield
    forget_all()


@pytest.fixture(autouse=True)
def keep_nothing_of_what_is_patched(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let nothing that was made before stand in for what a test puts in its place."""
    if "monkeypatch" not in request.fixturenames:
        yield
        return
    forget_all()
    yield
    forget_all()


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
