DELETE FROM visit WHERE (day, record_id) IN (SELECT day, record_id FROM visit ORDER BY day DESC, at DESC LIMIT -1 OFFSET :most)
