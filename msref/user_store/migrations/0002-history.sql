-- One line for each record and day: ids of records and times, nothing that was typed.
CREATE TABLE visit (
    day TEXT NOT NULL,
    record_id TEXT NOT NULL CHECK (record_id <> ''),
    at TEXT NOT NULL,
    PRIMARY KEY (day, record_id)
) WITHOUT ROWID;
