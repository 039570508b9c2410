"""What a catalogue of `assets/labels/` holds: one language's words, amounts, marks and spaces.

A catalogue may stand over another one, its `base`: then it says only what differs. What a
sentence needs of grammar is here, and never in the code that fills it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal, Self, TypeVar

from reporting.amounts import Wording
from reporting.number_forms import NBSP
from reporting.plurals import choose_plural
from reporting.reading.model import Model
from reporting.record import field, replace

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plurals that CLDR tells apart; each language has some of them."""


class Phrase(Model, frozen=True, kw_only=True):
    """A pattern with places in braces, or one for each plural of the number in a place.

    Args:
        by: the place whose number chooses.
    """

    noun: ClassVar[str] = "a phrase"

    other: str
    by: str = ""
    zero: str = ""
    one: str = ""
    two: str = ""
    few: str = ""
    many: str = ""

    @classmethod
    def read_words(cls, words: str) -> Self:
        """Return the phrase that is the same for all numbers."""
        return cls(other=words)

    def choose(
        self,
        places: Mapping[str, object],
        rules: Mapping[str, str],
    ) -> str:
        """Return the pattern for what stands in its places.

        Args:
            places: what is put into each.
            rules: the plurals of the language.
        """
        number = places.get(self.by)
        if not isinstance(number, int | Decimal):
            return self.other
        plural = choose_plural(rules, f"{Decimal(number):f}")
        pattern: str = getattr(self, plural)
        return pattern or self.other

    @property
    def patterns(self) -> tuple[str, ...]:
        """All that it may say."""
        forms: list[str] = [getattr(self, category) for category in CATEGORIES]
        return tuple(filter(None, forms))


class Amount(Model, Wording, frozen=True, kw_only=True):
    """How an amount and its unit stand together.

    Args:
        plain: pattern for a number in digits: `500 dollari`.
        compact: pattern for a number with a scale word: `11 miliardi di dollari`.
    """

    plain: str
    compact: str
    elided: str = ""
    """Instead of `compact`, before one of the language's `vowels`: `2 millions d’heures`."""


class FactWords(Model, frozen=True, kw_only=True):
    """Forms in which sources state dates, times and shares, beside what CLDR knows.

    Forms are regular expressions with places such as `{year}`; `evidence/facts` fills
    them.
    """

    day_marks: tuple[str, ...] = ()
    """What may stand right after the number of a day: `21st`, `28.`, `1er`."""
    date_links: tuple[str, ...] = ()
    """Words between a day, its month and its year: `21 de octubre de 2025`."""
    month_forms: Mapping[str, int] = field(default_factory=dict)
    """Names of months in cases that CLDR leaves out: `wrześniu`."""
    range_words: tuple[str, ...] = ()
    """Words between two days or numbers: `to` of `12 to 16 September`, `8 to 12%`."""
    day_words: Mapping[str, int] = field(default_factory=dict)
    """Words for days of a month: `primo`."""
    numeric_dates: Literal["by region", "either way"] = "by region"
    """Whether 5/6/2025 is to be asked for where a source does not name its country."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Words that count halves, quarters and centuries: `first`."""
    ordinal_marks: tuple[str, ...] = ()
    """What makes an ordinal of digits or Roman numerals: `e` of `XXe siècle`."""
    quarter_nouns: tuple[str, ...] = ()
    """Forms of the noun for three months."""
    half_nouns: tuple[str, ...] = ()
    """Forms of the noun for six months; a year must follow one that means other halves too."""
    century_nouns: tuple[str, ...] = ()
    """Forms of the noun for a hundred years."""
    period_forms: tuple[str, ...] = ()
    """Abbreviated quarters and halves: `T{quarter} {year}`."""
    decade_words: Mapping[str, int] = field(default_factory=dict)
    """Words for the tens of a decade: `seventies`."""
    decade_forms: tuple[str, ...] = ()
    """Decades, with `{word}`, `{tens}` or `{year}`."""
    before_forms: tuple[str, ...] = ()
    """Years before the first one: `{year} BCE`."""
    after_forms: tuple[str, ...] = ()
    """Years from the first one on, where that is said: `AD {year}`."""
    time_forms: tuple[str, ...] = ()
    """Times of day, with `{hour}`, `{minute}` and `{am_pm}`."""
    loose_time_forms: tuple[str, ...] = ()
    """The same where it may mean something else: `alle {hour}`."""
    am_forms: tuple[str, ...] = ()
    """What says that an hour is before noon."""
    pm_forms: tuple[str, ...] = ()
    """What says that an hour is after noon."""
    hour_words: Mapping[str, int] = field(default_factory=dict)
    """Words for hours: `noon`."""
    shares: Mapping[str, int] = field(default_factory=dict)
    """Words for shares by the number of parts: `half` is one of 2."""
    sure_shares: tuple[str, ...] = ()
    """Those that mean nothing else, whatever follows: `tercio`."""
    scale_halves: tuple[str, ...] = ()
    """Words for a half that count only before a scale: `mezzo milione`."""
    share_links: tuple[str, ...] = ()
    """Forms of words after a share that leave no doubt that it is one: `of`."""
    share_forms: tuple[str, ...] = ()
    """So many of so many: `{part} in {whole}`."""
    loose_share_forms: tuple[str, ...] = ()
    """The same where it may mean something else: `{part} of {whole}`."""
    share_stops: tuple[str, ...] = ()
    """Forms of words after which it is no share: `years`."""
    and_half: tuple[str, ...] = ()
    """What adds a half to the number before it: `and a half`."""
    tens_linked: bool = False
    """Whether `number_link` stands between tens and ones too: `vingt et un`."""


