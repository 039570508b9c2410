"""The dossier of every kind of block, loaded and planned once."""

import pytest

from reporting.content.model import Content
from reporting.design.theme import Theme
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.plan.words import Evidence
from tests.samples import WHEN


@pytest.fixture(scope="session")
def english(content: Content, theme: Theme) -> DossierPlan:
    return plan_dossier(content, "en", WHEN, theme)


@pytest.fixture(scope="session")
def italian(content: Content, theme: Theme) -> DossierPlan:
    return plan_dossier(content, "it", WHEN, theme)


@pytest.fixture
def proof(english: DossierPlan) -> Evidence:
    return english.claims[0].evidence
