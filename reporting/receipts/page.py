"""Planned receipts and a theme -> one page of HTML that stands by itself.

Nothing is fetched: style, typefaces and the few lines of script are within it, and its policy
refuses anything else. Without the script, which only filters, all is there. Every word comes
through `escape`.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence

from reporting.assets import find_asset
from reporting.catalogue import CATEGORIES
from reporting.design.theme import Theme
from reporting.plan.model import SourceEntry
from reporting.plan.words import Evidence, Run, list_runs
from reporting.receipts.model import (
    CitationPlan,
    ClaimPlan,
    ReceiptsPlan,
    weigh,
)
from reporting.receipts.page_pieces import (
    draw_status,
    escape,
    name_verdict,
    write_group,
    write_link,
    write_paragraph,
    write_passage,
    write_runs,
)
from reporting.receipts.page_style import write_style


def write_page(plan: ReceiptsPlan, theme: Theme) -> bytes:
    """Return the page; equal plans and themes give equal bytes.

    Args:
        plan: what it says.
        theme: how it looks.
    """
    lang = plan.dossier.language
    writer = _Writer(plan)
    body = "\n".join(writer.list_parts())
    script = find_asset("receipts/filter.js").read_text(encoding="utf-8")
    accents = [theme.accent(section.id) for section in plan.dossier.sections]
    style = write_style(
        theme,
        sorted(set(body) | set("✓▲○–")),
        accents,
    )
    direction = "rtl" if lang.is_rtl else "ltr"
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    title = escape(f"{plan.title} · {plan.dossier.cover.title}")
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(lang.tag)}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="make-report">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )
    return page.encode()


def _hash(text: str) -> str:
    """Return by what a policy knows a style or a script (CSP 3, 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


class _Writer:
    """Writes the parts of the page.

    Args:
        plan: what they say.
    """

    def __init__(self, plan: ReceiptsPlan) -> None:
        self.plan = plan
        self.lang = plan.dossier.language
        self.labels = plan.dossier.labels
        self.fill = self.lang.fill_phrase

    def list_parts(self) -> Iterator[str]:
        """Yield the parts in the order of reading."""
        skip = escape(self.fill("receipts_skip"))
        yield f'<a class="skip" href="#claims">{skip}</a>'
        yield self.write_cover()
        yield '<main class="wide">'
        yield self.write_opening()
        yield self.write_filter()
        yield '<div class="columns">'
        yield self.write_contents()
        yield '<div class="register">'
        yield f'<section id="claims">\n<h2>{escape(self.labels.claims)}</h2>'
        yield from map(self.write_claim, self.plan.claims)
        yield "</section>"
        yield '<section id="sources" class="sources">'
        yield f"<h2>{escape(self.labels.sources)}</h2>\n<ol>"
        yield from map(self.write_source, self.plan.sources)
        yield "</ol>\n</section>\n</div>\n</div>\n</main>"
        words = "\n".join(
            map(
                write_paragraph,
                self.plan.closing,
            )
        )
        yield f'<footer class="wide">\n{words}\n</footer>'

    # -- before the claims

    def write_cover(self) -> str:
        """Return the title, over a strip in the colours of the dossier's sections."""
        cover = self.plan.dossier.cover
        fields = "<span></span>" * max(
            len(self.plan.dossier.sections),
            1,
        )
        return (
            f'<header class="cover">\n<div class="wide">\n'
            f'<p class="edition">{escape(cover.edition_line)}</p>\n'
            f"<h1>{escape(self.plan.title)}</h1>\n"
            f'<p class="annex">{escape(self.plan.annex)}</p>\n</div>\n'
            f'<div class="strip" aria-hidden="true">{fields}</div>\n</header>'
        )

    def write_opening(self) -> str:
        """Return what receipts are, and what came of the check in numbers."""
        words = "\n".join(
            map(
                write_paragraph,
                self.plan.opening,
            )
        )
        counts: list[str] = []
        for _, word, count in self.plan.tallies:
            number = f"<dd>{count}</dd>"
            counts.append(f"<div><dt>{escape(word)}</dt>{number}</div>")
        tallies = "\n".join(counts)
        return (
            f'<div class="opening">\n{words}\n</div>\n'
            f'<dl class="tallies">\n{tallies}\n</dl>'
        )

    def write_filter(self) -> str:
        """Return what the script filters by; without it nothing of this is shown."""
        statuses: dict[str, str] = {}
        for claim in self.plan.claims:
            evidence = claim.evidence
            statuses[evidence.status.value] = evidence.status_word
        verdicts = {
            name_verdict(verdict): word for verdict, word, _ in self.plan.tallies
        }
        sources = {source.id: source.title for source in self.plan.sources}
        choices = "\n".join(
            (
                self._write_choice(
                    "status",
                    self.fill("claims_status"),
                    statuses,
                ),
                self._write_choice(
                    "verdict",
                    self.fill("receipts_verdict"),
                    verdicts,
                ),
                self._write_choice("source", self.labels.source, sources),
            )
        )
        forms: list[str] = []
        phrase = self.lang.phrases["receipts_counted"]
        total = len(self.plan.claims)
        for category in CATEGORIES:
            words = getattr(phrase, category)
            if words:
                said = escape(
                    words.replace(
                        "{total}",
                        str(total),
                    )
                )
                forms.append(f' data-{category}="{said}"')
        label = escape(self.fill("receipts_filter"))
        return (
            f'<form class="filter" aria-label="{label}" hidden>\n'
            f"{choices}\n<output{''.join(forms)}></output>\n</form>"
        )

    def _write_choice(
        self,
        name: str,
        label: str,
        words: dict[str, str],
    ) -> str:
        """Return a choice of what is shown, of all to begin with."""
        options = [f'<option value="">{escape(self.fill("receipts_all"))}</option>']
        for value, said in words.items():
            options.append(f'<option value="{escape(value)}">{escape(said)}</option>')
        listed = "".join(options)
        return f'<label>{escape(label)}<select name="{name}">{listed}</select></label>'

    def write_contents(self) -> str:
        """Return the list of claims that lead to their receipts."""
        items: list[str] = []
        for claim in self.plan.claims:
            evidence = claim.evidence
            words = escape("".join(run.text for run in claim.text))
            items.append(
                f'<li><a href="#{escape(evidence.anchor)}">'
                f'<span class="number">{evidence.number}</span>'
                f"{draw_status(evidence.status.value)}<span>{words}</span></a></li>"
            )
        listed = "\n".join(items)
        title = escape(self.labels.contents)
        return (
            f'<nav class="toc" aria-labelledby="toc">\n<h2 id="toc">{title}</h2>\n'
            f"<ol>\n{listed}\n</ol>\n</nav>"
        )

    # -- claims

    def write_claim(self, claim: ClaimPlan) -> str:
        """Return a claim with its receipts."""
        evidence = claim.evidence
        anchor = escape(evidence.anchor)
        sources = {each.anchor.removeprefix("source-") for each in claim.citations}
        verdicts = {name_verdict(each.verdict) for each in claim.citations}
        status = evidence.status.value
        who = f"{self.fill('claims_who')}{self.labels.colon}{evidence.who}"
        opening = (
            f'<article id="{anchor}" class="claim" aria-labelledby="{anchor}-text" '
            f'data-status="{status}" data-verdict="{" ".join(sorted(verdicts))}" '
            f'data-source="{" ".join(sorted(sources))}">'
        )
        heading = (
            f'<h3 id="{anchor}-text"><span class="number">{evidence.number}</span> '
            f"<span>{write_runs(claim.text)}</span></h3>"
        )
        by = (
            f'<p class="by"><span class="status {status}">{draw_status(status)}'
            f"{escape(evidence.status_word)}</span> <span>{escape(who)}</span>"
            f"{self._write_opponents(claim.contradicts)}</p>"
        )
        citations = map(self.write_citation, claim.citations)
        return "\n".join((opening, heading, by, *citations, "</article>"))

    def _write_opponents(self, opponents: Sequence[Evidence]) -> str:
        """Return the claims that one disagrees with, each linked."""
        if not opponents:
            return ""
        links: list[str] = []
        for evidence in opponents:
            words = self.fill(
                "spoken_claim",
                number=evidence.number,
                words=evidence.status_word,
            )
            links.append(
                f'<a href="#{escape(evidence.anchor)}" aria-label="{escape(words)}">'
                f"{evidence.number}</a>"
            )
        label = escape(f"{self.labels.contradicts}{self.labels.colon}")
        return f" <span>{label}{self.lang.comma.join(links)}</span>"

    def write_citation(self, citation: CitationPlan) -> str:
        """Return a receipt: the source, what is shown of it, and what came of the check."""
        title = write_runs(citation.title)
        byline = f"<bdi>{escape(citation.byline)}</bdi>"
        if citation.link:
            byline += f" · {write_link(citation.link)}"
        passages = [
            write_passage(
                each,
                citation,
            )
            for each in citation.passages
        ]
        remarks = [
            f'<p class="remark">{escape(words)}</p>' for words in citation.remarks
        ]
        label = escape(f"{self.fill('receipts_shows')}{self.labels.colon}")
        shows = f'<p class="remark"><b>{label}</b>{escape(citation.shows)}</p>'
        shown = "\n".join((*passages, *remarks, shows))
        return (
            f'<div class="citation">\n<h4><a href="#{escape(citation.anchor)}">'
            f"<cite>{title}</cite></a></h4>\n"
            f'<p class="byline">{byline}</p>\n<div class="receipt">\n'
            f"<div>\n{shown}\n</div>\n{self.write_facts(citation)}\n</div>\n</div>"
        )

    def write_facts(self, citation: CitationPlan) -> str:
        """Return the verdict with its reason, what was looked for, the day, the hash."""
        weight = weigh(citation.verdict)
        label = self.fill("receipts_verdict")
        said = [
            escape(citation.verdict_word),
            *map(
                escape,
                citation.reasons,
            ),
        ]
        groups = [
            write_group(
                label,
                said,
                f"verdict {weight}",
            )
        ]
        terms = [
            write_runs(
                term,
                strong="b",
            )
            for term in citation.terms
        ]
        groups.append(
            write_group(
                self.fill("receipts_terms"),
                terms,
                "terms",
            )
        )
        for name, value in citation.facts:
            words = escape(value)
            groups.append(write_group(name, [words]))
        listed = "\n".join(groups)
        return f'<dl class="facts">\n{listed}\n</dl>'

    # -- sources

    def write_source(self, source: SourceEntry) -> str:
        """Return a source with all that is known of its copy."""
        title = write_runs(
            (
                Run(
                    source.title,
                    lang=source.language,
                ),
            )
        )
        parts = [
            f'<li id="source-{escape(source.id)}" class="source">',
            f'<h3><span class="number">{source.number}</span> <cite>{title}</cite></h3>',
        ]
        if source.link:
            parts.append(f"<p>{write_link(source.link)}</p>")
        if source.note:
            parts.append(f"<p>{write_runs(list_runs(source.note))}</p>")
        groups: list[str] = []
        for label, value in source.details:
            words = escape(value)
            is_hash = label.startswith("SHA") or "SHA-256" in label
            groups.append(
                write_group(
                    label,
                    [f"<code>{words}</code>" if is_hash else words],
                )
            )
        listed = "\n".join(groups)
        parts.append(f'<dl class="details">\n{listed}\n</dl>\n</li>')
        return "\n".join(parts)
