"""
Whether the facts of one patient can all be true together.

What contradicts itself is refused, with the names of the fields, because no rule may answer from it; what is merely unusual is asked about and
let through. Single values are checked where they are read (`facts`); here they are held against each other and against the day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Final

from msref.domain.dates import not_after, not_before
from msref.domain.exposures import exposure_from_text
from msref.domain.facts import Facts
from msref.domain.parameters import EDSS_VALUES, Parameter
from msref.errors import BadInputError
from msref.words import say

# The first cannot be more, or later, than the second.
_NOT_ABOVE: Final = (
    ("disabling_relapses_12m", "relapses_12m"),
    ("disabling_relapses_12m", "max_disabling_relapses_any_12m"),
    ("relapses_on_dmt_12m", "relapses_12m"),
    ("relapses_on_ifn_12m", "relapses_12m"),
    ("relapses_on_ifn_12m", "relapses_on_dmt_12m"),
    ("relapses_12m", "relapses_18m"),
    ("relapses_12m", "relapses_24m"),
    ("relapses_18m", "relapses_24m"),
    ("relapses_prev_12m", "relapses_24m"),
    ("relapses_24m", "activity_episodes_36m"),
    ("relapses_18m", "activity_episodes_36m"),
    ("relapses_12m", "activity_episodes_36m"),
    ("relapses_24m", "attacks_ever"),
    ("relapses_18m", "attacks_ever"),
    ("relapses_12m", "attacks_ever"),
    ("max_disabling_relapses_any_12m", "attacks_ever"),
    ("new_t2_lesions", "t2_lesions"),
    ("age_at_onset", "age_years"),
    ("age_at_edss_6", "age_years"),
    ("age_at_onset", "age_at_edss_6"),
    ("prior_mri_date", "mri_date"),
    ("date_edss_6", "last_visit_date"),
    *(
        ("onset_date", later)
        for later in ("date_edss_6", "date_spms", "edss_date", "last_visit_date", "relapse_onset_date")
    ),
)

_SIX: Final = 6
_EDSS_FIELDS: Final = ("edss", "edss_at_10y", "edss_first_year_max")
_ASKED_ABOUT: Final = (
    ("relapses_12m", 6),
    ("gd_lesions", 50),
    ("t2_lesions", 200),
    ("age_years", 100),
    ("age_at_onset", 70),
    ("jcv_index", 5),
    ("mitoxantrone_total_mg_m2", 140),
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Facts that cannot be true together: the ids of their parameters, and why."""

    fields: tuple[str, ...]
    why: str


def check_consistency(facts: Facts, parameters: Mapping[str, Parameter], today: date) -> None:
    """Refuse facts that contradict each other. Raises BadInputError naming all the fields."""
    found = tuple(contradictions(facts, today))
    if found:
        said = [say("consistency.about", fields=_named(one.fields, parameters), said=one.why) for one in found]
        raise BadInputError(say("consistency.cannot_all_be_true", said=" ".join(said)), field=found[0].fields[0])


def contradictions(facts: Facts, today: date) -> Iterator[Contradiction]:
    """Everything that contradicts itself."""
    for low, high in _NOT_ABOVE:
        first, second = facts.value(low), facts.value(high)
        if _is_above(first, second):
            why = say("consistency.beyond", first=_said(first), second=_said(second))
            yield Contradiction((low, high), why)
    yield from _relapses(facts, today)
    yield from _ages(facts, today)
    yield from _edss_six(facts, today)
    yield from _edss_changes(facts)
    yield from _treatments(facts)
    yield from _scans_and_states(facts)


