"""
Pregnancy or planning, under 18, over 65: every record, algorithm, planner row, definition, calculator and ledger line that declares one reacts to it.

Each pair is found in the real content and its page is read as a person reads it, with the flag of the patient not known, true and false.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from msref.content_store.calculators import read_calculators
from msref.content_store.criteria import read_definitions
from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.content_store.options import read_options
from msref.content_store.timing import read_timing_rules, read_vaccines
from msref.domain.criteria.nodes import Criterion, parameters_of
from msref.domain.facts import Facts, Value
from msref.domain.flowcharts.chart import Chart, ChartNode
from msref.domain.options import weigh
from msref.domain.populations import OVER_65, POPULATIONS, PREGNANCY, UNDER_18, population_flags
from msref.domain.timing.rules import TimingRule
from msref.domain.timing.vaccines import Vaccine
from msref.domain.truth import Truth
from msref.ui.page import Page
from msref.ui.screens.assess_criteria_screen import AssessCriteriaScreen
from msref.ui.screens.plan_dates_screen import PlanDatesScreen
from msref.ui.screens.read_record_screen import ReadRecordScreen
from msref.ui.screens.run_calculator_screen import RunCalculatorScreen
from msref.ui.screens.walk_flowchart_screen import WalkFlowchartScreen
from msref.ui.theme import LIGHT
from msref.ui.widgets.ledger_view import LedgerView
from msref.ui.widgets.parameter_patient import Patient
from msref.ui.widgets.timeline_rows import WINDOW
from tests.ui.population_states import (
    NAMED,
    PREGNANCY_PARAMETERS,
    TODAY,
    VARIANTS,
    States,
    check_variants,
    decided_by_population,
    declared,
)

_GROUP_WORDS: Final = {
    PREGNANCY: "pregnant or planning a pregnancy",
    UNDER_18: "under 18 years",
    OVER_65: "above 65 years",
}
_MARK: Final = re.compile(r"<[^>]*>")
Read = Callable[[Facts], str]


def _react(read: Read, states: States, flag: str) -> str:
    """What is wrong with how a text reacts to its flag; empty when each state reads differently and the group is named."""
    unknown, true, false = (read(facts) for facts in (states.unknown, states.true, states.false))
    if not unknown or len({unknown, true, false}) < len(("unknown", "true", "false")):
        return "reads alike in two states"
    if not NAMED[flag].search(true + unknown):
        return "does not name the group"
    return "" if read(states.unknown) == unknown else "does not go back when the fact is taken away"


def _ready(page: Page, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.apply_theme(LIGHT)


@pytest.fixture
def patient() -> Patient:
    """A patient of whom nothing is known."""
    return Patient(TODAY)


def test_the_states_are_what_they_are_called() -> None:
    """Not known, true and false of each flag are told so by the rule that every page asks."""
    check_variants()


def _noted(library: Library) -> dict[str, dict[str, str]]:
    """The notes of every record that has one, by group."""
    notes = {
        str(record.id): {flag: record.extra[f"note:{flag}"] for flag in POPULATIONS if f"note:{flag}" in record.extra}
        for record in library.records()
    }
    return {record_id: found for record_id, found in notes.items() if found}


# One patient after the other, so that each group is not known, true and false, and not known again.
_PATIENTS: Final = (
    Facts(),
    Facts({"sex": "female", "pregnancy_state": "pregnant", "age_years": 12}),
    Facts({"sex": "female", "pregnancy_state": "not_pregnant", "conception_plan": False, "age_years": 70}),
    Facts({"sex": "male", "conception_plan": False, "age_years": 40}),
    Facts(),
)


def _note_faults(read: Read, notes: dict[str, str]) -> Iterator[str]:
    """A note stands in full for its patient, is offered by its group's name while nobody knows, and is away for others."""
    for facts in _PATIENTS:
        text = read(facts)
        offered = text.partition("This page has a note for those who are: ")[2].partition("\n")[0]
        truths = {flag.id: flag.truth for flag in population_flags(facts)}
        for flag, note in notes.items():
            stands = f"For this patient ({_GROUP_WORDS[flag]}): {unescape(_MARK.sub('', note))[:60]}" in text
            if stands != (truths[flag] is Truth.TRUE):
                yield f"{flag}: the note stands for the wrong patient, or not for the right one"
            if (_GROUP_WORDS[flag] in offered) != (truths[flag] is Truth.UNKNOWN):
                yield f"{flag}: the note is offered when it should not be, or not when it should"


