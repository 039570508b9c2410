"""What a file states of itself is read with its place; what it does not state is left blank."""

from __future__ import annotations

import io
import json
import zlib

import pytest
from reportlab.pdfgen.canvas import Canvas

from reporting.evidence.sources.metadata import Metadata, Stated, read_metadata
from tests.evidence import copies
from tests.evidence.copies import ADDRESS, ARCHIVED, PAGE, docx, p, saved_page, warc
from tests.evidence.dossiers import ENGLISH, text


def html(head: str = "", body: str = "<p>One", lang: str = "") -> bytes:
    return f"<!doctype html><html {lang}><head>{head}</head><body>{body}".encode()


def article(**keys: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **keys}
    return script(node)


def script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def first(stated: tuple[Stated, ...]) -> tuple[str, str]:
    assert stated
    return stated[0].value, stated[0].where


def test_a_page_states_what_its_head_says_with_its_place() -> None:
    found = read_metadata(PAGE.encode(), "a.html")
    assert first(found.title) == ("Orchard grows | The Gazette", "<title>")
    assert first(found.outlet) == ("The Gazette", "og:site_name")
    assert first(found.author) == ("Tom Ash", "author")
    assert first(found.published)[1] == "article:published_time"
    assert first(found.language) == ("en-GB", "<html lang>")
    assert first(found.link) == (ADDRESS, "link canonical")
    assert found.saved == found.made == ()
    assert "The Gazette" in found.every_text


@pytest.mark.parametrize(
    ("head", "field", "value", "where"),
    [
        (
            '<meta name="citation_title" content="A"><meta property="og:title" content="B">',
            "title",
            "A",
            "citation_title",
        ),
        ('<meta name="DC.Title" content="A">', "title", "A", "dc.title"),
        (
            '<meta name="citation_journal_title" content="Pomona">',
            "outlet",
            "Pomona",
            "citation_journal_title",
        ),
        (
            '<meta name="dcterms.creator" content="Vera Lane">',
            "author",
            "Vera Lane",
            "dcterms.creator",
        ),
        (
            '<meta name="citation_publication_date" content="2026/10/02">',
            "published",
            "2026/10/02",
            "citation_publication_date",
        ),
        (
            '<meta name="DCTERMS.issued" content="2026-10">',
            "published",
            "2026-10",
            "dcterms.issued",
        ),
        (
            '<meta http-equiv="Content-Language" content="it">',
            "language",
            "it",
            "content-language",
        ),
        (
            '<meta property="og:locale" content="it_IT">',
            "language",
            "it_IT",
            "og:locale",
        ),
        (
            '<meta property="og:url" content="https://a.org/x">',
            "link",
            "https://a.org/x",
            "og:url",
        ),
        (
            '<meta name="citation_doi" content="10.1/x">',
            "link",
            "https://doi.org/10.1/x",
            "citation_doi",
        ),
        (article(headline="A"), "title", "A", "JSON-LD headline"),
        (
            article(author={"@type": "Person", "name": "Vera Lane"}, x=1),
            "author",
            "Vera Lane",
            "JSON-LD author",
        ),
        (
            article(publisher={"name": "The Gazette"}),
            "outlet",
            "The Gazette",
            "JSON-LD publisher",
        ),
        (
            article(isPartOf={"@type": "Periodical", "name": "Pomona"}),
            "outlet",
            "Pomona",
            "JSON-LD isPartOf",
        ),
        (
            article(datePublished="2026-10-02"),
            "published",
            "2026-10-02",
            "JSON-LD datePublished",
        ),
        (article(inLanguage="it"), "language", "it", "JSON-LD inLanguage"),
        (
            article(mainEntityOfPage={"@id": "https://a.org/x#top"}),
            "link",
            "https://a.org/x",
            "JSON-LD url",
        ),
    ],
)
def test_each_statement_of_a_page_is_read(
    head: str, field: str, value: str, where: str
) -> None:
    found = read_metadata(html(head), "a.html")
    assert first(getattr(found, field)) == (value, where)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:author" content="https://facebook.com/ash">',
        '<meta property="article:modified_time" content="2026-10-02">',
        '<meta name="dcterms.modified" content="2026-10-02">',
        '<meta name="last-modified" content="2026-10-02">',
        '<meta name="twitter:site" content="@gazette">',
        '<meta property="og:site_name" content=" ">',
        '<link rel="canonical" href="/orchard">',
        '<link rel="canonical" href="javascript:alert(1)">',
        "<svg><title>A drawing</title></svg>",
        article(dateModified="2026-10-02", x=1),
        script([{"@type": "Person", "name": "Vera Lane"}]),
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        f'<script type="application/ld+json">{"[" * 100_000}</script>',
        '<script>{"@type": "NewsArticle", "headline": "A"}</script>',
    ],
)
def test_what_is_not_stated_is_left_blank(head: str) -> None:
    assert read_metadata(html(head), "a.html") == Metadata()


