"""The scripts of `.ci`, which is no package -> modules, for tests of what is in them."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

from tests.tools import ROOT


def load_script(name: str) -> ModuleType:
    """Return a script as a module, read anew.

    Args:
        name: of the script, without `.py`.
    """
    spec = spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look for their module there
    spec.loader.exec_module(module)
    return module
