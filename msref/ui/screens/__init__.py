"""
One page of the window per module; each holds a subclass of `msref.ui.page.Page`.

The two pages with an interface to the rest of the program:

- `evidence_table_screen.EvidenceTableScreen(library, table_id)` for `table/ID`
- `walk_flowchart_screen.WalkFlowchartScreen(library, chart_id)` for `chart/ID`; its `side_panel()` is the patient panel, one for all charts

`library` is a `msref.content_store.library.Library`. An unknown id raises NotFoundError, which the window shows as a plain sentence.
"""
