"""A content file -> the dossier and the deck, written to a folder: load, plan, render, write.

The one module that knows destinations and dates. Everything asked for is rendered before anything
is written, and a file is replaced only by a whole one, so the last good outputs survive any fault.

The rooms are imported where they are used: `make-report --help` then answers at once, and a run
that makes only one of the outputs does not load the library that draws the other.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reporting.errors import Problem, UsageError
from reporting.output import write

if TYPE_CHECKING:
    from reporting.content.model import Content
    from reporting.content.validate import Loaded

Kind = Literal["pdf", "deck"]
Progress = Callable[[str], None]

_NAMES: dict[Kind, tuple[str, str]] = {"pdf": ("dossier", "pdf"), "deck": ("briefing", "pptx")}


@dataclass(frozen=True, slots=True)
class Written:
    """One file that a build wrote.

    Args:
        path: where it stands.
        kind: `pdf` for the dossier, `deck` for the briefing.
        language: code of its language.
        count: its pages or slides.
        size: its length in bytes.
    """

    path: Path
    kind: Kind
    language: str
    count: int
    size: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did.

    Args:
        files: what was written, language by language in the content's order.
        warnings: what the content made the reader doubt, without stopping the build.
        seconds: how long it took, measured within `build`.
    """

    files: tuple[Written, ...]
    warnings: tuple[Problem, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Rendered:
    kind: Kind
    language: str
    name: str
    count: int
    data: bytes


def load(path: Path | str) -> Loaded:
    """Read and check a content file, with the images and CSV files it names.

    Returns:
        the typed content and the warnings about it.

    Raises:
        ContentError: the content holds errors; all of them are in it.
    """
    from reporting.content.validate import load as load_content

    return load_content(path)


def build(
    content_path: Path | str,
    out_dir: Path | str,
    languages: Sequence[str] | Literal["all"] | None = None,
    only: Kind | None = None,
    progress: Progress = lambda _: None,
) -> Result:
    """Make the dossier and the deck of a content file.

    Args:
        content_path: the YAML file.
        out_dir: the folder for the outputs; made when it is missing.
        languages: codes of the languages to make, `all`, or None for the content's default.
        only: `pdf` or `deck` to make one of the two.
        progress: called with a few words before each step.

    Raises:
        ContentError: the content holds errors.
        UsageError: a language that the content does not have, or a bad SOURCE_DATE_EPOCH.
        OutputError: the files could not be written; what stood there before still stands.
    """
    began = time.monotonic()
    progress(f"reading {content_path}")
    loaded = load(content_path)
    wanted = _languages(loaded.content, languages)
    rendered = [file for language in wanted for file in _render(loaded.content, language, only, progress)]
    progress(f"writing to {out_dir}")
    folder = Path(out_dir)
    write(folder, {file.name: file.data for file in rendered}, _inputs(Path(content_path), loaded.content))
    files = tuple(
        Written(folder / file.name, file.kind, file.language, file.count, len(file.data)) for file in rendered
    )
    return Result(files, loaded.warnings, time.monotonic() - began)


def _languages(content: Content, wanted: Sequence[str] | Literal["all"] | None) -> tuple[str, ...]:
    """Settle which languages to make, in the content's order."""
    if wanted is None:
        return (content.default_language,)
    if wanted == "all":
        return content.languages
    for language in wanted:
        if language not in content.languages:
            have = ", ".join(content.languages)
            raise UsageError(f"the dossier is not written in `{language}`; its languages are: {have}")
    return tuple(language for language in content.languages if language in wanted)


def _render(content: Content, language: str, only: Kind | None, progress: Progress) -> list[_Rendered]:
    """Plan one language once, and draw what is asked for from it."""
    from reporting.design.theme import load_theme
    from reporting.plan.dossier import plan_dossier

    theme = load_theme()
    progress(f"planning {language}")
    plan = plan_dossier(content, language, _date(content), theme)
    files = []
    if only != "deck":
        from reporting.dossier.render import render as render_dossier

        name = _name("pdf", language, content)
        progress(f"drawing {name}")
        data, pages = render_dossier(plan, theme)
        files.append(_Rendered("pdf", language, name, pages, data))
    if only != "pdf":
        from reporting.deck.render import render as render_deck
        from reporting.plan.deck import plan_deck

        name = _name("deck", language, content)
        progress(f"drawing {name}")
        deck = plan_deck(content, plan, theme)
        files.append(_Rendered("deck", language, name, len(deck.slides), render_deck(deck, theme)))
    return files


def _date(content: Content) -> dt.datetime:
    """The moment both files carry: SOURCE_DATE_EPOCH (reproducible-builds.org), else the edition's day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.combine(content.edition.date, dt.time(), dt.UTC)
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is not a count of seconds since 1970: {epoch!r}") from None


def _name(kind: Kind, language: str, content: Content) -> str:
    stem, suffix = _NAMES[kind]
    return f"{stem}.{suffix}" if language == content.default_language else f"{stem}.{language}.{suffix}"


def _inputs(content_path: Path, content: Content) -> list[Path]:
    beside = (content_path.parent / name for name in (*content.images, *content.tables))
    return [content_path, *beside]
