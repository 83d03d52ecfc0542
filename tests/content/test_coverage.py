"""
Nothing of the two documents is lost: the maps beside this file lead each paragraph and table row to the records that carry it.

The maps were made by hand from the documents, which are not part of this project. A figure counts as carried only where the passage that holds
it also cites that section of that document; citations themselves never count as text, so a reference number is no figure.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from msref.content_store.library import Library
from msref.domain.records import Record
from msref.errors import NotFoundError

HERE: Final = Path(__file__).resolve().parent
SOURCES: Final = HERE.parents[1] / "content" / "sources"
MAPS: Final = (HERE / "coverage_review.yaml", HERE / "coverage_article.yaml")

HYPHENS: Final = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
BRACKETS: Final = re.compile(r"\[([\d,\s-]+)\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph, table row or list item of a document, and where it stands here."""

    document: str
    section: str
    ordinal: int
    gist: str
    figures: tuple[str, ...]
    names: tuple[str, ...]
    references: tuple[int, ...]
    records: tuple[str, ...]

    def __str__(self) -> str:
        """The place in the document."""
        return f"{self.document}, {self.section}, {self.ordinal}"


@dataclass(frozen=True, slots=True)
class CoverageMap:
    """The map of one document, with the number of entries counted by hand for each section."""

    document: str
    expected: Mapping[str, int]
    entries: tuple[Entry, ...]


def load_map(file: Path) -> CoverageMap:
    """Read one map; an unknown or missing field is an error."""
    spec: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    entries = tuple(
        Entry(
            document=spec["document"],
            section=line.pop("section"),
            ordinal=line.pop("ordinal"),
            gist=line.pop("gist"),
            figures=tuple(line.pop("figures")),
            names=tuple(line.pop("names")),
            references=tuple(line.pop("references", ())),
            records=tuple(line.pop("records")),
        )
        for line in spec["entries"]
        if set(line) - {"references"} == {"section", "ordinal", "gist", "figures", "names", "records"}
    )
    assert len(entries) == len(spec["entries"]), f"{file.name} has an entry with unknown or missing fields."
    return CoverageMap(spec["document"], spec["expected"], entries)


def folded(words: str) -> str:
    """Words as they are compared: lower case, without diacritics, every kind of dash, hyphen and blank as one blank."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    return HYPHENS.sub(" ", plain).casefold()


def holds_name(text: str, name: str) -> bool:
    """Whether a name stands in the text as whole words."""
    return re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", folded(text)) is not None


def holds_figure(text: str, figure: str) -> bool:
    """Whether a figure stands in the text as a whole: 5.9% is neither in 15.9% nor in 5.95%, 5 neither in 5.9 nor in 5%."""
    return re.search(rf"(?<![\w.,]){re.escape(folded(figure))}(?![\w%]|[.,]\d)", folded(text)) is not None


def without_citations(text: str, record: Record) -> str:
    """The text without the labels and locators of its citations."""
    for words in sorted((f"{c.label}, {c.locator}" for c in record.citations), key=len, reverse=True):
        text = text.replace(words, "")
    return text


def sections_of(locator: str) -> tuple[str, ...]:
    """The sections a locator names, without reference numbers."""
    return tuple(BRACKETS.sub("", part).strip() for part in locator.split(";"))


def citations_of_section(entry: Entry, record: Record) -> tuple[str, ...]:
    """The citations of the entry's section in a record, as they stand in its text."""
    return tuple(
        f"{c.label}, {c.locator}"
        for c in record.citations
        if c.key == entry.document and entry.section in sections_of(c.locator)
    )


def reference_numbers(citations: tuple[str, ...]) -> set[int]:
    """The document's reference numbers in citations, ranges written out."""
    numbers: set[int] = set()
    for part in (part for words in citations for group in BRACKETS.findall(words) for part in group.split(",")):
        first, _, last = part.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers


def cited_passages(entry: Entry, record: Record) -> str:
    """The lines of a record that cite the entry's section, without the citations."""
    cited = citations_of_section(entry, record)
    lines = (line for line in record.text.splitlines() if any(words in line for words in cited))
    return "\n".join(without_citations(line, record) for line in lines)


