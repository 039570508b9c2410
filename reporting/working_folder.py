"""The working folder -> a folder of documents, from which nothing is imported.

`python -m reporting` puts it first on the path, where a `yaml.py` beside a content would be
imported in place of the library. `make-report` and `python -P -m reporting` do not.
"""

from __future__ import annotations

import os
import sys


def leave_working_folder() -> None:
    """Take the working folder off the path if `python -m reporting` has put it there.

    While Python looks for what `-m` names, that is all it says the program is called.
    """
    before = len(sys.orig_argv) - len(sys.argv) + 1
    is_ours = "".join(sys.orig_argv[:before]).endswith("-mreporting")
    if not is_ours or sys.argv[:1] != ["-m"] or sys.flags.safe_path:
        return
    try:
        here = os.getcwd()  # noqa: PTH109  (nothing else is imported yet)
    except OSError:  # it is gone, and nothing can lie there
        return
    if sys.path[:1] == [here]:
        del sys.path[0]
