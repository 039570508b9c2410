"""The models of the content -> the table of keys in README.md, and assets/content.schema.json.

`python .ci/reference.py` writes both anew; `--check` only says whether they are as they should
be.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from reporting.cli.schema import format_schema  # noqa: E402  (after its path)
from reporting.reference import Key, Part, list_parts  # noqa: E402

README = ROOT / "README.md"
SCHEMA = ROOT / "assets" / "content.schema.json"
BEGIN, END = "<!-- keys -->\n", "<!-- end of keys -->"


def format_table() -> str:
    """Return a row for each part of a content with its keys, those that are needed in bold."""
    rows = ["", "| part | keys |", "| --- | --- |"]
    for part in list_parts():
        if not part.path.startswith("theme"):
            keys = ", ".join([format_name(key) for key in part.keys])
            rows.append(f"| {name_part(part)} | {keys} |")
    return "\n".join([*rows, "", ""])


def name_part(part: Part) -> str:
    """Return how a part is asked for."""
    return f"`{part.path}`" if part.path else "the file"


def format_name(key: Key) -> str:
    """Return the name of a key, in bold if it is needed."""
    return f"**{key.name}**" if key.is_required else key.name


def renew_readme(text: str) -> str:
    """Return the README with its table as it should be."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{format_table()}{END}{after}"


def main() -> int:
    """Renew the files, or say which of them are not up to date."""
    text = README.read_text(encoding="utf-8")
    wanted = {README: renew_readme(text), SCHEMA: format_schema()}
    stale = [path for path, new in wanted.items() if path.read_text("utf-8") != new]
    for path in stale:
        name = path.relative_to(ROOT)
        if "--check" in sys.argv:
            print(f"{name} is not up to date: python .ci/reference.py")
        else:
            path.write_text(wanted[path], encoding="utf-8")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
