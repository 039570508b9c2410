"""Sources and their copies -> titles, outlets, authors and dates that the copies do not give.

They are looked for in the text of the copy and, where it lacks them, in what the file says of
itself. What the copy gives otherwise is told where it is written; what it does not give at
all, once for each source: a copy in plain text often has lost its masthead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.periods import Period
from reporting.content.source_model import Source
from reporting.content.values import Text
from reporting.errors import Problem
from reporting.evidence.facts.name_search import Name, find_nearest, name_stands
from reporting.evidence.facts.name_text import NameText, fold_words
from reporting.evidence.facts.name_words import JOINERS, PARTICLES
from reporting.evidence.sources.imprint_dates import DateSearch, write_day
from reporting.evidence.sources.plain_words import drop_markup
from reporting.i18n import Tongue
from reporting.patterns import compile_pattern
from reporting.record import Record

Stated = Callable[[], Sequence[str]]
"""What a copy says of itself beside its text; it is read when it is asked for."""

_SHOWN = 6
"""Words of a copy that a message quotes at most."""
_NEAR = 0.5
"""The share of the words of a title that a line must have to be near it."""
_LINES = 80
_LINE = 300
"""Paragraphs that are compared with a title, and the most characters of one."""
_PARTS = r"\s*(?:[:|•·–—]|\s-)\s+|\s*[.?!]\s+"
"""What stands between a title and its subtitle."""


class _Lack(Record, frozen=True):
    """Something that the copy of a source does not give.

    Args:
        parts: steps to it in the source.
        name: what it is.
        words: as the content has it.
        near: the nearest that the copy gives.
    """

    parts: Parts
    name: str
    words: str
    near: str = ""


def check_imprint(
    parsed: ParsedContent,
    piece: Piece,
    source: Source,
    imprint: Imprint,
    *,
    is_whole: bool,
) -> Iterator[Problem]:
    """Yield what the copy of a source gives otherwise, and then what it does not give.

    Args:
        parsed: the content, sound.
        piece: where the source stands.
        source: it.
        imprint: what its copy says of itself.
        is_whole: whether the copy would have what it does not give: an excerpt would not.
    """
    absent: list[_Lack] = []
    for lack in imprint.list_lacks(source):
        if not lack.near:
            absent.append(lack)
            continue
        message = (
            f"the copy of `{source.id}` has no {lack.name} `{lack.words}`; "
            f"it has `{lack.near}`"
        )
        hint = "write it as the copy does"
        yield parsed.warning(
            piece,
            lack.parts,
            message,
            hint,
            code="W591",
        )
    if absent and is_whole:
        listed = [f"{lack.name} `{lack.words}`" for lack in absent]
        message = f"the copy of `{source.id}` has no {join_last(listed)}"
        hint = suggest_cure(absent)
        yield parsed.warning(
            piece,
            absent[0].parts,
            message,
            hint,
            code="W592",
        )


def join_last(words: Sequence[str]) -> str:
    """Return words in a row, the last after `and no`."""
    *rest, last = words
    if not rest:
        return last
    return f"{', no '.join(rest)} and no {last}"


def suggest_cure(absent: Sequence[_Lack]) -> str:
    """Return what to write of what a copy does not give."""
    unnamed = [lack.name for lack in absent if lack.name != _DATE]
    cures: list[str] = []
    if unnamed:
        cures.append(
            f"if the source does not say it: `unnamed: [{', '.join(unnamed)}]`"
        )
    if len(unnamed) < len(absent):
        cures.append("give `undated` where it bears no date")
    cures.append("else say where it stands: `accept: [{warning: W592, why: …}]`")
    return "; ".join(cures)


_DATE = "date"


class Imprint:
    """What the copy of a source says of itself.

    Args:
        text: its text.
        stated: what it says beside that.
        tongue: its language.
        order: of its dates in digits.
    """

    def __init__(
        self,
        text: NameText,
        stated: Stated,
        tongue: Tongue,
        order: str = "",
    ) -> None:
        self._text = text
        self._read_stated = stated
        self._tongue = tongue
        self._order = order
        self._beside: NameText | None = None

    @property
    def beside(self) -> NameText:
        """What the copy says beside its text."""
        if self._beside is None:
            stated = tuple(map(write_day, self._read_stated()))
            self._beside = NameText(stated, self._text.language, self._text.source)
        return self._beside

    def list_lacks(self, source: Source) -> Iterator[_Lack]:
        """Yield what a source is said to say of itself, and its copy does not."""
        if "title" not in source.unnamed:
            yield from self._find_lack(
                source.title, "title", self.has_title, self.find_line
            )
        if source.outlet:
            yield from self._find_lack(
                source.outlet, "outlet", self.has_outlet, self.find_near
            )
        if source.author:
            yield from self._find_lack(
                source.author, "author", self.has_author, self.find_near
            )
        if source.published:
            yield from self._find_date(source.published)

    def _find_lack(
        self,
        text: Text,
        name: str,
        has: Callable[[str], bool],
        find_near: Callable[[str], str],
    ) -> Iterator[_Lack]:
        """Yield a text of a source that stands in no form in its copy."""
        forms = tuple(text.by_language.values())
        if not any(map(has, forms)):
            near = next(filter(None, map(find_near, forms)), "")
            yield _Lack(
                (name,),
                name,
                forms[0],
                near,
            )

    # -- titles

    def has_title(self, title: str) -> bool:
        """Whether the copy has a title: all of it, or each of its parts.

        One of a letter or two would be found anywhere, and is not looked for.
        """
        if (
            len(title) < _SHORTEST
            or self._text.has_as_written(title)
            or self._has_letters(title)
        ):
            return True
        parts = compile_pattern(_PARTS).split(title)
        if len(parts) > 1 and all(map(self._has_letters, filter(None, parts))):
            return True
        return any(title in drop_markup(line) for line in self._list_lines())

    def _list_lines(self) -> Iterator[str]:
        """Yield what a title may stand in."""
        for line in (*self.beside.texts, *self._text.texts[:_LINES]):
            if len(line) <= _LINE:
                yield line

    def _has_letters(self, words: str) -> bool:
        """Whether the copy has some words, whatever stands between them."""
        folded = fold_words(words)
        is_long = len(folded.replace(" ", "")) >= _LETTERS
        for text in self._list_texts():
            if text.has_words(folded) or (is_long and text.has_letters(folded)):
                return True
        return not folded

    def _list_texts(self) -> Iterator[NameText]:
        yield self._text
        yield self.beside

    def find_line(self, title: str) -> str:
        """Return the first words of the line of the copy that is most like a title."""
        wanted = Counter(fold_words(title).split())
        best = ""
        most = _NEAR
        for line in self._list_lines():
            words = Counter(fold_words(line).split())
            longer = max(wanted.total(), words.total())
            share = (wanted & words).total() / max(1, longer)
            if share >= most and (share > most or not best):
                best = line
                most = share
        words_shown = best.split()
        end = "…" if len(words_shown) > _SHOWN else ""
        return " ".join(words_shown[:_SHOWN]) + end

    # -- outlets and authors

    def has_outlet(self, names: str) -> bool:
        """Whether the copy has the name of an outlet, or of each of several."""
        return not self._list_strange(names)

    def has_author(self, names: str) -> bool:
        """Whether the copy has an author, or each of several; a person also by surname."""
        strange = self._list_strange(names)
        people = [name for name in strange if may_be_person(name)]
        if people != strange:
            return False
        return all(self._has_name(Name(name, is_person=True)) for name in people)

    def _list_strange(self, names: str) -> list[str]:
        """Return which of some names the copy lacks, surnames alone aside."""
        if self._has_name(Name(names)):
            return []
        parts = [part for part in compile_pattern(JOINERS).split(names) if part]
        return [part for part in parts if not self._has_name(Name(part))]

    def _has_name(self, name: Name) -> bool:
        """Whether the copy has a name, in its text or beside it."""
        return name_stands(name, [self._text]) or name_stands(name, [self.beside])

    def find_near(self, names: str) -> str:
        """Return what the copy writes that is near a name that it lacks."""
        texts = (self._text, self.beside)
        for words in self._list_strange(names):
            name = Name(words, is_person=may_be_person(words))
            near = find_nearest(name, texts)
            if near and (near.is_slip or near.is_rival):
                return near.words
        return ""

    # -- dates

    def _find_date(self, period: Period) -> Iterator[_Lack]:
        """Yield the date of a source, if its copy does not give it."""
        search = DateSearch(self._tongue, self._order)
        for text in self._list_texts():
            if search.has_period(period, text):
                return
        near = ""
        for text in (self.beside, self._text):
            near = near or search.find_nearest(period, text)
        yield _Lack(
            ("published",),
            _DATE,
            str(period),
            near,
        )


def may_be_person(words: str) -> bool:
    """Whether words may be a first name and a surname, rather than what an office is called."""
    names = words.split()
    small = [name for name in names if name.islower()]
    return len(names) <= _NAMES and PARTICLES.issuperset(small)


_NAMES = 4
"""Words of a person's name, at the most."""
_SHORTEST = 3
"""Letters of a title that is looked for."""
_LETTERS = 8
"""Letters from which on a title may be set with spaces between them, or none."""