class CueWords(Model, frozen=True, kw_only=True):
    """Words of sources that turn, limit or doubt what they say, and where a clause is.

    An entry is one word or several, in lower case; `*` at an end of a word stands for any
    letters (three or more stand beside it), a lone `…` for up to six words between, `^` for
    the beginning of a sentence. An apostrophe ends a word: `l' accordo`; the English `n't` is a
    word, and so is a comma.
    """

    noun: ClassVar[str] = "cues"

    negation: tuple[str, ...] = ()
    """What denies the whole clause in which it stands: `not`."""
    lack: tuple[str, ...] = ()
    """What denies only the words after it: `no`, `without`."""
    determiners: tuple[str, ...] = ()
    """What denies only the noun behind it, though it is a negation elsewhere: `nessuna`."""
    condition: tuple[str, ...] = ()
    """What makes it hang on something: `if`."""
    exception: tuple[str, ...] = ()
    """What takes something out of it: `except`."""
    pending: tuple[str, ...] = ()
    """What must happen first: `must still approve`, `needs the consent`."""
    exemption: tuple[str, ...] = ()
    """What takes somebody out, as what is said of them: `are exempt`."""
    besides: tuple[str, ...] = ()
    """What does so only where a word of `totals` stands beside it: `apart from`."""
    totals: tuple[str, ...] = ()
    """Words for the whole of something: `all`, `daily`."""
    possibility: tuple[str, ...] = ()
    """What leaves open its own clause and no other: `may`, `hopes to`."""
    doubt: tuple[str, ...] = ()
    """What leaves it open, from an aside too: `rumour*`, `not confirmed`."""
    attribution: tuple[str, ...] = ()
    """What lets somebody say it: `according to`."""
    moods: tuple[str, ...] = ()
    """Of these, what shows by its form alone that somebody says it: `habe`."""
    denial: tuple[str, ...] = ()
    """What says that it is not so: `denies`, `is false`."""
    idle: tuple[str, ...] = ()
    """What looks like a cue and is none: `not only`, `even if`."""
    contrasts: tuple[str, ...] = ()
    """What shows that a clause speaks of something else: `whereas`, `the other`."""
    partitives: tuple[str, ...] = ()
    """What begins a sentence on a part of those counted: `of the`."""
    definites: tuple[str, ...] = ()
    """What stands before a number that is taken for granted: `its`, `the`."""
    existence: tuple[str, ...] = ()
    """Words by which a claim only says that there is something: `has`, `there are`."""
    turns: tuple[str, ...] = ()
    """After a negation, what stands against the words that it denies: `but`."""
    joints: tuple[str, ...] = ()
    """What joins clauses of one rank: `and`."""
    openers: tuple[str, ...] = ()
    """What begins a clause below another: `which`, `because`."""
    relatives: tuple[str, ...] = ()
    """Of these, the pronouns that speak of the noun before them: `which`, `who`."""
    links: tuple[str, ...] = ()
    """What begins the clause that is said, doubted or denied: `that`, `whether`."""
    verbs: tuple[str, ...] = ()
    """Common forms of verbs and auxiliaries, which show that words are a clause: `is`."""
    subjects: tuple[str, ...] = ()
    """Pronouns that are the subject of a clause and may begin it: `it`."""
    references: tuple[str, ...] = ()
    """What a sentence begins with that speaks of the one before: `that`, `the claim`."""
    known: tuple[str, ...] = ()
    """Words for a speaker who was named before: `she`, `the company`."""
    opposites: tuple[str, ...] = ()
    """What says in a claim what a negation says in its source: `unchanged`, `refused`."""
    admissions: tuple[str, ...] = ()
    """What acknowledges only in a claim that it is limited or doubted: `while`."""


