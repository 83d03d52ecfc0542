"""
The notes of a page for three groups of people, as they concern the patient in memory: pregnant or planning it, under 18, above 65.

What concerns the patient stands out at the top and says why; what cannot be told is one quiet line below the answer that opens; what does not concern
the patient is left out. Only puts words together; the flags are worked out in `msref.domain.populations`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from html import escape, unescape
from typing import Final

from PySide6.QtCore import QCoreApplication

from msref.domain.facts import Facts
from msref.domain.populations import OVER_65, PREGNANCY, UNDER_18, PopulationFlag, population_flags
from msref.domain.truth import Truth

SCHEME: Final = "note"
_PREFIX: Final = "note:"
_MARK: Final = re.compile(r"<[^>]*>")
_GROUPS: Final = (PREGNANCY, UNDER_18, OVER_65)


def has_notes(extra: Mapping[str, str]) -> bool:
    """Whether a record carries any such note."""
    return any(f"{_PREFIX}{flag}" in extra for flag in _GROUPS)


def notes_html(extra: Mapping[str, str], facts: Facts) -> str:
    """The notes that concern the patient, each as a call-out for the top of a document; empty when there are none."""
    return "".join(f'<div class="differs">{note}</div>' for note in concerning(extra, facts))


def concerning(extra: Mapping[str, str], facts: Facts) -> tuple[str, ...]:
    """The notes that concern the patient as HTML, each with the group it is for and why it is shown."""
    return tuple(
        f"<p><b>\N{WARNING SIGN} {_for_this_patient(flag)}</b> {note}</p>"
        f'<p><span class="quiet">{escape(flag.because)}</span></p>'
        for flag, note in _notes(extra, facts, Truth.TRUE)
    )


def open_notes_html(extra: Mapping[str, str], facts: Facts, opened: Collection[str] = ()) -> str:
    """
    The notes of which nobody can say whether they concern the patient, as one calm line that names each; empty when there are none.

    `opened` are the groups whose note was opened by hand.
    """
    waiting = list(_notes(extra, facts, Truth.UNKNOWN))
    if not waiting:
        return ""
    links = " \N{MIDDLE DOT} ".join(
        f'<a href="{SCHEME}:{flag.id}">{_to_hide(flag) if flag.id in opened else _who(flag)}</a>' for flag, _ in waiting
    )
    shown = "".join(f"<p><b>{_if_so(flag)}</b> {note}</p>" for flag, note in waiting if flag.id in opened)
    return f'<p class="small">{escape(_lead(facts, len(waiting)))} {links}</p>{shown}'


def notes_text(extra: Mapping[str, str], facts: Facts) -> str:
    """The notes that concern the patient, for a copied page, each with the group it is for."""
    return "\n".join(f"{_for_this_patient(flag)} {_plain(note)}" for flag, note in _notes(extra, facts, Truth.TRUE))


def open_notes_text(extra: Mapping[str, str], facts: Facts) -> str:
    """The notes of which nobody can say whether they concern the patient, for a copied page, each with the group it is for."""
    return "\n".join(f"{_not_known(flag)} {_plain(note)}" for flag, note in _notes(extra, facts, Truth.UNKNOWN))


def nothing_known() -> str:
    """How every page begins the one line that says that no patient is in memory."""
    return QCoreApplication.translate("PopulationNotes", "Nothing known about the patient yet.")


def _lead(facts: Facts, count: int) -> str:
    if len(facts) == 0:
        words = QCoreApplication.translate("PopulationNotes", "This page has a note for those who are:")
        return f"{nothing_known()} {words}"
    if count == 1:
        return QCoreApplication.translate(
            "PopulationNotes", "Not known whether it concerns the patient: this page has a note for those who are"
        )
    return QCoreApplication.translate(
        "PopulationNotes", "Not known whether they concern the patient: this page has notes for those who are:"
    )


def _plain(note: str) -> str:
    return unescape(_MARK.sub("", note))


def _who(flag: PopulationFlag) -> str:
    translate = QCoreApplication.translate
    return {
        PREGNANCY: translate("PopulationNotes", "pregnant or planning a pregnancy"),
        UNDER_18: translate("PopulationNotes", "under 18 years"),
        OVER_65: translate("PopulationNotes", "above 65 years"),
    }[flag.id]


def _to_hide(flag: PopulationFlag) -> str:
    return QCoreApplication.translate("PopulationNotes", "{group} (hide the note)").format(group=_who(flag))


def _for_this_patient(flag: PopulationFlag) -> str:
    return QCoreApplication.translate("PopulationNotes", "For this patient ({group}):").format(group=_who(flag))


def _if_so(flag: PopulationFlag) -> str:
    translate = QCoreApplication.translate
    return {
        PREGNANCY: translate("PopulationNotes", "If pregnant or planning a pregnancy:"),
        UNDER_18: translate("PopulationNotes", "If under 18 years:"),
        OVER_65: translate("PopulationNotes", "If above 65 years:"),
    }[flag.id]


def _not_known(flag: PopulationFlag) -> str:
    translate = QCoreApplication.translate
    return {
        PREGNANCY: translate(
            "PopulationNotes", "Not known whether the patient is pregnant or plans a pregnancy; if so:"
        ),
        UNDER_18: translate("PopulationNotes", "Not known whether the patient is under 18 years; if so:"),
        OVER_65: translate("PopulationNotes", "Not known whether the patient is above 65 years; if so:"),
    }[flag.id]


def _notes(extra: Mapping[str, str], facts: Facts, truth: Truth) -> Iterator[tuple[PopulationFlag, str]]:
    for flag in population_flags(facts):
        note = extra.get(f"{_PREFIX}{flag.id}", "")
        if note and flag.truth is truth:
            yield flag, note
