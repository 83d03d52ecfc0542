"""The walk as a command and a clinician get it, on the real acute-relapse chart and the real parameters."""

import json

import pytest

from msref.content_store.flowcharts import read_chart
from msref.content_store.library import Library
from msref.content_store.options import read_options
from msref.domain.flowcharts.chart import Chart, ChartEdge, ChartNode
from msref.domain.flowcharts.walk import walk
from msref.errors import BadInputError, NotFoundError
from msref.usecases.read_case import Case, read_case
from msref.usecases.walk_flowchart import walk_as_json, walk_as_text

CHART = "acute-relapse"
TO_THE_SEVERITY = {
    "fever_or_infection": False,
    "heat_or_stress": False,
    "symptom_duration_h": 48,
    "mimics_excluded": True,
}


def case(library: Library, **fields: object) -> Case:
    """A case of 20 November 2026 read as a file would be."""
    return read_case(json.dumps({"today": "2026-11-20", **fields}), library.parameters())


def test_a_walk_as_json_has_exactly_the_promised_shape(library: Library) -> None:
    """Chart, path, pending, end and flags, with the promised keys at every level, and nothing else."""
    chart, _ = read_chart(library, CHART)
    given = case(library, parameters=TO_THE_SEVERITY, answers={"severity": "visser"})
    walked = walk_as_json(chart, given.facts, given.answers, given.today)
    assert json.loads(json.dumps(walked)) == walked
    assert list(walked) == ["chart", "path", "pending", "end", "flags"]
    assert walked["chart"] == "acute-relapse"
    assert walked["end"] is None
    path, pending, flags = walked["path"], walked["pending"], walked["flags"]
    assert isinstance(path, list)
    assert isinstance(pending, dict)
    assert isinstance(flags, list)
    assert [(step["node"], step["edge"], step["by"]) for step in path] == [
        ("infection", "no-infection", "parameters"),
        ("heat-or-stress", "not-heat", "parameters"),
        ("duration", "long-enough", "parameters"),
        ("mimics", "excluded", "parameters"),
        ("severity", "visser", "answer"),
    ]
    assert all(list(step) == ["node", "edge", "by", "reasons", "sources"] for step in path)
    assert list(pending) == ["node", "question", "choices", "missing"]
    assert pending["node"] == "corticosteroids"
    assert pending["missing"] == ["steroid_days"]
    assert {"edge": "cannot-tell", "label": "Cannot tell"} in pending["choices"]
    assert {flag["id"]: flag["truth"] for flag in flags} == {
        "natalizumab": "unknown", "pregnancy": "unknown", "child": "unknown", "over-65": "unknown", "progressive": "unknown",
    }  # fmt: skip


def test_an_end_as_json(library: Library) -> None:
    """At an end, pending is null and the end is told with node, title and text."""
    chart, _ = read_chart(library, CHART)
    given = case(library, parameters={"fever_or_infection": True})
    walked = walk_as_json(chart, given.facts, given.answers, given.today)
    assert walked["pending"] is None
    assert isinstance(walked["end"], dict)
    assert list(walked["end"]) == ["node", "title", "text"]
    assert walked["end"]["node"] == "end-pseudo-relapse"


def test_an_end_in_the_ledger_carries_it(library: Library) -> None:
    """Only an end that leads into the options ledger has it: every treatment with its reasons at each place, as for this patient."""
    chart, _ = read_chart(library, "choosing-dmt")
    end = next(node for node in chart.nodes if node.ledger)
    answers = {}
    at = chart.start
    while at != end.id:
        node = chart.node(at)
        assert node is not None
        edge = next((edge for edge in node.edges if edge.to == end.id), None) or _towards(chart, node, end.id)
        if node.kind == "question":
            answers[at] = edge.id
        at = edge.to
    given = case(library, parameters={"pregnancy_state": "pregnant", "sex": "female"})
    walked = walk_as_json(chart, given.facts, answers, given.today, options=read_options(library))
    assert list(walked) == ["chart", "path", "pending", "end", "flags", "ledger"]
    assert json.loads(json.dumps(walked)) == walked
    ledger = walked["ledger"]
    assert isinstance(ledger, dict)
    cladribine = next(option for option in ledger["options"] if option["id"] == "cladribine")
    assert [entry["id"] for entry in cladribine["blocking"]] == ["cladribine-in-pregnancy"]
    assert {"for", "against", "blocking", "unknown", "left_out"} <= cladribine.keys()


