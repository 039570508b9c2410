"""A content file -> the dossier and the deck, written to a folder.

The one module that knows destinations. Everything asked for is rendered before anything is
written, and a file is replaced only by a whole one, so the last good outputs survive any
fault. Whoever wants the outputs and no files, as a preview does, asks `render`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Literal

from reporting.checking import Kind
from reporting.errors import AcceptedProblem, Problem
from reporting.evidence.report.model import Report
from reporting.job import BuildOptions, Progress, ignore_step
from reporting.pdf.conformance import ConformanceName
from reporting.record import Record, replace

if TYPE_CHECKING:
    from reporting.rendered import Rendered


class Written(Record, frozen=True):
    """One file that a build wrote.

    Args:
        path: where it stands.
        kind: `pdf` for the dossier, `deck` for the briefing.
        language: code of its language.
        count: its pages or slides.
        size: its length in bytes.
    """

    path: Path
    kind: Kind
    language: str
    count: int
    size: int


class Result(Record, frozen=True):
    """What a build did.

    Args:
        files: what was written, language by language in the content's order.
        warnings: what content, sources and theme made the reader doubt, without stopping
            the build.
        evidence: what the local copies of the sources bear, as far as they were found.
        seconds: how long it took, measured within `build`.
        accepted: warnings that the curator lets be, each with the reason.
        notes: how files beside the content were read, where that was found by their content;
            and what was mended that an earlier run left, which was killed.
    """

    files: tuple[Written, ...]
    warnings: tuple[Problem, ...]
    evidence: Report
    seconds: float
    accepted: tuple[AcceptedProblem, ...] = ()
    notes: tuple[str, ...] = ()


def build(  # noqa: D417  (`BuildOptions` tells what the named options are)
    content_path: Path | str,
    out_dir: Path | str,
    languages: Sequence[str] | Literal["all"] | None = None,
    only: Kind | None = None,
    progress: Progress = ignore_step,
    *,
    source: bool = True,
    theme: Path | str | None = None,
    template: Path | str | None = None,
    sources: Path | str | None = None,
    strict: bool = False,
    draft: bool = False,
    pdf: ConformanceName = "ua1",
    limits: Mapping[str, int] | None = None,
    brief: bool = False,
    handout: str | None = None,
) -> Result:
    """Make the dossier and the deck of a content file.

    The named options are those of `BuildOptions`, which tells what each is.

    Args:
        content_path: the YAML file.
        out_dir: the folder for the outputs; made when it is missing.
        languages: codes of languages, `all`, or None for the content's default.
        only: `pdf`, `deck`, `brief` or `handout` to make one of them; the first two when left
            out.
        progress: called with a few words before each step.

    Raises:
        ContentError: the content, the theme or the template holds errors.
        EvidenceError: `strict`, and a source does not bear what is cited from it.
        UsageError: an unknown language, theme or folder, or a bad SOURCE_DATE_EPOCH.
        OutputError: the files could not be written; what stood there before still stands.
    """
    options = BuildOptions(
        content=content_path,
        languages=languages,
        only=only,
        source=source,
        theme=theme,
        template=template,
        sources=sources,
        strict=strict,
        draft=draft,
        pdf=pdf,
        limits=limits or {},
        brief=brief,
        handout=handout,
    )
    return build_files(options, Path(out_dir), progress)


def build_files(options: BuildOptions, folder: Path, progress: Progress) -> Result:
    """Make what is asked for, and write it to a folder; the errors are those of `build`."""
    # Only where something is drawn, and written.
    from reporting.output import heal_folder, write_files  # noqa: PLC0415
    from reporting.render import render  # noqa: PLC0415

    began = monotonic()
    mended = heal_folder(folder)
    rendered = render(options, progress)
    progress(f"writing to {folder}")
    contents = {file.name: file.data for file in rendered.files}
    write_files(folder, contents, rendered.inputs)
    result = describe_result(rendered, folder, monotonic() - began)
    if not mended.told:
        return result
    return replace(result, notes=(mended.told, *result.notes))


def describe_result(rendered: Rendered, folder: Path, seconds: float) -> Result:
    """Return what a build did.

    Args:
        rendered: what stands in the folder now.
        folder: of the outputs.
        seconds: how long it took.
    """
    written = []
    for file in rendered.files:
        path, size = folder / file.name, len(file.data)
        written.append(Written(path, file.kind, file.language, file.count, size))
    return Result(
        tuple(written),
        rendered.warnings,
        rendered.evidence,
        seconds,
        rendered.accepted,
        rendered.notes,
    )
