SELECT uid, record_id, title, text, written_at, changed_at, origin FROM note ORDER BY written_at, uid
