SELECT DISTINCT word.word, word.records, word.in_title
FROM json_each(:deletions) AS typed JOIN deletion ON deletion.deletion = typed.value JOIN word ON word.number = deletion.word
WHERE word.records > 0
