SELECT word FROM word WHERE in_title = 1 AND records > 0 ORDER BY word
