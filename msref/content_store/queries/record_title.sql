SELECT id, kind, title, summary, topic FROM record WHERE id = ?
