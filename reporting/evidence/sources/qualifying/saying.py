"""A claim -> what it says of itself: the cues in its texts, its words, and who says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from reporting.evidence.sources.qualifying.cues import IDLE, Cue, TongueCues
from reporting.evidence.sources.qualifying.stems import WEIGHT, make_bones, make_stem
from reporting.evidence.sources.qualifying.words import clean_passage, list_forms
from reporting.i18n import Tongue, find_catalogue, load_language

_OPEN = frozenset({"doubt", "denial"})
_UNSURE: Mapping[str, frozenset[str]] = {"unconfirmed": _OPEN, "disputed": _OPEN}
"""What a status says of a claim."""
_NAME = 3
"""Letters of a name by which it is known, at the least."""


class ClaimText:
    """A claim in one language, which is read once, when somebody asks.

    Args:
        language: the code.
        words: the text.
        lists: the cues of the language, where it has any.
    """

    def __init__(
        self,
        language: str,
        words: str,
        lists: TongueCues | None,
    ) -> None:
        self.language = language
        self.words = words
        self.lists = lists

    @cached_property
    def forms(self) -> Sequence[str]:
        """Its words, in small letters."""
        return list_forms(self.words)

    @cached_property
    def cues(self) -> Sequence[Cue]:
        """Its cues, and what looks like one."""
        return self.lists.cues.find(self.forms) if self.lists else ()

    def count_stems(self, stems: tuple[str, ...]) -> int:
        """Return how often words with some stems stand in it, one behind the other."""
        own = tuple(map(make_stem, self.forms))
        size = len(stems)
        starts = range(len(own) - size + 1)
        return sum(own[start : start + size] == stems for start in starts)


class Saying:
    """What a claim says of itself; each is found when it is asked for.

    Args:
        texts: of the claim, in each language.
        source: the language of its source.
        voices: names of those who say it, and of the source.
        status: how sure it is.
        has_party: whether somebody other than the source says it.
    """

    def __init__(
        self,
        texts: Sequence[ClaimText] = (),
        source: str = "",
        voices: Sequence[str] = (),
        status: str = "",
        *,
        has_party: bool = False,
    ) -> None:
        self._texts = texts
        self._source, _, _ = source.partition("-")
        self._names = voices
        self.kinds = _UNSURE.get(status, frozenset())
        self.has_party = has_party

    @cached_property
    def cues(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """The cues in its texts, each as its kind and the stems of its words."""
        return frozenset(
            (cue.kind, tuple(make_stem(text.forms[place]) for place in cue.places))
            for text in self._texts
            for cue in text.cues
            if cue.kind != IDLE
        )

    @cached_property
    def own_text(self) -> ClaimText | None:
        """What it says in its source's language, if it does."""
        for text in self._texts:
            if text.language.partition("-")[0] == self._source:
                return text
        return None

    @property
    def own_forms(self) -> Sequence[str]:
        """The words of what it says in its source's language."""
        return self.own_text.forms if self.own_text else ()

    @property
    def asks(self) -> bool:
        """Whether it asks, as its source does."""
        return "?" in self.own_forms

    @property
    def denies(self) -> bool:
        """Whether it denies or doubts anything, in its source's language."""
        own = self.own_text
        if own is None or own.lists is None:
            return False
        if not own.lists.denying.stand_in(clean_passage(own.words).casefold()):
            return False
        kinds = {cue.kind for cue in own.cues}
        return not kinds.isdisjoint({"negation", "doubt"})

    @cached_property
    def opposites(self) -> frozenset[str]:
        """Words of it that stand for a negation, if its source does not have them."""
        found: set[str] = set()
        for text in self._texts:
            if text.lists:
                forms = text.forms
                found |= {forms[cue.start] for cue in text.lists.opposites.find(forms)}
        return frozenset(found)

    @cached_property
    def is_part(self) -> bool:
        """Whether it says how many of those counted it is: `Of the 48, three are`."""
        own = self.own_text
        if own is None or own.lists is None:
            return False
        opens = own.lists.partitives.find(self.own_forms[:_NAME])
        counts = [
            form
            for form in self.own_forms
            if form[0].isdigit() or form in own.lists.counts
        ]
        return bool(opens) and not opens[0].start and len(counts) > 1

    @cached_property
    def admissions(self) -> Sequence[tuple[str, ...]]:
        """Words of it that acknowledge a limit or a doubt."""
        found: list[tuple[str, ...]] = []
        for text in self._texts:
            if text.lists:
                cues = text.lists.admissions.find(text.forms)
                found += [tuple(text.forms[at] for at in cue.places) for cue in cues]
        return tuple(found)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words in its source's language."""
        long = [form for form in self.own_forms if len(form) >= WEIGHT]
        return frozenset(map(make_stem, long))

    @cached_property
    def bones(self) -> frozenset[str]:
        """The consonants of its short words in its source's language."""
        return frozenset(map(make_bones, self.own_forms))

    @cached_property
    def voices(self) -> frozenset[str]:
        """The words of the names of those who say it."""
        catalogue = find_catalogue(self._source)
        empty = load_language(catalogue).before_words if catalogue else ()
        names: set[str] = set()
        for name in self._names:
            names.update(form for form in list_forms(name) if len(form) >= _NAME)
        return frozenset(names.difference(empty))

    @cached_property
    def voice_stems(self) -> frozenset[str]:
        """The stems of these words, for their other cases."""
        return frozenset(map(make_stem, self.voices))


@cache
def load_cues(tongue: Tongue) -> TongueCues | None:
    """Return the cues of a language; None where no catalogue lists any."""
    catalogue = find_catalogue(tongue)
    if not catalogue:
        return None
    language = load_language(catalogue)
    words = language.cues
    doubtful = language.number_homographs
    counts = {
        word: value
        for word, value in {**language.scales, **language.number_words}.items()
        if word not in doubtful
    }
    return TongueCues(words, counts) if words.negation else None
