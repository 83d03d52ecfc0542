"""
The whole way from the content folder to the compiled library: gather all, check all, compose.

The faults of every phase are reported together. Composing goes on after faults as far as it can, so that faults of charts and tables are told in
the same run; the result is given only when there was no fault at all.
"""

from pathlib import Path
from typing import Final

from msref.content_compiler.calculator_page import record_id as calculator_record_id
from msref.content_compiler.calculators import compile_calculators
from msref.content_compiler.charts import compile_charts, gather_parameters
from msref.content_compiler.check_fields import check_fields
from msref.content_compiler.check_marks import Block, check_block, check_marks, source_rules
from msref.content_compiler.compiled import CompiledLibrary
from msref.content_compiler.compose import compose_markdown, compose_source, compose_term
from msref.content_compiler.compose_studies import ComposedStudy, compose_study
from msref.content_compiler.compose_tables import check_tables, compose_table
from msref.content_compiler.criteria import compile_criteria
from msref.content_compiler.figures import check_figures
from msref.content_compiler.gather import Gathered, gather, read_text
from msref.content_compiler.golden import golden_specs
from msref.content_compiler.options import compile_options
from msref.content_compiler.problems import Place, Problems
from msref.content_compiler.render import Rendered, Renderer
from msref.content_compiler.timing import compile_timing, timing_titles
from msref.content_compiler.yaml_lines import Node, read_yaml

_MARKDOWN_KINDS: Final = ("article", "drug", "definition", "vaccine", "timing_rule")


def compile_library(root: Path) -> tuple[CompiledLibrary | None, Problems]:
    """
    Compile the content folder `root`.

    Returns the library, or None while one fault stands, and the faults.
    """
    problems = Problems(root)
    if not root.is_dir():
        problems.add(
            Place(root, 1), "no-content", f"There is no content folder {root}.", "Name the folder that holds pack.yaml."
        )
        return None, problems
    gathered = gather(root, problems)
    check_fields(gathered, problems)
    check_figures(gathered, problems)
    titles = _titles(gathered)
    check_marks(gathered, frozenset(titles), problems)
    studies = frozenset(draft.id for draft in gathered.of_kind("study"))
    check_tables(list(gathered.of_kind("table")), studies, problems)
    library = _compose(gathered, titles, problems)
    return (None if len(problems) else library), problems


def _titles(gathered: Gathered) -> dict[str, str]:
    """Everything that can be linked: id to title."""
    titles = {draft.id: draft.node.get("title").text for draft in gathered.drafts}
    for draft in gathered.drafts:
        titles.update((row.get("id").text, row.get("title").text) for row in draft.node.get("rows").items)
        if draft.kind == "study":
            name = draft.node.get("title").text.split(":")[0]
            titles.update(
                (f"{draft.id}--{outcome.get('id').text}", f"{name}: {outcome.get('outcome').text}")
                for outcome in draft.node.get("outcomes").items
            )
    for chart in sorted((gathered.root / "flowcharts").glob("*/chart.yaml")):
        titles[chart.parent.name] = _file_title(chart)
    for calculator in sorted((gathered.root / "calculators").glob("*/calculator.yaml")):
        titles[calculator_record_id(calculator.parent.name)] = _file_title(calculator)
    titles.update(timing_titles(gathered.root))
    titles.pop("", None)
    return titles


def _file_title(file: Path) -> str:
    """The title that a file gives itself; faults are told by the module that compiles it."""
    node = read_yaml(file.read_text(encoding="utf-8", errors="replace"), file, Problems(file.parent))
    return node.get("title").text if node else file.parent.name