def test_every_record_with_a_note_reacts(qtbot: QtBot, library: Library) -> None:
    """Articles, drugs, vaccines and calculators: each note is read in three states."""
    faults, pairs = [], 0
    for record_id, notes in _noted(library).items():
        patient = Patient(TODAY)
        page = ReadRecordScreen(library, record_id, patient=patient)
        _ready(page, qtbot)

        def read(facts: Facts, page: ReadRecordScreen = page) -> str:
            page.patient.set_facts(facts)
            return page.view.toPlainText()

        pairs += len(notes)
        faults += [f"{record_id}, {fault}" for fault in _note_faults(read, notes)]
        page.patient.set_facts(_PATIENTS[1])
        copies = {page.plain_text()}
        page.patient.set_facts(_PATIENTS[3])
        faults += [f"{record_id}: the copy does not react"] if page.plain_text() in copies else []
        page.deleteLater()
    assert faults == []
    assert pairs >= 150


def test_every_calculator_that_declares_a_group_reacts(qtbot: QtBot, library: Library) -> None:
    """On the page of the calculator itself: its notes, and the caution of one that takes pregnancy as an input."""
    faults, pairs = [], 0
    notes = _noted(library)
    for description in read_calculators(library):
        patient = Patient(TODAY)
        page = RunCalculatorScreen(library, description.id, patient=patient)
        _ready(page, qtbot)

        def read(facts: Facts, page: RunCalculatorScreen = page) -> str:
            page.patient.set_facts(facts)
            return "\n".join(block.toPlainText() for block in page.populations.blocks())

        own = notes.get(description.record, {})
        pairs += len(own)
        faults += [f"{description.id}, {fault}" for fault in _note_faults(read, own)]
        if any(entry.parameter in PREGNANCY_PARAMETERS for entry in description.inputs):
            pairs += 1
            states = VARIANTS[PREGNANCY][0]
            patient.set_facts(states.true)
            page.result.show_result()
            pregnant = page.result.cautions.text.toPlainText()
            patient.set_facts(states.false)
            page.result.show_result()
            if not NAMED[PREGNANCY].search(pregnant) or pregnant == page.result.cautions.text.toPlainText():
                faults.append(f"{description.id}: the caution does not react to pregnancy")
        page.deleteLater()
    assert faults == []
    assert pairs >= 14


def _way_to(chart: Chart, node_id: str) -> dict[str, str]:
    """The answers by hand that lead to a node, by the shortest way."""
    waiting: deque[tuple[str, dict[str, str]]] = deque([(chart.start, {})])
    seen: set[str] = set()
    while waiting:
        at, answers = waiting.popleft()
        node = chart.node(at)
        if at == node_id or node is None:
            return answers
        if at in seen:
            continue
        seen.add(at)
        waiting += [(edge.to, {**answers, at: edge.id} if node.kind == "question" else answers) for edge in node.edges]
    raise AssertionError(f"{chart.id} has no way to {node_id}")


def _node_states(node: ChartNode, flag: str) -> States | None:
    """A variant in which the node's ways are decided by the group: open while it is not known."""
    asked = {name for edge in node.edges if edge.when for name in _names(edge.when)}
    base: dict[str, Value] = {} if flag != PREGNANCY or "age_years" not in asked else {"age_years": 40}
    more: dict[str, Value] = {"pregnancy_state": "not_pregnant", "conception_plan": False} if flag != PREGNANCY else {}
    beside: dict[str, Value] = {name: value for name, value in {**base, **more}.items() if name in asked}
    return VARIANTS[flag][0].with_facts(beside)


