"""The outcome of an answer: the page to archive, the word for it ("new", "changed" …), and the time of the next
question.
"""

from collections.abc import Sequence
from dataclasses import replace

from crawler.archive.fetched import Fetched
from crawler.fetching.answer import SAME, Answer
from crawler.visiting.stand_in import ABSENT, PREVIEW
from crawler.visiting.visits import FIRST_DAYS, Known, interval

GONE = (404, 410)
_LASTING = (ABSENT, PREVIEW)  # what stands in an article's place for more than a bad day


def to_archive(answer: Answer, before: Known | None, *, gone: bool) -> Fetched | None:
    """The page that the archive is offered; None where it need have none. `gone`: the article is there no longer."""
    page = answer.page
    vanished = before is not None and before.vanished is not None
    if page is None:
        return None
    if gone:
        return None if vanished else replace(page, role="gone")
    if answer.left:
        return None
    if answer.stand_in:
        return replace(page, role="instead")
    return None if answer.beside == SAME and before and not vanished else page


def outcome(before: Known | None, *, added: bool, good: bool, gone: bool) -> str:
    """What `crawler.visiting.visit.Visit.keep` gives; `added` tells whether the archive has taken a page."""
    if gone:
        return "unchanged" if before and before.vanished else "vanished"
    if not good:
        return "failed"
    if added:
        return "changed" if before and before.good else "new"
    return "new" if before is None else "unchanged"  # new: archived by a crawl that was killed before it could say so


def days_to_wait(
    answer: Answer, before: Known | None, what: str, bounds: Sequence[float], *, good: bool, gone: bool
) -> tuple[float, float]:
    """The address's interval from now on, and the days until it is asked again, within the site file's `bounds`.

    `what` is the `outcome` of the answer.
    """
    lasting = answer.status in GONE or answer.stand_in in _LASTING or answer.left
    if (good and not answer.cut) or gone or lasting:
        days = interval(before.days if before else FIRST_DAYS, None if before is None else what == "changed", bounds)
        return days, days
    # A bad day, it may be: asked again as soon as the site file allows.
    return before.days if before else FIRST_DAYS, bounds[0]
