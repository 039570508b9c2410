"""A page in HTML -> what it states of itself: in its head, its JSON-LD, its marked elements.

The order is that of trust: what libraries index by, what search engines read, what networks
show, the title in the window last. A time counts where it is marked as that of publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from reporting.evidence.sources.stated.json_ld import state_article
from reporting.evidence.sources.stated.model import Field, Statement
from reporting.evidence.sources.stated.saved_pages import state_saving
from reporting.reading.html import HEAD, is_plain, parse_html

_INDEXED: tuple[tuple[Field, str], ...] = (
    ("title", "citation_title"),
    ("outlet", "citation_journal_title"),
    ("outlet", "citation_conference_title"),
    ("outlet", "citation_dissertation_institution"),
    ("outlet", "citation_technical_report_institution"),
    ("author", "citation_author"),
    ("author", "citation_authors"),
    ("title", "og:title"),
    ("outlet", "og:site_name"),
    ("published", "citation_publication_date"),
    ("published", "citation_online_date"),
    ("published", "citation_date"),
    ("published", "citation_year"),
    ("language", "citation_language"),
)
"""What libraries index by, and the two that nearly every page has: they come first."""
_NAMED: tuple[tuple[Field, str], ...] = (
    ("title", "dc.title"),
    ("title", "dcterms.title"),
    ("title", "twitter:title"),
    ("title", "title"),
    ("title", "savepage-title"),
    ("outlet", "dc.publisher"),
    ("outlet", "dcterms.publisher"),
    ("outlet", "citation_publisher"),
    ("outlet", "publisher"),
    ("author", "author"),
    ("author", "article:author"),
    ("author", "og:article:author"),
    ("author", "dc.creator"),
    ("author", "dcterms.creator"),
    ("author", "parsely-author"),
    ("author", "sailthru.author"),
    ("published", "article:published_time"),
    ("published", "og:article:published_time"),
    ("published", "og:published_time"),
    ("published", "dcterms.issued"),
    ("published", "dc.date.issued"),
    ("published", "dc.date"),
    ("published", "dcterms.date"),
    ("published", "prism.publicationdate"),
    ("published", "parsely-pub-date"),
    ("published", "sailthru.date"),
    ("published", "pubdate"),
    ("published", "publishdate"),
    ("published", "publish-date"),
    ("published", "publish_date"),
    ("published", "publication_date"),
    ("published", "publication-date"),
    ("published", "savepage-pubdate"),
    ("published", "date"),
    ("language", "content-language"),
    ("language", "dc.language"),
    ("language", "dcterms.language"),
    ("language", "language"),
    ("language", "og:locale"),
    ("link", "og:url"),
    ("link", "citation_public_url"),
    ("link", "citation_abstract_html_url"),
    ("link", "dc.identifier"),
    ("link", "dcterms.identifier"),
    ("link", "savepage-url"),
    ("saved", "savepage-date"),
)
"""What other readers of a head look for, in the order of trust."""
_NAMES = ("name", "property", "http-equiv")
_ITEMS: Mapping[str, Field] = {
    "headline": "title",
    "author": "author",
    "publisher": "outlet",
    "datePublished": "published",
    "inLanguage": "language",
}
"""Properties of schema.org that are marked on elements, where the page has each but once."""
_TIME_CLASSES = frozenset({"published", "dt-published", "entry-date"})
"""Classes that mark a time as that of publication (hAtom, h-entry)."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WEB = ("https://", "http://")
_DIFFERENT = 2
"""Ways of marking by which a mark says nothing."""
_DOI = "citation_doi"


