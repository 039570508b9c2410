"""Parsed content -> names in it that are one letter off a name it knows: `Ayer` for `Iyer`.

Only words with a capital are looked at, and a short one that begins a sentence is let be,
since any word may stand there. Where the texts all spell a name in one way and its entity
in another, it is the entity that is told of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from reporting.content.model import Claim
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.values import EVERY
from reporting.errors import Problem
from reporting.evidence.facts.names import (
    Names,
    Span,
    list_name_forms,
    normalise_name,
)
from reporting.evidence.report.wording import quote_words
from reporting.patterns import compile_pattern
from reporting.record import Record, replace

_SHORT = 4
"""Names of fewer characters are not compared: too much is one letter off them."""
_LONG = 7
"""From here on a word that begins a sentence is compared too."""
_WORD = r"[^\W_]+(?:-[^\W_]+)*"
_INSIDE = "x "
"""Stands before a term, which begins no sentence."""
_SENTENCE = r"(?:^|[.!?:…»”])\W*$"
"""What fits the text before the first word of a sentence."""
_STEM = 3
"""Letters of a name that no case changes, at the least."""
_REACH = 4
"""Characters before a word that are looked at for it."""


class _Text(Record, frozen=True):
    """Words that may name somebody, and where they stand."""

    piece: Piece
    parts: Parts
    paragraph: int
    words: str
    language: str = ""
    """Of a text of the dossier."""


_Edge = tuple[int, str, str]


class Lookalikes:
    """Which names some words may be a slip of: they differ in one letter.

    Args:
        names: those to compare with.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_edge: dict[_Edge, list[str]] = defaultdict(list)
        for name in names:
            if len(name) >= _SHORT:
                for edge in _list_edges(name, len(name)):
                    self._by_edge[edge].append(name)
        self._found: dict[str, set[str]] = {}

    def find_names(self, words: str) -> set[str]:
        """Return the names that some words are one letter off.

        Only names that begin or end with the same two letters are compared.
        """
        if words not in self._found:
            names: set[str] = set()
            length = len(words)
            for other_length in (length - 1, length, length + 1):
                for edge in _list_edges(words, other_length):
                    names.update(self._by_edge.get(edge, ()))
            self._found[words] = {name for name in names if is_one_off(words, name)}
        return self._found[words]


def _list_edges(words: str, length: int) -> tuple[_Edge, _Edge]:
    """Return how words begin and end, with the length of the names to compare them with."""
    beginning = (length, "begins", words[:2])
    end = (length, "ends", words[-2:])
    return beginning, end


class _Reading(Record, frozen=True):
    """What the texts of a piece say of some names.

    Args:
        used: those that stand there.
        slips: by the name each, words that are one letter off it.
    """

    used: frozenset[str]
    slips: tuple[tuple[str, _Text], ...]


class _Speller:
    """Looks in texts for names, and for what is one letter off them.

    Args:
        names: which stand in the texts.
        known: the same, in the form in which they are compared.
    """

    def __init__(self, names: Names, known: Iterable[str]) -> None:
        self._find_spans = names.find_spans
        self._lookalikes = Lookalikes(known)
        self._sizes = {name.count(" ") + 1 for name in known}

    def read_piece(self, piece: Piece) -> tuple[Piece, _Reading]:
        """Return what a piece says, with the piece, so that its identity stays its own."""
        used: set[str] = set()
        slips: list[tuple[str, _Text]] = []
        for text in list_texts(piece):
            spans = self._find_spans(text.words)
            for start, end in spans:
                name = text.words[start:end]
                used.add(normalise_name(name))
                used.add(normalise_name(name[:1].lower() + name[1:]))
            plain = normalise_name(text.words)
            for words in find_candidates(plain, self._sizes, spans):
                slip = replace(text, words=words)
                for name in self._lookalikes.find_names(words):
                    slips.append((name, slip))
        return piece, _Reading(frozenset(used), tuple(slips))


def check_spelling(parsed: ParsedContent, names: Names) -> Iterator[Problem]:
    """Yield a warning for every name that is all but one of the entities' names.

    Args:
        parsed: the dossier.
        names: those of its entities.
    """
    entities: list[tuple[Piece, list[str]]] = []
    known: set[str] = set()
    for piece, entity in parsed.entities:
        forms = list(map(normalise_name, list_name_forms(entity, parsed.natures)))
        distinct = list(dict.fromkeys(forms))
        entities.append((piece, distinct))
        known.update(forms)
    if not known:
        return
    speller = names.kept.recall(("speller",), lambda: _Speller(names, known))
    slips: dict[str, list[_Text]] = defaultdict(list)
    used: set[str] = set()
    for piece in parsed.pieces:
        key = ("spelling", id(piece))
        _, reading = names.kept.recall(key, partial(speller.read_piece, piece))
        used |= reading.used
        for name, slip in reading.slips:
            inflects = slip.language and inflects_names(parsed, slip.language)
            if not inflects or not has_stem(slip.words, name):
                slips[name].append(slip)
    for piece, forms in entities:
        named = used.intersection(forms)
        is_told = False
        for form in forms:
            own_slips = slips.pop(form, [])
            is_used = form in used
            if is_told:
                continue  # the surname of a name that is told of
            for problem in report_slips(
                parsed,
                piece,
                form,
                own_slips,
                is_used=is_used,
                is_named=any(form in name for name in named),
            ):
                yield problem
                is_told |= problem.code == "W518"


