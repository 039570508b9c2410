"""The catalogues beside a content -> the languages that it may be in, and their problems.

A content names them under `labels`. Each is a file like those of `assets/labels/`: over a
bundled one, where it names that as its `base`, or whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from reporting.catalogue import bind_words
from reporting.catalogue_files import lay_over_base, load_catalogue
from reporting.cldr import load_formats
from reporting.content.parsed import ParsedContent
from reporting.errors import ContentError, Problem, Severity
from reporting.i18n import (
    Language,
    Languages,
    list_languages,
    load_language,
)
from reporting.memory import Memory, Same
from reporting.reading.beside import suggest_file
from reporting.reading.disk import read_inside
from reporting.reading.nodes import Map, Node, Scalar, find_words
from reporting.reading.schema import check_node
from reporting.reading.source import decode, scan_yaml
from reporting.reading.wording import problem_at, suggest_word
from reporting.record import Record, replace

LABELS = "labels"
"""The key under which a content names its catalogues."""
_WORDS = (
    "labels",
    "phrases",
    "statuses",
    "meanings",
    "verdicts",
    "entity_kinds",
    "chart_kinds",
    "qualifiers",
    "changes",
)
"""Parts of a catalogue that must have all keys of the English one, and no others."""
_AMOUNTS: Mapping[str, frozenset[str]] = {
    "currencies": frozenset({"amount"}),
    "unit": frozenset({"amount", "unit"}),
    "points": frozenset({"number"}),
}
"""Parts whose patterns have the same places under every key."""


_LANGUAGES: Memory[tuple[Same[Language], ...], Languages] = Memory()
"""The languages of contents, by those that they bring."""


class OwnCatalogues(Record, frozen=True):
    """The catalogues of a content.

    Args:
        languages: those that it may be in, the bundled ones included.
        files: the bytes of each file by the name that the content gives it.
        problems: of the files and in them.
    """

    languages: Languages = Languages()
    files: Mapping[str, bytes] = {}
    problems: tuple[Problem, ...] = ()


def read_catalogues(parsed: ParsedContent) -> OwnCatalogues:
    """Read the catalogues that a content names.

    Args:
        parsed: the content, in whose folder they lie.
    """
    own: dict[str, Language] = {}
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for at, name in enumerate(parsed.labels):
        parts = (LABELS,) if parsed.is_one_catalogue else (LABELS, at)
        piece = parsed.pieces[0]
        try:
            data = read_inside(parsed.folder, name, "catalogue")
        except ValueError as error:
            message = f"the catalogue `{name}` {error}"
            hint = getattr(error, "hint", "") or suggest_file(parsed.folder, name)
            problem = parsed.error(piece, parts, message, hint, code="E640")
            problems.append(problem)
            continue
        files[name] = data
        language, found = _CATALOGUES[data, str(parsed.folder / name)]
        problems += found
        if language is None:
            continue
        code = language.code
        if code in own:
            message = f"two catalogues are for the language `{code}`"
            hint = "put what they say into one"
            problems.append(parsed.error(piece, parts, message, hint, code="E641"))
        own[code] = language
    return OwnCatalogues(
        _LANGUAGES.recall(tuple(map(Same, own.values())), lambda: Languages(own)),
        files,
        tuple(problems),
    )


def read_catalogue(data: bytes, path: str) -> tuple[Language | None, list[Problem]]:
    """Read one catalogue.

    Args:
        data: the bytes of the file.
        path: what to call it in problems.

    Returns:
        the language, and what is wrong with it; one that is broken says what its base says, so
        that each slip is told once.
    """
    try:
        text = decode(data, path)
        document = scan_yaml(text, path)
        root = document.root
        if root is not None:
            refuse_other_kinds(root, path)
            refuse_unknown_base(root, path)
        whole = lay_over_base(root, document.problems)
    except ContentError as error:
        return None, list(error.problems)
    problems = [*document.problems, *check_own_words(root, path)]
    language, found = check_node(Language, whole, path)
    problems += found
    if language is not None:
        problems += check_values(language, whole, path)
    if any(problem.severity is Severity.ERROR for problem in problems):
        code = _say(whole, "code")
        base = _say(whole, "base") or "en"
        return (replace(load_language(base), code=code) if code else None), problems
    return (bind_words(language) if language else None), problems


_CATALOGUES: Memory[tuple[bytes, str], tuple[Language | None, list[Problem]]] = Memory(
    lambda key: read_catalogue(*key)
)
"""Catalogues with what is wrong with them, by their bytes and what they are called."""


def _say(node: Map, key: str) -> str:
    """Return the words of a key; none where it has none."""
    value = node.get(key)
    return (find_words(value) if value else None) or ""


# ---------------------------------------------------------------- checks


def refuse_other_kinds(root: Node, path: str) -> None:
    """Refuse a file that is a list or a text.

    Raises:
        ContentError: it has no keys.
    """
    if not isinstance(root, Map):
        message = "a catalogue is a map of keys"
        hint = "begin it with `base: en`, or with another bundled one"
        raise ContentError([problem_at(root, path, "", message, hint, "E200")])


def refuse_unknown_base(root: Node, path: str) -> None:
    """Refuse a base that is not bundled, and a few words without one.

    Args:
        root: of a catalogue.
        path: what to call its file.

    Raises:
        ContentError: there is no such base.
    """
    base = root.get("base") if isinstance(root, Map) else None
    if base is None:
        if isinstance(root, Map):
            refuse_fragment(root, path)
        return
    words = find_words(base) or ""
    known = list_languages()
    if words not in known:
        message = f"there is no bundled catalogue `{words}`"
        hint = suggest_word(words, known) or f"there are {', '.join(known)}"
        problem = problem_at(base, path, "base", message, hint, "E642")
        raise ContentError([problem])


def refuse_fragment(root: Map, path: str) -> None:
    """Refuse a catalogue without a base that has less than half of what a whole one has.

    Raises:
        ContentError: it lacks most keys; it says so once, and not of each.
    """
    known = load_catalogue("en").entries
    missing = [key for key in known if key not in root.entries]
    if len(missing) * 2 > len(known):
        listed = ", ".join(f"`{key}`" for key in missing[:3])
        message = f"no `base` is named, and {listed} and others are missing"
        hint = "write `base: en`, or another bundled one, over which these words lie"
        raise ContentError([problem_at(root, path, "", message, hint, "E642")])


def check_own_words(root: Node | None, path: str) -> Iterator[Problem]:
    """Yield what is wrong with the words of a catalogue, beside the English ones.

    Args:
        root: of a catalogue.
        path: what to call its file.
    """
    if not isinstance(root, Map):
        return
    english = load_catalogue("en")
    has_base = root.get("base") is not None
    for part in _WORDS:
        known = english.get(part)
        own = root.get(part)
        if isinstance(known, Map) and isinstance(own, Map):
            yield from check_part(part, own, known, path, has_base=has_base)
    for part, places in _AMOUNTS.items():
        own = root.get(part)
        if own is not None:
            for where, text in _list_texts(own, part):
                yield from _check_places(text, places, path, where)


def check_part(
    part: str, own: Map, known: Map, path: str, *, has_base: bool
) -> Iterator[Problem]:
    """Yield the keys that a part has in excess or lacks, and the places that its texts do.

    Args:
        part: its key.
        own: what the catalogue has under it.
        known: what English has.
        path: what to call the file.
        has_base: whether what is left out stands in the base.
    """
    missing = [key for key in known.entries if key not in own.entries]
    for key, node in own.entries.items():
        where = f"{part}.{key}"
        if key not in known.entries:
            hint = suggest_word(key, missing if not has_base else list(known.entries))
            hint = hint or "delete it: nothing asks for it"
            message = f"`{key}` is no key of `{part}`"
            yield problem_at(
                own.keys[key],
                path,
                where,
                message,
                hint,
                "E643",
            )
            continue
        places = frozenset(_list_places(known.entries[key]))
        for text_where, text in _list_texts(node, where):
            yield from _check_places(text, places, path, text_where)
    if missing and not has_base:
        listed = ", ".join(f"`{key}`" for key in missing)
        hint = "translate them, or name a `base` that has them"
        message = f"`{part}` lacks {listed}"
        yield problem_at(own, path, part, message, hint, "E644")


def _check_places(
    text: Scalar, wanted: frozenset[str], path: str, where: str
) -> Iterator[Problem]:
    """Yield the places that a text lacks, or has and nothing fills."""
    try:
        found = set(_list_places(text))
    except ValueError:
        message = "a brace stands alone"
        hint = "write a place as `{name}`, and a brace that is none twice: `{{`"
        yield problem_at(text, path, where, message, hint, "E645")
        return
    strange = found - wanted
    if len(strange) == 1 and len(wanted - found) == 1:
        (place,) = strange
        (meant,) = wanted - found
        message = f"nothing fills the place `{{{place}}}`"
        hint = f"write `{{{meant}}}`, which is missing"
        yield problem_at(text, path, where, message, hint, "E645")
        return
    for place in sorted(wanted - found):
        message = f"the place `{{{place}}}` is missing"
        hint = "put it where its words belong"
        yield problem_at(text, path, where, message, hint, "E645")
    for place in sorted(strange):
        message = f"nothing fills the place `{{{place}}}`"
        listed = ", ".join(f"`{{{name}}}`" for name in sorted(wanted))
        hint = f"its places are {listed}" if wanted else "it has no places"
        yield problem_at(text, path, where, message, hint, "E645")


def _list_texts(node: Node, where: str) -> Iterator[tuple[str, Scalar]]:
    """Yield the texts of a node, with their content paths; of a phrase, not its `by`."""
    if isinstance(node, Scalar):
        yield where, node
    elif isinstance(node, Map):
        for key, value in node.entries.items():
            if key != "by":
                yield from _list_texts(value, f"{where}.{key}")


def _list_places(node: Node) -> Iterator[str]:
    """Yield the places of the texts of a node."""
    for _, text in _list_texts(node, ""):
        for _, place, _, _ in Formatter().parse(text.value or ""):
            if place is not None:
                yield place


def check_values(language: Language, whole: Map, path: str) -> Iterator[Problem]:
    """Yield the names that no library knows, and the patterns that cannot be read.

    Args:
        language: as it was read.
        whole: the catalogue over its base.
        path: what to call the file.
    """
    try:
        load_formats(language.locale)
    except ValueError:
        message = f"CLDR has no locale `{language.locale}`"
        hint = "write one such as `de_CH`, or `de`"
        yield _problem_of(whole, "locale", path, message, hint, "E646")
    if language.hyphenation:
        from pyphen import LANGUAGES  # noqa: PLC0415  (only for catalogues of one's own)

        if language.hyphenation not in LANGUAGES:
            message = f"there are no hyphenation patterns `{language.hyphenation}`"
            hint = suggest_word(language.hyphenation, list(LANGUAGES))
            hint = hint or 'write "" to part no word'
            yield _problem_of(whole, "hyphenation", path, message, hint, "E646")
    for name, forms in language.status_forms.items():
        for form in forms:
            try:
                re.compile(form)
            except re.error as error:
                message = f"`{form}` is no regular expression: {error}"
                where = f"status_forms.{name}"
                node = whole.entries["status_forms"]
                yield problem_at(node, path, where, message, "", "E647")


def _problem_of(
    whole: Map, key: str, path: str, message: str, hint: str, code: str
) -> Problem:
    return problem_at(
        whole.entries[key],
        path,
        key,
        message,
        hint,
        code,
    )
