"""
Five questions that a clinician has beside a patient, each answered in at most three actions from a cold start of the real window.

An action is one typed query, one key or one click. The answer counts only when it can be read without scrolling, with its source in the same line.
"""

from dataclasses import dataclass
from typing import Final

import pytest
from PySide6.QtCore import Qt

from tests.journeys.conftest import Start
from tests.journeys.person import Person

MOST_ACTIONS: Final = 3
ENTER: Final = "Enter"


@dataclass(frozen=True, slots=True)
class LookUp:
    """What is typed, what is done then (Enter, or a click on the line that begins so), where that leads, and what must be read there."""

    typed: str
    then: tuple[str, ...]
    address: str
    answers: tuple[str, ...]


# The answers as the sources say them: table 2 of ECTRIMS/EAN 2023; the review's reference 16; the AAN thresholds; the labels of
# ocrelizumab and the Hungarian table 4; the NICE advice and COPOUSEP.
LOOK_UPS: Final = (
    LookUp(
        "is MMR allowed after stopping fingolimod",
        (ENTER, "Beyond the review: waiting time after stopping"),
        "record/live-vaccines-during-and-after-treatment",
        (
            "ECTRIMS/EAN consensus, 2023 (Europe)",
            "Fingolimod: more than 2 months (ECTRIMS/EAN vaccination 2023).",
        ),
    ),
    LookUp(
        "how many days after onset is plasma exchange still linked to improvement",
        ("Plasma exchange: how long after onset",),
        "record/plex-window",
        (
            "linked to a start in the first 20 days of an attack, and some people benefited at 20 to 60 days (Arrambide 2020",
            "no day is a cut-off",
        ),
    ),
    LookUp(
        "natalizumab and PML: what does the JCV index say",
        (ENTER, "Cautions"),
        "record/natalizumab",
        (
            "0.2 per 1000 up to an index of 0.9",
            "0.3 per 1000 from 0.9 to 1.5 and 3 per 1000 above 1.5 (AAN 2018)",
            "below 0.07 per 1000 in people negative for the antibody (Ho 2017)",
        ),
    ),
    LookUp(
        "ocrelizumab in pregnancy: when to stop before conception",
        (ENTER, "Where the sources differ"),
        "record/contraception-and-ms-drugs",
        (
            "12 months (Ocrevus EU package leaflet)",
            "4 months (Ocrevus UK page)",
            "6 months (Ocrevus Swiss text)",
            "treatment until pregnancy begins (Hungary 2023)",
        ),
    ),
    LookUp(
        "methylprednisolone dose for a severe relapse",
        ("High-dose corticosteroids for a relapse", "Where the sources differ"),
        "record/high-dose-corticosteroids",
        (
            "oral methylprednisolone 0.5 g a day for 5 days; intravenous 1 g a day for 3 to 5 days",
            "(NICE 2014, as quoted)",
            "1000 mg a day for 3 days, by mouth or vein (COPOUSEP 2015)",
        ),
    ),
)


def acted(person: Person, look_up: LookUp) -> None:
    """Do what the look-up says, from wherever the cursor stands after the start."""
    person.types(look_up.typed)
    for step in look_up.then:
        if step == ENTER:
            person.presses(Qt.Key.Key_Return)
        else:
            person.clicks_line(step)


@pytest.mark.parametrize("look_up", LOOK_UPS, ids=lambda look_up: look_up.address)
def test_the_answer_is_read_after_three_actions(start: Start, look_up: LookUp) -> None:
    """Typed into the program as it starts for the first time, the question leads to the record, its statement and its source."""
    person = start()
    acted(person, look_up)
    page = person.program.navigator.current
    assert page is not None
    assert page.address == look_up.address
    seen = person.sees()
    for answer in look_up.answers:
        assert answer in seen, f"{answer!r} is not seen:\n{seen}"
    assert len(person.actions) <= MOST_ACTIONS, person.actions


def test_every_action_is_counted(start: Start) -> None:
    """A query is one action, each key and each click is one more: a fourth would be found."""
    person = start()
    person.types("natalizumab")
    person.presses(Qt.Key.Key_Down)
    person.presses(Qt.Key.Key_Return)
    person.clicks_button("Back")
    assert person.actions == ["type 'natalizumab'", "press Key_Down", "press Key_Return", "click Back"]
    assert len(person.actions) > MOST_ACTIONS


def test_what_is_scrolled_out_of_view_is_not_seen(start: Start) -> None:
    """The figures on the index stand far down on the page of natalizumab: before the heading is chosen they do not count as seen."""
    person = start()
    acted(person, LookUp("natalizumab and PML: what does the JCV index say", (ENTER,), "", ()))
    assert "A high-efficacy antibody" in person.sees()
    assert "0.2 per 1000 up to an index of 0.9" not in person.sees()
