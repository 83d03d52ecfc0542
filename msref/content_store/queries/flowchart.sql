SELECT chart, layout FROM flowchart WHERE id = ?
