"""What a dossier is made from -> the files it carries, with a manifest that names them; and back.

The content goes under the name `content.yaml` whatever it was called, so that a dossier
does not depend on that; what it names goes under those names. The manifest holds only what
the bytes of the outputs depend on, and nothing of the machine they were made on. Cited
sources are never carried: their text is not the curator's to give away.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shlex
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from reporting.assets import find_asset
from reporting.content.validate import Loaded
from reporting.design.theme import LoadedTheme
from reporting.errors import ContentError, Problem, Severity
from reporting.evidence.report.verdict_record import RECORD
from reporting.i18n import load_language as language_of
from reporting.pdf.attachments import Attachment
from reporting.reading.source import find_unprintable
from reporting.version import __version__

CONTENT, THEME, MANIFEST = "content.yaml", "theme.yaml", "manifest.json"

_LIBRARIES = (
    "babel",
    "lxml",
    "markdown-it-py",
    "pillow",
    "pyphen",
    "python-pptx",
    "pyyaml",
    "reportlab",
    "xlsxwriter",
)
"""Those whose version may show in the outputs."""

_PICTURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"RIFF": "image/webp",
}
"""Media types of the pictures that content may name, by how their files begin."""

Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z.+-]{1,40}$")]


def _name(text: str) -> str:
    """Let a name pass that can be printed and is written in its shortest form."""
    if (
        find_unprintable(text)
        or not {"\t", "\n", "\r"}.isdisjoint(text)
        or text == "."
        or text != _plain(text)
    ):
        raise ValueError("not a file name")
    return text


class Entry(BaseModel):
    """One file beside the manifest."""

    model_config = ConfigDict(frozen=True)

    name: Annotated[str, AfterValidator(_name)]
    size: int
    sha256: str


class Manifest(BaseModel):
    """What a dossier was made from, and with what.

    Args:
        make_report: version of this program.
        python: its version, as far as it may show in the outputs.
        libraries: their versions by name.
        language: code of the dossier's language.
        source_date_epoch: what `SOURCE_DATE_EPOCH` said, if anything.
        theme: name of the theme's file, where it is another than the default.
        default_theme: SHA-256 of the theme that is the default, and that others are laid over.
        template: the user's own template that the deck is drawn on, which is not carried.
        files: all that is carried but the manifest itself.
    """

    model_config = ConfigDict(frozen=True)

    make_report: Version
    python: Version
    libraries: Mapping[Version, Version]
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z-]{1,35}$")]
    source_date_epoch: int | None
    theme: Literal["theme.yaml"] | None = None
    default_theme: str | None = None
    template: Entry | None = None
    files: tuple[Entry, ...] = Field(min_length=1)

    @property
    def command(self) -> str:
        """What makes the same dossier again, in the folder of the files."""
        epoch = (
            ""
            if self.source_date_epoch is None
            else f"SOURCE_DATE_EPOCH={self.source_date_epoch} "
        )
        theme = f" --theme {self.theme}" if self.theme else ""
        template = (
            f" --template {shlex.quote(self.template.name)}" if self.template else ""
        )
        return f"{epoch}make-report {CONTENT} --lang {self.language}{theme}{template}"

    @property
    def programs(self) -> dict[str, str]:
        """Versions by name, of all that was at work."""
        return {
            "make-report": self.make_report,
            "python": self.python,
            **self.libraries,
        }


def list_carried_files(
    loaded: Loaded,
    look: LoadedTheme,
    language: str,
    epoch: int | None,
    record: bytes | None = None,
    template: tuple[str, bytes] | None = None,
) -> tuple[Attachment, ...]:
    """Return what a dossier carries, the content first and the manifest last.

    Args:
        loaded: the content with the files it names.
        look: the theme with the files it names.
        language: code of the dossier's language.
        epoch: what `SOURCE_DATE_EPOCH` says, if anything.
        record: the record of the last check, if there is one.
        template: name and bytes of the file that the deck is drawn on, if it is the user's own.

    Raises:
        ContentError: the content names a file as only one of ours may be called.
    """
    listed = (*_files(loaded, language, record), *_theme_files(look, language))
    files = tuple(
        {(file.name, file.data): file for file in listed}.values()
    )  # they may share a file
    names = [file.name for file in files]
    if taken := sorted(
        {name for name in names if names.count(name) > 1 or name == MANIFEST}
    ):
        raise ContentError(_taken(taken))
    manifest = Manifest(
        **_programs(),
        language=language,
        source_date_epoch=epoch,
        theme=None if look.is_default else THEME,
        default_theme=_sha256(find_asset(THEME).read_bytes()),
        template=_entry(_printable(template[0]), template[1]) if template else None,
        files=tuple(_entry(file.name, file.data) for file in files),
    )
    told = {"command": manifest.command, **manifest.model_dump()}
    data = f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()
    about = language_of(language).phrase("carried_manifest")
    return (*files, Attachment(MANIFEST, "application/json", data, about, "Supplement"))


def check_manifest(files: Mapping[str, bytes]) -> Manifest:
    """Read the manifest among the files that an output carries, and hold them against it.

    Args:
        files: bytes by name.

    Raises:
        ValueError: there is none, or a file is not what it says; the message goes on from the
            file's name.
    """
    if not files:
        raise ValueError(
            "carries no files: it is a draft, was made with --no-source, or by another program"
        )
    if MANIFEST not in files:
        raise ValueError(f"carries no {MANIFEST}: it was made by another program")
    try:
        manifest = Manifest.model_validate_json(files[MANIFEST])
    except ValidationError:
        raise ValueError(f"carries a {MANIFEST} that is not ours, or broken") from None
    for entry in manifest.files:
        if entry.name not in files:
            raise ValueError(f"has lost the file `{entry.name}`")
        if entry != _entry(entry.name, files[entry.name]):
            raise ValueError(f"carries another `{entry.name}` than it was made from")
    return manifest


def find_differences(manifest: Manifest, theme: bytes) -> Iterator[str]:
    """Yield why the dossier may come out otherwise here: other versions, another theme."""
    here = Manifest(
        **_programs(), language="en", source_date_epoch=None, files=manifest.files
    ).programs
    for name, version in manifest.programs.items():
        if here.get(name) != version:
            yield f"made with {name} {version}, and here it is {here.get(name, 'unknown')}"
    default = find_asset(THEME).read_bytes()
    if manifest.theme is None and theme != default:
        yield "made with another theme"
    elif manifest.default_theme not in {None, _sha256(default)}:
        yield "made with another default theme"


def _files(loaded: Loaded, language: str, record: bytes | None) -> Iterator[Attachment]:
    about = language_of(language).phrase
    content = loaded.content
    yield Attachment(
        CONTENT, "application/yaml", loaded.source, about("carried_content"), "Source"
    )
    if record is not None:
        yield Attachment(
            RECORD, "application/json", record, about("carried_evidence"), "Data"
        )
    for name, data in sorted(
        {_plain(name): table.data for name, table in content.tables.items()}.items()
    ):
        yield Attachment(name, "text/csv", data, about("carried_table"), "Data")
    for name, data in sorted(
        {_plain(name): image.source for name, image in content.images.items()}.items()
    ):
        mime = next(kind for start, kind in _PICTURES.items() if data.startswith(start))
        yield Attachment(name, mime, data, about("carried_image"), "Supplement")


def _theme_files(look: LoadedTheme, language: str) -> Iterator[Attachment]:
    about = language_of(language).phrase
    yield Attachment(
        THEME, "application/yaml", look.source, about("carried_theme"), "Supplement"
    )
    for name, data in sorted(look.files.items()):
        picture = next(
            (kind for start, kind in _PICTURES.items() if data.startswith(start)), None
        )
        what = about("carried_logo" if picture else "carried_font")
        yield Attachment(_plain(name), picture or "font/ttf", data, what, "Supplement")


def _printable(name: str) -> str:
    """Return what a template is called, or a plain name where its own cannot be printed."""
    try:
        return _name(name)
    except ValueError:
        return "template.pptx"


def _plain(name: str) -> str:
    """Return a file name without steps that lead nowhere: `./a//b` is `a/b`."""
    return PurePosixPath(name).as_posix()


def _entry(name: str, data: bytes) -> Entry:
    return Entry(name=name, size=len(data), sha256=_sha256(data))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _programs() -> dict[str, object]:
    versions = {name: importlib.metadata.version(name) for name in _LIBRARIES}
    return {
        "make_report": __version__,
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "libraries": {**versions, "zlib": zlib.ZLIB_RUNTIME_VERSION},
    }


def _taken(names: list[str]) -> Iterator[Problem]:
    for name in names:
        message = f"a file cannot be called `{name}`: the dossier carries another by that name"
        yield Problem(
            CONTENT,
            0,
            0,
            Severity.ERROR,
            message,
            hint="rename it, or leave all out: --no-source",
        )
