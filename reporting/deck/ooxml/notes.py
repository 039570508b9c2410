"""Speaker notes -> the notes part of a slide, with the placeholders of its notes master."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cache

from reporting.deck.ooxml.base import Base, NotesPlaceholder, make_part
from reporting.deck.ooxml.languages import Script, write_language
from reporting.deck.ooxml.package import Part, Relations
from reporting.deck.ooxml.xml import (
    NUMBERINGS,
    RAISED,
    count_hundredths,
    element,
    root_element,
    write_text,
)
from reporting.design.units import Length, pt
from reporting.memory import Memory
from reporting.plan.direction import hold_direction
from reporting.plan.marks import set_marks_apart
from reporting.plan.words import Line, Listed, Run, list_runs

_NAMES = {
    "sldImg": "Slide Image Placeholder",
    "body": "Notes Placeholder",
    "sldNum": "Slide Number Placeholder",
}
_EMPTY = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"
_CUT = "\0"
"""Where notes stand, until they are known: no text of them has such a sign."""
_SINGLE = '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
_HANG = int(pt(18))
"""From a bullet or a number to its words."""
_GAP = 0.35
"""Above each paragraph, as a share of the size."""
_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def make_notes_part(
    base: Base,
    name: str,
    slide: str,
    body: str,
    relations: Relations,
) -> Part:
    """Return the notes part of a slide (ECMA-376 13.3.5).

    Args:
        base: gives the notes master.
        name: of the part.
        slide: name of the slide's part.
        body: the notes, as `NotesWriter` writes them.
        relations: of the part, with those that its links have.
    """
    relations.add("notesMaster", base.notes_master)
    relations.add("slide", slide)
    xml = write_notes_frame(base.notes).replace(_CUT, body)
    return make_part(name, "notesSlide", xml, relations)


@cache
def write_notes_frame(placeholders: tuple[NotesPlaceholder, ...]) -> str:
    """Write what all notes slides of a master have alike, with a sign for the notes."""
    words = [_CUT]
    shapes = []
    for number, placeholder in enumerate(placeholders, 2):
        own = ""
        if placeholder.kind == "body":
            own = words.pop() if words else _EMPTY
        shapes.append(write_notes_placeholder(number, placeholder, own))
    tree = element("p:spTree", _TREE_HEAD, *shapes)
    return root_element(
        "p:notes",
        element("p:cSld", tree),
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
    )


def write_notes_placeholder(
    number: int,
    placeholder: NotesPlaceholder,
    words: str,
) -> str:
    """Write a placeholder of a notes slide, by the number of its shape."""
    properties = write_notes_properties(number, placeholder)
    return f"<p:sp>{properties}<p:spPr/>{words}</p:sp>"


def write_notes_properties(number: int, placeholder: NotesPlaceholder) -> str:
    """Write what a placeholder of a notes slide is; all notes slides have the same."""
    mark = element(
        "p:ph",
        type=placeholder.kind,
        orient=placeholder.orient,
        sz=placeholder.size,
        idx=placeholder.index,
    )
    name = f"{_NAMES[placeholder.kind]} {number - 1}"
    about = element("p:cNvPr", id=number, name=name)
    locks = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    return element("p:nvSpPr", about, locks, element("p:nvPr", mark))


_PARAGRAPHS: Memory[Hashable, str] = Memory()
"""Paragraphs without links; those are relations of their slide."""


class NotesWriter:
    """Writes the notes of one slide."""

    def __init__(
        self,
        script: Script,
        size: Length,
        write_click: Callable[[str | None], str],
    ) -> None:
        """Begin the notes of a slide.

        Args:
            script: of the language.
            size: of the type.
            write_click: writes where a link leads, with a relation of the notes' part.
        """
        self.script = script
        self.size = count_hundredths(size)
        self.write_click = write_click

    def write_body(self, notes: Sequence[Line]) -> str:
        """Write notes, a paragraph each; one that is empty where there are none."""
        written = [self.recall_paragraph(line) for line in notes or ("",)]
        return f"<p:txBody><a:bodyPr/><a:lstStyle/>{''.join(written)}</p:txBody>"

    def recall_paragraph(self, line: Line) -> str:
        """Return a paragraph of notes as it is written, or was: most say what they said."""
        if any(run.link for run in list_runs(line)):
            return self.write_paragraph(line)
        key = (line, self.size, self.script)
        return _PARAGRAPHS.recall(key, lambda: self.write_paragraph(line))

    def write_paragraph(self, line: Line) -> str:
        """Write a paragraph of notes."""
        head = self.write_head(line)
        runs = set_marks_apart(list_runs(line))
        runs, _ = hold_direction(runs, is_rtl=self.script.is_rtl)
        words = "".join([self.write_run(run) for run in runs])
        end = f'<a:endParaRPr lang="{self.script.language}" sz="{self.size}"/>'
        return f"<a:p>{head}{words}{end}</a:p>"

    def write_head(self, line: Line) -> str:
        """Write how a paragraph stands: an item of a list hangs from its bullet or number."""
        place = self.script.write_place()
        before = round(self.size * _GAP)
        space = f'{_SINGLE}<a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
        if not isinstance(line, Listed):
            return f'<a:pPr marL="0" indent="0"{place}>{space}<a:buNone/></a:pPr>'
        inset = _HANG * (line.level + 1)
        level = ""
        if line.level:
            level = f' lvl="{line.level}"'
        mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if line.number:
            scheme = NUMBERINGS[line.level]
            number = f'<a:buAutoNum type="{scheme}" startAt="{line.number}"/>'
            mark = f'<a:buFont typeface="+mj-lt"/>{number}'
        margins = f'marL="{inset}"{level} indent="{-_HANG}"'
        return f"<a:pPr {margins}{place}>{space}{mark}</a:pPr>"

    def write_run(self, run: Run) -> str:
        """Write words of notes in their look; the number of a claim is raised."""
        look = ""
        if run.bold:
            look += ' b="1"'
        if run.italic:
            look += ' i="1"'
        if run.mark is not None:
            look += f' baseline="{RAISED}"'
        spoken = write_language(run.lang or self.script.language)
        click = self.write_click(run.link)
        start = f'<a:r><a:rPr {spoken} sz="{self.size}"{look} dirty="0"'
        shut = "/>"
        if click:
            shut = f">{click}</a:rPr>"
        return f"{start}{shut}<a:t>{write_text(run.text)}</a:t></a:r>"
