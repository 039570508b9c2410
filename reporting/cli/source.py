"""`make-report source ACTION …`: arguments -> sources of a content, shown or written."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from reporting import (
    ContentError,
    EvidenceError,
    Severity,
    add_source,
    import_sources,
    refresh_source,
)
from reporting.cleaning import show_line
from reporting.cli.arguments import (
    TeachingFormatter,
    add_limit_options,
    add_traceback_option,
    format_examples,
    make_command_parser,
)
from reporting.cli.show import (
    Answer,
    align_columns,
    count_problems,
    format_counted_noun,
    list_problems,
)
from reporting.curating.adding import AddedSource, ImportedSources
from reporting.curating.renewing import RefreshedSource
from reporting.evidence.intake.refreshing import CitationChange, Outcome

_LESSON = """\
A source is a document that claims are cited from, with a local copy that they are held to.

  make-report source add page.html             a saved page, MHTML, PDF, text, DOCX or WARC
                                               becomes a source: a snapshot is kept, and a block
                                               is printed with what the file says of itself
  make-report source add page.html --write --author "Vera Lane"
                                               the same, written into content.yaml
  make-report source import refs.bib           BibTeX, RIS or CSL-JSON become sources
  make-report source refresh gazette page.html what a newer copy changes, citation by citation

Nothing is guessed: what a file does not say stays blank, and --write asks for it. Then cite it:
make-report cite, make-report check. `make-report source add --help` lists the options.
"""
_FIELDS = (
    ("title", "WORDS", "the title of the document"),
    ("outlet", "WORDS", "who published it"),
    ("author", "WORDS", "who wrote it"),
    ("published", "DATE", "when it appeared, such as 2026-10-02, 2026-10 or 2026"),
    ("undated", "WORDS", "when it is from, where it does not say; with --basis"),
    ("basis", "WORDS", "by what that is inferred"),
    ("language", "CODE", "the language it is in, such as en or pt-BR"),
    ("short", "WORDS", "its short name, for margins"),
    ("id", "ID", "by which claims refer to it"),
    ("link", "URL", "its address; of a web archive, the page that is meant"),
    ("retrieved", "DAY", "the day on which the copy was read"),
)
"""What may be given beside a file, by the keys of a source."""
_NAMES = ("title", "outlet", "author")
"""What a document may not say of itself."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report source`."""
    parser = make_command_parser(
        "source",
        "Bring sources into a content: add a file, import a bibliography, compare a newer "
        "copy. Without an action, a short lesson.",
        examples={
            "make-report source": "a short lesson",
            "make-report source add saved.html": "the source that a file may become; --write",
            "make-report source import refs.bib": "those of a bibliography",
            "make-report source refresh gazette newer.html": "what a newer copy changes",
        },
    )
    add_limit_options(parser)
    add_traceback_option(parser)
    parser.set_defaults(action="")
    actions = parser.add_subparsers(metavar="ACTION", title="actions")
    for name, action in _ACTIONS.items():
        inner = actions.add_parser(
            name,
            help=action.about,
            description=action.description,
            epilog=format_examples(action.examples),
            formatter_class=TeachingFormatter,
            allow_abbrev=False,
        )
        action.fill(inner)
        inner.set_defaults(action=name)
    return parser


def _fill_add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the file")
    _add_content(parser)
    for name, metavar, about in _FIELDS:
        parser.add_argument(
            f"--{name}",
            default="",
            metavar=metavar,
            help=about,
        )
    _add_unnamed(parser)
    _add_write(parser, "write the source into the content")


def _fill_import(parser: argparse.ArgumentParser) -> None:
    about = "the bibliography: .bib, .ris or .json"
    parser.add_argument("refs", type=Path, metavar="REFS", help=about)
    _add_content(parser)
    folder = "a folder below which attachments may lie, beside that of the bibliography"
    parser.add_argument("--files", type=Path, metavar="DIR", help=folder)
    language = "the language of every entry, such as en"
    parser.add_argument("--language", default="", metavar="CODE", help=language)
    _add_unnamed(parser)
    _add_write(parser, "write the sources that are whole into the content")


