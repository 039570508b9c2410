"""A parser of XML that may be anything: it resolves no entity and fetches nothing."""

from __future__ import annotations

from lxml import etree


def make_xml_parser(*, is_huge: bool = False, is_bare: bool = False) -> etree.XMLParser:
    """Return a parser that takes neither entities nor anything from elsewhere.

    Args:
        is_huge: whether lxml's limits of depth and length are lifted.
        is_bare: whether comments and processing instructions are left out.
    """
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=is_huge,
        remove_comments=is_bare,
        remove_pis=is_bare,
    )
