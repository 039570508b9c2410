"""What is bundled that others made -> a list of it with its licences, for people."""

from __future__ import annotations

from reporting.assets import find_asset
from reporting.licences import list_bundled


def format_licences() -> str:
    """Return what comes along, each with its licence and where the words of that stand."""
    lines = ["Bundled with make-report, and made by others:"]
    for entry in list_bundled():
        lines += [
            "",
            f"{entry.name}: {entry.licence}",
            f"  {entry.about}",
            f"  files:   {', '.join(entry.files)}",
            f"  from:    {entry.origin}",
        ]
        if entry.text:
            lines.append(f"  licence: {find_asset(entry.text)}")
    return "".join(f"{line}\n" for line in lines)
