SELECT key, title, label, citation, year, jurisdiction, source_type, strength, read_as, doi, pmid, url FROM source WHERE key = ?
