"""An entry of a list of cues -> what is looked for, and where it stands in a sentence.

An entry may have gaps (`not … confirm`), and words of which only the beginning or the ending
counts (`doubt*`, `stopped *ing`).
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.evidence.sources.qualifying.words import list_forms
from reporting.record import Record

FIRST = "^"
"""What an entry begins with that counts only as the first word of a sentence."""
STEM = 3
"""Letters by which a stem or an ending is found."""
GAP = "…"
_GAP_WORDS = 10
"""Words that may stand where an entry has a gap."""


class Phrase(Record, frozen=True):
    """An entry of a list.

    Args:
        kind: of the list.
        words: of the entry.
        size: how many of them stand in a sentence.
        is_plain: whether they stand there one after the other, just as they are.
        is_first: whether it counts only at the beginning of a sentence.
        stem: how its first word begins, where it may go on.
        second: its second word, where that stands right behind the first just as it is.
        head: how its last word begins, where that may stand further on.
    """

    kind: str
    words: list[str]
    size: int
    is_plain: bool
    is_first: bool
    stem: str = ""
    second: str = ""
    head: str = ""


def make_phrase(kind: str, entry: str) -> Phrase:
    """Return an entry of a catalogue as what is looked for.

    Args:
        kind: of its list.
        entry: as it is written.
    """
    entry = entry.casefold()
    parts = entry.split()
    if entry.replace(" ", "").isalpha():
        second = parts[1] if len(parts) > 1 else ""
        return Phrase(kind, parts, len(parts), True, False, "", second)  # noqa: FBT003
    is_first = parts[0] == FIRST
    words: list[str] = []
    for part in parts[is_first:]:
        is_whole = part.isalpha() or "*" in part or part.endswith("'")
        if is_whole or part == GAP:
            words.append(part)
        else:
            words += list_forms(part)
    gaps = words.count(GAP)
    is_plain = not gaps and "*" not in entry
    first, *others = words
    stem = first[:-1] if first.endswith("*") else ""
    second = others[0] if others else ""
    if second == GAP or "*" in second:
        second = ""
    size = len(words) - gaps
    head = ""
    if gaps and not words[-1].startswith("*"):
        head = words[-1].rstrip("*")[:STEM]
    return Phrase(kind, words, size, is_plain, is_first, stem, second, head)


def match_words(
    words: Sequence[str],
    forms: Sequence[str],
    start: int,
) -> tuple[int, ...]:
    """Return the places of the words of an entry that stands at a place; none if it does not.

    Args:
        words: those of the entry, gaps and stems among them.
        forms: those of the sentence.
        start: where the first stands.
    """
    places: list[int] = []
    at = start
    width = 0
    for word in words:
        if word == GAP:
            width = _GAP_WORDS
            continue
        for place in range(at, min(at + width + 1, len(forms))):
            if fits(word, forms[place]):
                places.append(place)
                at = place + 1
                break
        else:
            return ()
        width = 0
    return tuple(places)


def fits(word: str, form: str) -> bool:
    """Whether a word of an entry fits one of a sentence."""
    if word == form:
        return True
    if word.endswith("*"):
        return form.startswith(word[:-1])
    return word.startswith("*") and form.endswith(word[1:])
