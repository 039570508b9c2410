"""A content file -> its content, and the report on its evidence: load, judge, read back.

What `build` and `check` share is here: how a content is read with all its rules, what the
outputs are called, and the moment they are dated. The rooms are imported where they are
used, as in `render`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reporting.errors import Problem, UsageError
from reporting.reading.presence import is_absent
from reporting.record import replace

if TYPE_CHECKING:
    from reporting.content.model import Content
    from reporting.content.validate import Draft, Loaded
    from reporting.evidence.report.model import Report
    from reporting.evidence.report.verdict_record import VerdictRecord
    from reporting.evidence.sources.local_copies import LocalCopies

Kind = Literal["pdf", "deck", "brief", "handout"]
"""What is made of a content: the dossier, the briefing deck, the sheet for a board, the slides
of the deck with their notes."""

_NAMES: dict[Kind, tuple[str, str]] = {
    "pdf": ("dossier", "pdf"),
    "deck": ("briefing", "pptx"),
    "brief": ("brief", "pdf"),
    "handout": ("handout", "pdf"),
}


def load(path: Path | str) -> Loaded:
    """Read and check a content file, with the images and CSV files it names.

    Args:
        path: the YAML file.

    Returns:
        the typed content, its statuses by rule, and the warnings about it.

    Raises:
        ContentError: the content holds errors; all of them are in it.
    """
    return load_bytes(path, None)


def load_bytes(path: Path | str, data: bytes | None) -> Loaded:
    """Read and check a content that may not be written yet.

    Args:
        path: the YAML file.
        data: its bytes as they are to be; those on the disk when None.

    Raises:
        ContentError: the content holds errors; all of them are in it.
    """
    return _judge_draft(_read_draft(path, data))


def _read_draft(path: Path | str, data: bytes | None) -> Draft:
    from reporting.content.validate import read_draft

    return read_draft(path, data)


def _judge_draft(draft: Draft) -> Loaded:
    from reporting.content.validate import check_draft
    from reporting.evidence.rules.rules import check_rules
    from reporting.evidence.rules.status import apply_status_rules

    loaded = check_draft(draft, check_rules)
    return replace(loaded, content=apply_status_rules(loaded.content))


def check(
    content_path: Path | str,
    sources: Path | str | None = None,
    *,
    record: bool = False,
    built: Path | str | None = None,
) -> Report:
    """Hold every citation of a content file against the local copy of its source.

    Args:
        content_path: the YAML file.
        sources: the folder of the copies; by default beside the content, and in `sources`
            beside it.
        record: whether to write the verdicts to `evidence.json` beside the content, with
            the day (today, or that of SOURCE_DATE_EPOCH): dossiers print what is on record.
        built: a folder of outputs to read back: does each say every key claim, with the
            same figures?

    Returns:
        a verdict for each citation, and the warnings about content and sources. What it
        shows is that a source says so, not that the source is right.

    Raises:
        ContentError: the content holds errors.
        UsageError: there is no such folder, or nothing to record.
        OutputError: the record could not be written.
    """
    from reporting.evidence.sources.check import begin_copies

    draft = _read_draft(content_path, None)
    # Many PDFs are read by processes of their own, and meanwhile the content is checked.
    copies = begin_copies(draft.parsed, sources, is_fresh=record)
    with nullcontext() if copies is None else copies:
        loaded = _judge_draft(draft)
        report = examine_sources(loaded, sources, is_fresh=record, copies=copies)
    if record:
        _record(loaded, report)
    if built is None:
        return report
    return _read_back(loaded, report, Path(built))


def _read_back(loaded: Loaded, report: Report, folder: Path) -> Report:
    from reporting.apart import keep_processes
    from reporting.content.accepting import split_accepted
    from reporting.manifest import list_unlike
    from reporting.output import heal_folder
    from reporting.parity import (
        find_disparities,
        warn_of_ended_run,
        warn_of_mixture,
    )

    content = loaded.content
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder} to find outputs in")
    mended = heal_folder(folder)
    files = {}
    handouts = {}
    for code in content.languages:
        dossier = folder / name_output("pdf", code, content)
        files[code] = (dossier, folder / name_output("deck", code, content))
        handout = folder / name_output("handout", code, content)
        if not is_absent(handout):
            handouts[code] = handout
    with keep_processes():  # one reads every PDF, for its words and for what it carries
        disparities = list(find_disparities(loaded, files, handouts))
        for pair in files.values():
            unlike = list_unlike(*map(_read_carried, pair))
            if unlike:
                disparities.append(warn_of_mixture(loaded.parsed, pair, unlike))
    if mended.told:
        disparities.append(warn_of_ended_run(loaded.parsed, mended.told))
    shown, accepted = split_accepted(loaded.accepted_kinds, disparities)
    problems = sorted({*report.problems, *shown})
    all_accepted = sorted({*report.accepted, *accepted})
    return replace(
        report,
        problems=tuple(problems),
        accepted=tuple(all_accepted),
    )


def _read_carried(path: Path) -> dict[str, bytes]:
    """Return the files that an output carries; none of one that cannot be read."""
    from reporting.apart import read_apart
    from reporting.deck.ooxml.source_part import read_carried_files
    from reporting.reading.disk import read_bytes

    try:
        data = read_bytes(path, "output")
        if data.startswith(b"PK"):
            return read_carried_files(data)
        return read_apart("files", data, dict[str, bytes])
    except ValueError:
        return {}


def _record(loaded: Loaded, report: Report) -> None:
    from reporting.evidence.report.verdict_record import RECORD, format_verdict_record
    from reporting.output import write_files

    if not any(state.sha256 for state in report.sources):
        raise UsageError(
            "there is nothing to record: no local copy of a source was found"
        )
    data = format_verdict_record(report, loaded.content, find_today())
    write_files(loaded.parsed.folder, {RECORD: data})


def examine_sources(
    loaded: Loaded,
    sources: Path | str | None,
    *,
    strict: bool = False,
    is_fresh: bool = False,
    copies: LocalCopies | None = None,
) -> Report:
    """Return the report on a content's evidence.

    Args:
        loaded: the content.
        sources: the folder of the copies; None for those beside the content.
        strict: whether no citation may be in doubt.
        is_fresh: whether all copies are read, whatever the cache has of them.
        copies: those that are being read already.

    Raises:
        EvidenceError: `strict`, and a source does not bear what is cited from it.
        UsageError: there is no such folder of sources.
    """
    from reporting.evidence.sources.check import examine_citations

    report = examine_citations(loaded, sources, is_fresh=is_fresh, copies=copies)
    failure = report.find_failure() if strict else None
    if failure:
        raise failure
    return report


def read_verdict_record(
    loaded: Loaded,
) -> tuple[VerdictRecord | None, tuple[Problem, ...]]:
    """Return the record beside the content, if there is one, and warnings of its gaps."""
    from reporting.evidence.report.verdict_record import (
        find_record_gaps,
        read_verdict_record,
    )

    folder = loaded.parsed.folder
    record = read_verdict_record(folder)
    if record is None:
        return None, ()
    return record, tuple(find_record_gaps(record, loaded.content, folder))


def find_today() -> dt.date:
    """Return today, or the day of SOURCE_DATE_EPOCH."""
    return find_moment().date()


def find_moment() -> dt.datetime:
    """Return the beginning of today, or the moment of SOURCE_DATE_EPOCH."""
    epoch = read_source_date_epoch()
    if epoch is None:
        today = dt.datetime.now(dt.UTC).date()
        return dt.datetime.combine(today, dt.time(), dt.UTC)
    return dt.datetime.fromtimestamp(epoch, dt.UTC)


def read_source_date_epoch() -> int | None:
    """Return SOURCE_DATE_EPOCH (reproducible-builds.org), if it is set.

    Raises:
        UsageError: it is no count of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    try:
        seconds = int(given)
        dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is not a count of seconds since 1970: {given!r}"
        ) from None
    return seconds


def choose_languages(
    content: Content, wanted: Sequence[str] | Literal["all"] | None
) -> tuple[str, ...]:
    """Settle which languages to make, in the content's order.

    Args:
        content: valid content.
        wanted: codes, `all`, or None for the content's default.

    Raises:
        UsageError: the content is not written in one of them.
    """
    if wanted is None:
        return (content.default_language,)
    if wanted == "all":
        return content.languages
    for language in wanted:
        if language not in content.languages:
            known = ", ".join(content.languages)
            raise UsageError(
                f"the dossier is not written in `{language}`; its languages are: {known}"
            )
    return tuple([language for language in content.languages if language in wanted])


def name_output(kind: Kind, language: str, content: Content) -> str:
    """Return the name of an output; it names the language if that is not the default."""
    stem, suffix = _NAMES[kind]
    if language == content.default_language:
        return f"{stem}.{suffix}"
    return f"{stem}.{language}.{suffix}"
