SELECT table_row.record_id, title, cells, facets, sources, study_id, coalesce(figures, '{}')
FROM table_row LEFT JOIN row_figures ON row_figures.record_id = table_row.record_id
WHERE table_id = ? ORDER BY ord
