"""A content and its plan -> all that is known of the numbers of one language's outputs."""

from __future__ import annotations

from decimal import Decimal

from reporting.accounts.assigning import Assigner
from reporting.accounts.bearers import Bearers
from reporting.accounts.citations import Citations
from reporting.accounts.content_answers import ContentAnswers
from reporting.accounts.data_answers import VALUES, DataAnswers
from reporting.accounts.ledger import Ledger
from reporting.accounts.model import Account
from reporting.accounts.phrases import Phrases
from reporting.accounts.plan_answers import PlanAnswers
from reporting.accounts.spotting import Spotter
from reporting.content.validate import Loaded
from reporting.evidence.facts.names import Names
from reporting.evidence.report.model import Report
from reporting.evidence.rules.status import list_values
from reporting.evidence.rules.support import ClaimSupport
from reporting.plan.model import DossierPlan
from reporting.plan.scoping import make_scope
from reporting.record import Record


class Answers(Record, frozen=True):
    """What is known of the numbers of one language's outputs.

    Args:
        spotter: finds them in texts.
        ledger: what each place of the content answers for.
        assigner: finds the account of each.
    """

    spotter: Spotter
    ledger: Ledger
    assigner: Assigner

    def account_value(self, path: str, value: float) -> Account | None:
        """Return the account of a number in the workbook of a chart."""
        exact = Decimal(repr(value)).normalize()
        return self.ledger.find_cell(f"{path}.{VALUES}", exact)


def learn_answers(
    loaded: Loaded,
    plan: DossierPlan,
    language: str,
    report: Report,
) -> Answers:
    """Learn what the numbers of one language's outputs are.

    Args:
        loaded: the content.
        plan: the same, planned in the language.
        language: its code.
        report: what was found of the content's citations.
    """
    parsed = loaded.parsed
    support = ClaimSupport(parsed)
    names = Names(list_values(parsed.entities), parsed.natures)
    tongue = support.languages.get(language, language)
    spotter = Spotter(tongue, names, is_rtl=plan.language.is_rtl)
    scope = make_scope(loaded.content, language, loaded.origins)
    bearers = Bearers(support, report)
    ledger = Ledger()
    content = ContentAnswers(parsed, scope, bearers, spotter, ledger)
    data = DataAnswers(bearers, spotter, ledger, content.files)
    own = PlanAnswers(plan, content, data)
    content.learn_all(names)
    own.learn_all()
    citations = Citations(plan, bearers)
    phrases = Phrases(plan.language)
    assigner = Assigner(
        plan,
        ledger,
        citations,
        phrases,
        spotter,
        own.words,
    )
    return Answers(spotter, ledger, assigner)