def _names(criterion: Criterion) -> set[str]:
    return set(parameters_of(criterion))


def test_every_algorithm_that_declares_a_group_reacts(qtbot: QtBot, library: Library) -> None:
    """Each remark and each question that asks for a group: shown, answered and named when the flag changes."""
    faults, pairs = [], 0
    parameters = {parameter.id: parameter for parameter in library.parameters()}
    for line in library.titles(kind="flowchart"):
        chart, _ = read_chart(library, str(line.id))
        patient = Patient(TODAY)
        page = WalkFlowchartScreen(library, chart.id, patient=patient)
        _ready(page, qtbot)
        for remark in chart.flags:

            def read(facts: Facts, page: WalkFlowchartScreen = page, name: str = remark.id) -> str:
                page.patient.set_facts(facts)
                shown = page.flags.call_outs.get(name)
                return shown.text.toPlainText() if shown else "not shown"

            for flag in declared(remark.when):
                pairs += 1
                states = decided_by_population(remark.when, flag, parameters)
                fault = _react(read, states, flag) if states else "no patient in whom the group alone decides it"
                faults += [f"{chart.id}, remark {remark.id}, {flag}: {fault}"] if fault else []
        for node in chart.nodes:
            flags = {flag for edge in node.edges for flag in declared(edge.when)}
            for flag in sorted(flags):
                pairs += 1
                fault = _node_fault(page, patient, node, flag)
                faults += [f"{chart.id}, question {node.id}, {flag}: {fault}"] if fault else []
        page.deleteLater()
    assert faults == []
    assert pairs >= 25


def _node_fault(page: WalkFlowchartScreen, patient: Patient, node: ChartNode, flag: str) -> str:
    answers = _way_to(page.session.chart, node.id)

    def read(facts: Facts) -> str:
        patient.replace(facts, {page.session.chart.id: answers})
        return (
            page.strip.text.toPlainText()
            + page.question.accessibleName()
            + page.plain_text().partition("THE WAY")[2].partition("REMARKS")[0]
        )

    states = _node_states(node, flag)
    return _react(read, states, flag) if states else "no patient"


def test_every_definition_with_an_age_of_its_own_reacts(qtbot: QtBot, library: Library, patient: Patient) -> None:
    """A definition for children or adults alone: its row changes with the age, its reasons name it, and the page names the group."""
    page = AssessCriteriaScreen(library, patient=patient)
    _ready(page, qtbot)
    page.list.build_all()
    faults, pairs = [], 0
    for definition in read_definitions(library).definitions:
        asked = (definition.applies, definition.rule)
        for flag in dict.fromkeys(flag for criterion in asked for flag in declared(criterion)):
            pairs += 1
            row = page.list.rows[definition.id]
            row.show_open(is_open=True)

            def read(facts: Facts, name: str = definition.id) -> str:
                patient.set_facts(facts)
                page.plain_text()  # the page catches up although it is not on the screen
                row = page.list.rows[name]
                reasons = row.reasons.toPlainText() if row.reasons else ""
                return f"{row.head.accessibleName()}\n{row.missing.text()}\n{reasons}"

            fault = _react(read, VARIANTS[flag][0], flag)
            faults += [f"{definition.id}, {flag}: {fault}"] if fault else []
    assert faults == []
    assert pairs >= 6


@pytest.mark.parametrize("flag", POPULATIONS)
def test_the_page_of_definitions_names_each_group(qtbot: QtBot, library: Library, patient: Patient, flag: str) -> None:
    """Above the definitions stands yes, no or not known for each group."""
    page = AssessCriteriaScreen(library, patient=patient)
    _ready(page, qtbot)

    def read(facts: Facts) -> str:
        patient.set_facts(facts)
        page.plain_text()
        return page.flags.flags.text.toPlainText()

    assert _react(read, VARIANTS[flag][0], flag) == ""


