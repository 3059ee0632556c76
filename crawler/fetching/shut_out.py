"""Whether a site has shut a crawl out, or keeps only some articles for its members.

Both answer article after article with a log-in or a captcha. Who is shut out does not get either what the site gave
before: it is asked for once more.
"""

from collections.abc import Sequence

_SUSPICIOUS = 20  # refusals in a row


class ShutOut:
    """The refusals of a crawl, counted since the last article that it was given; `start` are the site's start pages."""

    def __init__(self, start: Sequence[str]):
        self._given = start[0]  # the last address that gave what it was asked for
        self._in_a_row = 0
        self._most = _SUSPICIOUS
        self._asking = False

    def given(self, url: str) -> None:
        """The site has given an article."""
        self._given, self._in_a_row = url, 0

    def refused(self) -> str:
        """The site has refused an article; what is to be asked for once more, "" where it is not so suspicious."""
        self._in_a_row += 1
        if self._in_a_row < self._most or self._asking:
            return ""
        self._asking = True
        return self._given

    def is_known(self, *, refuses: bool) -> str:
        """It is known whether the site refuses now what it gave before; what to tell where it does, else ""."""
        self._asking = False
        if refuses:
            return (
                f"the site has shut this crawl out: {self._in_a_row} articles in a row ask to log in or to prove that "
                f"one is human, or refuse, and so does now what it gave before ({self._given}). Crawl again in a few "
                "days, with a longer `delay` in the site file; it goes on where it was"
            )
        self._in_a_row = 0
        self._most *= 2  # articles for members: to ask again and again would be a burden
        return ""
