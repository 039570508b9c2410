"""A .pptx or .potx of the user's -> what a deck is planned and drawn with on it.

Nothing of python-pptx is asked before the package has been looked at: what is refused is
refused as a problem with a cure. What is drawn is a presentation of the template's masters
and layouts, all of them, so that whoever edits the deck can add slides; its sample slides
are gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from reporting.deck.ooxml.base import Base
from reporting.deck.ooxml.paint import THEME_FACES
from reporting.deck.slides.placeholder_slots import LayoutBinding
from reporting.deck.template.fit.layout_bindings import OPENINGS, LayoutBinder
from reporting.deck.template.fit.layout_matching import Match, match_layouts
from reporting.deck.template.fit.layout_places import find_body_placeholder
from reporting.deck.template.fit.opening_grids import (
    make_opening_grid,
    make_substitute_grid,
)
from reporting.deck.template.fit.palette import scale_length, scale_type
from reporting.deck.template.fit.template_grids import (
    make_content_grid,
    make_space,
    measure_two_lines,
    place_title,
)
from reporting.deck.template.fit.typefaces import (
    Measured,
    apply_typefaces,
    find_measuring_face,
    list_carried_faces,
)
from reporting.deck.template.read.base import make_template_base
from reporting.deck.template.read.cleaning import Cleaned, clean_package
from reporting.deck.template.read.layouts import (
    TITLES,
    Layout,
    Placeholder,
    read_layouts,
    read_slide,
)
from reporting.deck.template.read.own_layouts import add_layouts
from reporting.deck.template.read.package import Package, TemplateError
from reporting.design.grid import Grid, Grids
from reporting.design.rect import Rect
from reporting.design.theme import Role, Theme, load_theme
from reporting.design.units import Length
from reporting.errors import Problem, Severity, refuse_file
from reporting.memory import Same, remember
from reporting.reading.disk import read_bytes
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.looks import SlideLook, SlotLook

OWN_LAYOUTS = (
    "no layout that slides can stand on: four of ours are added to its first master, "
    "in its colours and fonts"
)
"""What is said where a template has a master and nothing else."""


_PICTURED, _QUALITY = 1200, 90
"""Pixels from left to right of a picture of a ground, and how well it is kept."""


class Template(Record, frozen=True):
    """A template, ready to be planned and drawn on.

    Args:
        path: of its file, as it was given.
        source: bytes of its file.
        base: its package, without slides and without what acts.
        theme: to measure with.
        grids: where things stand.
        match: which layout serves which kind of slide.
        layouts: all of them, in order.
        faces: those of headings and of text.
        found: what was kept and what was removed.
        bindings: what each kind of slide is drawn with.
        notes: colours that could not be used as they are on slides of content.
        warnings: what the maker of a deck should know of it; the rest is for `inspect`.
    """

    path: str
    source: bytes
    base: Base
    theme: Theme
    grids: Grids
    match: Match
    layouts: tuple[Layout, ...]
    faces: tuple[Measured, Measured]
    found: Cleaned
    bindings: Mapping[SlideKind, LayoutBinding]
    notes: tuple[str, ...]
    warnings: tuple[Problem, ...]

    @property
    def data(self) -> bytes:
        """The package of `base`, as it is without slides."""
        return self.found.data

    @property
    def looks(self) -> Mapping[SlideKind, SlideLook]:
        """What each kind of slide is composed with, for its layout; the same at every call."""
        return make_looks(self)

    @remember(Same)
    def draw_grounds(self) -> Mapping[SlideKind, bytes]:
        """Return pictures (JPEG) of what each kind of slide has behind its text.

        What pictures of the template show is known in few pixels.
        """
        drawn: dict[int, bytes] = {}
        grounds: dict[SlideKind, bytes] = {}
        for kind, layout in self.match.layouts.items():
            key = id(layout.ground)
            if key not in drawn:
                data = BytesIO()
                picture = layout.ground.paint(_PICTURED).convert("RGB")
                picture.save(data, "JPEG", quality=_QUALITY)
                drawn[key] = data.getvalue()
            grounds[kind] = drawn[key]
        return grounds

    def tell_handout(self) -> Problem:
        """Say what a handout does not show of the template."""
        return Problem(
            self.path,
            0,
            0,
            Severity.WARNING,
            "the handout shows the template's drawings and pictures coarsely, without their "
            "words, and its text in the faces that it was measured with",
            hint="print the notes pages of the deck where the template's look counts",
            code="W880",
        )

    @property
    def too_small(self) -> tuple[Problem, ...]:
        """What to say where a text that has room on our own slides has none here."""
        message = "the places of the template are too small for some texts"
        hint = (
            "make its title and its text larger in PowerPoint: View, Slide Master; "
            "or shorten the texts"
        )
        return (
            Problem(
                self.path,
                0,
                0,
                Severity.ERROR,
                message,
                hint=hint,
                code="E614",
            ),
        )


@remember(Same)
def make_looks(template: Template) -> dict[SlideKind, SlideLook]:
    """Return what each kind of slide is composed with, for its layout."""
    looks = {}
    for kind, binding in template.bindings.items():
        slots = {}
        for slot, placeholder in binding.slots.items():
            slots[slot] = SlotLook(
                align=placeholder.align or "",
                anchor=placeholder.anchor or "",
                colour=placeholder.colour or "",
            )
        looks[kind] = SlideLook(
            theme=binding.theme,
            grid=template.grids.of(kind),
            slots=slots,
            align=binding.align or "",
            panel=binding.panel,
            boxed=binding.boxed,
        )
    return looks


def load_template(
    path: Path | str,
    theme: Theme,
    sections: Sequence[str] = (),
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
        return make_template(
            Path(path),
            str(path),
            theme,
            sections,
        )
    except TemplateError as error:
        raise refuse_file(path, error.message, "E610", error.hint) from None


def make_template(
    file: Path,
    path: str,
    theme: Theme,
    sections: Sequence[str],
) -> Template:
    """Read the template of a file; arguments as in `load_template`."""
    try:
        data = read_bytes(file, "template")
    except ValueError as error:
        raise TemplateError(f"the template {error}") from None
    return fit_deck(data, path, theme, tuple(sections))


@remember(lambda data, path, theme, sections: (data, path, Same(theme), sections))
def fit_deck(
    data: bytes, path: str, theme: Theme, sections: tuple[str, ...]
) -> Template:
    """Return the template of a file's bytes; other arguments as in `load_template`."""
    fitter, grids = fit_template(clean_package(Package(data)), theme)
    match = fitter.match
    parts = {kind: layout.part for kind, layout in match.layouts.items()}
    base = make_template_base(fitter.found, parts)
    text = find_body_placeholder(match.content)
    binder = LayoutBinder(fitter.theme, text, sections, fitter.find_references())
    bindings, notes = {}, {}
    for kind, layout in match.layouts.items():
        bindings[kind], notes[kind] = binder.bind(kind, layout, grids.of(kind))
    return Template(
        path=path,
        source=data,
        base=base,
        theme=fitter.theme,
        grids=grids,
        match=match,
        layouts=fitter.layouts,
        faces=fitter.faces,
        found=fitter.found,
        bindings=MappingProxyType(bindings),
        notes=notes[SlideKind.TEXT],
        warnings=tuple(list_warnings(path, fitter)),
    )


