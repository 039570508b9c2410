"""One reading of a node: the faults that are found on the way, each with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reporting.errors import Problem
from reporting.limits import find_limit
from reporting.reading.nodes import Node, Scalar, step_path
from reporting.reading.wording import contrast_node, problem_at, suggest_form
from reporting.record import MutableRecord, field

Steps = tuple[str | int, ...]
"""The way from a node to another within it."""

FAILED: Any = object()
"""What a reader returns for a node that it has found faults in."""


class Fault(MutableRecord):
    """Something wrong with a node.

    Args:
        node: what was written.
        message: what is wrong with it.
        hint: what to write instead.
        steps: the way to it, last step first.
        code: its stable name.
    """

    node: Node
    message: str
    hint: str
    steps: list[str | int]
    code: str = ""


class Visit(MutableRecord):
    """One reading of a node: what is found on the way.

    Args:
        folder: where files stand beside the text, if it comes from a file.
        faults: in the order in which they are told.
        cut_texts: those that end at a hash which may be their own.
    """

    folder: Path | None = None
    faults: list[Fault] = field(default_factory=list)
    cut_texts: list[Node] = field(default_factory=list)

    def refuse(
        self,
        node: Node,
        message: str,
        hint: str = "",
        step: str | int | None = None,
        code: str = "",
    ) -> Any:
        """Note a fault and return `FAILED`.

        Args:
            node: what was written.
            message: what is wrong with it.
            hint: what to write instead.
            step: to the node, where it is one further than what is being read.
            code: its stable name.
        """
        steps = [] if step is None else [step]
        # One more than are told, which shows that there are more.
        if len(self.faults) <= find_limit("problems"):
            self.faults.append(Fault(node, message, hint, steps, code))
        return FAILED

    def expect(self, noun: str, node: Node) -> Any:
        """Note that something else was written than was expected, and return `FAILED`.

        Args:
            noun: what was expected: `a whole number`.
            node: what was written.
        """
        is_words = isinstance(node, Scalar) and node.value is not None
        hint = suggest_form(noun, node)
        code = "E204" if is_words else "E200"
        return self.refuse(node, contrast_node(noun, node), hint, code=code)

    def refuse_value(
        self,
        node: Node,
        error: ValueError,
    ) -> Any:
        """Note that a value breaks a rule, and return `FAILED`.

        Args:
            node: what was written.
            error: says how; it may carry a hint and a code.
        """
        hint = getattr(error, "hint", "")
        code = getattr(error, "code", "") or "E240"
        return self.refuse(node, str(error), hint, code=code)

    def step_out(self, first: int, step: str | int) -> None:
        """Put a step before the ways of all faults from one on."""
        for fault in self.faults[first:]:
            fault.steps.append(step)

    def list_problems(self, path: str, where: str) -> list[Problem]:
        """Return the faults as problems.

        Args:
            path: what to call the file.
            where: content path of the node that was read.
        """
        problems: list[Problem] = []
        for fault in self.faults:
            place = where
            for step in reversed(fault.steps):
                place = step_path(place, step)
            problem = problem_at(
                fault.node,
                path,
                place,
                fault.message,
                fault.hint,
                fault.code,
            )
            problems.append(problem)
        return problems
