SELECT record.id, record.kind, record.title, record.summary, record.topic
FROM link JOIN record ON record.id = link.to_id WHERE link.from_id = ? ORDER BY link.ord
