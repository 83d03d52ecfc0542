SELECT word FROM word
WHERE word >= :start AND word < :end AND records > 0
LIMIT 1