def _towards(chart: Chart, node: ChartNode, goal: str) -> ChartEdge:
    """The first way out of a node from which the goal can be reached."""

    def reaches(place: str, seen: frozenset[str]) -> bool:
        found = chart.node(place)
        if place == goal or found is None or place in seen:
            return place == goal
        return any(reaches(edge.to, seen | {place}) for edge in found.edges)

    return next(edge for edge in node.edges if reaches(edge.to, frozenset()))


@pytest.mark.parametrize("exposure", ["stopped", "current", None])
def test_everyone_with_natalizumab_or_unknown_gets_the_caution(library: Library, exposure: str | None) -> None:
    """PML comes first and IRIS is named for anyone exposed to natalizumab, and for anyone whose exposure is not known."""
    chart, _ = read_chart(library, CHART)
    given = case(library, parameters={"natalizumab_exposure": exposure})
    texts = [flag.text for flag in walk(chart, given.facts, {}, given.today).flags if flag.id == "natalizumab"]
    assert len(texts) == 1
    assert 0 < texts[0].index("PML") < texts[0].index("IRIS")


def test_no_caution_for_someone_never_exposed(library: Library) -> None:
    """The caution is not shown to someone known never to have had natalizumab."""
    chart, _ = read_chart(library, CHART)
    given = case(library, parameters={"natalizumab_exposure": "never"})
    assert "natalizumab" not in [flag.id for flag in walk(chart, given.facts, {}, given.today).flags]


@pytest.mark.parametrize(
    ("onset", "edge"),
    [
        ("2026-11-20", "early"),
        ("2026-10-31", "early"),
        ("2026-10-30", "middle"),
        ("2026-09-21", "middle"),
        ("2026-09-20", "late"),
        ("2024-01-01", "late"),
    ],
)
def test_days_since_onset_never_end_the_way(library: Library, onset: str, edge: str) -> None:
    """Day 0 to 20, day 21 to 60 and day 61 on say different things, and all go on to plasma exchange."""
    chart, _ = read_chart(library, CHART)
    given = case(
        library,
        parameters={
            **TO_THE_SEVERITY,
            "severity_features": ["hemiplegia"],
            "steroid_days": 5,
            "relapse_onset_date": onset,
            "course": "rrms",
        },
        answers={"response": "none", "failure": "refractory", "natalizumab": "never"},
    )
    walked = walk(chart, given.facts, given.answers, given.today)
    assert [step.edge.id for step in walked.path if step.node.id == "onset"] == [edge]
    assert walked.place == "plasma-exchange-here"


def test_a_walk_as_text_carries_everything(library: Library) -> None:
    """The copied text says content, facts, who answered, the open question, what is missing, remarks and full sources."""
    chart, _ = read_chart(library, CHART)
    given = case(
        library,
        parameters={**TO_THE_SEVERITY, "mimics_excluded": True},
        answers={"mimics": "cannot-tell", "severity": "weinshenker"},
    )
    text = walk_as_text(
        walk(chart, given.facts, given.answers, given.today),
        given.facts,
        given.today,
        parameters=library.parameters(),
        citations=library.record(CHART).citations,
        content_line="Content 1.2.3 of 1 November 2026.",
    )
    for words in (
        "Content 1.2.3 of 1 November 2026.",
        "For 20 November 2026.",
        "- Symptoms have lasted: 48 hours",
        "1. Fever or infection now? No, looked for and not found (from the parameters)",
        "Cannot tell (answered by hand)",
        'The parameters say: "Yes, considered and unlikely".',
        "OPEN QUESTION\nHigh-dose corticosteroids given already?",
        "These would decide it: Days of high-dose corticosteroid given.",
        "REMARKS\n- Natalizumab exposure is not known",
        "Arrambide G, Iacobaeus E",
    ):
        assert words in text
    assert "None." not in text.split("SOURCES")[1]


