"""The public surface: what `import reporting` gives, and that it stays light."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import reporting
from tests.tools import ROOT

SURFACE = {
    "AcceptedProblem": "(problem: reporting.errors.Problem, why: str)",
    "CitedPassage": "(source: str, paragraph: int, terms: tuple[str, ...], hash: str, passage: str, content: str = '', line: int = 0, notes: tuple[str, ...] = (), doubts: tuple[reporting.errors.Problem, ...] = (), cell: str | dict[str, str] = '')",
    "ContentError": "(problems: 'Iterable[Problem]') -> 'None'",
    "EvidenceError": "(message: 'str', problems: 'Iterable[Problem]' = ()) -> 'None'",
    "Extracted": "(files: tuple[pathlib.Path, ...], command: str, differences: tuple[str, ...])",
    "Fixes": "(content: str, anchors: tuple[reporting.evidence.report.citing.Anchor, ...], renewals: tuple[reporting.evidence.report.citing.Renewal, ...], is_written: bool = False, has_changes: bool = False)",
    "ListedSource": "(source: str, file: str, sha256: str, count: int, paragraphs: tuple[reporting.evidence.report.citing.ListedParagraph, ...])",
    "OutputError": None,
    "Place": "(name: str, path: str, language: str, line: int)",
    "Problem": "(path: str, line: int, column: int, severity: reporting.errors.Severity, message: str, where: str = '', hint: str = '', code: str = '')",
    "ReceiptsResult": "(files: tuple[reporting.receipts.make.WrittenReceipts, ...], evidence: reporting.evidence.report.model.Report, shown: dict[str, tuple[int, int]])",
    "Report": "(content: str, sha256: str, languages: tuple[str, ...], citations: tuple[reporting.evidence.report.model.CitationVerdict, ...], sources: tuple[reporting.evidence.report.model.SourceState, ...], problems: tuple[reporting.errors.Problem, ...] = (), absences: tuple[reporting.errors.Problem, ...] = (), accepted: tuple[reporting.errors.AcceptedProblem, ...] = (), proves: Literal['This shows that a source says so, not that the source is right.'] = 'This shows that a source says so, not that the source is right.')",
    "ReportError": None,
    "Result": "(files: tuple[reporting.build.Written, ...], warnings: tuple[reporting.errors.Problem, ...], evidence: reporting.evidence.report.model.Report, seconds: float, accepted: tuple[reporting.errors.AcceptedProblem, ...] = (), notes: tuple[str, ...] = ())",
    "Severity": None,
    "Started": "(folder: pathlib.Path, files: tuple[str, ...])",
    "UsageError": None,
    "Verdict": None,
    "Written": "(path: pathlib.Path, kind: Literal['pdf', 'deck', 'brief', 'handout'], language: str, count: int, size: int)",
    "__version__": None,
    "add_source": "(file: 'Path | str', content_path: 'Path | str | None' = None, sources: 'Path | str | None' = None, *, known: 'Mapping[str, str] | None' = None, unnamed: 'Sequence[str]' = (), write: 'bool' = False) -> 'AddedSource'",
    "build": "(content_path: 'Path | str', out_dir: 'Path | str', languages: \"Sequence[str] | Literal['all'] | None\" = None, only: 'Kind | None' = None, progress: 'Progress' = ..., *, source: 'bool' = True, theme: 'Path | str | None' = None, template: 'Path | str | None' = None, sources: 'Path | str | None' = None, strict: 'bool' = False, draft: 'bool' = False, pdf: 'ConformanceName' = 'ua1', limits: 'Mapping[str, int] | None' = None, brief: 'bool' = False, handout: 'str | None' = None) -> 'Result'",
    "check": "(content_path: 'Path | str', sources: 'Path | str | None' = None, *, record: 'bool' = False, built: 'Path | str | None' = None) -> 'Report'",
    "cite": "(source: 'str', passage: 'str', content_path: 'Path | str' = 'content.yaml', sources: 'Path | str | None' = None, *, write: 'str' = '', terms: 'Sequence[str]' = (), paragraph: 'int' = 0, cell: 'str' = '', language: 'str' = 'en') -> 'CitedPassage'",
    "extract": "(dossier: 'Path | str', out_dir: 'Path | str') -> 'Extracted'",
    "fix_citations": "(content_path: 'Path | str' = 'content.yaml', sources: 'Path | str | None' = None, *, dry_run: 'bool' = False) -> 'Fixes'",
    "import_sources": "(refs: 'Path | str', content_path: 'Path | str | None' = None, sources: 'Path | str | None' = None, *, files: 'Path | str | None' = None, language: 'str' = '', unnamed: 'Sequence[str]' = (), write: 'bool' = False) -> 'ImportedSources'",
    "list_paragraphs": "(source: 'str', content_path: 'Path | str' = 'content.yaml', sources: 'Path | str | None' = None, *, language: 'str' = 'en', grep: 'str' = '', regex: 'str' = '', around: 'int' = 0) -> 'ListedSource'",
    "list_numbers": "(content_path: 'Path | str', languages: \"Sequence[str] | Literal['all'] | None\" = None, sources: 'Path | str | None' = None, *, built: 'Path | str | None' = None, theme: 'Path | str | None' = None, template: 'Path | str | None' = None) -> 'NumberReport'",
    "load": "(path: 'Path | str') -> 'Loaded'",
    "make_receipts": "(content_path: 'Path | str', out_dir: 'Path | str', languages: \"Sequence[str] | Literal['all'] | None\" = None, only: 'Form | None' = None, *, sources: 'Path | str | None' = None, excerpt_words: 'int | None' = None, theme: 'Path | str | None' = None, strict: 'bool' = False, pdf: 'ConformanceName' = 'ua1') -> 'ReceiptsResult'",
    "raise_limits": "(limits: 'Mapping[str, int]') -> 'Iterator[None]'",
    "refresh_source": "(source: 'str', file: 'Path | str', content_path: 'Path | str' = 'content.yaml', sources: 'Path | str | None' = None, *, write: 'bool' = False) -> 'RefreshedSource'",
    "start_dossier": "(folder: 'Path | str', language: 'str | None' = None, like: 'Path | str | None' = None) -> 'Started'",
    "where": "(output: 'Path | str', number: 'int') -> 'tuple[Place, ...]'",
}


def test_the_surface_is_exactly_this() -> None:
    assert sorted(reporting.__all__) == sorted(SURFACE)
    for name in SURFACE:
        assert hasattr(reporting, name)


def test_signatures_are_exactly_these() -> None:
    for name, expected in SURFACE.items():
        if expected is not None:
            signature = re.sub(
                "<function .* at 0x[0-9a-f]+>",
                "...",
                str(inspect.signature(getattr(reporting, name))),
            )
            plain = signature.replace("pathlib._local.", "pathlib.")  # from 3.13 on
            assert f"{name}{plain}" == f"{name}{expected}"


def test_everything_public_is_described() -> None:
    for name in SURFACE.keys() - {"__version__"}:
        assert inspect.getdoc(getattr(reporting, name)), name


def test_every_error_is_a_report_error_with_its_own_exit_code() -> None:
    errors: list[type[reporting.ReportError]] = [
        reporting.UsageError,
        reporting.ContentError,
        reporting.EvidenceError,
        reporting.OutputError,
    ]
    assert [error.exit_code for error in errors] == [2, 3, 4, 5]
    assert all(issubclass(error, reporting.ReportError) for error in errors)
    assert reporting.ReportError.exit_code == 1


def test_build_is_the_function_even_after_its_module_was_imported() -> None:
    code = "import reporting.build, reporting; assert callable(reporting.build)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_importing_the_package_loads_no_library() -> None:
    libraries = "{'reportlab', 'pptx', 'yaml', 'babel', 'markdown_it', 'PIL'}"
    code = f"import reporting, sys; print(sorted({libraries} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "[]\n"


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(reporting.__file__).parent / "py.typed").is_file()
