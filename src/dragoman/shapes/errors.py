"""The error tree: each error says what was got, what was expected and what to do, and keeps those fields."""


class DragomanError(Exception):
    """Anything that Dragoman refuses, with the three things that a reader needs.

    >>> print(DragomanError("page.txt", got="nothing", expected="text", remedy="check the file"))
    page.txt: got nothing; expected text; check the file
    """

    def __init__(self, subject: str, *, got: str, expected: str, remedy: str) -> None:
        self.subject = subject
        """What the error is about: a file, an address, an option."""
        self.got = got
        """What was found."""
        self.expected = expected
        """What would have been right."""
        self.remedy = remedy
        """What to do."""
        super().__init__(f"{subject}: got {got}; expected {expected}; {remedy}")


class UsageError(DragomanError):
    """A command or a call was given something it cannot take."""


class SourceError(DragomanError):
    """An input could not be read; the other inputs still are."""


class FetchError(SourceError):
    """An address could not be fetched."""


class RecordError(SourceError):
    """One record of an input (a line, a WARC record, an item of a feed) is damaged; the rest is read."""

    def __init__(self, subject: str, *, record: str, got: str, expected: str, remedy: str) -> None:
        self.record = record
        """Which record: `line 17`, a WARC record's id or offset."""
        super().__init__(f"{subject}, {record}", got=got, expected=expected, remedy=remedy)


class LanguageError(SourceError):
    """A text is not in a language that Dragoman reads."""


class DateError(DragomanError):
    """A date is not in the subset of EDTF that the record uses."""


class DataError(DragomanError):
    """A data file (catalogue, vocabulary) breaks its schema; names file and line."""

    def __init__(self, file: str, line: int, *, got: str, expected: str, remedy: str) -> None:
        self.file = file
        """The file's name."""
        self.line = line
        """1-based line."""
        super().__init__(f"{file}, line {line}", got=got, expected=expected, remedy=remedy)


class ModelError(DragomanError):
    """The language model's file is missing or damaged."""


class InstrumentError(DragomanError):
    """An instrument, facts or replay file breaks the format; names file, line and key."""

    def __init__(self, file: str, line: int, key: str, *, got: str, expected: str, remedy: str) -> None:
        self.file = file
        """The file's name."""
        self.line = line
        """1-based line."""
        self.key = key
        """The key, with the tables that it stands in: `procedures.withdrawal.steps.notice.after`."""
        super().__init__(f"{file}, line {line}, {key}", got=got, expected=expected, remedy=remedy)


class LedgerError(DragomanError):
    """A ledger cannot be opened, read or written; what is stored in it stays."""


class CollisionError(LedgerError):
    """An article comes under the id of another one; both are kept as they are, the newcomer is not stored."""
