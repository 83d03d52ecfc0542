INSERT INTO visit (day, record_id, at) VALUES (substr(:at, 1, 10), :record_id, :at)
ON CONFLICT (day, record_id) DO UPDATE SET at = excluded.at WHERE excluded.at > visit.at
