"""Saved pages, Word documents and web archives as local copies: the same paragraphs as the page."""

from __future__ import annotations

import builtins
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reporting import Verdict, check
from reporting.evidence.sources.paragraphs import read_copy
from reporting.limits import raise_limits
from tests.evidence import copies
from tests.evidence.copies import (
    ADDRESS,
    ARCHIVED,
    OTHER,
    PAGE,
    PARAGRAPHS,
    WORD,
    docx,
    mail_part,
    mhtml,
    p,
    row,
    saved_page,
    warc,
    word_part,
)
from tests.evidence.dossiers import dossier, source_id, write


def read(data: bytes, name: str = "copy", link: str = "") -> tuple[str, ...]:
    return read_copy(data, name, link=link).texts


@pytest.mark.parametrize(
    "data",
    [
        saved_page(),
        saved_page(encoding="base64"),
        saved_page(encoding="8bit"),
        saved_page(PAGE.replace('<meta charset="utf-8">', ""), charset="utf-16-le"),
        saved_page(encoding="base64", charset="windows-1252"),
        saved_page().replace(b"\r\n", b"\n"),
        b"\r\n" + saved_page(),
        WORD,
        warc(ARCHIVED),
        warc(ARCHIVED, is_packed=False),
        copies.wacz(ARCHIVED),
        copies.wacz([OTHER, *ARCHIVED], ADDRESS),
    ],
)
def test_a_copy_of_any_kind_has_the_paragraphs_of_the_page(data: bytes) -> None:
    assert read(data, "page.warc.gz") == PARAGRAPHS


# ---------------------------------------------------------------- saved pages


def test_the_page_is_the_part_that_the_head_calls_the_start() -> None:
    first = mail_part("text/html", b"<p>A frame", "7bit", "Content-ID: <one@x>")
    page = mail_part("text/html", b"<p>The page", "7bit", "Content-ID: <two@x>")
    assert read(mhtml(first, page, fields='start="<two@x>";')) == ("The page",)
    assert read(mhtml(first, page)) == ("A frame",)


def test_the_page_is_the_part_of_the_address_that_was_saved() -> None:
    frame = mail_part(
        "text/html", b"<p>A frame", "7bit", "Content-Location: https://a.org/"
    )
    page = mail_part(
        "text/html", b"<p>The page", "7bit", f"Content-Location: {ADDRESS}"
    )
    assert read(mhtml(frame, page)) == ("The page",)


def test_a_page_within_parts_of_a_part_is_found() -> None:
    inner = mhtml(
        mail_part("text/plain", b"The page, plain", "7bit"),
        mail_part("text/html", b"<p>The page", "7bit"),
        boundary="inner",
        kind="alternative",
    )
    assert read(mhtml(inner)) == ("The page",)


def test_a_line_within_a_page_that_resembles_a_boundary_parts_nothing() -> None:
    page = b"<p>One</p>\n------xy\n<p>Two</p>"
    assert read(mhtml(mail_part("text/html", page, "7bit"))) == (
        "One",
        "------xy",
        "Two",
    )


def test_a_text_about_saved_pages_is_text() -> None:
    words = b"A page is sent so:\n\nContent-Type: multipart/related"
    assert read(words, "note.txt")[0] == "A page is sent so:"


# ---------------------------------------------------------------- Word documents


def test_a_row_is_one_paragraph_unless_a_cell_has_two() -> None:
    assert read(docx(row(p("Crop"), p(""), p("40") + p(" ")))) == ("Crop 40",)
    assert read(docx(row(p("One") + p("Two"), p("Three")))) == ("One", "Two", "Three")
    inner = row(p("a"), p("b"))
    assert read(docx(row(p("Outer"), inner + p("")))) == ("Outer a b",)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>", ("new",)),
        (
            "<w:p><w:r><w:t>a </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
            ("a",),
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>there</w:t></w:r></w:moveFrom></w:p>"
            + p("here"),
            ("here",),
        ),
        (
            p("One, ", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>") + p("two"),
            ("One, two",),
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t></w:r></w:p>",
            ("yes",),
        ),
        (
            "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>yes</w:t></w:r></w:p>",
            ("yes",),
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            ("a b c",),
        ),
        (
            "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>",
            ("7",),
        ),
        (
            "<w:p><w:r><w:t>Or</w:t></w:r><w:hyperlink><w:r><w:t>chard</w:t></w:r></w:hyperlink></w:p>",
            ("Orchard",),
        ),
        (
            "<w:sdt><w:sdtContent>" + p("One") + "</w:sdtContent></w:sdt>" + p("Two"),
            ("One", "Two"),
        ),
    ],
)
def test_revisions_are_read_as_accepted(body: str, expected: tuple[str, ...]) -> None:
    assert read(docx(body)) == expected


