"""
The figures of a row as numbers: checks them against the words of the row, and makes what is stored and what the column "Effect" says.

Nothing is reckoned and nothing is added: every number must also stand in the row's own cited words, and an interval has both its bounds and its level.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msref.content_compiler.check_fields import Form, check_form, report_choice
from msref.content_compiler.gather import Gathered
from msref.content_compiler.inline import without_citations
from msref.content_compiler.problems import Problems
from msref.content_compiler.yaml_lines import Node
from msref.domain.figures import DIFFERENCE, PERIOD, PROPORTION, RATIOS

MEASURES: Final = (PROPORTION, *RATIOS, "relative change", DIFFERENCE, "none")
DELAYS: Final = ("mean", "median", PERIOD)
_EFFECT: Final = Form(frozenset({"measure"}), frozenset(["label", "estimate", "low", "high", "level", "p", "arms"]))
_ARM: Final = Form(frozenset({"label"}), frozenset(["percent", "n", "of", "low", "high", "level"]))
_DELAY: Final = Form(frozenset({"measure", "days"}), frozenset(["until", "spread"]))
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_NUMBERS: Final = ("estimate", "low", "high", "level", "percent", "n", "of", "days", "until", "spread")
# What a row says beside its result: the size of a group often stands there.
_ROUND_THE_RESULT: Final = ("population", "intervention", "comparator", "design", "follow_up")
_ROUNDING: Final = 0.6


def effect_nodes(entry: Node) -> list[Node]:
    """The effects of an outcome or a row: one, or a list of them."""
    effect = entry.get("effect")
    return effect.items or ([effect] if effect.value is not None else [])


def check_figures(gathered: Gathered, problems: Problems) -> None:
    """Report every figure that is not well formed or does not stand in the words of its row."""
    for draft in gathered.of_kind("study"):
        beside = " ".join(draft.node.get(name).text for name in _ROUND_THE_RESULT)
        for outcome in draft.node.get("outcomes").items:
            _check_entry(outcome, outcome.get("result").text, beside, problems)
    for draft in gathered.of_kind("table"):
        for row in draft.node.get("rows").items:
            words = " ".join(cell.text for cell in row.get("cells").mapping.values())
            _check_entry(row, words, row.get("title").text, problems)


def _check_entry(entry: Node, words: str, beside: str, problems: Problems) -> None:
    said, said_beside = _numbers(words), _numbers(beside)
    effects = effect_nodes(entry)
    for effect in effects:
        _check_effect(effect, several=len(effects) > 1, problems=problems)
        _check_said(effect, said, said_beside, problems)
        for arm in effect.get("arms").items:
            _check_arm(arm, problems)
            _check_said(arm, said, said_beside, problems)
    delay = entry.get("delay")
    if delay.value is not None:
        check_form(delay, _DELAY, "a delay", problems)
        if delay.get("measure").text not in DELAYS:
            report_choice(delay.get("measure"), "measure of a delay", DELAYS, problems)
        _check_numbers(delay, ("days", "until", "spread"), problems)
        _check_said(delay, said, said_beside, problems)


def _check_effect(effect: Node, *, several: bool, problems: Problems) -> None:
    check_form(effect, _EFFECT, "an effect", problems)
    measure = effect.get("measure")
    if measure.text and measure.text not in MEASURES:
        report_choice(measure, "measure", MEASURES, problems)
    if several and not effect.has("label"):
        problems.add(
            effect.place, "bad-effect", "One of several effects does not say whose it is.", "Write `label: …` in each."
        )
    _check_numbers(effect, ("estimate", "low", "high", "level"), problems)
    _check_interval(effect, effect.get("estimate"), problems)
    lowest = effect.get("low").value
    if measure.text in RATIOS and isinstance(lowest, (int, float)) and lowest <= 0:
        problems.add(effect.place, "bad-effect", "A ratio is not above 0.", "Look at the source again.")


def _check_arm(arm: Node, problems: Problems) -> None:
    check_form(arm, _ARM, "an arm", problems)
    if not _check_numbers(arm, ("percent", "n", "of", "low", "high", "level"), problems):
        return
    _check_interval(arm, arm.get("percent"), problems)
    percent, count, total = (_figure(arm.get(name)) for name in ("percent", "n", "of"))
    if None in {percent, count, total}:
        return
    if not 0 <= count <= total or abs(100 * count / max(total, 1) - percent) > _ROUNDING:  # type: ignore[operator, type-var]
        problems.add(
            arm.place,
            "bad-effect",
            f"{count:g} of {total:g} is not {percent:g} percent.",
            "Look at the source; leave out what it does not print.",
        )


def _check_interval(node: Node, estimate: Node, problems: Problems) -> None:
    """An interval has both bounds round its estimate, and says its level."""
    given = [node.has(name) for name in ("low", "high", "level")]
    if any(given) and not (all(given) and estimate.value is not None):
        problems.add(
            node.place,
            "bad-effect",
            "An interval needs its estimate, low, high and level; one of them is missing.",
            "Write all four as the source prints them, or none of the bounds.",
        )
        return
    figures = [_figure(one) for one in (node.get("low"), estimate, node.get("high"))]
    if None not in figures and figures != sorted(figures, key=lambda figure: figure or 0):
        problems.add(
            node.place,
            "bad-effect",
            "low, estimate and high are not in order.",
            "Look at the source and put them in order.",
        )


def _check_numbers(node: Node, names: tuple[str, ...], problems: Problems) -> bool:
    wrong = [name for name in names if node.has(name) and _figure(node.get(name)) is None]
    if wrong:
        problems.add(
            node.place,
            "bad-effect",
            f"Not a number: {', '.join(wrong)}.",
            "Write plain numbers, percent without the sign.",
        )
    return not wrong


def _check_said(node: Node, said: frozenset[float], beside: frozenset[float], problems: Problems) -> None:
    """A figure stands in the result; the size of a group may stand elsewhere in the row."""
    figures = [(name, _figure(node.get(name))) for name in _NUMBERS if node.has(name)]
    figures += [("p", value) for value in _numbers(node.get("p").text)]
    for name, value in figures:
        known = said | beside if name == "of" else said
        if value is not None and abs(value) not in known:
            problems.add(
                node.place,
                "figure-not-in-words",
                f"The figure {name} {value:g} does not stand in the words of its row.",
                "Write it in the words with its citation, or take it out.",
            )


def _figure(node: Node) -> float | None:
    value = node.value
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _numbers(words: str) -> frozenset[float]:
    """The numbers of a text without its citations, without their signs."""
    return frozenset(float(found) for found in _NUMBER.findall(without_citations(words)))


def figures_of(entry: Node) -> dict[str, object]:
    """What is stored of the figures of an outcome or a row; empty when it has none."""
    stored: dict[str, object] = {}
    if effects := [effect.plain() for effect in effect_nodes(entry)]:
        stored["effects"] = effects
    if entry.get("delay").value is not None:
        stored["delay"] = entry.get("delay").plain()
    return stored


def effect_words(entry: Node) -> str:
    """The effects of an outcome as one line of words, numbers as the result prints them; empty when the content gives none."""
    printed: dict[float, str] = {}
    for found in _NUMBER.findall(without_citations(entry.get("result").text)):
        printed[float(found)] = max(found, printed.get(float(found), ""), key=len)
    return " | ".join(filter(None, ("; ".join(_words_of(effect, printed)) for effect in effect_nodes(entry))))


def _words_of(effect: Node, printed: Mapping[float, str]) -> Iterator[str]:
    label = f"{effect.get('label').text}: " if effect.has("label") else ""
    if effect.has("estimate"):
        unit = " %" if effect.get("measure").text == "relative change" else ""
        yield f"{label}{effect.get('measure').text} {_said(effect.get('estimate'), printed)}{unit}"
        label = ""
    if effect.has("low"):
        yield _interval_words(effect, printed)
    for arm in effect.get("arms").items:
        yield f"{label}{_arm_words(arm, printed)}"
        label = ""
    if effect.has("p"):
        p_value = effect.get("p").text
        yield f"p {p_value}" if p_value[:1] in "<=" else f"p = {p_value}"


def _arm_words(arm: Node, printed: Mapping[float, str]) -> str:
    share = f" {_said(arm.get('percent'), printed)} %" if arm.has("percent") else ""
    count = f" ({arm.get('n').text} of {arm.get('of').text})" if arm.has("n") and arm.has("of") else ""
    interval = f", {_interval_words(arm, printed)}" if arm.has("low") else ""
    return f"{arm.get('label').text}{share}{count}{interval}"


def _interval_words(node: Node, printed: Mapping[float, str]) -> str:
    low, high = (_said(node.get(name), printed) for name in ("low", "high"))
    return f"{node.get('level').text} % interval {low} to {high}"


def _said(node: Node, printed: Mapping[float, str]) -> str:
    """A number with the zeros it is printed with."""
    value = _figure(node) or 0.0
    return f"{'-' if value < 0 else ''}{printed.get(abs(value), node.text.removeprefix('-'))}"
