"""Templates that take more than is given, or are damaged: told with a cure, whatever they are.

What acts in one, what is locked and what is cut off is tried in `tests/deck`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting import ContentError
from reporting.deck.template.load import Template, load_template
from reporting.deck.template.read.cleaning import clean_package
from reporting.deck.template.read.fills import sample_picture
from reporting.deck.template.read.package import Package, TemplateError
from reporting.design.theme import load_theme
from reporting.limits import raise_limits
from tests.deck.templates import LAYOUT, MASTER, default, parts, zipped
from tests.hostile.test_images import make_png, make_scans
from tests.hostile.zips import add_bomb, multiply_directory, pack_otherwise, widen

FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
WHOLE = default()
PARTS = parts(WHOLE)
MAIN = "ppt/presentation.xml"


def edit(name: str, data: bytes) -> bytes:
    return zipped({**PARTS, name: data})


def crowd(name: str) -> bytes:
    """Return a template of which a part holds a million elements and more."""
    return edit(name, widen(PARTS[name], b"<a/>" * 1_100_000))


def nest(name: str) -> bytes:
    """Return a template of which a part has elements within elements."""
    return edit(name, b"<a>" * 3_000 + b"</a>" * 3_000)


def load(data: bytes, folder: Path) -> Template:
    path = folder / "corporate.pptx"
    path.write_bytes(data)
    return load_template(path, load_theme())


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a directory without end": (
        lambda: multiply_directory(WHOLE, 300),
        "`template-parts` is 10,000",
    ),
    "packed otherwise": (lambda: pack_otherwise(WHOLE), "in a way that is not read"),
    "a crowded main part": (lambda: crowd(MAIN), "its? part ppt/presentation.xml"),
    "a crowded layout": (lambda: crowd(LAYOUT.format(2)), "slideLayout2.xml"),
    "a crowded master": (lambda: crowd(MASTER), "slideMaster1.xml"),
    "a nested layout": (lambda: nest(LAYOUT.format(2)), "slideLayout2.xml is not XML"),
    "a layout larger than one is": (
        lambda: edit(LAYOUT.format(2), PARTS[LAYOUT.format(2)] + b" " * 11_000_000),
        "slideLayout2.xml has 11.* and the limit `template-xml` is 10 MB",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_template_of_too_much_is_refused_by_name(name: str, tmp_path: Path) -> None:
    make, why = CASES[name]
    with pytest.raises(ContentError, match=why) as caught:
        load(make(), tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["E610"]


def test_a_template_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    data = add_bomb(WHOLE, "ppt/media/a.png", 21_000_000)
    little = raise_limits({"template-unpacked": 20_000_000})
    with little, pytest.raises(ContentError, match="would unpack to"):
        load(data, tmp_path)


def test_a_template_that_is_a_pipe_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pptx")
    with pytest.raises(ContentError, match="is a pipe"):
        load_template(tmp_path / "a.pptx", load_theme())


def test_a_limit_of_templates_can_be_set(tmp_path: Path) -> None:
    for limit in ("template", "template-unpacked", "template-parts", "template-xml"):
        with raise_limits({limit: 1}), pytest.raises(ContentError):
            load(WHOLE, tmp_path)


def test_a_picture_of_a_template_is_bounded_like_any_other() -> None:
    assert sample_picture(make_scans(3)) is not None
    assert sample_picture(make_scans(2_100)) is None
    assert sample_picture(make_png(60_000, 60_000, b"")) is None


def clean_or_refuse(data: bytes) -> None:
    told = "cleaned"
    try:
        clean_package(Package(data))
    except TemplateError as error:
        told = error.message
    assert told


@FEW
@given(st.floats(0, 1))
def test_a_template_cut_anywhere_is_refused(at: float) -> None:
    with pytest.raises(TemplateError, match=r"the file"):
        Package(WHOLE[: int(at * (len(WHOLE) - 22))])


@FEW
@given(st.floats(0, 0.999), st.binary(min_size=1, max_size=8))
def test_a_template_with_wrong_bytes_is_read_or_refused(
    at: float, drawn: bytes
) -> None:
    place = int(at * len(WHOLE))
    clean_or_refuse(WHOLE[:place] + drawn + WHOLE[place + len(drawn) :])


@FEW
@given(st.floats(0, 1), st.binary(min_size=1, max_size=8))
def test_a_template_with_a_wrong_directory_is_read_or_refused(
    at: float, drawn: bytes
) -> None:
    start = WHOLE.index(b"PK\x01\x02")
    place = start + int(at * (len(WHOLE) - start))
    clean_or_refuse(WHOLE[:place] + drawn + WHOLE[place + len(drawn) :])


@FEW
@given(
    st.sampled_from(sorted(name for name in PARTS if name.endswith(("xml", "rels")))),
    st.floats(0, 0.999),
    st.sampled_from(
        [b"", b"<", b">", b'"', b"&e;", b"\0", b"-1", b"99999999999", b"NaN"]
    ),
)
def test_a_template_with_a_damaged_part_is_read_or_refused(
    name: str, at: float, drawn: bytes
) -> None:
    part = PARTS[name]
    place = int(at * len(part))
    clean_or_refuse(edit(name, part[:place] + drawn + part[place + 3 :]))