def unusual(facts: Facts, parameters: Mapping[str, Parameter], today: date) -> tuple[str, ...]:
    """What could be true and is worth a second look, one question each."""
    asks = [
        say("consistency.unusual", fields=_named((name,), parameters), value=f"{value:g}")
        for name, limit in _ASKED_ABOUT
        if isinstance(value := facts.value(name), (int, float)) and value > limit
    ]
    change, worsened = facts.value("edss_change_12m"), facts.value("edss_worsened_12m")
    if isinstance(change, (int, float)) and isinstance(worsened, bool) and (change > 0) is not worsened:
        fields = ("edss_change_12m", "edss_worsened_12m")
        asks.append(say("consistency.one_says_worse", fields=_named(fields, parameters)))
    if facts.value("edss6_sustained_to_last_visit") is True and _below_six(facts.value("edss")):
        fields = ("edss", "edss6_sustained_to_last_visit")
        asks.append(say("consistency.score_below_six", fields=_named(fields, parameters)))
    for name in ("mri_date", "gd_mri_date"):
        taken = facts.value(name)
        if isinstance(taken, date) and not_before(taken, 12, "months") < today:
            asks.append(say("consistency.old_scan", fields=_named((name,), parameters)))
    return tuple(asks)


def _named(fields: tuple[str, ...], parameters: Mapping[str, Parameter]) -> str:
    labels = [
        say("consistency.named", label=parameters[name].label, name=name)
        if name in parameters
        else say("consistency.unnamed", name=name)
        for name in fields
    ]
    return reduce(lambda first, second: say("consistency.and", first=first, second=second), labels)


