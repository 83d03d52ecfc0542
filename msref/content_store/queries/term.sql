SELECT id, term, title, meaning FROM glossary WHERE id = ?
