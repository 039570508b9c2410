"""Random dossiers: a `content.yaml` of every kind of block, in English or Italian, valid and of all sizes.

What is drawn is small (which phrase, how many), so that a dossier that shows a fault
shrinks to one that a person can read. `content` is the mapping; `write` puts it into a
folder with its pictures.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from reporting.content.chart_blocks import ChartKind
from tests.samples import png

LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 9
"""A word of 306 letters."""

_PHRASES = {
    "en": (
        "apples fall",
        "The valley keeps its orchards on the northern slope, where the frost comes late and machines early.",
        "nobody measures the difference",
        "it’s “well known”, says the SAG-AFTRA spokeswoman – or so the papers report…",
        "Between 1,155.25 and 2,310 tonnes were picked in 2025, up 16% on the year before",
        "characteristically unenthusiastic internationalisation",
        "and everybody talks about the consequences of responsibility in the administration of cooperatives,",
        "https://example.org/a/very/long/address/without/any/space/that/nobody/would/type?number=1234567890",
        "Ł. Žižek & Söhne",
        "a robot picks",
        "well-to-do, north-north-easterly, state-of-the-art machines",
        "I",
    ),
    "it": (
        "cadono le mele",
        "La valle tiene i suoi frutteti sul versante settentrionale, dove la brina tarda e le macchine no.",
        "nessuno misura la differenza",
        "è «cosa nota», dice la portavoce del SAG-AFTRA – o così riportano i giornali…",
        "Nel 2025 sono state raccolte da 1.155,25 a 2.310 tonnellate, il 16% in più rispetto all’anno prima",
        "l’internazionalizzazione dell’amministrazione straordinaria",
        "e tutti parlano delle conseguenze della responsabilità nell’amministrazione delle cooperative,",
        "https://example.org/un/indirizzo/molto/lungo/senza/spazi/che/nessuno/scriverebbe?numero=1234567890",
        "perché, città, più, Ł. Žižek",
        "un robot raccoglie",
        "qual è, un po’, d’altronde, nord-nord-est",
        "e",
    ),
}
_BOLD, _ITALIC, _LINK = "**{}**", "*{}*", "[{}](https://example.org/a?b=1&c=2)"

Strategy = st.SearchStrategy[Any]
Draw = Callable[[Strategy], Any]


def _count(draw: Draw, most: int, least: int = 0) -> int:
    return int(draw(st.integers(least, most)))


_CATEGORIES = {"doughnut": (1, 2, 6, 12), "slope": (2,)}
_SERIES = {"doughnut": (1, 1), "dumbbell": (2, 4)}
"""By type, how many a chart may have, where that is not as in others: of categories any, of series from and to."""


class _Writer:
    """Draws the parts of one dossier, which refer to one another by id."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.language = draw(st.sampled_from(("en", "it")))
        self.phrases = (*_PHRASES[self.language] * 3, LONG_WORD)
        self.claims = [f"claim-{at}" for at in range(_count(draw, 9, 2))]
        self.figures = [f"figure-{at}" for at in range(_count(draw, 5))]
        self.sources = [f"source-{at}" for at in range(_count(draw, 5, 1))]
        self.speakers = [f"speaker-{at}" for at in range(_count(draw, 4, 1))]
        self.blocks = 0

    # -- words

    def some(self, of: Sequence[str], most: int, least: int = 0) -> list[str]:
        """Some different ones of a list."""
        if not of:
            return []
        least = min(least, len(of))
        chosen = self.draw(
            st.lists(st.sampled_from(of), unique=True, min_size=least, max_size=most)
        )
        return list(chosen)

    def _a(self, of: Sequence[str]) -> str:
        return str(self.draw(st.sampled_from(of)))

    def plain(self, most: int = 2) -> str:
        """A few phrases without markup."""
        return " ".join(
            self._a(self.phrases) for _ in range(_count(self.draw, most, 1))
        )

    def rich(self, most: int = 3) -> str:
        """Phrases with emphasis, links, source marks and figures."""
        return " ".join(self._phrase() for _ in range(_count(self.draw, most, 1)))

    def _phrase(self) -> str:
        text = self._a(self.phrases)
        match _count(self.draw, 9):
            case 1 | 2 | 3 | 4:
                return text + "".join(
                    f"[^{claim}]" for claim in self.some(self.claims, 3, 1)
                )
            case 5:
                return _BOLD.format(text)
            case 6:
                return _ITALIC.format(text)
            case 7 if "://" not in text:
                return _LINK.format(text)
            case 8 if self.figures:
                return text + " {" + self._a(self.figures) + "}"
            case _:
                return text

    def paragraphs(self, most: int) -> str:
        """Paragraphs of rich text, some of them long."""
        return "\n\n".join(self.rich(12) for _ in range(_count(self.draw, most, 1)))

    # -- blocks

    def block(self) -> dict[str, Any]:
        """A block of any kind."""
        self.blocks += 1
        kind = self.draw(st.sampled_from(list(KIND_WRITERS)))
        made = KIND_WRITERS[kind]
        block = {"id": f"block-{self.blocks}", "kind": kind, **made(self)}
        is_named = self.draw(st.booleans())
        if "title" not in block and is_named:
            block["title"] = self.plain()
        if "claims" not in block and self.draw(st.booleans()):
            block["claims"] = self.some(self.claims, 3)
        return block

    def prose(self) -> dict[str, Any]:
        return {"text": self.paragraphs(4)}

    def bullets(self) -> dict[str, Any]:
        items = [self.point() for _ in range(_count(self.draw, 8, 1))]
        more: dict[str, Any] = {}
        if self.draw(st.booleans()):
            more = {"numbered": True, "start": self.draw(st.sampled_from((1, 8, 98)))}
        return {"items": items, **more}

    def point(self, level: int = 0) -> Any:
        """An item of a list, one of four with items of its own."""
        if level == 2 or _count(self.draw, 3):
            return self.rich()
        below = [self.point(level + 1) for _ in range(_count(self.draw, 3, 1))]
        return {"text": self.rich(), "items": below}

    def table(self) -> dict[str, Any]:
        width, height = (
            _count(self.draw, 8, 1),
            self.draw(st.sampled_from((1, 2, 5, 60))),
        )
        aligns = ("start", "end", "decimal")
        columns: list[dict[str, Any]] = [
            {"label": self.plain(1), "align": self._a(aligns)} for _ in range(width)
        ]
        cells = [self.cell(column["align"]) for column in columns]
        rows = [
            [cells[at] if row % 7 else self.rich(1) for at in range(width)]
            for row in range(height)
        ]
        more: dict[str, Any] = {}
        if self.draw(st.booleans()):
            more["note"] = self.rich()
        if self.draw(st.booleans()):
            more["total"] = True
            columns[0]["head"] = True
        if width > 2 and self.draw(st.booleans()):
            self.span(rows)
        return {"columns": columns, "rows": rows, **more}

    def span(self, rows: list[list[Any]]) -> None:
        """Let cells of every third row take the next one too, and every fifth two columns."""
        for at in range(0, len(rows) - 1, 3):
            rows[at][0] = {"text": self.rich(1), "rows": 2}
            del rows[at + 1][0]
        for row in rows[::5]:
            row[-2:] = [{"text": self.rich(1), "span": 2}]

    def beside(self) -> dict[str, Any]:
        """Words beside an exhibit, on either side, or none."""
        side = self._a(("none", "start", "end"))
        if side == "none":
            return {}
        return {"beside": {"text": self.paragraphs(2), "side": side}}

    def cell(self, align: str) -> str:
        return (
            self._a(("7", "−1.5", "40%", "1155.25"))
            if align != "start"
            else self.rich(1)
        )

    def chart(self) -> dict[str, Any]:
        kind = self._a(tuple(kind.value for kind in ChartKind))
        count = self.draw(st.sampled_from(_CATEGORIES.get(kind, (1, 2, 6, 24))))
        least, most = _SERIES.get(kind, (1, 3))
        low = -20 if kind in ("bar", "column", "line") else 0
        series: list[dict[str, Any]] = []
        for _ in range(_count(self.draw, most, least)):
            values = [self.draw(st.integers(low, 99)) for _ in range(count)]
            if kind == "doughnut":
                values[0] = 1
            data = (
                {"points": [list(pair) for pair in enumerate(values)]}
                if kind == "scatter"
                else {"values": values}
            )
            series.append({"name": self.name(len(series)), **data})
        names = (
            {}
            if kind == "scatter"
            else {"categories": [self.name(at) for at in range(count)]}
        )
        more: dict[str, Any] = {"note": self.rich()} if self.draw(st.booleans()) else {}
        more |= {"unit": "kg"} if self.draw(st.booleans()) else {}
        more |= self.beside()
        return {
            "title": self.plain(), "type": kind, "claims": ["numbers"],
            "data": {**names, "series": series}, **more,
        }  # fmt: skip

    def name(self, at: int) -> str:
        """The name of a series or a category, short or of several words, its number at either end."""
        words = self._a(("year", *self.phrases))[
            : self.draw(st.sampled_from((8, 30, 80)))
        ].strip()
        return f"{words} {at}" if self.draw(st.booleans()) else f"{at} {words}"

    def key_figures(self) -> dict[str, Any]:
        return {"figures": self.some(self.figures, 5, 1) or ["always"]}

    def timeline(self) -> dict[str, Any]:
        events: list[dict[str, Any]] = []
        for at in range(_count(self.draw, 9, 2)):
            when = (
                {"on": f"20{10 + at}-0{1 + at % 9}"}
                if self.draw(st.booleans())
                else {"label": self.plain(1)}
            )
            events.append(
                {**when, "text": self.rich(), "inferred": self.draw(st.booleans())}
            )
        return {"events": events}

    def process(self) -> dict[str, Any]:
        steps = range(_count(self.draw, 6, 2))
        return {"steps": [{"title": self.plain(1), "text": self.rich()} for _ in steps]}

    def glossary(self) -> dict[str, Any]:
        entries = range(_count(self.draw, 12, 1))
        return {
            "entries": [{"term": self.plain(1), "text": self.rich()} for _ in entries]
        }

    def comparison(self) -> dict[str, Any]:
        sides = [
            {
                "title": self.plain(1),
                "points": [self.rich(2) for _ in range(_count(self.draw, 5, 1))],
            }
            for _ in range(2)
        ]
        return {"sides": sides}

    def quotation(self) -> dict[str, Any]:
        speaker, claim = self._a(self.speakers), self._a(self.claims)
        return {"text": self.plain(), "speaker": speaker, "claim": claim}

    def image(self) -> dict[str, Any]:
        file = self._a(tuple(PICTURES))
        caption = {"caption": self.rich()} if self.draw(st.booleans()) else {}
        return {
            "file": file,
            "alt": "A field",
            "credit": self.plain(1),
            **caption,
        } | self.beside()

    def callout(self) -> dict[str, Any]:
        return {"title": self.plain(1), "text": self.paragraphs(2)}

    def disagreement(self) -> dict[str, Any]:
        reading = {"reading": self.rich(6)} if self.draw(st.booleans()) else {}
        claims = self.some(self.claims, 4, 2)
        return {
            "title": self.plain(),
            "question": self.plain(),
            "claims": claims,
            **reading,
        }

    # -- the whole

    def content(self) -> dict[str, Any]:
        """A whole dossier."""
        sections = [self.section(at) for at in range(_count(self.draw, 2, 1))]
        return {
            "languages": [self.language],
            "edition": self.edition(),
            "sources": [self.source(name) for name in self.sources],
            "entities": [self.entity(name) for name in self.speakers],
            "figures": [self.figure(name) for name in ("always", *self.figures)],
            "claims": [*map(self.claim, self.claims), _numbers(self.sources[0])],
            "sections": sections,
        }

    def edition(self) -> dict[str, Any]:
        return {
            "number": 1, "date": "2026-11-22", "title": self.plain(), "subtitle": self.plain(),
            "summary": self.rich(4), "why_now": self.plain(), "audience": self.plain(1), "minutes": 5,
        }  # fmt: skip

    def section(self, at: int) -> dict[str, Any]:
        blocks = [self.block() for _ in range(_count(self.draw, 3))]
        title, takeaway = self.plain()[:200].strip(), self.plain()[:200].strip()
        return {
            "id": f"section-{at}",
            "title": title,
            "takeaway": takeaway,
            "blocks": blocks,
        }

    def source(self, name: str) -> dict[str, Any]:
        return {
            "id": name, "title": self.plain(), "short": self.plain(1), "outlet": "The Gazette",
            "author": "Ada Reed", "published": "2026-10-02", "language": "en",
            "retrieved": "2026-11-01", "file": f"{name}.txt", "sha256": "0" * 64,
        }  # fmt: skip

    def entity(self, name: str) -> dict[str, Any]:
        aliases = (
            [{"name": "Vera Laine", "sic": True}] if self.draw(st.booleans()) else []
        )
        return {
            "id": name,
            "name": self.plain(1),
            "kind": "person",
            "line": self.rich(),
            "aliases": aliases,
        }

    def figure(self, name: str) -> dict[str, Any]:
        more: dict[str, Any] = (
            {"currency": "USD", "change": "0.16"}
            if self.draw(st.booleans())
            else {"unit": "kg"}
        )
        more |= {"comparison": self.plain(1)} if self.draw(st.booleans()) else {}
        value = self._a(("7", "11_000_000_000", "0.25"))
        claim = self._a(self.claims)
        return {
            "id": name,
            "label": self.plain(1),
            "value": value,
            "claim": claim,
            **more,
        }

    def claim(self, name: str) -> dict[str, Any]:
        cited = [
            self._a(self.sources)
            for _ in range(self.draw(st.sampled_from((1, 1, 2, 6))))
        ]
        cites = [
            {"source": source, "paragraph": at + 1, "terms": ["apples"]}
            for at, source in enumerate(cited)
        ]
        status = self._a(("confirmed", "reported", "unconfirmed"))
        by = self._a(self.speakers)
        return {
            "id": name,
            "text": self.plain(),
            "by": [by],
            "status": status,
            "cites": cites,
        }


