"""What a dossier is made from -> the files it carries, with a manifest of them; and back.

The content goes under the name `content.yaml` whatever it was called, so that a dossier
does not depend on that; what it names goes under those names. The manifest holds only what
the bytes of the outputs depend on, and nothing of the machine they were made on. Cited
sources are never carried: their text is not the curator's to give away.
"""

from __future__ import annotations

import hashlib
import json
import shlex
import sys
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Final, Literal

import msgspec

from reporting.assets import DEFAULT_THEME, find_asset
from reporting.cleaning import find_hidden
from reporting.content.characters import list_characters
from reporting.content.files import is_svg
from reporting.content.validate import Loaded
from reporting.design.theme import LoadedTheme
from reporting.errors import ContentError, Problem, Severity
from reporting.evidence.report.claims_data import CLAIMS
from reporting.evidence.report.verdict_record import RECORD
from reporting.i18n import Language
from reporting.pdf.attachments import Attachment
from reporting.pdf.conformance import ConformanceName
from reporting.reading.origin import ORIGINS
from reporting.record import UNSET, Record, UnsetType
from reporting.version import __version__

CONTENT = "content.yaml"
THEME: Final = "theme.yaml"
MANIFEST = "manifest.json"

_LIBRARIES = (
    "babel",
    "lxml",
    "markdown-it-py",
    "openpyxl",
    "pillow",
    "pyphen",
    "python-pptx",
    "pyyaml",
    "reportlab",
    "uharfbuzz",
)
"""Those whose version may show in the outputs."""

_PICTURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"RIFF": "image/webp",
    b"GIF8": "image/gif",
}
"""Media types of the pictures that content may name, by how their files begin."""

_PROFILE = slice(36, 40)
"""Where an ICC profile says that it is one (ICC.1, 7.2.11)."""
_PROFILE_TYPE = "application/vnd.iccprofile"
_CARRIED = {"font/ttf": "carried_font", _PROFILE_TYPE: "carried_profile"}
"""What is said of a theme's files of a kind, other than pictures."""

_WORKBOOK = b"PK\x03\x04"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Version = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z.+-]{1,40}$")]


class Entry(Record, frozen=True):
    """One file beside the manifest."""

    name: str
    size: int
    sha256: str


HandoutName = Annotated[str, msgspec.Meta(pattern=r"^(one|two|three|slides|script)$")]
"""What a handout shows."""


