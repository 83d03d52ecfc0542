"""One case as the planner reads it: the fact sheet, the day, the treatments, the vaccines wanted, and the days that rules count from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from msref.domain.criteria.evaluate import Explanation, evaluate
from msref.domain.criteria.nodes import Criterion
from msref.domain.dates import not_before
from msref.domain.exposures import Exposure, treatments_of
from msref.domain.facts import Facts
from msref.domain.parameters import Parameter
from msref.domain.timing.rules import DATE_ANCHORS, EXPOSURE_ANCHORS
from msref.domain.timing.windows import Anchor

NO_DRUG = "none"


@dataclass(frozen=True, slots=True)
class PlannerCase:
    """A fact sheet on one day. `treatments` is None when the history is not known; `wanted` is None when no vaccine was asked for."""

    facts: Facts
    today: date
    parameters: Mapping[str, Parameter]
    treatments: tuple[Exposure, ...] | None
    wanted: tuple[str, ...] | None
    planned: str

    def holds(self, criterion: Criterion) -> Explanation:
        """The truth of a criterion for this case."""
        return evaluate(criterion, self.facts, self.today, self.parameters)

    def day(self, parameter_id: str) -> date | None:
        """The value of a date parameter."""
        value = self.facts.value(parameter_id)
        return value if isinstance(value, date) else None

    def number(self, parameter_id: str) -> int | None:
        """The value of a whole-number parameter."""
        value = self.facts.value(parameter_id)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def label(self, parameter_id: str, choice_id: str) -> str:
        """The words for one choice of a parameter."""
        parameter = self.parameters.get(parameter_id)
        return parameter.choice_label(choice_id) if parameter else choice_id

    def drug_words(self, drug: str) -> str:
        """The name of a drug."""
        return self.label("dmt_exposures", drug)

    def anchor(self, name: str, treatment: int | None) -> tuple[Anchor, tuple[str, ...]]:
        """The day of an anchor, and the parameters that are missing for it."""
        if name in EXPOSURE_ANCHORS and treatment is not None and self.treatments is not None:
            path = f"dmt_exposures[{treatment}].{name}"
            day: date | None = getattr(self.treatments[treatment], name)
            return Anchor(path, day), () if day else (path,)
        if name == "steroid_end":
            return self._steroid_end()
        if name == "gestation":
            weeks = self.number("gestation_weeks")
            day = None if weeks is None else not_before(self.today, -weeks, "weeks")
            return Anchor("gestation_weeks", day), () if day else ("gestation_weeks",)
        day = self.day(name) if name in DATE_ANCHORS else None
        return Anchor(name, day), () if day else (name,)

    def _steroid_end(self) -> tuple[Anchor, tuple[str, ...]]:
        start, days = self.day("steroid_start"), self.number("steroid_days")
        missing = [name for name, value in (("steroid_start", start), ("steroid_days", days)) if value is None]
        if start is None or days is None:
            return Anchor("steroid_start", None), tuple(missing)
        return Anchor("steroid_start", start + timedelta(days=max(days, 1) - 1)), ()


def planner_case(facts: Facts, today: date, parameters: Mapping[str, Parameter]) -> PlannerCase:
    """The case of a fact sheet on a day."""
    wanted, planned = facts.value("vaccines"), facts.value("planned_dmt")
    return PlannerCase(
        facts,
        today,
        parameters,
        treatments_of(facts.value("dmt_exposures")),
        wanted if isinstance(wanted, tuple) else None,
        planned if isinstance(planned, str) else "",
    )
