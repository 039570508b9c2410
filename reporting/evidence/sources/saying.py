"""A claim -> what it says of itself: the cues in its texts, its words, and who says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from reporting.evidence.sources.cues import IDLE, Entry, TongueCues
from reporting.evidence.sources.matching import clean_text
from reporting.evidence.sources.stems import WEIGHT, make_stem
from reporting.evidence.sources.words import list_words
from reporting.i18n import Tongue, find_catalogue, load_language
from reporting.record import Record

_UNSURE = frozenset({"unconfirmed", "disputed"})
"""Statuses that say of a claim that it may not be so."""
_NAME = 3
"""Letters of a name by which it is known, at the least."""


class Saying(Record, frozen=True):
    """What a claim says of itself.

    Args:
        kinds: that hold of it whatever its words are.
        cues: in its texts, each as its kind and its words.
        opposites: words of it that stand for a negation, if its source does not have them.
        stems: of its words, where it is in the source's language.
        voices: words of the names of those who say it.
        voice_stems: of these, for their other cases.
        has_party: whether somebody other than the source is among them.
    """

    kinds: frozenset[str] = frozenset()
    cues: tuple[tuple[str, Entry], ...] = ()
    opposites: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    voice_stems: frozenset[str] = frozenset()
    has_party: bool = False

    def denies(self) -> bool:
        """Whether it denies or doubts anything."""
        return any(kind in {"negation", "doubt"} for kind, _ in self.cues)


@cache
def load_cues(tongue: Tongue) -> TongueCues | None:
    """Return the cues of a language; None where no catalogue lists any."""
    catalogue = find_catalogue(tongue)
    if not catalogue:
        return None
    words = load_language(catalogue).cues
    return TongueCues(words) if words.negation else None


def make_saying(
    texts: Mapping[str, str],
    source: str,
    voices: Iterable[str],
    status: str,
    *,
    has_party: bool = False,
) -> Saying:
    """Return what a claim says.

    Args:
        texts: of the claim, by language.
        source: the language of its source.
        voices: names of those who say it, and of the source.
        status: how sure it is.
        has_party: whether somebody other than the source says it.
    """
    kinds: set[str] = set()
    cues: list[tuple[str, Entry]] = []
    opposites: set[str] = set()
    stems: set[str] = set()
    if status in _UNSURE:
        kinds |= {"doubt", "denial"}
    for code, text in texts.items():
        lists = load_cues(code)
        if lists is None:
            continue
        forms = [word.form for word in list_words(clean_text(text))]
        for cue in lists.cues.find(forms):
            if cue.kind != IDLE:
                words = tuple(forms[place] for place in cue.places)
                cues.append((cue.kind, words))
        for cue in lists.opposites.find(forms):
            opposites.add(forms[cue.start])
        if code.partition("-")[0] == source.partition("-")[0]:
            stems.update(make_stem(form) for form in forms if len(form) >= WEIGHT)
    catalogue = find_catalogue(source)
    empty: frozenset[str] = frozenset()
    if catalogue:
        empty = load_language(catalogue).before_words
    names: set[str] = set()
    for voice in voices:
        for word in list_words(clean_text(voice)):
            if word.form not in empty and len(word.form) >= _NAME:
                names.add(word.form)
    return Saying(
        frozenset(kinds),
        tuple(cues),
        frozenset(opposites),
        frozenset(stems),
        frozenset(names),
        frozenset(map(make_stem, names)),
        has_party,
    )
