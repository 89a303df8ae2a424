"""What the desk refuses, with the HTTP status that says so."""

from dragoman.shapes.errors import UsageError


class RefusedError(UsageError):
    """Something that the desk does not do for whoever asks.

    >>> RefusedError("export", status=429, got="eight", expected="fewer", remedy="wait").status
    429
    """

    def __init__(self, subject: str, *, status: int, got: str, expected: str, remedy: str) -> None:
        self.status = status
        """HTTP status."""
        super().__init__(subject, got=got, expected=expected, remedy=remedy)
