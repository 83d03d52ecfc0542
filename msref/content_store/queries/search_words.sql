SELECT word.word, word.records, family.forms, word.synonyms
FROM word JOIN family USING (stem)
WHERE word.word = :word
