"""What libraries read slowly at every start -> data in assets/ that is read at once.

`python .ci/built_data.py` makes it anew; with `--check` it only compares, and exits with 1
where what is there is not what would be made. The tests do that.

    assets/hyphenation/*.msgpack   patterns of the bundled languages, from pyphen's dictionaries
    assets/hyphenation/rules.msgpack   what their catalogues say of hyphens beyond the patterns
    assets/cldr/*.msgpack          how they write numbers and dates, from Babel's CLDR
    assets/calendars/*.msgpack     how all their regions write dates, from there too
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec.msgpack

from reporting.calendars import list_regions, read_calendar_forms
from reporting.cldr import read_formats
from reporting.design.hyphenation import HyphenRules, read_dictionary
from reporting.i18n import list_languages, load_language

ASSETS = Path(__file__).parent.parent / "assets"


def make_built_data() -> dict[Path, bytes]:
    """Return what belongs into each file."""
    made = {}
    rules: dict[str, HyphenRules] = {}
    for code in list_languages():
        locale = load_language(code).locale
        path = ASSETS / "cldr" / f"{locale}.msgpack"
        made[path] = msgspec.msgpack.encode(read_formats(locale))
        language, _, _ = code.partition("-")
        path = ASSETS / "calendars" / f"{language}.msgpack"
        calendar = read_calendar_forms(list_regions(language))
        made[path] = msgspec.msgpack.encode(calendar)
        name = load_language(code).hyphenation
        if name:
            path = ASSETS / "hyphenation" / f"{name}.msgpack"
            patterns = dict(sorted(read_dictionary(name).items()))
            made[path] = msgspec.msgpack.encode(patterns)
            own = load_language(code).hyphens
            language = name.partition("_")[0]
            rules[language] = HyphenRules(
                own.after, own.nouns_have_capitals, own.unparted
            )
    path = ASSETS / "hyphenation" / "rules.msgpack"
    made[path] = msgspec.msgpack.encode(dict(sorted(rules.items())))
    return made


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
