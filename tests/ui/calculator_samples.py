"""Calculators written by hand, as the content file describes them."""

_TEXTS = ("summary", "when_to_use", "when_not_to_use", "formula", "pitfalls", "sources")
_CITED = '<a class="cite" href="cite:trial1|abstract">(Trial 1999)</a>'
_WEIGHT: dict[str, object] = {"unit": "kg", "absolute": [3, 350], "plausible": [40, 150], "parameter": "weight_kg"}


def _input(name: str, label: str, kind: str, **more: object) -> dict[str, object]:
    given = {
        "id": name,
        "label": label,
        "kind": kind,
        "unit": "",
        "absolute": [],
        "plausible": [],
        "choices": [],
        "help": {"html": f"About {label}.", "text": f"About {label}."},
        "required": True,
        "parameter": "",
    }
    return given | more


def _choices(*ids: str) -> list[dict[str, str]]:
    return [{"id": name, "label": name} for name in ids]


def _description(name: str, title: str, inputs: list[dict[str, object]], **more: object) -> dict[str, object]:
    texts = {key: [{"html": f"{title} {key} {_CITED}.", "text": f"{title} {key} (Trial 1999)."}] for key in _TEXTS}
    return {
        "id": name,
        "record": f"calc-{name}",
        "title": title,
        "topic": "treatment",
        "type": "dosing",
        "strength": "One formula.",
        "result_label": title,
        "result_unit": "",
        "inputs": inputs,
        "bands": [],
        "cases": [],
        **texts,
        "summary": texts["summary"][0],
        **more,
    }


def _band(band: str) -> dict[str, str]:
    return {"band": band, "html": f"Meaning of {band}.", "text": f"Meaning of {band}."}


_EDSS_GRADES = [{"id": str(grade), "label": f"grade {grade} of this system, told in many words"} for grade in range(7)]
SPECS = (
    _description(
        "bsa",
        "Body surface area",
        [
            _input("height_cm", "Height", "number", unit="cm", absolute=[50, 250], plausible=[120, 210]),
            _input("weight_kg", "Weight", "number", **_WEIGHT),
        ],
        result_unit="m2",
        bands=[_band("1.5 to 2.0")],
    ),
    _description(
        "relapse_rate",
        "Relapse rate",
        [
            _input("relapses", "Relapses counted", "integer", absolute=[0, 100], plausible=[0, 20]),
            _input("observed", "Time observed", "number", absolute=[0, 1200], plausible=[0.5, 240]),
            _input("observed_unit", "Unit of the time", "choice", choices=_choices("years", "months")),
        ],
        type="prognosis",
    ),
    _description(
        "neda3",
        "NEDA-3",
        [
            _input("relapse", "Any relapse", "yes_no"),
            _input("confirmed_worsening", "Confirmed worsening", "yes_no"),
            _input("new_or_enlarging_t2", "New T2 lesion", "yes_no"),
            _input("gd_enhancing", "Enhancing lesion", "yes_no"),
        ],
        type="response",
        bands=[_band("met"), _band("not met")],
    ),
    _description(
        "mitoxantrone_cumulative",
        "Mitoxantrone",
        [
            _input("doses_mg_per_m2", "Doses given", "numbers", unit="mg per m2", absolute=[0, 200], plausible=[5, 20]),
            _input("planned_mg_per_m2", "Dose planned", "number", absolute=[0, 50], required=False),
        ],
        result_unit="mg per m2",
        bands=[_band("up to 72"), _band("above 72 and below 140"), _band("140 or more")],
    ),
    _description(
        "edss_worsening",
        "Worsening",
        [_input("baseline", "EDSS at baseline", "edss"), _input("current", "EDSS now", "edss", parameter="edss")],
    ),
    _description(
        "edss",
        "EDSS step",
        [
            _input(name, name.capitalize(), "integer", unit="grade", absolute=[0, 6], choices=_EDSS_GRADES)
            for name in ("visual", "brainstem", "pyramidal", "cerebellar", "sensory", "bowel_bladder", "cerebral")
        ]
        + [_input("ambulation", "Walking", "integer", unit="grade", absolute=[0, 16], choices=_EDSS_GRADES)],
    ),
    _description(
        "days_since_onset",
        "Days",
        [
            _input("onset_date", "First day", "date", parameter="attack_onset"),
            _input("on_date", "Day asked about", "date"),
        ],
    ),
)
