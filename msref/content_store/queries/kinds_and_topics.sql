SELECT DISTINCT kind, topic FROM record
