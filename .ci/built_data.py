"""What libraries read slowly at every start -> data in assets/ that is read at once.

`python .ci/built_data.py` makes it anew; with `--check` it only compares, and exits with 1
where what is there is not what would be made. The tests do that.

    assets/hyphenation/*.msgpack   patterns of the bundled languages, from pyphen's dictionaries
    assets/hyphenation/rules.msgpack   what their catalogues say of hyphens beyond the patterns
    assets/catalogues/*.msgpack    the words of assets/labels/*.yaml, read and checked
    assets/cldr/*.msgpack          how they write numbers and dates, from Babel's CLDR
    assets/calendars/*.msgpack     how all their regions write dates, from there too
    assets/widths/*.msgpack        widths of faces that stand in, from Liberation and DejaVu

A table of widths is made anew where the fonts are installed (fonts-liberation2,
fonts-dejavu-core, fonts-dejavu-extra), and compared where they are of its version.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import msgspec.msgpack
import uharfbuzz as harfbuzz

from reporting.calendars import list_regions, read_calendar_forms
from reporting.catalogue_files import list_digests
from reporting.cldr import read_formats
from reporting.design.hyphenation import HyphenRules, read_dictionary
from reporting.design.substitutes import CUTS, WidthTable
from reporting.i18n import (
    BuiltCatalogue,
    list_languages,
    read_language,
)

ASSETS = Path(__file__).parent.parent / "assets"
FONTS = Path("/usr/share/fonts")
SUBSTITUTES = {
    "LiberationSans": ("-Regular", "-Italic", "-Bold", "-BoldItalic"),
    "LiberationSerif": ("-Regular", "-Italic", "-Bold", "-BoldItalic"),
    "DejaVuSans": ("", "-Oblique", "-Bold", "-BoldOblique"),
    "DejaVuSerif": ("", "-Italic", "-Bold", "-BoldItalic"),
}
"""The files of each family, in the order of `CUTS`, by what their names end with."""
MEASURED = (
    *((0x20, 0x7E), (0xA0, 0x5FF), (0x1E00, 0x1FFF), (0x2000, 0x22FF)),
    *((0x25A0, 0x27BF), (0xFB00, 0xFB4F)),
)
"""Characters whose widths are kept: of Latin, Greek, Cyrillic and Hebrew, marks and signs."""


def make_built_data() -> dict[Path, bytes]:
    """Return what belongs into each file."""
    made = {}
    rules: dict[str, HyphenRules] = {}
    for code in list_languages():
        whole = read_language(code)
        path = ASSETS / "catalogues" / f"{code}.msgpack"
        built = BuiltCatalogue(list_digests([whole.code, whole.base]), whole)
        made[path] = msgspec.msgpack.encode(list_plainly(built))
        locale = whole.locale
        path = ASSETS / "cldr" / f"{locale}.msgpack"
        made[path] = msgspec.msgpack.encode(read_formats(locale))
        language, _, _ = code.partition("-")
        path = ASSETS / "calendars" / f"{language}.msgpack"
        calendar = read_calendar_forms(list_regions(language))
        made[path] = msgspec.msgpack.encode(calendar)
        name = whole.hyphenation
        if name:
            path = ASSETS / "hyphenation" / f"{name}.msgpack"
            patterns = dict(sorted(read_dictionary(name).items()))
            made[path] = msgspec.msgpack.encode(patterns)
            own = whole.hyphens
            language = name.partition("_")[0]
            rules[language] = HyphenRules(
                own.after, own.nouns_have_capitals, own.unparted
            )
    path = ASSETS / "hyphenation" / "rules.msgpack"
    made[path] = msgspec.msgpack.encode(dict(sorted(rules.items())))
    made.update(make_width_tables())
    return made


def list_plainly(value: object) -> object:
    """Return a value as msgpack holds it, with sets in one order, whatever their hashes."""
    match value:
        case msgspec.Struct():
            names = value.__struct_fields__
            return {name: list_plainly(getattr(value, name)) for name in names}
        case Mapping():
            return {key: list_plainly(part) for key, part in value.items()}
        case frozenset():
            return sorted(value)
        case tuple():
            return [list_plainly(part) for part in value]
        case _:
            return value


def make_width_tables() -> dict[Path, bytes]:
    """Return the widths of what is installed in the version that was measured."""
    made = {}
    for name, endings in SUBSTITUTES.items():
        path = ASSETS / "widths" / f"{name}.msgpack"
        found = [find_font_file(f"{name}{ending}") for ending in endings]
        files = [file for file in found if file is not None]
        if len(files) < len(endings):
            print(f"{name} is not installed: its widths are left as they are")
            continue
        faces = [harfbuzz.Face(file.read_bytes()) for file in files]
        version = read_version(faces[0])
        if path.is_file() and "--check" in sys.argv:
            known = msgspec.msgpack.decode(path.read_bytes(), type=WidthTable)
            if known.version != version:
                print(f"{name} is installed as {version}, measured as {known.version}")
                continue
        cuts = {
            cut: dict(list_widths(face)) for cut, face in zip(CUTS, faces, strict=True)
        }
        table = WidthTable(version, faces[0].upem, cuts)
        made[path] = msgspec.msgpack.encode(table)
    return made


def find_font_file(name: str) -> Path | None:
    """Return the newest file of an installed font, if there is one."""
    found = sorted(
        FONTS.rglob(f"{name}.ttf"),
        key=lambda path: read_version(harfbuzz.Face(path.read_bytes())),
    )
    return found[-1] if found else None


def read_version(face: harfbuzz.Face) -> str:
    """Return the version of a font, as its name table has it."""
    version = face.get_name(harfbuzz.OTNameIdPredefined.VERSION_STRING)
    return (version or "").partition(";")[0]


def list_widths(face: harfbuzz.Face) -> Iterator[tuple[int, list[int]]]:
    """Yield the widths of characters that follow each other, with the number of the first."""
    font = harfbuzz.Font(face)
    for first, last in MEASURED:
        start, widths = first, []
        for code in range(first, last + 1):
            glyph = font.get_nominal_glyph(code)
            if glyph:
                widths.append(font.get_glyph_h_advance(glyph))
                continue
            if widths:
                yield start, widths
            start, widths = code + 1, []
        if widths:
            yield start, widths


def main() -> int:
    """Write the data, or compare it; return the exit code."""
    stale = []
    for path, data in make_built_data().items():
        if path.is_file() and path.read_bytes() == data:
            continue
        stale.append(path)
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for path in stale:
        print(f"{path.relative_to(ASSETS.parent)} was not up to date")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
