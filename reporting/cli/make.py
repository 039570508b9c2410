"""`make-report [CONTENT]`: arguments -> a build, and a summary of what it wrote."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from reporting import Result, Written, __version__, build
from reporting.cli.arguments import (
    add_evidence_options,
    add_output_option,
    add_traceback_option,
)
from reporting.cli.show import Answer, format_counted_noun, list_problems, show_progress
from reporting.evidence.report.text_report import format_summary


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report`."""
    made = argparse.ArgumentParser(
        prog="make-report",
        description="Turn one curated YAML file into a dossier (PDF) and a briefing deck (PowerPoint).",
        epilog="`make-report check` reports on the evidence; `make-report extract FILE` writes back what an "
        "output was made from; `make-report template inspect FILE` looks at a template. Exit codes: 0 done, "
        "1 our fault, 2 usage, 3 content, 4 evidence, 5 output, 130 interrupted.",
        allow_abbrev=False,
    )
    add = made.add_argument
    add(
        "content",
        nargs="?",
        default="content.yaml",
        type=Path,
        help="the content (default: %(default)s)",
    )
    add_output_option(made, "out")
    add(
        "--lang",
        type=_language,
        metavar="CODE",
        help="a language of the content, or `all` (default: its first)",
    )
    add("--only", choices=("pdf", "deck"), help="make one of the two")
    add(
        "--theme",
        metavar="THEME",
        help="a theme file, or the name of a bundled theme (editorial, bulletin); the file names only what "
        "it changes",
    )
    add(
        "--draft",
        action="store_true",
        help="mark the outputs as drafts, with the lines of the content",
    )
    add(
        "--template",
        type=Path,
        metavar="FILE",
        help="a .pptx or .potx to draw the deck on; see `make-report template inspect FILE`",
    )
    add(
        "--no-source",
        dest="source",
        action="store_false",
        help="let the outputs not carry what they are made from",
    )
    add_evidence_options(made)
    add_traceback_option(made)
    add("--version", action="version", version=f"%(prog)s {__version__}")
    return made


def run(options: argparse.Namespace) -> Answer:
    """Make the outputs; return the summary, and what the reader should doubt."""
    with show_progress(sys.stderr) as step:
        result = build(
            options.content,
            options.output,
            options.lang,
            options.only,
            step,
            source=options.source,
            theme=options.theme,
            template=options.template,
            sources=options.sources,
            strict=options.strict,
            draft=options.draft,
        )
    return Answer(_summary(result), list_problems(result.warnings))


def _language(code: str) -> str | tuple[str, ...]:
    return code if code == "all" else (code,)


def _summary(result: Result) -> str:
    wide = max(len(str(file.path)) for file in result.files)
    rows = "".join(
        f"{file.path!s:{wide}}  {format_counted_noun(file.count, _noun(file)):>9}  {file.size / 1000:6,.0f} KB\n"
        for file in result.files
    )
    files, warnings = (
        format_counted_noun(len(result.files), "file"),
        format_counted_noun(len(result.warnings), "warning"),
    )
    return f"{rows}{format_summary(result.evidence)}\n{files}, {warnings}, {_time(result)}\n"


def _time(result: Result) -> str:
    """Say how long the reader waited: since the process began, or the build alone where that is unknown."""
    age = _age()
    return (
        f"{result.seconds:.1f} s to build"
        if age is None
        else f"{age:.1f} s since the command was started"
    )


def _noun(file: Written) -> str:
    return "page" if file.kind == "pdf" else "slide"


def _age() -> float | None:
    """Return the age of this process, loading Python included, or None where the system does not tell.

    Linux counts it in hundredths of a second since boot (proc(5), `/proc/pid/stat`, field 22).
    """
    try:
        after_name = (
            Path("/proc/self/stat")
            .read_text("utf-8", "replace")
            .rpartition(")")[2]
            .split()
        )
        started = int(after_name[22 - 3]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except (OSError, AttributeError, ValueError, IndexError):
        return None
