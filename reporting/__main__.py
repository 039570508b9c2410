"""`python -m reporting` is `make-report`."""

from __future__ import annotations

from reporting.cli.main import run

run()
