"""A language -> the files of a first dossier in it: content, theme, source, table and picture.

They stand in `assets/init/` in English; `words/` has, by what stands there, what stands in
another language. Comments speak English, as the tool does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from reporting.assets import find_asset
from reporting.errors import UsageError
from reporting.reading.edits import Replace, edit_text
from reporting.reading.yaml_places import Path, read_data, read_places

CONTENT = "content.yaml"
_COPIES = ("minutes.txt", "loans.csv")
"""The copies of its sources, in their order."""
_AS_THEY_ARE = ("theme.yaml", "bicycle.svg")
_WRITTEN_IN = "en"
_NAMES = frozenset(
    {"id", "kind", "claim", "claims", "figures", "disagrees_with", "of", "what"}
)
"""Keys of which words are names of pieces and of kinds, and are not read by anybody."""


def make_lesson(language: str) -> dict[str, bytes]:
    """Return the files of the first dossier by their names, the content first.

    Args:
        language: code of its language.

    Raises:
        UsageError: it has none in that language.
    """
    words = read_words(language)
    copies = [_translate_copy(name, words) for name in _COPIES]
    text = read_asset(CONTENT).decode()
    content = read_data(read_places(text))
    changes = [Replace(("languages", 0), language)]
    for path, said in list_words(content):
        if said in words:
            changes.append(Replace(path, words[said]))
    for number, copy in enumerate(copies):
        digest = hashlib.sha256(copy).hexdigest()
        changes.append(Replace(("sources", number, "sha256"), digest))
        changes.append(Replace(("sources", number, "language"), language))
    files = {CONTENT: edit_text(text, changes).encode()}
    files |= dict(zip(_COPIES, copies, strict=True))
    for name in _AS_THEY_ARE:
        files[name] = read_asset(name)
    return files


def list_lesson_languages() -> tuple[str, ...]:
    """Return the codes of the languages that there is a first dossier in."""
    folder = find_asset(f"init/{CONTENT}").parent / "words"
    others = sorted(path.stem for path in folder.glob("*.yaml"))
    return (_WRITTEN_IN, *others)


def read_asset(name: str) -> bytes:
    """Return a file of the first dossier as it is bundled."""
    return find_asset(f"init/{name}").read_bytes()


def read_words(language: str) -> dict[str, str]:
    """Return the words of a language by what stands in English.

    Args:
        language: code; a regional one stands on its language.

    Raises:
        UsageError: there is no first dossier in it.
    """
    known = list_lesson_languages()
    if language not in known:
        names = ", ".join(known)
        raise UsageError(
            f"there is no first dossier in `{language}`; there is one in {names}. "
            "Begin with one of these, and write yours over it"
        )
    words: dict[str, str] = {}
    plain, _, _ = language.partition("-")
    for code in dict.fromkeys((plain, language)):
        if code != _WRITTEN_IN:
            text = read_asset(f"words/{code}.yaml").decode()
            words |= read_data(read_places(text))
    return words


def list_words(
    value: object,
    path: Path = (),
) -> Iterator[tuple[Path, str]]:
    """Yield what is read in a content, each with its place; blanks are single."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from list_words(item, (*path, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, item in enumerate(value):
            yield from list_words(item, (*path, number))
    elif isinstance(value, str):
        keys = [step for step in path if isinstance(step, str)]
        if keys[-1] not in _NAMES:
            yield path, " ".join(value.split())


def _translate_copy(name: str, words: Mapping[str, str]) -> bytes:
    """Return the copy of a source: its lines, or the cells of its lines, in other words."""
    text = read_asset(name).decode()
    between = ",|\n" if name.endswith(".csv") else "\n"
    parts = re.split(f"({between})", text)
    return "".join(words.get(part, part) for part in parts).encode()
