"""
The questions that timing rules answer: each rule answers one, and sources are compared within one.

`basis` says what a question is asked of: the planned drug, each drug of the treatment history, both of these, each pair of a former and the
planned drug, or the case as a whole. `per_vaccine` asks it for each vaccine wanted. `missing` names the parameter without which nothing can
be said. `when` says in which cases the question arises at all. `silence` says that a drug without any rule is to be told so.
"""

from dataclasses import dataclass
from typing import Final

from msref.domain.criteria.nodes import AllOf, AnyOf, Comparison, Criterion, Not
from msref.domain.labels import Labels
from msref.words import say

TOPICS: Final = Labels(
    {
        "acute": "timing.topic.acute",
        "vaccines": "timing.topic.vaccines",
        "pregnancy": "timing.topic.pregnancy",
        "switching": "timing.topic.switching",
    }
)

LIVE: Final = "live attenuated"
NOT_STATED: Final = "class not stated"
NON_LIVE: Final = ("inactivated", "subunit", "toxoid", "mRNA")
VACCINE_CLASSES: Final = (LIVE, *NON_LIVE, NOT_STATED)


@dataclass(frozen=True, slots=True)
class Question:
    """One question that is asked of a case."""

    id: str
    topic: str
    basis: str
    per_vaccine: bool = False
    missing: str = ""
    silence: bool = False
    when: Criterion | None = None

    @property
    def label(self) -> str:
        """The question as a heading."""
        return say(f"timing.question.{self.id.replace('-', '_')}")


_NOT_MALE: Final = Not(Comparison("sex", "is", "male"))
_PREGNANT: Final = Comparison("pregnancy_state", "one_of", ("pregnant", "possibly"))
_AFTER_OR_IN_PREGNANCY: Final = Comparison("pregnancy_state", "one_of", ("pregnant", "postpartum"))
_PLANS_CONCEPTION: Final = Comparison("conception_plan", "is", bound=True)

QUESTIONS: Final = (
    Question("plex-since-onset", "acute", "case"),
    Question("steroid-wait", "acute", "case"),
    Question(
        "vaccine-before-start",
        "vaccines",
        "planned",
        per_vaccine=True,
        missing="planned_dmt",
        silence=True,
    ),
    Question(
        "vaccine-during",
        "vaccines",
        "exposure",
        per_vaccine=True,
        missing="dmt_exposures",
        silence=True,
    ),
    Question(
        "vaccine-after",
        "vaccines",
        "exposure",
        per_vaccine=True,
        missing="dmt_exposures",
        silence=True,
    ),
    Question(
        "vaccine-response",
        "vaccines",
        "exposure",
        per_vaccine=True,
        missing="dmt_exposures",
    ),
    Question("vaccine-after-steroids", "vaccines", "case", per_vaccine=True),
    Question("vaccine-after-ivig", "vaccines", "case", per_vaccine=True),
    Question("vaccine-in-pregnancy", "vaccines", "case", per_vaccine=True),
    Question(
        "vaccine-before-conception",
        "vaccines",
        "case",
        per_vaccine=True,
        when=AllOf((_NOT_MALE, _PLANS_CONCEPTION)),
    ),
    Question("vaccine-advice", "vaccines", "case", per_vaccine=True),
    Question("vaccine-in-relapse", "vaccines", "case"),
    Question(
        "stable-before-conception",
        "pregnancy",
        "case",
        when=AllOf((_NOT_MALE, _PLANS_CONCEPTION)),
    ),
    Question(
        "conception-after",
        "pregnancy",
        "exposure",
        missing="dmt_exposures",
        silence=True,
        when=_PLANS_CONCEPTION,
    ),
    Question(
        "drug-in-pregnancy",
        "pregnancy",
        "drug",
        missing="dmt_exposures",
        silence=True,
        when=AllOf((_NOT_MALE, AnyOf((_PREGNANT, _PLANS_CONCEPTION)))),
    ),
    Question(
        "newborn",
        "pregnancy",
        "drug",
        missing="dmt_exposures",
        when=AllOf((_NOT_MALE, _AFTER_OR_IN_PREGNANCY)),
    ),
    Question(
        "breastfeeding",
        "pregnancy",
        "drug",
        missing="dmt_exposures",
        silence=True,
        when=AllOf((_NOT_MALE, AnyOf((Comparison("breastfeeding", "is", bound=True), _AFTER_OR_IN_PREGNANCY)))),
    ),
    Question(
        "after-delivery",
        "pregnancy",
        "case",
        when=AllOf((_NOT_MALE, _AFTER_OR_IN_PREGNANCY)),
    ),
    Question("switch", "switching", "pair", missing="dmt_exposures", silence=True),
)
QUESTION: Final = {question.id: question for question in QUESTIONS}
