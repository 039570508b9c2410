"""Hyphens stand where pyphen puts them, and the patterns that are built ahead are pyphen's."""

import re
import subprocess
import sys

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.design.hyphenation import find_hyphens, load_patterns, read_dictionary
from reporting.i18n import list_languages, load_language
from tests.tools import ROOT

BUNDLED = [load_language(code).hyphenation for code in list_languages()]
WORDS = sorted(
    set(re.findall(r"[^\W\d_]+", (ROOT / "content.yaml").read_text("utf-8")))
)


def test_what_is_built_ahead_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, ".ci/built_data.py", "--check"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", BUNDLED)
def test_built_patterns_are_those_of_the_dictionary(name: str) -> None:
    assert load_patterns(name) == read_dictionary(name)


@pytest.mark.parametrize("name", [*BUNDLED, "fr"])
def test_every_word_of_the_shipped_content_is_parted_as_pyphen_does(name: str) -> None:
    dictionary = pyphen.HyphDict(pyphen.LANGUAGES[name])
    for word in WORDS:
        assert find_hyphens(word, name) == tuple(dictionary.positions(word)), word


@given(st.text(alphabet="aàbcdeéfghiìlmnoòpqrstuùvzAE’ß", min_size=1, max_size=40))
def test_any_word_is_parted_as_pyphen_does(word: str) -> None:
    dictionary = pyphen.Pyphen(lang="it_IT", left=0, right=0)
    expected = dictionary.hd.positions(word)
    assert find_hyphens(word, "it_IT") == tuple(expected)


def test_an_unknown_language_has_no_patterns() -> None:
    with pytest.raises(KeyError):
        load_patterns("xx_XX")
