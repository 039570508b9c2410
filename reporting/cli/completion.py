"""`make-report completion SHELL`: what there is -> what lets a shell complete it."""

from __future__ import annotations

import argparse

from reporting.cli.arguments import add_traceback_option, make_command_parser
from reporting.cli.show import Answer

SHELLS = {
    "bash": "source <(make-report completion bash)   # in ~/.bashrc",
    "zsh": "source <(make-report completion zsh)    # in ~/.zshrc, after compinit",
    "fish": "make-report completion fish > ~/.config/fish/completions/make-report.fish",
    "powershell": (
        "make-report completion powershell | Out-String | Invoke-Expression   # in $PROFILE"
    ),
}
"""By the shell, what makes it complete from now on."""


def make_parser() -> argparse.ArgumentParser:
    """Return the arguments of `make-report completion`."""
    parser = make_command_parser(
        "completion",
        "Print what lets a shell complete commands, options, languages, themes and files, "
        "as they are in this version.",
        examples={
            "make-report completion bash": SHELLS["bash"],
            "make-report completion zsh": SHELLS["zsh"],
            "make-report completion fish": SHELLS["fish"],
            "make-report completion powershell": SHELLS["powershell"],
        },
    )
    about = "the shell that is to complete"
    parser.add_argument("shell", choices=tuple(SHELLS), metavar="SHELL", help=about)
    add_traceback_option(parser)
    return parser


def run(options: argparse.Namespace) -> Answer:
    """Print the script for a shell."""
    from reporting.cli.completion_scripts import WRITERS
    from reporting.cli.syntax import list_syntaxes

    return Answer(WRITERS[options.shell](list_syntaxes()))
