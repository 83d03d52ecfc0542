"""The options ledger on two made-up treatments: what stands where, why, and that nothing is ranked or lost."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msref.domain.facts import Facts, Value
from msref.domain.options import (
    PLACES,
    TreatmentOption,
    WeighedOption,
    option_from_mapping,
    parameters_of_options,
    weigh,
)
from msref.domain.parameters import Choice, Parameter
from msref.domain.truth import Truth
from msref.errors import BadInputError

TODAY = date(2026, 11, 20)
PARAMETERS = (
    Parameter("age", "Age", "integer", "who", "", unit="years", minimum=0, maximum=110, step=1),
    Parameter("pregnant", "Pregnant", "yes_no", "who", ""),
    Parameter(
        "course", "Course", "choice", "disease", "", choices=(Choice("rrms", "relapsing"), Choice("spms", "secondary"))
    ),
    Parameter("unused", "Unused", "yes_no", "who", ""),
)
SOURCE = [{"key": "review", "locator": "page 1"}]


def statement(statement_id: str, side: str, when: object = None) -> dict[str, object]:
    """One statement, its text made of its id."""
    data: dict[str, object] = {
        "id": statement_id,
        "side": side,
        "text": f"Text {statement_id}.",
        "html": f"<i>{statement_id}</i>",
        "sources": SOURCE,
        "links": [{"id": "page"}],
    }
    return data | ({} if when is None else {"when": when})


def option(option_id: str, title: str, *statements: dict[str, object]) -> TreatmentOption:
    """One made-up treatment."""
    data = {"id": option_id, "title": title, "drug": f"page-of-{option_id}", "statements": list(statements)}
    return option_from_mapping(data, PARAMETERS)


ZETA = option(
    "zeta",
    "Zeta",
    statement("zeta-relapsing", "for", {"parameter": "course", "is": "rrms"}),
    statement("zeta-burden", "against"),
    statement("zeta-pregnant", "blocking", {"parameter": "pregnant", "is": True}),
)
ALPHA = option(
    "alpha",
    "alpha",
    statement(
        "alpha-old-and-pregnant",
        "blocking",
        {"all": [{"parameter": "age", "more_than": 40}, {"parameter": "pregnant", "is": True}]},
    ),
)


def weighed(option_id: str, **facts: Value) -> WeighedOption:
    """One of the two treatments, weighed with both."""
    found = weigh((ZETA, ALPHA), Facts(facts), TODAY).option(option_id)
    assert found is not None
    return found


def ids(found: WeighedOption, place: str) -> list[str]:
    """The statements at one place."""
    return [entry.statement.id for entry in found.at(place)]


def test_what_holds_stands_on_its_side() -> None:
    """A statement whose criterion holds, or that has none, stands under its own side with the facts that carry it."""
    zeta = weighed("zeta", course="rrms", pregnant=True)
    assert ids(zeta, "for") == ["zeta-relapsing"]
    assert ids(zeta, "against") == ["zeta-burden"]
    assert ids(zeta, "blocking") == ["zeta-pregnant"]
    assert zeta.unknown == zeta.left_out == ()
    assert zeta.blocking[0].reasons == ("Pregnant: yes (asked: yes): holds.",)
    assert zeta.against[0].reasons == ()


def test_what_cannot_be_told_stands_under_unknown_and_names_what_would_decide_it() -> None:
    """Nothing unknown counts as "no": it is listed with its missing parameters, and never among what blocks."""
    zeta = weighed("zeta")
    assert ids(zeta, "unknown") == ["zeta-relapsing", "zeta-pregnant"]
    assert [entry.missing for entry in zeta.unknown] == [("course",), ("pregnant",)]
    assert zeta.blocking == ()
    assert weighed("alpha", age=50).unknown[0].missing == ("pregnant",)


def test_what_does_not_hold_is_left_out_but_kept_with_its_reason() -> None:
    """A statement that does not apply stays visible on request, with the fact that rules it out."""
    alpha = weighed("alpha", age=40)
    assert ids(alpha, "left_out") == ["alpha-old-and-pregnant"]
    assert alpha.left_out[0].truth is Truth.FALSE
    assert alpha.left_out[0].reasons == ("Age: 40 years (asked: more than 40 years): does not hold.",)


def test_the_order_is_the_alphabet_whatever_the_facts() -> None:
    """Treatments stand by title, small and capital letters alike, even when one is blocked and the other is not."""
    sheets: list[dict[str, Value]] = [{}, {"pregnant": True}, {"course": "rrms", "pregnant": False}]
    for facts in sheets:
        for given_order in ((ZETA, ALPHA), (ALPHA, ZETA)):
            assert [found.id for found in weigh(given_order, Facts(facts), TODAY).options] == ["alpha", "zeta"]


def test_a_treatment_keeps_its_page_and_the_parameters_it_uses() -> None:
    """The record to read on and the used parameters come from the content; unused parameters are left out."""
    assert weighed("zeta").drug_id == "page-of-zeta"
    assert [parameter.id for parameter in ZETA.parameters] == ["pregnant", "course"]
    assert [parameter.id for parameter in parameters_of_options((ZETA, ALPHA))] == ["pregnant", "course", "age"]
    first = ZETA.statements[0]
    assert (first.html, first.links, first.sources[0].key) == ("<i>zeta-relapsing</i>", ("page",), "review")
    assert weigh((ZETA,), Facts(), TODAY).option("nothing") is None


known = st.fixed_dictionaries(
    {},
    optional={
        "age": st.sampled_from([0, 40, 41, 110]),
        "pregnant": st.booleans(),
        "course": st.sampled_from(["rrms", "spms"]),
    },
)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(known, st.sampled_from(["age", "pregnant", "course"]))
def test_forgetting_a_fact_moves_statements_to_unknown_only(facts: dict[str, Value], forgotten: str) -> None:
    """Each statement stands at exactly one place, and without one fact it stands where it stood, or under unknown."""
    full = weigh((ZETA, ALPHA), Facts(facts), TODAY)
    less = weigh((ZETA, ALPHA), Facts(facts).without(forgotten), TODAY)
    for option_id, count in (("zeta", 3), ("alpha", 1)):
        before, after = full.option(option_id), less.option(option_id)
        assert before is not None
        assert after is not None
        stood = {entry.statement.id: place for place in PLACES for entry in before.at(place)}
        stands = {entry.statement.id: place for place in PLACES for entry in after.at(place)}
        assert len(stood) == len(stands) == len(list(before.statements())) == count
        assert all(place in (stood[name], "unknown") for name, place in stands.items())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, 'has no "title"'),
        ({"statements": "none"}, "must be a list"),
        ({"statements": [statement("a", "maybe")]}, "must be one of for, against, blocking"),
        ({"statements": [{"id": "a", "side": "for"}]}, 'has no "text"'),
        ({"statements": [statement("a", "for", {"nonsense": 1})]}, "A criterion cannot have the keys"),
    ],
)
def test_data_of_another_shape_is_refused(change: dict[str, object], words: str) -> None:
    """What is not an option is refused with a sentence that says what is wrong."""
    data: dict[str, object] = {"id": "x", "title": "X", "drug": "x", "statements": []}
    with pytest.raises(BadInputError, match=words):
        option_from_mapping(data | change, PARAMETERS)
