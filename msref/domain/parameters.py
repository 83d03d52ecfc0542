"""
The parameter dictionary: every fact about a patient that a page can ask for.

One dictionary serves the panel, the charts, the commands and the reports. Every parameter starts unknown; a default answer does not exist.
"""

from dataclasses import dataclass

PARAMETER_KINDS: tuple[str, ...] = ("number", "integer", "choice", "choices", "yes_no", "date")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a choice parameter allows."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """
    One fact that can be known of a patient.

    `kind` is one of PARAMETER_KINDS; `minimum`, `maximum` and `step` bound numbers in `unit`; `choices` lists the answers of a choice.
    """

    id: str
    label: str
    kind: str
    group: str
    help: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    choices: tuple[Choice, ...] = ()

    def choice_label(self, choice_id: str) -> str:
        """The words shown for a choice id; the id itself when it is not one of ours."""
        return next((choice.label for choice in self.choices if choice.id == choice_id), choice_id)
