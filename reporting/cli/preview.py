"""`make-report preview [CONTENT]`: arguments -> a page on loopback that shows the outputs."""

from __future__ import annotations

import argparse
import sys
import webbrowser

from reporting import UsageError
from reporting.cli.arguments import (
    add_content_argument,
    add_copies_option,
    add_language_option,
    add_size_option,
    add_theme_option,
    add_traceback_option,
    make_command_parser,
)
from reporting.cli.show import Answer, write_text
from reporting.job import BuildOptions


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report preview`."""
    parser = make_command_parser(
        "preview",
        "Show the dossier's pages and the slides in a browser, side by side, and keep them "
        "current while the content is edited. Only this machine can open it.",
        example="make-report preview --open",
    )
    add = parser.add_argument
    add_content_argument(parser)
    add_language_option(parser)
    add_theme_option(parser)
    add_copies_option(parser)
    add("--open", action="store_true", help="open it in the browser")
    add("--port", type=int, metavar="N", help="at which it is (default: 4650)")
    add_size_option(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Show the content until the process is interrupted."""
    try:
        from reporting.preview.serving import Address, serve_preview  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        raise UsageError(
            "a preview needs two libraries more: pip install 'make-report[preview]'"
        ) from None

    def announce(address: Address) -> None:
        write_text(sys.stdout, f"preview: {address.url}\n")
        if options.open:
            webbrowser.open(address.url)

    wanted = BuildOptions(
        content=options.content,
        languages=None if options.lang == "all" else options.lang,
        theme=options.theme,
        sources=options.sources,
        max_bytes=options.max_size,
    )
    serve_preview(wanted, options.port, announce)
    return Answer("")
