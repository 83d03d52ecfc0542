SELECT record_id, at FROM visit ORDER BY day DESC, at DESC, record_id