class KindWords(Model, frozen=True, kw_only=True):
    """What entities of a kind are called."""

    one: str
    many: str


class NumberWords(FactWords, frozen=True, kw_only=True):
    """Words by which the numbers in a running text are found."""

    scales: Mapping[str, Decimal]
    """Words and abbreviations that multiply the number before them."""
    number_words: Mapping[str, Decimal]
    """Numbers in words."""
    number_ones: frozenset[str]
    """Words that are a number only before a scale: `a million`."""
    number_homographs: frozenset[str]
    """Words of numbers that are also words for something else."""
    number_link: str
    """Stands between the parts of a number in words: `two hundred and four`."""
    numbers_joined: bool
    """Whether numbers in words are written as one: `ventuno`."""
    percent_words: tuple[str, ...] = ()
    """Words for the sign `%`."""
    times_words: tuple[str, ...]
    """Words that make a factor of a number: `three times`."""
    part_words: tuple[str, ...]
    """Words that make a number the name of a part: `section 3`."""
    status_forms: Mapping[str, tuple[str, ...]]
    """Patterns of words that say how sure something is; the first that fits counts."""
    cues: CueWords = CueWords()
    """Words of sources that turn, limit or doubt what they say."""


class Amounts(NumberWords, frozen=True, kw_only=True):
    """How amounts are written beside what CLDR knows."""

    qualifiers: Mapping[str, str]
    """Patterns of `exact`, `over`, `about` and `under`, with the place `{amount}`."""
    changes: Mapping[str, str]
    """Patterns of `up`, `down` and `flat` with `{percent}`; words for each period."""
    currencies: Mapping[str, Amount]
    """By ISO 4217 code; one that is not here is written as CLDR writes it."""
    unit: Amount
    """How any other unit stands beside its number."""
    vowels: str = ""
    """Letters before which a word is elided: the `d’` of `2 millions d’heures`."""
    points: Mapping[str, str]
    """How many percentage points, with the place `{number}`, by CLDR's plurals."""
    unused_scales: frozenset[str] = frozenset()
    """Powers of ten whose word in CLDR no number is written by: `3.100 millones`."""
    first_day: str = ""
    """How the first day of a month is written, where not as `1`: `1er juillet`."""