def test_words_that_read_like_a_byline_or_a_date_are_no_statement() -> None:
    body = "<h1>Orchard grows</h1><p>By Vera Lane, 2 October 2026</p><time datetime=2026-10-02>"
    assert read_metadata(html("", body), "a.html") == Metadata()


@pytest.mark.parametrize(
    "mark",
    [
        'itemprop="datePublished"',
        "pubdate",
        'class="entry-date published"',
        'class="dt-published"',
    ],
)
def test_a_time_counts_where_it_is_marked_as_that_of_publication(mark: str) -> None:
    time = f'<time {mark} datetime="2026-10-02">2 Oct.</time>'
    assert first(read_metadata(html("", time), "a.html").published)[0] == "2026-10-02"
    other = time.replace("10-02", "10-03")
    assert read_metadata(html("", time + time), "a.html").published
    assert not read_metadata(html("", time + other), "a.html").published


def test_the_graph_of_a_page_is_followed_to_names() -> None:
    graph = {
        "@graph": [
            {
                "@type": "WebPage",
                "@id": "#w",
                "datePublished": "2026-10-01",
                "inLanguage": "en",
            },
            {
                "@type": ["Article", "X"],
                "headline": "A",
                "author": [{"@id": "#v"}, {"name": "Tom Ash"}],
                "publisher": {"@id": "#g"},
            },
            {"@type": "Person", "@id": "#v", "name": "Vera Lane"},
            {"@type": "Organization", "@id": "#g", "name": "The Gazette"},
        ]
    }
    found = read_metadata(html(script(graph)), "a.html")
    assert [each.value for each in found.author] == ["Vera Lane", "Tom Ash"]
    assert first(found.outlet) == ("The Gazette", "JSON-LD publisher")
    assert first(found.published) == ("2026-10-01", "JSON-LD datePublished")


def test_of_several_articles_only_the_page_s_own_speaks() -> None:
    teasers = [
        {
            "@type": "NewsArticle",
            "headline": f"T{n}",
            "url": f"https://a.org/{n}",
            "datePublished": f"2026-10-0{n}",
        }
        for n in (1, 2, 3)
    ]
    canonical = '<link rel="canonical" href="https://a.org/2">'
    found = read_metadata(html(canonical + script(teasers)), "a.html")
    assert first(found.published) == ("2026-10-02", "JSON-LD datePublished")
    assert read_metadata(html(script(teasers)), "a.html") == Metadata()


@pytest.mark.parametrize(
    ("comment", "link", "saved"),
    [
        (" saved from url=(0014)about:internet ", "", ""),
        (" saved from url=(0027)https://example.org/orchard ", ADDRESS, ""),
        (
            f"\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Sun Nov 01 2026 10:00:00 GMT+0100 (CET)\n",
            ADDRESS,
            "Sun Nov 01 2026 10:00:00 GMT+0100",
        ),
        (
            f" Saved from {ADDRESS} at 2026-11-01T10:00:00Z using monolith v2.8 ",
            ADDRESS,
            "2026-11-01T10:00:00Z",
        ),
        (
            " Mirrored from example.org/orchard by HTTrack Website Copier/3.x, Sun, 01 Nov 2026 10:00:00 GMT ",
            "http://example.org/orchard",
            "Sun, 01 Nov 2026 10:00:00 GMT",
        ),
    ],
)
def test_programs_that_save_pages_say_where_from_and_when(
    comment: str, link: str, saved: str
) -> None:
    found = read_metadata(f"<!--{comment}-->".encode() + html("<title>A"), "a.html")
    assert [each.value for each in found.link] == ([link] if link else [])
    assert [each.value for each in found.saved] == ([saved] if saved else [])
    assert not found.published


