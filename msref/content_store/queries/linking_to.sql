SELECT DISTINCT record.id, record.kind, record.title, record.summary, record.topic
FROM link JOIN record ON record.id = link.from_id WHERE link.to_id = ? ORDER BY record.rank
