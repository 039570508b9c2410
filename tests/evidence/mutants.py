"""A content file -> copies of it, each untrue in one place: a figure, a name, a status."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from reporting import ContentError, Problem, load
from reporting.content.model import Claim, Status
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.pieces import parse_pieces
from reporting.content.values import EVERY
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.numbers import Numeral, find_numbers
from reporting.i18n import load_language
from reporting.reading.nodes import Map, Node, Scalar, Seq
from reporting.reading.source import scan_yaml
from reporting.record import Record

UP = {
    Status.UNCONFIRMED: Status.REPORTED,
    Status.REPORTED: Status.CONFIRMED,
    Status.DISPUTED: Status.REPORTED,
}
"""A status, one step surer."""
NUMBERS = ("value", "change", "period", "values", "points", "on", "until")
"""Keys whose values are numbers or dates, outside of texts."""

_OTHER = {
    letter: "nebo"[number % 4] if letter not in "nebo" else "u"
    for number, letter in enumerate("abcdefghijklmnopqrstuvwxyzàèéìòùäöüß0123456789")
}
"""For each letter another one."""
_CODE = re.compile(r"\[\^[^\]]*\]|\{[^}]*\}")


class Mutant(Record, frozen=True):
    """One untrue change.

    Args:
        kind: figure, count, name, paragraph, status, marks, entity, title, outlet, author or
            published.
        offset: where it begins in the file.
        before: what stood there.
        after: what stands there now.
        lines: the first and the last line of the value that it is part of.
        line: its own line.
    """

    kind: str
    offset: int
    before: str
    after: str
    lines: tuple[int, int]
    line: int

    def __str__(self) -> str:
        return f"{self.line}: {self.kind}: {self.before} -> {self.after}"

    def of(self, text: str) -> str:
        """Return the content with this change."""
        return text[: self.offset] + self.after + text[self.offset + len(self.before) :]


class Nursery:
    """Makes the mutants of one content.

    Args:
        path: the content file.
    """

    def __init__(self, path: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        root = scan_yaml(self.text, path.name).root
        assert root is not None
        self._parsed: ParsedContent = parse_pieces(root, self.text, str(path))
        self._names = Names(entity for _, entity in self._parsed.entities)
        self._languages = {
            source.id: source.language for _, source in self._parsed.sources
        }

    def all(self) -> Iterator[Mutant]:
        """Yield the mutants that can be caught without the sources."""
        for node, code in self._texts():
            yield from self._numbers(node, code)
            yield from self._misspell(node)
        for piece in self._parsed.pieces:
            if piece.kind in {"figures", "blocks", "claims"}:
                yield from self._plain_numbers(piece.node)
        yield from self._statuses()

    def paragraphs(self) -> Iterator[Mutant]:
        """Yield the mutants that cite the paragraph before or after."""
        for piece, claim in self._parsed.claims:
            assert isinstance(claim, Claim)
            for index, cite in enumerate(claim.cites):
                node, _ = piece.find_node(("cites", index, "paragraph"))
                assert isinstance(node, Scalar)
                for other in (cite.paragraph - 1, cite.paragraph + 1):
                    if other > 0:
                        yield self._mutant(
                            "paragraph",
                            node,
                            node.span[0],
                            str(cite.paragraph),
                            str(other),
                        )

    def imprints(self) -> Iterator[Mutant]:
        """Yield the mutants of what is called by a name: entities, and the sources themselves.

        A word of each becomes another that begins and ends like it: InterPositive,
        InterNitive. Only the sources tell of them.
        """
        for piece, entity in self._parsed.entities:
            if not entity.unnamed:
                yield from self._rename(piece, ("name",), "entity")
            for index, alias in enumerate(entity.aliases):
                if not alias.unnamed:
                    yield from self._rename(piece, ("aliases", index, "name"), "entity")
        for piece, source in self._parsed.sources:
            for key in ("title", "outlet", "author"):
                if key not in source.unnamed:
                    yield from self._rename(piece, (key,), key)
            if source.published:
                node, _ = piece.find_node(("published",))
                assert isinstance(node, Scalar)
                yield from self._redate(node)

    # -- what is changed

    def _rename(self, piece: Piece, parts: Parts, kind: str) -> Iterator[Mutant]:
        """Yield mutants of a text, in the language of the sources where it has several."""
        node, _ = piece.find_node(parts)
        if isinstance(node, Map):
            spoken = set(self._languages.values()).intersection(node.entries)
            nodes = [node.entries[code] for code in sorted(spoken)]
        else:
            nodes = [node]
        for each in nodes:
            assert isinstance(each, Scalar)
            start, end = each.span
            for word in re.finditer(r"[^\W_]+", self.text[start:end]):
                before = word[0]
                if before.islower() or len(before) < 3:
                    continue
                at = start + word.start()
                third = max(1, len(before) // 3)
                middle = before[third:-third]
                other = "".join(_OTHER.get(letter.lower(), "e") for letter in middle)
                after = f"{before[:third]}{other}{before[-third:]}"
                yield self._mutant(kind, each, at, before, after)
                letter = "A" if before[0] != "A" else "E"
                yield self._mutant(kind, each, at, before[0], letter)

    def _redate(self, node: Scalar) -> Iterator[Mutant]:
        """Yield a date a year before, a month after and a day after."""
        written = node.value or ""
        year, *rest = written.split("-")
        yield self._mutant("published", node, node.span[0], year, str(int(year) - 1))
        at = node.span[0] + len(year) + 1
        for part in rest:
            other = f"{int(part) % 12 + 1:02}"
            yield self._mutant("published", node, at, part, other)
            at += len(part) + 1

    def _texts(self) -> Iterator[tuple[Scalar, str]]:
        """Yield every text and every term, with its language."""
        for written in self._parsed.texts:
            node, _ = written.piece.find_node(written.parts)
            code = (
                self._parsed.languages[0]
                if written.language == EVERY
                else written.language
            )
            if isinstance(node, Scalar):
                yield node, code
        for piece, claim in self._parsed.claims:
            assert isinstance(claim, Claim)
            for index, cite in enumerate(claim.cites):
                for number in range(len(cite.terms)):
                    node, _ = piece.find_node(("cites", index, "terms", number))
                    assert isinstance(node, Scalar)
                    yield node, self._languages[cite.source]

    def _numbers(self, node: Scalar, code: str) -> Iterator[Mutant]:
        start, end = node.span
        raw = _CODE.sub(
            lambda match: " " * len(match[0]),
            self._names.blank_out(self.text[start:end]),
        )
        for numeral in find_numbers(raw, code):
            if not numeral.sure or raw[numeral.end : numeral.end + 1].isalpha():
                continue
            before = raw[numeral.start : numeral.end]
            for kind, after in _change_number(before, numeral, code):
                yield self._mutant(kind, node, start + numeral.start, before, after)

    def _misspell(self, node: Scalar) -> Iterator[Mutant]:
        start, end = node.span
        raw = _CODE.sub(lambda match: "_" * len(match[0]), self.text[start:end])
        for first, last in self._names.find_spans(raw):
            at = start + max(raw.rfind(" ", first, last) + 1, first)
            letter = self.text[at]
            yield self._mutant("name", node, at, letter, "A" if letter != "A" else "E")

    def _plain_numbers(self, node: Node, key: str = "") -> Iterator[Mutant]:
        match node:
            case Map():
                for name, inner in node.entries.items():
                    yield from self._plain_numbers(inner, name)
            case Seq():
                for inner in node.items:
                    yield from self._plain_numbers(inner, key)
            case Scalar(value=str(value)) if key in NUMBERS and value[:1].isdigit():
                digits = [match.start() for match in re.finditer(r"[1-9]", value)]
                at = self.text.index(value, node.span[0]) + digits[-1]
                yield self._mutant(
                    "figure",
                    node,
                    at,
                    self.text[at],
                    str((int(self.text[at]) + 1) % 10),
                )

    def _statuses(self) -> Iterator[Mutant]:
        for piece, claim in self._parsed.claims:
            assert isinstance(claim, Claim)
            if after := UP.get(claim.status):
                yield self._status(piece, claim.status, after)

    def _status(self, piece: Piece, before: Status, after: Status) -> Mutant:
        node, _ = piece.find_node(("status",))
        assert isinstance(node, Scalar)
        return self._mutant("status", node, node.span[0], before, after)

    def _mutant(
        self, kind: str, node: Scalar, offset: int, before: str, after: str
    ) -> Mutant:
        line = self.text.count("\n", 0, offset) + 1
        lines = (node.line, self.text.count("\n", 0, node.span[1]) + 1)
        return Mutant(kind, offset, before, after, lines, line)


def _change_number(
    before: str, numeral: Numeral, code: str
) -> Iterator[tuple[str, str]]:
    """Yield other numbers for one: the next, one without its mark, one in other marks."""
    digits = re.match(r"\d+(?:[.,]\d+)*", before)
    if digits:
        rest = before[digits.end() :]
        yield "figure", f"{digits[0][:-1]}{(int(digits[0][-1]) + 1) % 10}{rest}"
        bare = re.sub(r"[.,]", "", digits[0])
        if bare != digits[0]:
            if find_numbers(bare + rest, code)[0].value != numeral.value:
                yield "figure", bare + rest
            yield "marks", digits[0].translate({ord("."): ",", ord(","): "."}) + rest
        return
    known = load_language(code).number_words
    words = {value: word for word, value in known.items()}
    word = next((word for word in before.lower().split() if word in known), "")
    other = words.get(known.get(word, Decimal(0)) + 1)
    if word and other:
        yield (
            "figure" if numeral.value >= 10 else "count",
            re.sub(word, other, before, flags=re.IGNORECASE),
        )


def find_problems(
    folder: Path, text: str, look: Callable[[Path], Iterable[Problem]]
) -> set[tuple[int, str]]:
    """Return line and message of whatever is found in a content."""
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return {(problem.line, problem.message) for problem in look(path)}


def check_rules(path: Path) -> tuple[Problem, ...]:
    """Return the problems of a content, warnings included."""
    try:
        return load(path).warnings
    except ContentError as error:
        return error.problems


def find_survivors(
    folder: Path,
    text: str,
    mutants: Iterable[Mutant],
    look: Callable[[Path], Iterable[Problem]] = check_rules,
) -> list[Mutant]:
    """Return the mutants for which nothing new is found in the lines of what was changed."""
    before = find_problems(folder, text, look)
    alive = []
    for mutant in mutants:
        new = find_problems(folder, mutant.of(text), look) - before
        lines = {line for line, _ in new}
        for _, message in new:
            lines.update(map(int, re.findall(r"(?:line|lines|and) (\d+)", message)))
        if lines.isdisjoint({mutant.line, mutant.lines[0]}):
            alive.append(mutant)
    return alive