def report_slips(
    parsed: ParsedContent,
    piece: Piece,
    name: str,
    slips: Sequence[_Text],
    *,
    is_used: bool,
    is_named: bool,
) -> Iterator[Problem]:
    """Yield the problems of one name of an entity.

    Args:
        parsed: the dossier.
        piece: the entity.
        name: the name.
        slips: where the texts write something that is one letter off.
        is_used: whether some text writes the name itself.
        is_named: whether some text writes a name of the entity that holds this one.
    """
    if slips and not is_named:
        spellings = {slip.words for slip in slips}
        listed = quote_words(sorted(spellings))
        message = f"nothing names `{name}`; the texts write {listed}"
        hint = "spell both alike: the name here as the texts do, or the texts so"
        yield parsed.warning(
            piece,
            ("name",),
            message,
            hint,
            code="W518",
        )
    if is_used or len(slips) == 1:
        for slip in slips:
            message = f"`{slip.words}` is one letter off the name `{name}`"
            hint = "spell it so, or list it as an alias of its entity"
            yield parsed.warning(
                slip.piece,
                slip.parts,
                message,
                hint,
                slip.words,
                slip.paragraph,
                code="W519",
            )


def list_texts(piece: Piece) -> Iterator[_Text]:
    """Yield whatever may name somebody, names of entities themselves aside."""
    for written in piece.texts:
        if piece.kind == "entities" and written.field == ("name",):
            continue
        for number, words in enumerate(written.plain_paragraphs):
            yield _Text(
                piece,
                written.parts,
                number,
                words,
                written.language,
            )
    if isinstance(piece.value, Claim):
        for index, cite in enumerate(piece.value.cites):
            for number, term in enumerate(cite.terms):
                parts = ("cites", index, "terms", number)
                yield _Text(
                    piece,
                    parts,
                    0,
                    f"{_INSIDE}{term}",
                )


def inflects_names(parsed: ParsedContent, code: str) -> bool:
    """Whether names change their last letters in a language.

    Args:
        parsed: the dossier.
        code: of the language; `*` for a text that is the same in all of the dossier's.
    """
    codes = parsed.languages
    if code != EVERY:
        codes = (code,)
    found = [parsed.catalogues.find(each) for each in codes]
    return any(lang.names_inflect for lang in found if lang)


def find_candidates(
    text: str,
    sizes: Iterable[int],
    spans: Sequence[Span],
) -> Iterator[str]:
    """Yield the words and groups of words that may be names.

    Args:
        text: the whole text.
        sizes: of how many words the known names are.
        spans: where known names stand, which are left out with all that is part of them.
    """
    words = list(compile_pattern(_WORD).finditer(text))
    sentence = compile_pattern(_SENTENCE)
    for index, word in enumerate(words):
        if not word[0][0].isupper():
            continue
        start = word.start()
        for size in sizes:
            if index + size > len(words):
                continue
            end = words[index + size - 1].end()
            is_short = size == 1 and end - start < _LONG
            near = max(0, start - _REACH)
            if is_short and sentence.search(text, near, start):
                continue
            holders = []
            for first, last in spans:
                holders.append(first <= start and end <= last)
            if not any(holders):
                yield text[start:end]


def is_inflected(words: str, name: str) -> bool:
    """Whether words are a name of which one word has one letter more at its end."""
    ours = words.split()
    theirs = name.split()
    if len(ours) != len(theirs):
        return False
    for word, other in zip(ours, theirs, strict=True):
        longer = f"{other}{word[-1]}"
        if word not in {other, longer}:
            return False
    return True


def has_stem(words: str, name: str) -> bool:
    """Whether words are a name in which only the last letters of words are others."""
    ours = words.split()
    theirs = name.split()
    if len(ours) != len(theirs):
        return False
    for word, other in zip(ours, theirs, strict=True):
        length = max(_STEM, len(other) - 2)
        stem = other[:length]
        if not word.startswith(stem):
            return False
    return True


def is_one_off(one: str, other: str) -> bool:
    """Whether words differ in one letter, or in two that changed places.

    A letter may be put in, left out or changed; another case of its grammar is no slip.
    """
    if is_inflected(one, other):
        return False
    short, long = sorted((one, other), key=len)
    start = 0
    for mine, theirs in zip(short, long, strict=False):
        if mine != theirs:
            break
        start += 1
    rest = short[start:]
    more = long[start:]
    if len(rest) < len(more):
        return rest == more[1:]
    if rest[1:] == more[1:]:
        return True
    swapped = more[1::-1] + more[2:]
    return rest == swapped
