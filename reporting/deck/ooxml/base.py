"""What slides are put into: a package of masters, layouts and themes, without slides.

`make_base` writes that of a theme of ours; `deck/template` makes one of a user's template.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from reporting.deck.ooxml.languages import LATIN, Script
from reporting.deck.ooxml.master import FIRST_ID, MasterWriter
from reporting.deck.ooxml.notes_master import (
    BODY_INDEX,
    IMAGE_INDEX,
    write_notes_master,
)
from reporting.deck.ooxml.package import OFFICE_TYPE, Part, Relation, Relations
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.part_names import PartNames
from reporting.deck.ooxml.presentation import write_presentation
from reporting.deck.ooxml.theme_part import write_theme
from reporting.deck.ooxml.xml import element, root_element
from reporting.design.grid import Grids
from reporting.record import Record
from reporting.scene import SlideKind

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own table style without fills and lines; cells bear theirs."""

PML = f"{OFFICE_TYPE}.presentationml"
"""How the content types of parts of a presentation begin."""

MAIN = f"{PML}.presentation.main+xml"
"""Content type of a presentation's main part."""

PRESENTATION = "ppt/presentation.xml"
_MASTER = "ppt/slideMasters/slideMaster1.xml"
_NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
_THEME = "ppt/theme/theme1.xml"
_NOTES_THEME = "ppt/theme/theme2.xml"
_THEME_TYPE = f"{OFFICE_TYPE}.theme+xml"

PresentationWriter = Callable[[str, str, str], str]
"""List of slides, extension with the sections of the slide sorter, list of the fonts that are
carried -> the presentation's XML."""


class NotesPlaceholder(Record, frozen=True):
    """A placeholder of a notes master, which every notes slide repeats.

    Args:
        kind: `sldImg`, `body` or `sldNum`.
        index: by which they find each other; None where the master gives none.
        orient: its orientation, if it says one.
        size: its size (`quarter`), if it says one.
    """

    kind: str
    index: str | None
    orient: str | None = None
    size: str | None = None


class Base(Record, frozen=True):
    """A package without slides.

    Args:
        parts: all but the presentation's main part.
        main: name of that part.
        relations: of that part.
        write_main: writes it, once its slides are known.
        layouts: name of the layout of each kind of slide.
        notes_master: name of the part that notes slides follow.
        notes: its placeholders that they repeat, in order.
    """

    parts: tuple[Part, ...]
    main: str
    relations: tuple[Relation, ...]
    write_main: PresentationWriter
    layouts: Mapping[SlideKind, str]
    notes_master: str
    notes: tuple[NotesPlaceholder, ...]


_NOTES = (
    NotesPlaceholder("sldImg", str(IMAGE_INDEX)),
    NotesPlaceholder("body", str(BODY_INDEX)),
    NotesPlaceholder("sldNum", "12"),
)


def make_base(
    paint: Paint,
    grids: Grids,
    kinds: Collection[SlideKind],
    script: Script = LATIN,
) -> Base:
    """Write the base of a theme.

    Args:
        paint: the theme's colours and families.
        grids: of its slides.
        kinds: those that the deck has; others have no layout in it.
        script: of its language.
    """
    writer = MasterWriter(paint, grids, script)
    layouts = {}
    for number, kind in enumerate(SlideKind, 1):
        if kind in kinds:
            layouts[kind] = f"ppt/slideLayouts/slideLayout{number}.xml"
    to_theme = Relations()
    to_theme.add("theme", _NOTES_THEME)
    theme = write_theme(paint, script.language).encode()
    notes_master = write_notes_master(writer)
    parts = [
        *_write_master(writer, layouts),
        make_part(_NOTES_MASTER, "notesMaster", notes_master, to_theme),
        Part(_THEME, _THEME_TYPE, theme),
        Part(_NOTES_THEME, _THEME_TYPE, theme),
    ]
    relations = Relations()
    master_id = relations.add("slideMaster", _MASTER)
    notes_id = relations.add("notesMaster", _NOTES_MASTER)
    relations.add("theme", _THEME)
    parts += add_settings(relations, PartNames())
    entry = element("p:sldMasterId", id=FIRST_ID, r_id=master_id)
    notes_entry = element("p:notesMasterId", r_id=notes_id)
    masters = element("p:sldMasterIdLst", entry)
    masters += element("p:notesMasterIdLst", notes_entry)

    def write_main(slides: str, sections: str, fonts: str) -> str:
        size = paint.theme.slide
        is_rtl = script.is_rtl
        return write_presentation(size, masters, slides, sections, fonts, is_rtl=is_rtl)

    return Base(
        parts=tuple(parts),
        main=PRESENTATION,
        relations=relations.list_all(),
        write_main=write_main,
        layouts=layouts,
        notes_master=_NOTES_MASTER,
        notes=_NOTES,
    )


def add_settings(relations: Relations, names: PartNames) -> list[Part]:
    """Return the settings of a presentation that it lacks, and let it refer to them.

    ECMA-376 asks for none of them; PowerPoint repairs a presentation without.

    Args:
        relations: of the presentation's main part.
        names: of the parts that are there.
    """
    styles = root_element("a:tblStyleLst", prefixes="a", **{"def": NO_STYLE})
    settings = {
        "presProps": root_element("p:presentationPr"),
        "viewProps": root_element("p:viewPr"),
        "tableStyles": styles,
    }
    known = {relation.kind for relation in relations.list_all()}
    parts = []
    for kind, xml in settings.items():
        if kind not in known:
            name = names.make_single_name(f"ppt/{kind}")
            part = make_part(name, kind, xml)
            parts.append(part)
            relations.add(kind, name)
    return parts


def _write_master(
    writer: MasterWriter,
    layouts: Mapping[SlideKind, str],
) -> list[Part]:
    """Write the master and its layouts; a layout's identity goes by its kind."""
    parts = []
    listed = []
    to_layouts = Relations()
    for number, kind in enumerate(SlideKind, 1):
        if kind not in layouts:
            continue
        to_master = Relations()
        to_master.add("slideMaster", _MASTER)
        xml = writer.write_layout(kind)
        part = make_part(layouts[kind], "slideLayout", xml, to_master)
        parts.append(part)
        relation = to_layouts.add("slideLayout", layouts[kind])
        listed.append((FIRST_ID + number, relation))
    to_layouts.add("theme", _THEME)
    master = writer.write_master(listed)
    parts.append(make_part(_MASTER, "slideMaster", master, to_layouts))
    return parts


def make_part(
    name: str,
    kind: str,
    xml: str,
    relations: Relations | None = None,
) -> Part:
    """Return a part of a presentation.

    Args:
        name: of the part.
        kind: the word for it in its content type, such as `slideLayout`.
        xml: its text.
        relations: what it refers to.
    """
    listed = relations.list_all() if relations else ()
    return Part(
        name,
        f"{PML}.{kind}+xml",
        xml.encode(),
        listed,
    )