def test_the_text_of_a_box_follows_what_it_is_anchored_in_once() -> None:
    box = f"<w:txbxContent>{p('In the box')}{row(p('a'), p('b'))}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice>"
        f"<wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>and after</w:t></w:r></w:p>"
    )
    expected = ("Before and after", "In the box", "a b", "Next")
    assert read(docx(body + p("Next"))) == expected


def test_notes_follow_in_the_order_of_their_marks_and_heads_come_last() -> None:
    def mark(number: int) -> str:
        return f"<w:r><w:footnoteReference w:id='{number}'/></w:r>"

    note = "<w:footnote w:id='{}'>{}</w:footnote>"
    notes = (
        note.format(1, p("First"))
        + note.format(2, p("Second"))
        + note.format(3, p("Lost"))
    )
    line = "<w:footnote w:type='separator' w:id='0'>" + p("----") + "</w:footnote>"
    gone = f"<w:del>{mark(3)}</w:del>"
    data = docx(
        f"<w:p><w:r><w:t>Body</w:t></w:r>{mark(2)}{mark(1)}{gone}</w:p>",
        {
            "word/footnotes.xml": word_part("footnotes", line + notes),
            "word/header1.xml": word_part("hdr", p("The Gazette")),
            "word/header2.xml": word_part("hdr", p("The Gazette")),
        },
        {
            "footnotes.xml": "footnotes",
            "header1.xml": "header",
            "/word/header2.xml": "header",
        },
    )
    assert read(data) == ("Body", "Second", "First", "The Gazette")


def test_a_strict_document_with_another_main_part_is_read() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = docx(p("Orchard"), main="content/main.xml", space=space)
    assert read(data) == ("Orchard",)


# ---------------------------------------------------------------- web archives


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (ADDRESS, PARAGRAPHS),
        ("http://www.example.org/orchard/#top", PARAGRAPHS),
        ("http://example.org/old", PARAGRAPHS),
        ("https://example.org/pears", ("Pears",)),
    ],
)
def test_the_page_of_the_link_is_read_by_way_of_redirections(
    link: str, expected: tuple[str, ...]
) -> None:
    assert read(warc([*ARCHIVED, OTHER]), "a.warc.gz", link) == expected


def test_an_archive_of_several_pages_needs_a_link() -> None:
    data = warc([*ARCHIVED, OTHER], is_packed=False)
    with pytest.raises(
        ValueError, match=r"needs the `link` .* it holds 2 pages, such as https"
    ):
        read(data)
    with pytest.raises(
        ValueError, match=r"does not hold the page of https://example.org/plums"
    ):
        read(data, link="https://example.org/plums")


def test_redirections_that_run_in_a_circle_lead_nowhere() -> None:
    circle = [
        ("https://a.org/", "302 Found", {"Location": "https://b.org/"}, b""),
        ("https://b.org/", "302 Found", {"Location": "https://a.org/"}, b""),
    ]
    with pytest.raises(ValueError, match="holds no page"):
        read(warc(circle, is_packed=False), link="https://a.org/")


def test_without_the_library_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name.startswith("warcio"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ValueError, match=r"pip install 'make-report\[warc\]'"):
        read(warc(ARCHIVED), "a.warc.gz")


# ---------------------------------------------------------------- hostile files

BILLION = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def without_sizes() -> bytes:
    """Return a document one part of which says that it unpacks to far more than it may."""
    return docx("<w:p/>" * 100, {"word/media/a.bin": b"\0" * 70_000_000})


