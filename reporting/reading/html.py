"""The bytes of an HTML page -> its paragraphs: what each block element says, in their order.

Inline elements are read through, a line break is a space, and the cells of a table's row
make one paragraph. What a browser does not show is left out: the head, scripts, styles,
templates, `hidden`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reporting.reading.crowding import refuse_crowded

HEAD = 60_000
"""Bytes whose attributes are held against each other in a moment."""
_PRICE = 20_000_000_000
"""The squares of the lengths of all elements together: what is read in about a second."""
_WITHIN_VALUE = rb"=\s*(?:\"[^\">]*>|'[^'>]*>)"
"""A value in quotation marks that does not end before a mark that ends elements."""

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    }
)
"""Elements whose text is a paragraph."""
_SPACES = frozenset({"br", "td", "th"})
"""Elements between whose texts a space stands."""
_UNSEEN = frozenset(
    {
        "audio",
        "canvas",
        "datalist",
        "head",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    }
)
"""Elements whose text a browser does not show, or not as text."""


def is_plain(data: bytes) -> bool:
    """Whether a page takes no longer to read than its size lets expect.

    libxml2 holds each attribute against all others of its element, so that a page of some
    hundred kilobytes that is one element takes hours. Elements are short where each mark that
    may end one does, and is followed by the next soon. A mark within a value does not end one:
    where any may stand so, the page is not plain.
    """
    if len(data) <= HEAD:
        return True
    if re.search(_WITHIN_VALUE, data):
        return False
    lengths = map(len, data.split(b">"))
    return sum([length * length for length in lengths]) <= _PRICE


def read_html_paragraphs(data: bytes) -> tuple[str, ...]:
    """Return the paragraphs of a page.

    Args:
        data: the page, in the encoding that it declares.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    paragraphs: list[str] = []
    words: list[str] = []
    for text in list_texts(parse_html(data)):
        if text is None:
            paragraph = " ".join("".join(words).split())
            if paragraph:
                paragraphs.append(paragraph)
            words.clear()
        else:
            words.append(text)
    return tuple(paragraphs)


def parse_html(data: bytes) -> etree._Element:
    """Return the root of a page; what does not read as UTF-8 reads as the page declares.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    refuse_crowded(data, "page")
    encoding: str | None = "utf-8"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = None
    parser = etree.HTMLParser(
        encoding=encoding,
        remove_comments=True,
        remove_pis=True,
        no_network=True,
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError(f"is a broken HTML page ({error})") from None
    if tree is None:
        raise ValueError("is an empty HTML page")
    return tree


def list_texts(tree: etree._Element) -> Iterator[str | None]:
    """Yield the words of a page, and None where a paragraph ends."""
    unseen: etree._Element | None = None
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag
        tail = element.tail or ""
        if event == "start" and unseen is None:
            if name in _UNSEEN or element.get("hidden") is not None:
                unseen = element
                continue
            yield from _find_edge(name)
            yield element.text or ""
        elif event == "end" and unseen is None:
            yield from _find_edge(name)
            yield tail
        elif event == "end" and element is unseen:
            unseen = None
            yield tail
    yield None


def _find_edge(name: str) -> Iterator[str | None]:
    """Yield what an element of a name puts between the text before and after its edge."""
    if name in _BLOCKS:
        yield None
    elif name in _SPACES:
        yield " "
