"""
What a user does, without Qt: read, search, filter, walk, take away as text.

A use case exists only where there is state or two packages meet; a screen, a command and a test of the same name show it.
"""
