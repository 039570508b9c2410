"""Contents of every kind -> their outputs in a folder, to be held against another Python's.

`python .ci/outputs.py FOLDER` builds what the tests judge: the shipped content and the second
one in both themes, every kind of block, contents at their limits, and scripts that read from
right to left. None carries its source, which names the Python that was at work. Where two
Pythons give the same bytes, whatever judges the outputs of one has judged those of the other.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reporting import build  # noqa: E402  (this checkout's, whatever is installed)
from reporting.assets import list_bundled_themes  # noqa: E402
from reporting.content.validate import load  # noqa: E402
from reporting.design.theme import read_theme  # noqa: E402
from reporting.dossier.render import render_dossier  # noqa: E402
from reporting.pdf.conformance import CONFORMANCE_NAMES  # noqa: E402
from reporting.plan.dossier import plan_dossier  # noqa: E402
from tests.catalogues import CODES, known_languages, list_letters, write_in  # noqa: E402
from tests.dossier.dossiers import furnish  # noqa: E402
from tests.dossier.dossiers import write as write_furnished  # noqa: E402
from tests.dossier.stress import STRESS  # noqa: E402
from tests.samples import WHEN, write, write_every_block  # noqa: E402
from tests.small_fonts import make_font  # noqa: E402


def make_outputs(target: Path, work: Path) -> None:
    """Build all of them.

    Args:
        target: takes the outputs, a folder a content.
        work: takes the contents.
    """
    shipped = ROOT / "content.yaml"
    for content in (shipped, ROOT / "tests" / "heating" / "content.yaml"):
        for theme in list_bundled_themes():
            folder = target / content.parent.name / theme
            build(content, folder, "all", source=False, theme=theme)
    for name in CONFORMANCE_NAMES:
        build(shipped, target / name, only="pdf", source=False, pdf=name, draft=True)
    every_block = write_every_block(work / "every-block")
    build(every_block, target / "every-block", "all", source=False)
    place = furnish(work)
    for name, make in STRESS.items():
        write_furnished(place, make())
        build(place, target / name, source=False)


def draw_scripts(target: Path, work: Path) -> None:
    """Draw the contents in other scripts, with a font that has their letters."""
    make_font(work / "Others.ttf", list_letters())
    path = work / "theme.yaml"
    path.write_text("fonts: {fallback: [Others.ttf]}\n", encoding="utf-8")
    theme = read_theme(path).theme
    with known_languages(work / "catalogues"):
        for code in CODES:
            content = load(write(work / code, write_in(code))).content
            plan = plan_dossier(content, code, WHEN, theme)
            drawn = render_dossier(plan, theme)
            (target / f"{code}.pdf").write_bytes(drawn.data)


def main() -> None:
    """Make the outputs in the folder that is named, and count them."""
    target = Path(sys.argv[1])
    with TemporaryDirectory() as work:
        make_outputs(target, Path(work))
        draw_scripts(target, Path(work))
    files = [path for path in target.rglob("*") if path.is_file()]
    print(f"{len(files)} outputs in {target}")


if __name__ == "__main__":
    main()
