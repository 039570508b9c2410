"""`python -m reporting` is `make-report`."""

from __future__ import annotations

import sys

from reporting.cli.main import main

sys.exit(main())
