"""
Failures of msref, in two families by whose fault it is.

::

    MsrefError
    ├── KnownError          the world: the user is told what is wrong and what to do
    │   ├── BadInputError   a value, field or file given to a command is not usable
    │   ├── NotFoundError   no record of that id
    │   ├── ContentError    the content file is missing, damaged or from another version
    │   └── NotKeptError    what the user wanted kept could not be written or read now; nothing was changed
    └── BugError            ours: an assumption of the program does not hold

Messages are sentences for the person who reads them: what, where, how to mend.
"""


class MsrefError(Exception):
    """Base of every failure that msref raises itself."""


class KnownError(MsrefError):
    """The world is not as needed; the message tells the user what to do."""


class BadInputError(KnownError):
    """
    A value given to msref cannot be used.

    `field` names the input (parameter id, key or file) so that a form can point at it.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        """Keep the sentence and the name of the field it is about."""
        super().__init__(message)
        self.field = field


class NotFoundError(KnownError):
    """There is no record of the id asked for."""


class ContentError(KnownError):
    """The content file cannot be opened or is not one that this program reads."""


class NotKeptError(KnownError):
    """What the user wanted kept (bookmark, note, history) cannot be written or read now; what was kept before is as it was."""


class BugError(MsrefError):
    """An assumption of the program does not hold; worth a report."""