def test_the_date_of_a_saved_page_is_the_day_of_saving() -> None:
    bare = "<html><body><p>One"
    found = read_metadata(saved_page(bare), "a.mhtml")
    assert first(found.title) == ("Orchard gröws", "MHTML Subject")
    assert first(found.link) == (ADDRESS, "MHTML Snapshot-Content-Location")
    assert first(found.saved) == ("Sun, 01 Nov 2026 10:00:00 -0000", "MHTML Date")
    assert not found.published
    assert first(read_metadata(saved_page(), "a.mhtml").outlet)[0] == "The Gazette"


def test_a_date_beyond_all_clocks_is_none() -> None:
    data = saved_page().replace(b"1 Nov 2026", b"1 Nov " + b"9" * 20)
    assert read_metadata(data, "a.mhtml").saved == ()


def test_a_web_archive_states_what_its_page_and_its_record_do() -> None:
    found = read_metadata(warc(ARCHIVED), "a.warc.gz")
    assert first(found.outlet) == ("The Gazette", "og:site_name")
    assert first(found.saved) == ("2026-11-01T10:00:00Z", "WARC-Date")
    assert found == read_metadata(copies.wacz(ARCHIVED), "a.wacz")


# ---------------------------------------------------------------- PDF


def pdf(title: str = "", author: str = "", lang: str = "", tail: bytes = b"") -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, lang=lang or None)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.drawString(72, 700, "Orchard grows")
    canvas.save()
    whole = file.getvalue()
    return whole.replace(b"%%EOF", b"%%EOF\n" + tail)


def packet(inner: str, attributes: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        f'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"{attributes}>{inner}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def test_the_day_on_which_a_pdf_was_made_is_not_that_of_publication() -> None:
    found = read_metadata(pdf("Orchard", "Vera Lane", "de"), "a.pdf")
    assert first(found.title) == ("Orchard", "PDF Title")
    assert first(found.author) == ("Vera Lane", "PDF Author")
    assert first(found.language) == ("de", "PDF Lang")
    assert first(found.made)[1] == "PDF CreationDate"
    assert not found.published
    assert not found.outlet


def test_the_xmp_of_a_pdf_is_read_packed_or_not() -> None:
    inner = (
        "<dc:title><rdf:Alt><rdf:li>Orchard</rdf:li></rdf:Alt></dc:title>"
        "<dc:creator><rdf:Seq><rdf:li>Vera Lane</rdf:li><rdf:li>Tom Ash</rdf:li></rdf:Seq></dc:creator>"
        "<prism:publicationName>Pomona</prism:publicationName>"
        "<prism:publicationDate>2026-10</prism:publicationDate>"
    )
    plain = packet(inner)
    stream = b"9 0 obj <</Type /Metadata /Filter /FlateDecode>>\nstream\n"
    for tail in (plain, stream + zlib.compress(plain) + b"\nendstream"):
        found = read_metadata(pdf(tail=tail), "a.pdf")
        assert first(found.title) == ("Orchard", "XMP dc:title")
        assert [each.value for each in found.author][:2] == ["Vera Lane", "Tom Ash"]
        assert first(found.outlet) == ("Pomona", "XMP prism:publicationName")
        assert first(found.published) == ("2026-10", "XMP prism:publicationDate")


def test_a_dublin_core_date_counts_only_where_it_is_not_the_day_of_making() -> None:
    date = "<dc:date><rdf:Seq><rdf:li>2026-10-02</rdf:li></rdf:Seq></dc:date>"
    other = packet(date, ' xmp:CreateDate="2026-11-01T10:00:00Z"')
    assert first(read_metadata(pdf(tail=other), "a.pdf").published)[0] == "2026-10-02"
    same = packet(date, ' xmp:CreateDate="2026-10-02T10:00:00Z"')
    assert not read_metadata(pdf(tail=same), "a.pdf").published


@pytest.mark.parametrize(
    "tail",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + packet("<dc:title>&a;</dc:title>"),
        packet("<dc:title>"),
        b"<x:xmpmeta " * 1000,
        b"/Type /Metadata /x 1 stream\n\xff\xff",
    ],
)
def test_a_broken_packet_states_nothing(tail: bytes) -> None:
    assert not read_metadata(pdf(tail=tail), "a.pdf").outlet


