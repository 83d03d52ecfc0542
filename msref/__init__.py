"""
msref: an offline desktop reference for aggressive (highly active) multiple sclerosis.

Map of the packages, top to bottom; imports point downwards only:

- ``app``, ``cli``: the window and the shipped commands; ``authoring``: the author's command ``msref-content``
- ``ui``: the only Qt
- ``usecases``: what a user does, without Qt
- ``content_compiler``: Markdown and YAML to checked content to SQLite; never shipped
- ``content_store``: reads the compiled library; ``user_store``: what the user keeps
- ``domain``: values and rules, pure
- ``errors``: the two families of failure
"""

__version__ = "0.1.0"