class FixedWords(Amounts, frozen=True, kw_only=True):
    """What the program itself says in both outputs."""

    labels: Mapping[str, str]
    """Headings and single words: the fields of `plan.model.Labels`."""
    phrases: Mapping[str, Phrase]
    """Patterns with `{places}` that the plan fills."""
    statuses: Mapping[str, str]
    """How sure a claim is."""
    meanings: Mapping[str, str]
    """What it takes to be so sure."""
    verdicts: Mapping[str, str]
    """What was found of a citation."""
    entity_kinds: Mapping[str, KindWords]
    """Kinds of entities, one of it and several."""
    chart_kinds: Mapping[str, str]
    """Kinds of charts."""
    languages: Mapping[str, str]
    """Names of languages, by their code."""


class Hyphens(Model, frozen=True, kw_only=True):
    """What hyphenation keeps to beyond its patterns."""

    noun: ClassVar[str] = "hyphens"

    after: int = 3
    """Letters that stand behind a hyphen at the least."""
    nouns_have_capitals: bool = False
    """Whether a capital makes no name of a word."""
    unparted: tuple[str, ...] = ()
    """Two letters each between which the patterns are wrong: `io` of `unions`."""


class Typography(FixedWords, frozen=True, kw_only=True):
    """Marks, spaces and hyphens."""

    hyphenation: str
    """Name of the hyphenation patterns."""
    hyphens: Hyphens = Hyphens()
    """What is kept to beyond them."""
    quotes: tuple[str, str]
    """The outer quotation marks."""
    inner_quotes: tuple[str, str]
    """Quotation marks within others."""
    single_quotes: tuple[str, str] = ("‘", "’")
    """What is printed for single quotation marks that are typed straight."""
    comma: str = ", "
    """Stands between names, dates and places that are told in a row."""
    dash: str = "\u00a0– "
    """What is printed for a hyphen, or two, between spaces."""
    aside_dashes: tuple[str, str] = ("", "")
    """The same where a sentence has two of them, around an aside; `dash` where empty."""
    space_before: Mapping[str, str] = {}
    """Marks that a space of their own stands before: `;` and `!` in French."""
    elided: tuple[str, ...] = ()
    """What an apostrophe stands before, and no quotation mark: `tis`, `ndrangheta`."""
    after_numbers: frozenset[str] = frozenset()
    """Words that stay on a line with the number before them: `pm`, `Uhr`."""
    before_numbers: frozenset[str]
    """Abbreviations that stay on a line with the number after them."""
    before_names: frozenset[str]
    """Titles that stay on a line with the name after them."""
    before_words: frozenset[str] = frozenset()
    """Articles, prepositions and the like, after which no line of a title ends."""
    never_last: frozenset[str] = frozenset()
    """Words after which no line ends at all: `w`, `z` and `i` in Polish."""
    letters_after: Mapping[str, str] = {}
    """Letters that the alphabet has after others: `ñ` after `n`, `ł` after `l`."""
    names_inflect: bool = False
    """Whether the last letters of a name change with its case: `Vera`, `Very`, `Verze`."""
    articles: tuple[str, ...] = ()
    """Articles that a name may begin with and a text may leave out: `The Orchard`."""


W = TypeVar("W", bound=Typography)


def bind_words(lang: W) -> W:
    """Return a catalogue whose own phrases end no line after a word that may not end one."""
    if not lang.never_last:
        return lang
    kept = "|".join(map(re.escape, sorted(lang.never_last)))
    space = re.compile(rf"(?<!\w)({kept}) (?=\S)")
    changed: dict[str, object] = {}
    for part in ("labels", "statuses", "meanings", "verdicts"):
        words: Mapping[str, str] = getattr(lang, part)
        changed[part] = {key: _bind(text, space) for key, text in words.items()}
    phrases: dict[str, Phrase] = {}
    for key, phrase in lang.phrases.items():
        forms = {form: _bind(getattr(phrase, form), space) for form in CATEGORIES}
        phrases[key] = replace(phrase, **forms)
    return replace(lang, phrases=phrases, **changed)


def _bind(text: str, space: re.Pattern[str]) -> str:
    return space.sub(rf"\1{NBSP}", text)
