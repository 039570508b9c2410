"""The path of a content.yaml -> its content, typed and whole, or every problem in it at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from reporting.content.data import Files, check_data
from reporting.content.model import Content, Section
from reporting.content.origins import Origins
from reporting.content.parsed import Heading, ParsedContent, parse_pieces
from reporting.content.references import check_references
from reporting.content.translations import check_translations
from reporting.errors import ContentError, Problem, Severity
from reporting.reading.source import decode, read_file, scan_yaml
from reporting.record import Record


class Loaded(Record, frozen=True, dict=True):
    """A sound content, what was found in it that stops no build, and the YAML it was read from.

    The draft knows where everything stands in that YAML, for checks that come later.
    """

    content: Content
    warnings: tuple[Problem, ...]
    source: bytes
    draft: ParsedContent

    @cached_property
    def origins(self) -> Origins:
        """Finds where the parts and the texts of the content were written."""
        return Origins(self.draft)


Rules = Callable[[ParsedContent, Files], Iterable[Problem]]
"""What else a dossier must keep to; evidence/ hands it in, so that all problems come in one run."""


def load(path: Path | str, rules: Rules = lambda *_: ()) -> Loaded:
    """Read and check a dossier with the files beside it.

    Args:
        path: the YAML file; problems name it as it is given here.
        rules: yields further problems of whatever could be read.

    Raises:
        ContentError: with all problems, warnings included, in the order of the file.
    """
    name = str(path)
    data = read_file(Path(path), name)
    text = decode(data, name)
    document = scan_yaml(text, name)
    if document.root is None:
        raise ContentError(document.problems)
    drafted = parse_pieces(document.root, text, name)
    files, found = check_data(drafted)
    problems = {*document.problems, *drafted.problems, *found}
    problems |= {
        *check_references(drafted),
        *check_translations(drafted),
        *rules(drafted, files),
    }
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    content = _content(drafted, files, hashlib.sha256(data).hexdigest())
    return Loaded(content, tuple(sorted(problems)), data, drafted)


def _content(drafted: ParsedContent, files: Files, sha256: str) -> Content:
    """Put sound pieces together."""
    parts: dict[str, Any] = {
        "sources": [],
        "entities": [],
        "figures": [],
        "claims": [],
        "sections": [],
    }
    for piece in drafted.pieces:
        match piece.kind, piece.value:
            case "sections", Heading() as heading:
                parts["sections"].append({**dict(heading), "blocks": []})
            case "blocks", block:
                parts["sections"][-1]["blocks"].append(block)
            case "edition", edition:
                parts["edition"] = edition
            case kind, value if kind in parts:
                parts[kind].append(value)
    parts["sections"] = [Section(**section) for section in parts["sections"]]
    return Content(
        languages=drafted.languages,
        images=files.images,
        tables=files.tables,
        sha256=sha256,
        **parts,
    )
