SELECT word, records FROM word
WHERE word >= :start AND word < :end AND records > 0
ORDER BY in_title DESC, records DESC, word
LIMIT :limit
