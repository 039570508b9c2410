"""assets/theme.yaml -> frozen tokens: families, sizes, colours, page and slide measures.

The theme says how things look and knows nothing of what is said. Another theme is a file
that names only what it changes: it is laid over its `base`, another bundled theme, token by
token, and that over `assets/theme.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from reporting.assets import (
    DEFAULT_THEME,
    DEFAULT_THEME_NAME,
    find_asset,
    list_bundled_themes,
)
from reporting.design.deck_faces import forget_faces, warn_of_rare_faces
from reporting.design.paper_fit import fit_to_paper
from reporting.design.theme_problems import (
    find_token,
    refuse_tight_measures,
    warn_of_weak_pairs,
)
from reporting.design.token_groups import (
    Colours,
    Cover,
    Faces,
    Family,
    FamilyName,
    Fonts,
    Logo,
    Opener,
    Page,
    Print,
    SlideMeasures,
)
from reporting.design.tokens import Colour
from reporting.errors import (
    ContentError,
    Problem,
    RefusedError,
    Severity,
    UsageError,
)
from reporting.limits import find_limit, tell_cure, tell_excess
from reporting.memory import Memory, Same
from reporting.reading.disk import read_bytes
from reporting.reading.ledger import gather_files
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node, find_words, get_child, merge_nodes
from reporting.reading.rules import Length, Passes
from reporting.reading.schema import check_node
from reporting.reading.source import decode, read_file, read_yaml, scan_yaml
from reporting.reading.wording import suggest_word
from reporting.record import Record, field_names, replace

Role: TypeAlias = Literal["heading", "text", "label"]
StatusName: TypeAlias = Literal["confirmed", "reported", "unconfirmed", "disputed"]

_SCHEME_ACCENTS = 6
"""Accents of a colour scheme (ECMA-376 20.1.6.2)."""
_MOST_COLOURS = 100
"""That sections take in turn; nobody tells more apart."""
_NAME = r"[a-z][a-z0-9-]*"


def _check_base(base: str) -> None:
    names = list_bundled_themes()
    if base not in names:
        known = ", ".join(names)
        message = f"no bundled theme is called `{base}`: there are {known}"
        raise RefusedError(message, code="E601")


def _check_accents(accents: Mapping[str, str]) -> None:
    if len(accents) > find_limit("sections"):
        message = f"accents for {tell_excess('sections', len(accents))}"
        hint = tell_cure("sections", len(accents))
        raise RefusedError(message, hint, code="E181")
    if "default" not in accents:
        message = "give a `default` accent for sections that have none of their own"
        raise RefusedError(message, code="E620")


class Theme(Model, frozen=True, kw_only=True):
    """All tokens of one look."""

    name: str
    """What the theme is called."""
    base: Annotated[str, Passes(_check_base)] = DEFAULT_THEME_NAME
    """The bundled theme that a file is laid over."""
    faces: Faces
    """Which family sets what."""
    fonts: Fonts
    """The font files of both families."""
    colours: Colours
    """Colours by what they are for."""
    section_colours: Annotated[tuple[Colour, ...], Length(1, _MOST_COLOURS)]
    """Accent colours of the sections, in their order; after the last the first again."""
    accents: Annotated[Mapping[str, Colour], Passes(_check_accents)]
    """Accent colours by section id, before those by order; `default` outside of sections."""
    status: Mapping[StatusName, Colour]
    """The colour of each status."""
    page: Page
    """The page of the dossier."""
    cover: Cover
    """The cover of the dossier."""
    opener: Opener
    """How a section opens in print."""
    print: Print
    """How the dossier is printed, and its type sizes."""
    slide: SlideMeasures
    """The slide, and its type sizes."""
    logo: Logo | None = None
    """On the dossier's cover."""

    def accent(self, section: str | None) -> str:
        """Return the accent colour of a section, as #RRGGBB."""
        default = self.accents["default"]
        return self.accents.get(section or "default", default)

    def assign_accents(self, sections: Sequence[str]) -> Theme:
        """Return the theme with an accent for each section that it does not name.

        Args:
            sections: their ids, in order.
        """
        in_turn = zip(sections, cycle(self.section_colours), strict=False)
        return replace(self, accents={**dict(in_turn), **self.accents})

    @property
    def scheme_accents(self) -> tuple[str, ...]:
        """The six colours that a deck has for accents, each once while there are others.

        Those of the sections, what is quiet, and then what further sections would have.
        """
        known = (
            *self.accents.values(),
            self.colours.muted,
            *self.section_colours,
            self.colours.link,
        )
        return tuple(dict.fromkeys(known))[:_SCHEME_ACCENTS]

    @property
    def palette(self) -> dict[str, str]:
        """All colours by their tokens: `colours.ink`, `accents.default`."""
        palette = {}
        for name in field_names(Colours):
            palette[f"colours.{name}"] = getattr(self.colours, name)
        for number, colour in enumerate(self.section_colours):
            palette[f"section_colours.{number}"] = colour
        for section, colour in self.accents.items():
            palette[f"accents.{section}"] = colour
        for status, colour in self.status.items():
            palette[f"status.{status}"] = colour
        return palette

    def family(self, name: Role | FamilyName) -> Family:
        """Return a family by its name or by what it sets."""
        if name == "serif" or name == "sans":  # noqa: PLR1714  (so that the type is narrowed)
            return self.fonts.families[name]
        chosen: FamilyName = getattr(self.faces, name)
        return self.fonts.families[chosen]


