r"""A bibliography in BibTeX or BibLaTeX -> its entries, by `bibtexparser`.

What LaTeX writes with commands is read as it is printed (`M{\"u}ller`, `\emph{Orchard}`);
addresses and file names are not LaTeX but for the marks that escape. An entry that is broken
is told with its line, and those around it are read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from reporting.content.period_cures import find_month
from reporting.evidence.intake.bibliographies.attachments import split_attachments
from reporting.evidence.intake.bibliographies.model import (
    Bibliography,
    Entry,
    Fault,
    Values,
    refuse_entries,
    state_all,
    write_doi,
    write_person,
)
from reporting.evidence.intake.propose import OTHERS
from reporting.evidence.sources.stated.model import Field

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block
    from bibtexparser.model import Entry as BibEntry
    from bibtexparser.model import Field as BibField

_OUTLETS = (
    "journaltitle",
    "journal",
    "newspaper",
    "publisher",
    "institution",
    "school",
    "organization",
    "booktitle",
    "howpublished",
)
"""Who published an entry, the most telling key first."""
_TITLES = ("title", "shorttitle")
_LANGUAGES = ("langid", "language", "hyphenation")
_ESCAPED = re.compile(r"\\([_%&#~{}$])(?:\{\})?")
_URL = re.compile(r"\\url\s*\{(.*)\}", re.DOTALL)
_COMMANDS = (("{\\textasciitilde}", "~"), ("\\textasciitilde{}", "~"), ("{\\_}", "_"))
_OTHERS = "others"
_BARE = "no-enclosing"
"""What the library says of a value without braces or quotation marks around it."""
_BROKEN = "the entry is broken: a brace, a comma or a quotation mark is missing"
_HEADING = re.compile(r"^[ \t]*(@(?!comment\b)[a-z]+)\b", re.IGNORECASE | re.MULTILINE)
"""How an entry begins."""
_FIELD = re.compile(r"^[ \t]*[a-z]+[ \t]*=[ \t]*[{\"\d]", re.IGNORECASE | re.MULTILINE)
"""How a field of one does."""
_PIECE = re.compile(
    r"\s*(?:\"(?P<quoted>(?:[^\"{}]|\{[^{}]*\})*)\""
    r"|\{(?P<braced>(?:[^{}]|\{[^{}]*\})*)\}"
    r"|(?P<name>[\w:.+-]+))\s*(?:#|\Z)"
)
"""A piece of a value, with the mark that joins it to the next one."""


def read_bibtex(text: str) -> Bibliography:
    """Return the entries of a BibTeX file.

    Args:
        text: the whole file.

    Raises:
        ValueError: it has too many entries; the message goes on from the file's name.
    """
    # Loaded by those who import a bibliography alone.
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415
    from bibtexparser.middlewares import (  # noqa: PLC0415
        RemoveEnclosingMiddleware,
        ResolveStringReferencesMiddleware,
    )

    refuse_entries(text.count("@"))
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)  # what it logs is told as faults
    try:
        library = parse_string(
            text,
            parse_stack=[
                ResolveStringReferencesMiddleware(allow_inplace_modification=True),
                RemoveEnclosingMiddleware(allow_inplace_modification=True),
            ],
        )
    finally:
        logger.setLevel(level)
    entries: list[Entry] = []
    faults: list[Fault] = []
    whole = list(library.entries)
    strays = find_strays(library)
    for line, entry in strays.items():
        faults.append(Fault(line, _BROKEN))
        if entry:
            whole.remove(entry)
    strings = {each.key.lower(): each.value for each in library.strings}
    for block in library.failed_blocks:
        faults.append(explain_block(block))
        kept: Any = block.ignore_error_block
        if hasattr(kept, "fields"):
            whole.append(kept)
    whole.sort(key=lambda entry: entry.start_line or 0)
    for each in whole:
        line = (each.start_line or 0) + 1
        try:
            entries.append(read_entry(each, line, strings))
        except (ValueError, RecursionError, IndexError, AttributeError) as error:
            reason = " ".join(f"{error}".split())[:80]
            faults.append(
                Fault(
                    line,
                    f"the entry cannot be read ({reason})",
                )
            )
    return Bibliography(tuple(entries), tuple(faults))


def find_strays(library: Library) -> dict[int, BibEntry | None]:
    """Return what stands between entries and is the rest of one, or one without its brace.

    Args:
        library: of the file; what stands behind an entry that is broken is its rest.

    Returns:
        by the line that is told, the entry that ended too early; None where none did.
    """
    strays: dict[int, BibEntry | None] = {}
    blocks = (*library.entries, *library.failed_blocks)
    for comment in library.comments:
        begins = comment.start_line or 0
        raw = comment.raw or ""
        before = [block for block in blocks if (block.start_line or 0) <= begins]
        last: Any = max(before, key=lambda block: block.start_line or 0, default=None)
        heading = _HEADING.search(raw)
        field = _FIELD.search(raw)
        if last and field and not (heading and heading.start() < field.start()):
            if last in library.entries:
                strays[(last.start_line or 0) + 1] = last
        elif heading:
            line = raw.count("\n", 0, heading.start(1))
            strays[begins + line + 1] = None
    return strays


def explain_block(block: Any) -> Fault:
    """Return what is wrong with a part of a file that the library could not read."""
    line = (block.start_line or 0) + 1
    kept = block.ignore_error_block
    if kept is None:
        return Fault(line, _BROKEN)
    keys = ", ".join(
        f"`{key}`"
        for key in sorted(
            getattr(
                block,
                "duplicate_keys",
                (),
            )
        )
    )
    if keys:
        return Fault(line, f"{keys} is given twice; the first counts", is_lost=False)
    message = f"another entry is called `{getattr(kept, 'key', '')}` too"
    return Fault(line, message, is_lost=False)


def read_entry(entry: BibEntry, line: int, strings: Mapping[str, str]) -> Entry:
    """Return what an entry states.

    Args:
        entry: as the library gives it.
        line: in which it begins.
        strings: what the file defines by `@string`.
    """
    fields: dict[str, str] = {}
    for field in entry.fields:
        words = str(field.value)
        if is_torn(field):
            raise ValueError(f"a comma or a brace is missing behind `{field.key}`")
        if "#" in words and field.enclosing == _BARE:
            words = join_pieces(words, strings)
        fields.setdefault(field.key.lower(), words)
    printed = print_fields(fields)
    stated: dict[Field, Values] = {
        "title": pick(printed, _TITLES),
        "outlet": pick(printed, _OUTLETS),
        "author": list_authors(fields.get("author", "")),
        "published": [find_date(fields)],
        "saved": pick(fields, ("urldate",)),
        "language": pick(printed, _LANGUAGES),
        "link": list_links(fields),
    }
    files = split_attachments(fields.get("file", ""))
    statements = state_all(stated, line)
    return Entry(entry.key, line, statements, tuple(files))


def is_torn(field: BibField) -> bool:
    """Whether a value goes on behind its end: `{A} year = {2025}`, or `"A "b" c"`."""
    words = str(field.value)
    is_bare = field.enclosing == _BARE and words[:1] in {"{", '"'}
    return is_bare and join_pieces(words, {}) == words


def join_pieces(words: str, strings: Mapping[str, str]) -> str:
    """Return pieces that a `#` joins as one: `"A " # b`; other words as they are."""
    joined = ""
    at = 0
    while at < len(words):
        match = _PIECE.match(words, at)
        if not match:
            return words
        name = match["name"] or ""
        known = strings.get(name.lower(), name)
        joined += match["quoted"] or match["braced"] or known
        at = match.end()
    return joined


def pick(fields: Mapping[str, str], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields of some names, in their order; an address is no name of anybody."""
    for name in names:
        words = fields.get(name, "")
        if "://" not in words:
            yield name, words


