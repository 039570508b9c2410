"""A page of a web archive -> what it and its record state."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.evidence.sources.formats.web_archive import ArchivedPage
from reporting.evidence.sources.stated.html import state_page
from reporting.evidence.sources.stated.model import Statement


def state_archived(page: ArchivedPage) -> Iterator[Statement]:
    """Yield what a page states, then what its record does."""
    yield from state_page(page.html)
    yield Statement("language", "HTTP Content-Language", page.language)
    yield Statement("link", "WARC-Target-URI", page.address)
    yield Statement("saved", "WARC-Date", page.date)
