SELECT id, kind, title, summary, topic FROM record
WHERE (:kind = '' OR kind = :kind) AND (:topic = '' OR topic = :topic)
ORDER BY rank