class Manifest(Record, frozen=True, kw_only=True):
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
        pdf: the standards of the dossier, where they are others than the default.
        handout: what it shows, if it is a handout.
        files: all that is carried but the manifest itself.
    """

    make_report: Version
    python: Version
    libraries: dict[Version, Version]
    language: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z-]{1,35}$")]
    source_date_epoch: int | None
    theme: Literal["theme.yaml"] | None = None
    default_theme: str | None = None
    template: Entry | None = None
    pdf: Literal["ua2"] | UnsetType = UNSET
    handout: HandoutName | UnsetType = UNSET
    files: Annotated[tuple[Entry, ...], msgspec.Meta(min_length=1)]

    @property
    def command(self) -> str:
        """What makes the same dossier again, in the folder of the files."""
        command = f"make-report {CONTENT} --lang {self.language}"
        if self.theme:
            command += f" --theme {self.theme}"
        if self.template:
            command += f" --template {shlex.quote(self.template.name)}"
        if self.pdf:
            command += f" --pdf {self.pdf}"
        if self.handout:
            command += f" --handout {self.handout}"
        if self.source_date_epoch is not None:
            command = f"SOURCE_DATE_EPOCH={self.source_date_epoch} {command}"
        return command

    @property
    def programs(self) -> dict[str, str]:
        """Versions by name, of all that was at work."""
        own = {"make-report": self.make_report, "python": self.python}
        return own | self.libraries


def list_carried_files(
    loaded: Loaded,
    look: LoadedTheme,
    language: str,
    epoch: int | None,
    record: bytes | None = None,
    template: tuple[str, bytes] | None = None,
    characters: Collection[str] = (),
    pdf: ConformanceName = "ua1",
    handout: str = "",
) -> tuple[Attachment, ...]:
    """Return what a dossier carries, the content first and the manifest last.

    Args:
        loaded: the content with the files it names.
        look: the theme with the files it names.
        language: code of the dossier's language.
        epoch: what `SOURCE_DATE_EPOCH` says, if anything.
        record: the record of the last check, if there is one.
        template: name and bytes of the file that the deck is drawn on, if it is the user's own.
        characters: those of the plan; a further font of the theme is carried with these and the
            content's own alone.
        pdf: the standards of the dossier.
        handout: what the handout shows that carries them, if it is one.

    Raises:
        ContentError: the content names a file as only one of ours may be called.
    """
    files: list[Attachment] = []
    needed: Collection[str] = ()
    if look.theme.fonts.fallback:
        needed = {*characters, *list_characters(loaded)}
    listed = (
        *_list_content(loaded, language, record),
        *_list_theme(look, loaded.content.tongues.load(language), needed),
    )
    for file in listed:
        is_shared = any(file.name == f.name and file.data == f.data for f in files)
        if not is_shared:
            files.append(file)
    _refuse_taken_names([MANIFEST, ORIGINS, CLAIMS, *(file.name for file in files)])
    manifest = Manifest(
        make_report=__version__,
        python=_python_version(),
        libraries=_library_versions(),
        language=language,
        source_date_epoch=epoch,
        theme=None if look.is_default else THEME,
        default_theme=_sha256(find_asset(DEFAULT_THEME).read_bytes()),
        template=_describe_template(*template) if template else None,
        pdf=UNSET if pdf == "ua1" else pdf,
        handout=handout or UNSET,
        files=tuple(_describe(file.name, file.data) for file in files),
    )
    values = {"command": manifest.command} | msgspec.to_builtins(manifest)
    data = f"{json.dumps(values, ensure_ascii=False, indent=2)}\n".encode()
    about = loaded.content.tongues.load(language).fill_phrase("carried_manifest")
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
            "carries no files: it is a draft, was made with --no-source, "
            "or by another program"
        )
    if MANIFEST not in files:
        raise ValueError(f"carries no {MANIFEST}: it was made by another program")
    try:
        manifest = msgspec.json.decode(files[MANIFEST], type=Manifest)
        names = [entry.name for entry in manifest.files]
        if manifest.template:
            names.append(manifest.template.name)
        for name in names:
            _check_name(name)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
        raise ValueError(f"carries a {MANIFEST} that is not ours, or broken") from None
    for entry in manifest.files:
        if entry.name not in files:
            raise ValueError(f"has lost the file `{entry.name}`")
        if entry != _describe(entry.name, files[entry.name]):
            raise ValueError(f"carries another `{entry.name}` than it was made from")
    return manifest


def list_unlike(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the names of the files that two outputs carry otherwise: they are of two runs.

    Args:
        one: bytes by name.
        other: those of the other; nothing is compared where one of them carries no files.
    """
    if not one or not other:
        return []
    names = one.keys() & other.keys()
    names |= (one.keys() ^ other.keys()) & {THEME}
    names -= {MANIFEST, ORIGINS, CLAIMS}  # which are made of the others
    return sorted(name for name in names if one.get(name) != other.get(name))


def find_differences(manifest: Manifest, theme: bytes) -> Iterator[str]:
    """Yield why the dossier may come out otherwise here: other versions, another theme.

    Args:
        manifest: what it was made with.
        theme: the theme's file that it carries.
    """
    here = {"make-report": __version__, "python": _python_version()}
    here |= _library_versions()
    for name, version in manifest.programs.items():
        if here.get(name) != version:
            known = here.get(name, "unknown")
            yield f"made with {name} {version}, and here it is {known}"
    default = find_asset(DEFAULT_THEME).read_bytes()
    if manifest.theme is None and theme != default:
        yield "made with another theme"
    elif manifest.default_theme not in {None, _sha256(default)}:
        yield "made with another default theme"


# ---------------------------------------------------------------- what is carried


