"""A file is found by its name however the letters of that are composed on the disk."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from reporting.content.data_files import read_csv_beside
from reporting.content.files import read_image
from reporting.evidence.sources.local_sources import find_copy
from reporting.reading.names import resolve_inside
from tests.samples import png

Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, Form] = ("NFC", "NFD")
NAME = "Bilder/Größe é.jpg"


@pytest.mark.parametrize("written", FORMS)
@pytest.mark.parametrize("stored", FORMS)
def test_a_name_is_found_in_either_form(
    tmp_path: Path, written: Form, stored: Form
) -> None:
    name = unicodedata.normalize(written, NAME)
    path = tmp_path / unicodedata.normalize(stored, NAME)
    path.parent.mkdir()
    path.write_bytes(png())
    assert resolve_inside(tmp_path, name) == path
    assert read_image(tmp_path, name).width == 60
    assert find_copy(name, [tmp_path]) == png()
    path.write_bytes(b"a,b\n1,2\n")
    assert read_csv_beside(tmp_path, name).rows == (("1", "2"),)


def test_the_very_name_comes_first_where_both_are_there(tmp_path: Path) -> None:
    for form in FORMS:
        path = tmp_path / unicodedata.normalize(form, "é.csv")
        path.write_text(f"a,b\n1,{form}\n", encoding="utf-8")
    for form in FORMS:
        name = unicodedata.normalize(form, "é.csv")
        assert read_csv_beside(tmp_path, name).rows == (("1", form),)


def test_a_name_that_nothing_has_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^does not exist$"):
        read_csv_beside(tmp_path, "é/ü.csv")