def test_every_planner_row_that_declares_a_group_reacts(qtbot: QtBot, library: Library, patient: Patient) -> None:
    """Rules, their notes and the questions that only arise in pregnancy: the windows in full read differently, and name the group."""
    page = PlanDatesScreen(library, patient=patient)
    _ready(page, qtbot)
    faults, pairs = [], 0
    vaccines = read_vaccines(library)
    for rule in read_timing_rules(library):
        criteria = (rule.when, rule.question.when, *(note.when for note in rule.notes))
        for flag in dict.fromkeys(flag for criterion in criteria for flag in declared(criterion)):
            pairs += 1

            def read(facts: Facts, rule: TimingRule = rule) -> str:
                return _windows_read(page, patient, facts, rule)

            beside = _case_for(rule, vaccines)
            tried = (_react(read, states.with_facts(beside), flag) for states in VARIANTS[flag])
            if all(tried):
                faults.append(f"{rule.id}, {flag}: no patient in whom its windows react")
    assert faults == []
    assert pairs >= 90


def _case_for(rule: TimingRule, vaccines: tuple[Vaccine, ...]) -> dict[str, Value]:
    """Facts under which a rule gives a window: its drug, its vaccine, the days it counts from."""
    fitting = [one.id for one in vaccines if one.id in rule.vaccines or one.vaccine_class in rule.vaccine_classes]
    if rule.question.per_vaccine and not (rule.vaccines or rule.vaccine_classes):
        fitting = [vaccines[0].id]
    day = {"current": "next dose due 2027-03-01", "stopped": "stopped because wish", "any": "next dose due 2027-03-01"}[
        rule.state
    ]
    facts: dict[str, Value] = {"vaccines": tuple(fitting[:1]), "steroid_days": 5, "breastfeeding": False}
    drugs = rule.drugs or (("ocrelizumab",) if rule.question.basis in {"exposure", "drug", "pair"} else ())
    facts["dmt_exposures"] = tuple(f"{drug}, last dose 2026-09-01, {day}" for drug in drugs[:1])
    if rule.question.basis in {"planned", "pair"}:
        facts["planned_dmt"] = rule.planned[0] if rule.planned else "fingolimod"
    elif rule.when is not None and "planned_dmt" in _names(rule.when):
        facts["planned_dmt"] = "ocrelizumab"
    facts |= {
        "planned_start": date(2027, 6, 1),
        "relapse_onset_date": date(2026, 11, 20),
        "steroid_start": date(2026, 11, 25),
    }
    return facts


def _windows_read(page: PlanDatesScreen, patient: Patient, facts: Facts, rule: TimingRule) -> str:
    """The windows of the rule's question, each chosen in the timeline and read in full below it."""
    patient.set_facts(facts)
    page.plain_text()  # the page catches up although it is not on the screen
    texts = [page.waiting.toPlainText()]
    for at, row in enumerate(page.timeline.rows):
        if row.kind == WINDOW and row.window is not None and row.window.question == rule.question.id:
            page.timeline.setCurrentIndex(page.timeline.model().index(at, 1))
            texts.append(page.details.toPlainText())
    return "\n".join(texts)


def test_every_ledger_line_that_declares_a_group_reacts(qtbot: QtBot, library: Library) -> None:
    """A reason for a group moves between its side, "unknown, if it applies" and away."""
    parameters = {parameter.id: parameter for parameter in library.parameters()}
    view = LedgerView(parameters)
    qtbot.addWidget(view)
    view.apply_theme(LIGHT)
    faults, pairs = [], 0
    options = read_options(library)
    for option in options:
        for statement in option.statements:

            def read(facts: Facts, words: str = statement.text, name: str = option.id) -> str:
                view.show_ledger(weigh([one for one in options if one.id == name], facts, TODAY))
                text = " ".join(view.plain_text().split())
                at = text.find(" ".join(words.split())[:40])
                return text[max(0, at - 30) : at + len(words)] if at >= 0 else "away"

            for flag in declared(statement.when):
                pairs += 1
                states = decided_by_population(statement.when, flag, parameters) if statement.when else None
                fault = _react(read, states, flag) if states else "no patient in whom the group alone decides it"
                faults += [f"{statement.id}, {flag}: {fault}"] if fault else []
    assert faults == []
    assert pairs >= 40
