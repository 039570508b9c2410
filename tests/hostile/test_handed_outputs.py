"""Dossiers and decks that are handed back (`extract`, `where`, `check --built`): none harms."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting import ContentError, build, check, extract
from reporting.deck.ooxml.origins_part import read_origins
from reporting.deck.ooxml.slide_texts import read_slide_texts
from reporting.deck.ooxml.source_part import read_carried_files
from reporting.limits import raise_limits
from reporting.parity import read_deck_text
from reporting.reading.zips import PackedError, open_deck
from reporting.where import where
from tests.deck.templates import edited, parts, zipped
from tests.hostile.pdfs import make_bomb, make_forms
from tests.hostile.zips import add_bomb, multiply_directory, pack_otherwise, widen
from tests.samples import MINIMAL

FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
SMALL = {"process-memory": 150_000_000, "process-seconds": 1}
READERS = (read_slide_texts, read_origins, read_carried_files, read_deck_text)
MAIN = "ppt/presentation.xml"
SLIDE = "ppt/slides/slide1.xml"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a content, and what was built of it in `out`."""
    folder = tmp_path_factory.mktemp("handed")
    (folder / "content.yaml").write_text(MINIMAL)
    build(folder / "content.yaml", folder / "out")
    return folder


@pytest.fixture(scope="module")
def deck(out: Path) -> bytes:
    return (out / "out" / "briefing.pptx").read_bytes()


def repeat_slides(deck: bytes) -> bytes:
    """Return a deck whose one large slide is named a thousand times."""
    known = parts(deck)
    listed = re.search(rb"<p:sldId [^>]*>", known[MAIN])
    assert listed
    known[MAIN] = known[MAIN].replace(listed[0], listed[0] * 1_000, 1)
    known[SLIDE] = widen(known[SLIDE], b" " * 9_000_000)
    return zipped(known)


def crowd_slide(deck: bytes) -> bytes:
    return edited(deck, {SLIDE: lambda part: widen(part, b"<a/>" * 1_100_000)})


def crowd_custom(deck: bytes) -> bytes:
    known = parts(deck)
    for name, part in known.items():
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            known[name] = widen(part, b"<a/>" * 5_100_000)
    return zipped(known)


HURTING: dict[str, Callable[[bytes], bytes]] = {
    "a bomb": lambda deck: add_bomb(deck, "a", 30_000_000),
    "a directory without end": lambda deck: multiply_directory(deck, 5_000),
    "packed otherwise": pack_otherwise,
}


@pytest.mark.parametrize("name", HURTING)
def test_a_deck_of_too_much_is_refused_by_every_reader(name: str, deck: bytes) -> None:
    data = HURTING[name](deck)
    limit = {"output-unpacked": 20_000_000} if name == "a bomb" else {}
    with raise_limits(limit):
        for read in READERS:
            with pytest.raises(ValueError, match=r"^(has|unpacks to|packs) .*"):
                read(data)


def test_a_part_that_is_named_without_end_is_read_to_a_limit(deck: bytes) -> None:
    data = repeat_slides(deck)
    little = raise_limits({"output-unpacked": 60_000_000})
    with little, pytest.raises(PackedError, match="names parts so often"):
        read_slide_texts(data)


@pytest.mark.parametrize(
    ("crowd", "read"),
    [
        (crowd_slide, read_slide_texts),
        (crowd_slide, read_deck_text),
        (crowd_custom, read_origins),
        (crowd_custom, read_carried_files),
    ],
)
def test_a_crowded_part_is_refused(
    crowd: Callable[[bytes], bytes], read: Callable[[bytes], object], deck: bytes
) -> None:
    with pytest.raises(ValueError, match=r"is too large|is a broken|is not a deck"):
        read(crowd(deck))


@pytest.mark.parametrize(
    "data", [make_bomb(170_000_000), make_forms(1, 2, is_ring=True)]
)
def test_a_dossier_that_takes_too_much_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_bytes(data)
    with raise_limits(SMALL):
        with pytest.raises(ContentError, match=r"E810"):
            extract(path, tmp_path / "source")
        with pytest.raises(ContentError, match=r"E81[01]"):
            where(path, 1)
    assert not (tmp_path / "source").exists()


def test_built_outputs_that_take_too_much_are_told(out: Path, tmp_path: Path) -> None:
    (tmp_path / "dossier.pdf").write_bytes(make_bomb(170_000_000))
    (tmp_path / "briefing.pptx").write_bytes(b"PK\x03\x04 no deck")
    with raise_limits(SMALL):
        report = check(out / "content.yaml", built=tmp_path)
    told = " ".join(p.message for p in report.problems if p.code == "W801")
    assert "takes more memory to read than is given" in told
    assert "is not a deck that can be read" in told


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    for name in (tmp_path, Path("/dev/zero"), tmp_path / "none"):
        with pytest.raises(
            ContentError, match=r"is a folder|is a device|does not exist"
        ):
            extract(name, tmp_path / "source")
        with pytest.raises(
            ContentError, match=r"is a folder|is a device|does not exist"
        ):
            where(name, 1)


def test_a_deck_is_opened_once_it_is_known_what_it_unpacks_to(deck: bytes) -> None:
    size = sum(len(part) for part in parts(deck).values())
    with raise_limits({"output-unpacked": size}):
        open_deck(deck).close()
    with raise_limits({"output-unpacked": size - 1}), pytest.raises(PackedError):
        open_deck(deck)


# ---------------------------------------------------------------- whatever it is


def read_or_refuse(data: bytes) -> None:
    for read in READERS:
        told = "read"
        try:
            read(data)
        except ValueError as error:
            told = str(error)
        assert told


@FEW
@given(at=st.floats(0, 0.999), drawn=st.binary(min_size=1, max_size=8))
def test_a_damaged_deck_is_read_or_refused(
    deck: bytes, at: float, drawn: bytes
) -> None:
    place = int(at * len(deck))
    read_or_refuse(deck[:place] + drawn + deck[place + len(drawn) :])
    read_or_refuse(deck[:place])


@FEW
@given(
    name=st.sampled_from(
        [
            MAIN,
            SLIDE,
            "ppt/_rels/presentation.xml.rels",
            "_rels/.rels",
        ]
    ),
    at=st.floats(0, 0.999),
    drawn=st.sampled_from(
        [b"", b"<", b'"', b"&e;", b"-1", b"9" * 5000, b"../", b"NaN"]
    ),
)
def test_a_deck_with_a_damaged_part_is_read_or_refused(
    deck: bytes, name: str, at: float, drawn: bytes
) -> None:
    known = parts(deck)
    place = int(at * len(known[name]))
    known[name] = known[name][:place] + drawn + known[name][place + 3 :]
    read_or_refuse(zipped(known))


@FEW
@given(st.binary(max_size=300))
def test_any_bytes_are_no_deck(data: bytes) -> None:
    read_or_refuse(b"PK\x03\x04" + data)
    read_or_refuse(b"PK\x05\x06" + data + data)