def _compose(gathered: Gathered, titles: dict[str, str], problems: Problems) -> CompiledLibrary:
    labels = {draft.id: draft.node.get("label").text for draft in gathered.of_kind("source")}
    renderer = Renderer(labels, titles, _glossary_words(gathered, problems))
    library = CompiledLibrary(meta=_meta(gathered.pack))
    for draft in gathered.drafts:
        if draft.kind in _MARKDOWN_KINDS:
            library.records.append(compose_markdown(draft, renderer))
        elif draft.kind == "glossary":
            record, term = compose_term(draft, renderer)
            library.records.append(record)
            library.terms.append(term)
        elif draft.kind == "source":
            source_record, source = compose_source(draft, draft.node.texts("reference_list"))
            library.records.append(source_record)
            library.sources.append(source)
    _compose_tables(gathered, renderer, library)
    _compose_rules(gathered, renderer, library, problems)
    library.families = _word_families(gathered.root, problems)
    return library


def _compose_tables(gathered: Gathered, renderer: Renderer, library: CompiledLibrary) -> None:
    studies: dict[str, ComposedStudy] = {}
    for draft in gathered.of_kind("study"):
        studies[draft.id] = compose_study(draft, renderer)
        library.records.append(studies[draft.id].record)
    for draft in gathered.of_kind("table"):
        composed = compose_table(draft, studies, renderer)
        library.tables.append(composed.table)
        library.records.extend((composed.record, *composed.row_records))


def _compose_rules(gathered: Gathered, renderer: Renderer, library: CompiledLibrary, problems: Problems) -> None:
    """Everything that is computed with: parameters, charts, definitions, timing rules, calculators, treatment options."""
    rules = source_rules(gathered)
    ids = frozenset(renderer.titles)
    root = gathered.root

    def render_inline(node: Node) -> Rendered:
        check_block(Block(node.text, node.place), rules, ids, problems)
        return renderer.inline(node.text, explain=False)

    parameters = library.parameters = gather_parameters(root, problems)
    for chart in compile_charts(root, parameters, render_inline, problems):
        library.charts.append((chart.id, chart.chart_json, chart.layout_json))
        library.records.extend(chart.records)
    definitions = compile_criteria(root, parameters, render_inline, problems)
    library.specs["definition"] = [(one.id, one.spec_json) for one in definitions]
    options = compile_options(root, parameters, render_inline, problems)
    library.specs["option"] = [(one.id, one.spec_json) for one in options]
    made = [(one.id, one.spec_json, one.record) for one in compile_timing(root, parameters, render_inline, problems)]
    made += [(one.id, one.spec_json, one.record) for one in compile_calculators(root, render_inline, problems)]
    for spec_id, spec_json, record in made:
        library.specs.setdefault(record.kind, []).append((spec_id, spec_json))
        library.records.append(record)
    library.specs |= golden_specs(root)


def _glossary_words(gathered: Gathered, problems: Problems) -> dict[str, str]:
    """The words that are explained on pages, each for one term only."""
    words: dict[str, str] = {}
    for draft in gathered.of_kind("glossary"):
        for word in draft.node.texts("match"):
            if words.get(word, draft.id) != draft.id:
                problems.add(
                    draft.node.get("match").place,
                    "word-explained-twice",
                    f'The word "{word}" is also explained by "{words[word]}".',
                    "Leave it to one of the two.",
                )
            words[word] = draft.id
    return words


def _meta(pack: Node) -> dict[str, str]:
    reviewers = ",".join(f'"{name}"' for name in pack.texts("reviewed_by"))
    return {
        "pack_id": pack.get("id").text,
        "version": pack.get("version").text,
        "date": pack.get("date").text,
        "review_state": pack.get("review_state").text,
        "reviewed_by": f"[{reviewers}]",
        "licence": pack.get("licence").text,
    }


def _word_families(root: Path, problems: Problems) -> list[list[str]]:
    families: list[list[str]] = []
    for file in sorted((root / "search").glob("*.yaml")):
        text = read_text(file, problems)
        node = read_yaml(text, file, problems) if text else None
        for entry in node.items if node else []:
            words = [word.text for word in entry.items if word.text]
            if len(words) < 2:  # noqa: PLR2004 - a family needs two
                problems.add(
                    entry.place, "short-family", "A word family needs at least two words.", "Write [word, other word]."
                )
            families.append(words)
    return families
