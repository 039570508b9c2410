"""The bytes of an HTML page -> its paragraphs: what each block element says, in the order of the page.

Inline elements are read through, a line break is a space, and the cells of a table's row
make one paragraph. What a browser does not show is left out: the head, scripts, styles,
templates, `hidden`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

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
    }
    | {
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
    }
    | {
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
    }
    | {
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
_SPACES = frozenset({"br", "td", "th"})
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
    }
    | {"svg", "template", "textarea", "video"}
)


def read_html_paragraphs(data: bytes) -> tuple[str, ...]:
    """Return the paragraphs of a page.

    Args:
        data: the page, in the encoding that it declares.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    paragraphs: list[str] = []
    words: list[str] = []
    for text in _pieces(_tree(data)):
        if text is not None:
            words.append(text)
        elif words:
            paragraphs.append(" ".join("".join(words).split()))
            words.clear()
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _tree(data: bytes) -> etree._Element:
    parser = etree.HTMLParser(
        encoding=_encoding(data), remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError(f"is a broken HTML page ({error})") from None
    if tree is None:
        raise ValueError("is an empty HTML page")
    return tree


def _encoding(data: bytes) -> str | None:
    """Return UTF-8 where the page is that; else leave it to what the page declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _pieces(tree: etree._Element) -> Iterator[str | None]:
    """Yield the words of a page, and None where a paragraph ends."""
    skipped = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag
        if skipped is None and event == "start":
            if name in _UNSEEN or element.get("hidden") is not None:
                skipped = element
            else:
                yield from _edge(name)
                yield element.text or ""
        elif event == "end":
            if skipped is None:
                yield from _edge(name)
            elif element is skipped:
                skipped = None
            if skipped is None:
                yield element.tail or ""
    yield None


def _edge(name: str) -> Iterator[str | None]:
    if name in _BLOCKS:
        yield None
    elif name in _SPACES:
        yield " "
