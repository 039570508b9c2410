"""A small dossier on a desk, a preview of it in a process of its own, and Chromium."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.tools import ROOT

CONTENT = """\
languages: [en, it]
edition:
  number: 1
  date: 2026-11-22
  title: {en: Orchard grows, it: Orchard cresce}
  subtitle: {en: For tests, it: Per le prove}
  summary: {en: "Orchard grew[^growth].", it: "Orchard è cresciuta[^growth]."}
  why_now: {en: Harvest begins., it: Comincia il raccolto.}
  audience: {en: Testers, it: Chi prova}
  minutes: 5
sources:
  - {id: gazette, title: Orchard grows, short: Gazette, unnamed: [outlet, author], published: 2026-10,
     language: en, retrieved: 2026-11-01, file: gazette.txt, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}
claims:
  - id: growth
    text: {en: "Orchard sold 40 tonnes of apples, 20 tonnes of pears and 10 tonnes of plums.", it: "Orchard ha venduto 40 tonnellate di mele, 20 tonnellate di pere e 10 tonnellate di prugne."}
    by: [gazette]
    status: reported
    cites: [{source: gazette, paragraph: 2, terms: [40 tonnes, 20 tonnes, 10 tonnes]}]
sections:
  - id: overview
    title: {en: Overview, it: In breve}
    takeaway: {en: Orchard grows steadily., it: Orchard cresce con costanza.}
    blocks:
      - id: opening
        kind: prose
        text:
          en: |
            The harvest was ordinary[^growth].

            A second paragraph speaks of pears.
          it: |
            Il raccolto è stato ordinario[^growth].

            Un secondo paragrafo parla di pere.
      - id: trees
        kind: chart
        title: {en: Apples lead by far, it: Le mele sono in testa}
        type: bar
        unit: {en: tonnes, it: tonnellate}
        claims: [growth]
        data:
          categories: [{en: Apples, it: Mele}, {en: Pears, it: Pere}, {en: Plums, it: Prugne}]
          series:
            - name: {en: Harvest, it: Raccolto}
              values: [40, 20, 10]
"""


class Desk(NamedTuple):
    """A preview, and the content that it shows.

    Args:
        path: of the content.
        url: that a browser opens.
        process: of the preview.
        state: the folder in which it leaves where it is.
    """

    path: Path
    url: str
    process: subprocess.Popen[str]
    state: str

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    @property
    def token(self) -> str:
        return parse_qs(urlsplit(self.url).query)["token"][0]

    def write(self, old: str = "", new: str = "") -> int:
        """Write the content with some words instead of others; return the line of the first of them."""
        text = CONTENT.replace(old, new, 1) if old else CONTENT
        assert text != CONTENT or not old
        self.path.write_text(text, encoding="utf-8")
        return CONTENT.partition(old)[0].count("\n") + 1 if old else 0


def find_line(words: str) -> int:
    """Return the line of the content in which words first stand."""
    return CONTENT.partition(words)[0].count("\n") + 1


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return the small dossier, shown at a free port."""
    path = tmp_path_factory.mktemp("preview") / "content.yaml"
    path.write_text(CONTENT, encoding="utf-8")
    state = tmp_path_factory.mktemp("state")
    with subprocess.Popen(
        [sys.executable, "-m", "reporting", "preview", path.name, "--port", "0"],
        cwd=path.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(state)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        said = process.stdout.readline()
        url = said.removeprefix("preview at ").strip()
        assert url.startswith("http://127.0.0.1:")
        yield Desk(path, url, process, str(state))
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
