"""Speaker notes -> the notes part of a slide, with the placeholders of its notes master."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reporting.deck.ooxml.base import Base, NotesPlaceholder, make_part
from reporting.deck.ooxml.languages import Script, write_language
from reporting.deck.ooxml.package import Part, Relations
from reporting.deck.ooxml.xml import RAISED, element, root_element, write_text
from reporting.plan.direction import hold_direction
from reporting.plan.marks import set_marks_apart
from reporting.plan.words import Line, Run, list_runs

_NAMES = {
    "sldImg": "Slide Image Placeholder",
    "body": "Notes Placeholder",
    "sldNum": "Slide Number Placeholder",
}
_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def make_notes_part(
    base: Base,
    name: str,
    slide: str,
    notes: Sequence[Line],
    script: Script,
) -> Part:
    """Return the notes part of a slide (ECMA-376 13.3.5).

    Args:
        base: gives the notes master.
        name: of the part.
        slide: name of the slide's part.
        notes: paragraphs.
        script: of the language.
    """
    relations = Relations()
    relations.add("notesMaster", base.notes_master)
    relations.add("slide", slide)
    left = write_notes(notes, script)
    shapes = []
    for number, placeholder in enumerate(base.notes, 2):
        words = ""
        if placeholder.kind == "body":
            words = left
            left = write_notes((), script)
        shapes.append(write_notes_placeholder(number, placeholder, words))
    tree = element("p:spTree", _TREE_HEAD, *shapes)
    xml = root_element(
        "p:notes",
        element("p:cSld", tree),
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
    )
    return make_part(name, "notesSlide", xml, relations)


def write_notes_placeholder(
    number: int,
    placeholder: NotesPlaceholder,
    words: str,
) -> str:
    """Write a placeholder of a notes slide, by the number of its shape."""
    properties = write_notes_properties(number, placeholder)
    return f"<p:sp>{properties}<p:spPr/>{words}</p:sp>"


@cache
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


def write_notes(notes: Sequence[Line], script: Script) -> str:
    """Write the body of notes, a paragraph each; one that is empty where there are none."""
    language = script.language
    end = f'<a:endParaRPr lang="{language}"/>'
    place = script.write_place()
    if place:
        place = f"<a:pPr{place}/>"
    paragraphs = []
    for line in notes or ("",):
        runs = set_marks_apart(list_runs(line))
        runs, _ = hold_direction(runs, is_rtl=script.is_rtl)
        words = "".join([write_run(run, language) for run in runs])
        paragraphs.append(f"<a:p>{place}{words}{end}</a:p>")
    return f"<p:txBody><a:bodyPr/><a:lstStyle/>{''.join(paragraphs)}</p:txBody>"


def write_run(run: Run, language: str) -> str:
    """Write words of notes in their look; the number of a claim is raised."""
    look = ""
    if run.bold:
        look += ' b="1"'
    if run.italic:
        look += ' i="1"'
    if run.mark is not None:
        look += f' baseline="{RAISED}"'
    spoken = write_language(run.lang or language)
    start = f'<a:r><a:rPr {spoken}{look} dirty="0"/><a:t>'
    return f"{start}{write_text(run.text)}</a:t></a:r>"