def fit_template(found: Cleaned, theme: Theme) -> tuple[TemplateFitter, Grids]:
    """Fit a theme to a template; one whose layouts are of no use gets some of ours.

    Args:
        found: the template.
        theme: ours.

    Raises:
        TemplateError: it is of no use with these either.
    """
    try:
        fitter = TemplateFitter(found, theme)
        return fitter, fitter.make_grids()
    except TemplateError as error:
        try:
            added = add_layouts(found, read_slide(found))
            fitter = TemplateFitter(added, theme, useless=tuple(found.parts))
            grids = fitter.make_grids()
        except TemplateError:
            raise error from None
    told = (OWN_LAYOUTS, *fitter.match.substituted)
    fitter.match = replace(fitter.match, substituted=told)
    return fitter, grids


class TemplateFitter:
    """Brings together what was read of one template."""

    def __init__(
        self,
        found: Cleaned,
        theme: Theme,
        useless: Sequence[str] = (),
    ) -> None:
        """Choose layouts, faces and sizes.

        Args:
            found: the template.
            theme: ours.
            useless: parts of layouts that no slide can stand on.
        """
        self.found = found
        self.slide = read_slide(found)
        self.layouts = read_layouts(found, self.slide)
        usable = [one for one in self.layouts if one.part not in useless]
        self.match = match_layouts(usable, found.samples, self.slide)
        self.content = self.match.content
        self.title = self.content.find_placeholder(TITLES)
        self.faces = self.find_faces()
        scaled = scale_type(theme, self.slide, self.title)
        scaled = fit_title_floor(scaled, self.content, self.slide)
        self.theme = apply_typefaces(scaled, *self.faces)

    def find_faces(self) -> tuple[Measured, Measured]:
        """Return the faces of headings and of text."""
        bundled = load_theme()
        major, minor = self.content.fonts
        face, panose = find_typeface(self.title, *major)
        is_bold = self.title is not None and self.title.look.is_bold
        heading = find_measuring_face(face, panose, bundled, is_bold=is_bold)
        body = find_body_placeholder(self.content)
        face, panose = find_typeface(body, *minor)
        return heading, find_measuring_face(face, panose, bundled, is_bold=False)

    def find_references(self) -> Mapping[Role, str]:
        """Return what runs name as their font, by role.

        It is the theme's fonts where the template uses them.
        """
        (major, _), (minor, _) = self.content.fonts
        heading, text = (face.face for face in self.faces)
        if heading == major:
            heading = THEME_FACES["heading"]
        if text == minor:
            text = THEME_FACES["label"]
        return {"heading": heading, "text": text, "label": text}

    def make_grids(self) -> Grids:
        """Return where things stand on slides of content, and where on those that open."""
        tokens = self.theme.slide
        beside = []
        for kind, layout in self.match.layouts.items():
            if kind not in OPENINGS and layout.part != self.content.part:
                beside.append(layout)
        content = make_content_grid(self.content, self.slide, tokens, beside)
        others: dict[str, Grid] = {}
        for kind, layout in self.match.layouts.items():
            if kind not in OPENINGS:
                continue
            if layout is self.content:
                others[kind] = make_substitute_grid(layout, content)
            else:
                is_cover = kind is SlideKind.COVER
                others[kind] = make_opening_grid(
                    layout, content, tokens, is_cover=is_cover
                )
        shown = [grid.footer.width for grid in (content, *others.values())]
        width = min([one for one in shown if one], default=Length(0))
        footer = replace(content.footer, width=min(content.footer.width, width))
        return Grids(replace(content, footer=footer), others)


