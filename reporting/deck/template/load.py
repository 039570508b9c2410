"""A .pptx or .potx of the user's -> what a deck is planned and drawn with on it.

Nothing of python-pptx is asked before the package has been looked at: what is refused is
refused as a problem with a cure. What is drawn is a presentation of the template's masters
and layouts, all of them, so that whoever edits the deck can add slides; its sample slides
are gone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from pptx import Presentation

from reporting.deck.ooxml.master import (
    BODY,
    DATE,
    FOOTER,
    KICKER,
    NUMBER,
    SOURCE,
    TITLE,
)
from reporting.deck.ooxml.paint import THEME_FACES
from reporting.deck.slides.placeholder_slots import LayoutBinding
from reporting.deck.template.fit.layout_bindings import OPENINGS, LayoutBinder
from reporting.deck.template.fit.layout_matching import (
    Match,
    find_body_placeholder,
    match_layouts,
)
from reporting.deck.template.fit.palette import scale_type
from reporting.deck.template.fit.template_grids import (
    make_content_grid,
    make_opening_grid,
    make_substitute_grid,
)
from reporting.deck.template.fit.typefaces import (
    Measured,
    apply_typefaces,
    find_measuring_face,
)
from reporting.deck.template.read.cleaning import Cleaned, clean_package
from reporting.deck.template.read.layouts import (
    TITLES,
    Layout,
    Placeholder,
    read_layouts,
)
from reporting.deck.template.read.package import (
    MOST_BYTES,
    SAVE,
    Package,
    TemplateError,
)
from reporting.design.grid import Grid, Grids, Rect
from reporting.design.theme import Role, Theme, load_theme
from reporting.design.units import Length
from reporting.errors import ContentError, Problem, Severity
from reporting.reading.disk import read_bytes
from reporting.record import Record, replace
from reporting.scene import SlideKind, Slot
from reporting.slides.looks import SlideLook, SlotLook

SLOT_INDICES: Mapping[Slot, int] = MappingProxyType(
    {
        Slot.TITLE: TITLE,
        Slot.KICKER: KICKER,
        Slot.BODY: BODY,
        Slot.SOURCE_LINE: SOURCE,
        Slot.FOOTER: FOOTER,
        Slot.DATE: DATE,
        Slot.SLIDE_NUMBER: NUMBER,
    }
)
"""The index of each placeholder on our own layouts, by which a template's are known."""


class Template(Record, frozen=True):
    """A template, ready to be planned and drawn on.

    Args:
        path: of its file, as it was given.
        source: bytes of its file.
        data: its package, without slides and without what acts.
        theme: to measure with.
        grids: where things stand.
        match: which layout serves which kind of slide.
        layouts: all of them, in order.
        faces: those of headings and of text.
        found: what was removed.
        dresses: what each kind of slide is drawn with.
        warnings: what the maker of a deck should know of it; the rest is for `inspect`.
        notes: colours that could not be used as they are on slides of content.
    """

    path: str
    source: bytes
    data: bytes
    theme: Theme
    grids: Grids
    match: Match
    layouts: tuple[Layout, ...]
    faces: tuple[Measured, Measured]
    found: Cleaned
    dresses: Mapping[SlideKind, LayoutBinding]
    notes: tuple[str, ...]
    warnings: tuple[Problem, ...]

    @property
    def looks(self) -> Mapping[SlideKind, SlideLook]:
        """What each kind of slide is composed with, for its layout."""
        looks = {}
        for kind, binding in self.dresses.items():
            slots = {}
            for slot, index in SLOT_INDICES.items():
                seat = binding.seats.get(index)
                if seat is not None:
                    slots[slot] = SlotLook(
                        seat.align or "", seat.anchor or "", seat.colour or ""
                    )
            looks[kind] = SlideLook(
                theme=binding.theme,
                grid=self.grids.of(kind),
                slots=slots,
                align=binding.align or "",
                panel=binding.panel,
            )
        return looks

    @property
    def too_small(self) -> tuple[Problem, ...]:
        """What to say where a text that has room on our own slides has none here."""
        message = "the places of the template are too small for some texts"
        hint = "make its title and its text larger in PowerPoint: View, Slide Master; or shorten the texts"
        return (Problem(self.path, 0, 0, Severity.ERROR, message, hint=hint),)


def load_template(
    path: Path | str, theme: Theme, sections: Sequence[str] = ()
) -> Template:
    """Read a template.

    Args:
        path: a .pptx or .potx (or one with macros, which are left out).
        theme: ours; gives type sizes, and the hues of the statuses.
        sections: ids of the dossier's sections, in order, which share out the template's
            accents.

    Raises:
        ContentError: it cannot serve as a template; the problem says why, and what to do.
    """
    try:
        data = _bytes(Path(path))
        return _made(str(path), data, theme, sections)
    except TemplateError as error:
        problem = Problem(
            str(path), 0, 0, Severity.ERROR, error.message, hint=error.hint
        )
        raise ContentError([problem]) from None


