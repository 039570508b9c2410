"""Languages that only tests know, and the dossier of every kind of block in them.

A catalogue of `tests/languages/` is laid over the English one, so it says only what differs.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from reporting import catalogue_files, i18n
from reporting.assets import find_asset
from tests.samples import EVERY_BLOCK

LANGUAGES = Path(__file__).parent / "languages"
CODES = ("ar", "he", "ja")


@contextmanager
def known_languages(folder: Path) -> Iterator[None]:
    """Make the languages of the tests known, besides the bundled ones.

    Args:
        folder: takes the catalogues, as they are when laid over the English one.
    """
    labels = folder / "labels"
    labels.mkdir(parents=True, exist_ok=True)
    for path in find_asset("labels/en.yaml").parent.glob("*.yaml"):
        shutil.copy(path, labels)
    for code in CODES:
        english = yaml.safe_load((labels / "en.yaml").read_text(encoding="utf-8"))
        own = yaml.safe_load((LANGUAGES / f"{code}.yaml").read_text(encoding="utf-8"))
        _lay_over(english, own)
        text = yaml.safe_dump(english, allow_unicode=True, sort_keys=False)
        (labels / f"{code}.yaml").write_text(text, encoding="utf-8")

    def find(name: str) -> Path:
        return folder / name if name.startswith("labels/") else find_asset(name)

    for module in (i18n, catalogue_files):
        module.find_asset = find  # type: ignore[attr-defined]
    _forget()
    try:
        yield
    finally:
        for module in (i18n, catalogue_files):
            module.find_asset = find_asset  # type: ignore[attr-defined]
        _forget()


def _forget() -> None:
    for known in (
        i18n.list_languages,
        i18n._load_bundled,
        catalogue_files.load_catalogue,
        i18n.load_notation,
    ):
        known.cache_clear()


def _lay_over(base: dict[str, Any], own: dict[str, Any]) -> None:
    """Put the values of a catalogue in the places of another; lists of words go whole."""
    for key, value in own.items():
        if key in {
            "labels",
            "phrases",
            "statuses",
            "meanings",
            "entity_kinds",
            "chart_kinds",
        }:
            base[key] |= value
        else:
            base[key] = value


def list_letters(more: str = "") -> dict[str, int]:
    """Return every character of these languages beyond Latin, with a width in thousandths.

    Args:
        more: further characters.
    """
    known = set(more)
    for path in LANGUAGES.glob("*.yaml"):
        known.update(path.read_text(encoding="utf-8"))
    for first, last in _SCRIPTS:
        known.update(map(chr, range(ord(first), ord(last) + 1)))
    letters = {" ": 300, "-": 250}
    for char in sorted(known):
        if char >= "\u0590" and unicodedata.category(char) not in {"Cn", "Cc"}:
            is_mark = unicodedata.category(char) == "Mn"
            is_wide = unicodedata.east_asian_width(char) in "WF"
            letters[char] = 0 if is_mark else 1000 if is_wide else 500
    return letters


_SCRIPTS = (("א", "ת"), ("ء", "ْ"), ("ก", "๛"), ("ぁ", "ヾ"))
"""First and last letters of scripts that are had whole."""


def write_in(code: str, text: str = EVERY_BLOCK) -> str:
    """Return the dossier of every kind of block as YAML, all in one of these languages.

    It says more: `long`, a running text with names, numbers, dates and signs.
    """
    texts = _read_texts(code.partition("-")[0])
    whole = _translate(yaml.safe_load(text), texts)
    whole["languages"] = [code]
    blocks = whole["sections"][0]["blocks"]
    long = texts["long"]
    why = texts["In tonnes."]
    blocks.insert(1, {"id": "long", "kind": "prose", "text": long, "unsourced": why})
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def _read_texts(code: str) -> dict[str, str]:
    """Return the texts of the dossier in a language, by their English or their piece."""
    texts: dict[str, str] = {}
    for name in ("orchard.yaml", "orchard.bundled.yaml"):
        words = (LANGUAGES / name).read_text(encoding="utf-8")
        for key, by_language in yaml.safe_load(words).items():
            if code in by_language:
                texts[key] = by_language[code]
    return texts


def _translate(value: Any, texts: dict[str, str], key: str = "") -> Any:
    if isinstance(value, dict):
        if set(value) == {"en", "it"}:
            english = value["en"]
            return texts[english if english in texts else key]
        name = value.get("id", "")
        told = {}
        for at, inner in value.items():
            place = "on" if at is True else at  # what YAML 1.1 reads for `on`
            told[place] = _translate(inner, texts, at if at != "text" else name)
        return told
    if isinstance(value, list):
        return [_translate(inner, texts) for inner in value]
    return value
