SELECT DISTINCT record.id, record.kind, record.title, record.summary, record.topic
FROM record AS target JOIN link ON link.to_rank = target.rank JOIN record ON record.rank = link.from_rank
WHERE target.id = ? ORDER BY record.rank
