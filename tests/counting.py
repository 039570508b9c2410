"""What a run of `make-report` imports, and how often it calls what is dear.

    python -m tests.counting imports RESULT.json [ARGUMENT ...]
    python -m tests.counting calls RESULT.json [ARGUMENT ...]

The arguments are those of `make-report`. `tests/test_counts.py` starts it in a process of its
own, and holds the counts to `tests/golden/counts.txt`. The program knows nothing of it: the
functions of `TARGETS` are wrapped from here, and a target that was renamed is named in the
test's message.
"""

from __future__ import annotations

import sys

STARTED = frozenset(sys.modules)
"""What Python imports by itself; nothing else may be imported above this line."""


def run_command(arguments: list[str]) -> None:
    """Run `make-report` as its script does.

    Raises:
        SystemExit: it failed.
    """
    from reporting.cli.main import main  # noqa: PLC0415  (its import is measured)

    try:
        code = main(arguments)
    except SystemExit as done:  # --help
        code = int(done.code or 0)
    if code:
        sys.exit(code)


def has_spec(module: object) -> bool:
    """Whether a module was found somewhere, and not made up."""
    return getattr(module, "__spec__", None) is not None


def count_imports(arguments: list[str]) -> dict[str, object]:
    """Return how many modules a run imports, how many of ours, and the packages of others."""
    run_command(arguments)
    # What was put there for nobody to import has no specification (`reporting/pdf/`).
    read = {name for name, module in sys.modules.items() if has_spec(module)}
    names = read - STARTED
    ours = [name for name in names if _package_of(name) == "reporting"]
    packages = {_package_of(name) for name in names}
    others = packages - sys.stdlib_module_names - {"reporting", "tests"}
    known = [name for name in sorted(others) if not name.startswith(_NAMELESS)]
    return {"modules": len(names), "ours": len(ours), "packages": known}


_NAMELESS = ("_", "cython_runtime")
"""What compiled packages bring along, under names that change with each release."""


def _package_of(module: str) -> str:
    return module.partition(".")[0]


# ------------------------------------------------------------------ calls

TARGETS: dict[str, tuple[str, ...]] = {
    "YAML texts scanned": ("reporting.reading.source:scan_yaml",),
    "fonts parsed": ("reporting.pdf.face:FontProgram.__init__",),
    "strings measured": ("reporting.pdf.face:Face.advance",),
    "words shaped": ("reporting.pdf.face:ShapedWords._shape",),
    "paragraphs broken, dossier": (
        "reporting.paper.typeset.line_breaking:find_line_stops",
    ),
    "paragraphs measured, deck": ("reporting.design.measure:MeasuredText.__init__",),
    "galleys set": ("reporting.dossier.typeset.context:TypesetContext.finish",),
    "fillings of pages tried": (
        "reporting.dossier.pages.page_filling:PageFiller.fill",
    ),
    "pages painted": ("reporting.dossier.paint.pages:PagePainter.paint_page",),
    "parts parsed": ("lxml.etree:fromstring", "lxml.etree:XML", "lxml.etree:parse"),
    "elements made one by one": ("pptx.oxml.xmlchemy:OxmlElement",),
    "walks through the package": (
        "pptx.opc.package:OpcPackage.next_partname",
        "pptx.opc.package:OpcPackage.iter_parts",
        "pptx.opc.package:OpcPackage.iter_rels",
    ),
}
"""By what is counted, the functions whose calls are added up: `module:name` or
`module:Class.method`. A function of a library that is not installed is not called; one of
`reporting` must be there."""


def count_calls(arguments: list[str]) -> dict[str, object]:
    """Return how often a run calls the functions of `TARGETS`.

    Raises:
        LookupError: a target is not there under this name.
    """
    counts = dict.fromkeys(TARGETS, 0)
    for name, targets in TARGETS.items():
        for target in targets:
            wrap_target(target, name, counts)
    run_command(arguments)
    return dict(counts)


def wrap_target(target: str, name: str, counts: dict[str, int]) -> None:
    """Count the calls of one function, wherever it has been imported to.

    Raises:
        LookupError: it is one of ours and not there.
    """
    import functools  # noqa: PLC0415  (see STARTED)
    import importlib  # noqa: PLC0415

    module_name, _, path = target.partition(":")
    owner_path, _, attribute = path.rpartition(".")
    owner: object
    try:
        owner = importlib.import_module(module_name)
        if owner_path:
            owner = getattr(owner, owner_path)
        original = getattr(owner, attribute)
    except (ImportError, AttributeError) as error:
        if module_name.startswith("reporting."):
            raise LookupError(f"{target} is not there: see TARGETS") from error
        return

    @functools.wraps(original)
    def counted(*arguments: object, **named: object) -> object:
        counts[name] += 1
        return original(*arguments, **named)

    setattr(owner, attribute, counted)
    for module in filter(None, list(sys.modules.values())):  # None: may not be imported
        for known, value in list(vars(module).items()):
            if value is original:
                setattr(module, known, counted)


def main() -> None:
    """Count, and write the result as JSON."""
    count = {"imports": count_imports, "calls": count_calls}[sys.argv[1]]
    result = count(sys.argv[3:])
    import json  # noqa: PLC0415  (see STARTED)
    from pathlib import Path  # noqa: PLC0415

    Path(sys.argv[2]).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
