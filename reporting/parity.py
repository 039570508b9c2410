"""Written outputs, read back -> the key claims and figures that one of them lacks, or says otherwise.

Both outputs are drawn from one plan; this does not take that on trust, nor that nobody has
edited the deck since. The dossier is read as a reader of PDF shows it, the deck with its
speaker notes.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

from reporting.content.model import Claim
from reporting.content.parsed import ParsedContent, Piece
from reporting.content.validate import Loaded
from reporting.errors import Problem
from reporting.evidence.facts.numbers import find_numbers, find_values
from reporting.plan.block_model import plain_text
from reporting.plan.scope import Scope, make_scope
from reporting.reading.disk import read_bytes
from reporting.record import Record

_BYTES = 200_000_000
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = re.compile(r"ppt/(?:slides|notesSlides)/\w+\.xml")
_DROPPED = re.compile("[\\s,\u00ad\u2010\u2011\ufffe\x02-]+")
"""What setting adds or takes away: spaces, line ends, hyphens, commas between source marks."""
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
    loaded: Loaded, files: dict[str, tuple[Path, Path]]
) -> Iterator[Problem]:
    """Yield a warning for everything that the written outputs do not both say.

    Args:
        loaded: the content that they were made from.
        files: by language, its dossier and its deck.
    """
    for code, (dossier, deck) in files.items():
        here = make_scope(loaded.content, code)
        built = []
        for path, read in ((dossier, _pdf), (deck, _pptx)):
            try:
                built.append(WrittenOutput(path, read(read_bytes(path, _BYTES))))
            except ValueError as error:
                yield _of_file(loaded.draft, f"`{path}` {error}")
        for one in built:
            yield from _lacking(loaded.draft, here, one)
        if len(built) == len(files[code]):
            yield from _beyond(loaded.draft, here, *built)


# ---------------------------------------------------------------- what is compared


def _lacking(
    draft: ParsedContent, here: Scope, built: WrittenOutput
) -> Iterator[Problem]:
    """Yield the key claims whose words or figures an output lacks."""
    text, numbers = _squeezed(built.text), find_values(built.text, here.code)
    for piece, claim in draft.values("claims"):
        if not isinstance(claim, Claim) or not claim.key:
            continue
        if _squeezed(plain_text(here.runs(claim.text))) not in text:
            yield _of_claim(
                draft,
                piece,
                f"the key claim `{claim.id}` does not stand in `{built.path}`",
            )
        for figure in here.content.figures:
            values = (figure.value, figure.change) if figure.claim == claim.id else ()
            for value in values:
                if value is not None and abs(value).normalize() not in numbers:
                    said = f"{value:,f} of the key claim `{claim.id}` does not stand in `{built.path}`"
                    yield _of_claim(draft, piece, said)


def _beyond(
    draft: ParsedContent, here: Scope, dossier: WrittenOutput, deck: WrittenOutput
) -> Iterator[Problem]:
    """Yield the numbers of a deck that its dossier does not have."""
    known, told = find_values(dossier.text, here.code), set()
    for numeral in find_numbers(deck.text, here.code):
        whole = (
            numeral.value == numeral.value.to_integral_value() and numeral.value < _SURE
        )
        if whole or numeral.value in known or numeral.value in told:
            continue
        told.add(numeral.value)
        shown = " ".join(deck.text[numeral.start : numeral.end].split())
        yield _of_file(
            draft, f"`{shown}` stands in `{deck.path}`, and not in `{dossier.path}`"
        )


def _of_claim(draft: ParsedContent, piece: Piece, message: str) -> Problem:
    return draft.warning(piece, ("key",), message, "make both again")


def _of_file(draft: ParsedContent, message: str) -> Problem:
    return draft.warning(
        draft.pieces[0], (), message, "make both again: make-report --lang all"
    )


# ---------------------------------------------------------------- what is read back


def _pdf(data: bytes) -> str:
    from reporting.pdf.paragraphs import read_pdf_paragraphs  # noqa: PLC0415  (slow to load, and seldom wanted)

    return "\n".join(read_pdf_paragraphs(data))


def _pptx(data: bytes) -> str:
    """Return the text of slides and notes, a line for each paragraph (ECMA-376-1, 21.1.2.2.6)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = sorted(
                name for name in package.namelist() if _SLIDE.fullmatch(name)
            )
            slides = [ET.fromstring(package.read(name)) for name in names]  # noqa: S314  (it is our own deck)
    except (
        zipfile.BadZipFile,
        ET.ParseError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ):
        raise ValueError("is not a deck that can be read") from None
    if not slides:
        raise ValueError("is not a deck that can be read")
    paragraphs = (
        paragraph for slide in slides for paragraph in slide.iter(f"{_TEXT}p")
    )
    return "\n".join(
        "".join(run.text or "" for run in words.iter(f"{_TEXT}t"))
        for words in paragraphs
    )


def _squeezed(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold()