def state_page(data: bytes) -> Iterator[Statement]:
    """Yield what a page states of itself.

    Args:
        data: the page, in the encoding that it declares.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    # Of a page that costs much to read, what stands at its head is enough.
    tree = parse_html(data if is_plain(data) else data[:HEAD])
    metas = list_metas(tree)
    canonical = find_canonical(tree)
    title = find_title(tree)
    yield from state_metas(metas, _INDEXED)
    yield from state_language(tree)
    for address in canonical:
        yield Statement("link", "link canonical", address)
    own = [*canonical, title]
    for name in ("og:url", "og:title", "citation_title", "twitter:title"):
        own += metas.get(name, ())
    yield from state_article(list_scripts(tree), own)
    yield from state_metas(metas, _NAMED)
    yield from state_marked(tree)
    if title:
        yield Statement("title", "<title>", title)
    yield from state_saving(data)
    for doi in metas.get(_DOI, ()):
        yield Statement("link", _DOI, f"https://doi.org/{doi.removeprefix('doi:')}")


def list_metas(tree: etree._Element) -> dict[str, list[str]]:
    """Return what the `meta` elements of a page say, by their names in small letters."""
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content", "").strip()
        for attribute in _NAMES:
            name = element.get(attribute, "").strip().lower()
            if name and content:
                metas.setdefault(name, []).append(content)
    return metas


def state_metas(
    metas: Mapping[str, Sequence[str]],
    names: Sequence[tuple[Field, str]],
) -> Iterator[Statement]:
    """Yield what `meta` elements of some names state."""
    for field, name in names:
        for content in metas.get(name, ()):
            is_address = content.startswith(_WEB)
            if is_address == (field == "link"):
                yield Statement(field, name, content)


def state_language(tree: etree._Element) -> Iterator[Statement]:
    """Yield the language of a page's root, or of its body."""
    for element in (tree, *tree.findall("body")):
        for name in ("lang", _XML_LANG, "xml:lang"):
            code = element.get(name, "").strip()
            if code:
                yield Statement("language", f"<{element.tag} lang>", code)
                break


def find_canonical(tree: etree._Element) -> list[str]:
    """Return the address that a page gives as its own."""
    for element in tree.iter("link"):
        address = element.get("href", "").strip()
        is_canonical = "canonical" in element.get("rel", "").lower().split()
        if is_canonical and address.startswith(_WEB):
            return [address]
    return []


def find_title(tree: etree._Element) -> str:
    """Return the title in the window; that of a drawing is none."""
    for element in tree.iter("title"):
        around = element.getparent()
        if around is None or around.tag != "svg":
            return read_words(element)
    return ""


def list_scripts(tree: etree._Element) -> Iterator[str]:
    """Yield the JSON-LD of a page, script by script."""
    for element in tree.iter("script"):
        kind, _, _ = element.get("type", "").lower().partition(";")
        if kind.strip() == "application/ld+json":
            yield element.text or ""


def state_marked(tree: etree._Element) -> Iterator[Statement]:
    """Yield what is marked in the text of a page, as far as it is marked in one way."""
    found: dict[tuple[Field, str], list[str]] = {}
    for element in tree.iter(etree.Element):
        for field, where in list_marks(element):
            words = read_marked(element)
            known = found.setdefault((field, where), [])
            if words and len(known) < _DIFFERENT and words not in known:
                known.append(words)
    for (field, where), marked in found.items():
        if len(marked) == 1:
            yield Statement(field, where, marked[0])


def list_marks(element: etree._Element) -> Iterator[tuple[Field, str]]:
    """Yield what an element is marked as."""
    for name in element.get("itemprop", "").split():
        if name in _ITEMS:
            yield _ITEMS[name], f"itemprop {name}"
    if element.tag == "time":
        if element.get("pubdate") is not None:
            yield "published", "<time pubdate>"
        if not _TIME_CLASSES.isdisjoint(element.get("class", "").split()):
            yield "published", "<time> marked as published"
    if element.tag in {"a", "link"} and "author" in element.get("rel", "").split():
        yield "author", "rel author"


def read_marked(element: etree._Element) -> str:
    """Return what an element that is marked says: what computers read, else its words."""
    for name in ("content", "datetime"):
        value = element.get(name)
        if value:
            return " ".join(value.split())
    for inner in element.iter():
        if inner is not element and inner.get("itemprop") == "name":
            return read_marked(inner)
    return read_words(element)


def read_words(element: etree._Element) -> str:
    """Return the words of an element on one line."""
    return " ".join(str(element.xpath("string()")).split())