def faults(entry: Entry, library: Library) -> Iterator[str]:
    """What of one entry cannot be found in its records, each as a sentence."""
    records = []
    for record_id in entry.records:
        try:
            records.append(library.record(record_id))
        except NotFoundError:
            yield f"{entry}: there is no record {record_id}."
    texts = [without_citations(f"{record.title}\n{record.summary}\n{record.text}", record) for record in records]
    passages = [cited_passages(entry, record) for record in records]
    cited = tuple(words for record in records for words in citations_of_section(entry, record))
    if (entry.figures or entry.names) and not cited:
        yield f"{entry}: none of {entry.records} cites this section."
    for figure in entry.figures:
        if not any(holds_figure(passage, figure) for passage in passages):
            yield f"{entry}: no passage of {entry.records} that cites the section holds the figure {figure}."
    for name in entry.names:
        if not any(holds_name(text, name) for text in texts):
            yield f"{entry}: none of {entry.records} names {name}."
    for number in sorted(set(entry.references) - reference_numbers(cited)):
        yield f"{entry}: none of {entry.records} cites reference {number}."


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_each_section_of_the_document_is_on_the_map(file: Path) -> None:
    """The map names the sections of the document that citations may name, all of them and no other."""
    coverage = load_map(file)
    source = yaml.safe_load((SOURCES / f"{coverage.document}.yaml").read_text(encoding="utf-8"))
    assert list(coverage.expected) == source["sections"]


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_no_paragraph_is_missing_or_doubled(file: Path) -> None:
    """Each section has as many entries as were counted in the document, numbered from 1 without a gap."""
    coverage = load_map(file)
    expected = Counter(
        (section, ordinal) for section, count in coverage.expected.items() for ordinal in range(1, count + 1)
    )
    assert Counter((entry.section, entry.ordinal) for entry in coverage.entries) == expected


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_each_entry_says_where_it_stands(file: Path) -> None:
    """Each entry has a gist of at most 12 words and at least one record."""
    for entry in load_map(file).entries:
        assert 1 <= len(entry.gist.split()) <= 12, str(entry)
        assert entry.records, str(entry)


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.stem)
def test_every_paragraph_of_the_document_is_carried(file: Path, library: Library) -> None:
    """Each figure, name and reference number of each paragraph stands in a record named for it."""
    found = [fault for entry in load_map(file).entries for fault in faults(entry, library)]
    assert found == [], "\n".join(found)


def test_every_reference_number_of_the_review_is_on_the_map() -> None:
    """The review has 86 references, and each of them belongs to some paragraph of the map."""
    numbers = {number for entry in load_map(MAPS[0]).entries for number in entry.references}
    assert numbers == set(range(1, 87))


def test_a_loss_is_reported(library: Library) -> None:
    """A record, figure, name or reference number that is not there is reported, so silence means coverage."""
    trial = next(
        entry
        for entry in load_map(MAPS[0]).entries
        if (entry.section, entry.ordinal) == ("Plasmapheresis and immunoadsorption", 1)
    )
    assert list(faults(trial, library)) == []
    changed = replace(
        trial, figures=("42.7%",), names=("teleportation",), references=(79,), records=(*trial.records, "no-such-page")
    )
    reported = list(faults(changed, library))
    assert len(reported) == 4
    for lost in ("no-such-page", "42.7%", "teleportation", "reference 79"):
        assert any(lost in fault for fault in reported)


def test_a_figure_of_another_section_does_not_count(library: Library) -> None:
    """A figure is missed when its passage cites only other sections of the document."""
    elsewhere = Entry("arrambide2020", "Children", 1, "", ("42.1%",), (), (), ("acute-plasma-exchange",))
    assert len(list(faults(elsewhere, library))) == 1


@pytest.mark.parametrize(
    ("text", "figure", "holds"),
    [
        ("in 42.1% of courses", "42.1%", True),
        ("in 142.1% of courses", "42.1%", False),
        ("in 5.9 points", "5", False),
        ("in 5% of courses", "5", False),
        ("at 1,984 centres", "984", False),
        ("3\u20135 days", "3-5 days", True),
        ("after 6 months.", "6 months", True),
        ("after 16 months", "6 months", False),
    ],
)
def test_figures_are_matched_whole(text: str, figure: str, holds: bool) -> None:  # noqa: FBT001 - a table of cases
    """A figure is found only as a whole token, whatever dash is printed."""
    assert holds_figure(text, figure) is holds


@pytest.mark.parametrize(
    ("text", "name", "holds"),
    [
        ("Magaña et al.", "Magana", True),
        ("a corticosteroid-refractory relapse", "Corticosteroid refractory", True),
        ("in NMOSD", "NMO", False),
        ("non-HRA people", "HRA", True),
    ],
)
def test_names_are_matched_as_words(text: str, name: str, holds: bool) -> None:  # noqa: FBT001 - a table of cases
    """A name is found as whole words, without regard to case, hyphens and diacritics."""
    assert holds_name(text, name) is holds
