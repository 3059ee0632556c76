"""Whether a site has shut a crawl out, or only keeps some articles for its members.

In both cases article after article is a log-in page or a captcha. To tell them apart, an address that the site has
given before is requested once more: a crawl that is shut out does not get that either.
"""

from collections.abc import Sequence

_SUSPICIOUS = 20  # refusals in a row


class ShutOut:
    """Counts the refusals since the site gave an article last; `start` are the addresses of its start pages."""

    def __init__(self, start: Sequence[str]):
        self._given = start[0]  # the last address that gave what was requested
        self._in_a_row = 0
        self._most = _SUSPICIOUS
        self._probing = False

    def count_given(self, url: str) -> None:
        """The site has given an article."""
        self._given, self._in_a_row = url, 0

    def count_refused(self) -> str:
        """The site has refused an article. The address that is to be probed for it; "" while none need be."""
        self._in_a_row += 1
        if self._in_a_row < self._most or self._probing:
            return ""
        self._probing = True
        return self._given

    def conclude(self, *, refuses: bool) -> str:
        """The probe has answered: `refuses` tells whether it is refused now. What to say where it is, else ""."""
        self._probing = False
        if refuses:
            return (
                f"the site has shut this crawl out: {self._in_a_row} articles in a row ask to log in or to prove that "
                f"one is human, or refuse, and so does now what it gave before ({self._given}). Crawl again in a few "
                "days, with a longer `delay` in the site file; it goes on where it was"
            )
        self._in_a_row = 0
        self._most *= 2  # articles for members: to ask again and again would be a burden
        return ""