def _said(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_above(first: object, second: object) -> bool:
    if isinstance(first, date) and isinstance(second, date):
        return first > second
    return isinstance(first, (int, float)) and isinstance(second, (int, float)) and first > second


def _below_six(value: object) -> bool:
    return isinstance(value, (int, float)) and value < _SIX


def _number(facts: Facts, name: str) -> float | None:
    value = facts.value(name)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _relapses(facts: Facts, today: date) -> Iterator[Contradiction]:
    this, before, both = (_number(facts, name) for name in ("relapses_12m", "relapses_prev_12m", "relapses_24m"))
    ever, onset = _number(facts, "attacks_ever"), facts.value("onset_date")
    if this is not None and before is not None:
        if both is not None and this + before != both:
            fields = ("relapses_12m", "relapses_prev_12m", "relapses_24m")
            yield Contradiction(
                fields,
                say("consistency.two_years_do_not_add_up", this=f"{this:g}", before=f"{before:g}", both=f"{both:g}"),
            )
        if ever is not None and this + before > ever:
            fields = ("relapses_12m", "relapses_prev_12m", "attacks_ever")
            yield Contradiction(
                fields, say("consistency.more_than_ever", this=f"{this:g}", before=f"{before:g}", ever=f"{ever:g}")
            )
    for name, count, months in (("relapses_12m", this, 12), ("relapses_24m", both, 24)):
        if ever is None or count is None or not isinstance(onset, date) or ever == count:
            continue
        if not_after(onset, months, "months") >= today:
            why = say("consistency.began_within", months=months)
            yield Contradiction((name, "attacks_ever", "onset_date"), why)
    for said, count_of in (
        ("loss_of_function_on_dmt_18m", "relapses_18m"),
        ("activity_on_dmt_36m", "activity_episodes_36m"),
    ):
        if facts.value(said) is True and _number(facts, count_of) == 0:
            yield Contradiction((said, count_of), say("consistency.none_at_all"))


def _ages(facts: Facts, today: date) -> Iterator[Contradiction]:
    age = _number(facts, "age_years")
    for then, day in (("age_at_onset", "onset_date"), ("age_at_edss_6", "date_edss_6")):
        when, since = _number(facts, then), facts.value(day)
        if age is None or not isinstance(since, date):
            continue
        years = today.year - since.year - ((today.month, today.day) < (since.month, since.day))
        if years > age:
            yield Contradiction(("age_years", day), say("consistency.before_birth", day=_said(since)))
        elif when is not None and not years <= age - when <= years + 1:
            why = say("consistency.years_have_passed", years=years, day=_said(since))
            yield Contradiction(("age_years", then, day), why)


def _edss_six(facts: Facts, today: date) -> Iterator[Contradiction]:
    if facts.value("edss6_reached") is False:
        shown = [late for late in ("date_edss_6", "age_at_edss_6") if facts.knows(late)]
        shown += [name for name in _EDSS_FIELDS if (value := _number(facts, name)) is not None and value >= _SIX]
        shown += ["edss6_confirmed_months"] if _number(facts, "edss6_confirmed_months") else []
        shown += ["edss6_sustained_to_last_visit"] if facts.value("edss6_sustained_to_last_visit") is True else []
        for name in shown:
            yield Contradiction(("edss6_reached", name), say("consistency.six_never_reached"))
    reached, months = facts.value("date_edss_6"), _number(facts, "edss6_confirmed_months")
    if isinstance(reached, date) and months and not_before(reached, int(months), "months") > today:
        fields = ("date_edss_6", "edss6_confirmed_months")
        why = say("consistency.months_have_not_passed", months=f"{months:g}", day=_said(reached))
        yield Contradiction(fields, why)
    onset = facts.value("onset_date")
    if isinstance(onset, date) and facts.knows("edss_at_10y") and not_before(onset, 10, "years") > today:
        yield Contradiction(("onset_date", "edss_at_10y"), say("consistency.ten_years_have_not_passed"))
    course = facts.value("course")
    if facts.knows("date_spms") and course not in (None, "spms"):
        yield Contradiction(("course", "date_spms"), say("consistency.only_spms"))


def _edss_changes(facts: Facts) -> Iterator[Contradiction]:
    now = _number(facts, "edss")
    for name in ("edss_change_12m", "edss_change_24m"):
        change = _number(facts, name)
        if now is not None and change is not None and now - change not in EDSS_VALUES:
            yield Contradiction(("edss", name), say("consistency.no_such_score", score=f"{now - change:g}"))
    year, two_years = (_number(facts, name) for name in ("edss_change_12m", "edss_change_24m"))
    if year is not None and two_years is not None and year > max(two_years, 0):
        fields = ("edss_change_12m", "edss_change_24m")
        yield Contradiction(fields, say("consistency.rise_within_24"))


def _treatments(facts: Facts) -> Iterator[Contradiction]:
    history = facts.value("dmt_exposures")
    if not isinstance(history, tuple):
        return
    drugs = {exposure_from_text(line).drug for line in history}
    for name, drug in (
        ("relapses_on_dmt_12m", ""),
        ("relapses_on_ifn_12m", "interferon_beta"),
        ("natalizumab_months", "natalizumab"),
        ("mitoxantrone_total_mg_m2", "mitoxantrone"),
    ):
        if _number(facts, name) and (drug not in drugs if drug else not drugs):
            empty = say("consistency.history_empty")
            why = say("consistency.history_holds_no", drug=drug.replace("_", " ")) if drug else empty
            yield Contradiction((name, "dmt_exposures"), why)
    for name in ("high_efficacy_failed", "loss_of_function_on_dmt_18m", "activity_on_dmt_36m"):
        if facts.value(name) is True and not drugs:
            yield Contradiction((name, "dmt_exposures"), say("consistency.history_empty"))
    exposure = facts.value("natalizumab_exposure")
    if exposure is not None and (exposure != "never") is not ("natalizumab" in drugs):
        yield Contradiction(("natalizumab_exposure", "dmt_exposures"), say("consistency.differ_on_natalizumab"))


def _scans_and_states(facts: Facts) -> Iterator[Contradiction]:
    enhancing, fresh = _number(facts, "gd_lesions"), _number(facts, "new_t2_lesions")
    if enhancing and facts.value("mri_activity_baseline") is False:
        yield Contradiction(("mri_activity_baseline", "gd_lesions"), say("consistency.enhancing_is_activity"))
    increase = facts.value("t2_increase")
    if increase == "no_earlier_mri" and facts.knows("prior_mri_date"):
        yield Contradiction(("t2_increase", "prior_mri_date"), say("consistency.earlier_mri"))
    if increase == "none" and fresh:
        yield Contradiction(("t2_increase", "new_t2_lesions"), say("consistency.lesion_is_increase"))
    state = facts.value("pregnancy_state")
    if state in ("pregnant", "possibly", "postpartum") and facts.value("sex") == "male":
        yield Contradiction(("pregnancy_state", "sex"), say("consistency.man_not_pregnant"))
    if state in ("not_pregnant", "postpartum") and facts.knows("gestation_weeks"):
        yield Contradiction(("pregnancy_state", "gestation_weeks"), say("consistency.weeks_in_pregnancy"))
