"""Written outputs, read back -> the key claims and figures that one lacks or says otherwise.

All outputs are drawn from one plan; this does not take that on trust, nor that nobody has
edited the deck since. Dossier and handout are read as a reader of PDF shows them, the deck
with its speaker notes.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

from reporting.content.addresses import blank_addresses
from reporting.content.parsed import ParsedContent, Piece
from reporting.content.validate import Loaded
from reporting.errors import Problem
from reporting.evidence.facts.numbers import find_numbers, find_values
from reporting.plan.scope import Scope
from reporting.plan.scoping import make_scope
from reporting.plan.words import plain_text
from reporting.reading.crowding import refuse_crowded
from reporting.reading.disk import read_bytes
from reporting.reading.zips import PackedError, open_deck
from reporting.record import Record

_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = re.compile(r"ppt/(?:slides|notesSlides)/\w+\.xml")
_DROPPED = re.compile("[\\s,\u00ad\u2010\u2011\ufffe\x02-]+")
"""What setting adds or takes away: spaces, line ends, hyphens, commas between source marks."""
_UNREADABLE = (
    zipfile.BadZipFile,
    ET.ParseError,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
"""What reading a broken package may raise."""
_PART_OF_TOPIC = re.compile(r" \(\d+/\d+\)$", re.MULTILINE)
"""What a slide's title says where its topic takes several: it is no fraction."""
_SURE = Decimal(100)
"""Whole numbers below this also count pages, slides and claims."""


class WrittenOutput(Record, frozen=True):
    """One written output.

    Args:
        path: where it stands.
        text: all that it says.
    """

    path: Path
    text: str


def find_disparities(
    loaded: Loaded,
    files: dict[str, tuple[Path, Path]],
    handouts: dict[str, Path],
) -> Iterator[Problem]:
    """Yield a warning for everything that the written outputs do not all say.

    Args:
        loaded: the content that they were made from.
        files: by language, its dossier and its deck.
        handouts: by language, its handout, where there is one: it too says every key claim,
            whatever its kind. Other numbers it may have, at the axes of its charts.
    """
    draft = loaded.parsed
    for code, (dossier, deck) in files.items():
        scope = make_scope(loaded.content, code)
        outputs = []
        readers = [(dossier, read_pdf_text), (deck, read_deck_text)]
        if code in handouts:
            readers.append((handouts[code], read_pdf_text))
        for path, read_text in readers:
            try:
                data = read_bytes(path, "output")
                outputs.append(WrittenOutput(path, read_text(data)))
            except ValueError as error:
                yield _warn_of_file(draft, f"`{path}` {error}")
        for output in outputs:
            yield from _find_missing_claims(draft, scope, output)
        if len(outputs) == len(readers):
            yield from _find_extra_numbers(draft, scope, outputs[0], outputs[1])


# ---------------------------------------------------------------- what is compared


def _find_missing_claims(
    draft: ParsedContent, scope: Scope, output: WrittenOutput
) -> Iterator[Problem]:
    """Yield the key claims whose words or figures an output lacks."""
    text = _squeeze(output.text)
    numbers = _find_numbers(output, scope)
    for piece, claim in draft.claims:
        if not claim.key:
            continue
        words = plain_text(scope.set_runs(claim.text))
        if _squeeze(words) not in text:
            yield _warn_of_claim(
                draft,
                piece,
                f"the key claim `{claim.id}`",
                output,
            )
        for figure in scope.content.figures:
            if figure.claim != claim.id:
                continue
            for value in (figure.value, figure.change):
                if value is not None and abs(value).normalize() not in numbers:
                    what = f"{value:,f} of the key claim `{claim.id}`"
                    yield _warn_of_claim(draft, piece, what, output)


def _find_numbers(output: WrittenOutput, scope: Scope) -> frozenset[Decimal]:
    """Return the numbers of an output; those side by side in a row may be one, or two."""
    apart = re.sub(r"(?<=\d) (?=\d)", "\n", output.text)
    numbers = find_values(output.text, scope.language)
    return numbers | find_values(apart, scope.language)


