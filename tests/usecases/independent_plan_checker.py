"""
A second planner, written from the stored rules alone and by another method, to hold the first one against.

It shares no code with `msref.domain.timing`: it reads the rules as plain dictionaries, finds every date by searching for the first or last day
on which a bound is kept (never by adding months), plans doses forwards instead of backwards, and keeps truth as True, False or None.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

Spec = dict[str, Any]
Teller = Callable[[], bool | None]
Comparer = Callable[[Any], object]
Answer = tuple[str, str, date | None, date | None, date | None]
FIRST, LAST = date(1990, 1, 1).toordinal(), date(2100, 1, 1).toordinal()

QUESTIONS: dict[str, tuple[str, bool, bool]] = {
    # basis, asked for each vaccine, silence is said
    "plex-since-onset": ("case", False, False),
    "steroid-wait": ("case", False, False),
    "vaccine-before-start": ("planned", True, True),
    "vaccine-during": ("exposure", True, True),
    "vaccine-after": ("exposure", True, True),
    "vaccine-response": ("exposure", True, False),
    "vaccine-after-steroids": ("case", True, False),
    "vaccine-after-ivig": ("case", True, False),
    "vaccine-in-pregnancy": ("case", True, False),
    "vaccine-before-conception": ("case", True, False),
    "vaccine-advice": ("case", True, False),
    "vaccine-in-relapse": ("case", False, False),
    "stable-before-conception": ("case", False, False),
    "conception-after": ("exposure", False, True),
    "drug-in-pregnancy": ("drug", False, True),
    "newborn": ("drug", False, False),
    "breastfeeding": ("drug", False, True),
    "after-delivery": ("case", False, False),
    "switch": ("pair", False, True),
}


def keeps_at_least(start: date, end: date, amount: int, unit: str) -> bool:
    """Whether `end` is at least so long after `start`: by days, or by whole months counted on the calendar."""
    if unit in {"days", "weeks"}:
        return end.toordinal() - start.toordinal() >= amount * (7 if unit == "weeks" else 1)
    wanted = amount * (12 if unit == "years" else 1)
    passed = (end.year - start.year) * 12 + end.month - start.month
    return passed > wanted or (passed == wanted and end.day >= start.day)


def keeps_at_most(start: date, end: date, amount: int, unit: str) -> bool:
    """Whether `end` is at most so long after `start`."""
    if unit in {"days", "weeks"}:
        return end.toordinal() - start.toordinal() <= amount * (7 if unit == "weeks" else 1)
    wanted = amount * (12 if unit == "years" else 1)
    passed = (end.year - start.year) * 12 + end.month - start.month
    return passed < wanted or (passed == wanted and end.day <= start.day)


def first_day(start: date, interval: str) -> date:
    """The first day that is at least an interval after the start, found by halving."""
    amount, unit = interval.split()
    low, high = start.toordinal(), LAST
    while low < high:
        middle = (low + high) // 2
        if keeps_at_least(start, date.fromordinal(middle), int(amount), unit):
            high = middle
        else:
            low = middle + 1
    return date.fromordinal(low)


def last_day(anchor: date, interval: str, side: str) -> date:
    """The last day that is at most an interval after the anchor, or at least an interval ahead of it, found by halving."""
    amount, unit = interval.split()
    low, high = FIRST, LAST
    while low < high:
        middle = (low + high + 1) // 2
        day = date.fromordinal(middle)
        kept = (
            keeps_at_most(anchor, day, int(amount), unit)
            if side == "after"
            else keeps_at_least(day, anchor, int(amount), unit)
        )
        if kept:
            low = middle
        else:
            high = middle - 1
    return date.fromordinal(low)


def edge(bound: Spec, anchor: date) -> tuple[date, date]:
    """The lenient and the cautious day of a bound."""
    days = []
    for name in ("low", "high"):
        if not bound.get(name):
            continue
        shift = 1 if bound.get("strict") else 0
        if bound["edge"] == "not_before":
            day = first_day(anchor, bound[name])
            days.append(date.fromordinal(day.toordinal() + shift))
        else:
            day = last_day(anchor, bound[name], bound["side"])
            days.append(date.fromordinal(day.toordinal() - shift))
    days.sort()
    return (days[0], days[-1]) if bound["edge"] == "not_before" else (days[-1], days[0])


def both(answers: list[bool | None]) -> bool | None:
    """And."""
    if False in answers:
        return False
    return None if None in answers else True


def either(answers: list[bool | None]) -> bool | None:
    """Or."""
    if True in answers:
        return True
    return None if None in answers else False


class Checker:
    """Works out what a plan must hold, for one case."""

    def __init__(self, rules: list[Spec], vaccines: list[Spec], case: Spec, today: date) -> None:
        """Keep the rules, the case and the day."""
        self.rules, self.case, self.today = rules, case, today
        self.vaccines = {vaccine["id"]: vaccine for vaccine in vaccines}
        self.history: list[Spec] | None = case.get("dmt_exposures")
        self.definite: dict[str, Answer] = {}
        self.unknown: set[tuple[str, str, str]] = set()
        self.silent: set[tuple[str, str, str]] = set()
        self.waits: defaultdict[tuple[str, str, int], list[tuple[date, date]]] = defaultdict(list)
        self.ends: list[tuple[str, tuple[str, str, str], str, date, date]] = []

    def truth(self, criterion: Spec | None) -> bool | None:
        """The truth of a criterion; None when it cannot be told."""
        if not criterion:
            return True
        if "all" in criterion or "any" in criterion:
            join, parts = (both, criterion["all"]) if "all" in criterion else (either, criterion["any"])
            return join([self.truth(part) for part in parts])
        if "not" in criterion:
            inner = self.truth(criterion["not"])
            return None if inner is None else not inner
        name = criterion.get("days_since") or criterion["parameter"]
        value = self.case.get(name)
        return None if value is None else self.leaf(criterion, value)

    def leaf(self, criterion: Spec, value: Any) -> bool:  # noqa: ANN401 - whatever the case holds
        """The truth of one comparison with a known value."""
        if "days_since" in criterion:
            return bool((self.today - date.fromisoformat(value)).days >= criterion["from"])
        if isinstance(value, dict):
            value = value["value"] / {"10^9/L": 1, "cells/mm3": 1000}[value["unit"]]
        tests: dict[str, Comparer] = {
            "is": lambda bound: value == bound,
            "one_of": lambda bound: value in bound,
            "at_least": lambda bound: value >= bound,
            "at_most": lambda bound: value <= bound,
            "more_than": lambda bound: value > bound,
            "fewer_than": lambda bound: value < bound,
        }
        operator = next(name for name in criterion if name != "parameter")
        return bool(tests[operator](criterion[operator]))

    def asked(self, question: str) -> bool | None:
        """Whether a question arises."""
        male = None if self.case.get("sex") is None else self.case["sex"] == "male"
        not_male = None if male is None else not male
        plan = self.case.get("conception_plan")
        state = self.case.get("pregnancy_state")
        pregnant = None if state is None else state in {"pregnant", "possibly"}
        near_birth = None if state is None else state in {"pregnant", "postpartum"}
        arises: dict[str, Teller] = {
            "vaccine-before-conception": lambda: both([not_male, plan]),
            "stable-before-conception": lambda: both([not_male, plan]),
            "conception-after": lambda: plan,
            "drug-in-pregnancy": lambda: both([not_male, either([pregnant, plan])]),
            "newborn": lambda: both([not_male, near_birth]),
            "breastfeeding": lambda: both([not_male, either([self.case.get("breastfeeding"), near_birth])]),
            "after-delivery": lambda: both([not_male, near_birth]),
        }
        return arises[question]() if question in arises else True

    def anchor(self, name: str, number: int | None) -> date | None:
        """The day a bound counts from."""
        if name in {"last_dose", "next_due"}:
            given = None if number is None or self.history is None else self.history[number].get(name)
            return date.fromisoformat(given) if given else None
        if name == "steroid_end":
            start, days = self.case.get("steroid_start"), self.case.get("steroid_days")
            if start is None or days is None:
                return None
            return date.fromordinal(date.fromisoformat(start).toordinal() + max(days, 1) - 1)
        if name == "gestation":
            weeks = self.case.get("gestation_weeks")
            return None if weeks is None else date.fromordinal(self.today.toordinal() - 7 * weeks)
        given = self.case.get(name)
        return date.fromisoformat(given) if given else None

    def fits_vaccine(self, rule: Spec, vaccine: str) -> bool | None:
        """Whether a rule speaks of a vaccine; None when its class is not stated."""
        if not vaccine or not (rule.get("vaccines") or rule.get("vaccine_classes")):
            return True
        stated = self.vaccines[vaccine]["vaccine_class"]
        if vaccine in rule.get("vaccines", []) or stated in rule.get("vaccine_classes", []):
            return True
        return None if stated == "class not stated" and rule.get("vaccine_classes") else False

    def tag(self, drug: str, number: int | None) -> str:
        """The drug as part of an id."""
        if number is None or not self.history:
            return drug
        twice = sum(entry["drug"] == drug for entry in self.history) > 1
        return f"{drug}-{number + 1}" if twice else drug

    def check(self) -> None:
        """Fill `definite`, `unknown` and `silent`."""
        wanted = self.case.get("vaccines")
        if wanted is None:
            self.unknown.add(("vaccine-before-start", "", ""))
        for question, (basis, each, silence) in QUESTIONS.items():
            if (each or question == "vaccine-in-relapse") and not wanted:
                continue
            arises = self.asked(question)
            if arises is False:
                continue
            vaccines = wanted if each and wanted else [""]
            drugs = self.drugs(basis)
            for vaccine in vaccines:
                if arises is None or drugs is None:
                    self.whole_question(question, vaccine)
                    continue
                for drug, number in drugs:
                    self.one(question, basis, vaccine, drug, number, silence=silence)
        self.fit_doses()

    def drugs(self, basis: str) -> list[tuple[str, int | None]] | None:
        """The drugs that a question is asked of; None when that is not known."""
        planned = self.case.get("planned_dmt")
        if basis == "case":
            return [("", None)]
        if basis == "planned":
            return None if planned is None else [(planned, None)] if planned != "none" else []
        if self.history is None and not (basis == "drug" and planned is not None):
            return None
        if basis == "pair":
            if planned is None:
                return None
            if planned == "none":
                return []
        found: list[tuple[str, int | None]] = [
            (entry["drug"], number)
            for number, entry in enumerate(self.history or [])
            if not (basis == "pair" and entry["drug"] == planned)
        ]
        names = {drug for drug, _ in found}
        if basis == "drug" and planned not in {None, "none"} | names:
            found.append((str(planned), None))
        return found

    def whole_question(self, question: str, vaccine: str) -> None:
        """A question of which nothing can be said, if a rule could hold at all."""
        for rule in self.rules:
            if rule["question"] != question:
                continue
            if both([self.fits_vaccine(rule, vaccine), self.truth(rule.get("when"))]) is not False:
                self.unknown.add((question, vaccine, ""))

    def one(self, question: str, basis: str, vaccine: str, drug: str, number: int | None, *, silence: bool) -> None:
        """The windows of one question for one vaccine and drug."""
        about = []
        for rule in self.rules:
            if rule["question"] != question or self.fits_vaccine(rule, vaccine) is False:
                continue
            named = rule.get("planned", []) if basis == "planned" else rule.get("drugs", [])
            if basis == "pair" and (
                drug not in rule.get("drugs", [])
                or self.case["planned_dmt"] not in (rule.get("planned") or [self.case["planned_dmt"]])
            ):
                continue
            if basis != "pair" and named and drug not in named:
                continue
            about.append(rule)
        if not about:
            live = not vaccine or self.vaccines[vaccine]["vaccine_class"] == "live attenuated"
            if silence and live:
                self.silent.add((question, vaccine, self.tag(drug, number)))
            return
        for rule in about:
            self.rule(rule, vaccine, drug, number)

    def rule(self, rule: Spec, vaccine: str, drug: str, number: int | None) -> None:
        """The window of one rule."""
        group = (rule["question"], vaccine, self.tag(drug, number))
        state: bool | None = True
        if rule.get("state", "any") != "any" and number is not None and self.history is not None:
            entry = self.history[number]
            known = "stopped" if entry.get("stop_reason") else "current" if entry.get("next_due") else None
            state = None if known is None else known == rule["state"]
        holds = both([self.fits_vaccine(rule, vaccine), state, self.truth(rule.get("when"))])
        if holds is False:
            return
        anchors = [self.anchor(bound["anchor"], number) for bound in rule.get("bounds", [])]
        undecided = rule.get("until") and self.case.get(rule["until"]) is None
        if holds is None or None in anchors or undecided:
            self.unknown.add(group)
            return
        identifier = "--".join(part for part in (rule["id"], vaccine, group[2]) if part)
        self.dated(rule, identifier, [day for day in anchors if day], vaccine, number)

    def dated(self, rule: Spec, identifier: str, anchors: list[date], vaccine: str, number: int | None) -> None:
        """The dates and the status of a rule that holds."""
        kind, bounds, question = rule["kind"], rule.get("bounds", []), rule["question"]
        start, end, careful, ranged = self.edges(bounds, anchors)
        status = self.status(rule, start, end, anchors[-1] if anchors else None)
        live = bool(vaccine) and self.vaccines[vaccine]["vaccine_class"] == "live attenuated"
        gated = live and bounds and question != "vaccine-before-conception"
        gate = self.pregnancy_gate(vaccine) if gated else False
        status = "infeasible" if gate else status
        held_back = gate is None and status == "open"
        if question in {"vaccine-after", "vaccine-after-steroids", "vaccine-after-ivig"} and kind == "not_before":
            self.waits[vaccine, question, -1 if number is None else number].append((start or FAR, careful or FAR))
        drug = identifier.removeprefix(f"{rule['id']}--{vaccine}").removeprefix("--")
        ending = question in {"vaccine-before-start", "vaccine-before-conception"} and kind == "not_after"
        if ending and end and careful and status != "passed":
            self.ends.append((identifier, (question, vaccine, drug), "unknown" if held_back else status, end, careful))
        elif held_back:
            self.unknown.add((question, vaccine, drug))
        if not held_back:
            shown = (
                careful if kind == "not_after" and ranged else start,
                careful if kind == "not_before" and ranged else end,
            )
            one_sided = kind == "info" and len(bounds) == 1
            self.definite[identifier] = (kind, status, *shown, None if one_sided else careful)

    def edges(self, bounds: list[Spec], anchors: list[date]) -> tuple[date | None, date | None, date | None, bool]:
        """The lenient start and end of a window, its careful day, and whether it is a range."""
        start = end = careful = None
        ranged = False
        for bound, anchor in zip(bounds, anchors, strict=True):
            lenient, strict = edge(bound, anchor)
            start, end = (lenient, end) if bound["edge"] == "not_before" else (start, lenient)
            if lenient != strict or len(bounds) == 1:
                careful, ranged = strict, ranged or lenient != strict
        return start, end, careful, ranged

    def pregnancy_gate(self, vaccine: str) -> bool | None:
        """Whether pregnancy blocks a live vaccine; None when the state of pregnancy could change that."""
        asked = self.case
        self.case = asked | {"conception_plan": bool(asked.get("conception_plan"))}
        answers = [
            self.truth(rule["when"])
            for rule in self.rules
            if rule["question"] == "vaccine-in-pregnancy"
            and rule["kind"] == "blocked"
            and self.fits_vaccine(rule, vaccine)
        ]
        self.case = asked
        return either(answers)

    def status(self, rule: Spec, start: date | None, end: date | None, target: date | None) -> str:
        """Open, passed or infeasible."""
        kind = rule["kind"]
        if kind == "blocked":
            return "infeasible"
        planned_name = {
            "conception-after": "planned_conception_date",
            "stable-before-conception": "planned_conception_date",
            "switch": "planned_start",
        }.get(rule["question"])
        planned = self.anchor(planned_name, None) if planned_name else None
        if kind != "info" and planned and not (start or planned) <= planned <= (end or planned):
            return "infeasible"
        if kind == "between" and start and end and start > end:
            return "infeasible"
        if end and end < self.today:
            return "infeasible" if kind != "info" and target and target >= self.today else "passed"
        return "open"

    def fit_doses(self) -> None:
        """Plan every series forwards: the last first dose from which the series still ends in time."""
        for identifier, group, status, end, careful in self.ends:
            vaccine = group[1]
            waits = [days for key, days in self.waits.items() if key[0] == vaccine]
            room = max([self.today, *(min(lenient for lenient, _ in days) for days in waits)])
            schedules = self.vaccines[vaccine].get("schedules") or []
            feasible = []
            for schedule in schedules:
                later = schedule.get("later", [])
                firsts = []
                for limit, far in ((end, False), (careful, True)):
                    span = span_of(later[-1], far=far) if later else "0 days"
                    firsts.append(last_start(limit, span))
                feasible.append(firsts[0] >= room)
                self.doses(identifier, status, schedule, firsts, (end, careful), feasible[-1], group)
            fits = any(feasible) if schedules else end >= room
            if not fits and identifier in self.definite:
                kind, _, start, last, cautious = self.definite[identifier]
                self.definite[identifier] = (kind, "infeasible", start, last, cautious)
            elif not fits:
                self.definite[identifier] = (
                    "not_after",
                    "infeasible",
                    careful if careful != end else None,
                    end,
                    careful,
                )
            elif status == "unknown":
                self.unknown.add(group)

    def doses(  # noqa: PLR0917 - what a series of doses is made of
        self,
        identifier: str,
        status: str,
        schedule: Spec,
        firsts: list[date],
        ends: tuple[date, date],
        fits: bool,  # noqa: FBT001 - a plain answer
        group: tuple[str, str, str],
    ) -> None:
        """One window for each dose."""
        later = schedule.get("later", [])
        plans = []
        for first, limit in zip(firsts, ends, strict=True):
            middle = [first_day(first, span_of(dose, far=False)) for dose in later[:-1]]
            plans.append([first, *middle, limit] if later else [limit])
        for position, (day, careful) in enumerate(zip(*plans, strict=True), 1):
            name = f"{identifier}--{schedule['id']}-dose-{position}"
            shown = "infeasible" if not fits else status
            if shown == "unknown":
                self.unknown.add(group)
            else:
                self.definite[name] = ("not_after", shown, careful if careful != day else None, day, careful)


FAR = date(2200, 1, 1)


def span_of(words: str, *, far: bool) -> str:
    """The short or the long end of ``2 to 6 months``."""
    parts = words.replace(" to ", " ").split()
    return f"{parts[1] if far and len(parts) == 3 else parts[0]} {parts[-1]}"


def last_start(limit: date, span: str) -> date:
    """The last day from which a span still ends by the limit, found by halving over forward steps."""
    low, high = FIRST, limit.toordinal()
    while low < high:
        middle = (low + high + 1) // 2
        if first_day(date.fromordinal(middle), span) <= limit:
            low = middle
        else:
            high = middle - 1
    return date.fromordinal(low)
