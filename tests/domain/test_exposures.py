"""Treatment history: what is read, what is refused, and that an entry reads back."""

from datetime import date

import pytest

from msref.domain.exposures import Exposure, exposure_from_text, exposures_from_data, treatments_of
from msref.domain.facts import facts_from_case
from msref.domain.parameters import Choice, Parameter
from msref.errors import BadInputError

DRUGS = ("ocrelizumab", "fingolimod")
TODAY = date(2026, 11, 20)
HISTORY = Parameter(
    "dmt_exposures", "History", "exposures", "treatment", "", choices=tuple(Choice(d, d) for d in DRUGS)
)


def read(*entries: object) -> tuple[str, ...]:
    """The lines of a history."""
    return exposures_from_data(list(entries), "dmt_exposures", DRUGS, TODAY)


def test_entry_reads_back() -> None:
    """Every field survives the line of text that the fact sheet keeps."""
    entry = Exposure("ocrelizumab", date(2024, 1, 10), date(2026, 5, 1), date(2026, 11, 1), "", adequate=True)
    assert entry.as_text() == (
        "ocrelizumab, started 2024-01-10, last dose 2026-05-01, next dose due 2026-11-01, adequate course yes"
    )
    assert exposure_from_text(entry.as_text()) == entry
    stopped = Exposure("fingolimod", None, date(2026, 5, 1), None, "side_effects", adequate=False)
    assert exposure_from_text(stopped.as_text()) == stopped
    assert exposure_from_text("fingolimod") == Exposure("fingolimod")


def test_states() -> None:
    """A due dose says that treatment goes on, a reason that it was stopped, neither says nothing."""
    assert Exposure("fingolimod", next_due=TODAY).state == "current"
    assert Exposure("fingolimod", stop_reason="wish").state == "stopped"
    assert Exposure("fingolimod", last_dose=TODAY).state == "unknown"


def test_case_keeps_order_and_empty() -> None:
    """A history in a case keeps its order; an empty list says never treated, an absent one says not known."""
    facts = facts_from_case(
        {"dmt_exposures": [{"drug": "fingolimod", "last_dose": "2026-01-01"}, {"drug": "ocrelizumab"}]},
        [HISTORY],
        TODAY,
    )
    history = treatments_of(facts.value("dmt_exposures"))
    assert history is not None
    assert [entry.drug for entry in history] == ["fingolimod", "ocrelizumab"]
    assert treatments_of(facts_from_case({"dmt_exposures": []}, [HISTORY], TODAY).value("dmt_exposures")) == ()
    assert treatments_of(facts_from_case({}, [HISTORY], TODAY).value("dmt_exposures")) is None


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"drug": "aspirin"}, "dmt_exposures[1].drug"),
        ({}, "dmt_exposures[1].drug"),
        ({"drug": "fingolimod", "last_dose": "2026-02-30"}, "dmt_exposures[1].last_dose"),
        ({"drug": "fingolimod", "last_dose": "01/02/2026"}, "dmt_exposures[1].last_dose"),
        ({"drug": "fingolimod", "last_dose": "2026-11-21"}, "dmt_exposures[1].last_dose"),
        ({"drug": "fingolimod", "start": "2026-05-01", "last_dose": "2026-04-30"}, "dmt_exposures[1].last_dose"),
        ({"drug": "fingolimod", "last_dose": "2026-05-01", "next_due": "2026-04-30"}, "dmt_exposures[1].next_due"),
        ({"drug": "fingolimod", "next_due": "2026-12-01", "stop_reason": "wish"}, "dmt_exposures[1].next_due"),
        ({"drug": "fingolimod", "stop_reason": "bored"}, "dmt_exposures[1].stop_reason"),
        ({"drug": "fingolimod", "adequate": "yes"}, "dmt_exposures[1].adequate"),
        ({"drug": "fingolimod", "lastdose": "2026-05-01"}, "dmt_exposures[1].lastdose"),
        ("fingolimod", "dmt_exposures[1]"),
    ],
)
def test_faults_name_their_field(entry: object, field: str) -> None:
    """An entry that could not be true is refused, and the fault names the path of the field."""
    with pytest.raises(BadInputError) as fault:
        read({"drug": "ocrelizumab"}, entry)
    assert fault.value.field == field


def test_history_must_be_a_list() -> None:
    """A history that is no list is refused by name."""
    with pytest.raises(BadInputError) as fault:
        exposures_from_data("fingolimod", "dmt_exposures", DRUGS)
    assert fault.value.field == "dmt_exposures"
