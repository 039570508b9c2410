from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from reporting.pdf.xmp import Metadata, make_packet
from reporting.record import replace
from tests.pdf.papers import METADATA, WHEN, paper
from tests.tools import verapdf_failures

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}


def xmp(metadata: Metadata, name: str) -> list[str]:
    """Return what the packet says of a property, as XML readers read it."""
    tree = etree.fromstring(make_packet(metadata).encode())
    texts = (
        str(text).strip()
        for found in tree.iterfind(f".//{name}", SPACES)
        for text in found.itertext()
    )
    return [text for text in texts if text]


def info(metadata: Metadata) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(paper(metadata=metadata))) as pdf:
        return {str(key): str(value) for key, value in pdf.docinfo.items()}


PLAIN = Metadata("Title", "it", dt.datetime(2001, 9, 9, 1, 46, 40, tzinfo=dt.UTC))
ALL = pytest.mark.parametrize(
    "metadata", [METADATA, PLAIN, replace(PLAIN, author="李", keywords=("è, é", "x"))]
)


@ALL
def test_the_packet_and_the_dictionary_say_the_same(metadata: Metadata) -> None:
    said = info(metadata)
    pairs = {
        "/Title": "dc:title",
        "/Author": "dc:creator",
        "/Subject": "dc:description",
        "/Keywords": "pdf:Keywords",
        "/Creator": "xmp:CreatorTool",
        "/Producer": "pdf:Producer",
    }
    assert said.keys() - pairs.keys() == {"/CreationDate", "/ModDate"}
    for key, name in pairs.items():
        assert xmp(metadata, name) == [
            value for value in [said.get(key)] if value is not None
        ]


def test_what_is_given_is_said() -> None:
    assert info(METADATA) == {
        "/Title": "A <paper> & more",
        "/Author": "Žofie “Z” Lane",
        "/Subject": "What papers say",
        "/Keywords": "a, b",
        "/Creator": "tests",
        "/Producer": "ReportLab",
        "/CreationDate": "D:20261122083015+00'00'",
        "/ModDate": "D:20261122083015+00'00'",
    }
    assert (
        xmp(METADATA, "xmp:CreateDate")
        == xmp(METADATA, "xmp:ModifyDate")
        == ["2026-11-22T08:30:15+00:00"]
    )
    assert xmp(METADATA, "dc:language") == ["en-GB"]


def test_what_is_empty_is_left_out() -> None:
    assert info(PLAIN).keys() == {"/Title", "/Producer", "/CreationDate", "/ModDate"}
    assert xmp(PLAIN, "dc:creator") == []


def test_both_standards_are_claimed_and_the_one_that_pdfa_does_not_know_is_explained() -> (
    None
):
    assert xmp(METADATA, "pdfaid:part") == ["3"]
    assert xmp(METADATA, "pdfaid:conformance") == ["A"]
    assert xmp(METADATA, "pdfuaid:part") == ["1"]
    assert xmp(METADATA, "pdfaSchema:namespaceURI") == [SPACES["pdfuaid"]]


def test_the_packet_lies_open_in_the_file() -> None:
    assert make_packet(METADATA).encode() in paper()


def test_the_validator_accepts_every_one(tmp_path: Path) -> None:
    for name, metadata in {
        "all": METADATA,
        "few": PLAIN,
        "far": replace(PLAIN, author="李"),
    }.items():
        (tmp_path / f"{name}.pdf").write_bytes(paper(metadata=metadata))
    assert set(map(tuple, verapdf_failures(tmp_path.iterdir()).values())) == {()}


@pytest.mark.parametrize(
    ("title", "language", "date"),
    [
        (" ", "en", WHEN),
        ("Title", "", WHEN),
        ("Title", "en", WHEN.replace(tzinfo=None)),
    ],
    ids=["title", "language", "date"],
)
def test_what_a_tagged_file_needs_is_asked_for(
    title: str, language: str, date: dt.datetime
) -> None:
    with pytest.raises(ValueError, match="needs"):
        Metadata(title, language, date)


def test_the_packet_names_no_filter_so_that_all_read_it() -> None:
    """ISO 19005-3, 6.6.2.1; an empty list of filters is an entry too."""
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        keys = pdf.Root.Metadata.stream_dict.keys()
    assert keys == {"/Type", "/Subtype", "/Length"}
