"""A name and some texts -> whether it stands there in any form that a text may give it.

What counts as the name: the same words in other typography, without its article or its legal
form, in a case or a plural of the text's language, with its accents as `oe` or without them,
as initials with or without points; a person also by surname, unless the text gives another
first name to it. `Orchard AG` is not `Orchard GmbH`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reporting.evidence.facts.name_text import (
    NameText,
    find_bounded,
    fold_words,
    split_words,
)
from reporting.evidence.facts.name_words import (
    ARTICLES,
    CONJUNCTIONS,
    LEGAL_FORMS,
    PARTICLES,
    TITLES,
)
from reporting.evidence.facts.near_names import (
    ALIKE,
    NearWords,
    Spelling,
    compare_words,
    find_near_word,
    may_be_slip,
)
from reporting.patterns import compile_pattern
from reporting.record import replace

_SQUEEZED = 8
"""Letters from which on a name may be written in one word, or in several."""
_ACRONYM = 5
"""Letters up to which a name in capitals must stand in capitals."""
_STEM = 3
"""Letters of a word that is looked for, in a name of several."""
_BEFORE = r"([^\W\d_][\w'-]*)(?:\s+[A-Z]\.)?\s+$"
"""The word before a surname, an initial between them."""
_LETTERS_APART = r"(?<!\S)(\w) (?=\w(?!\S))"
"""The space behind a letter before another: `u s` is `us`."""
_ODD = 0.4
"""How much one first name of several is like another that may be a slip of it."""
_REACH = 60
"""Characters before a surname in which a first name is looked for."""
_BEGINNING = r"(?:^|[!?:…\n\"“„«»”(]|(?:\b[a-z]+|\w{5,}|[\W\d])\.)\W*$"
"""What stands before the first word of a sentence."""
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)


class Name:
    """A name, and the forms that vouch for it.

    Args:
        name: as the content writes it.
        is_person: whether it may stand by its last word alone.
    """

    def __init__(self, name: str, *, is_person: bool = False) -> None:
        self.name = name
        self.words = split_words(name)
        self.folded = fold_words(name)
        self.given, self.surname = part_surname(name)
        self.is_person = is_person and bool(self.given)
        core, legal_form = part_legal_form(self.folded)
        self.core = self.folded if self.is_person else core
        self.legal_form = "" if self.is_person else legal_form
        self.is_acronym = name.isupper() and len(self.folded) <= _ACRONYM

    def list_forms(self) -> Iterator[str]:
        """Yield its forms as folded words."""
        yield self.folded
        yield fold_words(self.name.translate(_UMLAUTS))
        yield compile_pattern(_LETTERS_APART).sub(r"\1", self.folded)
        yield " ".join(map(part_capitals, self.words)).lower()
        if "&" in self.name:
            for word in CONJUNCTIONS:
                yield fold_words(self.name.replace("&", f" {word} "))
        elif not CONJUNCTIONS.isdisjoint(self.words):
            others = [word for word in self.words if word not in CONJUNCTIONS]
            yield " ".join(others).lower()
        yield self.core
        for sound in ("ae", "oe", "ue"):
            if sound in self.core:
                yield self.core.replace(sound, sound[0])
        if self.is_person:
            yield " ".join([self.surname, *self.given])

    def stands_in(self, text: NameText) -> bool:
        """Whether a text has it, in any form but the surname alone."""
        return self.has_form(text) or self.has_case(text)

    def has_form(self, text: NameText) -> bool:
        """Whether a text has it in other typography, or without its article or legal form."""
        if text.has_as_written(self.name):
            return True
        if self.find_rival(text):
            return False
        for form in dict.fromkeys(self.list_forms()):
            if text.has_words(form) and self._has_capitals(text, form):
                return True
        bare = drop_article(self.core)
        return bare != self.core and text.has_capital(bare)

    def _has_capitals(self, text: NameText, form: str) -> bool:
        """Whether an acronym stands in capitals, or with one where it may be a word."""
        if not self.is_acronym or text.has_words(form.upper(), is_cased=True):
            return True
        word = form.capitalize()
        if len(form) > 3:  # noqa: PLR2004  (`Nato`, and not `Who`)
            return text.has_words(word, is_cased=True)
        beginning = compile_pattern(_BEGINNING)
        for match in find_bounded(text.plain, re.escape(word)):
            start = match.start()
            if not beginning.search(text.plain, max(0, start - _REACH), start):
                return True
        return False

    def has_case(self, text: NameText) -> bool:
        """Whether a text has it in one word or in several, in a case, or in the plural."""
        if self.is_acronym or self.find_rival(text):
            return False
        letters = self.core.replace(" ", "")
        if not letters.isascii() and letters in text.lowered:
            return True
        if len(letters) >= _SQUEEZED and text.has_letters(letters):
            return True
        return any(True for _ in text.find_cases(drop_article(self.core)))

    def find_rival(self, text: NameText) -> str:
        """Return it with the other legal form that a text gives it, if it is never its own."""
        rival = ""
        if not self.legal_form or not text.has_words(self.core):
            return ""
        for written, law in LEGAL_FORMS.items():
            if text.has_capital(written, before=self.core):
                if law == self.legal_form:
                    return ""
                rival = f"{self.core} {written}"
        return rival

    # -- persons

    def find_by_surname(self, text: NameText) -> tuple[bool, str]:
        """Return whether a text names a person by surname, and as whom else it does.

        The second is the first name with the surname, where it gives another one.
        """
        if not self.is_person:
            return False, ""
        rival = ""
        is_named = False
        for match in text.find_cases(self.surname):
            start, end = match.span()
            if text.plain[start:end].islower():
                continue
            before = text.plain[max(0, start - _REACH) : start]
            given = self._read_given(before, text)
            if given is None:
                is_named = True
            elif not given:
                return True, ""
            else:
                rival = rival or f"{given} {text.plain[start:end]}"
        if rival:
            return False, rival
        return is_named, ""

    def _read_given(self, before: str, text: NameText) -> str | None:
        """Return the other first name before a surname; nothing for the person's own.

        None where no first name stands there.
        """
        given = self.given
        words = split_words(before)[-len(given) - 1 :]
        short = 1 + (text.language.partition("-")[0] in _UNBENT)
        known = [word for word in words if is_among(word, given, short)]
        if known:
            strange = [word for word in words[-len(given) :] if word not in known]
            missing = [own for own in given if not is_among(own, known, short)]
            for word in strange:
                likeness = [compare_words(word.lower(), own) for own in missing]
                if word.lower() not in TITLES and max(likeness, default=0) >= _ODD:
                    return " ".join(words[-len(given) :])
            return ""
        match = compile_pattern(_BEFORE).search(before)
        if match is None or not match[1][0].isupper():
            return None
        word = match[1]
        lowered = word.lower()
        near = max(compare_words(lowered, own) for own in given)
        if near >= ALIKE:
            return word
        begins = compile_pattern(_BEGINNING).search(before[: match.start()])
        is_common = text.has_words(lowered, is_cased=True)
        if begins or is_common or lowered in TITLES or not lowered.isalpha():
            return None
        return word


def part_surname(name: str) -> tuple[Sequence[str], str]:
    """Return the folded first names of a name, and its surname with `von` or `Le`."""
    parts = name.split()
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in PARTICLES:
        first -= 1
    given = fold_words(" ".join(parts[:first])).split()
    return given, fold_words(" ".join(parts[first:]))


def part_legal_form(words: str) -> tuple[str, str]:
    """Return folded words without what a company is by law, and that."""
    form = ""
    rest = words.split()
    while len(rest) > 1:
        for size in (4, 3, 2, 1):
            last = " ".join(rest[-size:])
            if last in LEGAL_FORMS and len(rest) > size:
                form = form or LEGAL_FORMS[last]
                del rest[-size:]
                break
        else:
            break
    return " ".join(rest), form


def drop_article(words: str) -> str:
    """Return folded words without an article before them."""
    first, _, rest = words.partition(" ")
    if rest and first in ARTICLES:
        return rest
    return words


def part_capitals(word: str) -> str:
    """Return the letters of an acronym with spaces between them."""
    return " ".join(word) if word.isupper() and len(word) <= _ACRONYM else word


_UNBENT = frozenset({"en", "de", "fr", "es", "pt", "it", "nl"})
"""Languages in which a first name has no cases: `Hanna` is not `Hannah` there."""


def is_same_given(word: str, own: str, less: int) -> bool:
    """Whether a word is a first name, its initial or its short form.

    Args:
        word: in small letters.
        own: the first name, likewise.
        less: letters by which a short form is shorter, at the least.
    """
    if word == own:
        return True
    if len(word) == 1 or len(own) == 1:
        return word[0] == own[0]
    short, long = sorted((word, own), key=len)
    is_short = len(short) >= 3 and len(long) - len(short) >= less  # noqa: PLR2004  (`Ben`)
    return is_short and long.startswith(short)


def is_among(word: str, others: Iterable[str], less: int) -> bool:
    """Whether a word is one of some first names, or a short form by some letters less."""
    return any(is_same_given(word.lower(), other.lower(), less) for other in others)


def name_stands(name: Name, texts: Sequence[NameText]) -> bool:
    """Whether one of some texts has a name, in whatever form."""
    if any(text.has_as_written(name.name) for text in texts):
        return True
    if any(name.has_form(text) for text in texts):
        return True
    if any(name.has_case(text) for text in texts):
        return True
    is_named = False
    for text in texts:
        is_here, rival = name.find_by_surname(text)
        if rival:
            return False
        is_named |= is_here
    return is_named


def find_nearest(name: Name, texts: Sequence[NameText]) -> Spelling | None:
    """Return what texts write that is most like a name which stands in none of them."""
    best: Spelling | None = None
    writer: NameText | None = None
    for text in texts:
        near = find_near_in(name, text)
        if near and (best is None or near.likeness > best.likeness):
            best = near
            writer = text
    if best is None or writer is None:
        return None
    return replace(best, words=writer.show_original(best.words))


def find_near_in(name: Name, text: NameText) -> Spelling | None:
    """Return what one text writes that is near a name, in small letters."""
    _, rival = name.find_by_surname(text)
    rival = rival or name.find_rival(text)
    if rival:
        words = fold_words(rival)
        is_slip = may_be_slip(name.folded, words)
        return Spelling(
            words,
            1.0,
            text.source,
            is_slip=is_slip,
            is_rival=True,
        )
    wanted = name.folded.split()
    near = NearWords(name.folded, text.lowered)
    strange = ""
    for first, last in list_anchors(wanted, text):
        near.look_around(first, last)
        anchor = text.lowered[first:last]
        if anchor not in wanted:
            strange = strange or anchor
    if near.likeness >= ALIKE:
        is_slip = may_be_slip(name.folded, near.best)
        return Spelling(
            near.best,
            near.likeness,
            text.source,
            is_slip=is_slip,
        )
    if strange:  # a surname alone, for a whole name
        return Spelling(strange, ALIKE, text.source)
    return None


def list_anchors(wanted: Sequence[str], text: NameText) -> Iterator[tuple[int, int]]:
    """Yield where words with a capital stand that are like one of a name."""
    for word in wanted:
        if len(word) < _STEM and len(wanted) > 1:
            continue
        words = text.list_like(word)
        near = word if word in words else find_near_word(word, words)
        for first in text.find_capitals(near) if near else ():
            yield first, first + len(near)