# ---------------------------------------------------------------- Office and text

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Orchard</dc:title><dc:creator>Vera Lane; Tom Ash</dc:creator><dc:language>en-GB</dc:language>"
    "<dcterms:created>2026-10-02T10:00:00Z</dcterms:created></cp:coreProperties>"
)


def test_the_properties_of_a_document_are_read_and_its_making_is_no_publication() -> (
    None
):
    found = read_metadata(docx(p("One"), {"docProps/core.xml": CORE}), "a.docx")
    assert first(found.title) == ("Orchard", "core property title")
    assert [each.value for each in found.author] == ["Vera Lane", "Tom Ash"]
    assert first(found.language) == ("en-GB", "core property language")
    assert first(found.made) == ("2026-10-02T10:00:00Z", "core property created")
    assert not found.published


def test_a_day_that_somebody_entered_as_that_of_publication_counts() -> None:
    cover = (
        '<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps">'
        "<PublishDate>2026-10-02T00:00:00</PublishDate></CoverPageProperties>"
    )
    found = read_metadata(docx(p("One"), {"customXml/item1.xml": cover}), "a.docx")
    assert first(found.published)[1] == "cover property PublishDate"


MAIL = """\
From: Vera Lane <vera@example.org>
Subject: =?utf-8?q?Orchard_gr=C3=B6ws?=
 and grows
Date: Fri, 02 Oct 2026 10:00:00 +0200

Dear all"""
FRONT = """\
---
title: "Orchard: grows"
authors:
  - Vera Lane
  - Tom Ash
date: 2026-10-02
lang: en
url: https://example.org/orchard
draft: true
---

Text"""


def test_the_head_of_a_mail_and_front_matter_are_read() -> None:
    mail = read_metadata(MAIL.encode(), "mail.txt")
    assert first(mail.title) == ("Orchard gröws and grows", "head Subject")
    assert first(mail.author) == ("Vera Lane", "head From")
    assert first(mail.published) == ("Fri, 02 Oct 2026 10:00:00 +0200", "head Date")
    front = read_metadata(FRONT.encode(), "a.md")
    assert first(front.title) == ("Orchard: grows", "front matter title")
    assert [each.value for each in front.author] == ["Vera Lane", "Tom Ash"]
    assert first(front.published) == ("2026-10-02", "front matter date")
    assert first(front.link) == (ADDRESS, "front matter url")


@pytest.mark.parametrize(
    "data",
    [
        text(ENGLISH),
        b"Orchard grows\nBy Vera Lane\n2 October 2026\n\nText",
        b"Note: this is no head\n\nText",
        b"Title: Orchard\nand it goes on\n\nText",
        b"Date: 2026-10-02\nSubject: a head that never ends",
        b"---\njust a rule\n---\nText",
        b"\xff\xfe" + "Größe".encode("utf-16-le"),
    ],
)
def test_a_text_without_a_head_states_nothing(data: bytes) -> None:
    assert read_metadata(data, "a.txt") == Metadata()


def test_what_no_output_holds_is_dropped_from_statements() -> None:
    head = '<meta property="og:site_name" content="The\u202e Ga\u0007zette\n ">'
    assert first(read_metadata(html(head), "a.html").outlet)[0] == "The Gazette"


def test_a_flood_of_statements_is_cut() -> None:
    head = '<meta name="author" content="A">' + "".join(
        f'<meta name="author" content="{number}">' for number in range(5000)
    )
    assert len(read_metadata(html(head), "a.html").every_text) <= 200
