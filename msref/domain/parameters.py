"""
The parameter dictionary: every fact about a patient that a page can ask for.

One dictionary serves the panel, the charts, the commands and the reports. Every parameter starts unknown; a default answer does not exist.
"""

from dataclasses import dataclass
from typing import Final

PARAMETER_KINDS: tuple[str, ...] = ("number", "integer", "choice", "choices", "yes_no", "date", "exposures", "edss")

# The Expanded Disability Status Scale has 20 values: 0, then 1.0 to 10.0 in halves. 0.5 does not exist.
EDSS_VALUES: Final[tuple[float, ...]] = (0.0, *(half / 2 for half in range(2, 21)))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers that a choice parameter allows."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit in which a number may be given; `per` of them make one of the parameter's own unit (1000 cells per microlitre, one 10^9/L)."""

    unit: str
    per: float


@dataclass(frozen=True, slots=True)
class Parameter:
    """
    One fact that can be known of a patient.

    `kind` is one of PARAMETER_KINDS; `minimum`, `maximum` and `step` bound numbers in `unit`; `choices` lists the answers of a choice,
    and the drugs of a list of treatments (`exposures`). A parameter of kind `edss` takes one of EDSS_VALUES. A number with `units` is given
    with one of them, never bare, and is kept in `unit`.
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
    units: tuple[UnitChoice, ...] = ()

    def choice_label(self, choice_id: str) -> str:
        """The words shown for a choice id; the id itself when it is not one of ours."""
        return next((choice.label for choice in self.choices if choice.id == choice_id), choice_id)
