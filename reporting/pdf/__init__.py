"""A layer over ReportLab that tags and archives, ignorant of dossiers.

When it is first imported ReportLab runs Python that it finds: `reportlab_settings` and
`reportlab_mods` anywhere on the path, and, where these are missing, `~/.reportlab_settings` and
`~/.reportlab_mods`; and it takes `RL_*` variables. Whoever imports anything of this room gets
it as it is shipped: what lies in a folder or a home is not ours to run.
"""

import os
import sys
from types import ModuleType

if "reportlab" not in sys.modules:
    for name in ("reportlab_settings", "reportlab_mods"):
        sys.modules.setdefault(name, ModuleType(name))
    for name in ("local_rl_settings", "local_rl_mods"):
        sys.modules[f"reportlab.{name}"] = None  # type: ignore[assignment]  # there is none
    for name in [name for name in os.environ if name.startswith("RL_")]:
        del os.environ[name]
