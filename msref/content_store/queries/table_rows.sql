SELECT record_id, title, cells, facets, sources, study_id FROM table_row WHERE table_id = ? ORDER BY ord