def _made(path: str, data: bytes, theme: Theme, sections: Sequence[str]) -> Template:
    found = clean_package(Package(data))
    made = _Maker(found, theme)
    grids = made.grids()
    _try_on(found.data, made.match)
    dresser = LayoutBinder(
        made.theme, find_body_placeholder(made.content), sections, made.references()
    )
    dressing = {
        kind: dresser.dress(kind, layout, grids.of(kind))
        for kind, layout in made.match.layouts.items()
    }
    return Template(
        path=path,
        source=data,
        data=found.data,
        theme=made.theme,
        grids=grids,
        match=made.match,
        layouts=made.layouts,
        faces=made.faces,
        found=found,
        dresses=MappingProxyType(
            {kind: dress for kind, (dress, _) in dressing.items()}
        ),
        notes=dressing[SlideKind.TEXT][1],
        warnings=tuple(_warnings(path, made)),
    )


def _try_on(data: bytes, match: Match) -> None:
    """Make a slide on each layout that is used: a file may be damaged where nothing has looked so far."""
    used = {layout.part for layout in match.layouts.values()}
    try:
        deck = Presentation(io.BytesIO(data))
        layouts = [
            layout for master in deck.slide_masters for layout in master.slide_layouts
        ]
        for layout in layouts:
            if str(layout.part.partname).lstrip("/") in used:
                deck.slides.add_slide(layout).notes_slide.notes_text_frame.text = "?"
        deck.save(io.BytesIO())
    except Exception:  # noqa: BLE001  (over broken parts python-pptx may raise anything)
        raise TemplateError(
            "the file is damaged: no slide can be made on its layouts", SAVE
        ) from None


def _warnings(path: str, made: _Maker) -> Iterator[Problem]:
    def warning(message: str, hint: str = "") -> Problem:
        return Problem(path, 0, 0, Severity.WARNING, message, hint=hint)

    for face in dict.fromkeys(face.face for face in made.faces if not face.known):
        message = f"the template's font `{face}` cannot be measured; its text is measured with a wide margin"
        yield warning(
            message, "look whether the deck's text fits, or use a font that Office has"
        )
    for what in made.match.substituted:
        yield warning(f"the template has {what}")
    for what in made.found.removed:
        yield warning(f"left out of the template: {what}")


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(path, MOST_BYTES)
    except ValueError as error:
        raise TemplateError(f"the template {error}") from None


class _Maker:
    """Brings together what was read of one template."""

    def __init__(self, found: Cleaned, theme: Theme) -> None:
        self.found = found
        width, height, self.layouts = read_layouts(found)
        self.slide = Rect(Length(0), Length(0), width, height)
        self.match = match_layouts(self.layouts, found.samples, self.slide)
        self.content = self.match.content
        self.title = self.content.first(TITLES)
        self.faces = self._faces()
        self.theme = apply_typefaces(
            scale_type(theme, self.slide, self.title), *self.faces
        )

    def _faces(self) -> tuple[Measured, Measured]:
        """Return the faces of headings and of text."""
        bundled = load_theme()
        (major, first), (minor, second) = self.content.fonts
        body = find_body_placeholder(self.content)
        heading = self._named(self.title, major, first)
        label = self._named(body, minor, second)
        bold = self.title is not None and self.title.look.bold
        return find_measuring_face(*heading, bundled, bold=bold), find_measuring_face(
            *label, bundled, bold=False
        )

    def _named(
        self, held: Placeholder | None, face: str, panose: str
    ) -> tuple[str, str]:
        """Return the typeface that a placeholder comes to, with its PANOSE number where it is known."""
        if held is None or held.look.face.startswith("+"):
            return face, panose
        return held.look.face, ""

    def references(self) -> Mapping[Role, str]:
        """Return what runs name as their font, by role: the theme's fonts where the template uses them."""
        (major, _), (minor, _) = self.content.fonts
        heading, label = (face.face for face in self.faces)
        text = THEME_FACES["label"] if label == minor else label
        return {
            "heading": THEME_FACES["heading"] if heading == major else heading,
            "text": text,
            "label": text,
        }

    def grids(self) -> Grids:
        """Return where things stand on slides of content, and on those with a layout of their own."""
        tokens = self.theme.slide
        content = make_content_grid(self.content, self.slide, tokens)
        own = {
            kind: layout
            for kind, layout in self.match.layouts.items()
            if kind in OPENINGS
        }
        others: dict[str, Grid] = {
            kind: make_substitute_grid(layout, content, tokens)
            if layout is self.content
            else make_opening_grid(layout, content, tokens)
            for kind, layout in own.items()
        }
        width = min(grid.footer.width for grid in (content, *others.values()))
        return Grids(
            replace(content, footer=replace(content.footer, width=width)), others
        )
