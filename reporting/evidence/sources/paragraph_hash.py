"""A paragraph -> its hash, by which it is known again; a hash -> what was changed since.

A hash is the first 16 hex digits of the SHA-256 of the paragraph in the form in which terms are
compared, so that typography and wrapping make no difference. What a paragraph said cannot be
read from its hash; what was added to it can be found, by leaving words out until it fits.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from reporting.evidence.sources.matching import drop_marks, normalise_text
from reporting.i18n import Tongue

DIGITS = 16
"""Hex digits of a hash."""
_SHOWN = 6
"""Words that are quoted at most."""
_PIECE = r"⟨[^⟩]*⟩|\w+|\s+|[^\w\s]"
"""What may have been added: words, numbers, marks and blanks."""
_LONGEST = 900
"""Pieces of a paragraph in which is looked for what was added."""
_RUN = 50
"""Blanks and marks in a row between which words may have been added."""
_REMEMBERED = 256
"""Paragraphs for which it is remembered: several claims cite one."""


def hash_paragraph(text: str, tongue: Tongue) -> str:
    """Return the hash of a paragraph.

    Args:
        text: of the paragraph.
        tongue: its language, by which its numbers are read.
    """
    return hash_form(normalise_text(text, tongue))


def hash_form(form: str) -> str:
    """Return the hash of a paragraph in the form in which it is compared."""
    return hashlib.sha256(form.encode()).hexdigest()[:DIGITS]


def find_parted(
    paragraphs: Sequence[str],
    tongue: Tongue,
    known: str,
    firsts: Iterable[int],
) -> tuple[int, ...]:
    """Return the two paragraphs that were one when it was hashed; nothing if none were.

    Args:
        paragraphs: of the source as it is.
        tongue: its language.
        known: the hash that the one had.
        firsts: numbers of paragraphs that may be the first of the two.
    """
    for first in firsts:
        pair = paragraphs[max(first - 1, 0) : first + 1]
        if hash_paragraph(" ".join(pair), tongue) == known:
            return first, first + 1
    return ()


@lru_cache(maxsize=_REMEMBERED)
def find_added(text: str, tongue: Tongue, known: str) -> str:
    """Return the first words that were added to a paragraph since it was hashed.

    Args:
        text: of the paragraph as it is.
        tongue: its language.
        known: the hash that it had.

    Returns:
        at most six words; nothing where more was changed than words added in one place.
    """
    form = normalise_text(text, tongue)
    pieces = list(re.finditer(_PIECE, form))
    if len(pieces) > _LONGEST:
        return ""
    ends = [match.start() for match in pieces if not match[0][0].isalnum()]
    ends.append(len(form))
    for first, start in enumerate([0, *ends]):
        near = ends[first : first + _RUN] if start else ends
        for stop in (*near, len(form)):
            rest = form[:start] + form[stop:]
            if rest and hash_form(rest.strip()) == known:
                return _quote(text, form[start:stop])
    return ""


def _quote(text: str, added: str) -> str:
    """Return what was added as the paragraph writes it, at most six words."""
    plain = drop_marks(added)
    words = plain.strip(" ,;:.").split()
    pattern = r"\s+".join(map(re.escape, words[:_SHOWN]))
    match = re.search(pattern, text, re.IGNORECASE)
    quoted = match[0] if match else " ".join(words[:_SHOWN])
    more = " …" if len(words) > _SHOWN else ""
    return " ".join(quoted.split()) + more
