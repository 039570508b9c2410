"""A content -> a new one of the same structure, in which all words are still to be written.

Languages, sections and blocks stay, with their ids, kinds, lengths and settings; what the old
one says, cites and counts is left out, its comments too, so that it can be passed on. In the
place of each text stands its key in brackets, such as `[title]`, of which W890 reminds.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from reporting.assets import find_asset
from reporting.checking import find_today, load
from reporting.content.model import Content, OwnKind
from reporting.content.values import EVERY, Text
from reporting.reading.yaml_words import Flow, Habits, write_entry
from reporting.starting.blanks import Blanks, count_letters
from reporting.starting.skeleton_blocks import (
    CLAIMS,
    FIGURE,
    PICTURE,
    SPEAKER,
    empty_block,
    empty_given,
)

_HEAD = """\
# A dossier begun from another one. Each text in brackets is to be written;
# `make-report` tells which are left.
# The source, the claims, the figure and the speaker are examples: write yours over them.

"""
_SOURCE = "source-a"
_COPY = "source.txt"
_COPY_TEXT = b"Put the copy of a source in the place of this file.\n"


def make_skeleton(
    path: Path | str,
    language: str | None = None,
) -> dict[str, bytes]:
    """Return the files of a dossier of a content's structure by their names.

    Args:
        path: the content, which must be sound.
        language: code of the only language of the new one; those of the old when left out.

    Raises:
        ContentError: it cannot be read.
    """
    content = load(path).content
    languages = (language,) if language else content.languages
    blanks = Blanks(languages)
    data = _empty_content(content, blanks)
    lines: list[str] = []
    for key, value in data.items():
        for column, text in write_entry(key, value, 0, Habits()):
            lines.append(" " * column + text)
        lines.append("")
    text = _HEAD + "\n".join(lines)
    picture = find_asset("init/picture.svg").read_bytes()
    return {"content.yaml": text.encode(), _COPY: _COPY_TEXT, PICTURE: picture}


def _empty_content(content: Content, blanks: Blanks) -> dict[str, Any]:
    """Return a content as plain values, with nothing said."""
    sections: list[Any] = []
    for section in content.sections:
        sections.append(
            {
                "id": section.id,
                "title": blanks.make("title"),
                "takeaway": blanks.make("takeaway"),
                "blocks": [empty_block(block, blanks) for block in section.blocks],
            }
        )
    data: dict[str, Any] = {"languages": list(blanks.languages)}
    data["edition"] = _empty_edition(content, blanks)
    if content.kinds:
        data["kinds"] = [_keep_kind(kind, blanks) for kind in content.kinds]
    data["sources"] = [_make_source(blanks.languages[0], blanks)]
    data["entities"] = _make_entities(content, blanks)
    data["figures"] = [
        {
            "id": FIGURE,
            "label": blanks.make("label"),
            "value": 1,
            "unit": blanks.make("unit"),
            "comparison": blanks.make("comparison"),
            "claim": CLAIMS[0],
        }
    ]
    data["claims"] = _make_claims(blanks)
    data["sections"] = sections
    return data


def _empty_edition(content: Content, blanks: Blanks) -> dict[str, Any]:
    edition = content.edition
    data: dict[str, Any] = {
        "number": edition.number + 1,
        "date": find_today(),
    }
    for name in ("title", "subtitle", "summary", "why_now", "audience"):
        data[name] = blanks.make(name)
    data["minutes"] = edition.minutes
    names = ("ask", "presenter", "author", "classification")
    return data | empty_given(edition, names, blanks)


def _keep_kind(kind: OwnKind, blanks: Blanks) -> dict[str, Any]:
    """Return a kind of entity as it was declared, in the languages of the new dossier."""
    return {
        "id": kind.id,
        "one": _keep_words(kind.one, blanks),
        "many": _keep_words(kind.many, blanks),
        "like": kind.like.value,
    }


def _keep_words(text: Text, blanks: Blanks) -> Any:
    """Return the words of a kind, which name no matter; a blank where they lack a language."""
    kept: dict[str, str] = {}
    for language in blanks.languages:
        words = text.by_language
        kept[language] = words.get(language) or words.get(EVERY, "[name]")
    return Flow(kept)


def _make_entities(content: Content, blanks: Blanks) -> list[Any]:
    """Return the speaker, and one entity of each kind that the content declares."""
    kinds = [(SPEAKER, "person")]
    for own in content.kinds:
        kinds.append((f"{own.id}-a", own.id))
    entities: list[Any] = []
    for number, (name, kind) in enumerate(kinds):
        entities.append(
            {
                "id": name,
                "name": f"[name {count_letters(number)}]",
                "kind": kind,
                "line": blanks.make("line"),
            }
        )
    return entities


def _make_source(language: str, blanks: Blanks) -> dict[str, Any]:
    """Return the source that all rests on until there are others."""
    undated = {"inferred": blanks.make("inferred"), "basis": blanks.make("basis")}
    return {
        "id": _SOURCE,
        "title": "[title]",
        "short": "[short]",
        "unnamed": Flow(["outlet", "author"]),
        "undated": undated,
        "language": language,
        "retrieved": find_today(),
        "file": _COPY,
        "sha256": hashlib.sha256(_COPY_TEXT).hexdigest(),
    }


def _make_claims(blanks: Blanks) -> list[Any]:
    """Return the claims that all rests on until there are others, of which two disagree."""
    claims: list[Any] = []
    cites = [Flow({"source": _SOURCE, "paragraph": 1, "terms": ["[term]"]})]
    for number, name in enumerate(CLAIMS):
        tail = "" if number else " 1"  # what the figure rests on
        text = blanks.make("text", number, tail)
        claim: dict[str, Any] = {"id": name, "text": text}
        claim["by"] = Flow([SPEAKER])
        claim["status"] = "disputed" if number else "reported"
        claim["cites"] = cites
        claims.append(claim)
    claims[1]["disagrees_with"] = Flow([CLAIMS[2]])
    return claims