def locked() -> bytes:
    """Return a document whose parts are said to be encrypted."""
    data = bytearray(docx(p("One")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "name", "why"),
    [
        (lambda: WORD[:200], "a.docx", "is a broken ZIP file"),
        (lambda: WORD[:-30], "a.docx", "is a broken ZIP file"),
        (lambda: docx("<w:p>"), "a.docx", "is broken in its part `word/document.xml`"),
        (lambda: docx(""), "a.docx", "is empty"),
        (lambda: docx("", main="word/doc2.xml"), "a.docx", "is empty"),
        (
            lambda: copies.packed(
                {"word/document.xml": BILLION + word_part("document", "&b;")}
            ),
            "a.docx",
            "declares a document type",
        ),
        (
            lambda: docx("<w:p>" * 300 + "</w:p>" * 300),
            "a.docx",
            "is broken in its part",
        ),
        (locked, "a.docx", "is locked with a password"),
        (
            lambda: copies.packed({"xl/workbook.xml": "<x/>"}),
            "a.docx",
            "is no .xlsx workbook",
        ),
        (
            lambda: copies.packed({"ppt/presentation.xml": "<x/>"}),
            "a.zip",
            "is a presentation",
        ),
        (lambda: copies.packed({"a.txt": "x"}), "a.zip", "is a ZIP of files"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "save it as .docx"),
        (mhtml, "a.mhtml", "holds no page"),
        (
            lambda: mhtml(mail_part("image/png", b"x", "base64")),
            "a.mhtml",
            "holds no page",
        ),
        (
            lambda: mhtml(mail_part("text/html", b"", "7bit") + b"x" * 5).replace(
                b"7bit", b"base64"
            ),
            "a.mhtml",
            "its Base64 does not read",
        ),
        (
            lambda: mhtml(mail_part("text/html", b"", "7bit")),
            "a.mhtml",
            "is an empty HTML page",
        ),
        (
            lambda: saved_page().replace(b"type=", b"a=b; " * 5000 + b"type="),
            "a.mhtml",
            "a field of its head has no end",
        ),
        (
            lambda: WORD.replace(
                b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00\x0c\x00"
            ),
            "a.docx",
            "packs .* in a way that is not read",
        ),
        (lambda: b"From: x\r\n" + b"y" * 300_000, "a.mht", "its head does not end"),
        (lambda: warc(ARCHIVED)[:50], "a.warc.gz", "web archive|holds no page"),
        (lambda: b"\x1f\x8bnothing", "a.warc.gz", "its packing does not read"),
        (
            lambda: b"WARC/1.0\r\nbroken",
            "a.warc",
            "is a broken web archive|holds no page",
        ),
        (lambda: copies.wacz([]), "a.wacz", "holds no page"),
    ],
)
def test_a_hostile_copy_says_why_it_is_not_read(
    make: Callable[[], bytes], name: str, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        read(make(), name)


def test_a_document_of_many_bytes_beside_its_text_is_read_without_them() -> None:
    with pytest.raises(ValueError, match="is empty"):
        read(without_sizes(), "a.docx")


@pytest.mark.parametrize("limit", ["archive-unpacked", "archive-records", "page"])
def test_a_web_archive_beyond_a_limit_is_refused(limit: str) -> None:
    data = warc(ARCHIVED)
    with (
        raise_limits({limit: 1}),
        pytest.raises(ValueError, match=f"the limit `{limit}`"),
    ):
        read(data, "a.warc.gz")


@pytest.mark.parametrize("limit", ["source-unpacked", "source-parts", "source-part"])
def test_a_package_beyond_a_limit_is_refused(limit: str) -> None:
    with raise_limits({limit: 1}), pytest.raises(ValueError, match=f"`{limit}` is 1"):
        read(WORD, "a.docx")


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = duplicate()
    with pytest.raises(ValueError, match="two parts of one name"):
        read(data, "a.docx")


def duplicate() -> bytes:
    """Return a ZIP in which a part stands twice."""
    file = io.BytesIO(WORD)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/document.xml", word_part("document", p("Another")))
    return file.getvalue()


# ---------------------------------------------------------------- verdicts


def test_all_verdicts_are_given_on_copies_of_every_kind(tmp_path: Path) -> None:
    files = {
        "saved.mhtml": saved_page(),
        "letter.docx": WORD,
        "page.warc.gz": warc([*ARCHIVED, OTHER]),
    }
    cites = []
    for name in files:
        source = source_id(name)
        cites += [
            (source, 2, ["40"]),
            (source, 1, ["tonnes"]),
            (source, 3, ["pears"]),
        ]
    data = dossier(files, cites, "en")
    for source in data["sources"]:
        source["link"] = ADDRESS
    path = write(tmp_path, data, files)
    verdicts = [each.verdict for each in check(path).citations]
    assert verdicts == [Verdict.FOUND, Verdict.ELSEWHERE, Verdict.NOT_FOUND] * 3
