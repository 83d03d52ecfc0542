SELECT synonyms FROM phrase WHERE phrase = :phrase
