"""A draft -> names in it that are one letter off a name it knows, such as `Ayer` for `Iyer`.

Only words with a capital are looked at, and a short one that begins a sentence is let be,
since any word may stand there. Where the texts all spell a name in one way and its entity
in another, it is the entity that is told of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reporting.content.inline import join_plain_words
from reporting.content.model import Claim, Entity
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import Problem
from reporting.evidence.facts.names import Names, list_name_forms, normalise_name
from reporting.record import Record

_SHORT = 4
"""Names of fewer characters are not compared: too much is one letter off them."""
_LONG = 7
"""From here on a word that begins a sentence is compared too."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_INSIDE = "x "
"""Stands before a term, which begins no sentence."""
_SENTENCE = re.compile(r"(?:^|[.!?:…»”])\W*$")


class _Near(Record, frozen=True):
    """Words that are one letter off a name, and where they stand."""

    piece: Piece
    parts: Parts
    written: str
    paragraph: int


def check_spelling(draft: ParsedContent, names: Names) -> Iterator[Problem]:
    """Yield a warning for every name that is all but one of the entities' names.

    Args:
        draft: the dossier.
        names: those of its entities.
    """
    entities = [
        (piece, entity)
        for piece, entity in draft.values("entities")
        if isinstance(entity, Entity)
    ]
    known = {
        normalise_name(form)
        for _, entity in entities
        for form in list_name_forms(entity)
    }
    lengths = _by_length(known)
    sizes = {name.count(" ") + 1 for name in known}
    near: dict[str, list[_Near]] = defaultdict(list)
    used: set[str] = set()
    off: dict[str, list[str]] = {}
    for piece, parts, paragraph, text in _texts(draft):
        taken = names.places(text)
        used |= {normalise_name(text[start:end]) for start, end in taken}
        for words in _candidates(normalise_name(text), sizes, taken):
            if words not in off:
                off[words] = _one_off(words, lengths)
            for name in off[words]:
                near[name].append(_Near(piece, parts, words, paragraph))
    for piece, entity in entities:
        yield from _entity(draft, piece, entity, near, used)


def _entity(
    draft: ParsedContent,
    piece: Piece,
    entity: Entity,
    near: dict[str, list[_Near]],
    used: set[str],
) -> Iterator[Problem]:
    for form in dict.fromkeys(map(normalise_name, list_name_forms(entity))):
        found = near.pop(form, [])
        if found and form not in used:
            others = ", ".join(
                f"`{words}`" for words in sorted({place.written for place in found})
            )
            message = f"nothing names `{form}`; the texts write {others}"
            yield draft.warning(
                piece, ("name",), message, "spell the name here as the texts do"
            )
        for place in found if form in used or len(found) == 1 else ():
            message = f"`{place.written}` is one letter off the name `{form}`"
            hint = "spell it so, or list it as an alias of its entity"
            yield draft.warning(
                place.piece, place.parts, message, hint, place.written, place.paragraph
            )


def _texts(draft: ParsedContent) -> Iterator[tuple[Piece, Parts, int, str]]:
    """Yield whatever may name somebody, names of entities themselves aside."""
    for written in draft.written:
        if written.piece.kind == "entities" and written.field == ("name",):
            continue
        for number, runs in enumerate(written.paragraphs):
            yield written.piece, written.parts, number, join_plain_words(runs)
    for piece, claim in draft.values("claims"):
        if isinstance(claim, Claim):
            for index, cite in enumerate(claim.cites):
                for number, term in enumerate(cite.terms):
                    yield (
                        piece,
                        ("cites", index, "terms", number),
                        0,
                        f"{_INSIDE}{term}",
                    )


def _candidates(
    text: str, sizes: set[int], taken: Sequence[tuple[int, int]]
) -> Iterator[str]:
    """Yield the words and groups of words that may be names, and are no part of one that is known."""
    words = list(_WORD.finditer(text))
    for index, first in enumerate(words):
        if not first[0][0].isupper():
            continue
        for size in sizes:
            last = words[index + size - 1] if index + size <= len(words) else None
            if last is None:
                continue
            start, end = first.start(), last.end()
            begins = size == 1 and _SENTENCE.search(text, max(0, start - 4), start)
            if begins and end - start < _LONG:
                continue
            if not any(before <= start and end <= after for before, after in taken):
                yield text[start:end]


def _by_length(known: set[str]) -> dict[int, list[str]]:
    lengths: dict[int, list[str]] = defaultdict(list)
    for name in sorted(known):
        if len(name) >= _SHORT:
            lengths[len(name)].append(name)
    return lengths


def _one_off(words: str, lengths: dict[int, list[str]]) -> list[str]:
    sizes = range(len(words) - 1, len(words) + 2)
    return [
        name
        for size in sizes
        for name in lengths.get(size, ())
        if _is_one_off(words, name)
    ]


def _is_one_off(one: str, other: str) -> bool:
    """Whether words differ in one letter put in, left out or changed, or in two that changed places."""
    if one[:2] != other[:2] and one[-2:] != other[-2:]:
        return False  # a quick answer for most
    if one[:-1] == other:
        return False  # a plural
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    start = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b),
        len(short),
    )
    rest, more = short[start:], long[start:]
    if len(short) < len(long):
        return rest == more[1:]
    return rest[1:] == more[1:] or (rest[:2] == more[1::-1] and rest[2:] == more[2:])