def _find_extra_numbers(
    draft: ParsedContent, scope: Scope, dossier: WrittenOutput, deck: WrittenOutput
) -> Iterator[Problem]:
    """Yield the numbers of a deck that its dossier does not have; an address has none."""
    text = _PART_OF_TOPIC.sub("", blank_addresses(deck.text))
    known = _find_numbers(dossier, scope)
    reported: set[Decimal] = set()
    for numeral in find_numbers(text, scope.language):
        value = numeral.value
        is_count = value == value.to_integral_value() and value < _SURE
        if is_count or value in known or value in reported:
            continue
        reported.add(value)
        words = text[numeral.start : numeral.end].split()
        number = " ".join(words)
        message = f"`{number}` stands in `{deck.path}`, and not in `{dossier.path}`"
        yield _warn_of_file(draft, message)


def _warn_of_claim(
    draft: ParsedContent, piece: Piece, what: str, output: WrittenOutput
) -> Problem:
    message = f"{what} does not stand in `{output.path}`"
    return draft.warning(
        piece,
        ("key",),
        message,
        "make both again",
        code="W800",
    )


def _warn_of_file(draft: ParsedContent, message: str) -> Problem:
    hint = "make both again: make-report --lang all"
    return draft.warning(
        draft.pieces[0],
        (),
        message,
        hint,
        code="W801",
    )


def warn_of_mixture(
    draft: ParsedContent, pair: tuple[Path, Path], names: Sequence[str]
) -> Problem:
    """Return the warning that a dossier and a deck are made from different files.

    Args:
        draft: the content that is held against them.
        pair: both outputs.
        names: of what they carry otherwise.
    """
    dossier, deck = pair
    listed = ", ".join([f"`{name}`" for name in names])
    message = (
        f"`{dossier}` and `{deck}` are of two runs: they are made from another {listed}"
    )
    return _warn_of_file(draft, message)


def warn_of_ended_run(draft: ParsedContent, told: str) -> Problem:
    """Return the warning that a run was killed while it put outputs into their places.

    Args:
        draft: the content that they are made from.
        told: what was done about it.
    """
    hint = "make both again, unless they say what they should"
    return draft.warning(draft.pieces[0], (), told, hint, code="W802")


# ---------------------------------------------------------------- what is read back


def read_pdf_text(data: bytes) -> str:
    """Return the text of a PDF, a line for each paragraph.

    Raises:
        ValueError: it cannot be read.
    """
    from reporting.apart import read_apart  # noqa: PLC0415  (seldom wanted)

    return "\n".join(read_apart("paragraphs", data, tuple[str, ...]))


def read_deck_text(data: bytes) -> str:
    """Return the text of slides and notes, a line a paragraph (ECMA-376-1, 21.1.2.2.6).

    Raises:
        ValueError: it is no deck that can be read.
    """
    try:
        with open_deck(data) as package:
            names = sorted(filter(_SLIDE.fullmatch, package.namelist()))
            lines: list[str] = []
            for name in names:
                lines += _read_lines(package.read(name))
    except PackedError:
        raise
    except (*_UNREADABLE, ValueError):
        raise ValueError("is not a deck that can be read") from None
    if not names:
        raise ValueError("is not a deck that can be read")
    return "\n".join(lines)


def _read_lines(part: bytes) -> Iterator[str]:
    """Yield the paragraphs of a slide, or of its notes."""
    refuse_crowded(part, "part")
    slide = ET.fromstring(part)  # noqa: S314  (expat refuses entities that grow)
    for paragraph in slide.iter(f"{_TEXT}p"):
        yield "".join(_read_runs(paragraph))


def _read_runs(paragraph: ET.Element) -> Iterator[str]:
    """Yield the text of each run, a raised one after a space: a mark is no part of a number."""
    for run in paragraph:
        words = run.findtext(f"{_TEXT}t") or ""
        look = run.find(f"{_TEXT}rPr")
        is_raised = look is not None and look.get("baseline", "0") != "0"
        yield f" {words}" if is_raised else words


def _squeeze(text: str) -> str:
    """Return text without what setting adds or takes away, in small letters."""
    normal = unicodedata.normalize("NFKC", text)
    return _DROPPED.sub("", normal).casefold()