def _list_content(
    loaded: Loaded, language: str, record: bytes | None
) -> Iterator[Attachment]:
    phrase = loaded.content.tongues.load(language).fill_phrase
    about = phrase("carried_content")
    yield Attachment(CONTENT, "application/yaml", loaded.source, about, "Source")
    if record is not None:
        about = phrase("carried_evidence")
        yield Attachment(RECORD, "application/json", record, about, "Data")
    for name, data in sorted(loaded.content.catalogues.items()):
        about = phrase("carried_catalogue")
        yield Attachment(_shorten(name), "application/yaml", data, about, "Supplement")
    tables: dict[str, bytes] = {}
    for name, table in loaded.content.tables.items():
        tables[_shorten(table.file or name)] = table.data
    about = phrase("carried_table")
    for name, data in sorted(tables.items()):
        mime = _WORKBOOK_TYPE if data.startswith(_WORKBOOK) else "text/csv"
        yield Attachment(name, mime, data, about, "Data")
    images = {_shorten(name): image for name, image in loaded.content.images.items()}
    about = phrase("carried_image")
    for name, image in sorted(images.items()):
        mime = _find_picture_type(image.source)
        yield Attachment(name, mime, image.source, about, "Supplement")


def _list_theme(
    look: LoadedTheme,
    language: Language,
    characters: Collection[str],
) -> Iterator[Attachment]:
    fonts = look.theme.fonts
    further = {font.name for font in fonts.fallback}
    for family in fonts.families.values():
        further -= {font.name for font in family.files}
    phrase = language.fill_phrase
    about = phrase("carried_theme")
    yield Attachment(THEME, "application/yaml", look.source, about, "Supplement")
    for name, data in sorted(look.files.items()):
        mime = _find_picture_type(data) or "font/ttf"
        if data[_PROFILE] == b"acsp":
            mime = _PROFILE_TYPE
        carried = data
        if name in further:
            from reporting.pdf.carried_font import cut_font  # noqa: PLC0415  (seldom)

            carried = cut_font(data, characters)
        about = phrase(_CARRIED.get(mime, "carried_logo"))
        yield Attachment(_shorten(name), mime, carried, about, "Supplement")


def _find_picture_type(data: bytes) -> str:
    for start, mime in _PICTURES.items():
        if data.startswith(start):
            return mime
    return "image/svg+xml" if is_svg(data) else ""


def _describe(name: str, data: bytes) -> Entry:
    return Entry(
        name=name,
        size=len(data),
        sha256=_sha256(data),
    )


def _describe_template(name: str, data: bytes) -> Entry:
    """Return what a template is, by a plain name where its own cannot be printed."""
    try:
        _check_name(name)
    except ValueError:
        name = "template.pptx"
    return _describe(name, data)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _python_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _library_versions() -> dict[str, str]:
    """Return the versions of libraries by the names of the folders that pip keeps them in.

    The library that answers such questions takes as long to load as a page to draw: it is
    asked only for what was installed in another way.
    """
    installed: dict[str, str] = {}
    for place in sys.path:
        for folder in Path(place).glob("*.dist-info"):
            name, _, version = folder.stem.partition("-")
            name = name.lower().replace("_", "-")
            installed.setdefault(name, version)
    versions: dict[str, str] = {}
    for name in _LIBRARIES:
        version = installed.get(name, "")
        if not version:
            from importlib.metadata import (  # noqa: PLC0415  (slow, and seldom asked)
                version as find_version,
            )

            version = find_version(name)
        versions[name] = version
    versions["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return versions


# ---------------------------------------------------------------- names


def _check_name(name: str) -> None:
    """Raise ValueError unless a name can be printed and is written in its shortest form."""
    if find_hidden(name) or name in {".", ""} or name != _shorten(name):
        raise ValueError("not a file name")


def _shorten(name: str) -> str:
    """Return a file name without steps that lead nowhere: `./a//b` is `a/b`."""
    return PurePosixPath(name).as_posix()


def _refuse_taken_names(names: list[str]) -> None:
    problems = []
    for name in sorted(set(names)):
        if names.count(name) == 1:
            continue
        message = f"a file cannot be called `{name}`: the dossier carries another by that name"
        hint = "rename it, or leave all out: --no-source"
        error = Severity.ERROR
        problems.append(
            Problem(
                CONTENT,
                0,
                0,
                error,
                message,
                hint=hint,
                code="E812",
            )
        )
    if problems:
        raise ContentError(problems)