class LoadedTheme(Record, frozen=True):
    """A sound theme, with the warnings about it and the files that it was read from.

    Args:
        theme: the tokens.
        source: the theme file, as it was written.
        files: fonts and logo that stand beside it, by their names.
        paths: where all of these stand.
        is_default: whether it is the one that is used where none is named.
        warnings: such as two colours that are hard to tell apart.
        beside: what stood in the files beside it that were looked for, by where they stand;
            None where one would be taken and was not there.
    """

    theme: Theme
    source: bytes
    files: Mapping[str, bytes]
    paths: tuple[Path, ...]
    is_default: bool
    warnings: tuple[Problem, ...] = ()
    beside: Mapping[Path, bytes | None] = {}

    def assign_accents(self, sections: Sequence[str]) -> LoadedTheme:
        """Return the theme with an accent for each section, and a warning of each misspelt one.

        Args:
            sections: their ids, in order.
        """
        key = (Same(self), tuple(sections))
        return _ACCENTED.recall(key, lambda: self._assign_accents(sections))

    def _assign_accents(self, sections: Sequence[str]) -> LoadedTheme:
        theme = self.theme.assign_accents(sections)
        strays = () if self.is_default else self._find_strays(sections)
        return replace(
            self,
            theme=theme,
            warnings=(*self.warnings, *strays),
        )

    def _find_strays(self, sections: Sequence[str]) -> Iterator[Problem]:
        """Yield a warning for each accent whose section may be meant to be another's.

        A theme serves several contents: an id that is like none of a content's is another's.
        """
        free = []
        for section in sections:
            if section not in self.theme.accents:
                free.append(section)
        name = f"{self.paths[0]}"
        accents = get_child(read_yaml(decode(self.source, name), name), "accents")
        if not isinstance(accents, Map):
            return
        for section, key in accents.keys.items():
            hint = suggest_word(section, free)
            if hint and section not in {*sections, "default"}:
                message = f"there is no section `{section}`"
                where = f"accents.{section}"
                yield Problem(
                    name,
                    key.line,
                    key.column,
                    Severity.WARNING,
                    message,
                    where,
                    hint,
                    code="W604",
                )


_LOADED: Memory[tuple[bytes, str, Path], LoadedTheme] = Memory()
"""Themes by their files, as long as those beside them stay as they were."""
_ACCENTED: Memory[tuple[Same[LoadedTheme], tuple[str, ...]], LoadedTheme] = Memory()
"""Themes with accents for the sections of contents."""


def load_theme(given: Path | str | None = None) -> Theme:
    """Read a theme's tokens, as `read_theme` does."""
    loaded = read_theme(given)
    return loaded.theme


