"""Planned sections and the claims that disagree -> the page where the sources disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.plan.block_model import DisagreementBlock
from reporting.plan.blocks import plan_claim_paragraph
from reporting.plan.model import SectionPlan
from reporting.plan.scope import Scope


def collect_disagreements(
    sections: Sequence[SectionPlan],
    against: Mapping[str, tuple[str, ...]],
    here: Scope,
) -> tuple[DisagreementBlock, ...]:
    """Return all that disagrees: first what sections show, then what stands nowhere else.

    Args:
        sections: as planned.
        against: by claim, those that disagree with it.
        here: the content in one language.
    """
    blocks: list[DisagreementBlock] = []
    together: list[set[str]] = []
    for section in sections:
        for block in section.blocks:
            if isinstance(block, DisagreementBlock):
                blocks.append(block)
                proofs = [proof for side in block.sides for proof in side.evidence[:1]]
                together.append({proof.claim for proof in proofs})
    for name, others in against.items():
        for other in others:
            pair = {name, other}
            if not any(map(pair.issubset, together)):
                together.append(pair)
                blocks.append(plan_pair(name, other, here))
    return tuple(blocks)


def plan_pair(name: str, other: str, here: Scope) -> DisagreementBlock:
    """Plan two claims that disagree and stand side by side in no block.

    Args:
        name: id of a claim.
        other: of a claim that disagrees with it.
        here: the content in one language.
    """
    proofs = here.find_evidence((name, other))
    low, high = sorted(proof.number for proof in proofs)
    left = plan_claim_paragraph(name, here)
    right = plan_claim_paragraph(other, here)
    return DisagreementBlock(
        f"{name}-{other}",
        here.language.fill_phrase("also_disagree", one=low, other=high),
        (),
        question="",
        sides=(left, right),
        reading=None,
    )