def _fill_refresh(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the source")
    parser.add_argument("file", type=Path, metavar="FILE", help="the newer copy")
    _add_content(parser)
    strict = (
        "fail with exit code 4 if the newer copy does not bear a citation any more, "
    )
    strict += "and write nothing then"
    parser.add_argument("--strict", action="store_true", help=strict)
    write = (
        "let it take the place of the old copy, which is kept under a name with its day"
    )
    _add_write(parser, write)


class _Action(NamedTuple):
    """What the command does: in a few words, in a sentence, by examples, with arguments."""

    about: str
    description: str
    examples: Mapping[str, str]
    fill: Callable[[argparse.ArgumentParser], None]


_ACTIONS = {
    "add": _Action(
        "make a source of a file",
        "Keep a snapshot of a file beside the content, and print the source that it may "
        "become, each line with where the file says so.",
        {
            "make-report source add saved.html": "prints the block",
            'make-report source add saved.html --author "Tom Ash" --id pears': (
                "with what the file does not say"
            ),
        },
        _fill_add,
    ),
    "import": _Action(
        "make sources of a bibliography",
        "Make a source of each entry of a bibliography (BibTeX, RIS, CSL-JSON), with the file "
        "that it names as the local copy, and print them.",
        {
            "make-report source import refs.bib": "prints the blocks",
            "make-report source import refs.bib --files . --write": (
                "writes those that are whole"
            ),
        },
        _fill_import,
    ),
    "refresh": _Action(
        "compare a newer copy of a source",
        "Compare a newer copy of a source with the one on record: its paragraphs, and what "
        "becomes of each citation.",
        {
            "make-report source refresh gazette newer.html": "says what it changes",
            "make-report source refresh gazette newer.html --write": (
                "lets it take the place of the old copy"
            ),
        },
        _fill_refresh,
    ),
}


def _add_content(parser: argparse.ArgumentParser) -> None:
    about = "the content (default: content.yaml)"
    parser.add_argument("content", nargs="?", type=Path, metavar="CONTENT", help=about)
    folder = (
        "the folder of the local copies (default: sources/ beside the content if it is "
        "there, else beside the content)"
    )
    parser.add_argument("--sources", type=Path, metavar="DIR", help=folder)


def _add_unnamed(parser: argparse.ArgumentParser) -> None:
    about = (
        "what the document does not say of itself: outlet, author, or both with a comma"
    )
    parser.add_argument(
        "--unnamed", type=read_names, default=(), metavar="NAMES", help=about
    )


def _add_write(parser: argparse.ArgumentParser, about: str) -> None:
    parser.add_argument("--write", action="store_true", help=about)
    add_limit_options(parser)
    add_traceback_option(parser)


def read_names(text: str) -> tuple[str, ...]:
    """Return what is listed with commas.

    Raises:
        ArgumentTypeError: it is none of what a document may not say of itself.
    """
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in _NAMES:
            listed = ", ".join(_NAMES)
            raise argparse.ArgumentTypeError(f"not one of {listed}: {name!r}")
    return names


def run(options: argparse.Namespace) -> Answer:
    """Add, import or refresh sources; without an action, teach how."""
    match options.action:
        case "add":
            return run_add(options)
        case "import":
            return run_import(options)
        case "refresh":
            return run_refresh(options)
        case _:
            return Answer(_LESSON)


def run_add(options: argparse.Namespace) -> Answer:
    """Make a source of a file; return the block, and what is still wanted."""
    known: dict[str, str] = {}
    for name, _, _ in _FIELDS:
        words = getattr(options, name)
        known[name] = words.strip()
    added = add_source(
        options.file,
        options.content,
        options.sources,
        known=known,
        unnamed=options.unnamed,
        write=options.write,
    )
    notes = "".join(f"note: {show_line(note)}\n" for note in added.notes)
    if added.is_written:
        path = show_line(str(options.content or "content.yaml"))
        return Answer(f"{format_block(added)}# written into {path}\n", notes)
    return Answer(f"{format_block(added)}# {format_next(added)}\n", notes)


def format_block(added: AddedSource) -> str:
    """Return the source as YAML, below what was kept of the file."""
    count = format_counted_noun(added.paragraphs, "paragraph")
    return f"# {show_line(str(added.copy))}: {count}\n{added.proposal.write_block()}"


def format_next(added: AddedSource) -> str:
    """Return what to do next: what is blank, and how the source is written."""
    missing = added.proposal.missing
    if missing:
        return f"blank: {', '.join(missing)}; --write asks for them"
    return "--write puts it into the content"


def run_import(options: argparse.Namespace) -> Answer:
    """Make sources of a bibliography; return them, and what is wrong with the others."""
    brought = import_sources(
        options.refs,
        options.content,
        options.sources,
        files=options.files,
        language=options.language.strip(),
        unnamed=options.unnamed,
        write=options.write,
    )
    doubts = list_problems(brought.problems)
    has_errors = any(each.severity is Severity.ERROR for each in brought.problems)
    code = ContentError.exit_code if has_errors else 0
    return Answer(format_import(brought, options), doubts, code)


def format_import(brought: ImportedSources, options: argparse.Namespace) -> str:
    """Return sources as YAML, and how many there are."""
    text = ""
    for each in brought.entries:
        if each.is_whole or not options.write:
            text += each.proposal.write_block()
    whole = sum(each.is_whole for each in brought.entries)
    sources = format_counted_noun(len(brought.entries), "source")
    said = f"{sources}, {whole} whole; {count_problems(brought.problems)}"
    if options.write:
        path = show_line(str(options.content or "content.yaml"))
        return f"{text}# {said}; {brought.written} written into {path}\n"
    return f"{text}# {said}; --write puts those that are whole into the content\n"


def run_refresh(options: argparse.Namespace) -> Answer:
    """Compare a newer copy; return what it changes. Strict, only what bears all is written."""
    writes = [options.write]
    if options.strict and options.write:
        writes = [False, True]
    for write in writes:
        refreshed = refresh_source(
            options.id,
            options.file,
            options.content or "content.yaml",
            options.sources,
            write=write,
        )
        lost = sum(each.is_unborne for each in refreshed.comparison.citations)
        if lost:
            break
    text = format_refreshed(refreshed, options.file)
    if options.strict and lost:
        count = format_counted_noun(lost, "citation")
        doubts = f"make-report: {count} not borne by {show_line(str(options.file))}\n"
        return Answer(text, doubts, EvidenceError.exit_code)
    return Answer(text)


def format_refreshed(refreshed: RefreshedSource, file: Path) -> str:
    """Return what a newer copy changes: paragraphs, then citations, then what was written."""
    source = refreshed.source
    newer = show_line(str(file))
    lines = [f"{source.id}: {source.file} ({source.retrieved}) -> {newer}"]
    if refreshed.is_same:
        return f"{lines[0]}\nthe same file: nothing has changed\n"
    lines += [f"note: {show_line(note)}" for note in refreshed.notes]
    alignment = refreshed.comparison.alignment
    if alignment:
        lines.append(
            f"paragraphs: {alignment.same} the same, {len(alignment.changed)} changed, "
            f"{alignment.added} new, {alignment.gone} gone"
        )
    rows = []
    for each in refreshed.comparison.citations:
        place = f"{refreshed.content}:{each.line}:{each.column}"
        rows.append((place, each.claim, format_change(each)))
    lines += align_columns(rows)
    lines.append(format_written(refreshed))
    return "".join(f"{line}\n" for line in lines)


def format_change(change: CitationChange) -> str:
    """Return what becomes of a citation, in words."""
    cited = change.cited
    places = ", ".join(change.elsewhere)
    elsewhere = f"; its terms stand in {places}" if places else ""
    match change.outcome:
        case Outcome.STANDS:
            return f"still stands in {cited}"
        case Outcome.MOVED:
            return f"moved from {cited} to {change.cell or change.now}"
        case Outcome.CHANGED:
            terms = "its terms stand there"
            if change.lost:
                lost = ", ".join(f"`{term}`" for term in change.lost)
                terms = f"it has no {lost} any more"
            if change.now and str(change.now) != cited:
                cited = f"{cited}, now {change.now}"
            return f"changed in {cited}: {change.change}; {terms}{elsewhere}"
        case _:
            return f"gone from {cited}{elsewhere}"


def format_written(refreshed: RefreshedSource) -> str:
    """Return what was written, or how it would be."""
    if refreshed.moved is None:
        return "nothing was written; --write lets it take the place of the old copy"
    moved = format_counted_noun(refreshed.moved, "citation")
    text = f"written: the copy, its SHA-256 and day, and {moved} that moved"
    return f"{text}; the old copy is {refreshed.kept.name}" if refreshed.kept else text
