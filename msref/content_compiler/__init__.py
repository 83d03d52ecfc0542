"""
Turns the hand-written content into the one file that the program reads; authoring time only, never shipped.

Three phases: gather all (`gather`), check all (`check`, one module per concern), then write (`write`).
Every fault is reported at once, with file, line, what and how to mend (`problems`); while one stands, nothing is written.
"""
