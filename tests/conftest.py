"""What tests of several rooms share: the theme, and the dossier of every kind of block, loaded once."""

import re
from pathlib import Path

import pytest
from hypothesis import settings

from reporting.content.model import Content
from reporting.content.validate import load
from reporting.design.theme import Theme, load_theme
from tests.samples import EVERY_BLOCK, write_every_block

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The default theme with the colours of the sections of `EVERY_BLOCK`."""
    sections = re.findall(r"(?m)^  - id: (.+)$", EVERY_BLOCK.partition("sections:")[2])
    return load_theme().assign_accents(sections)


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder: Path = tmp_path_factory.mktemp("every-block")
    return load(write_every_block(folder)).content
