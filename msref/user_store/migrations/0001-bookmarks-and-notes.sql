-- Says to everyone who looks at the file that it is msref's: "msrU".
PRAGMA application_id = 1836282453;

CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
);

CREATE TABLE bookmark (
    record_id TEXT PRIMARY KEY CHECK (record_id <> ''),
    label TEXT NOT NULL CHECK (label <> ''),
    folder_id INTEGER REFERENCES folder (id) ON DELETE SET NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE note (
    uid TEXT PRIMARY KEY CHECK (uid <> ''),
    record_id TEXT NOT NULL CHECK (record_id <> ''),
    title TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    written_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    origin TEXT NOT NULL DEFAULT ''
);

CREATE INDEX note_of_record ON note (record_id);