def test_an_empty_case_as_text(library: Library) -> None:
    """With nothing known the text says so and asks the first question."""
    chart, _ = read_chart(library, CHART)
    given = case(library)
    text = walk_as_text(
        walk(chart, given.facts, {}, given.today), given.facts, given.today, parameters=library.parameters()
    )
    assert "- Nothing was entered." in text
    assert "OPEN QUESTION\nFever or infection now?" in text


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "case"),
        ("{", "case"),
        ("[]", "case"),
        ("null", "case"),
        ('{"today": "2026-11-20", "parameters": {"age_years": NaN}}', "case"),
        ('{"today": "2026-11-20", "parameters": {"age_years": ' + "9" * 5000 + "}}", "case"),
        ("[" * 100000, "case"),
        ("{}", "today"),
        ('{"today": null}', "today"),
        ('{"today": 20261120}', "today"),
        ('{"today": "20.11.2026"}', "today"),
        ('{"today": "2026-02-29"}', "today"),
        ('{"today": "2026-11-20", "today": "2026-11-21"}', "today"),
        ('{"today": "2026-11-20", "patient": "x"}', "patient"),
        ('{"today": "2026-11-20", "parameter": {}}', "parameter"),
        ('{"today": "2026-11-20", "parameters": []}', "parameters"),
        ('{"today": "2026-11-20", "parameters": {"age": 3}}', "age"),
        ('{"today": "2026-11-20", "parameters": {"age_years": 3, "age_years": 4}}', "age_years"),
        ('{"today": "2026-11-20", "parameters": {"age_years": -3}}', "age_years"),
        ('{"today": "2026-11-20", "parameters": {"relapse_onset_date": "2026-11-21"}}', "relapse_onset_date"),
        ('{"today": "2026-11-20", "parameters": {"relapse_edss_rise": 0.3}}', "relapse_edss_rise"),
        ('{"today": "2026-11-20", "answers": []}', "answers"),
        ('{"today": "2026-11-20", "answers": {"infection": true}}', "infection"),
    ],
)
def test_a_bad_case_is_refused_by_field(library: Library, text: str, field: str) -> None:
    """Every fault of a case file is one sentence that names the field."""
    with pytest.raises(BadInputError) as refused:
        read_case(text, library.parameters())
    assert refused.value.field == field
    assert str(refused.value).rstrip().endswith((".", "?"))
    assert "\n" not in str(refused.value)


def test_an_answer_left_open_is_no_answer(library: Library) -> None:
    """Null for an answer, for the parameters or for all answers means not given."""
    given = case(library, parameters=None, answers={"infection": None})
    assert given.answers == {}
    assert len(given.facts) == 0
    assert case(library, answers=None).answers == {}


def test_an_unknown_answer_is_refused_when_walked(library: Library) -> None:
    """An answer that the chart does not offer is refused with those it does."""
    chart, _ = read_chart(library, CHART)
    with pytest.raises(BadInputError, match="infection-found, no-infection") as refused:
        walk_as_json(chart, case(library).facts, {"infection": "perhaps"}, case(library).today)
    assert refused.value.field == "infection"


def test_an_unknown_chart_is_not_found(library: Library) -> None:
    """A chart that is not there is refused with those that are."""
    with pytest.raises(NotFoundError, match="acute-relapse"):
        read_chart(library, "chronic-relapse")
