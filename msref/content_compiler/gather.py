"""
Reads the whole content folder into drafts: what stands in which file, on which line, nothing judged yet but readability.

A draft is one record as written: the mapping of its fields and, for Markdown records, the body with the place it begins.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.yaml_lines import Node, read_yaml

# Folder, kind of record, file ending. A folder may have sub-folders; a YAML file holds one record or a list of them.
FOLDERS: Final = (
    ("articles", "article", ".md"),
    ("drugs", "drug", ".md"),
    ("definitions", "definition", ".md"),
    ("studies", "study", ".yaml"),
    ("tables", "table", ".yaml"),
    ("glossary", "glossary", ".yaml"),
    ("sources", "source", ".yaml"),
)
# Read by their own modules: parameters and charts (`charts`), word families (`search_index`).
OTHER_FOLDERS: Final = frozenset(
    {"parameters", "flowcharts", "criteria", "options", "timing", "vaccines", "calculators", "search"}
)
ROOT_FILES: Final = frozenset({"README.md", "LICENSE", "pack.yaml"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One record as written: kind, fields, and body text with its place (both empty for YAML records)."""

    kind: str
    node: Node
    body: str = ""
    body_place: Place | None = None

    @property
    def id(self) -> str:
        """The id as written; empty when missing."""
        return self.node.get("id").text

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return self.node.place


@dataclass(slots=True)
class Gathered:
    """All drafts of the content folder and the pack's own data."""

    root: Path
    pack: Node
    drafts: list[Draft] = field(default_factory=list)

    def of_kind(self, kind: str) -> Iterator[Draft]:
        """The drafts of one kind, in file order."""
        return (draft for draft in self.drafts if draft.kind == kind)


def read_text(file: Path, problems: Problems) -> str:
    """The text of a content file; empty, with the fault reported, when it is not UTF-8 or cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        line = file.read_bytes()[: fault.start].count(b"\n") + 1
        problems.add(Place(file, line), "not-utf8", "The file is not UTF-8 text.", "Save it as UTF-8.")
    except OSError as fault:
        problems.add(
            Place(file, 1),
            "unreadable-file",
            f"The file cannot be read ({fault.strerror}).",
            "Look at its permissions.",
        )
    return ""


def gather(root: Path, problems: Problems) -> Gathered:
    """Read every file below `root`; unreadable ones and files in places that mean nothing are reported."""
    pack_file = root / "pack.yaml"
    pack = Node({}, Place(pack_file, 1))
    if pack_file.is_file():
        pack = read_yaml(read_text(pack_file, problems), pack_file, problems) or pack
    else:
        problems.add(
            Place(pack_file, 1),
            "no-pack",
            "The content has no pack.yaml.",
            "Write id, version, date, licence and review state.",
        )
    gathered = Gathered(root, pack)
    for folder, kind, ending in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if file.is_dir():
                continue
            if file.suffix != ending:
                problems.add(
                    Place(file, 1),
                    "misplaced-file",
                    f"Files in {folder}/ end in {ending}; this one would be left out.",
                    "Move it, rename it or remove it.",
                )
                continue
            gathered.drafts.extend(
                _markdown_drafts(file, kind, problems) if ending == ".md" else _yaml_drafts(file, kind, problems)
            )
    _report_strays(root, problems)
    return gathered


def _report_strays(root: Path, problems: Problems) -> None:
    known = {folder for folder, _, _ in FOLDERS} | OTHER_FOLDERS
    for entry in sorted(root.iterdir()):
        if entry.name not in known | ROOT_FILES and not entry.name.startswith("."):
            problems.add(
                Place(entry, 1),
                "misplaced-file",
                f"Nothing reads {entry.name} here; what it holds would be left out.",
                f"Move it into one of: {', '.join(sorted(known))}.",
            )


def _yaml_drafts(file: Path, kind: str, problems: Problems) -> Iterator[Draft]:
    text = read_text(file, problems)
    node = read_yaml(text, file, problems) if text else None
    if node is None:
        return
    if isinstance(node.value, list):
        yield from (Draft(kind, entry) for entry in node.items)
    elif isinstance(node.value, dict):
        yield Draft(kind, node)
    else:
        problems.add(
            node.place,
            "not-a-record",
            "The file holds neither a record nor a list of records.",
            "Write `id: …` and the other fields.",
        )


def _markdown_drafts(file: Path, kind: str, problems: Problems) -> Iterator[Draft]:
    text = read_text(file, problems)
    if not text:
        return
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
    if lines[0].strip() != "---" or not end:
        problems.add(
            Place(file, 1),
            "no-front-matter",
            "The file does not begin with front matter between two lines of `---`.",
            "Write id, title, summary and the other fields between two `---` lines at the top.",
        )
        return
    node = read_yaml("\n".join(lines[1:end]), file, problems, first_line=2)
    if node is not None:
        yield Draft(kind, node, "\n".join(lines[end + 1 :]), Place(file, end + 2))
