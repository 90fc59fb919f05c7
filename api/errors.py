"""What can go wrong in an answer, in words that people may read; the faces give codes and statuses to it."""


class DatelineError(Exception):
    """An error whose message may be shown to whoever asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(DatelineError):
    """Nothing has the id, slug or address that was asked for."""


class BadInput(DatelineError):
    """What was asked cannot be: a filter, a cursor, a page; `argument` names the culprit (`where.actors`)."""

    def __init__(self, message: str, *, argument: str | None = None) -> None:
        super().__init__(message)
        self.argument = argument


class LimitExceeded(DatelineError):
    """More was asked for than one request may; `setting` names the setting that draws the line."""

    def __init__(self, message: str, *, setting: str | None = None) -> None:
        super().__init__(message)
        self.setting = setting


class TimedOut(DatelineError):
    """The answer took longer than one request may."""


class NotInstalled(DatelineError):
    """The server lacks what the answer takes: asking again is of no use."""


class Unavailable(DatelineError):
    """The database is away; the same question may be answered later."""
