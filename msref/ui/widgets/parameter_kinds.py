"""
Which editor a parameter gets: the one place that knows all kinds.

Every form of the program asks here, so that a parameter is entered in the same way wherever it stands.
"""

from datetime import date

from msref.domain.parameters import Parameter
from msref.ui.widgets.parameter_answers import EdssEditor
from msref.ui.widgets.parameter_editors import (
    ChoiceEditor,
    ChoicesEditor,
    DateEditor,
    NumberEditor,
    ParameterEditor,
    YesNoEditor,
)
from msref.ui.widgets.parameter_exposures import TreatmentsEditor
from msref.ui.widgets.parameter_units import UnitNumberEditor


def editor_for(parameter: Parameter, today: date) -> ParameterEditor:  # noqa: PLR0911  one kind, one editor
    """The editor of a parameter's kind."""
    match parameter.kind:
        case "yes_no":
            return YesNoEditor(parameter)
        case "choice":
            return ChoiceEditor(parameter)
        case "choices":
            return ChoicesEditor(parameter)
        case "date":
            return DateEditor(parameter, today)
        case "edss":
            return EdssEditor(parameter)
        case "exposures":
            return TreatmentsEditor(parameter, today)
        case _:
            return UnitNumberEditor(parameter, today) if parameter.units else NumberEditor(parameter)


def lines_of_editor(parameter: Parameter) -> float:
    """About how many lines of text an editor is tall while nothing is entered."""
    match parameter.kind:
        case "choices":
            return 1.6 * len(parameter.choices) + 4
        case "exposures":
            return 6
        case _:
            return 2
