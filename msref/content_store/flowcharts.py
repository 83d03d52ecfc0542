"""Reads an algorithm and its drawing from the content file as domain values."""

import json

from msref.content_store.library import Library
from msref.domain.flowcharts.chart import Chart, chart_from_mapping
from msref.domain.flowcharts.layout import ChartLayout, layout_from_mapping
from msref.errors import BadInputError, ContentError
from msref.words import say


def read_chart(library: Library, chart_id: str) -> tuple[Chart, ChartLayout]:
    """The algorithm of that id with its drawing. Raises NotFoundError, or ContentError when the stored chart cannot be read."""
    chart_text, layout_text = library.chart_json(chart_id)
    try:
        return chart_from_mapping(json.loads(chart_text), library.parameters()), layout_from_mapping(
            json.loads(layout_text)
        )
    except (BadInputError, json.JSONDecodeError) as fault:
        raise ContentError(say("stored.algorithm", id=chart_id, fault=fault)) from fault
