"""Words set as lines, outside of any page: for tests of what typesets them."""

from __future__ import annotations

from functools import cache

from reporting.i18n import Language, load_language
from reporting.paper.marks import LineEnd, TextLine
from reporting.paper.tag import Tag
from reporting.paper.typeset.fragments import FragmentMaker, Linking
from reporting.paper.typeset.paragraph import Paragraph
from reporting.paper.typeset.styles import Styles, TextStyle, make_styles
from reporting.pdf.face import find_face
from reporting.plan.words import Run, Runs
from tests.dossier.reading import theme

COLUMN = theme().page.text.pt
LINKING = Linking(
    {"claim-one": "claim-one"},
    {1: "claim 1: Somebody, confirmed"},
    {1: "claim 1: confirmed"},
)


@cache
def styles(code: str = "en") -> Styles:
    """The styles of a language."""
    return make_styles(theme(), language(code).hyphenation)


def language(code: str) -> Language:
    """A language; one without a catalogue is taken for English."""
    return load_language(code)


def make_paragraph(
    said: str | Runs,
    style: TextStyle,
    width: float = COLUMN,
    *,
    code: str = "en",
    is_rtl: bool = False,
    tags: list[Tag] | None = None,
) -> Paragraph:
    """A paragraph of words or runs."""
    made = [] if tags is None else tags
    maker = FragmentMaker(style, theme(), LINKING, "#37474F", Tag(name="P"), made)
    maker.add_runs((Run(said),) if isinstance(said, str) else said)
    return Paragraph(maker.pieces, style, width, language=language(code), is_rtl=is_rtl)


def set_lines(
    said: str | Runs,
    style: TextStyle,
    width: float = COLUMN,
    *,
    code: str = "en",
    is_rtl: bool = False,
) -> list[TextLine]:
    """The lines of a paragraph."""
    return make_paragraph(said, style, width, code=code, is_rtl=is_rtl).set_lines()


def join(lines: list[TextLine]) -> str:
    """The text that lines were broken from."""
    words: list[str] = []
    for line in lines:
        words.append(line.text)
        words.append(" " if line.end is LineEnd.WORD else "")
    return "".join(words).strip(" ")


def show(line: TextLine) -> str:
    """What a line shows from left to right, marks included."""
    shown: list[str] = []
    for span in line.spans:
        texts = [word.text[::-1] if word.is_rtl else word.text for word in span.words]
        shown.append(" ".join(texts) + " " * span.has_space)
    return "".join(shown)


def measure(line: TextLine) -> float:
    """The width of what a line shows, added up from its glyphs as they are drawn."""
    width = 0.0
    glyphs = 0
    for span in line.spans:
        size = span.look.size
        space = find_space(span.look.face) * size
        gaps = len(span.words) - 1 + span.has_space
        for word in span.words:
            width += sum(word.advances) / 1000 * size
            glyphs += len(word.glyphs)
        width += gaps * (space + line.gap)
        glyphs += gaps
    if line.end is LineEnd.HYPHEN:
        look = line.spans[-1].look
        width += find_face(look.face).advance("-") * look.size
        glyphs += 1
    return width + (glyphs - 1) * line.letter


def find_space(face: str) -> float:
    """The width of a face's space at size 1."""
    return find_face(face).advance(" ")
