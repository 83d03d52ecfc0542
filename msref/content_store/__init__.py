"""
Reads the compiled library; never writes.

`open_library` opens the file read-only and immutable and refuses what it does not know; `Library` answers typed questions, one query per
.sql file in `queries/`; `schema` defines the tables, which the compiler imports, so that there is one definition.
"""
