SELECT uid, record_id, title, text, written_at, changed_at, origin FROM note WHERE uid = :uid
