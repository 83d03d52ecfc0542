"""
The notes of a page for three groups of people, as they concern the patient in memory: pregnant or planning it, under 18, above 65.

What concerns the patient stands out and says why; what cannot be told is a quiet line that opens; what does not concern the patient is left out. Only
puts words together; the flags are worked out in `msref.domain.populations`.
"""

import re
from collections.abc import Collection, Mapping
from html import escape, unescape
from typing import Final

from msref.domain.facts import Facts
from msref.domain.populations import OVER_65, PREGNANCY, UNDER_18, PopulationFlag, population_flags
from msref.domain.truth import Truth

SCHEME: Final = "note"
_PREFIX: Final = "note:"
_MARK: Final = re.compile(r"<[^>]*>")
_WHO: Final = {
    PREGNANCY: ("pregnant or planning a pregnancy", "the patient is pregnant or plans a pregnancy"),
    UNDER_18: ("under 18 years", "the patient is under 18 years"),
    OVER_65: ("above 65 years", "the patient is above 65 years"),
}


def has_notes(extra: Mapping[str, str]) -> bool:
    """Whether a record carries any such note."""
    return any(f"{_PREFIX}{flag}" in extra for flag in _WHO)


def notes_html(extra: Mapping[str, str], facts: Facts, opened: Collection[str] = ()) -> str:
    """The notes that concern the patient or may; `opened` are the ids of those opened by hand. Empty when there are none."""
    return "".join(
        _note(flag, note, is_open=flag.id in opened)
        for flag in population_flags(facts)
        if (note := extra.get(f"{_PREFIX}{flag.id}", ""))
    )


def notes_text(extra: Mapping[str, str], facts: Facts) -> str:
    """The notes in a copied page: those that concern the patient and those that may, each with the group it is for."""
    lines = []
    for flag in population_flags(facts):
        note = extra.get(f"{_PREFIX}{flag.id}", "")
        if not note or flag.truth is Truth.FALSE:
            continue
        who, whether = _WHO[flag.id]
        head = f"For this patient ({who})" if flag.truth is Truth.TRUE else f"Not known whether {whether}; if so"
        lines.append(f"{head}: {unescape(_MARK.sub('', note))}")
    return "\n".join(lines)


def _note(flag: PopulationFlag, note: str, *, is_open: bool) -> str:
    who, whether = _WHO[flag.id]
    if flag.truth is Truth.TRUE:
        because = f'<span class="quiet">{escape(flag.because)}</span>'
        return f'<div class="differs"><p><b>\N{WARNING SIGN} For this patient ({who}):</b> {note}</p><p>{because}</p></div>'
    if flag.truth is Truth.FALSE:
        return ""
    quiet = f"Not known whether {whether}: this page has a note for it."
    if not is_open:
        return f'<p class="small">? {quiet} <a href="{SCHEME}:{flag.id}">Show the note</a></p>'
    return (
        f'<p class="small">? {quiet}</p><p><b>If {who}:</b> {note} <a href="{SCHEME}:{flag.id}">Hide the note</a></p>'
    )
