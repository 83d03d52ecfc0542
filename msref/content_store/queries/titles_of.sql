SELECT id, kind, title FROM record WHERE id IN (SELECT value FROM json_each(:ids))
