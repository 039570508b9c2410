"""The sentence after those that a claim rests on -> what of it takes them back.

It does so where a cue speaks of them: by what refers to the sentence before, or by being all
that the sentence says.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.evidence.report.model import Qualification
from reporting.evidence.sources.qualifying.asking import OTHERS, says_new
from reporting.evidence.sources.qualifying.cues import IDLE, Cue, find_opening
from reporting.evidence.sources.qualifying.kinds import name_kind
from reporting.evidence.sources.qualifying.parts import CONDITION, EXCEPTION
from reporting.evidence.sources.qualifying.reach import LATER, Reach
from reporting.evidence.sources.qualifying.scope import Scope
from reporting.evidence.sources.qualifying.stems import WEIGHT, has_stem
from reporting.evidence.sources.qualifying.tagged import NEAR, NEGATIVE
from reporting.evidence.sources.qualifying.words import ENDS

_BRIEF = 6
"""Words of a sentence that only comments on the one before; letters of an auxiliary."""


class Comment(Scope):
    """Judges a sentence as a comment on the one before it."""

    def find_comment(self) -> Qualification | None:
        """Return the cue by which a sentence takes back the one before; None without one."""
        live = [
            cue for cue in self.sentence.cues if cue.kind not in {IDLE, "possibility"}
        ]
        if not live:
            return None
        references = self.sentence.lists.references.find(self.sentence.forms)
        opening = find_opening(self.sentence.forms) + 1
        brief = (
            len([word for word in self.sentence.words if not word.is_mark]) <= _BRIEF
        )
        if self._asks_of_its_own(live[0], opening):
            return None
        is_acknowledged = bool(self.sentence.acknowledged)
        for cue in live:
            if is_acknowledged or not self._comments(
                cue,
                references,
                opening,
                is_brief=brief,
            ):
                continue
            reach = Reach(self.sentence)
            first = reach.clauses[0]
            if first.is_fronted and max(first.places) < cue.start:
                continue  # `that it is in need of money, he calls nonsense`
            kind = name_kind(cue)
            if not self.is_said_too(kind, cue, reach):
                own = max(reach.find_clause(cue.start), 0)
                return self.describe(kind, cue, own, reach)
        return None

    def _comments(
        self,
        cue: Cue,
        references: Sequence[Cue],
        opening: int,
        *,
        is_brief: bool,
    ) -> bool:
        """Whether a cue is said of the sentence before."""
        points = any(mark.start <= min(opening, cue.start) for mark in references)
        opens = cue.start <= opening
        lists = self.sentence.lists
        if cue.kind in LATER and lists.contrasts.find(self.sentence.forms):
            return points
        denied = is_brief and any(
            0 <= cue.start - each.end < NEAR
            for each in self.sentence.cues
            if each.kind in NEGATIVE
        )
        if denied and cue.kind in {EXCEPTION, "exemption"}:
            return False  # `No exceptions are made`
        if cue.kind in LATER:
            return bool(references) or opens or len(self.sentence.words) <= 2 * _BRIEF
        if cue.kind in {"denial", "doubt"}:
            apart = [mark for mark in references if 0 <= mark.start - cue.end <= NEAR]
            apart = [mark for mark in apart if not self._is_link(mark)]
            before = [mark for mark in references if opening <= mark.start < cue.start]
            near = self.sentence.forms[cue.end - 1 : cue.end + 1]
            has_object = not lists.links.isdisjoint(near)
            if cue.kind == "doubt":
                has_object |= not lists.relatives.isdisjoint(near[1:])
            is_new = not apart or self._says_new(cue)
            if has_object and not before and is_new:
                return False
            if cue.kind == "denial" and self._is_all(cue):
                return True
            return bool(references) and (points or cue.start < opening + 2 * NEAR)
        if cue.kind == CONDITION:
            return points
        if cue.kind == EXCEPTION:
            touches = any(mark.start <= cue.end for mark in references)
            return points or (opens and touches)
        if cue.kind == "attribution":
            opens = cue.start <= 1 and self._adds_little(cue)
            return opens or (points and self._is_plain(cue, references))
        repeats = any(
            len(form) > WEIGHT and has_stem(form, self.sentence.saying.stems)
            for form in self.sentence.forms
        )
        if is_brief and repeats and cue.kind == "lack":
            return self._is_bare(cue)
        return is_brief and points and cue.kind == "negation" and self._is_bare(cue)

    def _asks_of_its_own(self, first: Cue, opening: int) -> bool:
        """Whether a sentence begins with what is open: `Whether it will vanish by 2040`."""
        sentence = self.sentence
        if first.start >= opening:
            return False
        start = first.end
        if not self._is_link(first):
            start += sentence.forms[start : start + 1] == [","]
            behind = sentence.forms[start : start + 1]
            is_open = first.kind == "doubt"
            if not is_open or sentence.lists.clause_words.isdisjoint(behind):
                return False
        elif sentence.forms[-1] == "?":
            return True
        cues = [cue.start for cue in sentence.cues if cue.start > start]
        end = min(cues, default=len(sentence.forms))
        words = sentence.forms[start:end]
        own = [form for form in words if len(form) > WEIGHT or form[0].isdigit()]
        return len(own) >= OTHERS

    def _says_new(self, cue: Cue) -> bool:
        """Whether what is denied or doubted is something new: `denies that it would sell`."""
        forms = self.sentence.forms
        end = len(forms) - (forms[-1] in ENDS)
        first = next(
            (
                at + 1
                for at in range(cue.end, end)
                if forms[at] in self.sentence.lists.links
            ),
            cue.end,
        )
        return says_new(self.sentence, range(first, end), OTHERS)

    def _is_link(self, mark: Cue) -> bool:
        """Whether what may speak of the sentence before begins an object: `doubt that`."""
        return self.sentence.forms[mark.start] in self.sentence.lists.links

    def _is_all(self, cue: Cue) -> bool:
        """Whether a short sentence ends with a denial: `The family calls it invention`."""
        words = self.sentence.words
        behind = [word for word in words[cue.end :] if not word.is_mark]
        if any(each.kind in NEGATIVE for each in self.sentence.cues):
            return False
        return not behind and len(words) <= 2 * _BRIEF

    def _is_plain(self, cue: Cue, references: Sequence[Cue]) -> bool:
        """Whether a comment hardly says more than who says so: `So says he`."""
        sentence = self.sentence
        pointing = {place for mark in references for place in mark.places}
        if any(sentence.forms[place] in sentence.lists.subjects for place in pointing):
            return False
        heavy = [
            place
            for place, form in enumerate(sentence.forms)
            if len(form) > WEIGHT and place not in pointing.union(cue.places)
        ]
        return len(heavy) <= NEAR

    def _adds_little(self, cue: Cue) -> bool:
        """Whether hardly more than who speaks stands beside a cue: `So the owner says`."""
        sentence = self.sentence
        others = [
            form
            for place, form in enumerate(sentence.forms)
            if place not in cue.places and not has_stem(form, sentence.saying.stems)
        ]
        own = [form for form in others if len(form) >= WEIGHT or form[0].isdigit()]
        forms = sentence.forms
        comma = forms.index(",") if "," in forms else len(forms)
        goes_on = len(forms) - comma > NEAR + 1  # a mark or two among them
        return len(own) <= OTHERS and not goes_on

    def _is_bare(self, cue: Cue) -> bool:
        """Whether a negation in a comment denies what the claim says, and no other act."""
        sentence = self.sentence
        stems = sentence.saying.stems
        return all(
            len(form) <= WEIGHT
            or (len(form) <= _BRIEF and form in sentence.lists.verbs)
            or has_stem(form, stems)
            for place, form in enumerate(sentence.forms)
            if place not in cue.places and form[0].isalnum()
        )