def read_theme(given: Path | str | None = None) -> LoadedTheme:
    """Read a theme.

    Args:
        given: a theme file, or the name of a bundled theme; the default one when left out.

    Raises:
        UsageError: no bundled theme has that name.
        ContentError: the file is not a theme; every problem with its line.
    """
    path, name = _find_file(given)
    data = read_file(path, name, "theme")
    key = (data, name, path.absolute())
    loaded = _LOADED.recall(key, lambda: _load(*key))
    if any(_read_beside(file) != known for file, known in loaded.beside.items()):
        loaded = _LOADED[key] = _load(*key)
    return loaded


def _read_beside(path: Path) -> bytes | None:
    """Return what a file beside a theme holds now, if it is there."""
    try:
        return read_bytes(path, "font")
    except ValueError:
        return None


def _load(data: bytes, name: str, path: Path) -> LoadedTheme:
    """Read a theme with the files beside it.

    Args:
        data: the theme file.
        name: what to call it in problems.
        path: where it stands.
    """
    default = find_asset(DEFAULT_THEME)
    is_default = data == default.read_bytes()
    with gather_files() as looked_for:
        theme, warnings = _check_tokens(
            data,
            path,
            name,
            is_laid_over=not is_default,
        )
    bundled = default.parent.resolve()
    beside: dict[Path, bytes | None] = {}
    for file in looked_for:
        if not file.is_relative_to(bundled):
            beside[file] = _read_beside(file)
    files: dict[str, bytes] = {}
    paths = [path]
    for font in theme.fonts.files:
        if not font.bundled:
            files[font.name] = beside[font.path] = font.data
            paths.append(font.path)
    if theme.print.profile:
        profile = theme.print.profile
        files[profile.name] = beside[profile.path] = profile.data
        paths.append(profile.path)
    if theme.logo:
        picture = theme.logo.file
        files[picture.name] = beside[picture.path] = picture.source
        paths.append(picture.path)
    return LoadedTheme(
        theme,
        data,
        files,
        tuple(paths),
        is_default,
        warnings,
        beside,
    )


def _find_file(given: Path | str | None) -> tuple[Path, str]:
    """Return the file of a theme, and what to call it in problems."""
    if given is None or given == DEFAULT_THEME_NAME:
        return find_asset(DEFAULT_THEME), f"assets/{DEFAULT_THEME}"
    is_path = isinstance(given, Path) or not re.fullmatch(_NAME, given)
    if is_path:
        return Path(given), str(given)
    names = list_bundled_themes()
    if given not in names:
        known = ", ".join(names)
        raise UsageError(
            f"no theme is called `{given}`: there are {known}; "
            f"a file is given as ./{given}"
        )
    name = f"themes/{given}.yaml"
    return find_asset(name), f"assets/{name}"


def _check_tokens(
    data: bytes,
    path: Path,
    name: str,
    *,
    is_laid_over: bool,
) -> tuple[Theme, tuple[Problem, ...]]:
    """Check a theme file, laid over its base if it has one; return it with its warnings."""
    text = decode(data, name)
    document = scan_yaml(text, name)
    root = document.root
    if root is None:
        raise ContentError(document.problems)
    whole = root
    if is_laid_over:
        base = _read_base(root)
        whole = merge_nodes(forget_faces(fit_to_paper(base, root), root), root)
    place = path.absolute()
    theme, found = check_node(
        Theme,
        whole,
        name,
        folder=place.parent,
    )
    problems = [*document.problems, *found]
    has_errors = any(problem.severity is Severity.ERROR for problem in problems)
    if theme is None or has_errors:
        raise ContentError(problems)
    tight = list(refuse_tight_measures(theme, root, name))
    if tight:
        raise ContentError([*problems, *tight])
    problems.extend(warn_of_weak_pairs(theme, root, name))
    if is_laid_over:
        problems.extend(warn_of_rare_faces(theme.fonts, root, name))
    problems.sort()
    return theme, tuple(problems)


def _read_base(written: Node) -> Node:
    """Return what a theme file is laid over: the default, under the theme it names."""
    default = _read_bundled(DEFAULT_THEME)
    base = find_token(written, "base")
    name = find_words(base) if base else None
    if name == DEFAULT_THEME_NAME or name not in list_bundled_themes():
        return default
    over = _read_bundled(f"themes/{name}.yaml")
    return merge_nodes(default, over)


def _read_bundled(name: str) -> Node:
    path = find_asset(name)
    text = decode(path.read_bytes(), name)
    return read_yaml(text, name)
