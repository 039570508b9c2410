"""`make-report preview [CONTENT]`: arguments -> a page on loopback that shows the outputs."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from pathlib import Path

from reporting import UsageError
from reporting.cli.arguments import (
    add_content_argument,
    add_copies_option,
    add_language_option,
    add_limit_options,
    add_theme_option,
    add_traceback_option,
    make_command_parser,
    read_count,
)
from reporting.cli.show import Answer, write_text
from reporting.job import BuildOptions
from reporting.preview.running import PORT, Address, point_to

_NEEDED = frozenset({"starlette", "uvicorn"})
"""Libraries that the extra `preview` brings."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report preview`."""
    parser = make_command_parser(
        "preview",
        "Show the dossier's pages and the slides in a browser, side by side, and keep them "
        "current while the content is edited. A click on anything shows the line that it is "
        "written in. Only this machine can open it, and nothing is written unless `-o` says "
        "where.",
        examples={
            "make-report preview --open": "content.yaml here, in the browser",
            "make-report preview --lang it --theme bulletin": "in another language and look",
            "make-report preview --line 412": "line 412, in the window that is open",
        },
    )
    add = parser.add_argument
    add_content_argument(parser)
    add_language_option(parser)
    add_theme_option(parser)
    about = "a .pptx or .potx to draw the slides on"
    add("--template", type=Path, metavar="FILE", help=about)
    add_copies_option(parser)
    folder = "write the outputs of the language shown there too, with each save"
    add("-o", "--output", type=Path, metavar="DIR", help=folder)
    line = (
        "show what a line of the content makes: in the windows that are open, if a preview "
        "of it runs, as editors may ask for with each move of the cursor"
    )
    add("--line", type=read_count, metavar="N", help=line)
    add("--open", action="store_true", help="open it in the browser")
    port = (
        f"the port of this machine that it is at (default: {PORT}, or one that is free)"
    )
    add("--port", type=int, metavar="N", help=port)
    add_limit_options(parser)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Show the content until the process is interrupted; or point a running preview."""
    if options.line and point_to(options.content, options.line):
        return Answer("")
    try:
        from reporting.preview.serving import serve_preview  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        raise UsageError(
            "a preview needs two libraries more: pip install 'make-report[preview]'"
        ) from None

    def announce(address: Address) -> None:
        url = address.url
        if options.line:
            url = f"{url}&line={options.line}"
        write_text(sys.stdout, f"preview at {url}\nCtrl-C ends it\n")
        if options.open:
            webbrowser.open(url)

    wanted = BuildOptions(
        content=options.content,
        languages=None if options.lang == "all" else options.lang,
        theme=options.theme,
        template=options.template,
        sources=options.sources,
        source=options.output is not None,  # nobody takes out what is not written
        limits=dict(options.limits),
    )
    serve_preview(wanted, options.port, announce, options.output)
    return Answer("")
