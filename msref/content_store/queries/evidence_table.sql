SELECT evidence_table.id, record.title, record.summary, evidence_table.columns, evidence_table.footnotes
FROM evidence_table JOIN record ON record.id = evidence_table.id WHERE evidence_table.id = ?