def _numbers(source: str) -> dict[str, Any]:
    """The claim that bears every number of every chart."""
    text = ", ".join(map(str, range(-20, 100)))
    cites = [{"source": source, "paragraph": 1, "terms": ["1"]}]
    return {
        "id": "numbers",
        "text": text,
        "by": [source],
        "status": "reported",
        "cites": cites,
    }


KIND_WRITERS: dict[str, Callable[[_Writer], dict[str, Any]]] = {
    "prose": _Writer.prose,
    "bullets": _Writer.bullets,
    "table": _Writer.table,
    "chart": _Writer.chart,
    "figures": _Writer.key_figures,
    "timeline": _Writer.timeline,
    "process": _Writer.process,
    "comparison": _Writer.comparison,
    "quotation": _Writer.quotation,
    "image": _Writer.image,
    "callout": _Writer.callout,
    "disagreement": _Writer.disagreement,
    "glossary": _Writer.glossary,
}

PICTURES = {"square.png": (60, 60), "wide.png": (600, 6), "tall.png": (6, 600)}
"""The pictures that dossiers may show, with their sizes in pixels."""


@st.composite
def contents(draw: Draw) -> dict[str, Any]:
    """Draw the mapping of a valid `content.yaml`."""
    return _Writer(draw).content()


def furnish(folder: Path) -> Path:
    """Put the pictures into a folder; return the path for its content."""
    for name, size in PICTURES.items():
        (folder / name).write_bytes(png(*size))
    return folder / "content.yaml"


def write(path: Path, content: dict[str, Any]) -> None:
    """Write content: JSON, which is YAML too."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
