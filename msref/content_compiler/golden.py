"""
Gathers every hand-worked case of the content, so that it travels with the library and an installed copy can be held against it.

The cases are taken as they are written, with the answers that a person worked out; nothing is computed here. Whether they hold was checked by the
modules that compile what they are about. Comments on how an answer was worked out stay behind.
"""

import json
from pathlib import Path
from typing import Final

from msref.content_compiler.problems import Problems
from msref.content_compiler.yaml_lines import read_yaml
from msref.domain.golden import KINDS, spec_kind

# Kind of case: the files that hold such cases; the subject is the folder's name where one folder holds one thing.
_FILES: Final = {
    "definition": "criteria/*/cases.yaml",
    "timing": "timing/cases/*.yaml",
    "calculator": "calculators/*/cases.yaml",
    "chart": "flowcharts/*/cases.yaml",
    "option": "options/cases.yaml",
}
_LEFT_BEHIND: Final = ("worked", "because")


def golden_specs(root: Path) -> dict[str, list[tuple[str, str]]]:
    """The cases of the content folder by the kind under which the content file keeps them: id and JSON text."""
    return {spec_kind(kind): _cases(root, kind) for kind in KINDS}


def _cases(root: Path, kind: str) -> list[tuple[str, str]]:
    found = []
    for file in sorted(root.glob(_FILES[kind])):
        # Faults of the file were told by the module that compiles what the cases are about.
        tree = read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, Problems(root))
        for number, node in enumerate(tree.items if tree else [], 1):
            case = {key: entry.plain() for key, entry in node.mapping.items() if key not in _LEFT_BEHIND}
            case_id = node.get("id").text or f"{file.parent.name}-{number:02}"
            case |= {"id": case_id, "subject": file.parent.name}
            found.append((case_id, json.dumps(case, ensure_ascii=False, separators=(",", ":"))))
    return found