def fit_title_floor(theme: Theme, layout: Layout, slide: Rect) -> Theme:
    """Return a theme whose smallest title has two lines in the place of a layout's title.

    Titles are never smaller than small type, however low their place is.
    """
    tokens = theme.slide
    place = place_title(
        layout,
        slide,
        tokens,
        make_space((layout,), slide),
    )
    two_lines = measure_two_lines(tokens)
    if place.height >= two_lines:
        return theme
    fitting = scale_length(tokens.title_floor, 0.98 * place.height / two_lines)
    floor = max(fitting, tokens.small.size)
    title = tokens.title
    if title.size < floor:
        title = replace(title, size=floor)
    return replace(theme, slide=replace(tokens, title_floor=floor, title=title))


def find_typeface(
    placeholder: Placeholder | None,
    face: str,
    panose: str,
) -> tuple[str, str]:
    """Return the typeface of a placeholder, with its PANOSE number where it is known.

    Args:
        placeholder: if there is one.
        face: the theme's font for it.
        panose: of that font.
    """
    if placeholder is None or placeholder.look.face.startswith("+"):
        return face, panose
    return placeholder.look.face, ""


def list_warnings(path: str, fitter: TemplateFitter) -> Iterator[Problem]:
    """Yield what the maker of a deck should know of a template."""

    def make_warning(code: str, message: str, hint: str = "") -> Problem:
        return Problem(
            path,
            0,
            0,
            Severity.WARNING,
            message,
            hint=hint,
            code=code,
        )

    unknown = [face.face for face in fitter.faces if not face.is_known]
    for face in dict.fromkeys(unknown):
        yield make_warning(
            "W611",
            f"the template's font `{face}` cannot be measured; "
            "its text is measured with a wide margin",
            "look whether the deck's text fits, or use a font that Office has",
        )
    main = fitter.found.parts[fitter.found.main]
    carried = set(list_carried_faces(main.root))
    rare = [
        face.face
        for face in fitter.faces
        if face.is_known and not face.is_common and face.face not in carried
    ]
    for face in dict.fromkeys(rare):
        yield make_warning(
            "W615",
            f"few machines have the template's font `{face}`, and it does not carry it",
            "embed it in PowerPoint, under File, Options, Save; or use a font of Office's",
        )
    for what in fitter.match.substituted:
        yield make_warning("W612", f"the template has {what}")
    for what in fitter.found.removed:
        yield make_warning("W613", f"left out of the template: {what}")