def print_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields as LaTeX prints them."""
    names = {*_TITLES, *_OUTLETS, *_LANGUAGES}
    return {name: print_latex(fields[name]) for name in names if name in fields}


def print_latex(words: str) -> str:
    """Return words as LaTeX prints them."""
    if not any(mark in words for mark in "\\{}$~-`'"):
        return words
    from bibtexparser.library import Library  # noqa: PLC0415  (see above)
    from bibtexparser.model import Entry as BibEntry  # noqa: PLC0415
    from bibtexparser.model import Field as BibField  # noqa: PLC0415

    entry = BibEntry(
        "misc",
        "x",
        [BibField("title", words)],
    )
    block: Block | Any = _load_decoder().transform_entry(
        entry,
        Library(),
    )
    if not hasattr(block, "fields"):
        return words
    return str(block.fields[0].value)


@cache
def _load_decoder() -> Any:
    """Return what reads LaTeX; it builds its table of commands anew each time it is made."""
    from bibtexparser.middlewares import LatexDecodingMiddleware  # noqa: PLC0415

    return LatexDecodingMiddleware(
        allow_inplace_modification=True,
        keep_math_mode=False,
    )


def list_authors(words: str) -> Iterator[tuple[str, str]]:
    """Yield the names of authors; braces keep that of an institution whole."""
    from bibtexparser.middlewares.names import (  # noqa: PLC0415  (see above)
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    for name in split_multiple_persons_names(words):
        plain = name.strip()
        is_whole = plain.startswith("{") and plain.endswith("}")
        if plain.lower() == _OTHERS:
            yield "author", OTHERS
        elif is_whole and "}" not in plain[:-1]:
            yield "author", print_latex(plain[1:-1])
        else:
            parts = parse_single_name_into_parts(plain, strict=False)
            last = print_latex(" ".join((*parts.von, *parts.last)))
            first = print_latex(" ".join(parts.first))
            suffix = print_latex(" ".join(parts.jr))
            yield "author", write_person(first, last, suffix)


def find_date(fields: Mapping[str, str]) -> tuple[str, str]:
    """Return when an entry appeared, as fine as it says, and by which keys."""
    if fields.get("date"):
        return "date", print_latex(fields["date"])
    year = print_latex(fields.get("year", "")).strip()
    named, _, behind = fields.get("month", "").partition("~")  # `sep # "~2"`
    month = find_month_number(named)
    day = fields.get("day", behind).strip()
    is_year = re.fullmatch(r"\d{4}", year)
    if not is_year or not month:
        is_left = bool(named.strip())
        return "year alone, as its month is not read" if is_left else "year", year
    date = f"{year}-{month:02}"
    if re.fullmatch(r"\d\d?", day):
        return "year, month, day", f"{date}-{int(day):02}"
    return "year, month", date


def find_month_number(words: str) -> int:
    """Return which month is meant; 0 where none is."""
    plain = print_latex(words).strip(" .{}")
    if plain.isdecimal() and len(plain) < 3:  # noqa: PLR2004  (two digits)
        return int(plain)
    return find_month(plain) if plain else 0


def list_links(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of an entry, each with its key."""
    for name in ("url", "howpublished", "note"):
        address = plain_address(fields.get(name, ""))
        if address:
            yield name, address
    doi = write_doi(
        plain_address(
            fields.get("doi", ""),
            is_whole=False,
        )
    )
    if doi:
        yield "doi", doi
    archive = fields.get(
        "eprinttype",
        fields.get("archiveprefix", ""),
    ).lower()
    if archive == "arxiv" and fields.get("eprint"):
        yield "eprint", f"https://arxiv.org/abs/{fields['eprint'].strip()}"


def plain_address(words: str, *, is_whole: bool = True) -> str:
    r"""Return an address without what LaTeX needs: `a\_b`, `\url{…}`.

    Args:
        words: what was written.
        is_whole: whether it must be an address with its scheme.
    """
    match = _URL.search(words)
    plain = match[1] if match else words
    for command, character in _COMMANDS:
        plain = plain.replace(command, character)
    plain = (
        _ESCAPED.sub(
            r"\1",
            plain,
        )
        .strip()
        .strip("{}<>")
    )
    if is_whole and not re.fullmatch(r"https?://\S+", plain):
        return ""
    return plain
