SELECT record.id, record.kind, record.title, record.summary, record.topic
FROM link JOIN record ON record.rank = link.to_rank WHERE link.from_rank = ? ORDER BY link.ord
